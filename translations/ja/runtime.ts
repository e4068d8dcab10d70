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
</context>
</TS>
