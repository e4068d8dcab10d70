<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>exchange</name>
    <message><source>this is not a message between the zones: %1 is missing or wrong</source><translation>庁内外の間のメッセージとして読めません: %1 がないか誤っています</translation></message>
    <message><source>file %1 does not arrive as it was sent: a part of it is missing or was changed</source><translation>ファイル %1 が送られたとおりに届きません: 一部がないか、改ざんされています</translation></message>
</context>
</TS>
