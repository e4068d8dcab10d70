<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>forms</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (no. %2)</source>
        <translation>%1（%2件目）</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>郵便番号</translation>
    </message>
    <message>
        <source>Prefecture</source>
        <translation>都道府県</translation>
    </message>
    <message>
        <source>City, ward, town or village</source>
        <translation>市区町村</translation>
    </message>
    <message>
        <source>Town and chome</source>
        <translation>町名・丁目</translation>
    </message>
    <message>
        <source>Block number</source>
        <translation>番地</translation>
    </message>
    <message>
        <source>Building and room</source>
        <translation>建物名・部屋番号</translation>
    </message>
    <message>
        <source>An address outside Japan</source>
        <translation>国外の住所</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>同意する</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>fiscal year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>%2 (%1)</source>
        <translation>%1（%2年度）</translation>
    </message>
    <message>
        <source>yen</source>
        <translation>円</translation>
    </message>
    <message>
        <source>¥%1</source>
        <translation>%1円</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>Full name, if it does not divide into family and given name</source>
        <translation>姓と名に分かれない場合の氏名</translation>
    </message>
    <message>
        <source>Enter an answer.</source>
        <translation>入力してください。</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>選んでください。</translation>
    </message>
    <message>
        <source>Choose at least one.</source>
        <translation>1つ以上選んでください。</translation>
    </message>
    <message>
        <source>Choose a file and send it.</source>
        <translation>ファイルを選んで送ってください。</translation>
    </message>
    <message>
        <source>Enter a number, such as 12 or 1,500.</source>
        <translation>12 や 1,500 のように、数で入力してください。</translation>
    </message>
    <message>
        <source>Enter a whole number, without a fraction.</source>
        <translation>小数のない整数で入力してください。</translation>
    </message>
    <message>
        <source>Enter a day that exists, with year, month and day. The year may be 2025 or R7.</source>
        <translation>実際にある日付を年・月・日で入力してください。年は 2025 のほか、令和7 や R7 とも書けます。</translation>
    </message>
    <message>
        <source>Choose one of the options that are offered.</source>
        <translation>示された選択肢の中から選んでください。</translation>
    </message>
    <message>
        <source>Shorten it to %1 characters or fewer.</source>
        <translation>%1文字以内に短くしてください。</translation>
    </message>
    <message>
        <source>Enter a number of %1 or more.</source>
        <translation>%1以上の数を入力してください。</translation>
    </message>
    <message>
        <source>Enter a number of %1 or less.</source>
        <translation>%1以下の数を入力してください。</translation>
    </message>
    <message>
        <source>Enter the reading in katakana.</source>
        <translation>読みをカタカナで入力してください。</translation>
    </message>
    <message>
        <source>Enter the postal code with 7 digits, such as 163-8001.</source>
        <translation>郵便番号を 163-8001 のように7桁で入力してください。</translation>
    </message>
    <message>
        <source>Enter the telephone number from the area code, with 10 or 11 digits. From abroad, begin with + and the country code.</source>
        <translation>電話番号を市外局番から10桁または11桁で入力してください。国外の番号は + と国番号から始めてください。</translation>
    </message>
    <message>
        <source>Enter the mail address in the form name@example.jp.</source>
        <translation>メールアドレスを name@example.jp の形で入力してください。</translation>
    </message>
    <message>
        <source>This number does not exist: its check digit does not fit. Compare it with your papers.</source>
        <translation>検査用数字が合わないため、この番号は存在しません。書類と見比べてください。</translation>
    </message>
    <message>
        <source>Choose a file of one of these kinds: %1.</source>
        <translation>次の種類のファイルを選んでください: %1</translation>
    </message>
    <message>
        <source>Choose a file of at most %1.</source>
        <translation>%1以下のファイルを選んでください。</translation>
    </message>
    <message>
        <source>Fill in at least %1 of these.</source>
        <translation>少なくとも%1件入力してください。</translation>
    </message>
    <message>
        <source>Keep at most %1 of these.</source>
        <translation>%1件以内にしてください。</translation>
    </message>
    <message>
        <source>This answer cannot be accepted. Check it and correct it.</source>
        <translation>この回答は受け付けられません。確かめて直してください。</translation>
    </message>
    <message>
        <source>To go on, read this and tick the box.</source>
        <translation>先へ進むには、内容を読んで同意の印を付けてください。</translation>
    </message>
    <message>
        <source>There is a character in it that cannot be used. Type it again.</source>
        <translation>使えない文字が含まれています。入力し直してください。</translation>
    </message>
    <message>
        <source>A part is missing. Fill in all parts.</source>
        <translation>一部が入力されていません。すべての欄を入力してください。</translation>
    </message>
    <message>
        <source>Enter the fiscal year, such as 2025 or R7.</source>
        <translation>年度を 2025 または 令和7 のように入力してください。</translation>
    </message>
    <message>
        <source>Enter the corporate number with 13 digits.</source>
        <translation>法人番号を13桁の数字で入力してください。</translation>
    </message>
    <message>
        <source>Enter the lot number of the land, such as 1000番1.</source>
        <translation>地番を 1000番1 のように入力してください。</translation>
    </message>
    <message>
        <source>Choose yes or no.</source>
        <translation>「はい」か「いいえ」を選んでください。</translation>
    </message>
    <message>
        <source>Enter either family name and given name, or the single name, not both.</source>
        <translation>「姓」と「名」か、分かれない氏名か、どちらか一方だけを入力してください。</translation>
    </message>
    <message>
        <source>The file is no longer there. Choose it again.</source>
        <translation>ファイルが見つかりません。もう一度選んでください。</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>再表示</translation>
    </message>
    <message>
        <source>What you are asked here depends on your answers. Press this after a change to see all that is needed.</source>
        <translation>答えによって、入力する項目が変わります。答えを変えたら押してください。</translation>
    </message>
    <message>
        <source>There is a problem with your answers</source>
        <translation>入力内容に問題があります</translation>
    </message>
    <message>
        <source>Not filled in</source>
        <translation>未入力</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>This cannot be changed here.</source>
        <translation>この項目はここでは変更できません。</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>選択してください</translation>
    </message>
    <message>
        <source>(required)</source>
        <translation>※必須</translation>
    </message>
    <message>
        <source>(optional)</source>
        <translation>※任意</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>＊%1</translation>
    </message>
    <message>
        <source>Understood as: %1</source>
        <translation>「%1」と読み取りました。</translation>
    </message>
    <message>
        <source>Kinds: %1. Up to %2.</source>
        <translation>種類: %1。大きさ: %2まで。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Send the file</source>
        <translation>ファイルを送る</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1を削除</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1を追加</translation>
    </message>
    <message>
        <source>expected &lt;form xmlns="urn:todoke:form:1"&gt;, found &lt;%1&gt;</source>
        <translation>&lt;form xmlns="urn:todoke:form:1"&gt; があるはずのところに &lt;%1&gt; があります。</translation>
    </message>
    <message>
        <source>there is no kind of field "%1"; use one of: %2</source>
        <translation>「%1」という種類の項目はありません。次のどれかにしてください: %2</translation>
    </message>
    <message>
        <source>the field "%1" stands here a second time (first at %2); give it a name of its own</source>
        <translation>項目「%1」が重複しています（最初は %2）。別の名前にしてください。</translation>
    </message>
    <message>
        <source>the page "%1" stands here a second time (first at %2); give it a name of its own</source>
        <translation>ページ「%1」が重複しています（最初は %2）。別の名前にしてください。</translation>
    </message>
    <message>
        <source>a field cannot be called "%1", which is a word of the language; choose another name</source>
        <translation>「%1」は式の言葉なので、項目の名前に使えません。別の名前にしてください。</translation>
    </message>
    <message>
        <source>"%1" has no "%2"; it has: %3</source>
        <translation>「%1」に「%2」はありません。あるのは次のとおりです: %3</translation>
    </message>
    <message>
        <source>the %1 of "%2" is missing in Japanese; add &lt;%1 xml:lang="ja"&gt;</source>
        <translation>「%2」の %1 に日本語がありません。&lt;%1 xml:lang="ja"&gt; を加えてください。</translation>
    </message>
    <message>
        <source>&lt;%1&gt; does not say its language; add xml:lang</source>
        <translation>&lt;%1&gt; に言語の指定がありません。xml:lang を加えてください。</translation>
    </message>
    <message>
        <source>the %1 in the language "%2" stands here a second time; keep one</source>
        <translation>言語「%2」の %1 が二つあります。一つにしてください。</translation>
    </message>
    <message>
        <source>the %1 of "%2" is missing in the language "%3", which the procedure promises</source>
        <translation>「%2」の %1 に、手続が約束している言語「%3」の文がありません。</translation>
    </message>
    <message>
        <source>this option of "%1" has no value; add value="…"</source>
        <translation>「%1」のこの選択肢に値がありません。value="…" を加えてください。</translation>
    </message>
    <message>
        <source>the option "%1" of "%2" stands here a second time; give it a value of its own</source>
        <translation>「%2」の選択肢「%1」が重複しています。別の値にしてください。</translation>
    </message>
    <message>
        <source>"%1" has nothing to choose from; add &lt;option&gt; or options="a decision"</source>
        <translation>「%1」に選択肢がありません。&lt;option&gt; か options="決定の名前" を加えてください。</translation>
    </message>
    <message>
        <source>"%1" has &lt;option&gt; and options="%2"; keep one of them</source>
        <translation>「%1」に &lt;option&gt; と options="%2" の両方があります。どちらか一つにしてください。</translation>
    </message>
    <message>
        <source>expected repeat="least..most" with numbers up to 1000, found "%1"</source>
        <translation>repeat="最少..最多"（1000 まで）と書いてください。「%1」となっています。</translation>
    </message>
    <message>
        <source>the group "%1" has no fields; add one or remove the group</source>
        <translation>グループ「%1」に項目がありません。項目を加えるか、グループを消してください。</translation>
    </message>
    <message>
        <source>the calculations need each other in a circle: %1</source>
        <translation>計算が互いを必要として循環しています: %1</translation>
    </message>
    <message>
        <source>the file "%1" does not say which attachment of the cover sheet it is; add attachment="…"</source>
        <translation>ファイル「%1」が表紙のどの添付書類なのか書かれていません。attachment="…" を加えてください。</translation>
    </message>
    <message>
        <source>the file "%1" does not say which kinds are taken; add kinds="pdf jpeg png"</source>
        <translation>ファイル「%1」が受け付ける種類が書かれていません。kinds="pdf jpeg png" のように加えてください。</translation>
    </message>
    <message>
        <source>there is no kind of file "%1"; use some of: %2</source>
        <translation>「%1」という種類のファイルはありません。次から選んでください: %2</translation>
    </message>
    <message>
        <source>expected a size such as "20 MiB" or "500 KiB" (at most 4 GiB), found "%1"</source>
        <translation>大きさは "20 MiB" や "500 KiB"（最大 4 GiB）のように書いてください。「%1」となっています。</translation>
    </message>
    <message>
        <source>"%1" is never shown, since its condition is always false; change or remove it</source>
        <translation>「%1」は条件がいつも偽なので、決して表示されません。条件を直すか、消してください。</translation>
    </message>
    <message>
        <source>"%1" stands as attribute and as element; keep one of them</source>
        <translation>「%1」が属性と要素の両方にあります。どちらか一つにしてください。</translation>
    </message>
    <message>
        <source>the least value %1 of "%2" is above the largest, %3</source>
        <translation>「%2」の最小値 %1 が最大値 %3 より大きくなっています。</translation>
    </message>
    <message>
        <source>%1 of "%2": expected %3, found %4</source>
        <translation>「%2」の %1: %3 のはずが %4 です。</translation>
    </message>
</context>
</TS>
