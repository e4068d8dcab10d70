<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>payment</name>
    <message>
        <source>expected an http address, got %1</source>
        <translation>http のアドレスが必要ですが、%1 でした</translation>
    </message>
    <message>
        <source>%1 did not answer: %2</source>
        <translation>%1 から応答がありません: %2</translation>
    </message>
</context>
</TS>
