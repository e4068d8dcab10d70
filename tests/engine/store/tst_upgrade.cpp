// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "engine/store/copy_town.h"
#include "engine/store/migrations.h"
#include "engine/store/sql_case_store.h"
#include "engine/store/sqlite/sqlite_connection.h"
#include "engine/store/verify.h"
#include "tests/support/test_database.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

const QString golden = QStringLiteral(TODOKE_TEST_DATA "/golden/");

} // namespace

/// Databases of earlier releases.
class UpgradeTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    store::TownKeys m_keys = store::TownKeys::from(*crypto::SecretKey::fromBytes(QByteArray(32, 'k')));

    QString unpacked(const QString &name)
    {
        QFile packed(golden + name);
        QFile file(m_folder.filePath(name + u".sqlite"_s));
        file.remove();
        if (!packed.open(QIODevice::ReadOnly) || !file.open(QIODevice::WriteOnly) || file.write(qUncompress(packed.readAll())) <= 0)
            qFatal("%s cannot be unpacked", qPrintable(name));
        return file.fileName();
    }

    /// Starts a town on the database, as the server does, and looks at all that it should have.
    void expectWhole(store::Database &database)
    {
        const auto cases = store::SqlCaseStore::open(database, m_keys, {});
        QVERIFY(cases);
        procedure::Catalogue catalogue;
        const auto published = (*cases)->published();
        QVERIFY(published);
        for (const procedure::Files &files : *published) {
            auto package = procedure::readPublished(files);
            QVERIFY(package);
            catalogue.publish(std::move(package));
        }
        for (int start = 0; start < 2; ++start)
            QVERIFY((*cases)->completeLists(catalogue, calendar::BusinessCalendar::japan(), "Asia/Tokyo"));
        QFile anchor(golden + u"anchor"_s);
        QVERIFY(anchor.open(QIODevice::ReadOnly));
        const auto report = store::verify(database, m_keys, anchor.readAll());
        QVERIFY(report);
        for (const store::VerifyReport::Fault &fault : report->faults)
            QTest::qFail(qPrintable(core::sentence(fault.error, {u"en"_s})), __FILE__, __LINE__);
        QCOMPARE(report->cases, 2);
        QVERIFY(report->executed + static_cast<int>(report->differences.size()) > 5);

        const auto tasks = (*cases)->tasks({{}, u"S03"_s}, 10);
        QVERIFY(tasks && tasks->size() == 1);
        const auto package = catalogue.byHash(tasks->front().ofCase.package);
        std::set<QString> posts;
        for (const procedure::Role &role : package->cover.roles)
            posts.insert(directory::Post{role.office, role.position}.toString());
        QCOMPARE((*cases)->tasks({posts}, 10)->size(), std::size_t(1));
        QCOMPARE((*cases)->casesWith(u"花子"_s, {package->hash}, 10)->size(), std::size_t(2));
        QCOMPARE((*cases)->cases({false, {}, std::set<QString>{package->hash}}, 10, {})->size(), std::size_t(2));
        QCOMPARE((*cases)->dueTimers(QDateTime(QDate(2100, 1, 1), QTime(0, 0), Qt::UTC), 10)->size() > 0, true);
    }

private Q_SLOTS:
    void anEarlierSchemaIsUpgraded_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : QDir(golden).entryList({u"schema-*.town"_s}))
            QTest::newRow(qPrintable(name)) << name;
    }

    void anEarlierSchemaIsUpgraded()
    {
        QFETCH(const QString, name);
        const auto database = store::Database::open(unpacked(name));
        QVERIFY(database);
        expectWhole(**database);
    }

    void anEarlierSchemaIsCopiedToAnotherDatabase_data() { anEarlierSchemaIsUpgraded_data(); }

    void anEarlierSchemaIsCopiedToAnotherDatabase()
    {
        QFETCH(const QString, name);
        const auto from = store::Database::open(unpacked(name));
        const auto to = store::Database::open(emptyDatabase(m_folder.filePath(u"copy-of-"_s + name)));
        QVERIFY(from && to);
        QVERIFY(store::copyTown(**from, **to, [](const QString &, qint64) {}));
        expectWhole(**to);
    }

    /// A stop in the middle of an upgrade leaves the schema before or behind the step.
    void anUpgradeThatIsCutGoesOn()
    {
        const QString file = unpacked(u"schema-4.town"_s);
        {
            const auto raw = *store::SqliteConnection::open(file, false);
            const QByteArray &step = store::migrations().at(4).sql;
            QVERIFY(!raw->script("BEGIN IMMEDIATE;" + step + ";CREATE TABLE turn (a TEXT); PRAGMA user_version = 5; COMMIT"));
            QVERIFY(raw->script("ROLLBACK"));
            qint64 version = 0;
            QVERIFY(raw->each("PRAGMA user_version", {}, [&](const store::Row &row) { version = row.integer(0); }));
            QCOMPARE(version, 4);
        }
        const auto database = store::Database::open(file);
        QVERIFY(database);
        expectWhole(**database);
    }
};

TODOKE_TEST(UpgradeTest)
#include "tst_upgrade.moc"
