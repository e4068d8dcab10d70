<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>desktop</name>
    <message><source>There is nothing in this queue.</source><translation>この一覧には何もありません。</translation></message>
    <message><source>As the system</source><translation>システムに合わせる</translation></message>
    <message><source>Light</source><translation>明るい</translation></message>
    <message><source>Dark</source><translation>暗い</translation></message>
    <message><source>&amp;Colours</source><translation>配色(&amp;C)</translation></message>
    <message><source>&amp;Text size</source><translation>文字の大きさ(&amp;T)</translation></message>
    <message><source>In the list: approve, send back</source><translation>一覧で：決定、差戻し</translation></message>
    <message><source>In the list: take the task</source><translation>一覧で：処理を引き受ける</translation></message>
    <message><source> (required)</source><translation>　※必須</translation></message>
    <message><source>%1 files; see the papers of the case.</source><translation>ファイル %1 件（「書類」をご覧ください）</translation></message>
    <message><source>%1 found</source><translation>%1 件見つかりました</translation></message>
    <message><source>%1 holds this task.</source><translation>%1 さんが処理しています。</translation></message>
    <message><source>%1 not yet sent</source><translation>未送信 %1 件</translation></message>
    <message><source>%1 was not accepted: %2</source><translation>%1 は受け付けられませんでした：%2</translation></message>
    <message><source>%1, %2 items</source><translation>%1、%2 件</translation></message>
    <message><source>&amp;Help</source><translation>ヘルプ(&amp;H)</translation></message>
    <message><source>&amp;Keys</source><translation>キー操作(&amp;K)</translation></message>
    <message><source>&amp;Language</source><translation>言語 / &amp;Language</translation></message>
    <message><source>&amp;Next pane</source><translation>次の区画(&amp;N)</translation></message>
    <message><source>&amp;Not yet sent…</source><translation>未送信の処理(&amp;N)…</translation></message>
    <message><source>&amp;Password</source><translation>パスワード(&amp;P)</translation></message>
    <message><source>&amp;Previous pane</source><translation>前の区画(&amp;P)</translation></message>
    <message><source>&amp;Quit</source><translation>終了(&amp;Q)</translation></message>
    <message><source>&amp;Reason (it is put on record with your name):</source><translation>理由（あなたの氏名とともに記録されます）(&amp;R)：</translation></message>
    <message><source>&amp;Refresh</source><translation>最新の状態にする(&amp;R)</translation></message>
    <message><source>&amp;Send the form</source><translation>様式を送る(&amp;S)</translation></message>
    <message><source>&amp;Take the task</source><translation>処理を引き受ける(&amp;T)</translation></message>
    <message><source>&amp;View</source><translation>表示(&amp;V)</translation></message>
    <message><source>&amp;Work</source><translation>処理(&amp;W)</translation></message>
    <message><source>A file of the kind %1 cannot be shown here.</source><translation>種類 %1 のファイルは、ここでは表示できません。</translation></message>
    <message><source>Add</source><translation>追加</translation></message>
    <message><source>Add %1</source><translation>%1 を追加</translation></message>
    <message><source>Arrived %1</source><translation>到達 %1</translation></message>
    <message><source>By</source><translation>行った人</translation></message>
    <message><source>Choose a paper.</source><translation>書類を選んでください。</translation></message>
    <message><source>Close</source><translation>閉じる</translation></message>
    <message><source>Close the message</source><translation>お知らせを閉じる</translation></message>
    <message><source>Connected to %1</source><translation>%1 に接続中</translation></message>
    <message><source>Copy</source><translation>コピー</translation></message>
    <message><source>Data</source><translation>申請内容</translation></message>
    <message><source>Data, papers, signatures, history, process</source><translation>申請内容・書類・署名と決裁・経過・流れ図</translation></message>
    <message><source>Decide</source><translation>決裁する</translation></message>
    <message><source>Discard the refused one</source><translation>受け付けられなかったものを破棄</translation></message>
    <message><source>Due</source><translation>期限</translation></message>
    <message><source>Enter the reason.</source><translation>理由を入力してください。</translation></message>
    <message><source>Enter your staff number and your password.</source><translation>職員番号とパスワードを入力してください。</translation></message>
    <message><source>Fetch everything again</source><translation>最新の状態にする</translation></message>
    <message><source>Fetching…</source><translation>取得しています…</translation></message>
    <message><source>Fetching… %1 of %2</source><translation>取得しています… %2 のうち %1</translation></message>
    <message><source>Finish this task</source><translation>この内容で確定する</translation></message>
    <message><source>Give it back</source><translation>手放す</translation></message>
    <message><source>Give this opinion</source><translation>この意見で回議する</translation></message>
    <message><source>Held by</source><translation>処理者</translation></message>
    <message><source>History</source><translation>経過</translation></message>
    <message><source>Holds</source><translation>確認</translation></message>
    <message><source>Incident: %1</source><translation>障害：%1</translation></message>
    <message><source>Keys</source><translation>キー操作</translation></message>
    <message><source>Larger</source><translation>拡大</translation></message>
    <message><source>Last refreshed %1</source><translation>最終更新 %1</translation></message>
    <message><source>Me</source><translation>自分</translation></message>
    <message><source>Next and previous pane</source><translation>次・前の区画へ</translation></message>
    <message><source>Next and previous task</source><translation>次・前の処理へ</translation></message>
    <message><source>No case chosen</source><translation>案件が選ばれていません</translation></message>
    <message><source>No connection since %1</source><translation>%1 から接続できません</translation></message>
    <message><source>No file. Files are sent by the applicant.</source><translation>ファイルはありません。ファイルは申請者が提出します。</translation></message>
    <message><source>No. %1</source><translation>%1 件目</translation></message>
    <message><source>Nobody holds this task.</source><translation>まだ誰も引き受けていません。</translation></message>
    <message><source>Not shown here</source><translation>ここには表示しません</translation></message>
    <message><source>Not yet sent</source><translation>未送信の処理</translation></message>
    <message><source>Number</source><translation>番号</translation></message>
    <message><source>Open</source><translation>開く</translation></message>
    <message><source>Overdue: %1</source><translation>期限超過：%1</translation></message>
    <message><source>Papers</source><translation>書類</translation></message>
    <message><source>Parts of the case</source><translation>案件の各部</translation></message>
    <message><source>Password</source><translation>パスワード</translation></message>
    <message><source>Please choose</source><translation>選んでください</translation></message>
    <message><source>Procedure</source><translation>手続</translation></message>
    <message><source>Process</source><translation>流れ図</translation></message>
    <message><source>Queues</source><translation>処理箱</translation></message>
    <message><source>Reason</source><translation>理由</translation></message>
    <message><source>Receipt %1</source><translation>受付番号 %1</translation></message>
    <message><source>Refused: %1</source><translation>受け付けられませんでした：%1</translation></message>
    <message><source>Remove</source><translation>削除</translation></message>
    <message><source>Remove %1</source><translation>%1 を削除</translation></message>
    <message><source>See</source><translation>確認する</translation></message>
    <message><source>See the address: %1</source><translation>住所の確認：%1</translation></message>
    <message><source>See the address…</source><translation>住所を確認…</translation></message>
    <message><source>Send the form</source><translation>様式を送る</translation></message>
    <message><source>Server: %1</source><translation>サーバー：%1</translation></message>
    <message><source>Sign &amp;out</source><translation>サインアウト(&amp;O)</translation></message>
    <message><source>Sign in</source><translation>サインイン</translation></message>
    <message><source>Signature on %1</source><translation>%1 の署名</translation></message>
    <message><source>Signatures and approvals</source><translation>署名と決裁</translation></message>
    <message><source>Smaller</source><translation>縮小</translation></message>
    <message><source>Some answers are missing or wrong:</source><translation>入力内容に問題があります：</translation></message>
    <message><source>Staff &amp;number</source><translation>職員番号(&amp;N)</translation></message>
    <message><source>Staff number</source><translation>職員番号</translation></message>
    <message><source>Staff number or password is wrong.</source><translation>職員番号またはパスワードが違います。</translation></message>
    <message><source>State</source><translation>状態</translation></message>
    <message><source>Submit the draft</source><translation>起案する</translation></message>
    <message><source>Take it over</source><translation>引き継ぐ</translation></message>
    <message><source>Take the task</source><translation>処理を引き受ける</translation></message>
    <message><source>Take this task</source><translation>引き受ける</translation></message>
    <message><source>Task</source><translation>処理</translation></message>
    <message><source>Tasks</source><translation>処理の一覧</translation></message>
    <message><source>The form of this task cannot be read.</source><translation>この処理の様式を読み取れません。</translation></message>
    <message><source>The file cannot be written to this machine's disk.</source><translation>この端末のディスクにファイルを書き込めません。</translation></message>
    <message><source>The paper</source><translation>書類の内容</translation></message>
    <message><source>The server answered with an error (%1).</source><translation>サーバーがエラーを返しました（%1）。</translation></message>
    <message><source>The server cannot be reached, and what you sent could not be kept.</source><translation>サーバーに接続できず、送信内容を保存することもできませんでした。</translation></message>
    <message><source>The server cannot be reached.</source><translation>サーバーに接続できません。</translation></message>
    <message><source>The server cannot be reached. What you sent is kept here and goes out by itself.</source><translation>サーバーに接続できません。送信内容はこの端末に保存し、接続が戻りしだい自動で送ります。</translation></message>
    <message><source>This PDF cannot be shown.</source><translation>この PDF は表示できません。</translation></message>
    <message><source>This drawing cannot be shown.</source><translation>この図は表示できません。</translation></message>
    <message><source>This picture cannot be shown.</source><translation>この画像は表示できません。</translation></message>
    <message><source>This sheet</source><translation>この一覧</translation></message>
    <message><source>To be done by %1</source><translation>処理期限 %1</translation></message>
    <message><source>To what has to be done</source><translation>処理の様式へ</translation></message>
    <message><source>Todoke – the office</source><translation>届 – 事務室</translation></message>
    <message><source>Try again</source><translation>もう一度試す</translation></message>
    <message><source>Go on without it…</source><translation>行わずに進める…</translation></message>
    <message><source>Go on without it</source><translation>行わずに進める</translation></message>
    <message><source>Go on without it: %1</source><translation>行わずに進める：%1</translation></message>
    <message><source>The case goes on without this, and what it would have given is missing from then on.</source><translation>この処理を行わずに案件を先へ進めます。得られるはずだった結果は、以後ありません。</translation></message>
    <message><source>Try again: %1</source><translation>もう一度試す：%1</translation></message>
    <message><source>Turn</source><translation>回転</translation></message>
    <message><source>Understood as: %1</source><translation>読み取った内容：%1</translation></message>
    <message><source>What</source><translation>内容</translation></message>
    <message><source>What happened</source><translation>できごと</translation></message>
    <message><source>What has to be done</source><translation>する処理</translation></message>
    <message><source>When</source><translation>日時</translation></message>
    <message><source>Why: %1</source><translation>判定の理由：%1</translation></message>
    <message><source>You hold this task.</source><translation>あなたが引き受けています。</translation></message>
    <message><source>The draft has changed. Read it again before you act.</source><translation>案が変わりました。処理する前にもう一度お読みください。</translation></message>
    <message><source>Your session has ended. Sign in again; what you typed is still there.</source><translation>サインインの期限が切れました。もう一度サインインしてください。入力した内容は残っています。</translation></message>
    <message><source>waits</source><translation>送信待ち</translation></message>
    <message><source>✓ holds</source><translation>✓ 有効</translation></message>
    <message><source>✗ does not hold</source><translation>✗ 無効</translation></message>
    <message><source>%1, %2</source><translation>%2　%1</translation></message>
    <message><source>%1: %2</source><translation>%1：%2</translation></message>
    <message><source>The draft before</source><translation>前の案</translation></message>
    <message><source>What is decided</source><translation>決裁の対象</translation></message>
    <message><source>What has been done with it</source><translation>この案についての経過</translation></message>
    <message><source>Earlier drafts</source><translation>以前の案についての経過</translation></message>
    <message><source>What you sign</source><translation>署名の対象</translation></message>
    <message><source>The record of your act is signed over this draft (%1) and over the case as of version %2 (%3).</source><translation>あなたの行為の記録は、この案（要約値 %1）と、第%2版の案件記録（要約値 %3）を対象として署名されます。</translation></message>
    <message><source>Draft, SHA-256: %1</source><translation>案の SHA-256：%1</translation></message>
    <message><source>Head of the case's journal: %1</source><translation>案件記録の先頭：%1</translation></message>
    <message><source>%1 %2 – %3 (%4), %5</source><translation>%1 %2　%3（%4）　%5</translation></message>
    <message><source>Opinion: %1</source><translation>意見：%1</translation></message>
    <message><source>The record of this act does not hold.</source><translation>この行為の記録は正しくありません（改変の疑い）。</translation></message>
    <message><source>This act was about another draft.</source><translation>この行為は別の案についてのものです。</translation></message>
    <message><source>Draft</source><translation>案</translation></message>
    <message><source>Choose one in the list, or find it with Ctrl+K.</source><translation>一覧から選ぶか、Ctrl+K で探してください。</translation></message>
    <message><source>%1: %2 (%3)</source><translation>%1　%2（%3）</translation></message>
    <message><source>%1: %2, %3, %4</source><translation>%1　%2　%3　%4</translation></message>
    <message><source>(nothing)</source><translation>（記入なし）</translation></message>
    <message><source>&amp;Find a case or a command…</source><translation>案件・操作を探す(&amp;F)…</translation></message>
    <message><source>Find a case or a command</source><translation>案件や操作を探す</translation></message>
    <message><source>&amp;Number, receipt, procedure or command:</source><translation>文書番号・受付番号・手続・操作(&amp;N)：</translation></message>
    <message><source>Number, receipt, procedure or command</source><translation>文書番号・受付番号・手続・操作</translation></message>
    <message><source>What was found</source><translation>見つかったもの</translation></message>
    <message><source>Searching…</source><translation>探しています…</translation></message>
    <message><source>No case and no command fits.</source><translation>当てはまる案件も操作もありません。</translation></message>
    <message><source>Command: %1</source><translation>操作：%1</translation></message>
    <message><source>Command: %1 (%2)</source><translation>操作：%1（%2）</translation></message>
    <message><source>Filter the list</source><translation>一覧を絞り込む</translation></message>
    <message><source>Filter (/)</source><translation>絞り込み（/）</translation></message>
    <message><source>Nothing in this queue fits the filter.</source><translation>この一覧に、絞り込みに当てはまるものはありません。</translation></message>
    <message><source>In the list: filter it</source><translation>一覧で：絞り込み</translation></message>
    <message><source>Receipt</source><translation>受付番号</translation></message>
    <message><source>Arrival</source><translation>到達</translation></message>
    <message><source>Deadline</source><translation>処理期限</translation></message>
    <message><source>Printed %1 by %2</source><translation>%1　%2 印刷</translation></message>
    <message><source>Print: %1</source><translation>印刷：%1</translation></message>
    <message><source>&amp;Print the case…</source><translation>案件を印刷(&amp;P)…</translation></message>
    <message><source>Choose a case to print.</source><translation>印刷する案件を選んでください。</translation></message>
    <message><source>Print the case</source><translation>案件を印刷</translation></message>
    <message><source>Delegated authority</source><translation>専決</translation></message>
    <message><source>Delegated by %1</source><translation>%1 の委任による</translation></message>
    <message><source>Acting for the post %1</source><translation>代決（%1 の職）</translation></message>
    <message><source>Acting for %1, who was away</source><translation>代決（%1 不在）</translation></message>
    <message><source>Not yet looked at afterwards</source><translation>後閲待ち</translation></message>
    <message><source>Looked at afterwards</source><translation>後閲済み</translation></message>
    <message><source>Approval route</source><translation>決裁の経路</translation></message>
    <message><source>I have looked at it</source><translation>後閲した</translation></message>
    <message><source>Waits: %1</source><translation>待ち：%1</translation></message>
    <message><source>Take the draft back</source><translation>引き戻す</translation></message>
    <message><source>You act for a post that nobody holds.</source><translation>空席の職の代決として処理します。</translation></message>
    <message><source>You act for %1, who is away.</source><translation>%1 の不在のため、代決として処理します。</translation></message>
    <message><source>%1 delegated this to you.</source><translation>%1 の委任により処理します。</translation></message>
</context>
</TS>
