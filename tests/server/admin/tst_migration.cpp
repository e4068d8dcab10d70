// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "engine/store/database.h"
#include "server/admin/migration.h"
#include "server/admin/town_keys.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using server::admin::AdminError;

namespace {

/// What `todoke-server migrate` reads and prints.
class MigrationTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    core::Result<casework::MigrationAnswers> read(const QByteArray &text)
    {
        QFile file(m_folder.filePath(u"answers.json"_s));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no folder");
        file.write(text);
        file.close();
        return server::admin::readAnswers(file.fileName());
    }

private Q_SLOTS:
    void answersAreFlatPathsAsInAForm()
    {
        const auto answers = read(R"({"2026-a-000001": {"insured": true, "days": 3, "insurer": {"name": "見本"}, "kinds": ["a", "b"],
                                       "stalls": [{"what": "tea"}, {"what": "rice", "who": ""}], "none": null},
                                      "*": {"insured": false}})");
        QVERIFY(answers);
        QCOMPARE(answers->size(), size_t(2));
        QCOMPARE(answers->at({}).value(u"insured"_s), u"false"_s);
        const std::map<QString, QStringList> expected{{u"insured"_s, {u"true"_s}}, {u"days"_s, {u"3"_s}}, {u"insurer.name"_s, {u"見本"_s}},
                                                      {u"kinds"_s, {u"a"_s, u"b"_s}}, {u"stalls[1].what"_s, {u"tea"_s}}, {u"stalls[2].what"_s, {u"rice"_s}},
                                                      {u"stalls[2].who"_s, {QString()}}, {u"none"_s, {QString()}}};
        QCOMPARE(answers->at(u"2026-a-000001"_s).values, expected);
    }

    void aBrokenFileIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isJson");
        QTest::newRow("no JSON") << QByteArray("insured: true") << false;
        QTest::newRow("half of it") << QByteArray(R"({"2026-a-000001": {"insured")") << false;
        QTest::newRow("a list") << QByteArray("[]") << true;
        QTest::newRow("a case without answers") << QByteArray(R"({"2026-a-000001": "yes"})") << true;
        QTest::newRow("lists in lists") << QByteArray(R"({"2026-a-000001": {"a": [["b"]]}})") << true;
        QTest::newRow("half a list") << QByteArray(R"({"2026-a-000001": {"a": [{"b": 1}, 2]}})") << true;
    }

    void aBrokenFileIsRefusedWithItsPlace()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const bool, isJson);
        const auto answers = read(text);
        QVERIFY(!answers);
        QCOMPARE(answers.error().is(AdminError::BrokenAnswers), isJson);
        QVERIFY(answers.error().where().file.endsWith(u"answers.json"));
        QVERIFY(answers.error().where().line > 0);
        QVERIFY(core::sentence(answers.error(), {}) != core::sentence(answers.error(), {u"en"_s}));
    }

    void aFileThatIsNotThereIsNamed()
    {
        const auto answers = server::admin::readAnswers(m_folder.filePath(u"none.json"_s));
        QVERIFY(!answers && answers.error().is(AdminError::CannotRead));
    }

    void everyCaseHasItsLineAndItsReasons()
    {
        using runtime::Verdict;
        casework::MigrationReport report{QString(64, u'b'), {}, 2};
        const QString from(64, u'a');
        report.cases = {{u"c-1"_s, from, Verdict::Move, {}, {}},
                        {u"c-2"_s, from, Verdict::Stay, {core::Error(runtime::MigrationError::NodeGone, {u"look"_s, u"park-use"_s})}, {}},
                        {u"c-3"_s, from, Verdict::Stay, {}, core::Error(store::StoreError::Full)}};
        const QString lines = server::admin::linesOf(report);
        QVERIFY(lines.contains(u"c-1  move"));
        QVERIFY(lines.contains(u"c-2  stay"));
        QVERIFY(lines.contains(u"“look”") && lines.contains(u"「look」"));
        QVERIFY(lines.contains(u"c-3  failed"));
        QVERIFY2(lines.endsWith(u"1 move, 1 stay, 0 need an answer, 1 failed; 2 run with this version already\n"), qPrintable(lines));
    }
};

} // namespace

TODOKE_TEST(MigrationTest)
#include "tst_migration.moc"
