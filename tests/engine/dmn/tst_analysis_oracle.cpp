// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/analysis.h"

#include "tests/engine/dmn/models.h"
#include "tests/support/test_registry.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

/// A column of a random table: its type, the values that a cell may name, and the values that stand for all.
struct Column
{
    QString type;
    std::function<QString(QRandomGenerator &)> cell;
    std::vector<feel::Value> values;
};

/// Comparisons with 0, 1 … 4; the values between and around them, in quarters, stand for all numbers.
Column numbers()
{
    Column column{u"number"_s, {}, {}};
    column.cell = [](QRandomGenerator &random) {
        const int a = random.bounded(5);
        const int b = random.bounded(5);
        const QString low = QString::number(std::min(a, b));
        const QString high = QString::number(std::max(a, b));
        switch (random.bounded(9)) {
        case 0: return u"-"_s;
        case 1: return u"< "_s + low;
        case 2: return u"<= "_s + low;
        case 3: return u"> "_s + low;
        case 4: return u">= "_s + low;
        case 5: return u"["_s + low + u".."_s + high + u")"_s;
        case 6: return u"("_s + low + u".."_s + high + u"]"_s;
        case 7: return u"not("_s + low + u", "_s + high + u")"_s;
        default: return u"? >= "_s + low + u" and ? != "_s + high;
        }
    };
    for (int quarter = -4; quarter <= 20; ++quarter)
        column.values.push_back(tests::dmn::feel(u"%1 / 4"_s.arg(quarter)));
    return column;
}

Column strings()
{
    Column column{u"string"_s, {}, {}};
    static const QStringList known{u"\"A\""_s, u"\"B\""_s, u"\"C\""_s};
    column.cell = [](QRandomGenerator &random) {
        const QString one = known[random.bounded(3)];
        const QString two = known[random.bounded(3)];
        switch (random.bounded(4)) {
        case 0: return u"-"_s;
        case 1: return one;
        case 2: return one + u", "_s + two;
        default: return u"not("_s + one + u")"_s;
        }
    };
    for (const QString &text : {u"A"_s, u"B"_s, u"C"_s, u"D"_s})
        column.values.push_back(feel::Value(text));
    return column;
}

Column booleans()
{
    Column column{u"boolean"_s, {}, {feel::Value(true), feel::Value(false)}};
    column.cell = [](QRandomGenerator &random) {
        return random.bounded(3) == 0 ? u"-"_s : random.bounded(2) == 0 ? u"true"_s : u"false"_s;
    };
    return column;
}

Column dates()
{
    Column column{u"date"_s, {}, {}};
    column.cell = [](QRandomGenerator &random) {
        const QString day = u"date(\"2026-04-0%1\")"_s.arg(1 + random.bounded(4));
        const QString later = u"date(\"2026-04-0%1\")"_s.arg(5 + random.bounded(3));
        switch (random.bounded(4)) {
        case 0: return u"-"_s;
        case 1: return u"< "_s + day;
        case 2: return u">= "_s + day;
        default: return u"["_s + day + u".."_s + later + u")"_s;
        }
    };
    for (int day = -1; day < 10; ++day)
        column.values.push_back(feel::Value(feel::Date::from(QDate(2026, 4, 1).addDays(day))));
    return column;
}

const QStringList Policies{u"UNIQUE"_s, u"FIRST"_s, u"ANY"_s, u"PRIORITY"_s};

struct RandomTable
{
    QString policy;
    std::vector<Column> columns;
    tests::dmn::Loaded loaded;
    std::size_t rules = 0;
    std::vector<int> outputs; ///< by rule
    QByteArray xml;
};

QByteArray text(const QString &content)
{
    return "<text>" + content.toHtmlEscaped().toUtf8() + "</text>";
}

RandomTable randomTable(QRandomGenerator &random)
{
    RandomTable table;
    table.policy = Policies[random.bounded(4)];
    const std::vector<std::function<Column()>> kinds{numbers, strings, booleans, dates};
    const int width = 1 + random.bounded(3);
    QByteArray inputs;
    QByteArray requirements;
    QByteArray header;
    for (int i = 0; i < width; ++i) {
        table.columns.push_back(kinds[std::size_t(random.bounded(4))]());
        const QByteArray name = "i" + QByteArray::number(i);
        inputs += "<inputData id='" + name + "' name='" + name + "'/>";
        requirements += "<informationRequirement><requiredInput href='#" + name + "'/></informationRequirement>";
        header += "<input><inputExpression typeRef='" + table.columns.back().type.toUtf8() + "'>" + text(QString::fromUtf8(name))
                  + "</inputExpression></input>";
    }
    QByteArray body;
    table.rules = std::size_t(1 + random.bounded(6));
    for (std::size_t rule = 0; rule < table.rules; ++rule) {
        body += "<rule>";
        for (const Column &column : table.columns)
            body += "<inputEntry>" + text(column.cell(random)) + "</inputEntry>";
        table.outputs.push_back(1 + random.bounded(3));
        body += "<outputEntry>" + text(QString::number(table.outputs.back())) + "</outputEntry></rule>";
    }
    table.xml = inputs + "<decision id='t' name='t'>" + requirements + "<decisionTable hitPolicy='" + table.policy.toUtf8() + "'>" + header
                + "<output><outputValues><text>1, 2, 3</text></outputValues></output>" + body + "</decisionTable></decision>";
    table.loaded = tests::dmn::load(table.xml);
    return table;
}

