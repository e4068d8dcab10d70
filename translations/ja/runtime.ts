<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>runtime</name>
    <message>
        <source>the case does not wait for “%1” any more; look at it again</source>
        <translation>案件はもう「%1」を待っていません。開き直してください</translation>
    </message>
    <message>
        <source>case %1 has ended (%2)</source>
        <translation>案件 %1 は終了しています (%2)</translation>
    </message>
    <message>
        <source>case %1 has been started already</source>
        <translation>案件 %1 は既に始まっています</translation>
    </message>
    <message>
        <source>there is no case %1</source>
        <translation>案件 %1 はありません</translation>
    </message>
    <message>
        <source>no condition behind “%1” is true, and it has no default flow</source>
        <translation>「%1」の先の条件がどれも成り立たず、既定のフローもありません</translation>
    </message>
    <message>
        <source>the package has no process “%1”</source>
        <translation>パッケージにプロセス「%1」はありません</translation>
    </message>
    <message>
        <source>somebody else is working on “%1”</source>
        <translation>「%1」はほかの担当者が処理中です</translation>
    </message>
    <message>
        <source>nobody is working on “%1”, so it cannot be given back</source>
        <translation>「%1」は誰も処理中ではないため、戻せません</translation>
    </message>
    <message>
        <source>the case does not wait for “%1”</source>
        <translation>案件は「%1」を待っていません</translation>
    </message>
    <message>
        <source>the timer %1 is not set any more</source>
        <translation>タイマー %1 はもうありません</translation>
    </message>
    <message>
        <source>the process runs in a loop without waiting: stopped at “%1” after %2 steps</source>
        <translation>プロセスが待つことなく繰り返しています。%2 段階の後「%1」で止めました</translation>
    </message>
    <message>
        <source>the timer “%1” is not due before %2</source>
        <translation>タイマー「%1」の時刻は %2 です</translation>
    </message>
    <message>
        <source>the timer “%1” needs a date or a duration, and “%2” gives none</source>
        <translation>タイマー「%1」には日付か期間が必要ですが、「%2」からは得られません</translation>
    </message>
    <message>
        <source>there is no “%1” in the process “%2”</source>
        <translation>プロセス「%2」に「%1」はありません</translation>
    </message>
    <message>
        <source>“%1” needs how often it is carried out, a whole number from 0 or a list, and got %2</source>
        <translation>「%1」を何回行うかは 0 以上の整数か一覧でなければなりませんが、%2 でした</translation>
    </message>
    <message>
        <source>the package has no decision “%1”</source>
        <translation>パッケージに決定「%1」はありません</translation>
    </message>
    <message>
        <source>the version %1, to which the case is to move, is not there</source>
        <translation>移行先の版 %1 がありません</translation>
    </message>
    <message>
        <source>the case already runs with this version</source>
        <translation>案件は既にこの版で進んでいます</translation>
    </message>
    <message>
        <source>the case runs in the process “%1”, which the new version does not have</source>
        <translation>案件はプロセス「%1」を実行中ですが、新しい版にはありません</translation>
    </message>
    <message>
        <source>the case has come to “%1”, which the new version of “%2” does not have</source>
        <translation>案件は「%1」にありますが、新しい版の「%2」にはありません</translation>
    </message>
    <message>
        <source>the case has come to “%1”, which is a %2 and in the new version a %3</source>
        <translation>案件がある「%1」は %2 ですが、新しい版では %3 です</translation>
    </message>
    <message>
        <source>the case has come to “%1”, which the new version has moved from “%2” to “%3”</source>
        <translation>案件がある「%1」は、新しい版で「%2」から「%3」へ移されています</translation>
    </message>
    <message>
        <source>the case waits at “%1” for the service “%2”; the new version asks for “%3”</source>
        <translation>案件は「%1」でサービス「%2」を待っていますが、新しい版では「%3」です</translation>
    </message>
    <message>
        <source>at “%1” the case runs the process “%2”; the new version calls “%3”</source>
        <translation>案件は「%1」でプロセス「%2」を実行中ですが、新しい版では「%3」を呼び出します</translation>
    </message>
    <message>
        <source>at “%1” the new version hands in “%2”, which the process that runs there was not given</source>
        <translation>「%1」で新しい版が渡す「%2」は、実行中のプロセスには渡されていません</translation>
    </message>
    <message>
        <source>the new version repeats or gathers “%1” in another way</source>
        <translation>新しい版では「%1」の繰返し方か集め方が違います</translation>
    </message>
    <message>
        <source>the case waits at the gateway “%1”, to which the new version connects other flows</source>
        <translation>案件はゲートウェイ「%1」で待っていますが、新しい版ではつながるフローが違います</translation>
    </message>
    <message>
        <source>“%1” waits for something else in the new version, or interrupts otherwise</source>
        <translation>新しい版では「%1」の待つものか中断のしかたが違います</translation>
    </message>
    <message>
        <source>at “%2” the new version also waits for “%1”, which has not begun for this case</source>
        <translation>新しい版は「%2」で「%1」も待ちますが、この案件ではまだ始まっていません</translation>
    </message>
    <message>
        <source>“%1” has been done and would be undone in another way</source>
        <translation>済んだ「%1」を取り消す方法が新しい版では違います</translation>
    </message>
    <message>
        <source>the case would wait for ever at “%1” for a branch that the new version begins before the place where the case stands</source>
        <translation>新しい版では案件のある場所より前で分かれる枝を「%1」で待ち続けることになります</translation>
    </message>
    <message>
        <source>the case runs in branches that meet at “%1”; in the new version they do not</source>
        <translation>案件の並行する枝は「%1」で合流しますが、新しい版では合流しません</translation>
    </message>
    <message>
        <source>the new version needs an answer for “%1”</source>
        <translation>新しい版には「%1」の回答が必要です</translation>
    </message>
    <message>
        <source>“%1” is no answer that the new version lacks: nothing else is changed by a move</source>
        <translation>「%1」は新しい版に不足している回答ではありません。移行でほかの値は変えられません</translation>
    </message>
</context>
</TS>
