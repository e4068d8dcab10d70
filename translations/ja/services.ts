<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>services</name>
    <message><source>the service &quot;%1&quot; needs the parameter &quot;%2&quot;</source><translation>サービス「%1」にはパラメーター「%2」が必要です</translation></message>
    <message><source>the parameter &quot;%2&quot; of the service &quot;%1&quot; is not a whole number: %3</source><translation>サービス「%1」のパラメーター「%2」は整数ではありません: %3</translation></message>
    <message><source>the package has no document &quot;%1&quot;</source><translation>手続パッケージに文書「%1」がありません</translation></message>
    <message><source>the town has no register &quot;%1&quot;</source><translation>この自治体に台帳「%1」はありません</translation></message>
    <message><source>Certificate number %1
Verification code %2
%3</source><translation>証明書番号 %1
確認コード %2
%3</translation></message>
    <message><source>%1 %2 does not wait for the message %3 yet</source><translation>%1「%2」は、まだメッセージ「%3」を待っていません</translation></message>
</context>
</TS>
