// SPDX-License-Identifier: Apache-2.0
//
// betsy DIR [--verbose] [--only NAME]
//   Runs the tests of the BPMN engine test system betsy that lie in DIR: betsy-tests.json and the models that it names.
//   A model of the group bpmn_constraints must be refused with the constraint that its file or folder is named after;
//   every other one must be accepted, and each of its runs must leave the trace that the table tells, in any order.
//   Ends with 0 when exactly the known gaps fail.
#include "engine/bpmn/constraints/constraints.h"
#include "engine/core/sentence.h"
#include "tests/conformance/betsy/run_model.h"
#include "tests/conformance/suite.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTextStream>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

core::Faults faultsOf(const QByteArray &bytes, const QString &name)
{
    core::Faults faults;
    if (const auto document = bpmn::interchange::Document::read(bytes, name, faults)) {
        const core::Faults broken = bpmn::constraints::check(*document);
        faults.insert(faults.end(), broken.begin(), broken.end());
    }
    return faults;
}

/// Whether a fault is the constraint that a model was made to break.
bool names(const core::Error &fault, const QString &constraint)
{
    const QStringList parts = fault.idText().section(u'.', 1).split(u'_');
    return parts.contains(constraint);
}

QStringList told(const core::Faults &faults)
{
    QStringList lines;
    for (const core::Error &fault : faults)
        lines += fault.where().toString() + u": "_s + fault.idText() + u": "_s + core::sentence(fault, {u"en"_s});
    return lines;
}

/// The cases of an executable model whose trace is not the one in the table.
QStringList wrongTraces(const tests::betsy::Test &test, const QByteArray &model, const core::Faults &faults)
{
    QStringList wrong;
    for (const tests::betsy::Case &run : test.cases) {
        QStringList trace = told(faults);
        trace.replaceInStrings(QRegularExpression(u"^"_s), u"ERROR_deployment "_s);
        if (faults.empty())
            trace = tests::betsy::traceOf(test, run, model);
        const bool failed = !trace.isEmpty() && trace.last().startsWith("ERROR"_L1);
        bool right = failed && !run.errors.isEmpty() && trace.last().startsWith(run.errors.first());
        if (!failed && run.errors.isEmpty()) {
            QStringList expected = run.expected;
            QStringList found = trace;
            expected.sort();
            found.sort();
            right = found == expected;
        }
        if (!right)
            wrong += u"case %1: expected [%2], got [%3]"_s.arg(run.number).arg((run.expected + run.errors).join(u' '), trace.join(u' '));
    }
    return wrong;
}

/// What went wrong with one test; nothing for one that passes.
QStringList failures(const tests::betsy::Test &test, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {u"the model is not there"_s};
    const QByteArray model = test.isConstraint() ? file.readAll() : tests::betsy::translated(file.readAll());
    const core::Faults faults = faultsOf(model, QFileInfo(path).fileName());
    if (!test.isConstraint())
        return wrongTraces(test, model, faults);
    const QString folder = test.file.section(u'/', -2, -2);
    const QString own = test.name.section(u'_', 0, 0);
    for (const core::Error &fault : faults) {
        if (names(fault, folder) || names(fault, own))
            return {};
    }
    return QStringList{faults.empty() ? u"is accepted"_s : u"is refused for something else"_s} + told(faults);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    auto suite = tests::Suite::called(u"betsy"_s, QCoreApplication::arguments().mid(1), QStringLiteral(KNOWN_GAPS));
    if (!suite)
        return 2;
    const QDir folder(suite->folder());
    const auto table = tests::betsy::readTable(folder.filePath(u"betsy-tests.json"_s));
    if (!table) {
        QTextStream(stderr) << folder.filePath(u"betsy-tests.json"_s) << " cannot be read\n";
        return 2;
    }
    for (const tests::betsy::Test &test : *table) {
        if (suite->wants(test.name))
            suite->settle(test.group, test.name, failures(test, folder.filePath(u"bpmn/"_s + test.file)));
    }
    return suite->finish();
}
