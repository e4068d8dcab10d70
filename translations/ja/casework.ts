<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>casework</name>
    <message><source>this town does not run the procedure &quot;%1&quot; in that version</source><translation>この自治体では、手続「%1」のその版は扱っていません</translation></message>
    <message><source>there is no case %1</source><translation>案件 %1 はありません</translation></message>
    <message><source>this task is done or was withdrawn: refresh the list</source><translation>この仕事は済んだか取り消されています。一覧を更新してください</translation></message>
    <message><source>this is for another position than yours</source><translation>これは別の職の仕事です</translation></message>
    <message><source>nobody decides on their own draft: a colleague must do it</source><translation>自分の起案を自分で決裁・協議することはできません。別の職員が行ってください</translation></message>
    <message><source>%1 is working on this task</source><translation>%1 さんがこの仕事を開いています</translation></message>
    <message><source>the case has changed since you opened it: look at it again before you send</source><translation>開いた後に案件が変わりました。もう一度確かめてから送ってください</translation></message>
    <message><source>this is another draft than the one you have read: read it before you decide</source><translation>読んだ後に案が変わりました。新しい案を読んでから決めてください</translation></message>
    <message><source>only named staff may look at this</source><translation>これは指名された職員だけが見られます</translation></message>
    <message><source>give the reason why you need to see this</source><translation>見る必要がある理由を書いてください</translation></message>
    <message><source>write down why the case is to go on without this</source><translation>これを行わずに先へ進める理由を書いてください</translation></message>
    <message><source>%1 is no incident (any more): only what has failed for good can be skipped</source><translation>%1 は障害ではありません（解消した可能性があります）。飛ばせるのは、行えないと分かったものだけです</translation></message>
    <message><source>there is no such file</source><translation>そのファイルはありません</translation></message>
    <message><source>case %1 has none of these values any more: nothing was erased</source><translation>案件 %1 にその値はもうありません。何も消去していません</translation></message>
    <message><source>this town has no service &quot;%1&quot;</source><translation>この自治体にサービス「%1」はありません</translation></message>
    <message><source>case %1 is being changed by too many at once: try again</source><translation>案件 %1 は同時に多くの変更を受けています。もう一度試してください</translation></message>
    <message><source>the case has moved on meanwhile</source><translation>その間に案件が進みました</translation></message>
    <message><source>the procedure %1 has no process %2 in a file of its own that could begin</source><translation>手続「%1」には、独立したファイルのプロセス「%2」がないため、開始できません</translation></message>
    <message><source>this worker may not do work of the topic “%1”</source><translation>この処理システムは「%1」の業務を扱えません</translation></message>
    <message><source>there is no work “%1” to be done: it was finished, or the case needs it no more</source><translation>処理待ちの「%1」はありません。処理済みか、案件で不要になりました</translation></message>
    <message><source>this worker does not hold the work “%1” any more: its lock has run out; fetch anew</source><translation>「%1」の確保期限が過ぎ、この処理システムのものではなくなりました。取得し直してください</translation></message>
    <message><source>expected a code of letters, digits, dots, colons, dashes and underscores, at most 64, got “%1”</source><translation>英数字・ピリオド・コロン・ハイフン・下線の64字以内のコードが必要です: 「%1」</translation></message>
    <message><source>this town has published no procedure “%1”</source><translation>この自治体では手続「%1」を公開していません</translation></message>
    <message><source>the procedure “%1” has no published version %2; expected the 64 digits of its hash</source><translation>手続「%1」に公開された版 %2 はありません。64桁のハッシュが必要です</translation></message>
    <message><source>there are answers for %1, which is no running case of “%2”</source><translation>回答がある %1 は、「%2」の進行中の案件ではありません</translation></message>
    <message><source>the answer to “%1” does not fit its field:</source><translation>「%1」の回答が項目に合いません:</translation></message>
    <message><source>nobody on the staff has the id %1</source><translation>職員番号 %1 の職員はいません</translation></message>
    <message><source>nothing of case %1 may be erased or disposed of: it is held for %2</source><translation>案件 %1 は「%2」のため保全されており、消去も廃棄もできません</translation></message>
    <message><source>case %1 is not under a hold</source><translation>案件 %1 は保全されていません</translation></message>
    <message><source>the record of case %1 is to be kept until %2</source><translation>案件 %1 の記録は %2 まで保存が必要です</translation></message>
    <message><source>the record of case %1 was disposed of</source><translation>案件 %1 の記録は廃棄済みです</translation></message>
    <message><source>only whoever wrote the draft can take it back</source><translation>引き戻せるのは、起案した本人だけです</translation></message>
    <message><source>somebody has acted on the draft already: ask them to send it back</source><translation>この起案には、もう次の人が手を付けています。差し戻してもらってください</translation></message>
    <message><source>this draft cannot be taken back now</source><translation>この起案は、今は引き戻せません</translation></message>
    <message><source>there is no approval here that waits for an after-review</source><translation>後閲を待つ代決はありません</translation></message>
    <message><source>%1 rests on %2 people in the post %3, and the town has %4: an approval may find nobody</source><translation>%1 は %3 の職に %2 人いることを前提としていますが、この自治体には %4 人です。決裁できる人がいなくなるおそれがあります</translation></message>
    <message><source>%1 takes the posts %2 and %3 for different people’s, and %4 holds both: an approval may find nobody else</source><translation>%1 は %2 と %3 の職を別の人が務めることを前提としていますが、%4 が兼ねています。ほかに決裁できる人がいなくなるおそれがあります</translation></message>
</context>
</TS>
