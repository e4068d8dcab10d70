<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>signature</name>
    <message>
        <source>this is not an X.509 certificate</source>
        <translation>X.509 証明書ではありません</translation>
    </message>
    <message>
        <source>this is not a PKCS#12 file with a key and its certificate</source>
        <translation>鍵と証明書の入った PKCS#12 ファイルではありません</translation>
    </message>
    <message>
        <source>the password does not open this key file</source>
        <translation>このパスワードでは鍵ファイルを開けません</translation>
    </message>
    <message>
        <source>the key in this file does not belong to its certificate</source>
        <translation>このファイルの鍵は証明書のものではありません</translation>
    </message>
    <message>
        <source>expected an RSA key of 2048 bits or more, or an ECDSA key on P-256</source>
        <translation>2048 ビット以上の RSA 鍵か、P-256 の ECDSA 鍵が必要です</translation>
    </message>
    <message>
        <source>this is not a revocation list signed by the authority</source>
        <translation>認証局の署名した失効リストではありません</translation>
    </message>
    <message>
        <source>the signature library failed: %1</source>
        <translation>署名ライブラリが失敗しました: %1</translation>
    </message>
    <message>
        <source>this document already has a signature</source>
        <translation>この文書にはすでに署名があります</translation>
    </message>
    <message>
        <source>there is nothing to sign</source>
        <translation>署名する対象がありません</translation>
    </message>
    <message>
        <source>this document has no signature</source>
        <translation>この文書には署名がありません</translation>
    </message>
    <message>
        <source>expected one signature, got %1</source>
        <translation>署名は一つのはずですが、%1 個ありました</translation>
    </message>
    <message>
        <source>the signature does not stand directly in the document's root</source>
        <translation>署名が文書の最上位の要素の直下にありません</translation>
    </message>
    <message>
        <source>the Id '%1' occurs twice, so a signature could point to the wrong one</source>
        <translation>Id「%1」が重複しており、署名が別のものを指すおそれがあります</translation>
    </message>
    <message>
        <source>there is a comment, which no signature covers</source>
        <translation>署名の対象にならないコメントが含まれています</translation>
    </message>
    <message>
        <source>element &lt;%1&gt; does not belong into a signature here</source>
        <translation>署名のこの位置に要素 &lt;%1&gt; は置けません</translation>
    </message>
    <message>
        <source>the signature lacks the element &lt;%1&gt;</source>
        <translation>署名に要素 &lt;%1&gt; がありません</translation>
    </message>
    <message>
        <source>element &lt;%1&gt; does not contain proper base64</source>
        <translation>要素 &lt;%1&gt; の中身が正しい base64 ではありません</translation>
    </message>
    <message>
        <source>the signature brings a bare key (&lt;%1&gt;), which says nothing about who signed</source>
        <translation>署名に裸の鍵 (&lt;%1&gt;) が付いています。これでは誰の署名か分かりません</translation>
    </message>
    <message>
        <source>the signature brings no certificate that can be read</source>
        <translation>署名に読み取れる証明書が付いていません</translation>
    </message>
    <message>
        <source>expected one SignedProperties for each signature, got %1</source>
        <translation>SignedProperties は署名ごとに一つのはずですが、%1 個ありました</translation>
    </message>
    <message>
        <source>SignedProperties stands outside its signature</source>
        <translation>SignedProperties が署名の外にあります</translation>
    </message>
    <message>
        <source>the signed properties belong to '%1', not to this signature</source>
        <translation>署名属性はこの署名ではなく「%1」のものです</translation>
    </message>
    <message>
        <source>a signature with a Manifest is refused: what it lists is not checked</source>
        <translation>Manifest を含む署名は受け付けません。その中身は検証されないためです</translation>
    </message>
    <message>
        <source>the canonicalization method %1 is not allowed</source>
        <translation>正規化方式 %1 は認められません</translation>
    </message>
    <message>
        <source>the signature method %1 is not allowed</source>
        <translation>署名方式 %1 は認められません</translation>
    </message>
    <message>
        <source>the digest method %1 is not allowed</source>
        <translation>ダイジェスト方式 %1 は認められません</translation>
    </message>
    <message>
        <source>the transform %1 is not allowed here</source>
        <translation>変換 %1 はここでは認められません</translation>
    </message>
    <message>
        <source>the signature refers to something outside: %1</source>
        <translation>署名が外部のものを参照しています: %1</translation>
    </message>
    <message>
        <source>the signature has a reference that does not belong there: %1</source>
        <translation>署名に余分な参照があります: %1</translation>
    </message>
    <message>
        <source>the signature does not cover %1</source>
        <translation>署名の対象に %1 が含まれていません</translation>
    </message>
    <message>
        <source>the signature refers twice to %1</source>
        <translation>署名が %1 を二度参照しています</translation>
    </message>
    <message>
        <source>a reference leads to another place than it should: %1</source>
        <translation>参照が本来とは別の場所を指しています: %1</translation>
    </message>
    <message>
        <source>the content was changed after signing: %1</source>
        <translation>署名の後に内容が変えられています: %1</translation>
    </message>
    <message>
        <source>the signed properties were changed after signing</source>
        <translation>署名の後に署名属性が変えられています</translation>
    </message>
    <message>
        <source>the signature was not made with the certificate's key, or was changed</source>
        <translation>署名が証明書の鍵で作られていないか、署名が変えられています</translation>
    </message>
    <message>
        <source>the signature was made for another certificate than it brings</source>
        <translation>署名に付いている証明書が、署名に使われたものと異なります</translation>
    </message>
    <message>
        <source>expected a signing time, got '%1'</source>
        <translation>署名日時が必要ですが、「%1」でした</translation>
    </message>
    <message>
        <source>the signing time %1 cannot be true</source>
        <translation>署名日時 %1 はあり得ません</translation>
    </message>
    <message>
        <source>the certificate of %1 was not issued under a trusted authority (%2)</source>
        <translation>%1 の証明書は信頼できる認証局の発行したものではありません (%2)</translation>
    </message>
    <message>
        <source>the certificate of %1 was not yet valid: it begins at %2</source>
        <translation>%1 の証明書はまだ有効ではありませんでした。有効期間は %2 からです</translation>
    </message>
    <message>
        <source>the certificate of %1 was no longer valid: it ended at %2</source>
        <translation>%1 の証明書は有効期限が切れていました。有効期間は %2 まででした</translation>
    </message>
    <message>
        <source>the certificate of %1 is not meant for this use</source>
        <translation>%1 の証明書はこの用途のものではありません</translation>
    </message>
    <message>
        <source>the certificate of %1 has been revoked since %2</source>
        <translation>%1 の証明書は %2 に失効しています</translation>
    </message>
    <message>
        <source>it cannot be known whether the certificate of %1 was revoked</source>
        <translation>%1 の証明書が失効しているかどうか確認できません</translation>
    </message>
    <message>
        <source>this is not an ASiC-E container: %1</source>
        <translation>ASiC-E コンテナではありません: %1</translation>
    </message>
    <message>
        <source>expected the mimetype application/vnd.etsi.asic-e+zip, got '%1'</source>
        <translation>mimetype は application/vnd.etsi.asic-e+zip のはずですが、「%1」でした</translation>
    </message>
    <message>
        <source>the container has a member with an unsafe name: %1</source>
        <translation>コンテナに安全でない名前のファイルがあります: %1</translation>
    </message>
    <message>
        <source>the container has two members of the name %1</source>
        <translation>コンテナに %1 という名前のファイルが二つあります</translation>
    </message>
    <message>
        <source>the container has %1 members; at most %2 are read</source>
        <translation>コンテナにファイルが %1 個あります。読み込めるのは %2 個までです</translation>
    </message>
    <message>
        <source>the member %1 has %2 bytes; at most %3 are read</source>
        <translation>ファイル %1 は %2 バイトあります。読み込めるのは %3 バイトまでです</translation>
    </message>
    <message>
        <source>the container has more than %1 bytes when unpacked</source>
        <translation>コンテナを展開すると %1 バイトを超えます</translation>
    </message>
    <message>
        <source>the member %1 is packed more tightly than is believable</source>
        <translation>ファイル %1 の圧縮率が異常です</translation>
    </message>
    <message>
        <source>the member %1 is encrypted or packed in a way that is not read</source>
        <translation>ファイル %1 は暗号化されているか、読めない方式で圧縮されています</translation>
    </message>
    <message>
        <source>the container has no content</source>
        <translation>コンテナに中身がありません</translation>
    </message>
    <message>
        <source>form of the signature</source>
        <translation>署名の形式</translation>
    </message>
    <message>
        <source>algorithms</source>
        <translation>アルゴリズム</translation>
    </message>
    <message>
        <source>what is covered</source>
        <translation>署名の対象</translation>
    </message>
    <message>
        <source>content unchanged</source>
        <translation>内容の同一性</translation>
    </message>
    <message>
        <source>signature value</source>
        <translation>署名値</translation>
    </message>
    <message>
        <source>signer's certificate</source>
        <translation>署名者の証明書</translation>
    </message>
    <message>
        <source>signing time</source>
        <translation>署名日時</translation>
    </message>
    <message>
        <source>trusted authority</source>
        <translation>認証局の信頼</translation>
    </message>
    <message>
        <source>validity at the time</source>
        <translation>その時点での有効期間</translation>
    </message>
    <message>
        <source>purpose of the certificate</source>
        <translation>証明書の用途</translation>
    </message>
    <message>
        <source>revocation</source>
        <translation>失効</translation>
    </message>
    <message>
        <source>timestamp</source>
        <translation>タイムスタンプ</translation>
    </message>
    <message>
        <source>good: %1</source>
        <translation>適合: %1</translation>
    </message>
    <message>
        <source>not checked: %1</source>
        <translation>未確認: %1</translation>
    </message>
    <message>
        <source>wrong: %1: %2</source>
        <translation>不適合: %1: %2</translation>
    </message>
    <message>
        <source>signed by %1 at %2</source>
        <translation>署名者 %1、署名日時 %2</translation>
    </message>
    <message>
        <source>the signature holds</source>
        <translation>署名は有効です</translation>
    </message>
    <message>
        <source>the signature does not hold</source>
        <translation>署名は有効ではありません</translation>
    </message>
</context>
</TS>
