<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>xml</name>
    <message>
        <source>this document has %1 bytes; at most %2 are read</source>
        <translation>この文書は %1 バイトあります。読み込めるのは %2 バイトまでです</translation>
    </message>
    <message>
        <source>elements are nested more than %1 deep</source>
        <translation>要素の入れ子が %1 段を超えています</translation>
    </message>
    <message>
        <source>this element has more than %1 attributes</source>
        <translation>この要素の属性が %1 個を超えています</translation>
    </message>
    <message>
        <source>expected XML in UTF-8, got %1: save the file as UTF-8</source>
        <translation>UTF-8 の XML が必要ですが、%1 でした。UTF-8 で保存してください</translation>
    </message>
    <message>
        <source>a document with a DOCTYPE is refused: remove it</source>
        <translation>DOCTYPE のある文書は受け付けません。DOCTYPE を取り除いてください</translation>
    </message>
    <message>
        <source>this is not well-formed XML: %1</source>
        <translation>整形式の XML ではありません: %1</translation>
    </message>
    <message>
        <source>&lt;%1&gt; of line %2 is not closed: expected &lt;/%1&gt;, found &lt;/%3&gt;</source>
        <translation>%2 行目の &lt;%1&gt; が閉じられていません。&lt;/%1&gt; が必要ですが、&lt;/%3&gt; があります</translation>
    </message>
    <message>
        <source>the file ends before &lt;%1&gt; of line %2 is closed: add &lt;/%1&gt;</source>
        <translation>%2 行目の &lt;%1&gt; が閉じられる前にファイルが終わっています。&lt;/%1&gt; を書いてください</translation>
    </message>
    <message>
        <source>a bare &amp; stands here: write &amp;amp;</source>
        <translation>ここに &amp; がそのまま書かれています。&amp;amp; と書いてください</translation>
    </message>
    <message>
        <source>a &lt; stands here that begins no element: write &amp;lt;</source>
        <translation>ここに要素の始まりでない &lt; があります。&amp;lt; と書いてください</translation>
    </message>
    <message>
        <source>&amp;%1; is not known in XML: write the character itself, or &amp;amp;%1; if the text shall say that</source>
        <translation>&amp;%1; は XML にありません。文字そのものを書いてください。文字どおり「&amp;%1;」と示すなら &amp;amp;%1; と書きます</translation>
    </message>
    <message>
        <source>a &lt; stands in the value of an attribute: write &amp;lt;</source>
        <translation>属性の値に &lt; があります。&amp;lt; と書いてください</translation>
    </message>
    <message>
        <source>the attribute %1 stands here twice: keep one</source>
        <translation>属性 %1 が重複しています。1つだけにしてください</translation>
    </message>
    <message>
        <source>the prefix %1 is not declared: add xmlns:%1=&quot;…&quot; to this element or one around it</source>
        <translation>接頭辞 %1 が宣言されていません。この要素か外側の要素に xmlns:%1=&quot;…&quot; を書いてください</translation>
    </message>
    <message>
        <source>this XML Schema cannot be used: %1</source>
        <translation>この XML スキーマは使えません: %1</translation>
    </message>
    <message>
        <source>element &lt;%1&gt; is not expected here; expected: %2</source>
        <translation>要素 &lt;%1&gt; はここに置けません。置けるもの: %2</translation>
    </message>
    <message>
        <source>element &lt;%1&gt; is not expected here; nothing may follow</source>
        <translation>要素 &lt;%1&gt; はここに置けません。この後には何も置けません</translation>
    </message>
    <message>
        <source>element &lt;%1&gt; is not complete; expected: %2</source>
        <translation>要素 &lt;%1&gt; に足りないものがあります。必要なもの: %2</translation>
    </message>
    <message>
        <source>a document that begins with &lt;%1&gt; is not known here</source>
        <translation>&lt;%1&gt; で始まる文書はここでは扱えません</translation>
    </message>
    <message>
        <source>element &lt;%1&gt; has no attribute '%2'</source>
        <translation>要素 &lt;%1&gt; に属性「%2」はありません</translation>
    </message>
    <message>
        <source>element &lt;%1&gt; needs the attribute '%2'</source>
        <translation>要素 &lt;%1&gt; には属性「%2」が必要です</translation>
    </message>
    <message>
        <source>'%2' of %1 is not one of: %3</source>
        <translation>%1 の「%2」は次のいずれでもありません: %3</translation>
    </message>
    <message>
        <source>'%2' of %1 is not a valid %3</source>
        <translation>%1 の「%2」は %3 として正しくありません</translation>
    </message>
    <message>
        <source>'%2' of %1 does not have the right form, as this has: %3</source>
        <translation>%1 の「%2」は形が正しくありません。正しい例: %3</translation>
    </message>
    <message>
        <source>'%2' of %1 does not have the right length</source>
        <translation>%1 の「%2」は長さが正しくありません</translation>
    </message>
    <message>
        <source>'%2' of %1 is outside the range that is allowed</source>
        <translation>%1 の「%2」は許される範囲の外です</translation>
    </message>
    <message>
        <source>%1 occurs twice: %2</source>
        <translation>%1 が重複しています: %2</translation>
    </message>
    <message>
        <source>%1 names something that is not there: %2</source>
        <translation>%1 が存在しないものを指しています: %2</translation>
    </message>
    <message>
        <source>element &lt;%1&gt; may not contain text</source>
        <translation>要素 &lt;%1&gt; に文字は書けません</translation>
    </message>
    <message>
        <source>this breaks the XML Schema: %1</source>
        <translation>XML スキーマに反しています: %1</translation>
    </message>
</context>
</TS>
