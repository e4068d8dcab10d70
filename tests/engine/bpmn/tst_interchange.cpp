// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/constraints.h"
#include "engine/core/sentence.h"
#include "tests/support/golden.h"
#include "tests/support/test_registry.h"

#include <QDirIterator>
#include <QTest>

using namespace engine;
using namespace Qt::StringLiterals;
using bpmn::interchange::Document;

namespace {

QStringList modelsBelow(const QString &folder)
{
    QStringList all;
    QDirIterator files(folder, {u"*.bpmn"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        all += files.next();
    all.sort();
    return all;
}

QString told(const core::Faults &faults)
{
    QString text;
    for (const core::Error &fault : faults)
        text += fault.where().toString() + u": "_s + fault.idText() + u": "_s + core::sentence(fault, {u"en"_s}) + u'\n';
    return text;
}

} // namespace

class InterchangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aModelSurvivesWriting_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &folder : {u"/procedures"_s, u"/tests/conformance/betsy/twins"_s}) {
            for (const QString &path : modelsBelow(QStringLiteral(TODOKE_SOURCE_DIR) + folder))
                QTest::newRow(qPrintable(path.mid(QStringLiteral(TODOKE_SOURCE_DIR).size()))) << path;
        }
    }

    void aModelSurvivesWriting()
    {
        QFETCH(const QString, path);
        core::Faults faults;
        const auto first = Document::read(tests::bytesOf(path), path, faults);
        QVERIFY2(first && faults.empty(), qPrintable(told(faults)));
        const QByteArray written = first->write();
        const auto second = Document::read(written, path, faults);
        QVERIFY2(second && faults.empty(), qPrintable(told(faults)));
        QVERIFY(bpmn::interchange::same(first->root(), second->root()));
        QCOMPARE(second->write(), written);
    }

    void whatDiffersIsNotTheSame()
    {
        const QByteArray bytes = tests::bytesOf(QStringLiteral(TODOKE_SOURCE_DIR "/procedures/common/payment.bpmn"));
        core::Faults faults;
        const auto first = Document::read(bytes, u"payment.bpmn"_s, faults);
        for (const auto &[from, to] : {std::pair{"todoke:label xml:lang=\"en\"", "todoke:label xml:lang=\"ko\""}, {"name=\"", "name=\"x"},
                                       {"targetRef=", "sourceRef="}}) {
            QByteArray changed = bytes;
            const qsizetype at = changed.indexOf(from);
            QVERIFY2(at > 0, from);
            changed.replace(at, qsizetype(qstrlen(from)), to);
            core::Faults others;
            const auto second = Document::read(changed, u"payment.bpmn"_s, others);
            QVERIFY2(!second || !bpmn::interchange::same(first->root(), second->root()), from);
        }
    }

    void whatTheSchemaDoesNotKnowIsTold()
    {
        const QString path = QStringLiteral(TODOKE_TEST_DATA "/schema/unknown");
        core::Faults faults;
        QVERIFY(Document::read(tests::bytesOf(path + u".bpmn"_s), u"unknown.bpmn"_s, faults));
        QVERIFY(tests::matchesGolden(path + u".errors"_s, told(faults)));
    }

    void noBpmnIsRefused()
    {
        core::Faults faults;
        QVERIFY(!Document::read("<html/>", u"x.bpmn"_s, faults));
        QVERIFY(!Document::read("<html", u"x.bpmn"_s, faults));
        QCOMPARE(faults.size(), std::size_t(2));
    }
};

TODOKE_TEST(InterchangeTest)
#include "tst_interchange.moc"
