// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/pump.h"
#include "engine/exchange/messages.h"
#include "tests/engine/casework/park_office.h"
#include "tests/support/test_registry.h"

using namespace tests;

namespace {

/// A service that is overtaken while it runs, by what the test says.
class SlowService final : public casework::Service
{
public:
    SlowService(QString name, std::function<void()> meanwhile, std::vector<qint64> &seen) : m_name(std::move(name)), m_meanwhile(std::move(meanwhile)), m_seen(seen) {}
    QString name() const override { return m_name; }
    core::Result<casework::ServiceOutcome> run(const casework::ServiceJob &job) override
    {
        m_seen.push_back(job.open.stored.state.version);
        if (const auto happens = std::exchange(m_meanwhile, {}))
            happens();
        casework::ServiceOutcome outcome;
        outcome.results.set(u"deadline"_s, feel::Date::from(QDate(2026, 6, 1))); // what the model goes on with
        return outcome;
    }

private:
    QString m_name;
    std::function<void()> m_meanwhile;
    std::vector<qint64> &m_seen; // the versions of the case that it has worked on
};

/// A zone in which there is what the test says.
class Zone final : public exchange::OuterZone
{
public:
    std::vector<Parcel> parcels;

    core::Result<std::vector<Parcel>> pull(int most) override
    {
        return std::vector<Parcel>(parcels.begin(), parcels.begin() + std::min<std::ptrdiff_t>(most, std::ssize(parcels)));
    }
    core::Result<QByteArray> chunk(const QString &, qint64) override { return QByteArray(); }
    core::Result<void> confirm(qint64 position) override
    {
        std::erase_if(parcels, [&](const Parcel &parcel) { return parcel.position == position; });
        return {};
    }
    core::Result<void> push(const exchange::ToApplicant &) override { return {}; }
};

} // namespace

/// What is decided by looking at a case is decided on the case as it stands when that is committed.
class ContentionTest : public QObject
{
    Q_OBJECT

private:
    const QString m_receipt = u"2026-000001-5"_s;

    static void note(ParkOffice &park, const QString &kind, const std::vector<std::pair<QString, feel::Value>> &details = {})
    {
        journal::RecordFact fact{kind, {}};
        for (const auto &[name, value] : details)
            fact.details.emplace_back(name, casework::Office::personal(value));
        QVERIFY(park.office->perform({park.caseId, {}, {fact}, {}, {}, {}, {}}));
    }

    /// A round of the pump in which something happens while the case's service runs; gives the versions that it has worked on.
    static std::vector<qint64> serve(ParkOffice &park, const std::function<void()> &meanwhile)
    {
        if (!park.work(u"S11"_s, u"look"_s, {{u"result"_s, u"completion"_s}, {u"mend"_s, u"title"_s}, {u"text"_s, u"名前を直してください"_s}}))
            qFatal("not worked");
        const state::CaseState state = stateOf(park);
        if (state.services.size() != 1)
            qFatal("%d services", int(state.services.size()));
        std::vector<qint64> seen;
        casework::ServiceRegistry services;
        services.add(std::make_unique<SlowService>(state.services.begin()->second.service, meanwhile, seen));
        Zone outer;
        casework::Pump pump(*park.office, services, outer, crypto::SealKeyPair::generate());
        const casework::Pump::Progress progress = pump.step();
        for (const core::Error &error : progress.failed)
            qFatal("%s", qPrintable(core::sentence(error, {u"en"_s})));
        return seen;
    }

    static state::CaseState stateOf(ParkOffice &park) { return park.office->open(park.caseId)->stored.state; }

private Q_SLOTS:
    void aWithdrawalDoesNotUndoADispositionThatWasFaster()
    {
        ParkOffice park;
        park.cases.meanwhile = [&] { note(park, u"disposition"_s); };
        QVERIFY(park.office->receive(exchange::WithdrawalAsked{u"w-1"_s, m_receipt, park.clock.now(), u"雨"_s}));
        const state::CaseState state = stateOf(park);
        QVERIFY(!state.ended);
        QVERIFY(casework::newestFact(state, u"withdrawal-asked"));
    }

    void aWithdrawalBeforeADispositionEndsTheCase()
    {
        ParkOffice park;
        park.cases.meanwhile = [&] { note(park, u"something"_s); };
        QVERIFY(park.office->receive(exchange::WithdrawalAsked{u"w-1"_s, m_receipt, park.clock.now(), u"雨"_s}));
        QCOMPARE(stateOf(park).outcome, u"withdrawn"_s);
    }

    void moneyIsHeldAgainstTheDemandThatStandsWhenItIsRecorded()
    {
        ParkOffice park;
        const auto demand = [&](const QString &id) { note(park, u"payment-demanded"_s, {{u"demand"_s, id}, {u"amount"_s, core::Decimal(400)}}); };
        demand(u"d-1"_s);
        park.cases.meanwhile = [&] { demand(u"d-2"_s); };
        QVERIFY(park.office->receive(exchange::PaymentFact{u"p-1"_s, m_receipt, u"d-1"_s, 400, u"captured"_s, u"card"_s, u"ref"_s, park.clock.now()}));
        QVERIFY(casework::newestFact(stateOf(park), u"payment-mismatch"));
    }

