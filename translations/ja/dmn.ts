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
        <source>%1 is %2</source>
        <translation>%1が%2</translation>
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
        <source>%1 years</source>
        <translation>%1年</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1か月</translation>
    </message>
    <message>
        <source>%1 years and %2 months</source>
        <translation>%1年%2か月</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1日</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>%1以外</translation>
    </message>
    <message>
        <source>less than %1</source>
        <translation>%1未満</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>%1より前</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>%1以下</translation>
    </message>
    <message>
        <source>on or before %1</source>
        <translation>%1以前</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>%1超</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>%1より後</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>%1以上</translation>
    </message>
    <message>
        <source>on or after %1</source>
        <translation>%1以後</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1又は%2</translation>
    </message>
    <message>
        <source>anything but %1</source>
        <translation>%1以外</translation>
    </message>
    <message>
        <source>another %1 (it is %3)</source>
        <translation>%1が別の値であること（現在は%3）</translation>
    </message>
    <message>
        <source>%1 %2 (it is %3)</source>
        <translation>%1が%2であること（現在は%3）</translation>
    </message>
    <message>
        <source>For %1 to be %2, this would be needed: %3.</source>
        <translation>%1が%2となるには、%3が必要です。</translation>
    </message>
    <message>
        <source>For %1 to be %2, this would be needed: %3 (%4).</source>
        <translation>%1が%2となるには、%3が必要です（%4）。</translation>
    </message>
    <message>
        <source>%1 is %2 (%3)</source>
        <translation>%1が%2（%3）</translation>
    </message>
    <message>
        <source>%1 is %2, %3.</source>
        <translation>%3、%1は%2です。</translation>
    </message>
    <message>
        <source>%1 is %2, %3 (%4).</source>
        <translation>%3、%1は%2です（%4）。</translation>
    </message>
    <message>
        <source>%1 is %2, because no other case applies.</source>
        <translation>ほかのどの場合にも当たらないため、%1は%2です。</translation>
    </message>
    <message>
        <source>%1 is %2, because no other case applies (%4).</source>
        <translation>ほかのどの場合にも当たらないため、%1は%2です（%4）。</translation>
    </message>
    <message>
        <source>%1 is %2, because %3.</source>
        <translation>%3のため、%1は%2です。</translation>
    </message>
    <message>
        <source>%1 is %2, because %3 (%4).</source>
        <translation>%3のため、%1は%2です（%4）。</translation>
    </message>
    <message>
        <source>%1, %3</source>
        <translation>%3、%1</translation>
    </message>
    <message>
        <source>%1, %3 (%4)</source>
        <translation>%3、%1（%4）</translation>
    </message>
    <message>
        <source>%1 in every case</source>
        <translation>どの場合も%1</translation>
    </message>
    <message>
        <source>%1 in every case (%4)</source>
        <translation>どの場合も%1（%4）</translation>
    </message>
    <message>
        <source>%1, because %3</source>
        <translation>%3のため%1</translation>
    </message>
    <message>
        <source>%1, because %3 (%4)</source>
        <translation>%3のため%1（%4）</translation>
    </message>
    <message>
        <source>%1 is %2, made up of: %3.</source>
        <translation>%1は%2です。内訳は、%3です。</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <translation>%1は%2です。</translation>
    </message>
    <message>
        <source>%1 is %2 (%4).</source>
        <translation>%1は%2です（%4）。</translation>
    </message>
    <message>
        <source>%1 is %2, computed from %3.</source>
        <translation>%3から計算すると、%1は%2です。</translation>
    </message>
    <message>
        <source>%1 is %2, computed from %3 (%4).</source>
        <translation>%3から計算すると、%1は%2です（%4）。</translation>
    </message>
    <message>
        <source>%1 cannot be determined, because this is not known: %2.</source>
        <translation>%2が分からないため、%1を決められません。</translation>
    </message>
    <message>
        <source>%1 cannot be determined, because no case covers that %2.</source>
        <translation>%2という場合の定めがないため、%1を決められません。</translation>
    </message>
    <message>
        <source>%1 cannot be determined from what is given.</source>
        <translation>与えられた内容からは%1を決められません。</translation>
    </message>
    <message>
        <source>expected a value as FEEL writes it, got %1</source>
        <translation>FEEL の値を書いてください。%1 がありました</translation>
    </message>
    <message>
        <source>expected label, unit, value or law, got %1 of urn:todoke:dmn:1</source>
        <translation>urn:todoke:dmn:1 の label、unit、value、law のいずれかが必要ですが、%1 がありました</translation>
    </message>
    <message>
        <source>For %1 to be %2, %3 would have to be %4; it is %5.</source>
        <translation>%3が%4であれば、%1は%2となります（現在は%5）。</translation>
    </message>
    <message>
        <source>%3 more pairs of rules of %1 overlap</source>
        <translation>%1 の規則のうち、ほかに %3 組が重なっています</translation>
    </message>
    <message>
        <source>rule %2 of %1 never decides: the rules %4 come first, as for %3</source>
        <translation>%1 の規則 %2 が使われることはありません。%3 のように、規則 %4 が先に適用されます</translation>
    </message>
    <message>
        <source>rule %2 of %1 asks for %3, which this input must not be</source>
        <translation>%1 の規則 %2 の条件 %3 は、この入力に許されない値です</translation>
    </message>
    <message>
        <source>rule %2 of %1 asks for %3, which the required decision never gives</source>
        <translation>%1 の規則 %2 の条件 %3 は、元の判断の結果になりえない値です</translation>
    </message>
    <message>
        <source>rule %2 of %1 gives %3, which is not among the output values</source>
        <translation>%1 の規則 %2 の結果 %3 は、定められた出力の値にありません</translation>
    </message>
    <message>
        <source>no rule of %1 that can apply gives %3</source>
        <translation>%1 のどの規則からも結果 %3 は出ません</translation>
    </message>
    <message>
        <source>%1 has too many combinations to be examined as a whole</source>
        <translation>%1 は組合せが多すぎて、全体を調べられませんでした</translation>
    </message>
    <message>
        <source>expected a day as 2026-04-01, got %1</source>
        <translation>2026-04-01 の形の日付が必要ですが、%1 がありました</translation>
    </message>
    <message>
        <source>this is valid from %1 but only until %2</source>
        <translation>有効期間が %1 に始まり、%2 に終わっています</translation>
    </message>
    <message>
        <source>%1 is itself a version of another: name that one</source>
        <translation>%1 自体がほかの判断の版です。元の判断を指してください</translation>
    </message>
    <message>
        <source>two versions of %1 are valid on %2</source>
        <translation>%2 に有効な %1 の版が二つあります</translation>
    </message>
    <message>
        <source>no version of %1 is valid from %2 until %3</source>
        <translation>%2 から %3 までの間に有効な %1 の版がありません</translation>
    </message>
    <message>
        <source>no version of %1 is valid on %2</source>
        <translation>%2 に有効な %1 の版がありません</translation>
    </message>
    <message>
        <source>the day that decides which version of %1 is valid is not known</source>
        <translation>%1 のどの版が有効かを決める日が分かりません</translation>
    </message>
    <message>
        <source>For %1 to include %2, this would be needed: %3.</source>
        <translation>%1に%2が加わるには、%3が必要です。</translation>
    </message>
    <message>
        <source>For %1 to include %2, this would be needed: %3 (%4).</source>
        <translation>%1に%2が加わるには、%3が必要です（%4）。</translation>
    </message>
    <message>
        <source>%1 of them</source>
        <translation>%1件</translation>
    </message>
    <message>
        <source>%1 follows from %3.</source>
        <translation>%3から、%1が決まります。</translation>
    </message>
    <message>
        <source>%1 follows from %3 (%4).</source>
        <translation>%3から、%1が決まります（%4）。</translation>
    </message>
    <message>
        <source>%1 has no label in %2, and reasons would show its name: add &lt;todoke:label xml:lang=&quot;%2&quot;&gt; to its extensionElements</source>
        <translation>%1に言語%2のラベルがないので、理由の文にこの名前がそのまま出ます。extensionElementsに&lt;todoke:label xml:lang=&quot;%2&quot;&gt;を加えてください</translation>
    </message>
    <message>
        <source>the value %1 of %2 has no label in %3, and reasons would show the value: add &lt;todoke:value is='%1'&gt; with a label</source>
        <translation>%2の値%1に言語%3のラベルがないので、理由の文に値がそのまま出ます。ラベルのある&lt;todoke:value is='%1'&gt;を加えてください</translation>
    </message>
</context>
</TS>
