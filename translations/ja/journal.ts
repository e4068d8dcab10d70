<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>journal</name>
    <message>
        <source>record %1 is not a journal record as we write them: field %2</source>
        <translation>記録 %1 は正しい形の記録ではありません: 項目 %2</translation>
    </message>
    <message>
        <source>this program does not read journal format %1; use the release that wrote it or a later one</source>
        <translation>このプログラムは記録の形式 %1 を読めません。書き込んだ版以降のものを使ってください</translation>
    </message>
    <message>
        <source>record %1, field %2: the stored value does not match the commitment in the journal</source>
        <translation>記録 %1 の項目 %2: 保存された値が記録のコミットメントと一致しません</translation>
    </message>
    <message>
        <source>record %1 does not follow the record before it: the hash of that one differs</source>
        <translation>記録 %1 は直前の記録につながっていません（ハッシュが異なります）</translation>
    </message>
    <message>
        <source>record %1 stands where record %2 was expected</source>
        <translation>記録 %2 があるべき所に記録 %1 があります</translation>
    </message>
    <message>
        <source>the seal of record %1 does not hold: the chain was changed after it was written</source>
        <translation>記録 %1 の封印が合いません。記録の連鎖が後から変えられています</translation>
    </message>
    <message>
        <source>record %1, field %2: the journal says %3, stored is %4</source>
        <translation>記録 %1 の項目 %2: 記録では %3、保存されているのは %4 です</translation>
    </message>
</context>
</TS>
