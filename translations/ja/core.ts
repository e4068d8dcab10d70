<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>core</name>
    <message>
        <source>line %1, column %2: this is not JSON as we take it: %3</source>
        <translation>%1 行 %2 列: 受け付けられる JSON ではありません: %3</translation>
    </message>
</context>
</TS>
