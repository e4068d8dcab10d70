<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>feel</name>
    <message>
        <source>expected an expression, got nothing</source>
        <translation>式が空です</translation>
    </message>
    <message>
        <source>expected an expression, got %1</source>
        <translation>式が必要ですが、%1 があります</translation>
    </message>
    <message>
        <source>this ends where an expression is expected</source>
        <translation>式が必要なところで終わっています</translation>
    </message>
    <message>
        <source>this ends too early: %1 is missing</source>
        <translation>途中で終わっています。%1 がありません</translation>
    </message>
    <message>
        <source>expected an operator or the end, got %1</source>
        <translation>演算子か式の終わりが必要ですが、%1 があります</translation>
    </message>
    <message>
        <source>this ends where a name is expected</source>
        <translation>名前が必要なところで終わっています</translation>
    </message>
    <message>
        <source>this ends where a type is expected</source>
        <translation>型が必要なところで終わっています</translation>
    </message>
    <message>
        <source>expected %1, got %2</source>
        <translation>%1 が必要ですが、%2 があります</translation>
    </message>
    <message>
        <source>expected a name, got %1</source>
        <translation>名前が必要ですが、%1 があります</translation>
    </message>
    <message>
        <source>this text has no closing quotation mark</source>
        <translation>この文字列は引用符で閉じられていません</translation>
    </message>
    <message>
        <source>this comment is not closed with */</source>
        <translation>この注釈は */ で閉じられていません</translation>
    </message>
    <message>
        <source>%1 is not an escape sequence: four hexadecimal digits follow \u and six \U</source>
        <translation>%1 はエスケープ表記ではありません。\u の後は 16 進数 4 桁、\U の後は 6 桁です</translation>
    </message>
    <message>
        <source>the character %1 cannot stand here</source>
        <translation>ここに文字 %1 は置けません</translation>
    </message>
    <message>
        <source>%1 is not a number with at most 34 digits</source>
        <translation>%1 は 34 桁以内の数値ではありません</translation>
    </message>
    <message>
        <source>%1 is not a date, a time, a date and time or a duration</source>
        <translation>%1 は日付、時刻、日時、期間のいずれでもありません</translation>
    </message>
    <message>
        <source>the name %1 is not known here</source>
        <translation>ここでは %1 という名前は使えません</translation>
    </message>
    <message>
        <source>the type %1 is not known here</source>
        <translation>ここでは %1 という型は使えません</translation>
    </message>
    <message>
        <source>a function of another language is written as external {java: {class: &quot;…&quot;, method signature: &quot;…&quot;}}</source>
        <translation>他言語の関数は external {java: {class: &quot;…&quot;, method signature: &quot;…&quot;}} と書きます</translation>
    </message>
    <message>
        <source>the external function %2 of %1 is not available here</source>
        <translation>%1 の外部関数 %2 は使えません</translation>
    </message>
    <message>
        <source>either all arguments are named or none is</source>
        <translation>引数は、すべて名前付きにするか、すべて名前なしにしてください</translation>
    </message>
    <message>
        <source>the name %1 is given twice</source>
        <translation>名前 %1 が二度使われています</translation>
    </message>
    <message>
        <source>this expression is nested more than %1 levels deep</source>
        <translation>この式の入れ子は %1 段を超えています</translation>
    </message>
    <message>
        <source>this expression is longer than %1 characters</source>
        <translation>この式は %1 文字を超えています</translation>
    </message>
    <message>
        <source>this is not a stored value: %1</source>
        <translation>保存された値として読めません: %1</translation>
    </message>
    <message>
        <source>one side of %1 has no value</source>
        <translation>%1 の片側に値がありません</translation>
    </message>
    <message>
        <source>%1 got no value for %2</source>
        <translation>%1 の %2 に値がありません</translation>
    </message>
    <message>
        <source>%1 does not work between %2 and %3</source>
        <translation>%2 と %3 の間で %1 は使えません</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be compared</source>
        <translation>%1 と %2 は比べられません</translation>
    </message>
    <message>
        <source>%1 needs true or false, got %2</source>
        <translation>%1 には true か false が必要ですが、%2 でした</translation>
    </message>
    <message>
        <source>the condition must be true or false, got %1</source>
        <translation>条件は true か false でなければなりませんが、%1 でした</translation>
    </message>
    <message>
        <source>division by zero</source>
        <translation>ゼロで割っています</translation>
    </message>
    <message>
        <source>the result of %1 is out of range</source>
        <translation>%1 の結果が扱える範囲を超えています</translation>
    </message>
    <message>
        <source>there is no %1 in this %2</source>
        <translation>この %2 に %1 はありません</translation>
    </message>
    <message>
        <source>%1 was asked of a value without parts: %2</source>
        <translation>項目を持たない値 (%2) に %1 を求めています</translation>
    </message>
    <message>
        <source>expected a function to call, got %1</source>
        <translation>関数を呼び出すところですが、%1 でした</translation>
    </message>
    <message>
        <source>%1 takes (%2), got %3 arguments</source>
        <translation>%1 の引数は (%2) ですが、%3 個渡されました</translation>
    </message>
    <message>
        <source>%1 takes (%2) and has no parameter named %3</source>
        <translation>%1 の引数は (%2) で、%3 という引数はありません</translation>
    </message>
    <message>
        <source>%1 takes (%2); %3 is missing</source>
        <translation>%1 の引数は (%2) ですが、%3 がありません</translation>
    </message>
    <message>
        <source>%1 expects %3 for %2, got %4</source>
        <translation>%1 の %2 には %3 が必要ですが、%4 でした</translation>
    </message>
    <message>
        <source>%1 cannot make a value of %2</source>
        <translation>%1 は %2 から値を作れません</translation>
    </message>
    <message>
        <source>%1 has no value here</source>
        <translation>ここでは %1 に値がありません</translation>
    </message>
    <message>
        <source>position %1 is not in a list of %2</source>
        <translation>%2 個の一覧に %1 番目はありません</translation>
    </message>
    <message>
        <source>one can go through a list or a range of numbers or dates, not through %1</source>
        <translation>順にたどれるのは一覧、数の範囲、日付の範囲です。%1 はたどれません</translation>
    </message>
    <message>
        <source>the ends %1 and %2 do not make a range</source>
        <translation>両端 %1 と %2 では範囲になりません</translation>
    </message>
    <message>
        <source>%1 is not a regular expression: %2</source>
        <translation>%1 は正規表現ではありません: %2</translation>
    </message>
    <message>
        <source>%1 are not flags of a regular expression; known are s, m, i, x and q</source>
        <translation>%1 は正規表現のフラグではありません。使えるのは s、m、i、x、q です</translation>
    </message>
    <message>
        <source>a list would have more than %1 elements</source>
        <translation>一覧が %1 個を超えます</translation>
    </message>
    <message>
        <source>lists and contexts would lie in each other more than %1 levels deep</source>
        <translation>一覧や項目の入れ子が %1 段を超えます</translation>
    </message>
    <message>
        <source>a text would have more than %1 characters</source>
        <translation>文字列が %1 文字を超えます</translation>
    </message>
    <message>
        <source>given up after %1 steps</source>
        <translation>%1 段階で計算を打ち切りました</translation>
    </message>
    <message>
        <source>given up at %1 levels of calls within calls</source>
        <translation>呼び出しの入れ子が %1 段に達したため、計算を打ち切りました</translation>
    </message>
    <message>
        <source>expected %1 as result, got %2</source>
        <translation>結果は %1 でなければなりませんが、%2 でした</translation>
    </message>
    <message>
        <source>wrong type: %1 does not work between %2 and %3</source>
        <translation>型が違います: %2 と %3 の間で %1 は使えません</translation>
    </message>
    <message>
        <source>wrong type: %1 expects %3 for %2, got %4</source>
        <translation>型が違います: %1 の %2 には %3 が必要ですが、%4 です</translation>
    </message>
    <message>
        <source>%1 takes (%2), got %3 arguments</source>
        <translation>%1 の引数は (%2) ですが、%3 個あります</translation>
    </message>
    <message>
        <source>wrong type: %1 needs true or false, got %2</source>
        <translation>型が違います: %1 には true か false が必要ですが、%2 です</translation>
    </message>
    <message>
        <source>there is no %1 in %2</source>
        <translation>%2 に %1 はありません</translation>
    </message>
</context>
</TS>
