// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/constraint_error.h"
#include "engine/bpmn/constraints/constraints.h"
#include "engine/core/sentence.h"
#include "tests/support/golden.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTest>

using namespace engine;
using namespace Qt::StringLiterals;
using bpmn::constraints::ConstraintError;

namespace {

/// Models in order, each with the one change that breaks the constraint it is named after.
const QString folder = QStringLiteral(TODOKE_SOURCE_DIR "/tests/conformance/betsy/twins");

core::Faults faultsOf(const QByteArray &bytes, const QString &name)
{
    core::Faults faults;
    if (const auto document = bpmn::interchange::Document::read(bytes, name, faults)) {
        const core::Faults broken = bpmn::constraints::check(*document);
        faults.insert(faults.end(), broken.begin(), broken.end());
    }
    return faults;
}

QString told(const core::Faults &faults)
{
    QString text;
    for (const core::Error &fault : faults)
        text += fault.where().toString() + u": "_s + fault.idText() + u": "_s + core::sentence(fault, {u"en"_s}) + u'\n';
    return text;
}

} // namespace

class ConstraintsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aModelInOrderIsAcceptedAndItsBrokenTwinIsNot_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : QDir(folder).entryList({u"*.bpmn"_s}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(name.chopped(5))) << name;
    }

    void aModelInOrderIsAcceptedAndItsBrokenTwinIsNot()
    {
        QFETCH(const QString, name);
        const QByteArray inOrder = tests::bytesOf(folder + u'/' + name);
        QCOMPARE(told(faultsOf(inOrder, name)), QString());

        const QList<QByteArray> change = tests::bytesOf(folder + u'/' + name.chopped(5) + u".break"_s).split('\n');
        QByteArray broken = inOrder;
        broken.replace(change.at(0).mid(2), change.at(1).mid(2));
        QVERIFY(broken != inOrder);
        const core::Faults faults = faultsOf(broken, name);
        const QString constraint = name.section(u'_', 0, 0);
        bool named = false;
        for (const core::Error &fault : faults) {
            QVERIFY(fault.where().line > 0 && fault.where().column > 0);
            named = named || fault.idText().section(u'.', 1).split(u'_').contains(constraint);
        }
        QVERIFY2(named, qPrintable(told(faults)));
    }

    void thereAreFortyTwinsAtLeast()
    {
        QVERIFY(QDir(folder).entryList({u"*.bpmn"_s}, QDir::Files).size() >= 40);
    }

    void everySentenceIsThereInJapanese()
    {
        for (int i = 0; i <= int(bpmn::constraints::lastConstraint); ++i) {
            const core::Error error{ConstraintError(i), {u"a"_s, u"b"_s, u"c"_s, u"d"_s}};
            QVERIFY2(core::sentence(error, {u"ja"_s}) != core::sentence(error, {u"en"_s}), qPrintable(error.idText()));
        }
        for (int i = 0; i <= int(bpmn::interchange::SchemaError::NotNumber); ++i) {
            const core::Error error{bpmn::interchange::SchemaError(i), {u"a"_s, u"b"_s, u"c"_s}};
            QVERIFY2(core::sentence(error, {u"ja"_s}) != core::sentence(error, {u"en"_s}), qPrintable(error.idText()));
        }
    }
};

TODOKE_TEST(ConstraintsTest)
#include "tst_constraints.moc"
