<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>intake</name>
    <message><source>enter an e-mail address, such as name@example.jp</source><translation>name@example.jp のような形でメールアドレスを入力してください</translation></message>
    <message><source>choose a password of at least %1 characters</source><translation>パスワードは %1 文字以上にしてください</translation></message>
    <message><source>choose a password that is harder to guess</source><translation>推測されにくいパスワードにしてください</translation></message>
    <message><source>there is an account with this e-mail address: sign in, or ask for a new password</source><translation>このメールアドレスは登録済みです。ログインするか、パスワードの再設定をしてください</translation></message>
    <message><source>the e-mail address or the password is wrong</source><translation>メールアドレスまたはパスワードが違います</translation></message>
    <message><source>the number or the secret code is wrong</source><translation>番号または暗証コードが違います</translation></message>
    <message><source>too many tries: try again in %1 minutes</source><translation>試行回数が多すぎます。%1 分後にもう一度お試しください</translation></message>
    <message><source>this link was used or is too old: ask for a new one</source><translation>このリンクは使用済みか、期限が過ぎています。もう一度発行してください</translation></message>
    <message><source>sign in first: this procedure needs an account</source><translation>この手続にはアカウントが必要です。ログインしてください</translation></message>
    <message><source>there is no procedure %1</source><translation>手続 %1 はありません</translation></message>
    <message><source>this draft is not here</source><translation>この下書きは見つかりません</translation></message>
    <message><source>this draft has expired: begin again</source><translation>この下書きは保存期限が過ぎました。はじめからやり直してください</translation></message>
    <message><source>this application is not here</source><translation>この申請は見つかりません</translation></message>
    <message><source>the form has no field %1</source><translation>様式に項目 %1 はありません</translation></message>
    <message><source>the field %1 takes no file</source><translation>項目 %1 にはファイルを添付できません</translation></message>
    <message><source>the file is empty: choose the one that you mean</source><translation>ファイルが空です。送りたいファイルを選び直してください</translation></message>
    <message><source>the file carries a malicious program and was not kept: check your device, and choose another file</source><translation>ファイルから不正なプログラムが見つかったため、受け取りませんでした。お使いの機器を確かめて、別のファイルを選んでください</translation></message>
    <message><source>the file could not be checked for malicious programs just now and was not kept: send it again in some minutes. Everything else is kept.</source><translation>ウイルスの検査ができなかったため、ファイルを受け取れませんでした。数分たってから、もう一度送ってください。ほかの入力内容は残っています</translation></message>
    <message><source>too many or too large files: %1 files and %2 MiB together at most</source><translation>ファイルが多すぎるか大きすぎます。%1 個、合計 %2 MiB までです</translation></message>
    <message><source>this file is not here</source><translation>このファイルは見つかりません</translation></message>
    <message><source>the office does not wait for a correction</source><translation>補正の依頼は届いていません</translation></message>
    <message><source>there is nothing to pay</source><translation>納付するものはありません</translation></message>
    <message><source>the fee is paid</source><translation>手数料は納付済みです</translation></message>
    <message><source>choose one of the ways to pay</source><translation>納付の方法を選んでください</translation></message>
    <message><source>a payment is under way: wait a little, then look again</source><translation>納付の手続が進行中です。少し待ってからもう一度ご確認ください</translation></message>
    <message><source>the application can no longer be withdrawn</source><translation>この申請はもう取り下げられません</translation></message>
    <message><source>this document is not here</source><translation>この書類は見つかりません</translation></message>
    <message><source>there is no payment provider %1</source><translation>決済事業者 %1 はありません</translation></message>
    <message><source>this procedure needs a stronger signature: sign as the page says</source><translation>この手続にはより強い署名が必要です。画面の案内に従って署名してください</translation></message>
    <message><source>the signature does not hold: %1 Your draft is kept.</source><translation>署名を確認できません: %1 下書きは残っています。</translation></message>
    <message><source>the signed document is not this application as it stands now: download it again and sign that. Your draft is kept.</source><translation>署名された文書は、いまの申請の内容と違います。もう一度ダウンロードして署名してください。下書きは残っています。</translation></message>
    <message><source>the form has been replaced since you began: begin again</source><translation>入力を始めたあとに様式が新しくなりました。はじめからやり直してください</translation></message>
    <message><source>the stored entry %1 cannot be read</source><translation>保存された項目 %1 を読めません</translation></message>
    <message><source>the payment service does not answer: try again in a few minutes</source><translation>決済サービスから応答がありません。数分後にもう一度お試しください</translation></message>
    <message><source>the payment service refused: %1</source><translation>決済サービスが受け付けませんでした: %1</translation></message>
    <message><source>the payment service does not know this payment</source><translation>決済サービスにこの支払いの記録がありません</translation></message>
    <message><source>the callback is not signed by the payment service</source><translation>通知に決済サービスの署名がありません</translation></message>
    <message><source>the callback is too old</source><translation>通知が古すぎます</translation></message>
    <message><source>the callback cannot be read</source><translation>通知を読めません</translation></message>
    <message><source>the payment service cannot do this</source><translation>決済サービスはこの操作に対応していません</translation></message>
    <message><source>%1: your account</source><translation>%1：アカウントの登録</translation></message>
    <message><source>An account with this e-mail address was made at %1.

%2

If it was not you, ask for a new password on the sign-in page; then the account is yours.
</source><translation>%1 で、このメールアドレスのアカウントが登録されました。

%2

お心当たりがない場合は、ログイン画面からパスワードを再設定してください。アカウントはあなたのものになります。
</translation></message>
    <message><source>%1: signing in is paused</source><translation>%1：サインインを一時停止しています</translation></message>
    <message><source>A wrong password was typed for your account at %1 several times. Nobody can sign in to it until %4.

If it was you, wait, or set a new password from this page:
%2

If it was not you, your password was not guessed, and you need not do anything.
</source><translation>%1のあなたのアカウントに、違うパスワードが何度か入れられました。%4 まで、だれもサインインできません。

ご本人の場合は、お待ちになるか、次のページから新しいパスワードを設定してください。
%2

心当たりのない場合も、パスワードは知られていません。何もしていただく必要はありません。
</translation></message>
    <message><source>%1: a new password</source><translation>%1：パスワードの再設定</translation></message>
    <message><source>Somebody asked for a new password for your account at %1. To set one, open this page until %4:

%2

If it was not you, do nothing.
</source><translation>%1 のアカウントについて、パスワードの再設定が求められました。%4 までに次のページを開いて設定してください。

%2

お心当たりがない場合は、何もする必要はありません。
</translation></message>
    <message><source>%1: your application has arrived (%3)</source><translation>%1：申請が到達しました（%3）</translation></message>
    <message><source>Your application arrived at %1 on %4. Receipt number: %3

You can follow it here:
%2
</source><translation>あなたの申請は %4 に %1 に到達しました。受付番号：%3

状況は次のページで確認できます。
%2
</translation></message>
    <message><source>%1: there is news about %3</source><translation>%1：%3 についてのお知らせ</translation></message>
    <message><source>There is news about your application %3 at %1. Please look here:
%2
</source><translation>%1 に出された申請 %3 についてお知らせがあります。次のページをご覧ください。
%2
</translation></message>
</context>
</TS>
