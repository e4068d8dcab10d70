<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>bpmn</name>
    <message>
        <source>expected a BPMN 2.0 file with &lt;definitions&gt;, got &lt;%1&gt;</source>
        <translation>BPMN 2.0 のファイル（&lt;definitions&gt;）が必要ですが、&lt;%1&gt; でした</translation>
    </message>
    <message>
        <source>&lt;%1&gt; is in the namespace “%2”, expected “%3”</source>
        <translation>&lt;%1&gt; の名前空間が「%2」です。「%3」としてください</translation>
    </message>
    <message>
        <source>there is no &lt;process&gt; in this file</source>
        <translation>このファイルには &lt;process&gt; がありません</translation>
    </message>
    <message>
        <source>&lt;%1&gt; is not carried out by this engine and must not stand in &lt;%2&gt;; take it out</source>
        <translation>&lt;%1&gt; はこのエンジンでは実行できず、&lt;%2&gt; の中に置けません。取り除いてください</translation>
    </message>
    <message>
        <source>&lt;%1&gt; has %2=“%3”, which this engine does not carry out; take it out</source>
        <translation>&lt;%1&gt; の %2=「%3」はこのエンジンでは実行できません。取り除いてください</translation>
    </message>
    <message>
        <source>&lt;%1&gt; cannot have the extension “%2”; expected one of: %3</source>
        <translation>&lt;%1&gt; に拡張「%2」は付けられません。使えるもの: %3</translation>
    </message>
    <message>
        <source>&lt;%1&gt; has no id; give it one that is unique in the file</source>
        <translation>&lt;%1&gt; に id がありません。ファイルの中で重ならない id を付けてください</translation>
    </message>
    <message>
        <source>the id “%1” is already in use at %2</source>
        <translation>id「%1」は %2 で既に使われています</translation>
    </message>
    <message>
        <source>&lt;%1&gt; “%2” needs %3</source>
        <translation>&lt;%1&gt;「%2」には %3 が必要です</translation>
    </message>
    <message>
        <source>%1 is “%2”, expected one of: %3</source>
        <translation>%1 が「%2」です。次のいずれかにしてください: %3</translation>
    </message>
    <message>
        <source>the sequence flow “%1” has %2=“%3”, and there is no such element in its process</source>
        <translation>シーケンスフロー「%1」の %2=「%3」にあたる要素がこのプロセスにありません</translation>
    </message>
    <message>
        <source>%1 refers to “%2”, which is not there</source>
        <translation>%1 が指す「%2」がありません</translation>
    </message>
    <message>
        <source>the timer of “%1” needs one of &lt;timeDate&gt;, &lt;timeDuration&gt; and &lt;timeCycle&gt;</source>
        <translation>「%1」のタイマーには &lt;timeDate&gt;、&lt;timeDuration&gt;、&lt;timeCycle&gt; のいずれか一つが必要です</translation>
    </message>
    <message>
        <source>the event “%1” needs an event definition: a timer, a message, a signal, …</source>
        <translation>イベント「%1」にはイベント定義（タイマー、メッセージ、シグナルなど）が必要です</translation>
    </message>
    <message>
        <source>expected a FEEL expression in %1, it is empty</source>
        <translation>%1 に FEEL の式が必要ですが、空です</translation>
    </message>
    <message>
        <source>expressions are written in FEEL, not in “%1”</source>
        <translation>式は「%1」ではなく FEEL で書いてください</translation>
    </message>
    <message>
        <source>the process “%1” has no start event</source>
        <translation>プロセス「%1」に開始イベントがありません</translation>
    </message>
    <message>
        <source>the process “%1” has two start events, “%2” and “%3”; keep one</source>
        <translation>プロセス「%1」に開始イベントが「%2」「%3」と二つあります。一つにしてください</translation>
    </message>
    <message>
        <source>the process “%1” has no end event</source>
        <translation>プロセス「%1」に終了イベントがありません</translation>
    </message>
    <message>
        <source>no way leads from the start to “%1” (%2)</source>
        <translation>開始から「%1」(%2) に至る道がありません</translation>
    </message>
    <message>
        <source>no way leads from “%1” (%2) to an end event</source>
        <translation>「%1」(%2) から終了イベントに至る道がありません</translation>
    </message>
    <message>
        <source>the gateway “%1” has conditions but no default flow; when none of them is true the case is stuck: give %2 a default</source>
        <translation>ゲートウェイ「%1」には条件がありますが既定のフローがありません。どの条件も成り立たないと案件が止まります。%2 に default を指定してください</translation>
    </message>
    <message>
        <source>the flow “%1” leaves “%2”, where no way is chosen, and has a condition; put an exclusive gateway between</source>
        <translation>フロー「%1」は道を選ばない「%2」から出ているのに条件があります。間に排他ゲートウェイを置いてください</translation>
    </message>
    <message>
        <source>the default flow “%1” of “%2” has a condition; it is taken when all others are false, so take the condition out</source>
        <translation>「%2」の既定のフロー「%1」に条件があります。既定のフローはほかの条件がすべて成り立たないときに通るので、条件を取り除いてください</translation>
    </message>
    <message>
        <source>the flow “%1” leaves the exclusive gateway “%2” without a condition and is not its default</source>
        <translation>フロー「%1」は排他ゲートウェイ「%2」から条件なしに出ていて、既定のフローでもありません</translation>
    </message>
    <message>
        <source>nothing sets “%1”; expected for example: %2</source>
        <translation>「%1」を設定するものがありません。使えるのは例えば: %2</translation>
    </message>
    <message>
        <source>“%1” has no field “%2”; expected for example: %3</source>
        <translation>「%1」に項目「%2」はありません。使えるのは例えば: %3</translation>
    </message>
    <message>
        <source>nobody may do the task “%1”: give it a potentialOwner or put it into a lane with a role</source>
        <translation>タスク「%1」を行う人が決まっていません。potentialOwner を付けるか、役割のあるレーンに置いてください</translation>
    </message>
    <message>
        <source>the task “%1” has no form (todoke:form)</source>
        <translation>タスク「%1」に様式 (todoke:form) がありません</translation>
    </message>
    <message>
        <source>people would see “%1” without a name; give it a name or todoke:label</source>
        <translation>「%1」が名前のないまま表示されます。name か todoke:label を付けてください</translation>
    </message>
    <message>
        <source>the package has no role “%1”, expected one of: %2</source>
        <translation>パッケージに役割「%1」はありません。次のいずれかにしてください: %2</translation>
    </message>
    <message>
        <source>the package has no form “%1”, expected one of: %2</source>
        <translation>パッケージに様式「%1」はありません。次のいずれかにしてください: %2</translation>
    </message>
    <message>
        <source>the package has no decision “%1”, expected one of: %2</source>
        <translation>パッケージに決定「%1」はありません。次のいずれかにしてください: %2</translation>
    </message>
    <message>
        <source>there is no service “%1”, expected one of: %2</source>
        <translation>サービス「%1」はありません。次のいずれかにしてください: %2</translation>
    </message>
    <message>
        <source>there is no process “%1” to call, expected one of: %2</source>
        <translation>呼び出すプロセス「%1」がありません。次のいずれかにしてください: %2</translation>
    </message>
    <message>
        <source>nobody sends the message “%1”, expected one of: %2</source>
        <translation>メッセージ「%1」を送るものがありません。次のいずれかにしてください: %2</translation>
    </message>
    <message>
        <source>“%1” may wait for ever: use a receive task with a boundary timer, an event-based gateway with a timer, or a boundary timer on the call</source>
        <translation>「%1」は終わりなく待つおそれがあります。境界タイマーのある受信タスク、タイマーのあるイベントゲートウェイ、または呼び出しの境界タイマーを使ってください</translation>
    </message>
    <message>
        <source>the case ends at “%1” without an outcome; todoke:outcome is one of: %2</source>
        <translation>案件が「%1」で結果のないまま終わります。todoke:outcome を次のいずれかにしてください: %2</translation>
    </message>
    <message>
        <source>a case cannot end as “%1”, expected one of: %2</source>
        <translation>案件は「%1」では終われません。次のいずれかにしてください: %2</translation>
    </message>
    <message>
        <source>“%1” can wait for ever for a way that is not taken, as after: %2</source>
        <translation>「%1」は通らない道を待ち続けることがあります。例: %2</translation>
    </message>
    <message>
        <source>“%1” can be carried out twice at once, because parallel ways come together without a parallel gateway, as after: %2</source>
        <translation>並列の道が並列ゲートウェイなしに合流するため、「%1」が同時に二度行われることがあります。例: %2</translation>
    </message>
    <message>
        <source>the flow “%1” leads into the start event “%2”</source>
        <translation>フロー「%1」が開始イベント「%2」に入っています</translation>
    </message>
    <message>
        <source>the flow “%1” leaves the end event “%2”</source>
        <translation>フロー「%1」が終了イベント「%2」から出ています</translation>
    </message>
    <message>
        <source>the flow “%1” leads into the boundary event “%2”</source>
        <translation>フロー「%1」が境界イベント「%2」に入っています</translation>
    </message>
    <message>
        <source>the boundary event “%1” is attached to “%2”, which does not wait; attach it to a user, service or receive task or a call activity</source>
        <translation>境界イベント「%1」の付いている「%2」は待つことがありません。ユーザー、サービス、受信の各タスクかコールアクティビティに付けてください</translation>
    </message>
    <message>
        <source>the event-based gateway “%1” leads to “%2”; expected a timer or message event that nothing else leads to</source>
        <translation>イベントゲートウェイ「%1」の先が「%2」です。ほかから入ることのないタイマーかメッセージのイベントにしてください</translation>
    </message>
    <message>
        <source>A diagram of the steps of this procedure.</source>
        <translation>この手続の流れを示す図です。</translation>
    </message>
    <message>
        <source>Done: %1.</source>
        <translation>済んだもの: %1。</translation>
    </message>
    <message>
        <source>Now at: %1.</source>
        <translation>現在: %1。</translation>
    </message>
    <message>
        <source>Done: %1. Now at: %2.</source>
        <translation>済んだもの: %1。現在: %2。</translation>
    </message>
    <message>
        <source>%1 (since %2)</source>
        <translation>%1（%2から）</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1から</translation>
    </message>
    <message>
        <source>%1 (now, since %2)</source>
        <translation>%1（現在、%2から）</translation>
    </message>
    <message>
        <source>%1 (done, %2)</source>
        <translation>%1（%2済み）</translation>
    </message>
    <message>
        <source>%1 (now)</source>
        <translation>%1（現在）</translation>
    </message>
    <message>
        <source>%1 (done)</source>
        <translation>%1（済み）</translation>
    </message>
    <message>
        <source>the id “%1” is taken already, at %2</source>
        <translation>id「%1」はすでに %2 で使われています</translation>
    </message>
    <message>
        <source>&lt;%1&gt; needs an id</source>
        <translation>&lt;%1&gt; には id が必要です</translation>
    </message>
    <message>
        <source>“%1” refers by %2 to “%3”, which is not in this file</source>
        <translation>「%1」の %2 が指す「%3」はこのファイルにありません</translation>
    </message>
    <message>
        <source>“%1” refers by %2 to a &lt;%4&gt;, expected a kind of %3</source>
        <translation>「%1」の %2 は %3 を指す必要がありますが、&lt;%4&gt; を指しています</translation>
    </message>
    <message>
        <source>the sequence flow “%1” leads to the artifact “%2”; artifacts only explain and take no flow</source>
        <translation>シーケンスフロー「%1」が成果物「%2」に入っています。成果物は説明のためのもので、フローをつなげません</translation>
    </message>
    <message>
        <source>the sequence flow “%1” leaves the artifact “%2”; artifacts only explain and give no flow</source>
        <translation>シーケンスフロー「%1」が成果物「%2」から出ています。成果物は説明のためのもので、フローをつなげません</translation>
    </message>
    <message>
        <source>the message flow “%1” leads to the artifact “%2”; artifacts only explain and take no message</source>
        <translation>メッセージフロー「%1」が成果物「%2」に入っています。成果物はメッセージを受けません</translation>
    </message>
    <message>
        <source>the message flow “%1” leaves the artifact “%2”; artifacts only explain and send no message</source>
        <translation>メッセージフロー「%1」が成果物「%2」から出ています。成果物はメッセージを送りません</translation>
    </message>
    <message>
        <source>expected a media type such as text/plain as the textFormat of “%1”, got “%2”</source>
        <translation>「%1」の textFormat には text/plain のようなメディアタイプが必要ですが、「%2」でした</translation>
    </message>
    <message>
        <source>the event “%1” throws an escalation without a code; name an escalation that has an escalationCode</source>
        <translation>イベント「%1」が投げるエスカレーションにコードがありません。escalationCode のあるエスカレーションを指定してください</translation>
    </message>
    <message>
        <source>&lt;%1&gt; of “%2” is in natural language, which cannot be executed; make it a formal expression (xsi:type="tFormalExpression")</source>
        <translation>「%2」の &lt;%1&gt; は自然言語のため実行できません。形式的な式にしてください（xsi:type="tFormalExpression"）</translation>
    </message>
    <message>
        <source>&lt;%1&gt; of “%2” is empty; write the expression into it</source>
        <translation>「%2」の &lt;%1&gt; が空です。式を書いてください</translation>
    </message>
    <message>
        <source>the gateway “%1” is said to converge but has several outgoing flows</source>
        <translation>ゲートウェイ「%1」は合流（Converging）とされていますが、出るフローが複数あります</translation>
    </message>
    <message>
        <source>the gateway “%1” is said to diverge but has several incoming flows</source>
        <translation>ゲートウェイ「%1」は分岐（Diverging）とされていますが、入るフローが複数あります</translation>
    </message>
    <message>
        <source>the gateway “%1” is said to be mixed but has not several incoming and several outgoing flows</source>
        <translation>ゲートウェイ「%1」は混合（Mixed）とされていますが、入るフローと出るフローの両方が複数ではありません</translation>
    </message>
    <message>
        <source>the data object “%1” and its item “%2” disagree about isCollection</source>
        <translation>データオブジェクト「%1」と項目「%2」の isCollection が一致しません</translation>
    </message>
    <message>
        <source>the data input “%1” and its item “%2” disagree about isCollection</source>
        <translation>データ入力「%1」と項目「%2」の isCollection が一致しません</translation>
    </message>
    <message>
        <source>the data output “%1” and its item “%2” disagree about isCollection</source>
        <translation>データ出力「%1」と項目「%2」の isCollection が一致しません</translation>
    </message>
    <message>
        <source>the sequence flow “%1” leaves the event sub-process “%2”; an event starts it and no flow leaves it</source>
        <translation>シーケンスフロー「%1」がイベントサブプロセス「%2」から出ています。イベントサブプロセスからフローは出せません</translation>
    </message>
    <message>
        <source>the sequence flow “%1” leads to the event sub-process “%2”; an event starts it, never a flow</source>
        <translation>シーケンスフロー「%1」がイベントサブプロセス「%2」に入っています。イベントサブプロセスはイベントだけで始まります</translation>
    </message>
    <message>
        <source>“%1” does not list the sequence flow “%2” as its incoming or outgoing one</source>
        <translation>「%1」の incoming または outgoing にシーケンスフロー「%2」がありません</translation>
    </message>
    <message>
        <source>the sequence flow “%1” is not immediate, which an executable process does not allow</source>
        <translation>シーケンスフロー「%1」が即時（isImmediate）ではありません。実行可能なプロセスでは認められません</translation>
    </message>
    <message>
        <source>the only flow “%1” out of “%2” has a condition; when it is false nothing can go on</source>
        <translation>「%2」から出るただ一つのフロー「%1」に条件があります。偽のとき先へ進めません</translation>
    </message>
    <message>
        <source>the default flow “%2” of “%1” leaves another node</source>
        <translation>「%1」の既定のフロー「%2」は別の要素から出ています</translation>
    </message>
    <message>
        <source>“%1” refers to a choreography, which a choreography or a global conversation must not</source>
        <translation>「%1」がコレオグラフィを参照しています。コレオグラフィとグローバル会話では認められません</translation>
    </message>
    <message>
        <source>the sequence flow “%1” from “%2” to “%3” crosses the border of a pool; send a message instead</source>
        <translation>「%2」から「%3」へのシーケンスフロー「%1」がプールの境を越えています。メッセージを使ってください</translation>
    </message>
    <message>
        <source>the sequence flow “%1” from “%2” to “%3” crosses the border of a sub-process</source>
        <translation>「%2」から「%3」へのシーケンスフロー「%1」がサブプロセスの境を越えています</translation>
    </message>
    <message>
        <source>the participant “%1” has the minimum %2; it must not be negative</source>
        <translation>参加者「%1」の minimum が %2 です。負の数にはできません</translation>
    </message>
    <message>
        <source>the participant “%1” has the maximum %2 and the minimum %3; the maximum is at least one and not below the minimum</source>
        <translation>参加者「%1」の maximum が %2、minimum が %3 です。maximum は 1 以上で minimum 以上にしてください</translation>
    </message>
    <message>
        <source>the message flow “%1” stays within one pool; messages go from one pool to another</source>
        <translation>メッセージフロー「%1」が同じプールの中にあります。メッセージは異なるプールの間で送ります</translation>
    </message>
    <message>
        <source>the global conversation “%1” contains conversations, which it must not</source>
        <translation>グローバル会話「%1」に会話が含まれています。含めることはできません</translation>
    </message>
    <message>
        <source>the message flow “%1” is not one of the closed choreography “%2”</source>
        <translation>メッセージフロー「%1」は閉じたコレオグラフィ「%2」のものではありません</translation>
    </message>
    <message>
        <source>the public process “%1” must not be marked executable</source>
        <translation>公開プロセス「%1」を実行可能とすることはできません</translation>
    </message>
    <message>
        <source>“%1” is a choreography activity and must not stand in the process “%2”</source>
        <translation>「%1」はコレオグラフィのアクティビティで、プロセス「%2」の中に置けません</translation>
    </message>
    <message>
        <source>“%1” is a choreography activity and must not stand in the sub-process “%2”</source>
        <translation>「%1」はコレオグラフィのアクティビティで、サブプロセス「%2」の中に置けません</translation>
    </message>
    <message>
        <source>“%1” is a choreography activity and must not stand in the ad-hoc sub-process “%2”</source>
        <translation>「%1」はコレオグラフィのアクティビティで、アドホックサブプロセス「%2」の中に置けません</translation>
    </message>
    <message>
        <source>“%1” has the startQuantity %2; it is at least 1</source>
        <translation>「%1」の startQuantity が %2 です。1 以上にしてください</translation>
    </message>
    <message>
        <source>“%1” has the completionQuantity %2; it is at least 1</source>
        <translation>「%1」の completionQuantity が %2 です。1 以上にしてください</translation>
    </message>
    <message>
        <source>the resource role “%1” of “%2” binds parameters without naming a resource (resourceRef)</source>
        <translation>「%2」の役割「%1」は、リソース（resourceRef）を指定せずにパラメーターを結び付けています</translation>
    </message>
    <message>
        <source>the service task “%1” names an operation, so it needs exactly one input set</source>
        <translation>サービスタスク「%1」はオペレーションを指定しているため、入力セットがちょうど一つ必要です</translation>
    </message>
    <message>
        <source>the service task “%1” names an operation, so it has at most one output set</source>
        <translation>サービスタスク「%1」はオペレーションを指定しているため、出力セットは一つまでです</translation>
    </message>
    <message>
        <source>the input of the service task “%1” is another item than the message that the operation “%2” takes</source>
        <translation>サービスタスク「%1」の入力が、オペレーション「%2」の受けるメッセージの項目と異なります</translation>
    </message>
    <message>
        <source>the output of the service task “%1” is another item than the message that the operation “%2” gives</source>
        <translation>サービスタスク「%1」の出力が、オペレーション「%2」の返すメッセージの項目と異なります</translation>
    </message>
    <message>
        <source>the send task “%1” sends the message “%2”, so it has at most one input set</source>
        <translation>送信タスク「%1」はメッセージ「%2」を送るため、入力セットは一つまでです</translation>
    </message>
    <message>
        <source>the send task “%1” sends the message “%2”, so it has at most one data input</source>
        <translation>送信タスク「%1」はメッセージ「%2」を送るため、データ入力は一つまでです</translation>
    </message>
    <message>
        <source>the data input of the send task “%1” is not the item of the message “%2”</source>
        <translation>送信タスク「%1」のデータ入力がメッセージ「%2」の項目ではありません</translation>
    </message>
    <message>
        <source>the receive task “%1” starts the process, so no sequence flow may lead to it</source>
        <translation>受信タスク「%1」はプロセスを始めるため、シーケンスフローを入れられません</translation>
    </message>
    <message>
        <source>the receive task “%1” receives the message “%2”, so it has at most one output set</source>
        <translation>受信タスク「%1」はメッセージ「%2」を受けるため、出力セットは一つまでです</translation>
    </message>
    <message>
        <source>the receive task “%1” receives the message “%2”, so it has at most one data output</source>
        <translation>受信タスク「%1」はメッセージ「%2」を受けるため、データ出力は一つまでです</translation>
    </message>
    <message>
        <source>the data output of the receive task “%1” is not the item of the message “%2”</source>
        <translation>受信タスク「%1」のデータ出力がメッセージ「%2」の項目ではありません</translation>
    </message>
    <message>
        <source>the script task “%1” has a script but no scriptFormat</source>
        <translation>スクリプトタスク「%1」にスクリプトがありますが、scriptFormat がありません</translation>
    </message>
    <message>
        <source>“%1” has a loop and multiple instances at once; keep one of them</source>
        <translation>「%1」にループとマルチインスタンスが同時に付いています。どちらか一つにしてください</translation>
    </message>
    <message>
        <source>the event sub-process “%1” needs exactly one start event</source>
        <translation>イベントサブプロセス「%1」には開始イベントがちょうど一つ必要です</translation>
    </message>
    <message>
        <source>the start event “%1” of an event sub-process must not have a &lt;%2&gt;</source>
        <translation>イベントサブプロセスの開始イベント「%1」に &lt;%2&gt; は付けられません</translation>
    </message>
    <message>
        <source>the start event “%1” of the event sub-process “%2” needs an event definition</source>
        <translation>イベントサブプロセス「%2」の開始イベント「%1」にはイベント定義が必要です</translation>
    </message>
    <message>
        <source>the ad-hoc sub-process “%1” needs at least one activity</source>
        <translation>アドホックサブプロセス「%1」にはアクティビティが少なくとも一つ必要です</translation>
    </message>
    <message>
        <source>the event “%1” must not stand in the ad-hoc sub-process “%2”, which has neither start nor end</source>
        <translation>アドホックサブプロセス「%2」には開始も終了もないため、イベント「%1」は置けません</translation>
    </message>
    <message>
        <source>the inputs and outputs of the call “%1” are not those of “%2”, which it calls</source>
        <translation>コール「%1」の入出力が、呼び出す「%2」のものと一致しません</translation>
    </message>
    <message>
        <source>“%1” offers an interface but binds none of its operations (ioBinding)</source>
        <translation>「%1」はインターフェースを公開していますが、オペレーションを結び付けていません（ioBinding）</translation>
    </message>
    <message>
        <source>the binding of “%1” joins data and an operation whose messages hold something else</source>
        <translation>「%1」の結び付けで、データとオペレーションのメッセージの中身が異なります</translation>
    </message>
    <message>
        <source>“%1” has multiple instances, but neither loopCardinality nor loopDataInputRef tells how many</source>
        <translation>「%1」はマルチインスタンスですが、数を決める loopCardinality も loopDataInputRef もありません</translation>
    </message>
    <message>
        <source>the loopDataInputRef of “%1” leads to “%2”, expected a data input of the activity itself</source>
        <translation>「%1」の loopDataInputRef が「%2」を指しています。そのアクティビティ自身のデータ入力が必要です</translation>
    </message>
    <message>
        <source>the outputDataItem of “%1” is not one of what its loopDataOutputRef collects</source>
        <translation>「%1」の outputDataItem が、loopDataOutputRef の集めるものの一つではありません</translation>
    </message>
    <message>
        <source>the inputDataItem of “%1” is not one of what its loopDataInputRef holds</source>
        <translation>「%1」の inputDataItem が、loopDataInputRef の持つものの一つではありません</translation>
    </message>
    <message>
        <source>the completion condition of “%1” is “%2”, which is neither true nor false</source>
        <translation>「%1」の完了条件「%2」は真にも偽にもなりません</translation>
    </message>
    <message>
        <source>the behaviour condition of “%1” is “%2”, which is neither true nor false</source>
        <translation>「%1」の振る舞いの条件「%2」は真にも偽にもなりません</translation>
    </message>
    <message>
        <source>expected the data object reference to be called “%2” (object and state), got “%1”</source>
        <translation>データオブジェクト参照の名前は「%2」（オブジェクトと状態）としてください。「%1」でした</translation>
    </message>
    <message>
        <source>the sub-process “%1” has an ioSpecification, which sub-processes must not have</source>
        <translation>サブプロセス「%1」に ioSpecification があります。サブプロセスには付けられません</translation>
    </message>
    <message>
        <source>data is written to “%1”, which is an input of the process</source>
        <translation>プロセスの入力である「%1」にデータを書き込んでいます</translation>
    </message>
    <message>
        <source>data is read from “%1”, which is an output of the process</source>
        <translation>プロセスの出力である「%1」からデータを読み出しています</translation>
    </message>
    <message>
        <source>no input set names the data input “%1”</source>
        <translation>どの入力セットもデータ入力「%1」を含んでいません</translation>
    </message>
    <message>
        <source>the optional input “%1” must be among the dataInputRefs of its set too</source>
        <translation>任意の入力「%1」は、そのセットの dataInputRefs にも必要です</translation>
    </message>
    <message>
        <source>the input “%1” that comes while executing must be among the dataInputRefs of its set too</source>
        <translation>実行中の入力「%1」は、そのセットの dataInputRefs にも必要です</translation>
    </message>
    <message>
        <source>the set “%1” names the set “%2”, which does not name it back</source>
        <translation>セット「%1」は「%2」を指していますが、「%2」は「%1」を指していません</translation>
    </message>
    <message>
        <source>no output set names the data output “%1”</source>
        <translation>どの出力セットもデータ出力「%1」を含んでいません</translation>
    </message>
    <message>
        <source>the optional output “%1” must be among the dataOutputRefs of its set too</source>
        <translation>任意の出力「%1」は、そのセットの dataOutputRefs にも必要です</translation>
    </message>
    <message>
        <source>the output “%1” that goes while executing must be among the dataOutputRefs of its set too</source>
        <translation>実行中の出力「%1」は、そのセットの dataOutputRefs にも必要です</translation>
    </message>
    <message>
        <source>“%1” and “%2” hold different items; a transformation must stand between them</source>
        <translation>「%1」と「%2」の項目が異なります。間に変換（transformation）が必要です</translation>
    </message>
    <message>
        <source>a data association of “%1” has several sources but no transformation</source>
        <translation>「%1」のデータ関連に入力元が複数ありますが、変換（transformation）がありません</translation>
    </message>
    <message>
        <source>the event “%1” has %2 data elements for %3 event definitions; each definition needs one</source>
        <translation>イベント「%1」のイベント定義 %3 件に対し、データ要素が %2 件です。定義ごとに一つ必要です</translation>
    </message>
    <message>
        <source>the data “%2” of the event “%1” is not what “%3” carries</source>
        <translation>イベント「%1」のデータ「%2」が、「%3」の運ぶものと異なります</translation>
    </message>
    <message>
        <source>“%1” uses an event definition that belongs to the throw event “%2”; define it by itself</source>
        <translation>「%1」が、送出イベント「%2」の中のイベント定義を使っています。独立に定義してください</translation>
    </message>
    <message>
        <source>a sequence flow leads to the start event “%1”</source>
        <translation>開始イベント「%1」にシーケンスフローが入っています</translation>
    </message>
    <message>
        <source>there is the end event “%1” but no start event in “%2”</source>
        <translation>「%2」に終了イベント「%1」がありますが、開始イベントがありません</translation>
    </message>
    <message>
        <source>the start event “%1” must not have a &lt;%2&gt;; a process starts by message, timer, condition or signal</source>
        <translation>開始イベント「%1」に &lt;%2&gt; は付けられません。プロセスはメッセージ、タイマー、条件、シグナルで始まります</translation>
    </message>
    <message>
        <source>the start event “%1” has a &lt;%2&gt;, which only the start of an event sub-process may have</source>
        <translation>開始イベント「%1」の &lt;%2&gt; は、イベントサブプロセスの開始にだけ付けられます</translation>
    </message>
    <message>
        <source>“%1” is called by “%2” but has no start event without a definition</source>
        <translation>「%1」は「%2」から呼び出されますが、定義のない開始イベントがありません</translation>
    </message>
    <message>
        <source>the start event “%1” of the sub-process “%2” must not have an event definition</source>
        <translation>サブプロセス「%2」の開始イベント「%1」にイベント定義は付けられません</translation>
    </message>
    <message>
        <source>the start event “%1” has no outgoing sequence flow</source>
        <translation>開始イベント「%1」から出るシーケンスフローがありません</translation>
    </message>
    <message>
        <source>the message flow “%1” leaves the start event “%2”, which sends nothing</source>
        <translation>メッセージフロー「%1」が開始イベント「%2」から出ています。開始イベントは送信しません</translation>
    </message>
    <message>
        <source>the start event “%1” gets the message flow “%2” but has no message event definition</source>
        <translation>開始イベント「%1」にメッセージフロー「%2」が入っていますが、メッセージのイベント定義がありません</translation>
    </message>
    <message>
        <source>a sequence flow leaves the end event “%1”</source>
        <translation>終了イベント「%1」からシーケンスフローが出ています</translation>
    </message>
    <message>
        <source>there is the start event “%1” but no end event in “%2”</source>
        <translation>「%2」に開始イベント「%1」がありますが、終了イベントがありません</translation>
    </message>
    <message>
        <source>the end event “%1” cancels, but it does not stand in a transaction</source>
        <translation>終了イベント「%1」はキャンセルですが、トランザクションの中にありません</translation>
    </message>
    <message>
        <source>no sequence flow leads to the end event “%1”</source>
        <translation>終了イベント「%1」に入るシーケンスフローがありません</translation>
    </message>
    <message>
        <source>the message flow “%1” leads to the end event “%2”, which receives nothing</source>
        <translation>メッセージフロー「%1」が終了イベント「%2」に入っています。終了イベントは受信しません</translation>
    </message>
    <message>
        <source>the message flow “%2” leaves the end event “%1”, which has no message event definition</source>
        <translation>終了イベント「%1」からメッセージフロー「%2」が出ていますが、メッセージのイベント定義がありません</translation>
    </message>
    <message>
        <source>the boundary event “%1” must not have a &lt;%2&gt;</source>
        <translation>境界イベント「%1」に &lt;%2&gt; は付けられません</translation>
    </message>
    <message>
        <source>the boundary event “%1” has a &lt;%2&gt;, which always interrupts; leave out cancelActivity="false"</source>
        <translation>境界イベント「%1」の &lt;%2&gt; は必ず中断します。cancelActivity="false" を外してください</translation>
    </message>
    <message>
        <source>the boundary event “%1” needs an event definition</source>
        <translation>境界イベント「%1」にはイベント定義が必要です</translation>
    </message>
    <message>
        <source>the cancel event “%1” is attached to “%2”, which is no transaction</source>
        <translation>キャンセルイベント「%1」が付いている「%2」はトランザクションではありません</translation>
    </message>
    <message>
        <source>a sequence flow leads to the boundary event “%1”</source>
        <translation>境界イベント「%1」にシーケンスフローが入っています</translation>
    </message>
    <message>
        <source>no sequence flow leaves the boundary event “%1”</source>
        <translation>境界イベント「%1」から出るシーケンスフローがありません</translation>
    </message>
    <message>
        <source>a sequence flow leaves the compensation event “%1”; an association leads to what compensates</source>
        <translation>補償イベント「%1」からシーケンスフローが出ています。補償するものへは関連でつなぎます</translation>
    </message>
    <message>
        <source>no sequence flow leads to the intermediate event “%1”</source>
        <translation>中間イベント「%1」に入るシーケンスフローがありません</translation>
    </message>
    <message>
        <source>no sequence flow leaves the intermediate event “%1”</source>
        <translation>中間イベント「%1」から出るシーケンスフローがありません</translation>
    </message>
    <message>
        <source>the link event “%1” has a sequence flow on the side of its link</source>
        <translation>リンクイベント「%1」のリンク側にシーケンスフローがあります</translation>
    </message>
    <message>
        <source>the link “%1” leads to “%2”, which does not name it as a source</source>
        <translation>リンク「%1」は「%2」に続きますが、「%2」の source に「%1」がありません</translation>
    </message>
    <message>
        <source>the message flow “%1” has the wrong direction at “%2”; catch events receive, throw events send</source>
        <translation>メッセージフロー「%1」の向きが「%2」で逆です。捕捉イベントは受信し、送出イベントは送信します</translation>
    </message>
    <message>
        <source>the catch event “%1” in the normal flow must not have a compensation definition</source>
        <translation>通常の流れにある捕捉イベント「%1」に補償の定義は付けられません</translation>
    </message>
    <message>
        <source>the conditional event “%1” needs a formal expression as its condition</source>
        <translation>条件イベント「%1」の条件には形式的な式が必要です</translation>
    </message>
    <message>
        <source>the link event “%1” catches but names no source</source>
        <translation>リンクイベント「%1」は受け側ですが、source がありません</translation>
    </message>
    <message>
        <source>the link event “%1” throws and needs exactly one target</source>
        <translation>リンクイベント「%1」は送り側なので、target がちょうど一つ必要です</translation>
    </message>
    <message>
        <source>the link from “%1” to “%2” leaves its process level</source>
        <translation>「%1」から「%2」へのリンクがプロセスの階層を越えています</translation>
    </message>
    <message>
        <source>the message event “%1” names no message (messageRef), so it cannot be executed</source>
        <translation>メッセージイベント「%1」にメッセージ（messageRef）の指定がなく、実行できません</translation>
    </message>
    <message>
        <source>the message event “%1” names no operation (operationRef), so it cannot be executed</source>
        <translation>メッセージイベント「%1」にオペレーション（operationRef）の指定がなく、実行できません</translation>
    </message>
    <message>
        <source>the timer of “%1” says several things; keep one of timeDate, timeDuration and timeCycle</source>
        <translation>「%1」のタイマーに複数の指定があります。timeDate、timeDuration、timeCycle のどれか一つにしてください</translation>
    </message>
    <message>
        <source>expected an ISO 8601 date and time for the timer of “%1”, got “%2”</source>
        <translation>「%1」のタイマーには ISO 8601 の日時が必要ですが、「%2」でした</translation>
    </message>
    <message>
        <source>expected an ISO 8601 repeating interval for the timer of “%1”, got “%2”</source>
        <translation>「%1」のタイマーには ISO 8601 の反復間隔が必要ですが、「%2」でした</translation>
    </message>
    <message>
        <source>expected an ISO 8601 duration for the timer of “%1”, got “%2”</source>
        <translation>「%1」のタイマーには ISO 8601 の期間が必要ですが、「%2」でした</translation>
    </message>
    <message>
        <source>the gateway “%1” has neither several incoming nor several outgoing flows, so it controls nothing</source>
        <translation>ゲートウェイ「%1」には複数の入るフローも複数の出るフローもなく、何も制御していません</translation>
    </message>
    <message>
        <source>the event gateway “%1” needs two or more outgoing flows</source>
        <translation>イベントゲートウェイ「%1」には出るフローが二つ以上必要です</translation>
    </message>
    <message>
        <source>the flow “%1” out of the event gateway “%2” has a condition, which it must not</source>
        <translation>イベントゲートウェイ「%2」から出るフロー「%1」に条件があります。条件は付けられません</translation>
    </message>
    <message>
        <source>“%1” follows the event gateway “%2” but is no receive task and no message, timer, signal or conditional event</source>
        <translation>イベントゲートウェイ「%2」の次の「%1」は、受信タスクでも、メッセージ・タイマー・シグナル・条件のイベントでもありません</translation>
    </message>
    <message>
        <source>message events and receive tasks must not both follow the event gateway “%1”</source>
        <translation>イベントゲートウェイ「%1」の次にメッセージイベントと受信タスクの両方は置けません</translation>
    </message>
    <message>
        <source>the boundary event “%1” is attached to “%2”, which follows the event gateway “%3” and must have none</source>
        <translation>境界イベント「%1」が「%2」に付いています。イベントゲートウェイ「%3」の次の受信タスクには付けられません</translation>
    </message>
    <message>
        <source>“%1” follows the event gateway “%2” and must have no other incoming flow</source>
        <translation>「%1」はイベントゲートウェイ「%2」の次にあるため、ほかのフローを入れられません</translation>
    </message>
    <message>
        <source>the event gateway “%1” starts the process, so no sequence flow may lead to it</source>
        <translation>イベントゲートウェイ「%1」はプロセスを始めるため、シーケンスフローを入れられません</translation>
    </message>
    <message>
        <source>no association leads from the compensation event “%1” to an activity that compensates (isForCompensation)</source>
        <translation>補償イベント「%1」から、補償するアクティビティ（isForCompensation）への関連がありません</translation>
    </message>
    <message>
        <source>the end event “%1” must not have a &lt;%2&gt;</source>
        <translation>終了イベント「%1」に &lt;%2&gt; は付けられません</translation>
    </message>
    <message>
        <source>the catch event “%1” must not have a &lt;%2&gt;</source>
        <translation>捕捉イベント「%1」に &lt;%2&gt; は付けられません</translation>
    </message>
    <message>
        <source>the catch event “%1” needs an event definition</source>
        <translation>捕捉イベント「%1」にはイベント定義が必要です</translation>
    </message>
    <message>
        <source>the throw event “%1” must not have a &lt;%2&gt;</source>
        <translation>送出イベント「%1」に &lt;%2&gt; は付けられません</translation>
    </message>
    <message>
        <source>no sequence flow leads to “%1”, though its level begins with a start event</source>
        <translation>開始イベントのある階層なのに、「%1」に入るシーケンスフローがありません</translation>
    </message>
    <message>
        <source>no sequence flow leaves “%1”, though its level ends with an end event</source>
        <translation>終了イベントのある階層なのに、「%1」から出るシーケンスフローがありません</translation>
    </message>
    <message>
        <source>BPMN knows no &lt;%1&gt; in &lt;%2&gt;</source>
        <translation>BPMN では &lt;%2&gt; の中に &lt;%1&gt; を置けません</translation>
    </message>
    <message>
        <source>a &lt;%1&gt; belongs to a process, an activity or an event, not into &lt;%2&gt;</source>
        <translation>&lt;%1&gt; はプロセス、アクティビティ、イベントに属するもので、&lt;%2&gt; の中には置けません</translation>
    </message>
    <message>
        <source>BPMN knows no attribute “%1” of &lt;%2&gt;</source>
        <translation>BPMN の &lt;%2&gt; に属性「%1」はありません</translation>
    </message>
    <message>
        <source>expected %1 to be one of %3, got “%2”</source>
        <translation>%1 は %3 のどれかにしてください。「%2」でした</translation>
    </message>
    <message>
        <source>expected %1 to be true or false, got “%2”</source>
        <translation>%1 は true か false にしてください。「%2」でした</translation>
    </message>
    <message>
        <source>expected %1 to be a number, got “%2”</source>
        <translation>%1 は数にしてください。「%2」でした</translation>
    </message>
    <message>
        <source>“%1” waits for ever for a way that has ended elsewhere, as after: %2</source>
        <translation>「%1」は、別のところで終わった流れを待ち続けることがあります。例: %2</translation>
    </message>
    <message>
        <source>from “%1” on the case goes round for ever and can never end, as after: %2</source>
        <translation>「%1」から先は同じところを回り続け、終わることができません。例: %2</translation>
    </message>
    <message>
        <source>whatever is answered, nothing ever comes to “%1”</source>
        <translation>どのような回答でも「%1」に進むことはありません</translation>
    </message>
    <message>
        <source>“%1” has more states than can be looked at: after %2 the search ended. What was found is true; that nothing else was found proves nothing. Sub-processes, which are looked at one by one, make it smaller</source>
        <translation>「%1」は状態の数が多く、%2 通りを調べたところで打ち切りました。見つかった誤りは確かですが、ほかに誤りがないことは確かめられていません。サブプロセスに分けると、一つずつ調べられて状態の数が減ります</translation>
    </message>
</context>
</TS>
