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
    <message><source>case %1 has no key: its content has been erased</source><translation>案件 %1 の鍵がありません。内容は消去されています</translation></message>
    <message><source>case %1 has no such file, or it has been erased</source><translation>案件 %1 にそのファイルはないか、消去されています</translation></message>
    <message><source>part %2 of a file of case %1 does not decrypt: it was changed</source><translation>案件 %1 のファイルの第 %2 部を復号できません。変更されています</translation></message>
    <message><source>case %1, record %2: the record does not have its hash: it was changed</source><translation>案件 %1、記録 %2: 記録がハッシュと合いません。変更されています</translation></message>
    <message><source>case %1, record %2: the record cannot be read: %4</source><translation>案件 %1、記録 %2: 記録を読めません: %4</translation></message>
    <message><source>case %1, record %2: expected record %4 here</source><translation>案件 %1、記録 %2: ここには記録 %4 があるはずです</translation></message>
    <message><source>case %1, record %2: it does not follow the record before it</source><translation>案件 %1、記録 %2: 前の記録とつながりません</translation></message>
    <message><source>case %1, record %2: the head of the chain is another record (%4)</source><translation>案件 %1、記録 %2: 連鎖の先頭が別の記録です（%4）</translation></message>
    <message><source>case %1, record %2: the head is not sealed with the town key: the chain was made anew</source><translation>案件 %1、記録 %2: 先頭の封印が町の鍵と合いません。連鎖が作り直されています</translation></message>
    <message><source>case %1, record %2: the chain has no sealed head</source><translation>案件 %1、記録 %2: 封印された先頭がありません</translation></message>
    <message><source>the count of commits is not sealed with the town key</source><translation>コミット数の封印が町の鍵と合いません</translation></message>
    <message><source>the seals of all cases and rows together are not those that were sealed: a case or a row was put back or taken away</source><translation>全案件と全行の封印の合計が合いません。案件か行が戻されたか取り除かれています</translation></message>
    <message><source>the anchor file knows a later commit: the database is an old copy</source><translation>アンカーファイルのほうが新しいため、データベースは古い写しです</translation></message>
    <message><source>the anchor file is not sealed with the town key</source><translation>アンカーファイルの封印が町の鍵と合いません</translation></message>
    <message><source>case %1, record %2, %3: the stored state differs from the journal</source><translation>案件 %1、記録 %2、%3: 保存された状態が記録と違います</translation></message>
    <message><source>case %1, record %2: there is no stored state</source><translation>案件 %1、記録 %2: 保存された状態がありません</translation></message>
    <message><source>case %1, record %2, %3: stored &quot;%4&quot;, by the journal &quot;%5&quot;</source><translation>案件 %1、記録 %2、%3: 保存は「%4」、記録では「%5」</translation></message>
    <message><source>case %1, record %2, %3: the task is missing in the list</source><translation>案件 %1、記録 %2、%3: 一覧に仕事がありません</translation></message>
    <message><source>case %1, record %2, %3: the journal knows no such task</source><translation>案件 %1、記録 %2、%3: 記録にない仕事です</translation></message>
    <message><source>case %1, record %2, %3: %4</source><translation>案件 %1、記録 %2、%3: %4</translation></message>
    <message><source>case %1, record %2, %3: it was erased, but its content is still there</source><translation>案件 %1、記録 %2、%3: 消去されたはずの内容が残っています</translation></message>
    <message><source>case %1, record %2, %3: executing the command again gives other events</source><translation>案件 %1、記録 %2、%3: 命令を再実行すると別の結果になります</translation></message>
    <message><source>case %1, record %2: the command is refused when it is executed again: %4</source><translation>案件 %1、記録 %2: 命令の再実行が拒まれました: %4</translation></message>
    <message><source>case %1, record %2: its package is not in the database</source><translation>案件 %1、記録 %2: 手続パッケージがデータベースにありません</translation></message>
    <message><source>case %1, record %2, %3: the personal value does not decrypt: it was changed</source><translation>案件 %1、記録 %2、%3: 個人の値を復号できません。変更されています</translation></message>
    <message><source>case %1 has no journal</source><translation>案件 %1 に記録がありません</translation></message>
    <message><source>case %1: its key is missing or was changed: no personal value can be read</source><translation>案件 %1: 鍵がないか、変更されています。個人の値を読めません</translation></message>
    <message><source>case %1, record %2, %3: the personal value is missing, and the journal does not say that it was erased</source><translation>案件 %1、記録 %2、%3: 個人の値がありません。消去の記録もありません</translation></message>
    <message><source>case %1, record %2, %3: the personal value was erased, but is still there</source><translation>案件 %1、記録 %2、%3: 消去されたはずの個人の値が残っています</translation></message>
    <message><source>case %1, record %2, %3: the journal knows no such value</source><translation>案件 %1、記録 %2、%3: 記録にない値です</translation></message>
    <message><source>case %1, record %2, %3: the case waits for this service, but it is not in the outbox</source><translation>案件 %1、記録 %2、%3: 案件が待っている処理が送信箱にありません</translation></message>
    <message><source>case %1, record %2, %3: the row is not sealed with the town key: it was changed</source><translation>案件 %1、記録 %2、%3: 行の封印が町の鍵と合いません。変更されています</translation></message>
    <message><source>%3: the files of this package are not what its hash says, or it was never published</source><translation>%3: この手続パッケージのファイルがハッシュと合わないか、公開されていません</translation></message>
    <message><source>the anchor file is missing: nobody can tell whether the database is an old copy</source><translation>アンカーファイルがありません。データベースが古い写しかどうか確かめられません</translation></message>
    <message><source>the database&apos;s log is being read: it could not be emptied yet, and may still hold what was erased</source><translation>データベースのログが読み取り中のため、まだ空にできません。消去したものが残っている可能性があります</translation></message>
    <message><source>the connection to the database was lost (%1): nothing was changed</source><translation>データベースとの接続が切れました（%1）。何も変更されていません</translation></message>
    <message><source>the connection to the database was lost in the middle of a commit, and the database did not come back: whether the change was kept is not known</source><translation>コミットの途中でデータベースとの接続が切れ、データベースが戻りません。変更が残ったかどうか分かりません</translation></message>
    <message><source>the database server runs with %1 = off and would lose what was acknowledged: switch it on</source><translation>データベースサーバーが %1 = off で動いており、確認済みの内容を失うおそれがあります。on にしてください</translation></message>
    <message><source>the database keeps texts as %1: create it with the encoding UTF8</source><translation>データベースの文字コードが %1 です。UTF8 で作成してください</translation></message>
    <message><source>the database that was to take the copy holds rows already (table %1): give an empty one</source><translation>写し先のデータベースに既に行があります（表 %1）。空のデータベースを指定してください</translation></message>
    <message><source>case %1, record %2, %3: what lists and searches go by does not fit the journal</source><translation>案件 %1、記録 %2、%3: 一覧と検索の索引が記録と合いません</translation></message>
</context>
</TS>
