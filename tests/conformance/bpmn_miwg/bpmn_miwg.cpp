// SPDX-License-Identifier: Apache-2.0
//
// bpmn_miwg DIR [--verbose]
//   Reads every reference model of the BPMN Model Interchange Working Group in DIR/Reference, writes it from the model,
//   reads that again, and compares: the two models with each other, and what the two files say. Ends with 0 when all survive.
#include "engine/bpmn/interchange/document.h"
#include "engine/core/sentence.h"
#include "tests/conformance/bpmn_miwg/tree.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTextStream>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

QStringList statementsOf(const QByteArray &bytes, const QString &name)
{
    const auto document = xml::Document::parse(bytes, name);
    return document ? tests::bpmn_miwg::statements(document->root()) : QStringList();
}

QStringList without(QStringList left, const QStringList &right)
{
    for (const QString &one : right)
        left.removeOne(one);
    return left;
}

/// Everything that got lost or changed on the way through the model; nothing for a model that survives.
QStringList losses(const QByteArray &bytes, const QString &name)
{
    core::Faults faults;
    const auto first = bpmn::interchange::Document::read(bytes, name, faults);
    QStringList all;
    for (const core::Error &fault : faults)
        all += fault.where().toString() + u": "_s + core::sentence(fault, {u"en"_s});
    if (!first)
        return all;
    const QByteArray written = first->write();
    faults.clear();
    const auto second = bpmn::interchange::Document::read(written, name + u" (written)"_s, faults);
    for (const core::Error &fault : faults)
        all += fault.where().toString() + u": "_s + core::sentence(fault, {u"en"_s});
    if (!second)
        return all;
    if (!bpmn::interchange::same(first->root(), second->root()))
        all += u"the model that was read again is another"_s;
    const QStringList before = statementsOf(bytes, name);
    const QStringList after = statementsOf(written, name);
    for (const QString &lost : without(before, after))
        all += u"lost: "_s + lost;
    for (const QString &added : without(after, before))
        all += u"added: "_s + added;
    return all;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    const bool verbose = arguments.removeAll(u"--verbose"_s) > 0;
    QTextStream out(stdout);
    if (arguments.size() != 1 || !QDir(arguments.first()).exists()) {
        QTextStream(stderr) << "usage: bpmn_miwg DIR [--verbose]\n";
        return 2;
    }
    int passed = 0;
    int failed = 0;
    const QDir folder(QDir(arguments.first()).filePath(u"Reference"_s));
    for (const QString &name : folder.entryList({u"*.bpmn"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        const QStringList found = file.open(QIODevice::ReadOnly) ? losses(file.readAll(), name) : QStringList{u"cannot be read"_s};
        ++(found.isEmpty() ? passed : failed);
        if (!found.isEmpty())
            out << name << " does not survive: " << found.first() << (found.size() > 1 ? u" and %1 more"_s.arg(found.size() - 1) : QString()) << '\n';
        for (const QString &one : found) {
            if (verbose)
                out << "    " << one << '\n';
        }
    }
    out << "bpmn-miwg: " << passed << " passed, " << failed << " failed\n";
    out.flush();
    return failed == 0 && passed > 0 ? 0 : 1;
}
