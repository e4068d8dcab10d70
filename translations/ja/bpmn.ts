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
        <source>&lt;%1&gt; is not carried out by this engine and must not stand in &lt;%2&gt;; take it out or draw it with tasks, exclusive, parallel and event-based gateways, timers, messages and call activities</source>
        <translation>&lt;%1&gt; はこのエンジンでは実行できず、&lt;%2&gt; の中に置けません。取り除くか、タスク、排他・並列・イベントゲートウェイ、タイマー、メッセージ、コールアクティビティで描いてください</translation>
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
        <source>the timer of “%1” needs either &lt;timeDate&gt; or &lt;timeDuration&gt;</source>
        <translation>「%1」のタイマーには &lt;timeDate&gt; か &lt;timeDuration&gt; のどちらか一つが必要です</translation>
    </message>
    <message>
        <source>the event “%1” needs exactly one of timer and message, found %2</source>
        <translation>イベント「%1」にはタイマーかメッセージがちょうど一つ必要ですが、%2 個ありました</translation>
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
        <source>the flow “%1” leaves “%2”, which is no exclusive gateway, and has a condition; put an exclusive gateway between</source>
        <translation>フロー「%1」は排他ゲートウェイではない「%2」から出ているのに条件があります。間に排他ゲートウェイを置いてください</translation>
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
        <source>nothing sets “%1”; did you mean %2?</source>
        <translation>「%1」を設定するものがありません。もしかして: %2</translation>
    </message>
    <message>
        <source>“%1” has no field “%2”; did you mean %3?</source>
        <translation>「%1」に項目「%2」はありません。もしかして: %3</translation>
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
        <source>%1 (now)</source>
        <translation>%1（現在）</translation>
    </message>
    <message>
        <source>%1 (done)</source>
        <translation>%1（済み）</translation>
    </message>
</context>
</TS>
