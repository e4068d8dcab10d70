<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>mail</name>
    <message><source>expected one e-mail address</source><translation>メールアドレスは1つだけ必要です</translation></message>
    <message><source>a line break or control character in %1 of a mail</source><translation>メールの %1 に改行または制御文字があります</translation></message>
    <message><source>the mail could not be written: %1</source><translation>メールを書き込めませんでした: %1</translation></message>
    <message><source>the mail server did not take the mail: %1</source><translation>メールサーバーがメールを受け取りませんでした: %1</translation></message>
</context>
</TS>
