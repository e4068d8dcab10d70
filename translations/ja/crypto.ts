<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>crypto</name>
    <message>
        <source>this cannot be decrypted: the key does not fit, or it was changed</source>
        <translation>復号できません。鍵が合わないか、内容が変えられています</translation>
    </message>
    <message>
        <source>expected a key of %1 bytes, got %2 bytes</source>
        <translation>%1 バイトの鍵が必要ですが、%2 バイトでした</translation>
    </message>
    <message>
        <source>this is not a password hash</source>
        <translation>パスワードのハッシュではありません</translation>
    </message>
    <message>
        <source>the cryptographic library failed: %1</source>
        <translation>暗号ライブラリが失敗しました: %1</translation>
    </message>
</context>
</TS>
