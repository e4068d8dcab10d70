// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "tests/engine/dmn/models.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <thread>

using namespace engine;
using namespace Qt::StringLiterals;
using tests::dmn::load;

namespace {

QByteArray literal(const QByteArray &name, const QByteArray &requires_, const QByteArray &text)
{
    QByteArray xml = "<decision id='" + name + "' name='" + name + "'>";
    for (const QByteArray &href : requires_.split(' ')) {
        if (href.startsWith("d:"))
            xml += "<informationRequirement><requiredDecision href='#" + href.mid(2)
                   + "'/></informationRequirement>";
        else if (href.startsWith("i:"))
            xml += "<informationRequirement><requiredInput href='#" + href.mid(2) + "'/></informationRequirement>";
        else if (href.startsWith("k:"))
            xml += "<knowledgeRequirement><requiredKnowledge href='#" + href.mid(2)
                   + "'/></knowledgeRequirement>";
    }
    return xml + "<literalExpression><text>" + QString::fromUtf8(text).toHtmlEscaped().toUtf8()
           + "</text></literalExpression></decision>\n";
}

QByteArray boxed(const QByteArray &logic)
{
    return "<inputData id='list' name='list'/><decision id='d' name='d'>"
           "<informationRequirement><requiredInput href='#list'/></informationRequirement>"
           + logic + "</decision>";
}

QByteArray text(const QByteArray &feel)
{
    return "<literalExpression><text>" + QString::fromUtf8(feel).toHtmlEscaped().toUtf8()
           + "</text></literalExpression>";
}

} // namespace

class ModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachDecisionIsEvaluatedOnce()
    {
        const auto loaded = load("<inputData id='x' name='x'><variable name='x' typeRef='number'/></inputData>"
                                 + literal("base", "i:x", "x + 1") + literal("left", "d:base", "base * 2")
                                 + literal("right", "d:base", "base * 3")
                                 + literal("top", "d:left d:right", "left + right"));
        QCOMPARE(tests::dmn::shown(loaded.faults), QStringList());
        const auto evaluation = loaded.explain(u"top"_s, {{u"x"_s, 4}});
        QVERIFY(evaluation.value == feel::Value(25));
        QStringList names;
        for (const auto &step : evaluation.trace)
            names += step.name + QString::number(step.depth);
        QCOMPARE(names, (QStringList{u"base2"_s, u"left1"_s, u"right1"_s, u"top0"_s}));
    }

    void aDecisionSeesOnlyWhatItRequires()
    {
        const auto loaded
            = load(literal("one", "", "1") + literal("two", "d:one", "one + 1") + literal("three", "d:two", "one"));
        QCOMPARE(tests::dmn::shown(loaded.faults).size(), 1);
        QCOMPARE(loaded.faults.front().idText(), u"dmn.UnknownVariable"_s);
        QCOMPARE(loaded.faults.front().arguments().front(), u"one"_s);
        QVERIFY(loaded.evaluate(u"three"_s).value.isNull());
        QVERIFY(loaded.evaluate(u"two"_s).value == feel::Value(2));
    }

    void aDecisionThatIsNotThereSaysSo()
    {
        const auto loaded = load(literal("one", "", "1"));
        const auto evaluation = loaded.evaluate(u"other"_s);
        QVERIFY(evaluation.value.isNull());
        QCOMPARE(evaluation.diagnostics.front().error.idText(), u"dmn.NoSuchDecision"_s);
    }

    void aCircleIsAFaultAndEndsInNull()
    {
        const auto loaded = load(literal("a", "d:b", "b") + literal("b", "d:a", "a"));
        QCOMPARE(loaded.faults.front().idText(), u"dmn.CircularRequirement"_s);
        QVERIFY(loaded.evaluate(u"a"_s).value.isNull());
    }

    void knowledgeModelsAreFunctions_data()
    {
        QTest::addColumn<QByteArray>("call");
        QTest::addColumn<QString>("result");
        QTest::newRow("by position") << QByteArray("rate(2, 3)") << u"23"_s;
        QTest::newRow("by name") << QByteArray("rate(b: 3, a: 2)") << u"23"_s;
        QTest::newRow("with too few arguments") << QByteArray("rate(2)") << u"null"_s;
        QTest::newRow("with another type it is not called") << QByteArray("rate(\"2\", 3)") << u"null"_s;
        QTest::newRow("as a value") << QByteArray("(for f in [rate] return f(1, 1))[1]") << u"11"_s;
        QTest::newRow("one that calls another") << QByteArray("twice(4)") << u"88"_s;
        QTest::newRow("one that calls itself ends") << QByteArray("down(20)") << u"0"_s;
        QTest::newRow("one that never ends is stopped") << QByteArray("forever(1)") << u"null"_s;
    }

    void knowledgeModelsAreFunctions()
    {
        QFETCH(const QByteArray, call);
        QFETCH(const QString, result);
        const auto model = [](const QByteArray &name, const QByteArray &parameters, const QByteArray &knows,
                              const QByteArray &body) {
            QByteArray xml = "<businessKnowledgeModel id='" + name + "' name='" + name + "'><encapsulatedLogic>";
            for (const QByteArray &parameter : parameters.split(' '))
                xml += "<formalParameter name='" + parameter + "' typeRef='number'/>";
            xml += text(body) + "</encapsulatedLogic>";
            if (!knows.isEmpty())
                xml += "<knowledgeRequirement><requiredKnowledge href='#" + knows + "'/></knowledgeRequirement>";
            return xml + "</businessKnowledgeModel>";
        };
        const auto loaded = load(model("rate", "a b", "", "a * 10 + b") + model("twice", "a", "rate", "rate(a, a) * 2")
                                 + model("down", "a", "down", "if a <= 0 then 0 else down(a - 1)")
                                 + model("forever", "a", "forever", "forever(a + 1)")
                                 + literal("d", "k:rate k:twice k:down k:forever", call));
        QCOMPARE(tests::dmn::shown(loaded.faults), QStringList());
        QCOMPARE(loaded.evaluate(u"d"_s).value.toString(), result);
    }

    void boxedExpressionsGiveTheirValue_data()
    {
        QTest::addColumn<QByteArray>("logic");
        QTest::addColumn<QString>("result");

        QTest::newRow("context: later entries see earlier ones")
            << QByteArray("<context><contextEntry><variable name='a b'/>" + text("2")
                          + "</contextEntry><contextEntry><variable name='c'/>" + text("a b * 3")
                          + "</contextEntry></context>")
            << u"{a b: 2, c: 6}"_s;
        QTest::newRow("context: an entry without name is the result")
            << QByteArray("<context><contextEntry><variable name='a'/>" + text("2")
                          + "</contextEntry><contextEntry>" + text("a + 1") + "</contextEntry></context>")
            << u"3"_s;
        QTest::newRow("relation: a list of contexts")
            << QByteArray("<relation><column name='tax'/><column name='fee'/><row>" + text("\"A\"") + text("1")
                          + "</row><row>" + text("\"B\"") + text("2") + "</row></relation>")
            << u"[{tax: \"A\", fee: 1}, {tax: \"B\", fee: 2}]"_s;
        QTest::newRow("list") << QByteArray("<list>" + text("1") + text("1 + 1") + "</list>") << u"[1, 2]"_s;
        QTest::newRow("conditional") << QByteArray("<conditional><if>" + text("count(list) > 2") + "</if><then>"
                                                   + text("\"many\"") + "</then><else>" + text("\"few\"")
                                                   + "</else></conditional>")
                                     << u"\"many\""_s;
        QTest::newRow("conditional without boolean")
            << QByteArray("<conditional><if>" + text("\"yes\"") + "</if><then>" + text("1") + "</then><else>"
                          + text("2") + "</else></conditional>")
            << u"null"_s;
        QTest::newRow("for") << QByteArray("<for iteratorVariable='i'><in>" + text("list") + "</in><return>"
                                           + text("i * 10") + "</return></for>")
                             << u"[10, 20, 30]"_s;
        QTest::newRow("for sees what came before")
            << QByteArray("<for iteratorVariable='i'><in>" + text("[1..4]") + "</in><return>"
                          + text("if i = 1 then 1 else i * partial[-1]") + "</return></for>")
            << u"[1, 2, 6, 24]"_s;
        QTest::newRow("some") << QByteArray("<some iteratorVariable='i'><in>" + text("list") + "</in><satisfies>"
                                            + text("i > 2") + "</satisfies></some>")
                              << u"true"_s;
        QTest::newRow("every") << QByteArray("<every iteratorVariable='i'><in>" + text("list")
                                             + "</in><satisfies>" + text("i > 2") + "</satisfies></every>")
                               << u"false"_s;
        QTest::newRow("filter") << QByteArray("<filter><in>" + text("list") + "</in><match>" + text("item > 1")
                                              + "</match></filter>")
                                << u"[2, 3]"_s;
        QTest::newRow("filter by members")
            << QByteArray("<filter><in>" + text("[{fee: 1}, {fee: 5}]") + "</in><match>" + text("item.fee > 2")
                          + "</match></filter>")
            << u"[{fee: 5}]"_s;
        QTest::newRow("filter without boolean") << QByteArray("<filter><in>" + text("list") + "</in><match>"
                                                              + text("\"yes\"") + "</match></filter>")
                                                << u"null"_s;
        QTest::newRow("function and invocation")
            << QByteArray("<context><contextEntry><variable name='f'/><functionDefinition>"
                          "<formalParameter name='x' typeRef='number'/>"
                          + text("x + count(list)")
                          + "</functionDefinition></contextEntry><contextEntry><invocation>" + text("f")
                          + "<binding><parameter name='x'/>" + text("4")
                          + "</binding></invocation></contextEntry></context>")
            << u"7"_s;
        QTest::newRow("invocation with a parameter that is none")
            << QByteArray("<context><contextEntry><variable name='f'/><functionDefinition>"
                          "<formalParameter name='x'/>"
                          + text("1") + "</functionDefinition></contextEntry><contextEntry><invocation>"
                          + text("f") + "<binding><parameter name='y'/>" + text("4")
                          + "</binding></invocation></contextEntry></context>")
            << u"null"_s;
        QTest::newRow("a type that does not fit") << QByteArray("<literalExpression typeRef='string'><text>1"
                                                                "</text></literalExpression>")
                                                  << u"null"_s;
    }

    void boxedExpressionsGiveTheirValue()
    {
        QFETCH(const QByteArray, logic);
        QFETCH(const QString, result);
        const auto loaded = load(boxed(logic));
        QCOMPARE(tests::dmn::shown(loaded.faults), QStringList());
        const auto evaluation = loaded.evaluate(u"d"_s, {{u"list"_s, tests::dmn::feel(u"[1, 2, 3]"_s)}});
        QCOMPARE(evaluation.value.toLiteral(), tests::dmn::feel(result).toLiteral());
    }

    void itemDefinitionsRestrictValues_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("result");
        QTest::newRow("allowed") << u"{kind: \"NZ\", years: [2024, 2025]}"_s
                                 << u"{kind: \"NZ\", years: [2024, 2025]}"_s;
        QTest::newRow("a member more is no harm") << u"{kind: \"KH\", years: [], more: 1}"_s
                                                  << u"{kind: \"KH\", years: [], more: 1}"_s;
        QTest::newRow("a value outside") << u"{kind: \"XX\", years: []}"_s << u"null"_s;
        QTest::newRow("an element outside") << u"{kind: \"NZ\", years: [2024, 1999]}"_s << u"null"_s;
        QTest::newRow("too many elements") << u"{kind: \"NZ\", years: [2024, 2025, 2026]}"_s << u"null"_s;
        QTest::newRow("a member of another type") << u"{kind: 1, years: []}"_s << u"null"_s;
        QTest::newRow("a member missing") << u"{kind: \"NZ\"}"_s << u"null"_s;
        QTest::newRow("no context at all") << u"\"NZ\""_s << u"null"_s;
        QTest::newRow("a list of one is taken for its element") << u"[{kind: \"NZ\", years: []}]"_s
                                                                << u"{kind: \"NZ\", years: []}"_s;
    }

    void itemDefinitionsRestrictValues()
    {
        QFETCH(const QString, input);
        QFETCH(const QString, result);
        const auto loaded = load(
            "<itemDefinition name='tItem'><itemComponent name='kind'><typeRef>tKind</typeRef></itemComponent>"
            "<itemComponent name='years'><typeRef>tYears</typeRef></itemComponent></itemDefinition>"
            "<itemDefinition name='tKind'><typeRef>string</typeRef><allowedValues><text>\"NZ\",\"KH\"</text>"
            "</allowedValues></itemDefinition>"
            "<itemDefinition name='tYears' isCollection='true'><typeRef>number</typeRef><allowedValues>"
            "<text>[2020..2030]</text></allowedValues><typeConstraint><text>count(?) &lt; 3</text>"
            "</typeConstraint></itemDefinition>"
            "<inputData id='i' name='i'><variable name='i' typeRef='tItem'/></inputData>"
            + literal("d", "i:i", "i"));
        QCOMPARE(tests::dmn::shown(loaded.faults), QStringList());
        const auto evaluation = loaded.evaluate(u"d"_s, {{u"i"_s, tests::dmn::feel(input)}});
        QCOMPARE(evaluation.value.toLiteral(), tests::dmn::feel(result).toLiteral());
        QCOMPARE(evaluation.value.isNull(), !evaluation.diagnostics.empty());
        QCOMPARE(loaded.model->decision(u"d"_s)->inputs.front().typeName, u"tItem"_s);
    }

    void aServiceUsesWhatItIsGivenAndNothingElse()
    {
        const auto loaded = load("<inputData id='x' name='x'><variable name='x' typeRef='number'/></inputData>"
                                 + literal("inner", "i:x", "x * 2") + literal("outer", "d:inner i:x", "inner + x")
                                 + "<decisionService id='s' name='s'><outputDecision href='#outer'/>"
                                   "<inputDecision href='#inner'/><inputData href='#x'/></decisionService>"
                                   "<decisionService id='t' name='t'><outputDecision href='#outer'/>"
                                   "<outputDecision href='#inner'/><inputData href='#x'/></decisionService>"
                                 + literal("caller", "k:s d:inner", "s(1, 100) + inner"));
        QCOMPARE(tests::dmn::shown(loaded.faults), QStringList());
        QVERIFY(loaded.evaluate(u"caller"_s, {{u"x"_s, 5}}).value == feel::Value(111));
        const auto direct = loaded.model->evaluateService(
            u"s"_s, {{u"x"_s, 1}, {u"inner"_s, 10}}, tests::dmn::base());
        QVERIFY(direct.value == feel::Value(11));
        const auto several = loaded.model->evaluateService(u"t"_s, {{u"x"_s, 3}}, tests::dmn::base());
        QCOMPARE(several.value.toLiteral(), u"{outer: 9, inner: 6}"_s);
        QCOMPARE(loaded.model->services().front().parameters, (std::vector<QString>{u"x"_s, u"inner"_s}));
    }

    void importedModelsBringTypesDecisionsAndKnowledge()
    {
        const auto inner = tests::dmn::loadDocument(
            "<definitions xmlns='http://www.omg.org/spec/DMN/20180521/MODEL/' name='inner' namespace='urn:inner'>"
            "<itemDefinition name='tFee'><typeRef>number</typeRef><allowedValues><text>&gt;= 0</text>"
            "</allowedValues></itemDefinition>"
            "<inputData id='p' name='person name'><variable name='person name' typeRef='string'/></inputData>"
            "<decision id='g' name='greeting to all'><informationRequirement><requiredInput href='#p'/>"
            "</informationRequirement><literalExpression><text>\"Hello \" + person name</text>"
            "</literalExpression></decision>"
            "<businessKnowledgeModel id='f' name='fee of'><encapsulatedLogic><formalParameter name='n'/>"
            "<literalExpression><text>n * 300</text></literalExpression></encapsulatedLogic>"
            "</businessKnowledgeModel></definitions>",
            u"inner.dmn"_s);
        QCOMPARE(tests::dmn::shown(inner.faults), QStringList());
        const auto resolver = [&](const QString &uri, const QString &) {
            return uri == u"urn:inner" ? inner.model : nullptr;
        };
        const auto loaded = load(
            "<import name='lib' namespace='urn:inner' importType='http://www.omg.org/spec/DMN/20180521/MODEL/'/>"
            "<decision id='d' name='d'><variable name='d' typeRef='string'/>"
            "<informationRequirement><requiredDecision href='urn:inner#g'/></informationRequirement>"
            "<knowledgeRequirement><requiredKnowledge href='urn:inner#f'/></knowledgeRequirement>"
            "<literalExpression><text>lib.greeting to all + \", \" + string(lib.fee of(2))</text>"
            "</literalExpression></decision>"
            "<decision id='e' name='e'><variable name='e' typeRef='lib.tFee'/><literalExpression><text>-1</text>"
            "</literalExpression></decision>",
            resolver);
        QCOMPARE(tests::dmn::shown(loaded.faults), QStringList());
        QCOMPARE(loaded.evaluate(u"d"_s, {{u"{urn:inner}person name"_s, u"花子"_s}}).value.toString(),
                 u"Hello 花子, 600"_s);
        QCOMPARE(loaded.evaluate(u"d"_s, {{u"person name"_s, u"太郎"_s}}).value.toString(),
                 u"Hello 太郎, 600"_s);
        QVERIFY(loaded.evaluate(u"e"_s).value.isNull());
        QCOMPARE(loaded.model->decision(u"d"_s)->inputs.front().name, u"person name"_s);

        const auto missing = load("<import name='lib' namespace='urn:other' importType='x'/>", resolver);
        QCOMPARE(missing.faults.front().idText(), u"dmn.ImportNotFound"_s);
    }

    void theCallersFunctionsAreThere()
    {
        dmn::ReadOptions options;
        options.names.functions[u"deadline"_s] = {u"from"_s, u"days"_s};
        options.names.variables.insert(u"arrival"_s);
        const auto loaded = load(literal("d", "", "deadline(arrival, 3)"), {}, options);
        QCOMPARE(tests::dmn::shown(loaded.faults), QStringList());
        auto base = tests::dmn::base();
        base.variables.set(u"arrival"_s, 10);
        base.functions[u"deadline"_s] = {{u"from"_s, u"days"_s},
                                         [](const std::vector<feel::Value> &arguments, feel::Diagnostics &) {
                                             return feel::Value(feel::List(arguments));
                                         }};
        QCOMPARE(loaded.model->evaluate(u"d"_s, {}, base).value.toString(), u"[10, 3]"_s);
    }

    void outputValuesAreKnownForChoices()
    {
        const auto loaded = load(
            "<decision id='d' name='d'><decisionTable><output name='o'/>"
            "<rule><outputEntry><text>\"B\"</text></outputEntry></rule>"
            "<rule><outputEntry><text>\"A\"</text></outputEntry></rule>"
            "<rule><outputEntry><text>\"B\"</text></outputEntry></rule></decisionTable></decision>"
            "<decision id='e' name='e'><decisionTable><output><outputValues><text>3, 2, \"a,b\"</text>"
            "</outputValues></output><rule><outputEntry><text>1 + 1</text></outputEntry></rule></decisionTable>"
            "</decision>"
            "<decision id='f' name='f'><decisionTable><output/><rule><outputEntry><text>1 + x</text></outputEntry>"
            "</rule></decisionTable></decision>");
        QCOMPARE(feel::Value(loaded.model->outputValues(u"d"_s)).toLiteral(), u"[\"B\", \"A\"]"_s);
        QCOMPARE(feel::Value(loaded.model->outputValues(u"e"_s)).toLiteral(), u"[3, 2, \"a,b\"]"_s);
        QVERIFY(loaded.model->outputValues(u"f"_s).empty());
        QVERIFY(loaded.model->decision(u"d"_s)->isTable);
    }

    void theTraceNamesRulesPlacesAndLaw()
    {
        const auto loaded = load(
            "<inputData id='n' name='n'/><decision id='fee' name='手数料'>"
            "<informationRequirement><requiredInput href='#n'/></informationRequirement>"
            "<decisionTable><input label='通数'><inputExpression><text>n</text></inputExpression></input>"
            "<output/><annotation name='law'/>\n"
            "<rule id='r1'><inputEntry><text>&gt; 10</text></inputEntry><outputEntry><text>0</text></outputEntry>"
            "<annotationEntry><text>条例 第2条</text></annotationEntry></rule>\n"
            "<rule id='r2'><inputEntry><text>&lt;= 10</text></inputEntry><outputEntry><text>n * 300</text>"
            "</outputEntry><annotationEntry><text>条例 第3条</text></annotationEntry></rule>"
            "</decisionTable></decision>");
        const auto evaluation = loaded.explain(u"fee"_s, {{u"n"_s, 2}});
        QCOMPARE(evaluation.trace.size(), std::size_t{1});
        const auto &step = evaluation.trace.front();
        QCOMPARE(step.rules.size(), std::size_t{1});
        QCOMPARE(step.rules.front().id, u"r2"_s);
        QCOMPARE(step.rules.front().number, 2);
        QCOMPARE(step.rules.front().where.toString(), u"test.dmn:4:1"_s);
        QCOMPARE(step.rules.front().annotations.front().column, u"law"_s);
        QCOMPARE(step.inputs.front().name, u"通数"_s);
        QCOMPARE(dmn::sentence(step, {u"en"_s}), u"手数料 is 600, because 通数 is 2 (at most 10) (条例 第3条)."_s);
        QCOMPARE(dmn::sentence(step, {u"ja"_s}), u"通数が2（10以下）のため、手数料は600です（条例 第3条）。"_s);
        const auto none = loaded.explain(u"fee"_s, {});
        QCOMPARE(dmn::sentence(none.trace.front(), {u"en"_s}),
                 u"手数料 cannot be determined, because this is not known: 通数."_s);
        QVERIFY(loaded.evaluate(u"fee"_s, {{u"n"_s, 2}}).trace.empty());
    }

    void manyThreadsMayEvaluateOneModel()
    {
        const auto loaded = load("<inputData id='x' name='x'/><businessKnowledgeModel id='k' name='k'>"
                                 "<encapsulatedLogic><formalParameter name='a'/>"
                                 + text("a + 1") + "</encapsulatedLogic></businessKnowledgeModel>"
                                 + literal("d", "i:x k:k", "k(x)"));
        std::vector<int> wrong(4, 0);
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < 50; ++i) {
                    const auto value = loaded.evaluate(u"d"_s, {{u"x"_s, i + t}}).value;
                    wrong[static_cast<std::size_t>(t)] += value == feel::Value(i + t + 1) ? 0 : 1;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong, std::vector<int>(4, 0));
    }

    void aFunctionMayOutliveItsEvaluation()
    {
        feel::Value function;
        {
            const auto loaded = load(literal("d", "", "1")
                                     + "<businessKnowledgeModel id='k' name='k'><encapsulatedLogic>"
                                       "<formalParameter name='a'/>"
                                     + text("a + 1") + "</encapsulatedLogic></businessKnowledgeModel>"
                                     + literal("f", "k:k", "k"));
            function = loaded.evaluate(u"f"_s).value;
        }
        feel::Names names;
        names.variables.insert(u"f"_s);
        auto base = tests::dmn::base();
        base.variables.set(u"f"_s, function);
        feel::Diagnostics diagnostics;
        const auto call = feel::Expression::parse(u"f(41)"_s, names);
        QVERIFY(call);
        QCOMPARE(call->evaluate(base, diagnostics).toString(), u"42"_s);
    }

    void faultsHaveTheirPlaces_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(TODOKE_TEST_DATA "/faults"));
        const QStringList files = folder.entryList({u"*.dmn"_s}, QDir::Files, QDir::Name);
        QVERIFY(files.size() > 10);
        for (const QString &file : files)
            QTest::newRow(qPrintable(file)) << folder.filePath(file);
    }

    void faultsHaveTheirPlaces()
    {
        QFETCH(const QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QFile expected(path + u".errors"_s);
        if (qEnvironmentVariableIsSet("TODOKE_WRITE_GOLDEN") && expected.open(QIODevice::WriteOnly)) {
            const auto written = tests::dmn::loadDocument(file.readAll(), QFileInfo(path).fileName());
            expected.write((tests::dmn::shown(written.faults).join(u'\n') + u'\n').toUtf8());
            return;
        }
        QVERIFY2(expected.open(QIODevice::ReadOnly), "each faulty model has its faults beside it");
        const auto loaded = tests::dmn::loadDocument(file.readAll(), QFileInfo(path).fileName());
        QCOMPARE(tests::dmn::shown(loaded.faults).join(u'\n') + u'\n', QString::fromUtf8(expected.readAll()));
        for (const core::Error &fault : loaded.faults)
            QVERIFY(core::sentence(fault, {u"ja"_s}) != core::sentence(fault, {u"en"_s}));
    }
};

TODOKE_TEST(ModelTest)
#include "tst_model.moc"
