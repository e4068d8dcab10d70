// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/intake/town.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tests;
using namespace engine::intake;

namespace {

const Headers good{{u"signature"_s, u"good"_s}};

QByteArray callback(const QString &id, const TestProvider &provider)
{
    return (id + u' ' + provider.payments.begin()->first).toUtf8();
}

} // namespace

class AfterArrivalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPaymentBecomesOneFactHoweverOftenTheProviderCalls()
    {
        Town town;
        Visitor visitor;
        const QString receipt = town.arrived(visitor);
        town.demand(receipt);
        Payments &payments = town.intake->payments();
        const auto action = payments.start(visitor, receipt, u"card"_s, u"http://localhost/back"_s);
        QVERIFY(action && std::holds_alternative<Redirect>(*action));
        QVERIFY(payments.start(visitor, receipt, u"card"_s, u"http://localhost/back"_s)); // clicked twice
        QCOMPARE(town.provider.payments.size(), std::size_t(1));
        (void)town.pulled();

        // The browser's return and a callback before the money prove nothing.
        QVERIFY(*payments.returned(visitor, receipt) == PaymentState::ActionRequired);
        QVERIFY(payments.webhook(u"test"_s, callback(u"e1"_s, town.provider), good));
        QVERIFY(town.pulled().empty());

        PaymentStatus &status = town.provider.payments.begin()->second;
        status.state = PaymentState::Captured;
        QVERIFY(payments.webhook(u"test"_s, callback(u"e2"_s, town.provider), {{u"signature"_s, u"bad"_s}}).error().is(PaymentError::BadSignature));
        QVERIFY(payments.webhook(u"other"_s, callback(u"e2"_s, town.provider), good).error().is(IntakeError::NoSuchProvider));
        QVERIFY(town.pulled().empty());
        for (const QString &id : {u"e3"_s, u"e3"_s, u"e2"_s}) // twice, and out of order
            QVERIFY(payments.webhook(u"test"_s, callback(id, town.provider), good));
        QVERIFY(*payments.returned(visitor, receipt) == PaymentState::Captured);
        const auto facts = town.pulledOf<exchange::PaymentFact>();
        QCOMPARE(facts.size(), std::size_t(1));
        QCOMPARE(facts.front().state, u"captured"_s);
        QCOMPARE(facts.front().amount, qint64(400));
        QCOMPARE(facts.front().demand, u"demand-1"_s);
        QVERIFY(town.intake->applications().application(visitor, receipt)->view.payment->paid);
        QVERIFY(payments.start(visitor, receipt, u"card"_s, {}).error().is(IntakeError::AlreadyPaid));

        status.state = PaymentState::ActionRequired; // an older answer that comes late
        QVERIFY(payments.webhook(u"test"_s, callback(u"e9"_s, town.provider), good));
        QVERIFY(town.pulled().empty());
    }

    void aWrongAmountIsAMismatchAndNeverPaid()
    {
        Town town;
        Visitor visitor;
        const QString receipt = town.arrived(visitor);
        town.demand(receipt);
        QVERIFY(town.intake->payments().start(visitor, receipt, u"card"_s, {}));
        (void)town.pulled();
        PaymentStatus &status = town.provider.payments.begin()->second;
        status.state = PaymentState::Captured;
        status.amount = 1;
        QVERIFY(town.intake->payments().webhook(u"test"_s, callback(u"e1"_s, town.provider), good));
        const auto facts = town.pulledOf<exchange::PaymentFact>();
        QCOMPARE(facts.size(), std::size_t(1));
        QCOMPARE(facts.front().state, u"mismatch"_s);
        QCOMPARE(facts.front().amount, qint64(1));
        QVERIFY(!town.intake->applications().application(visitor, receipt)->view.payment->paid);
    }

    void aSilentProviderIsAskedAgainWithTheSameKey()
    {
        Town town;
        Visitor visitor;
        const QString receipt = town.arrived(visitor);
        town.demand(receipt);
        town.provider.silent = true;
        QVERIFY(town.intake->payments().start(visitor, receipt, u"card"_s, {}).error().is(PaymentError::NoAnswer));
        town.provider.silent = false;
        town.provider.payments.begin()->second.state = PaymentState::Captured; // it had heard us
        town.clock.set(town.clock.now().addSecs(300));
        QVERIFY(town.intake->payments().sweep());
        town.clock.set(town.clock.now().addSecs(300));
        QVERIFY(town.intake->payments().sweep());
        QCOMPARE(town.provider.payments.size(), std::size_t(1));
        QCOMPARE(town.pulledOf<exchange::PaymentFact>().size(), std::size_t(1));
    }

    void moneyThatComesAfterTheTimeIsNotDropped()
    {
        Town town;
        Visitor visitor;
        const QString receipt = town.arrived(visitor);
        town.demand(receipt);
        QVERIFY(town.intake->payments().start(visitor, receipt, u"slip"_s, {}));
        town.clock.set(town.clock.now().addDays(10));
        QVERIFY(town.intake->payments().sweep()); // cancelled
        QVERIFY(*town.intake->payments().returned(visitor, receipt) == PaymentState::Cancelled);
        (void)town.pulled();
        town.provider.payments.begin()->second.state = PaymentState::Captured;
        QVERIFY(town.intake->payments().webhook(u"test"_s, callback(u"late"_s, town.provider), good));
        QCOMPARE(town.pulledOf<exchange::PaymentFact>().size(), std::size_t(1));
    }

    void aCorrectionBeginsWithTheEarlierAnswersAndIsSentOnce()
    {
        Town town;
        Visitor visitor;
        const QString receipt = town.arrived(visitor);
        QVERIFY(town.intake->drafts().beginCompletion(visitor, receipt).error().is(IntakeError::NothingToComplete));
        town.push(receipt, 1, [](exchange::ApplicantView &view) {
            view.state = u"completion_requested"_s;
            view.completion = exchange::CompletionRequest{u"c1"_s, u"委任状を"_s, {{u"mandate"_s, u"ない"_s}}, QDate(2026, 5, 21)};
        });
        (void)town.pulled();
        const auto draft = town.intake->drafts().beginCompletion(visitor, receipt);
        QVERIFY(draft);
        QCOMPARE(*town.intake->drafts().beginCompletion(visitor, receipt), *draft);
        const auto filling = town.intake->drafts().filling(visitor, *draft);
        QVERIFY(filling);
        QCOMPARE(filling->draft.answers.value(u"purpose"_s), u"借入れ"_s);
        QCOMPARE(filling->completion->id, u"c1"_s);
        QVERIFY(town.intake->drafts().addFile(visitor, *draft, u"mandate"_s, u"m.pdf"_s, "%PDF-1.4"));
        const auto sent = town.intake->drafts().submit(visitor, *draft, {});
        QVERIFY(sent && sent->receipt);
        QCOMPARE(sent->receipt->receipt, receipt);
        QVERIFY(sent->receipt->completion);
        QCOMPARE(town.intake->drafts().submit(visitor, *draft, {})->receipt->receipt, receipt);
        const auto given = town.pulledOf<exchange::CompletionGiven>();
        QCOMPARE(given.size(), std::size_t(1));
        QCOMPARE(given.front().request, u"c1"_s);
        QCOMPARE(given.front().files.size(), std::size_t(1));
        QVERIFY(town.intake->drafts().beginCompletion(visitor, receipt).error().is(IntakeError::NothingToComplete));
    }

    void anOlderViewDoesNotReplaceANewerOne()
    {
        Town town;
        Visitor visitor;
        const QString receipt = town.arrived(visitor);
        town.push(receipt, 5, [](exchange::ApplicantView &view) { view.state = u"issued"_s; });
        town.push(receipt, 4, [](exchange::ApplicantView &view) { view.state = u"arrived"_s; });
        QCOMPARE(town.intake->applications().application(visitor, receipt)->view.state, u"issued"_s);
    }

    void withdrawingTwiceIsWithdrawingOnce()
    {
        Town town;
        Visitor visitor;
        const QString receipt = town.arrived(visitor);
        (void)town.pulled();
        QVERIFY(town.intake->applications().withdraw(visitor, receipt, u"不要になった"_s));
        QVERIFY(town.intake->applications().withdraw(visitor, receipt, u"不要になった"_s));
        QCOMPARE(town.pulledOf<exchange::WithdrawalAsked>().size(), std::size_t(1));
        const QString second = town.arrived(visitor);
        town.push(second, 1, [](exchange::ApplicantView &view) { view.canWithdraw = false; });
        QVERIFY(town.intake->applications().withdraw(visitor, second, {}).error().is(IntakeError::CannotWithdraw));
    }

    void theFirstOpeningOfADocumentIsToldOnce()
    {
        Town town;
        Visitor visitor;
        const QString receipt = town.arrived(visitor);
        town.push(receipt, 1, [&](exchange::ApplicantView &view) {
            view.documents = {{u"d1"_s, u"certificate"_s, u"証明書"_s, u"application/pdf"_s, QByteArray("%PDF"), town.clock.now()}};
        });
        (void)town.pulled();
        QVERIFY(town.intake->applications().document(visitor, receipt, u"d2"_s).error().is(IntakeError::NoSuchDocument));
        QCOMPARE(town.intake->applications().document(visitor, receipt, u"d1"_s)->content, QByteArray("%PDF"));
        QVERIFY(town.intake->applications().document(visitor, receipt, u"d1"_s));
        QCOMPARE(town.pulledOf<exchange::DocumentOpened>().size(), std::size_t(1));
        QVERIFY(town.intake->applications().application(visitor, receipt)->opened.contains(u"d1"_s));
    }

    void whatIsErasedIsGoneFromTheCitizensSideToo()
    {
        Town town;
        Visitor visitor;
        const QString receipt = town.arrived(visitor);
        QVERIFY(town.intake->outerZone().push(exchange::Erasure{u"x1"_s, receipt, {u"address.town"_s, u"purpose"_s}, {}, false}));
        const auto application = town.intake->applications().application(visitor, receipt);
        QVERIFY(!application->answers.contains(u"purpose"));
        const auto *address = application->answers.find(u"address")->as<feel::Context>();
        QVERIFY(address && !address->contains(u"town") && !address->contains(u"full") && address->contains(u"city"));
        QVERIFY(town.intake->outerZone().push(exchange::Erasure{u"x2"_s, receipt, {}, {}, true}));
        QVERIFY(town.intake->applications().application(visitor, receipt).error().is(IntakeError::NoSuchApplication));
        QVERIFY(town.intake->mails().due(10)->empty());
        town.push(receipt, 99, [](exchange::ApplicantView &) {}); // a view that comes late brings nothing back
        QVERIFY(town.intake->applications().application(visitor, receipt).error().is(IntakeError::NoSuchApplication));
    }
};

TODOKE_TEST(AfterArrivalTest)
#include "tst_after_arrival.moc"
