// SPDX-License-Identifier: Apache-2.0
#include "engine/exchange/crossing_file.h"
#include "engine/intake/draft_row.h"
#include "engine/intake/intake_error.h"
#include "engine/intake/upload.h"
#include "forms/fields/problem.h"
#include "tests/engine/intake/town.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tests;
using namespace engine::intake;

namespace {

constexpr qsizetype mib = 1024 * 1024;

QByteArray pdfOf(qsizetype bytes)
{
    QByteArray content = "%PDF-1.7 ";
    for (int i = 0; content.size() < bytes; ++i)
        content += "line " + QByteArray::number(i) + " of a plan of a house\n";
    return content.left(bytes);
}

core::Result<forms::check::SentFile> sent(Town &town, const Visitor &visitor, const QString &draft, const QString &field, const QByteArray &content, qsizetype piece)
{
    const auto upload = town.intake->drafts().receive(visitor, draft, field, u"平面図.pdf"_s);
    if (!upload)
        return upload.error();
    for (qsizetype at = 0; at < content.size(); at += piece) {
        if (const auto added = (*upload)->add(QByteArrayView(content).sliced(at, std::min(piece, content.size() - at))); !added)
            return added.error();
    }
    return (*upload)->keep();
}

qint64 count(Town &town, const char *sql)
{
    qint64 rows = -1;
    const auto asked = town.database->read([&](store::Connection &connection) { return connection.each(sql, {}, [&](const store::Row &row) { rows = row.integer(0); }); });
    return asked ? rows : -1;
}

qint64 chunks(Town &town) { return count(town, "SELECT count(*) FROM intake_content_chunk"); }

/// The parcels in the inbox, opened but not confirmed.
std::vector<exchange::Submission> waiting(Town &town)
{
    std::vector<exchange::Submission> all;
    const auto parcels = town.intake->outerZone().pull(10);
    for (const auto &parcel : *parcels)
        all.push_back(std::get<exchange::Submission>(*exchange::readToOffice(*town.office.open(parcel.sealed))));
    return all;
}

core::Result<QByteArray> crossed(Town &town, const exchange::File &file)
{
    exchange::CrossingFile content(file, &town.intake->outerZone());
    return core::readAll(content);
}

} // namespace

