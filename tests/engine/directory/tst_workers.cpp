// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/workers.h"
#include "engine/store/sql_directory_store.h"
#include "tests/support/test_database.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace engine::directory;

class WorkersTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<store::SqlDirectoryStore> m_entries;
    std::unique_ptr<Workers> m_workers;

private Q_SLOTS:
    void init()
    {
        m_workers.reset();
        m_entries.reset();
        m_database = *store::Database::open(emptyDatabase());
        m_entries = std::make_unique<store::SqlDirectoryStore>(*m_database);
        m_workers = std::make_unique<Workers>(*m_entries);
    }

    void aTokenTellsItsWorkerAndIsNotKept()
    {
        const auto token = m_workers->add(u"waterworks"_s, {u"water-supply"_s, u"sewage"_s});
        QVERIFY(token && token->size() == 64);
        const auto worker = m_workers->of(*token);
        QVERIFY(worker && *worker);
        QCOMPARE((*worker)->name, u"waterworks"_s);
        QCOMPARE((*worker)->topics, (std::set<QString>{u"sewage"_s, u"water-supply"_s}));
        const auto entries = m_entries->all(u"worker"_s);
        QVERIFY(entries && entries->size() == 1);
        QVERIFY(!entries->front().match.contains(token->toLatin1()) && !entries->front().match.contains(QByteArray::fromHex(token->toLatin1())));
        QVERIFY(!entries->front().content.contains(token->toLatin1()));
    }

    void nobodysTokenIsNobody()
    {
        QVERIFY(m_workers->add(u"waterworks"_s, {u"water-supply"_s}));
        for (const QString &token : {QString(), u"waterworks"_s, QString(64, u'0')}) {
            const auto worker = m_workers->of(token);
            QVERIFY(worker && !*worker);
        }
    }

    void aNewTokenEndsTheOldOne()
    {
        const auto old = m_workers->add(u"waterworks"_s, {u"water-supply"_s});
        const auto fresh = m_workers->add(u"waterworks"_s, {u"sewage"_s});
        QVERIFY(!*m_workers->of(*old));
        QCOMPARE((*m_workers->of(*fresh))->topics, (std::set<QString>{u"sewage"_s}));
        QCOMPARE(m_workers->all()->size(), std::size_t(1));
        QVERIFY(m_workers->remove(u"waterworks"_s));
        QVERIFY(!*m_workers->of(*fresh));
        const auto twice = m_workers->remove(u"waterworks"_s);
        QVERIFY(!twice && twice.error().is(WorkerError::NoSuchWorker));
    }

    void namesAndTopicsArePlain()
    {
        const auto named = m_workers->add(u"Water Works"_s, {u"a"_s});
        QVERIFY(!named && named.error().is(WorkerError::WrongName));
        const auto topic = m_workers->add(u"w"_s, {u"a b"_s});
        QVERIFY(!topic && topic.error().is(WorkerError::WrongName));
        const auto none = m_workers->add(u"w"_s, {});
        QVERIFY(!none && none.error().is(WorkerError::NoTopic));
    }
};

TODOKE_TEST(WorkersTest)
#include "tst_workers.moc"