    void whatAnErasureNamesIsAllThatContainsIt()
    {
        ParkOffice park;
        QString late;
        park.cases.meanwhile = [&] {
            const QByteArray letter = "<letter>納涼の会</letter>";
            const auto digest = park.cases.putFile(park.caseId, letter, park.clock.now());
            QVERIFY(park.office->perform({park.caseId, {}, {journal::AttachFile{u"late-letter"_s, u"approval"_s, *digest, letter.size(), u"application/xml"_s, casework::Office::personal(u"l.xml"_s)}}, {}, {}, {}, {}}));
        };
        const auto erased = park.office->erase(park.caseId, {}, {u"title"_s}, u"right"_s);
        QVERIFY(erased);
        QVERIFY(std::find(erased->begin(), erased->end(), u"late-letter"_s) != erased->end());
    }

    void anActIsSignedOverTheCaseAsItStands()
    {
        ParkOffice park;
        QVERIFY(park.work(u"S11"_s, u"look"_s, {{u"result"_s, u"draft"_s}}));
        const QString task = park.taskAt(u"draft"_s);
        forms::check::RawAnswers answers = park.desk->open(u"S11"_s, task, {u"ja"_s})->answers;
        answers.values[u"subject"_s] = QStringList{u"公園内行為の許可について"_s};
        answers.values[u"disposition"_s] = QStringList{u"granted"_s};
        park.cases.meanwhile = [&] { note(park, u"something"_s); };
        const auto done = park.desk->complete(u"S11"_s, task, answers, {}, {});
        QVERIFY(done);
        QVERIFY(done->errors.empty());
        const auto view = park.desk->caseView(u"S11"_s, park.caseId, {u"ja"_s});
        QCOMPARE(view->approvals.size(), size_t(1));
        QVERIFY(view->approvals.front().record.holds);
    }

    void aServiceThatIsOvertakenWorksOnTheCaseAsItStands()
    {
        ParkOffice park;
        qint64 moved = 0;
        const std::vector<qint64> seen = serve(park, [&] {
            note(park, u"something"_s);
            moved = stateOf(park).version;
        });
        QCOMPARE(seen, (std::vector<qint64>{moved - 1, moved}));
        QVERIFY(stateOf(park).services.empty());
    }

    void aServiceThatIsNotWantedAnyMoreWhenItEndsIsDropped()
    {
        ParkOffice park;
        const std::vector<qint64> seen = serve(park, [&] { QVERIFY(park.office->receive(exchange::WithdrawalAsked{u"w-1"_s, m_receipt, park.clock.now(), u"雨"_s})); });
        QCOMPARE(seen.size(), size_t(1));
        QCOMPARE(stateOf(park).outcome, u"withdrawn"_s);
        const auto rows = park.cases.dueOutbox(park.clock.now(), 100);
        QVERIFY(std::none_of(rows->begin(), rows->end(), [](const casework::OutboxRow &row) { return row.kind == u"service"_s; }));
    }

    void whatCannotBeDoneKeepsNothingElseWaiting()
    {
        ParkOffice park;
        serve(park, [] {}); // asks for a completion, with a deadline
        for (int i = 0; i < 100; ++i)
            park.cases.stuck.push_back({u"nobody"_s, u"timer-%1"_s.arg(i), park.clock.now()});
        park.clock.set(QDateTime(QDate(2026, 7, 1), QTime(0, 0), Qt::UTC));
        const crypto::SealKeyPair key = crypto::SealKeyPair::generate();
        Zone outer;
        for (int i = 0; i < 100; ++i)
            outer.parcels.push_back({i, "spoilt"});
        outer.parcels.push_back({100, crypto::seal(key.publicKey(), exchange::write(exchange::ToOffice(exchange::DocumentOpened{u"o-1"_s, m_receipt, u"letter"_s, park.clock.now()})))});
        const casework::ServiceRegistry services;
        casework::Pump pump(*park.office, services, outer, key);
        QCOMPARE(stateOf(park).timers.size(), size_t(1));
        std::size_t told = 0;
        for (int round = 0; round < 3; ++round)
            told += pump.step().failed.size();
        QVERIFY(casework::newestFact(stateOf(park), u"document-opened"));
        QCOMPARE(outer.parcels.size(), size_t(100));
        QVERIFY(stateOf(park).timers.empty());
        QVERIFY(told >= 200 && told < 210); // each once, whatever else could not be done
        // What waits is tried again, and is told no more.
        park.clock.set(park.clock.now().addSecs(7200));
        QVERIFY(pump.step().failed.empty());
    }

    void whoInsistsOnWhatWasReadIsToldThatItMoved()
    {
        ParkOffice park;
        const QString task = park.taskAt(u"look"_s);
        const forms::check::RawAnswers answers{{{u"result"_s, {u"draft"_s}}}};
        const qint64 read = stateOf(park).version;
        park.cases.meanwhile = [&] { note(park, u"something"_s); };
        const auto refused = park.desk->complete(u"S11"_s, task, answers, {read, {}}, {});
        QVERIFY(!refused && refused.error().is(casework::CaseError::CaseMoved));
    }
};

TODOKE_TEST(ContentionTest)
#include "tst_contention.moc"
