<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>core</name>
    <message>
        <source>expected JSON in UTF-8; it cannot be read from here on</source>
        <translation>UTF-8 の JSON が必要ですが、ここから先を読み取れません</translation>
    </message>
    <message>
        <source>expected an integer, got %1: write other numbers as strings</source>
        <translation>整数が必要ですが、%1 が指定されました。整数以外の数は文字列で書いてください</translation>
    </message>
    <message>
        <source>this integer does not fit into 64 bits: write it as a string</source>
        <translation>この整数は 64 ビットに収まりません。文字列で書いてください</translation>
    </message>
    <message>
        <source>the member "%1" stands here a second time</source>
        <translation>メンバー「%1」が重複しています</translation>
    </message>
    <message>
        <source>this JSON nests deeper than %1 levels</source>
        <translation>この JSON の入れ子は %1 段を超えています</translation>
    </message>
</context>
</TS>
