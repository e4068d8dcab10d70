<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>store</name>
    <message><source>the database %1 cannot be opened: %2</source><translation>データベース %1 を開けません: %2</translation></message>
    <message><source>the database has schema %1, which is newer than this program&apos;s %2: use a newer program</source><translation>データベースの版 %1 はこのプログラムの版 %2 より新しいため、新しいプログラムが必要です</translation></message>
    <message><source>the database refused (%1): %2</source><translation>データベースが処理を拒みました（%1）: %2</translation></message>
    <message><source>the disk is full: nothing was changed</source><translation>ディスクの空きがありません。何も変更されていません</translation></message>
    <message><source>the database is in use by another program: nothing was changed</source><translation>データベースは他のプログラムが使用中です。何も変更されていません</translation></message>
    <message><source>the database ends at commit %1, but commit %2 was acknowledged: it is an old copy</source><translation>データベースはコミット %1 までですが、コミット %2 まで確認済みです。古い写しです</translation></message>
    <message><source>the town&apos;s key does not belong to this database</source><translation>町の鍵がこのデータベースのものではありません</translation></message>
</context>
</TS>
