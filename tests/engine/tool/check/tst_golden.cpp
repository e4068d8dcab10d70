// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/package_check.h"
#include "tests/engine/tool/check/packages.h"
#include "tests/support/golden.h"
#include "tests/support/test_registry.h"

using namespace Qt::StringLiterals;

namespace {

/// What `todoke check tax-certificate` prints.
QString printed(const engine::procedure::Files &files, const QString &language)
{
    QString out;
    QString err;
    QTextStream outStream(&out);
    QTextStream errStream(&err);
    engine::tool::tellFaults(u"tax-certificate"_s, files, {outStream, errStream, {language}});
    return out + err;
}

} // namespace

/// For each kind of fault, exactly what an author is told when the tax certificate has it.
class GoldenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachKindIsExplained_data()
    {
        QTest::addColumn<int>("index");
        m_kinds = tests::Kind::all(QStringLiteral(TODOKE_TEST_DATA "/kinds"));
        QVERIFY(m_kinds.size() >= 40);
        for (std::size_t i = 0; i < m_kinds.size(); ++i)
            QTest::newRow(qPrintable(m_kinds[i].name)) << static_cast<int>(i);
    }

    void eachKindIsExplained()
    {
        QFETCH(const int, index);
        const tests::Kind &kind = m_kinds[static_cast<std::size_t>(index)];
        const auto planted = tests::plant(kind, m_package);
        QVERIFY2(planted, "the kind cannot be planted here: mend kinds/*.kind");
        const QString told = printed(planted->files, u"en"_s) + u'\n' + printed(planted->files, u"ja"_s);
        QVERIFY(tests::matchesGolden(QStringLiteral(TODOKE_TEST_DATA "/golden/%1.txt").arg(kind.name), told));
    }

    void everyGoldenFileBelongsToAKind()
    {
        std::set<QString> names;
        for (const tests::Kind &kind : tests::Kind::all(QStringLiteral(TODOKE_TEST_DATA "/kinds")))
            names.insert(kind.name);
        for (const QString &file : QDir(QStringLiteral(TODOKE_TEST_DATA "/golden")).entryList(QDir::Files))
            QVERIFY2(names.contains(QFileInfo(file).completeBaseName()), qPrintable(file));
    }

private:
    std::vector<tests::Kind> m_kinds;
    tests::Sound m_package = tests::soundPackage(QStringLiteral(TODOKE_TEST_DATA "/packages/tax-certificate"), QStringLiteral(TODOKE_TEST_DATA "/packages/common"));
};

TODOKE_TEST(GoldenTest)
#include "tst_golden.moc"
