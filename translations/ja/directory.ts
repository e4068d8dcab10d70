<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>directory</name>
    <message><source>there is no member of staff %1</source><translation>職員 %1 はいません</translation></message>
    <message><source>there is no office %1</source><translation>組織 %1 はありません</translation></message>
    <message><source>there is no position %1</source><translation>職 %1 はありません</translation></message>
    <message><source>the staff number or the password is wrong: try again</source><translation>職員番号またはパスワードが違います。もう一度入力してください</translation></message>
    <message><source>too many wrong tries: try again in %1 minutes</source><translation>誤りが続いたため一時停止しています。%1 分後にもう一度お試しください</translation></message>
    <message><source>the password is too short: use at least %1 characters</source><translation>パスワードが短すぎます。%1 文字以上にしてください</translation></message>
    <message><source>no address is shown here</source><translation>ここに住所は表示されません</translation></message>
    <message><source>say why you need the address: the reason is kept</source><translation>住所を必要とする理由を入力してください。理由は記録されます</translation></message>
    <message><source>the directory&apos;s entry %1 cannot be read</source><translation>名簿の項目 %1 を読めません</translation></message>
    <message><source>“%1” is no name for a worker or a topic: expected a-z, 0-9, dots, dashes and underscores, at most 64</source><translation>「%1」は処理システムや業務の名前に使えません。a-z、0-9、ピリオド、ハイフン、下線の64字以内です</translation></message>
    <message><source>the worker “%1” needs a topic</source><translation>処理システム「%1」には業務の名前が必要です</translation></message>
    <message><source>there is no worker “%1”</source><translation>処理システム「%1」はありません</translation></message>
    <message><source>%1 does not hold the post %2 and cannot delegate it</source><translation>%1 は %2 の職に就いていないので、委任できません</translation></message>
    <message><source>there is no absence and no delegation %1</source><translation>不在または委任の記録 %1 はありません</translation></message>
</context>
</TS>
