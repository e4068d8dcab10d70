<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>http</name>
    <message>
        <source>the server cannot listen on %1: %2</source>
        <translation>サーバーは %1 で待ち受けできません: %2</translation>
    </message>
</context>
</TS>
