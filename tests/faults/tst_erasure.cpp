// SPDX-License-Identifier: Apache-2.0
#include "engine/store/town_address.h"
#include "tests/faults/finder.h"
#include "tests/faults/raw_database.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using tests::Finder;
using tests::placesOf;
using tests::ProofTown;
using tests::told;

namespace {

const std::vector<QString> erasedNames{u"purpose"_s, u"applicant"_s, u"phone"_s, u"email"_s};

/// What one applicant wrote, unlike anything else in the town.
ProofTown::Person marked(const QString &mark)
{
    return {u"目的ＺＱＸ"_s + mark, u"架空地番ＺＱＸ"_s + mark, u"03-7731-55"_s + mark, u"zqx%1@example.jp"_s.arg(mark)};
}

void copyFolder(const QString &from, const QString &to)
{
    QDirIterator walk(from, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString target = to + walk.next().mid(from.size());
        QDir().mkpath(QFileInfo(target).path());
        QFile::copy(walk.filePath(), target);
    }
}

class TestErasure final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ProofTown> m_town;
    ProofTown::Filed m_ended;   ///< issued: documents on both sides
    ProofTown::Filed m_waiting; ///< asked to complete, and has begun to
    std::vector<QString> m_texts;
    QTemporaryDir m_before;          ///< the town as it was, where it is kept in a file: erasing switched off
    std::vector<QByteArray> m_cells; ///< where the texts lay, still encrypted

    QString folder() const { return m_town->path({}); }
    bool inFile() const { return !store::Database::isServer(store::townAddress(folder())); }

    store::VerifyReport verified() const
    {
        const auto database = store::Database::open(store::townAddress(folder()));
        const auto report = store::verify(**database, m_town->keys(), m_town->anchor());
        if (!report)
            qFatal("not verified");
        return *report;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_town = std::make_unique<ProofTown>(ProofTown::On::TestedDatabase);
        m_ended = m_town->file(marked(u"31"_s), false);
        m_waiting = m_town->file(marked(u"47"_s), false);
        m_town->file(marked(u"59"_s), true); // somebody else, whose values stay
        m_town->pump();
        QVERIFY(bool(m_town->town().intake().drafts().beginCompletion(m_waiting.visitor, m_waiting.receipt)));
        m_town->mend(m_ended);
        m_town->pump();
        m_town->pay(m_ended);
        m_town->pump();
        const QString ended = m_town->caseOf(m_ended);
        m_town->work(ended, u"S03"_s, u"examine"_s, {{u"mandateGenuine"_s, u"genuine"_s}, {u"result"_s, u"grant"_s}});
        m_town->work(ended, u"S03"_s, u"draft"_s, {{u"subject"_s, u"交付について"_s}, {u"request"_s, u"よろしいか。"_s}});
        m_town->work(ended, u"S05"_s, u"concur"_s, {{u"outcome"_s, u"approve"_s}});
        m_town->work(ended, u"S07"_s, u"approve"_s, {{u"outcome"_s, u"approve"_s}});
        QVERIFY(m_town->open(ended).stored.state.ended);
        for (const QString &mark : {u"31"_s, u"47"_s}) {
            const ProofTown::Person person = marked(mark);
            for (const QString &text : {person.purpose, person.block, person.phone, person.email})
                m_texts.push_back(text);
        }
        if (inFile())
            copyFolder(folder(), m_before.path());
    }

    void everyValueIsFoundBeforeItIsErased()
    {
        Finder finder(folder());
        QVERIFY(finder.keys() > 50);
        const auto found = finder.find(m_texts);
        for (const QString &text : m_texts)
            QVERIFY2(std::any_of(found.begin(), found.end(), [&](const auto &one) { return one.text == text; }), qPrintable(text));
        const std::set<QString> places = placesOf(found);
        for (const QString &place : {u"personal_value.cipher"_s, u"file_chunk.cipher"_s, u"intake_arrival.copy"_s, u"intake_draft.sealed"_s, u"intake_mail.sealed"_s})
            QVERIFY2(places.contains(place), qPrintable(place));
        // Nowhere in plain, and in no index.
        for (const QString &place : places)
            QVERIFY2(!place.startsWith(u"raw "), qPrintable(place));
        for (const auto &one : found)
            m_cells.push_back(one.cell);
        QCOMPARE(finder.lyingRaw(m_cells), std::set<QByteArray>(m_cells.begin(), m_cells.end()));
    }

    void nothingIsFoundAfterwards()
    {
        for (const auto &filed : {m_ended, m_waiting}) {
            const auto erased = m_town->town().erase(m_town->caseOf(filed), u"保存期間の満了"_s, erasedNames);
            QVERIFY2(bool(erased), erased ? "" : qPrintable(core::sentence(erased.error(), {u"en"_s})));
        }
        Finder finder(folder());
        for (const auto &one : finder.find(m_texts))
            QVERIFY2(false, qPrintable(one.text + u" in "_s + one.place));
        QVERIFY2(finder.lyingRaw(m_cells).empty(), "a ciphertext of an erased value is left in a free page or a log");
        const auto others = finder.find({marked(u"59"_s).purpose, marked(u"59"_s).block, marked(u"59"_s).email});
        QVERIFY2(placesOf(others).contains(u"personal_value.cipher"_s), "the finder still finds what was not erased");
    }

    void aTownWithErasedValuesIsStillProven()
    {
        const store::VerifyReport report = verified();
        QCOMPARE(told(report), QString());
        QCOMPARE(report.erased.size(), 2U);
        QCOMPARE(report.erased.front().ground, u"保存期間の満了"_s);
        for (const QString &name : erasedNames)
            QVERIFY2(report.erased.front().what.contains(name), qPrintable(name));
        QVERIFY(report.notExecuted > 0);
    }

    /// The switch: the journal says "erased", but nobody deleted. The finder finds it, and so does verify.
    void whatWasOnlySaidToBeErasedIsFound()
    {
        if (!inFile())
            QSKIP("puts rows of a file's copy back");
        tests::RawDatabase before(m_before.path() + u"/town.sqlite"_s);
        tests::RawDatabase now(m_town->path(u"town.sqlite"_s));
        for (const QString &name : {u"personal_value"_s, u"file"_s, u"file_chunk"_s}) {
            const tests::Table kept = now.table(name);
            for (const tests::Cells &row : before.table(name).rows) {
                if (std::find(kept.rows.begin(), kept.rows.end(), row) == kept.rows.end())
                    now.insert(kept, row);
            }
        }
        const std::set<QString> places = placesOf(Finder(folder()).find(m_texts));
        QCOMPARE(places, (std::set<QString>{u"personal_value.cipher"_s, u"file_chunk.cipher"_s}));
        const store::VerifyReport report = verified();
        for (const store::VerifyError id : {store::VerifyError::ValueNotErased, store::VerifyError::FileNotErased})
            QVERIFY(std::any_of(report.faults.begin(), report.faults.end(), [&](const auto &fault) { return fault.error.is(id); }));
    }

    void cleanupTestCase() { m_town.reset(); }
};

} // namespace

TODOKE_TEST(TestErasure)
#include "tst_erasure.moc"
