<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>scan</name>
    <message><source>expected where clamd is, such as /run/clamav/clamd.ctl or 127.0.0.1:3310, got &quot;%1&quot;</source><translation>clamd の場所（/run/clamav/clamd.ctl や 127.0.0.1:3310 など）が必要ですが、「%1」でした</translation></message>
</context>
</TS>
