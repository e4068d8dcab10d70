<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>admin</name>
    <message><source>the folder %1 cannot be made</source><translation>フォルダー %1 を作れません</translation></message>
    <message><source>%1 cannot be written: %2</source><translation>%1 に書き込めません: %2</translation></message>
    <message><source>%1 cannot be read: %2</source><translation>%1 を読めません: %2</translation></message>
    <message><source>%1 is not a key as we write them; restore it from the backup of the keys</source><translation>%1 は本システムの鍵ではありません。鍵の控えから戻してください</translation></message>
    <message><source>the demonstration&apos;s data are broken: %1</source><translation>見本データが壊れています: %1</translation></message>
    <message><source>the package %1 has faults and is not published</source><translation>手続パッケージ %1 に誤りがあるため公開しません</translation></message>
    <message><source>expected an IP address, such as 127.0.0.1, got &quot;%1&quot;</source><translation>IPアドレス（127.0.0.1 など）が必要ですが、「%1」でした</translation></message>
    <message><source>expected the site&apos;s address without a path, such as https://apply.town.example, got &quot;%1&quot;</source><translation>サイトのアドレス（https://apply.town.example など、パスなし）が必要ですが、「%1」でした</translation></message>
    <message><source>usage: %1</source><translation>使い方: %1</translation></message>
    <message><source>expected how far to put the clock ahead, such as 8d or 36h, got &quot;%1&quot;</source><translation>時計を進める長さ（8d、36h など）が必要ですが、「%1」でした</translation></message>
    <message><source>this town is no demonstration: its clock is not put ahead</source><translation>この町は見本ではないため、時計を進められません</translation></message>
    <message><source>expected for each case number, or for *, an object of answers by field; &quot;%1&quot; has none</source><translation>案件番号（または *）ごとに、項目名と回答のオブジェクトが必要です。「%1」にはありません</translation></message>
    <message><source>the town lives at %1 already: todoke-server copy --to takes it elsewhere</source><translation>町のデータは既に %1 にあります。移すには todoke-server copy --to を使います</translation></message>
    <message><source>the copy has %1 faults: the town stays where it is</source><translation>写しに %1 件の誤りがあります。町のデータは元の場所のままです</translation></message>
    <message><source>the town went on while it was copied: stop its server, empty the other database and copy again</source><translation>写している間に町のデータが変わりました。サーバーを止め、写し先を空にしてやり直してください</translation></message>
    <message><source>%1 is there already: nothing is overwritten</source><translation>%1 は既にあります。上書きはしません</translation></message>
    <message><source>a town lives in %1 already: restore into a folder that holds its keys and nothing else</source><translation>%1 には既に町のデータがあります。鍵だけがあるフォルダーに復元してください</translation></message>
    <message><source>the backup ends at commit %1, but commit %2 was acknowledged: what was acknowledged in between would be lost; --older accepts that</source><translation>控えはコミット %1 までですが、コミット %2 まで確認済みです。その間に受け付けたものは失われます。承知の上なら --older を付けてください</translation></message>
</context>
</TS>
