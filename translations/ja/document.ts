<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>document</name>
    <message><source>a document cannot hold the element "%1"</source><translation>文書に要素「%1」は使えません</translation></message>
    <message><source>the element "%1" cannot have the attribute "%2" in a document</source><translation>文書の要素「%1」に属性「%2」は付けられません</translation></message>
    <message><source>expected t:value, t:group, t:if, t:else or t:for, got "%1"</source><translation>t:value、t:group、t:if、t:else、t:for のいずれかが必要ですが、「%1」とあります</translation></message>
    <message><source>t:value needs the attribute "of" with a FEEL expression</source><translation>t:value には FEEL の式を書いた属性「of」が必要です</translation></message>
    <message><source>expected as="text", "number", "yen", "date", "era-date" or "date-time", got "%1"</source><translation>as は "text"、"number"、"yen"、"date"、"era-date"、"date-time" のいずれかですが、「%1」とあります</translation></message>
    <message><source>expected "name in list", got "%1"</source><translation>「名前 in リスト」の形が必要ですが、「%1」とあります</translation></message>
    <message><source>t:else must stand on the element that follows one with t:if</source><translation>t:else は、t:if を持つ要素の直後の要素に付けます</translation></message>
    <message><source>"%1" should be a date, got %2</source><translation>「%1」は日付であるべきですが、%2 です</translation></message>
    <message><source>"%1" should be a number, got %2</source><translation>「%1」は数であるべきですが、%2 です</translation></message>
    <message><source>"%1" holds a character that cannot stand in a document</source><translation>「%1」に、文書に書けない文字が含まれています</translation></message>
    <message><source>expected an XHTML document with a body, got "%1"</source><translation>body のある XHTML 文書が必要ですが、「%1」とあります</translation></message>
    <message><source>"%1" has no value and was left out</source><translation>「%1」に値がないため、空欄としました</translation></message>
    <message><source>a PDF cannot be made in a program without fonts (no QGuiApplication)</source><translation>フォントの使えないプログラム（QGuiApplication なし）では PDF を作れません</translation></message>
    <message><source>the text for the QR code is too long</source><translation>二次元コードにする文字列が長すぎます</translation></message>
    <message><source>the PDF could not be written</source><translation>PDF を書き出せませんでした</translation></message>
</context>
</TS>