/// Files on their way from the browser through the draft and the inbox to the office.
class UploadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileCrossesBesideItsMessage_data()
    {
        QTest::addColumn<qsizetype>("bytes");
        QTest::addColumn<qsizetype>("piece");
        QTest::newRow("one byte more than the mark") << qsizetype{10} << qsizetype{3};
        QTest::newRow("exactly a chunk") << crypto::chunkBytes << qsizetype{1000};
        QTest::newRow("several chunks and some") << 5 * crypto::chunkBytes + 1 << crypto::chunkBytes - 1;
        QTest::newRow("more than other fields take") << 22 * mib << qsizetype{777'777};
        QTest::newRow("in one piece") << 3 * mib << 3 * mib;
    }

    void aFileCrossesBesideItsMessage()
    {
        QFETCH(const qsizetype, bytes);
        QFETCH(const qsizetype, piece);
        Town town;
        Visitor visitor;
        const QString draft = town.filled(visitor);
        const QByteArray content = pdfOf(bytes);
        const auto file = sent(town, visitor, draft, u"plan"_s, content, piece);
        QVERIFY2(file, file ? "" : qPrintable(core::sentence(file.error(), {u"en"_s})));
        QCOMPARE(file->mediaType, u"application/pdf"_s);
        QCOMPARE(file->size, bytes);
        QCOMPARE(file->sha256, crypto::sha256(content));
        const auto kept = town.intake->drafts().file(visitor, draft, file->id);
        QVERIFY2(kept, kept ? "" : qPrintable(core::sentence(kept.error(), {u"en"_s})));
        QVERIFY(*kept == content);
        QVERIFY(!town.dump().contains(content.right(10)));
        const auto sending = town.intake->drafts().submit(visitor, draft, {});
        QVERIFY2(sending, sending ? "" : qPrintable(core::sentence(sending.error(), {u"en"_s})));
        QVERIFY(sending->receipt);
        QCOMPARE(count(town, "SELECT count(*) FROM intake_draft"), 0);

        QVERIFY(town.intake->outerZone().pull(10)->front().sealed.size() < 20'000); // it stands beside, not within
        const exchange::File arrived = waiting(town).front().files.front();
        QCOMPARE(arrived.field, u"plan"_s);
        QVERIFY(arrived.content.isEmpty());
        QVERIFY(*crossed(town, arrived) == content);
        QVERIFY(town.intake->sweep()); // waits for the office however long
        town.clock.set(town.clock.now().addDays(40));
        QVERIFY(town.intake->sweep());
        QVERIFY(*crossed(town, arrived) == content);
        town.pulled(); // and confirmed
        QVERIFY(town.intake->sweep());
        QCOMPARE(chunks(town), 0);
        QCOMPARE(count(town, "SELECT count(*) FROM intake_content"), 0);
        QVERIFY(!crossed(town, arrived));
    }

    void whatIsTooLargeIsRefusedAsSoonAsItIs()
    {
        Town town;
        Visitor visitor;
        const QString draft = town.filled(visitor);
        for (const auto &[field, limit] : {std::pair{u"note"_s, 100 * 1024}, std::pair{u"mandate"_s, int(20 * mib)}, std::pair{u"plan"_s, int(25 * mib)}}) {
            const auto upload = town.intake->drafts().receive(visitor, draft, field, u"a.pdf"_s);
            QVERIFY(upload);
            QVERIFY((*upload)->add(pdfOf(limit)));
            const auto more = (*upload)->add("x");
            QVERIFY(!more);
            QVERIFY(more.error().is(forms::fields::Problem::FileTooLarge));
        }
        QVERIFY(town.intake->sweep());
        QCOMPARE(chunks(town), 0);
        QVERIFY(sent(town, visitor, draft, u"note"_s, pdfOf(100 * 1024), 1000)); // exactly as large as it may be
        QVERIFY(town.intake->drafts().receive(visitor, draft, u"purpose"_s, u"a.pdf"_s).error().is(IntakeError::NotAFileField));
        QVERIFY(town.intake->drafts().receive(visitor, draft, u"nothing"_s, u"a.pdf"_s).error().is(IntakeError::NoSuchField));
        QVERIFY(town.intake->drafts().receive(Visitor{}, draft, u"plan"_s, u"a.pdf"_s).error().is(IntakeError::NoSuchDraft));
        QVERIFY(sent(town, visitor, draft, u"plan"_s, {}, 1).error().is(IntakeError::EmptyFile));
    }

    void whatIsNotKeptIsGone()
    {
        Town town;
        Visitor visitor;
        const QString draft = town.filled(visitor);
        {
            const auto upload = town.intake->drafts().receive(visitor, draft, u"plan"_s, u"a.pdf"_s);
            QVERIFY((*upload)->add(pdfOf(3 * mib)));
            QVERIFY(chunks(town) >= 8);
        } // the connection was cut
        QVERIFY(town.intake->sweep());
        QCOMPARE(chunks(town), 0);
        QVERIFY(town.intake->drafts().draft(visitor, draft)->files.empty());

        const auto first = sent(town, visitor, draft, u"plan"_s, pdfOf(3 * mib), mib);
        const auto second = sent(town, visitor, draft, u"plan"_s, pdfOf(2 * mib), mib); // in its place
        QVERIFY(town.intake->sweep());
        QCOMPARE(chunks(town), 8);
        QVERIFY(town.intake->drafts().file(visitor, draft, first->id).error().is(IntakeError::NoSuchFile));
        QVERIFY(town.intake->drafts().removeFile(visitor, draft, second->id));
        QVERIFY(town.intake->sweep());
        QCOMPARE(chunks(town), 0);
        QVERIFY(sent(town, visitor, draft, u"plan"_s, pdfOf(2 * mib), mib));
        QVERIFY(town.intake->drafts().remove(visitor, draft));
        QVERIFY(town.intake->sweep());
        QCOMPARE(chunks(town), 0);
    }

    /// A program that was killed in the middle says nothing; what it left goes after a day.
    void whatNobodyFinishedGoesAfterADay()
    {
        Town town;
        QVERIFY(town.intakeRows.write([&](IntakeRows &rows) -> core::Result<void> {
            if (const auto begun = rows.beginContent(u"c1"_s, town.clock.now()); !begun)
                return begun;
            for (qint64 part = 0; part < 40; ++part) {
                if (const auto added = rows.addChunk(u"c1"_s, part, "sealed"); !added)
                    return added;
            }
            return {};
        }));
        town.clock.set(town.clock.now().addSecs(23 * 3600));
        QVERIFY(town.intake->sweep());
        QCOMPARE(chunks(town), 40);
        town.clock.set(town.clock.now().addSecs(2 * 3600));
        QVERIFY(town.intake->sweep());
        QCOMPARE(chunks(town), 0);
        // Who goes on after that is told, instead of leaving rows that nobody knows.
        QVERIFY(!town.intakeRows.write([&](IntakeRows &rows) { return rows.addChunk(u"c1"_s, 41, "sealed"); }));
        QVERIFY(!town.intakeRows.write([&](IntakeRows &rows) { return rows.holdContent(u"c1"_s, u"d"_s); }));
    }

    void whatIsChangedOnTheWayIsNotTaken_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::newRow("a bit changed") << QByteArray("UPDATE intake_content_chunk SET sealed = (SELECT sealed FROM intake_content_chunk WHERE part = 0) WHERE part = 1");
        QTest::newRow("a chunk dropped") << QByteArray("DELETE FROM intake_content_chunk WHERE part = 1");
        QTest::newRow("the last chunk dropped") << QByteArray("DELETE FROM intake_content_chunk WHERE part = 2");
        QTest::newRow("the last put in the middle") << QByteArray("UPDATE intake_content_chunk SET sealed = (SELECT sealed FROM intake_content_chunk WHERE part = 2) WHERE part = 1");
    }

    void whatIsChangedOnTheWayIsNotTaken()
    {
        QFETCH(const QByteArray, change);
        Town town;
        Visitor visitor;
        const QString draft = town.filled(visitor);
        QVERIFY(sent(town, visitor, draft, u"plan"_s, pdfOf(3 * crypto::chunkBytes), mib));
        QVERIFY(town.intake->drafts().submit(visitor, draft, {})->receipt);
        const exchange::File arrived = waiting(town).front().files.front();
        QVERIFY(crossed(town, arrived));
        QVERIFY(town.database->write([&](store::Connection &connection) { return connection.script(change); }));
        const auto content = crossed(town, arrived);
        QVERIFY(!content);
        QVERIFY(content.error().is(exchange::ExchangeError::NotTheFile));
        exchange::File other = arrived;
        other.sha256 = crypto::sha256("another");
        QVERIFY(!crossed(town, other));
    }

    void textIsKnownAcrossPieces_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("kind");
        QTest::newRow("text") << QByteArray("納税証明").repeated(1000) << u"text/plain"_s;
        QTest::newRow("a character cut at the end") << QByteArray("納税証明").repeated(1000).chopped(1) << u"application/octet-stream"_s;
        QTest::newRow("a byte that is none, late") << QByteArray("納税証明").repeated(1000) + "\xff" << u"application/octet-stream"_s;
        QTest::newRow("a zero, late") << QByteArray("納税証明").repeated(1000) + QByteArray(1, '\0') << u"application/octet-stream"_s;
        QTest::newRow("XML") << "<?xml version=\"1.0\"?><a/>" + QByteArray(2000, ' ') << u"application/xml"_s;
    }

    void textIsKnownAcrossPieces()
    {
        QFETCH(const QByteArray, content);
        Town town;
        Visitor visitor;
        const QString draft = town.filled(visitor);
        for (const qsizetype piece : {qsizetype{1}, qsizetype{7}, qsizetype{100'000}}) {
            const auto file = sent(town, visitor, draft, u"plan"_s, content, piece);
            QVERIFY(file);
            QTEST(file->mediaType, "kind");
        }
    }

    /// A draft that was begun before contents were streamed has them in rows of its own.
    void anEarlierDraftIsSentInAsItWas()
    {
        Town town;
        Visitor visitor;
        const QString draft = town.filled(visitor);
        const QByteArray content = pdfOf(5000);
        Desk desk(town.services(), town.settings);
        QVERIFY(town.intakeRows.write([&](IntakeRows &rows) -> core::Result<void> {
            const rows::Draft row = **rows.draft(draft);
            Draft kept = *readDraft(desk, row);
            kept.files.emplace(u"f1"_s, forms::check::SentFile{u"f1"_s, u"a.pdf"_s, u"application/pdf"_s, content.size(), crypto::sha256(content)});
            kept.fileFields.emplace(u"f1"_s, u"mandate"_s);
            kept.answers.values.insert_or_assign(u"mandate"_s, QStringList{u"f1"_s});
            if (const auto put = rows.put(rows::DraftFile{draft, u"f1"_s, content.size(), desk.sealBytes("file", draft + u"/f1"_s, content)}); !put)
                return put;
            return rows.put(written(desk, row, kept));
        }));
        QVERIFY(*town.intake->drafts().file(visitor, draft, u"f1"_s) == content);
        QVERIFY(sent(town, visitor, draft, u"plan"_s, pdfOf(mib), mib));
        QVERIFY(town.intake->drafts().submit(visitor, draft, {})->receipt);
        const auto files = waiting(town).front().files;
        QCOMPARE(files.size(), size_t(2));
        for (const exchange::File &file : files)
            QVERIFY(*crossed(town, file) == (file.id == u"f1" ? content : pdfOf(mib)));
    }
};

TODOKE_TEST(UploadsTest)
#include "tst_uploads.moc"
