<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>tool</name>
    <message><source>%1 cannot be read</source><translation>%1 を読めません</translation></message>
    <message><source>%1: no faults</source><translation>%1: 誤りはありません</translation></message>
    <message><source>%1: 1 fault</source><translation>%1: 誤り 1 件</translation></message>
    <message><source>%1: %2 faults, files with faults: %3</source><translation>%1: 誤り %2 件、誤りのあるファイル %3</translation></message>
    <message><source>%1: the folder&apos;s name becomes the id of the procedure; expected a-z, 0-9 and -, such as park-use</source><translation>%1: フォルダー名が手続の id になります。park-use のように a-z、0-9、- で付けてください</translation></message>
    <message><source>%1 has files in it; expected a folder that is empty or not there yet</source><translation>%1 にはファイルがあります。空のフォルダーか、まだないフォルダーを指定してください</translation></message>
    <message><source>%1 cannot be written</source><translation>%1 に書き込めません</translation></message>
    <message><source>wrote %1 files to %2: a small procedure that works. Change it step by step, with todoke check %2 and todoke test %2 after each</source><translation>%2 に %1 個のファイルを書きました。このままで動く小さな手続です。少しずつ書き換え、そのつど todoke check %2 と todoke test %2 で確かめてください</translation></message>
    <message><source>no scenario comes past: %1</source><translation>どのシナリオも通らない要素: %1</translation></message>
    <message><source>Password of the key: </source><translation>鍵の暗証番号: </translation></message>
    <message><source>case %1, record %2: erased %3 (%4)</source><translation>案件 %1、記録 %2: 消去済み %3（%4）</translation></message>
    <message><source>case %1, record %2: %3 was executed by the engine %4 and would differ now</source><translation>案件 %1、記録 %2: %3 はエンジン %4 が実行したもので、今のエンジンでは異なります</translation></message>
    <message><source>%1 records of the engine %2 would differ now; they are as they were written</source><translation>エンジン %2 の記録 %1 件は、今のエンジンでは異なる結果になります。記録そのものは書かれたままです</translation></message>
    <message><source>%1 cases, %2 records, %3 executed again, %4 not (erased), %5 faults</source><translation>%1 案件、%2 記録、再実行 %3、再実行しない（消去済み）%4、誤り %5</translation></message>
    <message><source>expected a scenario or one of its steps, got &quot;%1&quot;</source><translation>シナリオまたはその手順が必要ですが、「%1」でした</translation></message>
    <message><source>the package has no form &quot;%1&quot;</source><translation>手続パッケージに様式「%1」がありません</translation></message>
    <message><source>the answer to %1 is refused: %2</source><translation>%1 の回答が受け付けられません: %2</translation></message>
    <message><source>nothing was submitted before this step</source><translation>この手順の前に提出がありません</translation></message>
    <message><source>expected the task &quot;%1&quot;; open are: %2</source><translation>仕事「%1」があるはずですが、あるのは: %2</translation></message>
    <message><source>there are several tasks &quot;%1&quot;; open are: %2</source><translation>仕事「%1」が複数あります。あるのは: %2</translation></message>
    <message><source>this was refused: %1</source><translation>拒まれました: %1</translation></message>
    <message><source>expected a refusal (%1), but it was done</source><translation>拒まれるはずでしたが（%1）、行われました</translation></message>
    <message><source>expected the refusal %1, got %2</source><translation>拒否 %1 のはずが %2 でした</translation></message>
    <message><source>expected the case to wait for %1; it is: %2</source><translation>%1 を待つはずですが、状態は %2 です</translation></message>
    <message><source>expected the amount %1, got %2</source><translation>金額 %1 のはずが %2 でした</translation></message>
    <message><source>expected the words &quot;%1&quot; in: %2</source><translation>「%1」が含まれるはずですが、内容は: %2</translation></message>
    <message><source>expected the end &quot;%1&quot;, got &quot;%2&quot;</source><translation>結末「%1」のはずが「%2」でした</translation></message>
    <message><source>expected a document of the role &quot;%1&quot;</source><translation>種類「%1」の文書があるはずです</translation></message>
    <message><source>expected the task to be for &quot;%1&quot;, it is for &quot;%2&quot;</source><translation>仕事は「%1」宛てのはずが「%2」宛てです</translation></message>
    <message><source>expected the state &quot;%1&quot;, got &quot;%2&quot;</source><translation>状態「%1」のはずが「%2」でした</translation></message>
    <message><source>expected %1, got %2</source><translation>%1 のはずが %2 でした</translation></message>
    <message><source>the service &quot;%1&quot; has failed for good: %2</source><translation>サービス「%1」が失敗しました: %2</translation></message>
    <message><source>the submission did not become a case</source><translation>提出が案件になりませんでした</translation></message>
    <message><source>"%1": expected %2, got %3</source><translation>「%1」: %2 のはずが %3 でした</translation></message>
    <message><source>"%1": expected %3 as %2, got %4</source><translation>「%1」: %2 は %3 のはずが %4 でした</translation></message>
    <message><source>"%1": the result has no %2: %3</source><translation>「%1」: 結果に %2 がありません: %3</translation></message>
    <message><source>"%1": no rule that applied says "%2"; they say: %3</source><translation>「%1」: 適用された規則に「%2」とありません。あるのは: %3</translation></message>
    <message>
        <source>expected a context {name: value} or the file of one, got %1</source>
        <translation>コンテキスト {名前: 値} かそのファイルが必要ですが、%1 がありました</translation>
    </message>
    <message>
        <source>expected a context {name: value}, got a value of the type %1</source>
        <translation>コンテキスト {名前: 値} が必要ですが、型は %1 です</translation>
    </message>
    <message>
        <source>no input alone would change the result</source>
        <translation>一つの入力だけを変えても結果は変わりません</translation>
    </message>
    <message>
        <source>there are more inputs than could be tried</source>
        <translation>入力が多く、試せなかったものがあります</translation>
    </message>
    <message><source>no scenario takes the sequence flows: %1</source><translation>どのシナリオも通らないシーケンスフロー: %1</translation></message>
    <message><source>no answer ever leads to the sequence flows: %1</source><translation>どのような回答でも通らないシーケンスフロー: %1</translation></message>
    <message><source>%1 of %2 sequence flows are taken</source><translation>シーケンスフロー %2 本のうち %1 本を通りました</translation></message>
    <message><source>%1 cases</source><translation>%1 件</translation></message>
    <message><source>not ended</source><translation>終わっていない</translation></message>
    <message><source>days from arrival to end: least %1, half %2, nine of ten %3, most %4</source><translation>到達から終了までの日数: 最短 %1、中央 %2、9 割 %3、最長 %4</translation></message>
    <message><source>step</source><translation>段階</translation></message>
    <message><source>times</source><translation>回数</translation></message>
    <message><source>mean days</source><translation>平均日数</translation></message>
    <message><source>most days</source><translation>最長日数</translation></message>
    <message><source>open</source><translation>未了</translation></message>
    <message><source>%1 cases stopped: %2</source><translation>%1 件が止まりました: %2</translation></message>
    <message><source>How long the steps take</source><translation>各段階にかかる時間</translation></message>
    <message><source>%1: mean %2 days, most %3 days</source><translation>%1: 平均 %2 日、最長 %3 日</translation></message>
    <message><source>this line is no recorded case; such files are written by todoke simulate --record</source><translation>この行は記録された案件ではありません。記録は todoke simulate --record で作成します</translation></message>
    <message><source>path after %1: %2 → %3 (%4)</source><translation>%1 の後の経路: %2 → %3（%4）</translation></message>
    <message><source>fee at %1: %2 → %3 (%4)</source><translation>%1 の手数料: %2 → %3（%4）</translation></message>
    <message><source>deadline at %1: %2 → %3 (%4)</source><translation>%1 の期限: %2 → %3（%4）</translation></message>
    <message><source>who does %1: %2 → %3 (%4)</source><translation>%1 の担当: %2 → %3（%4）</translation></message>
    <message><source>%1 cases, %2 would go otherwise; not replayed: %3 erased, %4 moved to another version, %5 not as recorded</source><translation>%1 件のうち %2 件は異なる扱いになります。再現できないもの: 消去済み %3 件、途中で別の版に移ったもの %4 件、記録と異なるもの %5 件</translation></message>
    <message><source>%1 of %2 cases</source><translation>%2 件中 %1 件</translation></message>
    <message>
        <source>the reasons have changed; kept is "%1", now it is "%2"; keep the new ones with --keep-reasons</source>
        <translation>理由の文が変わりました。保存された文は「%1」、今の文は「%2」です。新しい文でよければ --keep-reasons で保存してください</translation>
    </message>
    <message>
        <source>expected a text in UTF-8</source>
        <translation>UTF-8の文字列ではありません</translation>
    </message>
    <message>
        <source>there is no decision %1; there are: %2</source>
        <translation>決定%1はありません。あるのは次の決定です: %2</translation>
    </message>
    <message>
        <source>%1 is no input of this decision, and is not used; its inputs are: %2</source>
        <translation>%1はこの決定の入力ではないので使いません。入力は次のとおりです: %2</translation>
    </message>
    <message><source>expected an act of an approval, but nobody has drafted, concurred or approved</source><translation>起案・協議・決裁のどれかが必要ですが、まだ誰も行っていません</translation></message>
    <message><source>expected the newest act of the approval as &quot;%1&quot; by %2, got &quot;%3&quot; by %4</source><translation>最後の決裁行為は %2 による「%1」のはずですが、%4 による「%3」です</translation></message>
    <message><source>expected an approval to look at for &quot;%1&quot;, got &quot;%2&quot;</source><translation>後閲を待つ役割は「%1」のはずですが、「%2」です</translation></message>
</context>
</TS>