QByteArray input(const QString &type, const QByteArray &name)
{
    return "<input><inputExpression typeRef='" + type.toUtf8() + "'>" + text(QString::fromUtf8(name)) + "</inputExpression></input>";
}

QByteArray rule(const QStringList &cells, const QString &output)
{
    QByteArray xml = "<rule>";
    for (const QString &cell : cells)
        xml += "<inputEntry>" + text(cell) + "</inputEntry>";
    return xml + "<outputEntry>" + text(output) + "</outputEntry></rule>";
}

/// A table `t` over what a decision `a` gives and over an input on which that rests, too.
RandomTable randomGraph(QRandomGenerator &random)
{
    RandomTable table;
    table.policy = Policies[random.bounded(4)];
    table.columns = {numbers(), booleans()};
    const QStringList given{u"\"A\""_s, u"\"B\""_s, u"\"C\""_s};
    QByteArray first;
    for (int i = 1 + random.bounded(4); i > 0; --i)
        first += rule({table.columns[0].cell(random), table.columns[1].cell(random)}, given[random.bounded(3)]);
    QByteArray second;
    table.rules = std::size_t(1 + random.bounded(5));
    for (std::size_t i = 0; i < table.rules; ++i) {
        const QString cell = random.bounded(3) == 0 ? u"-"_s : given[random.bounded(3)] + (random.bounded(2) == 0 ? u", "_s + given[random.bounded(3)] : QString());
        table.outputs.push_back(1 + random.bounded(3));
        second += rule({cell, table.columns[0].cell(random)}, QString::number(table.outputs.back()));
    }
    const QByteArray needs0 = "<informationRequirement><requiredInput href='#i0'/></informationRequirement>";
    const QByteArray needs1 = "<informationRequirement><requiredInput href='#i1'/></informationRequirement>";
    table.xml = "<inputData id='i0' name='i0'/><inputData id='i1' name='i1'/><decision id='t' name='t'>" + needs0
                + "<informationRequirement><requiredDecision href='#a'/></informationRequirement><decisionTable hitPolicy='" + table.policy.toUtf8()
                + "'>" + input(u"string"_s, "a") + input(u"number"_s, "i0") + "<output><outputValues><text>1, 2, 3</text></outputValues></output>" + second
                + "</decisionTable></decision><decision id='a' name='a'>" + needs0 + needs1 + "<decisionTable hitPolicy=\"FIRST\">"
                + input(u"number"_s, "i0") + input(u"boolean"_s, "i1") + "<output name='a'/>" + first + "</decisionTable></decision>";
    table.loaded = tests::dmn::load(table.xml);
    return table;
}

/// What going through all combinations of the columns' values finds.
struct Oracle
{
    bool gap = false;
    std::set<std::pair<int, int>> overlaps;
    std::set<int> applies;  ///< rules that match somewhere
    std::set<int> decides;  ///< rules that win somewhere
};

/// One table per rule, so that the oracle asks the evaluator, not the analysis, whether the rule matches.
Oracle oracleOf(const RandomTable &table)
{
    // The same table under COLLECT with the rule's number as output gives the rules that match.
    QByteArray xml = table.xml;
    xml.replace("hitPolicy='" + table.policy.toUtf8() + "'", "hitPolicy='COLLECT'");
    xml.replace("<output><outputValues><text>1, 2, 3</text></outputValues></output>", "<output/>");
    QByteArray numbered;
    qsizetype from = 0;
    for (std::size_t rule = 1; rule <= table.rules; ++rule) {
        const qsizetype at = xml.indexOf("<outputEntry>", from);
        const qsizetype end = xml.indexOf("</outputEntry>", at);
        numbered += xml.mid(from, at - from) + "<outputEntry>" + text(QString::number(rule));
        from = end;
    }
    numbered += xml.mid(from);
    const auto collecting = tests::dmn::load(numbered);
    Oracle oracle;
    std::vector<std::size_t> index(table.columns.size(), 0);
    while (true) {
        feel::Context inputs;
        for (std::size_t i = 0; i < index.size(); ++i)
            inputs.set(u"i%1"_s.arg(i), table.columns[i].values[index[i]]);
        const feel::Value result = collecting.evaluate(u"t"_s, inputs).value;
        std::vector<int> matching;
        for (const feel::Value &number : *result.as<feel::List>())
            matching.push_back(static_cast<int>(*number.as<core::Decimal>()->toInt64()));
        oracle.gap = oracle.gap || matching.empty();
        oracle.applies.insert(matching.begin(), matching.end());
        for (std::size_t a = 0; a < matching.size(); ++a) {
            for (std::size_t b = a + 1; b < matching.size(); ++b)
                oracle.overlaps.insert({matching[a], matching[b]});
        }
        if (!matching.empty()) {
            const auto output = [&](int rule) { return table.outputs[std::size_t(rule) - 1]; };
            const int winner = table.policy == u"PRIORITY"
                                   ? *std::min_element(matching.begin(), matching.end(), [&](int a, int b) { return output(a) < output(b); })
                                   : matching.front();
            oracle.decides.insert(winner);
        }
        std::size_t column = 0;
        while (column < index.size() && ++index[column] == table.columns[column].values.size())
            index[column++] = 0;
        if (column == index.size())
            return oracle;
    }
}

} // namespace

class AnalysisOracleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// In both directions: what the analysis finds is so, and what is so is found.
    void whatIsFoundIsWhatGoingThroughAllInputsFinds()
    {
        compare(randomTable, 20261127, 300);
    }

    void theSameHoldsThroughARequiredDecision()
    {
        compare(randomGraph, 20261128, 300);
    }

private:
    static void compare(const std::function<RandomTable(QRandomGenerator &)> &make, quint32 seed, int shortRun)
    {
        QRandomGenerator random(seed);
        const int tables = qEnvironmentVariableIsSet("TODOKE_LONG") ? 20'000 : shortRun;
        int gaps = 0;
        int overlapping = 0;
        int masked = 0;
        for (int i = 0; i < tables; ++i) {
            const RandomTable table = make(random);
            QCOMPARE(tests::dmn::shown(table.loaded.faults), QStringList());
            const Oracle oracle = oracleOf(table);
            bool gap = false;
            std::set<std::pair<int, int>> overlaps;
            std::set<int> never;
            for (const dmn::Finding &finding : dmn::analyse(*table.loaded.model)) {
                if (finding.error.arguments().front() != u"t")
                    continue; // of the required decision
                if (finding.error.is(dmn::AnalysisError::Gap))
                    gap = true;
                else if (finding.error.is(dmn::AnalysisError::Overlap))
                    overlaps.insert({finding.rules[0], finding.rules[1]});
                else if (finding.error.is(dmn::AnalysisError::NeverApplies) || finding.error.is(dmn::AnalysisError::Masked))
                    never.insert(finding.rules.front());
                else
                    QVERIFY2(finding.error.is(dmn::AnalysisError::OutputNeverGiven) || finding.error.is(dmn::AnalysisError::NeverGiven),
                             qPrintable(finding.error.idText()));
                checkWitness(table, finding);
            }
            std::set<std::pair<int, int>> wrong;
            for (const auto &pair : oracle.overlaps) {
                const bool differs = table.outputs[std::size_t(pair.first) - 1] != table.outputs[std::size_t(pair.second) - 1];
                if (table.policy == u"UNIQUE" || (table.policy == u"ANY" && differs))
                    wrong.insert(pair);
            }
            // A rule of whose cell a value was told is not told again as dead.
            std::set<int> dead;
            const bool oneWins = table.policy == u"FIRST" || table.policy == u"PRIORITY";
            for (int number = 1; number <= int(table.rules); ++number) {
                if (!(oneWins ? oracle.decides : oracle.applies).contains(number))
                    dead.insert(number);
            }
            for (const dmn::Finding &finding : dmn::analyse(*table.loaded.model)) {
                if (finding.error.is(dmn::AnalysisError::NeverGiven) && dead.contains(finding.rules.front()))
                    never.insert(finding.rules.front());
            }
            QVERIFY2(gap == oracle.gap, table.xml.constData());
            QVERIFY2(overlaps == wrong, table.xml.constData());
            QVERIFY2(never == dead, table.xml.constData());
            gaps += gap ? 1 : 0;
            overlapping += overlaps.empty() ? 0 : 1;
            masked += never.empty() ? 0 : 1;
        }
        QVERIFY(gaps > 20 && gaps < tables);
        QVERIFY(overlapping > 20);
        QVERIFY(masked > 20);
    }

    static void checkWitness(const RandomTable &table, const dmn::Finding &finding)
    {
        const auto shown = table.loaded.model->evaluate(u"t"_s, finding.witness, tests::dmn::base(), dmn::Explain::Rules);
        QStringList reasons;
        for (const feel::Diagnostic &diagnostic : shown.diagnostics)
            reasons += diagnostic.error.idText();
        if (finding.error.is(dmn::AnalysisError::Gap))
            QVERIFY2(reasons.contains(u"dmn.NoRuleMatched"_s), table.xml.constData());
        if (finding.error.is(dmn::AnalysisError::Overlap))
            QVERIFY2(reasons.contains(u"dmn.SeveralRulesMatched"_s) || reasons.contains(u"dmn.OutputsDiffer"_s), table.xml.constData());
        if (finding.error.is(dmn::AnalysisError::Masked)) {
            QVERIFY(!shown.trace.back().rules.empty());
            QVERIFY(shown.trace.back().rules.front().number != finding.rules.front());
        }
    }
};

TODOKE_TEST(AnalysisOracleTest)
#include "tst_analysis_oracle.moc"
