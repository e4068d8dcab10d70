<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>procedure</name>
    <message><source>there is no folder %1</source><translation>フォルダー %1 がありません</translation></message>
    <message><source>cannot read %1: %2</source><translation>%1 を読めません: %2</translation></message>
    <message><source>the package is too large: expected at most %1 files and %2 MiB</source><translation>パッケージが大きすぎます。%1 ファイル、%2 MiB までです</translation></message>
    <message><source>expected a file %1, found none</source><translation>ファイル %1 が必要ですが、ありません</translation></message>
    <message><source>a package has no use for the file %1: expected procedure.xml, workflow.bpmn, README.md or files in forms, decisions, documents and scenarios</source><translation>ファイル %1 はパッケージで使われません。procedure.xml、workflow.bpmn、README.md と、forms・decisions・documents・scenarios の中のファイルだけを置けます</translation></message>
    <message><source>expected the element procedure of urn:todoke:procedure:1, found %1</source><translation>urn:todoke:procedure:1 の要素 procedure が必要ですが、%1 があります</translation></message>
    <message><source>the cover sheet lacks the element %1: add one such as %2</source><translation>表紙に要素 %1 がありません。次のように加えてください: %2</translation></message>
    <message><source>the cover sheet has the element %1 twice: expected one</source><translation>表紙に要素 %1 が重複しています。1つだけ書いてください</translation></message>
    <message><source>%1 has no Japanese text: expected xml:lang=&quot;ja&quot;</source><translation>%1 に日本語の文言がありません。xml:lang=&quot;ja&quot; が必要です</translation></message>
    <message><source>%1 has no text in %2, which the cover sheet promises: add one with xml:lang=&quot;%2&quot;</source><translation>%1 に、表紙で約束した言語 %2 の文言がありません。xml:lang=&quot;%2&quot; のものを加えてください</translation></message>
    <message><source>a cover sheet of the kind %2 has no use for the element %1: remove it</source><translation>種類 %2 の表紙は要素 %1 を使いません。取り除いてください</translation></message>
    <message><source>there is no life event %1: expected one of %2, or a new one in life-events.xml of the shared folder</source><translation>ライフイベント %1 はありません。使えるのは %2 です。新しいものは共有フォルダーの life-events.xml に加えてください</translation></message>
    <message><source>the life event %1 is defined twice</source><translation>ライフイベント %1 が重複しています</translation></message>
    <message><source>who types kana does not find this by its name: give the Japanese name its reading, such as reading=&quot;のうぜいしょうめいしょ&quot;</source><translation>かなで探す人が、この名前では見つけられません。日本語の名前に読みを書いてください（例 reading=&quot;のうぜいしょうめいしょ&quot;）</translation></message>
    <message><source>the decision %1 of the guide must be a table with the outputs procedure, ja and en: found %2</source><translation>案内の判断 %1 は、出力 procedure・ja・en を持つ表でなければなりません。今の出力は %2 です</translation></message>
    <message><source>the decision %1 of the guide rests on %2, which its form does not ask: expected one of %3</source><translation>案内の判断 %1 は %2 によりますが、様式はそれを尋ねていません。使えるのは %3 です</translation></message>
    <message><source>the guide leads to %1, which is no procedure here: expected one of %2, or &quot;&quot; for what is done at the counter</source><translation>案内の行き先 %1 という手続はありません。使えるのは %2 です。窓口で行うものは &quot;&quot; と書いてください</translation></message>
    <message><source>the cover sheet names no law: expected the article it rests on</source><translation>表紙に根拠法令がありません。根拠となる条を書いてください</translation></message>
    <message><source>%1 was verified on %2: expected a day from 2000 to 2099</source><translation>%1 の確認日が %2 になっています。2000年から2099年までの日を書いてください</translation></message>
    <message><source>the procedural law is excluded: expected the excluding article in ground</source><translation>手続法が適用除外とされています。根拠となる条を ground に書いてください</translation></message>
    <message><source>the competent office: expected either id or decision</source><translation>所管組織は id か decision のどちらか一方で書いてください</translation></message>
    <message><source>there is no form %1: expected one of %2</source><translation>様式 %1 はありません。使えるのは %2 です</translation></message>
    <message><source>there is no decision %1: expected one of %2</source><translation>決定 %1 はありません。使えるのは %2 です</translation></message>
    <message><source>an unpaid fee is to be a deemed withdrawal: expected the article or terms it rests on in ground, else unpaid=&quot;dismissal&quot;</source><translation>未納のときにみなし取下げとするには、根拠となる条や約款を ground に書いてください。なければ unpaid=&quot;dismissal&quot; とします</translation></message>
    <message><source>the role %1 is defined twice</source><translation>役割 %1 が重複しています</translation></message>
    <message><source>the role %1 is used nowhere: use it in the workflow, a decision or a form, or remove it</source><translation>役割 %1 はどこでも使われていません。業務の流れ・決定・様式で使うか、削除してください</translation></message>
    <message><source>the field %1 is to be seen by %2, which is no role: expected one of %3</source><translation>項目 %1 の閲覧者 %2 は役割にありません。使えるのは %3 です</translation></message>
    <message><source>the attachment %1 is defined twice</source><translation>添付書類 %1 が重複しています</translation></message>
    <message><source>nobody can send the attachment %1: expected a file field with attachment=&quot;%1&quot; in the form %2</source><translation>添付書類 %1 を送る項目がありません。様式 %2 に attachment=&quot;%1&quot; のファイル項目が必要です</translation></message>
    <message><source>the field %1 takes the attachment %2, which the cover sheet does not have: expected one of %3</source><translation>項目 %1 の添付書類 %2 は表紙にありません。使えるのは %3 です</translation></message>
    <message><source>the form is called %1: expected the name of its file, %2</source><translation>様式の名前が %1 です。ファイル名と同じ %2 にしてください</translation></message>
    <message><source>there are two forms %1</source><translation>様式 %1 が重複しています</translation></message>
    <message><source>the form %1 is used nowhere</source><translation>様式 %1 はどこでも使われていません</translation></message>
    <message><source>there are two processes %1</source><translation>プロセス %1 が重複しています</translation></message>
    <message><source>there are two decisions %1: the other is at %2</source><translation>決定 %1 が重複しています。もう一つは %2 にあります</translation></message>
    <message><source>which process does an application start? Expected one that no other calls, found %1</source><translation>申請で始まるプロセスが決まりません。他から呼ばれないプロセスは1つだけにしてください。現在は %1 です</translation></message>
    <message><source>no process calls %1, and no service begins it or tells it anything</source><translation>プロセス「%1」は、どこからも呼び出されず、サービスによって開始されることも知らせを受けることもありません</translation></message>
    <message><source>there is no document %1: expected one of %2</source><translation>文書 %1 はありません。使えるのは %2 です</translation></message>
    <message><source>the document %1 is used nowhere</source><translation>文書 %1 はどこでも使われていません</translation></message>
    <message><source>expected the element html of XHTML, found %1</source><translation>XHTML の要素 html が必要ですが、%1 があります</translation></message>
    <message><source>nothing here is called %1; expected for example: %2</source><translation>%1 という名前のものはありません。使えるのは例えば: %2</translation></message>
    <message><source>%1 has no %2; expected for example: %3</source><translation>%1 に %2 はありません。使えるのは例えば: %3</translation></message>
    <message><source>the call %1 does not give %2, which %3 uses: add &lt;todoke:in name=&quot;%2&quot; value=&quot;…&quot;/&gt;</source><translation>呼び出し %1 が、%3 の使う %2 を渡していません。&lt;todoke:in name=&quot;%2&quot; value=&quot;…&quot;/&gt; を加えてください</translation></message>
    <message><source>%1 has no use for %2; expected for example: %3</source><translation>%1 は %2 を使いません。使えるのは例えば: %3</translation></message>
    <message><source>%1 does not give the service %2 what it needs: add &lt;todoke:parameter name=&quot;%3&quot; value=&quot;…&quot;/&gt;</source><translation>%1 が、サービス %2 に必要なものを渡していません。&lt;todoke:parameter name=&quot;%3&quot; value=&quot;…&quot;/&gt; を加えてください</translation></message>
    <message><source>%1 computes the parameter %3 of the service %2, which must be text in quotes</source><translation>%1 はサービス %2 のパラメーター %3 を計算しています。引用符で囲んだ文字列を書いてください</translation></message>
    <message><source>%1 names %2, which is no process beside the cases of this package: expected one of %3</source><translation>%1 の %2 は、この手続きで申請とは別に動くプロセスではありません。使えるのは %3 です</translation></message>
    <message><source>%1 cannot decide %2: expected one of %3</source><translation>%1 は %2 と決定できません。使えるのは %3 です</translation></message>
    <message><source>%1 is never &quot;%2&quot;: expected one of %3</source><translation>%1 が「%2」になることはありません。選べるのは %3 です</translation></message>
    <message><source>the condition of %1 is never true, for example not with: %2</source><translation>%1 の条件は決して成り立ちません。成り立たない例: %2</translation></message>
    <message><source>the constraint of %1 refuses every value, for example: %2</source><translation>%1 の制約はどの値も認めません。認められない例: %2</translation></message>
    <message><source>the default of %1 is refused by its own constraint: %2</source><translation>%1 の初期値が、その項目の制約で認められません: %2</translation></message>
    <message><source>%1 cannot be answered with %2: expected one of %3</source><translation>%1 に %2 とは答えられません。選べるのは %3 です</translation></message>
    <message><source>the cover sheet has a fee, but no process waits for the message payment: call common:payment</source><translation>表紙に手数料がありますが、納付（payment）を待つプロセスがありません。common:payment を呼んでください</translation></message>
    <message><source>%1 decides %2: expected the parameter reasons</source><translation>%1 で %2 の決定をしています。理由（reasons）が必要です</translation></message>
    <message><source>the letter %1 follows a refusal: expected the notice of appeal rights (審査請求) in it</source><translation>文書 %1 は不利益な決定の通知です。不服申立ての教示（審査請求）が必要です</translation></message>
    <message><source>expected the element scenario of urn:todoke:scenario:1, found %1</source><translation>urn:todoke:scenario:1 の要素 scenario が必要ですが、%1 があります</translation></message>
    <message><source>the scenario fills in the form %1: expected %2</source><translation>シナリオが様式 %1 に記入しています。%2 が必要です</translation></message>
    <message><source>no process has a user task %1: expected one of %2</source><translation>人が行う作業 %1 はどのプロセスにもありません。使えるのは %2 です</translation></message>
    <message><source>there is no role %1: expected one of %2</source><translation>役割 %1 はありません。使えるのは %2 です</translation></message>
    <message><source>the form %1 has no field %2: expected one of %3</source><translation>様式 %1 に項目 %2 はありません。使えるのは %3 です</translation></message>
    <message><source>the scenario tests the decision %1: expected one of %2</source><translation>シナリオの決定 %1 はありません。使えるのは %2 です</translation></message>
    <message><source>expected the element cases of urn:todoke:decision-scenario:1, found %1</source><translation>urn:todoke:decision-scenario:1 の要素 cases が必要ですが、%1 がありました</translation></message>
    <message><source>the case "%1" names no decision: give the attribute decision to it or to all cases</source><translation>事例「%1」に、試す判断がありません。この事例か全体に属性 decision を書いてください</translation></message>
    <message><source>the decision %1 rests on no input %2: expected one of %3</source><translation>判断 %1 は入力 %2 によりません。次のいずれかを書いてください: %3</translation></message>
    <message><source>the decision %1 has no output %2: expected one of %3</source><translation>判断 %1 に出力 %2 はありません。次のいずれかを書いてください: %3</translation></message>
    <message><source>the package tests nothing: expected a file in scenarios</source><translation>試験がありません。scenarios にファイルを置いてください</translation></message>
    <message><source>%1 goes to nobody in the case of %2: name a role for it</source><translation>%2 の場合に、%1 を行う役割が決まりません。役割を定めてください</translation></message>
    <message><source>%1 goes to %2 in the case of %3, which is no role: expected one of %4</source><translation>%3 の場合に、%1 は %2 に回りますが、そのような役割はありません。使えるのは %4 です</translation></message>
    <message><source>%1 goes to the role %2 in the case of %3, which nobody holds and nobody acts for: expected holders, or &lt;acting role=&quot;…&quot;/&gt; in it</source><translation>%3 の場合に、%1 は役割 %2 に回りますが、その職に就く人も代決する人もいません。holders に人数を書くか、&lt;acting role=&quot;…&quot;/&gt; を加えてください</translation></message>
    <message><source>nobody may do %1 for the role %2 in the case of %3; drafted by: %4; away: %5; there, but not their turn to act: %6; acting on other days only: %7. More holders or &lt;acting role=&quot;…&quot;/&gt; in the role would help</source><translation>%3 の場合に、役割 %2 の %1 を行える人がいません（起案した人: %4、不在の人: %5、在席しているが代決の番でない人: %6、その日は代決できない人: %7）。人数（holders）か、代決する役割（&lt;acting role=&quot;…&quot;/&gt;）を増やしてください</translation></message>
    <message><source>the role %1 names %2, which is no role: expected one of %3</source><translation>役割 %1 が挙げる %2 という役割はありません。使えるのは %3 です</translation></message>
    <message><source>who does %1 cannot be followed in the case of %2: that there is always somebody is not proven</source><translation>%2 の場合に、%1 を誰が行うかをたどれません。行える人が必ずいることは証明されていません</translation></message>
    <message><source>%1 names who approves, but not all of its cases can be tried: that there is always somebody is not proven</source><translation>%1 は決裁する人を決めますが、すべての場合を試すことはできません。決裁できる人が必ずいることは証明されていません</translation></message>
</context>
</TS>
