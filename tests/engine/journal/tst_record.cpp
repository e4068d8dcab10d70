// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "engine/crypto/crypto.h"
#include "engine/journal/kinds.h"
#include "engine/journal/record.h"
#include "tests/support/golden.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace engine::journal;
using namespace Qt::StringLiterals;

namespace {

const QDateTime when = QDateTime::fromString(u"2026-05-07T01:02:03.004Z"_s, Qt::ISODateWithMs);
const QByteArray seed(32, '\x17');

Personal secret(const QString &text)
{
    return Personal::of(text, crypto::sha256(text.toUtf8()).left(16));
}

Record recordOf(CommandBody body, Events events)
{
    Record record;
    record.caseId = u"case-1"_s;
    record.sequence = 1;
    record.previous = chainStart();
    record.engine = u"0.1.0"_s;
    record.command = {u"case-1"_s, u"key-1"_s, when, seed, {}, {Actor::Kind::Clerk, u"S03"_s, u"tax:clerk"_s}, std::move(body)};
    record.events = std::move(events);
    return record;
}

const NamedValues named{{u"name"_s, secret(u"東京太郎"_s)}, {u"born"_s, Personal::of(feel::Date{1980, 2, 29}, QByteArray(16, 'b'))}};
const Actor citizen{Actor::Kind::Citizen, u"A1"_s, {}};

/// Every kind of command with every member set to something that is not its default.
std::vector<CommandBody> allCommands()
{
    return {StartCase{u"p"_s, u"ab"_s, u"main"_s, u"s-1"_s, when, named},
            ClaimTask{u"t"_s},
            ReleaseTask{u"t"_s},
            CompleteTask{u"t"_s, named},
            ReceiveMessage{u"payment"_s, named},
            FireTimer{u"x"_s},
            CompleteService{u"r"_s, named},
            FailService{u"r"_s, u"store.Locked"_s, true},
            RetryService{u"r"_s},
            EndCase{u"withdrawn"_s, named},
            RecordFact{u"note"_s, named},
            AttachFile{u"f"_s, u"mandate"_s, QByteArray("\x01\xff", 2), 123456789012, u"application/pdf"_s, secret(u"委任状.pdf"_s)},
            ReviseAnswers{named},
            EraseValues{{u"name"_s, u"born"_s}, {u"f"_s}, u"条例 12"_s},
            ThrowError{u"r"_s, u"E-1"_s, named},
            ThrowSignal{u"flood"_s},
            StartProcess{u"bank"_s, named},
            MigrateCase{u"cd"_s, named}};
}

std::vector<Event> allEvents()
{
    return {CaseStarted{u"p"_s, u"ab"_s, u"main"_s, u"s-1"_s, when},
            VariableSet{u"sc"_s, u"name"_s, secret(u"x"_s), {u"a"_s, u"b"_s}},
            NodeEntered{u"k"_s, u"sc"_s, u"n"_s},
            NodeLeft{u"k"_s, u"sc"_s, u"n"_s},
            FlowTaken{u"k"_s, u"f1"_s},
            TokenEnded{u"k"_s},
            ScopeOpened{u"sc"_s, u"outer"_s, u"k"_s, u"common:payment"_s},
            ScopeClosed{u"sc"_s},
            TaskCreated{u"t"_s, u"k"_s, u"sc"_s, u"n"_s, u"entry"_s, {u"examiner"_s, u"approver"_s}, when},
            TaskClaimed{u"t"_s, citizen},
            TaskReleased{u"t"_s},
            TaskCompleted{u"t"_s, citizen},
            TaskCancelled{u"t"_s},
            TimerSet{u"x"_s, u"k"_s, u"sc"_s, u"n"_s, when},
            TimerCancelled{u"x"_s},
            TimerFired{u"x"_s},
            MessageAwaited{u"m"_s, u"k"_s, u"sc"_s, u"n"_s, u"payment"_s},
            MessageUnsubscribed{u"m"_s},
            MessageReceived{u"m"_s, u"payment"_s},
            ServiceRequested{u"r"_s, u"k"_s, u"sc"_s, u"n"_s, u"issue"_s, named, {{u"name"_s, {u"applicant"_s}}}},
            ServiceCancelled{u"r"_s},
            ServiceCompleted{u"r"_s},
            ServiceFailed{u"r"_s, u"e"_s, 3},
            IncidentRaised{u"r"_s, u"e"_s},
            IncidentResolved{u"r"_s},
            DecisionMade{u"n"_s, u"fee"_s, {u"r1"_s, u"2"_s}},
            FactRecorded{u"fa"_s, u"note"_s, citizen, named},
            FileAttached{u"f"_s, u"mandate"_s, QByteArray("\x00\x10", 2), 7, u"image/png"_s, secret(u"f.png"_s)},
            ValuesErased{{u"name"_s}, {QByteArray(32, 'c')}, {u"f"_s}, u"ground"_s},
            CaseEnded{u"granted"_s},
            SubProcessOpened{u"sc"_s, u"outer"_s, u"k"_s, u"main"_s, u"n"_s},
            LoopOpened{u"sc"_s, u"outer"_s, u"k"_s, u"main"_s, u"n"_s, -1},
            InstanceOpened{u"i"_s, u"sc"_s, 3},
            InstanceClosed{u"i"_s, true},
            PoolOpened{u"sc"_s, u"bank"_s},
            ScopeKept{u"sc"_s},
            CycleSet{u"x"_s, u"k"_s, u"sc"_s, u"n"_s, when, 4},
            SignalAwaited{u"m"_s, u"k"_s, u"sc"_s, u"n"_s, u"flood"_s},
            SignalReceived{u"m"_s, u"flood"_s},
            ConditionAwaited{u"m"_s, u"k"_s, u"sc"_s, u"n"_s, 1},
            ConditionMet{u"m"_s},
            ConditionReset{u"m"_s},
            EventThrown{u"k"_s, u"sc"_s, u"n"_s, u"error"_s, u"E-1"_s},
            MessageSent{u"k"_s, u"sc"_s, u"n"_s, u"bill"_s, named, {{u"name"_s, {u"applicant"_s}}}},
            CompensationReady{u"c"_s, u"sc"_s, u"n"_s, u"inner"_s},
            CompensationStarted{u"c"_s, u"k"_s, u"by"_s},
            CompensationDone{u"c"_s},
            GatewayActivated{u"sc"_s, u"n"_s, {u"f1"_s, u"f2"_s}},
            GatewayReset{u"sc"_s, u"n"_s},
            CaseMigrated{u"ab"_s, u"cd"_s},
            TaskRevised{u"t"_s, u"look"_s, {u"examiner"_s}}};
}

} // namespace

class RecordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsInTheSamples()
    {
        // A kind that is added to the set but not to the samples must not slip through the tests below.
        QCOMPARE(allCommands().size(), std::variant_size_v<CommandBody>);
        QCOMPARE(allEvents().size(), std::variant_size_v<Event>);
    }

    void everyCommandComesBackAsItWasWritten_data()
    {
        QTest::addColumn<int>("index");
        const auto all = allCommands();
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::newRow(qPrintable(kindOf(all[i]))) << int(i);
    }

    void everyCommandComesBackAsItWasWritten()
    {
        QFETCH(const int, index);
        comesBack(recordOf(allCommands()[std::size_t(index)], {}));
    }

    void everyEventComesBackAsItWasWritten_data()
    {
        QTest::addColumn<int>("index");
        const auto all = allEvents();
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::newRow(qPrintable(kindOf(all[i]))) << int(i);
    }

    void everyEventComesBackAsItWasWritten()
    {
        QFETCH(const int, index);
        comesBack(recordOf(ClaimTask{u"t"_s}, {allEvents()[std::size_t(index)]}));
    }

    void noPersonalValueSaltOrSeedStandsInARecord()
    {
        PersonalValues values;
        const QByteArray bytes = write(recordOf(CompleteTask{u"t"_s, named}, {VariableSet{{}, u"name"_s, named[0].second, {}}}), values);
        QVERIFY(!bytes.contains(QByteArrayLiteral("東京太郎")));
        QVERIFY(!bytes.contains(named[0].second.salt().toHex()));
        QVERIFY(!bytes.contains(seed.toHex()));
        QVERIFY(bytes.contains(named[0].second.commitment().toHex()));
        QCOMPARE(values.size(), std::size_t(3)); // name, born, seed
    }

    void anErasedValueLeavesTheBytesAndTheHashAsTheyWere()
    {
        PersonalValues values;
        const QByteArray bytes = write(recordOf(CompleteTask{u"t"_s, named}, {VariableSet{{}, u"name"_s, named[0].second, {}}}), values);
        values.erase(named[0].second.commitment());
        const auto record = read(bytes, values);
        QVERIFY2(record, qPrintable(record ? QString() : core::sentence(record.error(), {u"en"_s})));
        const auto &answers = std::get<CompleteTask>(record->command.body).answers;
        QVERIFY(answers[0].second.erased);
        QVERIFY(answers[0].second.value.isNull());
        QVERIFY(answers[0].second.salt().isEmpty());
        QVERIFY(!answers[1].second.erased);
        PersonalValues again;
        QCOMPARE(write(*record, again), bytes);
        QVERIFY(!again.contains(named[0].second.commitment()));
    }

    void anErasedSeedLeavesItsCommitment()
    {
        PersonalValues values;
        const Record original = recordOf(ClaimTask{u"t"_s}, {});
        const QByteArray bytes = write(original, values);
        values.erase(seedCommitment(original.command));
        const auto record = read(bytes, values);
        QVERIFY(record);
        QVERIFY(record->command.seed.isEmpty());
        QCOMPARE(seedCommitment(record->command), seedCommitment(original.command));
        PersonalValues again;
        QCOMPARE(write(*record, again), bytes);
        QVERIFY(again.empty());
    }

    void aChangedValueIsFoundWithRecordAndField()
    {
        PersonalValues values;
        Record original = recordOf(ClaimTask{u"t"_s}, {TokenEnded{u"k"_s}, VariableSet{{}, u"name"_s, named[0].second, {}}});
        original.sequence = 12;
        const QByteArray bytes = write(original, values);
        values.at(named[0].second.commitment()).value = u"別人"_s;
        const auto record = read(bytes, values);
        QVERIFY(!record);
        QVERIFY(record.error().is(JournalError::WrongCommitment));
        QCOMPARE(record.error().arguments(), (QStringList{u"12"_s, u"events[1].value"_s}));
    }

    void aChangedCommandValueNamesItsPlace()
    {
        PersonalValues values;
        const QByteArray bytes = write(recordOf(CompleteTask{u"t"_s, named}, {}), values);
        Personal &born = values.at(named[1].second.commitment());
        born = Personal::of(born.value, QByteArray(16, 'z'));
        const auto record = read(bytes, values);
        QVERIFY(!record);
        QCOMPARE(record.error().arguments(), (QStringList{u"1"_s, u"command.does.answers[1].born"_s}));
    }

    void whatIsNoRecordIsRefused_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("id");
        QTest::newRow("a format of the future") << QByteArray(R"("format":3)") << QByteArray(R"("format":4)") << u"journal.UnknownFormat"_s;
        QTest::newRow("a format that is no number") << QByteArray(R"("format":3)") << QByteArray(R"("format":"3")") << u"journal.NotARecord"_s;
        QTest::newRow("a member too many") << QByteArray(R"("format":3)") << QByteArray(R"("format":3,"more":1)") << u"journal.NotARecord"_s;
        QTest::newRow("a member too many in an event") << QByteArray(R"("kind":"TokenEnded")") << QByteArray(R"("kind":"TokenEnded","x":1)") << u"journal.NotARecord"_s;
        QTest::newRow("a missing member") << QByteArray(R"(,"token":"k")") << QByteArray() << u"journal.NotARecord"_s;
        QTest::newRow("an unknown event") << QByteArray("TokenEnded") << QByteArray("TokenEnder") << u"journal.NotARecord"_s;
        QTest::newRow("an unknown command") << QByteArray("ClaimTask") << QByteArray("ClaimCase") << u"journal.NotARecord"_s;
        QTest::newRow("an unknown actor") << QByteArray(R"("kind":"clerk")") << QByteArray(R"("kind":"king")") << u"journal.NotARecord"_s;
        QTest::newRow("a text where an object should be") << QByteArray(R"("actor":{)") << QByteArray(R"("actor":"x","a":{)") << u"journal.NotARecord"_s;
        QTest::newRow("a time without milliseconds") << QByteArray("01:02:03.004Z") << QByteArray("01:02:03Z") << u"journal.NotARecord"_s;
        QTest::newRow("a day that is not there") << QByteArray("2026-05-07") << QByteArray("2026-02-30") << u"journal.NotARecord"_s;
        QTest::newRow("sequence zero") << QByteArray(R"("sequence":1)") << QByteArray(R"("sequence":0)") << u"journal.NotARecord"_s;
        QTest::newRow("upper-case hex") << QByteArray(R"("previous":"00)") << QByteArray(R"("previous":"AA)") << u"journal.NotARecord"_s;
        QTest::newRow("a short hash") << QByteArray(R"("previous":"00)") << QByteArray(R"("previous":")") << u"journal.NotARecord"_s;
        QTest::newRow("broken JSON") << QByteArray(R"("format":3)") << QByteArray(R"("format":3.5)") << QString();
    }

    void whatIsNoRecordIsRefused()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QFETCH(const QString, id);
        PersonalValues values;
        QByteArray bytes = write(recordOf(ClaimTask{u"t"_s}, {TokenEnded{u"k"_s}}), values);
        QVERIFY2(bytes.contains(from), bytes.constData());
        QVERIFY(read(bytes, values));
        bytes.replace(bytes.indexOf(from), from.size(), to);
        const auto record = read(bytes, values);
        QVERIFY(!record);
        if (!id.isEmpty())
            QCOMPARE(record.error().idText(), id);
    }

    void aChainIsHeldTogetherByHashes()
    {
        PersonalValues values;
        Record first = recordOf(ClaimTask{u"a"_s}, {});
        const QByteArray firstBytes = write(first, values);
        Record second = recordOf(ClaimTask{u"b"_s}, {});
        second.sequence = 2;
        second.previous = journal::hash(firstBytes);
        QVERIFY(follows(first, 0, chainStart()));
        QVERIFY(follows(second, 1, journal::hash(firstBytes)));

        const auto skipped = follows(second, 0, journal::hash(firstBytes));
        QVERIFY(!skipped && skipped.error().is(JournalError::WrongSequence));
        QByteArray changed = firstBytes;
        changed.replace("\"a\"", "\"x\"");
        const auto broken = follows(second, 1, journal::hash(changed));
        QVERIFY(!broken && broken.error().is(JournalError::BrokenChain));
    }

    void saltsAndIdsComeFromTheSeedAlone()
    {
        Salts one(seed, "execute");
        Salts same(seed, "execute");
        Salts otherPurpose(seed, "other");
        Salts otherSeed(QByteArray(32, 'q'), "execute");
        const QByteArray salt = one.next();
        QCOMPARE(salt.size(), 16);
        QCOMPARE(same.next(), salt);
        QVERIFY(otherPurpose.next() != salt);
        QVERIFY(otherSeed.next() != salt);
        const QString id = one.nextId();
        QCOMPARE(id.size(), 16);
        QCOMPARE(same.nextId(), id);
        QVERIFY(one.next() != salt);
        QVERIFY(one.nextId() != id);
    }

    void aPackedValueComesBackWithItsCommitment()
    {
        const Personal personal = Personal::of(feel::Context{{u"a"_s, feel::List{feel::Value(1), feel::Value()}}}, QByteArray(16, 's'));
        const auto back = unpackPersonal(packPersonal(personal));
        QVERIFY(back);
        QCOMPARE(back->commitment(), personal.commitment());
        QVERIFY(back->value == personal.value);
        QVERIFY(!unpackPersonal("{}"));
        QVERIFY(!unpackPersonal("[]"));
        QVERIFY(!unpackPersonal(R"({"salt":"zz","value":null})"));
        QVERIFY(!unpackPersonal(R"({"salt":"00","value":null,"more":1})"));
    }

    void theGoldenJournalsAreStillReadAndWritten_data()
    {
        QTest::addColumn<int>("format");
        for (int format = 1; format <= currentFormat; ++format)
            QTest::addRow("format %d", format) << format;
    }

    /// Journals that releases wrote, kept for ever: one line a record, then one line a value.
    void theGoldenJournalsAreStillReadAndWritten()
    {
        QFETCH(const int, format);
        const QString golden = QStringLiteral(TODOKE_TEST_DATA "/golden/format%1").arg(format);
        const QList<QByteArray> lines = tests::bytesOf(golden + u".journal"_s).trimmed().split('\n');
        QVERIFY(lines.size() > 2);
        PersonalValues values;
        for (const QByteArray &line : lines) {
            if (line.startsWith("value ")) {
                const auto personal = unpackPersonal(line.mid(6));
                QVERIFY2(personal, line.constData());
                values.emplace(personal->commitment(), *personal);
            }
        }
        QByteArray previous = chainStart();
        qint64 sequence = 0;
        for (const QByteArray &line : lines) {
            if (!line.startsWith("record "))
                continue;
            const QByteArray bytes = line.mid(7);
            const auto record = read(bytes, values);
            QVERIFY2(record, record ? "" : qPrintable(core::sentence(record.error(), {u"en"_s})));
            QVERIFY(follows(*record, sequence, previous));
            QCOMPARE(record->format, format);
            PersonalValues again;
            QCOMPARE(write(*record, again), bytes);
            previous = journal::hash(bytes);
            ++sequence;
        }
        QVERIFY(sequence > 0);
        QCOMPARE(previous.toHex(), tests::bytesOf(golden + u".head"_s).trimmed());
    }

    /// The same journal made today: a change of format shows here and needs a new number.
    void todaysWriterWritesTheGoldenJournal()
    {
        PersonalValues values;
        QByteArray text;
        QByteArray previous = chainStart();
        qint64 sequence = 0;
        for (const CommandBody &body : allCommands()) {
            Record record = recordOf(body, sequence == 0 ? allEvents() : Events{});
            record.sequence = ++sequence;
            record.previous = previous;
            const QByteArray bytes = write(record, values);
            previous = journal::hash(bytes);
            text += "record " + bytes + '\n';
        }
        for (const auto &[commitment, personal] : values)
            text += "value " + packPersonal(personal) + '\n';
        QVERIFY(tests::matchesGolden(QStringLiteral(TODOKE_TEST_DATA "/golden/format3.journal"), QString::fromUtf8(text)));
        QVERIFY(tests::matchesGolden(QStringLiteral(TODOKE_TEST_DATA "/golden/format3.head"), QString::fromLatin1(previous.toHex()) + u'\n'));
    }

private:
    static void comesBack(const Record &original)
    {
        PersonalValues values;
        const QByteArray bytes = write(original, values);
        const auto record = read(bytes, values);
        QVERIFY2(record, record ? "" : qPrintable(core::sentence(record.error(), {u"en"_s})));
        PersonalValues again;
        QCOMPARE(write(*record, again), bytes);
        QCOMPARE(again.size(), values.size());
        QCOMPARE(record->command.seed, original.command.seed);
        QCOMPARE(record->command.now, original.command.now);
        QVERIFY(record->command.actor == original.command.actor);
        for (const auto &[commitment, personal] : values)
            QVERIFY(again.at(commitment).value == personal.value);
    }
};

TODOKE_TEST(RecordTest)
#include "tst_record.moc"
