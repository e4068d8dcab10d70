<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>calendar</name>
    <message>
        <source>expected a date such as 2026-05-07 or 令和8年5月7日, got %1</source>
        <translation>日付は 2026-05-07 や 令和8年5月7日 のように書いてください（入力: %1）</translation>
    </message>
    <message>
        <source>there is no such day: %1</source>
        <translation>存在しない日付です: %1</translation>
    </message>
    <message>
        <source>%1 lies outside the era %2, whose days here run from %3 to %4</source>
        <translation>%1 は元号「%2」の期間（%3 から %4 まで）に含まれません</translation>
    </message>
</context>
</TS>
