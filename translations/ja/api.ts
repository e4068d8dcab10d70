<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>api</name>
    <message><source>sign in first</source><translation>まずサインインしてください</translation></message>
    <message><source>expected a JSON object: %1</source><translation>JSON オブジェクトが必要です: %1</translation></message>
    <message><source>there is nothing here</source><translation>ここには何もありません</translation></message>
    <message><source>There is a problem with your answers</source><translation>入力内容に問題があります</translation></message>
    <message><source>Arrived</source><translation>到達</translation></message>
    <message><source>Registered</source><translation>収受</translation></message>
    <message><source>Intake done</source><translation>受付済</translation></message>
    <message><source>Completion requested</source><translation>補正依頼中</translation></message>
    <message><source>Under examination</source><translation>審査中</translation></message>
    <message><source>Waiting for payment</source><translation>手数料納付待ち</translation></message>
    <message><source>Disposition made</source><translation>決定済</translation></message>
    <message><source>Issued</source><translation>交付済</translation></message>
    <message><source>Withdrawn</source><translation>取下げ</translation></message>
    <message><source>Deemed withdrawn</source><translation>みなし取下げ</translation></message>
    <message><source>Dismissed</source><translation>却下</translation></message>
    <message><source>Refused</source><translation>不許可（不交付）</translation></message>
    <message><source>Closed</source><translation>完了</translation></message>
    <message><source>Filed</source><translation>届出済み</translation></message>
    <message><source>Ordered</source><translation>命令</translation></message>
    <message><source>Entered</source><translation>受付済み</translation></message>
    <message><source>Invalid</source><translation>無効</translation></message>
    <message><source>Completion received</source><translation>補正を受領</translation></message>
    <message><source>Completion received after its deadline</source><translation>期限後の補正を受領</translation></message>
    <message><source>Fee notice sent</source><translation>納付の通知</translation></message>
    <message><source>Fee paid</source><translation>手数料の納付</translation></message>
    <message><source>Payment failed</source><translation>納付の失敗</translation></message>
    <message><source>A payment does not match what was asked</source><translation>請求と合わない納付</translation></message>
    <message><source>Payment received after its deadline</source><translation>期限後の納付</translation></message>
    <message><source>Withdrawal received</source><translation>取下げの申出</translation></message>
    <message><source>Document issued</source><translation>文書の交付</translation></message>
    <message><source>Document opened by the applicant</source><translation>申請者が文書を開封</translation></message>
    <message><source>Address looked at, with a reason</source><translation>住所を閲覧（理由あり）</translation></message>
    <message><source>Gone on without a step that failed, with a reason</source><translation>失敗した処理を行わずに先へ進めた（理由あり）</translation></message>
    <message><source>Looked at for another version of the procedure</source><translation>手続の別の版への移行の判定</translation></message>
    <message><source>Drafted</source><translation>起案</translation></message>
    <message><source>Concurrence</source><translation>協議</translation></message>
    <message><source>Approval</source><translation>決裁</translation></message>
    <message><source>Agreed</source><translation>異議なし・決定</translation></message>
    <message><source>Sent back</source><translation>差戻し</translation></message>
    <message><source>Rejected</source><translation>否決</translation></message>
    <message><source>Application</source><translation>申請書</translation></message>
    <message><source>Approval record</source><translation>決裁の記録</translation></message>
    <message><source>Attachment</source><translation>添付書類</translation></message>
    <message><source>Document</source><translation>文書</translation></message>
    <message><source>Mine</source><translation>自分の仕事</translation></message>
    <message><source>Open</source><translation>未処理</translation></message>
    <message><source>Waiting for the applicant</source><translation>申請者待ち</translation></message>
    <message><source>Overdue</source><translation>期限超過</translation></message>
    <message><source>Incidents</source><translation>障害</translation></message>
    <message><source>Done</source><translation>完結</translation></message>
    <message><source>this is no worker's token; an administrator makes one with todoke-server worker</source><translation>処理システムの認証トークンではありません。管理者が todoke-server worker で作成します</translation></message>
    <message><source>expected “%1” to be %2</source><translation>「%1」には %2 が必要です</translation></message>
    <message><source>Draft taken back</source><translation>引戻し</translation></message>
    <message><source>Looked at afterwards</source><translation>後閲</translation></message>
    <message><source>To look at afterwards</source><translation>後閲待ち</translation></message>
</context>
</TS>
