// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/check.h"
#include "engine/bpmn/reader.h"
#include "engine/core/sentence.h"
#include "tests/support/golden.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTest>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

const QString folder = QStringLiteral(TODOKE_TEST_DATA "/faults");

/// What the samples may name.
bpmn::Known known()
{
    bpmn::Known all;
    all.variables = {u"amount"_s, u"applicant"_s};
    all.fields = {{u"examine"_s, {u"result"_s, u"reason"_s}}};
    all.roles = {u"examiner"_s, u"chief"_s};
    all.forms = {u"entry"_s, u"examination"_s};
    all.decisions = {u"fee"_s};
    all.services = {u"issue"_s, u"notify"_s};
    all.processes = {u"common:payment"_s};
    all.messages = {u"payment"_s};
    return all;
}

core::Faults faultsOf(const QString &name)
{
    core::Faults faults;
    const auto processes = bpmn::read(tests::bytesOf(folder + u'/' + name), name, {}, faults);
    for (const bpmn::Process &process : processes) {
        const core::Faults found = bpmn::check(process, known());
        faults.insert(faults.end(), found.begin(), found.end());
    }
    return faults;
}

QStringList samples()
{
    return QDir(folder).entryList({u"*.bpmn"_s}, QDir::Files, QDir::Name);
}

} // namespace

class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFaultIsToldWithItsPlace_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : samples())
            QTest::newRow(qPrintable(name.chopped(5))) << name;
    }

    void aFaultIsToldWithItsPlace()
    {
        QFETCH(const QString, name);
        QString text;
        for (const core::Error &fault : faultsOf(name))
            text += fault.where().toString() + u": "_s + fault.idText() + u": "_s + core::sentence(fault, {u"en"_s}) + u'\n';
        QVERIFY(tests::matchesGolden(folder + u'/' + name.chopped(5) + u".errors"_s, text));
    }

    void everyKindOfFaultHasASample()
    {
        QSet<QString> seen;
        for (const QString &name : samples()) {
            for (const core::Error &fault : faultsOf(name))
                seen.insert(fault.idText());
        }
        for (int i = 0; i <= int(bpmn::ReadError::ForeignLanguage); ++i) {
            const core::Error error{bpmn::ReadError(i)};
            QVERIFY2(seen.contains(error.idText()), qPrintable(error.idText()));
        }
        for (int i = 0; i <= int(bpmn::lastCheckError); ++i) {
            const core::Error error{bpmn::CheckError(i)};
            QVERIFY2(seen.contains(error.idText()), qPrintable(error.idText()));
        }
    }

    void everySentenceIsThereInJapanese()
    {
        const auto check = [](const core::Error &error) {
            const QString japanese = core::sentence(error, {u"ja"_s});
            QVERIFY2(japanese != core::sentence(error, {u"en"_s}), qPrintable(error.idText()));
        };
        for (int i = 0; i <= int(bpmn::ReadError::ForeignLanguage); ++i)
            check(core::Error{bpmn::ReadError(i), {u"a"_s, u"b"_s, u"c"_s}});
        for (int i = 0; i <= int(bpmn::lastCheckError); ++i)
            check(core::Error{bpmn::CheckError(i), {u"a"_s, u"b"_s, u"c"_s}});
    }

    void everyFaultHasAPlaceInItsFile()
    {
        for (const QString &name : samples()) {
            for (const core::Error &fault : faultsOf(name)) {
                QCOMPARE(fault.where().file, name);
                QVERIFY2(fault.where().line > 0 && fault.where().column > 0, qPrintable(name + u": "_s + fault.idText()));
            }
        }
    }
};

TODOKE_TEST(FaultsTest)
#include "tst_faults.moc"
