<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>pages</name>
    <message>
        <source>E-mail address</source>
        <translation>メールアドレス</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新しいパスワード</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>A long sentence is good. You may paste from a password manager.</source>
        <translation>長めの文がおすすめです。パスワード管理ソフトからの貼り付けもできます。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Enter your name.</source>
        <translation>氏名を入力してください。</translation>
    </message>
    <message>
        <source>Make an account</source>
        <translation>アカウントを作る</translation>
    </message>
    <message>
        <source>An account keeps your drafts and applications together. You can also apply without one where the procedure says so.</source>
        <translation>アカウントがあると、下書きと申請をまとめて確認できます。アカウントなしで申請できる手続もあります。</translation>
    </message>
    <message>
        <source>Make the account</source>
        <translation>アカウントを作成する</translation>
    </message>
    <message>
        <source>I have an account</source>
        <translation>アカウントを持っています</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>I forgot my password</source>
        <translation>パスワードを忘れました</translation>
    </message>
    <message>
        <source>I applied without an account</source>
        <translation>アカウントなしで申請しました</translation>
    </message>
    <message>
        <source>Sign in elsewhere</source>
        <translation>外部のサービスでサインイン</translation>
    </message>
    <message>
        <source>You go on to the sign-in page of:</source>
        <translation>次のサービスのサインイン画面へ進みます：</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>進む</translation>
    </message>
    <message>
        <source>Signing in did not succeed</source>
        <translation>サインインできませんでした</translation>
    </message>
    <message>
        <source>Look into your mail</source>
        <translation>メールをご確認ください</translation>
    </message>
    <message>
        <source>If this address has an account, we have sent a link to it. It works once, for an hour.</source>
        <translation>このアドレスのアカウントがある場合は、リンクをお送りしました。リンクは1時間以内に1回だけ使えます。</translation>
    </message>
    <message>
        <source>Forgotten password</source>
        <translation>パスワードを忘れた場合</translation>
    </message>
    <message>
        <source>We mail you a link with which you choose a new one.</source>
        <translation>新しいパスワードを決めるためのリンクをメールでお送りします。</translation>
    </message>
    <message>
        <source>Send the link</source>
        <translation>リンクを送る</translation>
    </message>
    <message>
        <source>Choose a new password</source>
        <translation>新しいパスワードを決めてください</translation>
    </message>
    <message>
        <source>The password was changed</source>
        <translation>パスワードを変更しました</translation>
    </message>
    <message>
        <source>Use the new one the next time you sign in.</source>
        <translation>次にサインインするときは、新しいパスワードを使ってください。</translation>
    </message>
    <message>
        <source>Old password</source>
        <translation>今のパスワード</translation>
    </message>
    <message>
        <source>The old password is wrong.</source>
        <translation>今のパスワードが違います。</translation>
    </message>
    <message>
        <source>Enter the old password.</source>
        <translation>今のパスワードを入れてください。</translation>
    </message>
    <message>
        <source>Enter the new password.</source>
        <translation>新しいパスワードを入れてください。</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>パスワードを変更する</translation>
    </message>
    <message>
        <source>Set the password and sign in</source>
        <translation>パスワードを変更してサインインする</translation>
    </message>
    <message>
        <source>The application arrived.</source>
        <translation>申請が到達しました。</translation>
    </message>
    <message>
        <source>The office registered it and examines it.</source>
        <translation>受付をし、審査を始めました。</translation>
    </message>
    <message>
        <source>The office examined it.</source>
        <translation>審査をしました。</translation>
    </message>
    <message>
        <source>The office asked for a correction.</source>
        <translation>補正（内容の修正）をお願いしました。</translation>
    </message>
    <message>
        <source>Your correction arrived.</source>
        <translation>補正が到達しました。</translation>
    </message>
    <message>
        <source>The office asked for the fee.</source>
        <translation>手数料の納付をお願いしました。</translation>
    </message>
    <message>
        <source>The fee was paid.</source>
        <translation>手数料が納付されました。</translation>
    </message>
    <message>
        <source>A payment did not succeed.</source>
        <translation>支払いができませんでした。</translation>
    </message>
    <message>
        <source>You withdrew the application.</source>
        <translation>取下げの申出がありました。</translation>
    </message>
    <message>
        <source>The office decided.</source>
        <translation>決定をしました。</translation>
    </message>
    <message>
        <source>A document was issued.</source>
        <translation>書類を交付しました。</translation>
    </message>
    <message>
        <source>The case was closed.</source>
        <translation>手続が終わりました。</translation>
    </message>
    <message>
        <source>signed container</source>
        <translation>電子署名付きの一式</translation>
    </message>
    <message>
        <source>signed electronic version</source>
        <translation>電子署名付きの電子版</translation>
    </message>
    <message>
        <source>My page</source>
        <translation>マイページ</translation>
    </message>
    <message>
        <source>This application has ended.</source>
        <translation>この申請の手続は終わりました。</translation>
    </message>
    <message>
        <source>This application has ended. Your documents are below.</source>
        <translation>この申請の手続は終わりました。書類は下から受け取れます。</translation>
    </message>
    <message>
        <source>The office waits for your correction.</source>
        <translation>補正をお待ちしています。</translation>
    </message>
    <message>
        <source>The office waits for the fee.</source>
        <translation>手数料の納付をお待ちしています。</translation>
    </message>
    <message>
        <source>The office is working on it. You need not do anything now.</source>
        <translation>担当課で処理しています。今していただくことはありません。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Withdraw the application?</source>
        <translation>申請を取り下げますか</translation>
    </message>
    <message>
        <source>Apply with this</source>
        <translation>この内容で申し込む</translation>
    </message>
    <message>
        <source>Send the correction</source>
        <translation>この内容で補正を送る</translation>
    </message>
    <message>
        <source>Tick the declaration to apply.</source>
        <translation>申し込むには、宣言にチェックを入れてください。</translation>
    </message>
    <message>
        <source>This cannot be done now</source>
        <translation>今は行えません</translation>
    </message>
    <message>
        <source>Choose the signed document.</source>
        <translation>署名した文書を選んでください。</translation>
    </message>
    <message>
        <source>Check your answers</source>
        <translation>入力内容の確認</translation>
    </message>
    <message>
        <source>Some answers are missing or wrong: see the list below.</source>
        <translation>足りない、または正しくない項目があります。下の一覧をご覧ください。</translation>
    </message>
    <message>
        <source>Signed document</source>
        <translation>署名した文書</translation>
    </message>
    <message>
        <source>The file that the command wrote, 8 MiB at most.</source>
        <translation>コマンドが書き出したファイル（8 MiB まで）。</translation>
    </message>
    <message>
        <source>Sign with your own certificate</source>
        <translation>ご自分の電子証明書で署名する</translation>
    </message>
    <message>
        <source>We received your correction</source>
        <translation>補正を受け付けました</translation>
    </message>
    <message>
        <source>We received your application</source>
        <translation>申請を受け付けました</translation>
    </message>
    <message>
        <source>When the fee is settled we ask you to pay it within %1 days, on the page of the application.</source>
        <translation>手数料が決まりましたら、申請のページで %1 日以内の納付をお願いします。</translation>
    </message>
    <message>
        <source>We normally finish within %1 working days of your payment.</source>
        <translation>納付を確認してから %1 開庁日以内に手続を終える見込みです。</translation>
    </message>
    <message>
        <source>We normally finish within %1 working days of the arrival.</source>
        <translation>到達してから %1 開庁日以内に手続を終える見込みです。</translation>
    </message>
    <message>
        <source>Normally within %1 working days of payment</source>
        <translation>納付の確認から %1 開庁日以内</translation>
    </message>
    <message>
        <source>Normally within %1 working days of arrival</source>
        <translation>到達から %1 開庁日以内</translation>
    </message>
    <message>
        <source>Delete this draft?</source>
        <translation>この下書きを削除しますか</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>手続の一覧</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>送信済</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>到達</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>受付済</translation>
    </message>
    <message>
        <source>correction requested</source>
        <translation>補正依頼中</translation>
    </message>
    <message>
        <source>under examination</source>
        <translation>審査中</translation>
    </message>
    <message>
        <source>waiting for the fee</source>
        <translation>手数料納付待ち</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>決定済</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>交付済</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>取下げ</translation>
    </message>
    <message>
        <source>deemed withdrawn</source>
        <translation>みなし取下げ</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>却下</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>不許可</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Pay by card</source>
        <translation>カードで支払う</translation>
    </message>
    <message>
        <source>Pay with numbers (Pay-easy)</source>
        <translation>番号で支払う（ペイジー）</translation>
    </message>
    <message>
        <source>Pay: %1</source>
        <translation>支払う：%1</translation>
    </message>
    <message>
        <source>Pay the fee</source>
        <translation>手数料の支払い</translation>
    </message>
    <message>
        <source>The payment company does not answer</source>
        <translation>決済会社から応答がありません</translation>
    </message>
    <message>
        <source>Please try again in a few minutes. Nothing was charged twice.</source>
        <translation>数分後にもう一度お試しください。二重に請求されることはありません。</translation>
    </message>
    <message>
        <source>See the application</source>
        <translation>申請のページを見る</translation>
    </message>
    <message>
        <source>The fee is paid</source>
        <translation>手数料のお支払いを確認しました</translation>
    </message>
    <message>
        <source>We have confirmed your payment. The office goes on with your application.</source>
        <translation>お支払いを確認しました。担当課で手続を進めます。</translation>
    </message>
    <message>
        <source>The payment did not succeed</source>
        <translation>支払いができませんでした</translation>
    </message>
    <message>
        <source>Nothing was charged. You can try again from the page of the application.</source>
        <translation>請求は行われていません。申請のページからもう一度お試しいただけます。</translation>
    </message>
    <message>
        <source>The payment is not confirmed yet</source>
        <translation>お支払いはまだ確認できていません</translation>
    </message>
    <message>
        <source>If you have paid, wait a little: the page of the application shows it as soon as we know. If not, you can pay there.</source>
        <translation>お支払い済みの場合は少しお待ちください。確認でき次第、申請のページに表示します。まだの場合は、申請のページから支払えます。</translation>
    </message>
    <message>
        <source>The office checks your payment</source>
        <translation>お支払いを確認しています</translation>
    </message>
    <message>
        <source>The amount differs from the fee. A clerk will contact you.</source>
        <translation>金額が手数料と異なります。担当者からご連絡します。</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手数料</translation>
    </message>
    <message>
        <source>Yes; the amount is shown before you send. Pay within %1 days of the notice.</source>
        <translation>かかります。金額は申し込む前に表示します。お知らせから %1 日以内に納めてください。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>How long it takes</source>
        <translation>かかる期間</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>Your own electronic signature is needed</source>
        <translation>ご自分の電子署名が必要です</translation>
    </message>
    <message>
        <source>A declaration on the page; no certificate is needed</source>
        <translation>画面での宣言（電子証明書は不要です）</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>アカウント</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>不要</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>必要</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>根拠法令</translation>
    </message>
    <message>
        <source>Your reference number and secret code</source>
        <translation>参照番号と暗証コード</translation>
    </message>
    <message>
        <source>Accessibility</source>
        <translation>アクセシビリティ</translation>
    </message>
    <message>
        <source>This form is too old</source>
        <translation>画面の有効期限が切れています</translation>
    </message>
    <message>
        <source>We could not be sure that this came from you. Go back, load the page again and send it once more. Cookies must be allowed for this site.</source>
        <translation>ご本人の操作であることを確認できませんでした。前の画面に戻り、再読み込みしてからもう一度送ってください。このサイトの Cookie を許可する必要があります。</translation>
    </message>
    <message>
        <source>This page is not here</source>
        <translation>ページが見つかりません</translation>
    </message>
    <message>
        <source>The address may be wrong, or the page may be one that only its owner can see. If you applied without an account, open it with your number and secret code first.</source>
        <translation>アドレスが違うか、ご本人だけが見られるページです。アカウントなしで申請した方は、先に番号と暗証コードで開いてください。</translation>
    </message>
    <message>
        <source>This does not work here</source>
        <translation>この操作はできません</translation>
    </message>
    <message>
        <source>The page cannot be used in this way. Go to the list of procedures and begin there.</source>
        <translation>このページはこの方法では使えません。手続の一覧から始めてください。</translation>
    </message>
    <message>
        <source>It took too long</source>
        <translation>時間がかかりすぎました</translation>
    </message>
    <message>
        <source>The connection was too slow. Please try again.</source>
        <translation>通信に時間がかかりすぎました。もう一度お試しください。</translation>
    </message>
    <message>
        <source>This is too large</source>
        <translation>送られたものが大きすぎます</translation>
    </message>
    <message>
        <source>What you sent is larger than we can take. A file may be 20 MiB at most. Go back and choose a smaller one.</source>
        <translation>受け取れる大きさを超えています。ファイルは 20 MiB までです。前の画面に戻り、小さいファイルを選んでください。</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>アクセスが多すぎます</translation>
    </message>
    <message>
        <source>Very many requests come from your connection. Wait a minute and try again.</source>
        <translation>お使いの回線からのアクセスが非常に多くなっています。1分ほど待ってからお試しください。</translation>
    </message>
    <message>
        <source>Something went wrong with us</source>
        <translation>システムに問題が起きました</translation>
    </message>
    <message>
        <source>This is our fault, not yours. What you had sent before is kept. Please try again later.</source>
        <translation>こちらの不具合です。これまでに送られた内容は保存されています。しばらくしてからお試しください。</translation>
    </message>
    <message>
        <source>Very busy just now</source>
        <translation>ただいま混み合っています</translation>
    </message>
    <message>
        <source>Please try again in a minute. What you had sent before is kept.</source>
        <translation>1分ほど待ってからお試しください。これまでに送られた内容は保存されています。</translation>
    </message>
    <message>
        <source>We could not read the request</source>
        <translation>送られた内容を読み取れませんでした</translation>
    </message>
    <message>
        <source>Your browser sent something that we do not understand. Go to the list of procedures and begin there.</source>
        <translation>ブラウザーから理解できない内容が送られました。手続の一覧から始めてください。</translation>
    </message>
    <message>
        <source>Receipt number or reference number</source>
        <translation>受付番号または参照番号</translation>
    </message>
    <message>
        <source>For example 2026-000123-7 or D4K7-9QXM</source>
        <translation>例：2026-000123-7、D4K7-9QXM</translation>
    </message>
    <message>
        <source>Secret code</source>
        <translation>暗証コード</translation>
    </message>
    <message>
        <source>Follow an application</source>
        <translation>申請の状況を見る</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>証明書の番号</translation>
    </message>
    <message>
        <source>Verification code</source>
        <translation>確認コード</translation>
    </message>
    <message>
        <source>Name on the certificate</source>
        <translation>証明書に書かれた氏名（名称）</translation>
    </message>
    <message>
        <source>Fiscal year (the first one)</source>
        <translation>年度（最初の行）</translation>
    </message>
    <message>
        <source>For example Reiwa 7 as R7, or 2025</source>
        <translation>例：令和7年度、R7、2025</translation>
    </message>
    <message>
        <source>Amount due (the sum of all lines)</source>
        <translation>納付すべき額（全行の合計）</translation>
    </message>
    <message>
        <source>In yen, for example 30,000; where there is none, 0</source>
        <translation>円単位。例：30,000。記載がない場合は 0</translation>
    </message>
    <message>
        <source>Check a certificate</source>
        <translation>証明書の真偽を確認する</translation>
    </message>
    <message>
        <source>It matches</source>
        <translation>一致しました</translation>
    </message>
    <message>
        <source>It does not match</source>
        <translation>一致しません</translation>
    </message>
    <message>
        <source>The office issued a certificate that says this.</source>
        <translation>この内容の証明書が交付されています。</translation>
    </message>
    <message>
        <source>Something that was typed differs, or no such certificate is in force. We cannot say which.</source>
        <translation>入力した内容のどれかが違うか、有効な証明書がありません。どれが違うかはお答えできません。</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>エラー：%1</translation>
    </message>
    <message>
        <source>We aim at level AA of JIS X 8341-3:2016 and of WCAG 2.2. State of this site: partly conforming.</source>
        <translation>JIS X 8341-3:2016 及び WCAG 2.2 のレベル AA を目標としています。現在の状態：一部準拠。</translation>
    </message>
    <message>
        <source>Every page works without script, with the keyboard alone, at 320 pixels width and at 200 percent text size.</source>
        <translation>どのページも、スクリプトなし、キーボードのみ、幅 320 ピクセル、文字 200 パーセントで使えます。</translation>
    </message>
    <message>
        <source>Errors are told in words, at the top of the page and at the field.</source>
        <translation>誤りは、ページの先頭と項目の両方に文章で示します。</translation>
    </message>
    <message>
        <source>There is no time limit under 20 hours.</source>
        <translation>20時間より短い時間制限はありません。</translation>
    </message>
    <message>
        <source>Not yet tested with screen readers by their users; some documents are PDF without tags.</source>
        <translation>スクリーンリーダー利用者による試験はまだ行っていません。タグのない PDF の書類があります。</translation>
    </message>
    <message>
        <source>If something keeps you from using this site, tell us. We will find another way for you, by telephone or on paper.</source>
        <translation>使いにくい点がありましたらお知らせください。電話や紙など、別の方法をご案内します。</translation>
    </message>
    <message>
        <source>Or sign in with</source>
        <translation>ほかの方法でサインイン</translation>
    </message>
    <message>
        <source>Note these two. You need them to go on later or on another device, and to follow your application without an account.</source>
        <translation>次の2つを控えてください。あとで続きをするとき、別の端末を使うとき、アカウントなしで申請の状況を見るときに必要です。</translation>
    </message>
    <message>
        <source>Reference number</source>
        <translation>参照番号</translation>
    </message>
    <message>
        <source>The secret code is shown only in this session. We do not keep it in readable form.</source>
        <translation>暗証コードが表示されるのは今回だけです。こちらでは読める形で保存しません。</translation>
    </message>
    <message>
        <source>Your draft is kept until:</source>
        <translation>下書きの保存期限：</translation>
    </message>
    <message>
        <source>Go to the form</source>
        <translation>入力へ進む</translation>
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
        <source>*</source>
        <translation>＊</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>受付番号</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>文書番号</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到達日時</translation>
    </message>
    <message>
        <source>Expected by</source>
        <translation>完了の見込み</translation>
    </message>
    <message>
        <source>What the office asks you to correct</source>
        <translation>補正をお願いする内容</translation>
    </message>
    <message>
        <source>Please answer by:</source>
        <translation>期限：</translation>
    </message>
    <message>
        <source>Correct the application</source>
        <translation>補正する</translation>
    </message>
    <message>
        <source>Paid. Thank you.</source>
        <translation>納付済みです。ありがとうございました。</translation>
    </message>
    <message>
        <source>Please pay by:</source>
        <translation>納付期限：</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>書類</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>開封：</translation>
    </message>
    <message>
        <source>History</source>
        <translation>経過</translation>
    </message>
    <message>
        <source>What you sent</source>
        <translation>送った内容</translation>
    </message>
    <message>
        <source>Withdraw the application</source>
        <translation>申請を取り下げる</translation>
    </message>
    <message>
        <source>Before you can send</source>
        <translation>申し込む前に直してください</translation>
    </message>
    <message>
        <source>Sign and send</source>
        <translation>署名して送る</translation>
    </message>
    <message>
        <source>This procedure asks for your own electronic signature.</source>
        <translation>この手続には、ご自分の電子署名が必要です。</translation>
    </message>
    <message>
        <source>Sign with my own certificate</source>
        <translation>自分の電子証明書で署名する</translation>
    </message>
    <message>
        <source>Declaration</source>
        <translation>宣言</translation>
    </message>
    <message>
        <source>I declare that what I wrote above is true, and I apply with it.</source>
        <translation>上記の内容に相違ありません。この内容で申請します。</translation>
    </message>
    <message>
        <source>The office seals your application with its electronic signature when it arrives.</source>
        <translation>申請が到達すると、役所の電子署名で内容を封印します。</translation>
    </message>
    <message>
        <source>Send with my own electronic signature instead</source>
        <translation>自分の電子署名を付けて送る</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>All answers and files of this draft will be deleted.</source>
        <translation>この下書きの入力内容とファイルをすべて削除します。</translation>
    </message>
    <message>
        <source>Delete this draft</source>
        <translation>この下書きを削除する</translation>
    </message>
    <message>
        <source>Back without deleting</source>
        <translation>削除せずに戻る</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ進む</translation>
    </message>
    <message>
        <source>Save and go on later</source>
        <translation>保存して後で続ける</translation>
    </message>
    <message>
        <source>To the list of procedures</source>
        <translation>手続の一覧へ</translation>
    </message>
    <message>
        <source>Help and contact:</source>
        <translation>お問い合わせ：</translation>
    </message>
    <message>
        <source>There is a problem with your answers</source>
        <translation>入力内容に問題があります</translation>
    </message>
    <message>
        <source>There is no procedure to apply for at the moment.</source>
        <translation>現在、申請できる手続はありません。</translation>
    </message>
    <message>
        <source>Already applied?</source>
        <translation>申請した方・続きから入力する方</translation>
    </message>
    <message>
        <source>Go on with a draft or follow an application with your number</source>
        <translation>番号で続きから入力する・申請の状況を見る</translation>
    </message>
    <message>
        <source> - </source>
        <translation>｜</translation>
    </message>
    <message>
        <source> online applications</source>
        <translation> 電子申請</translation>
    </message>
    <message>
        <source>Apply to the town office online, follow your application and receive its result.</source>
        <translation>役所への申請をオンラインで行い、状況を確認し、結果を受け取れます。</translation>
    </message>
    <message>
        <source>Skip to the content</source>
        <translation>本文へ移動</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>サイト</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>サインアウト</translation>
    </message>
    <message>
        <source>The Japanese version is the official one.</source>
        <translation>日本語版が正式です。</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>更新：</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>申請</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>対応が必要です</translation>
    </message>
    <message>
        <source>There is nothing here yet.</source>
        <translation>まだ何もありません。</translation>
    </message>
    <message>
        <source>Applications made without an account are shown here once you open them with number and secret code.</source>
        <translation>アカウントなしの申請は、番号と暗証コードで開くとここに表示されます。</translation>
    </message>
    <message>
        <source>Open with number and secret code</source>
        <translation>番号と暗証コードで開く</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Please pay by</source>
        <translation>納付期限</translation>
    </message>
    <message>
        <source>You can also pay in cash at the counter of the office. Tell the receipt number there.</source>
        <translation>窓口で現金で納めることもできます。窓口で受付番号をお伝えください。</translation>
    </message>
    <message>
        <source>You go on to the page of the payment company. Come back to this site when you have paid.</source>
        <translation>決済会社のページへ進みます。支払いが終わったら、このサイトに戻ってください。</translation>
    </message>
    <message>
        <source>To the payment page</source>
        <translation>支払いのページへ進む</translation>
    </message>
    <message>
        <source>Type these numbers at a cash machine or on your bank's page that takes Pay-easy.</source>
        <translation>ペイジーに対応した ATM か銀行のページで、次の番号を入力してください。</translation>
    </message>
    <message>
        <source>Pay with this code:</source>
        <translation>次のコードで支払ってください：</translation>
    </message>
    <message>
        <source>Papers you may need</source>
        <translation>必要になることがある書類</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>申し込む</translation>
    </message>
    <message>
        <source>Begin the application</source>
        <translation>申し込みを始める</translation>
    </message>
    <message>
        <source>Begin without an account</source>
        <translation>アカウントを使わずに申し込みを始める</translation>
    </message>
    <message>
        <source>This procedure asks you to sign in first.</source>
        <translation>この手続は、先にサインインが必要です。</translation>
    </message>
    <message>
        <source>Sign in and apply</source>
        <translation>サインインして申し込む</translation>
    </message>
    <message>
        <source>(your application will be on my page)</source>
        <translation>（申請がマイページに表示されます）</translation>
    </message>
    <message>
        <source>Go on with a draft</source>
        <translation>続きから入力する</translation>
    </message>
    <message>
        <source>Arrived:</source>
        <translation>到達日時：</translation>
    </message>
    <message>
        <source>With this receipt number and your secret code you can follow the application without an account. Note both.</source>
        <translation>この受付番号と次の暗証コードで、アカウントなしで申請の状況を確認できます。両方とも控えてください。</translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation>これからの流れ</translation>
    </message>
    <message>
        <source>The office examines your application. You will see each step on its page.</source>
        <translation>担当課が審査します。進み具合は申請のページに表示します。</translation>
    </message>
    <message>
        <source>If something is missing, we will tell you what to correct and until when.</source>
        <translation>足りないものがあれば、直す内容と期限をお知らせします。</translation>
    </message>
    <message>
        <source>You can open this page again at its address, and print it or save it as PDF with your browser.</source>
        <translation>このページは同じアドレスでもう一度開けます。ブラウザーで印刷や PDF 保存もできます。</translation>
    </message>
    <message>
        <source>Download the document</source>
        <translation>文書をダウンロードする</translation>
    </message>
    <message>
        <source>Sign it on your own computer</source>
        <translation>ご自分のパソコンで署名する</translation>
    </message>
    <message>
        <source>Your key never leaves your computer. With our command:</source>
        <translation>鍵がパソコンの外に出ることはありません。次のコマンドを使います：</translation>
    </message>
    <message>
        <source>Send the signed document</source>
        <translation>署名した文書を送る</translation>
    </message>
    <message>
        <source>With the reference number of a draft or the receipt number of an application, and its secret code. With an account, see my page instead.</source>
        <translation>下書きの参照番号または申請の受付番号と、その暗証コードで開きます。アカウントで申請した方はマイページをご覧ください。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Type what the paper says. The answer is only whether all of it together matches what the office issued.</source>
        <translation>証明書に書かれたとおりに入力してください。すべてが交付した内容と一致するかどうかだけをお答えします。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>確認する</translation>
    </message>
    <message>
        <source>A signed electronic document is checked by its signature, without this page.</source>
        <translation>電子署名付きの電子文書は、このページではなく署名で確認します。</translation>
    </message>
    <message>
        <source>When you withdraw, the office stops working on this application. This cannot be undone; you can apply again.</source>
        <translation>取り下げると、この申請の処理を終わります。元には戻せませんが、もう一度申請することはできます。</translation>
    </message>
    <message>
        <source>Withdraw this application</source>
        <translation>この申請を取り下げる</translation>
    </message>
    <message>
        <source>Back without withdrawing</source>
        <translation>取り下げずに戻る</translation>
    </message>
    <message>
        <source>Please send it once more</source>
        <translation>もう一度送ってください</translation>
    </message>
    <message>
        <source>Open your application again</source>
        <translation>もう一度開いてください</translation>
    </message>
    <message>
        <source>Your browser did not send the cookie of this site. Allow cookies for this site, then press the button.</source>
        <translation>お使いのブラウザーから、このサイトの Cookie（クッキー）が届きませんでした。設定で Cookie を許可してから、下のボタンを押してください。</translation>
    </message>
    <message>
        <source>The page had lain open for long, or you signed in or out in another window. We could not take it as it was.</source>
        <translation>画面を開いてから時間がたったか、別の画面でサインイン・サインアウトをしたため、まだ受け取れていません。</translation>
    </message>
    <message>
        <source>What you typed is not lost: the button sends it just as it is.</source>
        <translation>入力した内容は消えていません。下のボタンを押すと、そのまま送れます。</translation>
    </message>
    <message>
        <source>Only files have to be chosen again afterwards.</source>
        <translation>ファイルだけは、あとでもう一度選んでください。</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>送る</translation>
    </message>
    <message>
        <source>The page had lain open for long, or you signed out. We need to know again that it is you.</source>
        <translation>画面を開いてから時間がたったか、サインアウトしたため、ご本人であることをもう一度確認します。</translation>
    </message>
    <message>
        <source>What you typed is not lost: after this step you can send it just as it is.</source>
        <translation>入力した内容は消えていません。確認のあと、そのまま送れます。</translation>
    </message>
    <message>
        <source>If you have an account</source>
        <translation>アカウントをお持ちの方</translation>
    </message>
    <message>
        <source>If you apply without an account</source>
        <translation>アカウントなしで申請している方</translation>
    </message>
    <message>
        <source>Enter a name of at most %1 letters.</source>
        <translation>氏名は %1 文字以内で入力してください。</translation>
    </message>
    <message>
        <source>Type it once more: we never show a password again.</source>
        <translation>パスワードは画面に出せないため、もう一度入力してください。</translation>
    </message>
    <message>
        <source>Enter your e-mail address.</source>
        <translation>メールアドレスを入力してください。</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>パスワードを入力してください。</translation>
    </message>
    <message>
        <source>Enter the number.</source>
        <translation>番号を入力してください。</translation>
    </message>
    <message>
        <source>Enter the secret code.</source>
        <translation>暗証コードを入力してください。</translation>
    </message>
    <message>
        <source>Enter the certificate number.</source>
        <translation>証明書の番号を入力してください。</translation>
    </message>
    <message>
        <source>Enter the verification code.</source>
        <translation>確認コードを入力してください。</translation>
    </message>
    <message>
        <source>Enter the name on the certificate.</source>
        <translation>証明書に書かれた氏名（名称）を入力してください。</translation>
    </message>
    <message>
        <source>Enter the fiscal year.</source>
        <translation>年度を入力してください。</translation>
    </message>
    <message>
        <source>Enter the amount.</source>
        <translation>金額を入力してください。</translation>
    </message>
    <message>
        <source>This was sent already</source>
        <translation>この申請はもう送られています</translation>
    </message>
    <message>
        <source>The application arrived as you sent it, and its form is closed. What was typed after that was not added.</source>
        <translation>申請は送ったとおりに届いています。その後に入力した内容は加わっていません。</translation>
    </message>
    <message>
        <source>Ask for a new link</source>
        <translation>リンクをもう一度発行する</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No account needed</source>
        <translation>アカウントは要りません</translation>
    </message>
    <message>
        <source>An account is needed</source>
        <translation>アカウントが要ります</translation>
    </message>
    <message>
        <source>This is for people who have an electronic certificate of their own. Without one, go back and apply with the declaration.</source>
        <translation>ご自分の電子証明書をお持ちの方のための方法です。お持ちでない方は、前の画面に戻り、宣言をして申し込んでください。</translation>
    </message>
    <message>
        <source>Your draft is saved. You can go on at any time.</source>
        <translation>下書きを保存しました。いつでも続きから入力できます。</translation>
    </message>
    <message>
        <source>This draft was deleted</source>
        <translation>この下書きは削除されています</translation>
    </message>
    <message>
        <source>You deleted it, in this window or in another. Begin again from the list of procedures.</source>
        <translation>この画面か別の画面で削除されました。手続の一覧からもう一度始めてください。</translation>
    </message>
    <message>
        <source>Find a procedure</source>
        <translation>手続を探す</translation>
    </message>
    <message>
        <source>Procedures for “%1”</source>
        <translation>「%1」の検索結果</translation>
    </message>
    <message>
        <source>One procedure was found.</source>
        <translation>1件見つかりました。</translation>
    </message>
    <message>
        <source>%1 procedures were found, the best first.</source>
        <translation>%1件見つかりました。よく合うものから並べています。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>何をお探しですか</translation>
    </message>
    <message>
        <source>A word or a sentence, for example: proof of tax, moving, marriage.</source>
        <translation>ことばでも文でもかまいません。例：税金の証明がほしい、引っ越し、結婚</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索する</translation>
    </message>
    <message>
        <source>By occasion</source>
        <translation>きっかけから探す</translation>
    </message>
    <message>
        <source>All procedures</source>
        <translation>すべての手続</translation>
    </message>
    <message>
        <source>Question and answer:</source>
        <translation>質問と答え：</translation>
    </message>
    <message>
        <source>Words that agree:</source>
        <translation>合ったことば：</translation>
    </message>
    <message>
        <source>Nothing was found for this.</source>
        <translation>見つかりませんでした。</translation>
    </message>
    <message>
        <source>Try one short word, such as tax, house or land.</source>
        <translation>「税」「住宅」「土地」のような短いことばでお試しください。</translation>
    </message>
    <message>
        <source>Kana will do if you are not sure of the characters.</source>
        <translation>漢字がわからないときは、ひらがなでも探せます。</translation>
    </message>
    <message>
        <source>Not everything can be done online. Call us, and we tell you where to go:</source>
        <translation>オンラインではできない手続もあります。お電話をいただければ、窓口をご案内します：</translation>
    </message>
    <message>
        <source>What you type here is not kept.</source>
        <translation>入力したことばは保存されません。</translation>
    </message>
    <message>
        <source>What you may need on this occasion:</source>
        <translation>このときに必要になることがある手続です。</translation>
    </message>
    <message>
        <source>Other occasions</source>
        <translation>ほかのきっかけ</translation>
    </message>
    <message>
        <source>Begin the questions</source>
        <translation>質問を始める</translation>
    </message>
    <message>
        <source>You may also call us, or come to the counter:</source>
        <translation>お電話や窓口でもご案内します：</translation>
    </message>
    <message>
        <source>Your answers so far</source>
        <translation>これまでの答え</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>理由：</translation>
    </message>
    <message>
        <source>Law:</source>
        <translation>根拠：</translation>
    </message>
    <message>
        <source>By your answers, none of the procedures of this site is what you need.</source>
        <translation>お答えからは、このサイトで行う手続は見つかりませんでした。</translation>
    </message>
    <message>
        <source>If this is not what you are looking for</source>
        <translation>お探しのものと違うとき</translation>
    </message>
    <message>
        <source>Call us, or come to the counter:</source>
        <translation>お電話か窓口でお尋ねください：</translation>
    </message>
    <message>
        <source>Answer the questions again</source>
        <translation>初めから答え直す</translation>
    </message>
    <message>
        <source>Your answers</source>
        <translation>お答え</translation>
    </message>
    <message>
        <source>This is help, not a decision of the office.</source>
        <translation>これは目安で、役所の決定ではありません。</translation>
    </message>
    <message>
        <source>What you have to file</source>
        <translation>必要な手続</translation>
    </message>
    <message>
        <source>Nothing to file was found</source>
        <translation>必要な手続は見つかりませんでした</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>よくある質問</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>The files cannot be read as they are now. You see the last state that could be read.</source>
        <translation>今のファイルは読めません。最後に読めたときの状態を表示しています。</translation>
    </message>
    <message>
        <source>Nothing can be shown yet. Mend the faults below and save.</source>
        <translation>まだ表示できません。下の誤りを直して保存してください。</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>The page of the procedure</source>
        <translation>手続の案内ページ</translation>
    </message>
    <message>
        <source>Fill in as somebody made up</source>
        <translation>架空の人で記入する</translation>
    </message>
    <message>
        <source>Who and what</source>
        <translation>人と内容</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>記入する</translation>
    </message>
    <message>
        <source>The page loads anew when you save a file. Nothing that is sent here goes anywhere.</source>
        <translation>ファイルを保存すると画面が新しくなります。ここで送信しても、どこにも届きません。</translation>
    </message>
    <message>
        <source>The citizen’s form (%1)</source>
        <translation>申請者の様式（%1）</translation>
    </message>
    <message>
        <source>A form of the office (%1)</source>
        <translation>職員の様式（%1）</translation>
    </message>
    <message>
        <source>Nobody: an empty form</source>
        <translation>だれでもない（空の様式）</translation>
    </message>
    <message>
        <source>%1, as in %2</source>
        <translation>%1（%2 のとおり）</translation>
    </message>
    <message>
        <source>%1, signed in, nothing filled in yet</source>
        <translation>%1（ログイン済み、未記入）</translation>
    </message>
    <message>
        <source>No faults</source>
        <translation>誤りはありません</translation>
    </message>
    <message>
        <source>1 fault</source>
        <translation>誤りが1件あります</translation>
    </message>
    <message>
        <source>%1 faults</source>
        <translation>誤りが%1件あります</translation>
    </message>
    <message>
        <source>These answers would be taken.</source>
        <translation>この答えは受け付けられます。</translation>
    </message>
    <message>
        <source>Clerks fill in this form in their own program; the fields and rules are these.</source>
        <translation>職員は専用のプログラムで記入します。項目と規則はこのとおりです。</translation>
    </message>
    <message>
        <source>What is filled in, as a scenario has it</source>
        <translation>記入した内容を試験（シナリオ）の形で見る</translation>
    </message>
</context>
</TS>
