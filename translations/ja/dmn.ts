<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>dmn</name>
    <message>
        <source>expected the element definitions of DMN, got %1</source>
        <translation>DMN の要素 definitions が必要ですが、%1 がありました</translation>
    </message>
    <message>
        <source>expected DMN 1.2 to 1.5, got the namespace %1</source>
        <translation>DMN 1.2 から 1.5 が必要ですが、名前空間は %1 です</translation>
    </message>
    <message>
        <source>%1 needs the attribute %2</source>
        <translation>%1 には属性 %2 が必要です</translation>
    </message>
    <message>
        <source>the id %1 stands here a second time</source>
        <translation>id「%1」が重複しています</translation>
    </message>
    <message>
        <source>the name %1 stands here a second time</source>
        <translation>名前「%1」が重複しています</translation>
    </message>
    <message>
        <source>%1 points to %2, which is not there</source>
        <translation>%1 が指す %2 がありません</translation>
    </message>
    <message>
        <source>there is no type %1</source>
        <translation>型「%1」はありません</translation>
    </message>
    <message>
        <source>there is no hit policy %1</source>
        <translation>ヒットポリシー「%1」はありません</translation>
    </message>
    <message>
        <source>there is no aggregation %1</source>
        <translation>集計「%1」はありません</translation>
    </message>
    <message>
        <source>an aggregation needs the hit policy COLLECT and one output</source>
        <translation>集計には、ヒットポリシー COLLECT と、ただ一つの出力が必要です</translation>
    </message>
    <message>
        <source>the hit policy %1 needs output values, from the highest down</source>
        <translation>ヒットポリシー %1 には、優先度の高い順に並べた出力値が必要です</translation>
    </message>
    <message>
        <source>expected FEEL, got the language %1</source>
        <translation>FEEL が必要ですが、言語は %1 です</translation>
    </message>
    <message>
        <source>expected an expression of DMN, got %1</source>
        <translation>DMN の式が必要ですが、%1 がありました</translation>
    </message>
    <message>
        <source>functions of the kind %1 are not carried out; write it in FEEL</source>
        <translation>種類 %1 の関数は実行できません。FEEL で書いてください</translation>
    </message>
    <message>
        <source>%1 needs an expression</source>
        <translation>%1 には式が必要です</translation>
    </message>
    <message>
        <source>expected %1 entries of the kind %2 in this rule, got %3</source>
        <translation>この規則には %2 が %1 個必要ですが、%3 個あります</translation>
    </message>
    <message>
        <source>this decision table has no output</source>
        <translation>この決定表には出力がありません</translation>
    </message>
    <message>
        <source>%1 requires itself, by way of %2</source>
        <translation>%1 は %2 を通じて自分自身を必要としています</translation>
    </message>
    <message>
        <source>the type %1 is made of itself</source>
        <translation>型「%1」が自分自身で定義されています</translation>
    </message>
    <message>
        <source>the imported model %1 is not there</source>
        <translation>取り込むモデル「%1」がありません</translation>
    </message>
    <message>
        <source>there is no %1 here: require it, or correct the name</source>
        <translation>ここで %1 は使えません。要求関係に加えるか、名前を直してください</translation>
    </message>
    <message>
        <source>there is no decision %1</source>
        <translation>決定「%1」はありません</translation>
    </message>
    <message>
        <source>there is no decision service %1</source>
        <translation>決定サービス「%1」はありません</translation>
    </message>
    <message>
        <source>expected a value of the type %1, got %2</source>
        <translation>型 %1 の値が必要ですが、%2 でした</translation>
    </message>
    <message>
        <source>%1 is not among the values of %2</source>
        <translation>%1 は %2 の値に含まれません</translation>
    </message>
    <message>
        <source>%1 says nothing about how it is decided</source>
        <translation>%1 には決め方が書かれていません</translation>
    </message>
    <message>
        <source>no rule of %1 applies</source>
        <translation>%1 の規則はどれも該当しません</translation>
    </message>
    <message>
        <source>only one rule of %1 may apply, but these do: %2</source>
        <translation>%1 で該当できる規則は一つだけですが、次の規則が該当しました: %2</translation>
    </message>
    <message>
        <source>rules %2 of %1 apply together and give different results</source>
        <translation>%1 の規則 %2 が同時に該当し、結果が異なります</translation>
    </message>
    <message>
        <source>%1 is not among the output values of %2</source>
        <translation>%1 は %2 の出力値に含まれません</translation>
    </message>
    <message>
        <source>the results of %1 cannot be aggregated</source>
        <translation>%1 の結果は集計できません</translation>
    </message>
    <message>
        <source>expected true or false, got %1</source>
        <translation>true か false が必要ですが、%1 でした</translation>
    </message>
    <message>
        <source>%1 cannot be called</source>
        <translation>%1 は呼び出せません</translation>
    </message>
    <message>
        <source>%1 wants these parameters: %2</source>
        <translation>%1 の引数は次のとおりです: %2</translation>
    </message>
    <message>
        <source>expected a list, got %1</source>
        <translation>リストが必要ですが、%1 でした</translation>
    </message>
    <message>
        <source>%1 calls itself too many times</source>
        <translation>%1 の呼び出しが深すぎます</translation>
    </message>
    <message>
        <source>this expression could not be read</source>
        <translation>この式は読み取れませんでした</translation>
    </message>
    <message>
        <source>the entry %1 stands here a second time</source>
        <translation>項目「%1」が重複しています</translation>
    </message>
    <message>
        <source>%1: rule %2 applies and gives %3</source>
        <translation>%1: 規則 %2 に該当し、結果は %3 です</translation>
    </message>
    <message>
        <source>%1: rule %2 applies (%4) and gives %3</source>
        <translation>%1: 規則 %2 に該当し（%4）、結果は %3 です</translation>
    </message>
    <message>
        <source>%1: rules %2 apply and give %3</source>
        <translation>%1: 規則 %2 に該当し、結果は %3 です</translation>
    </message>
    <message>
        <source>%1: rules %2 apply (%4) and give %3</source>
        <translation>%1: 規則 %2 に該当し（%4）、結果は %3 です</translation>
    </message>
    <message>
        <source>%1: no rule applies; the result is %2</source>
        <translation>%1: 該当する規則がなく、結果は %2 です</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 は %2 です</translation>
    </message>
    <message>
        <source>%1 was called and gave %2</source>
        <translation>%1 を呼び出した結果は %2 です</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>値なし</translation>
    </message>
    <message>
        <source>no rule of %1 applies to %3, and there is no default</source>
        <translation>%1 には %3 に該当する規則がなく、既定値もありません</translation>
    </message>
    <message>
        <source>the rules %2 of %1 both apply to %3</source>
        <translation>%1 の規則 %2 が %3 に同時に該当します</translation>
    </message>
    <message>
        <source>rule %2 of %1 can never apply</source>
        <translation>%1 の規則 %2 が該当することはありません</translation>
    </message>
    <message>
        <source>%1 has too many combinations to be examined for gaps</source>
        <translation>%1 は組み合わせが多すぎるため、漏れを調べきれません</translation>
    </message>
</context>
</TS>
