// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/directory/directory.h"
#include "engine/intake/intake.h"
#include "engine/intake/xades_seal.h"
#include "engine/procedure/catalogue.h"
#include "engine/signature/authority.h"
#include "engine/store/sql_directory_store.h"
#include "engine/store/sql_intake_store.h"
#include "engine/xml/document.h"
#include "tests/support/test_database.h"

#include <list>

namespace tests {

using namespace Qt::StringLiterals;
using namespace engine;

/// A provider that does what the test tells it to. Callbacks are signed by the word "good".
class TestProvider final : public intake::PaymentPort
{
public:
    QString id() const override { return u"test"_s; }
    std::vector<QString> methods() const override { return {u"card"_s, u"slip"_s}; }

    core::Result<intake::PaymentCreated> create(const intake::PaymentIntent &intent) override
    {
        ++creates;
        const QString ref = u"ref-"_s + intent.intentId;
        payments.try_emplace(ref, intake::PaymentStatus{ref, intent.intentId, intake::PaymentState::ActionRequired, intent.amount, u"JPY"_s, intent.method, {}});
        if (silent)
            return core::Error(intake::PaymentError::NoAnswer);
        return intake::PaymentCreated{ref, intake::Redirect{u"http://127.0.0.1/pay/"_s + ref}};
    }

    core::Result<intake::PaymentStatus> status(const QString &ref) override
    {
        if (silent)
            return core::Error(intake::PaymentError::NoAnswer);
        const auto found = payments.find(ref);
        if (found == payments.end())
            return core::Error(intake::PaymentError::UnknownPayment);
        return found->second;
    }

    core::Result<std::vector<intake::PaymentEvent>> parseWebhook(const QByteArray &body, const intake::Headers &headers) override
    {
        const auto signature = headers.find(u"signature"_s);
        if (signature == headers.end() || signature->second != u"good"_s)
            return core::Error(intake::PaymentError::BadSignature);
        const QList<QByteArray> parts = body.split(' ');
        return std::vector<intake::PaymentEvent>{{QString::fromUtf8(parts.value(0)), QString::fromUtf8(parts.value(1)), u"changed"_s, 0, {}}};
    }

    core::Result<void> capture(const QString &ref, qint64, const QString &) override
    {
        payments.at(ref).state = intake::PaymentState::Captured;
        return {};
    }

    core::Result<void> cancel(const QString &ref, const QString &) override
    {
        if (payments.at(ref).state == intake::PaymentState::ActionRequired)
            payments.at(ref).state = intake::PaymentState::Cancelled;
        return {};
    }

    core::Result<void> refund(const QString &, qint64, const QString &) override { return core::Error(intake::PaymentError::NotSupported); }
    core::Result<std::vector<intake::SettledRow>> reconcile(const QDateTime &, const QDateTime &) override { return core::Error(intake::PaymentError::NotSupported); }

    std::map<QString, intake::PaymentStatus> payments;
    int creates = 0;
    bool silent = false;
};

inline constexpr auto formText = R"(<?xml version="1.0" encoding="UTF-8"?>
<form xmlns="urn:todoke:form:1" id="entry">
  <page name="what"><title xml:lang="ja">何</title>
    <text name="purpose" required="true" max-length="100"><label xml:lang="ja">目的</label></text>
  </page>
  <page name="who"><title xml:lang="ja">誰</title>
    <person-name name="name" required="true" prefill="person.name"><label xml:lang="ja">氏名</label></person-name>
    <address name="address" required="true"><label xml:lang="ja">住所</label></address>
    <e-mail name="email"><label xml:lang="ja">メール</label></e-mail>
    <file name="mandate" attachment="mandate" kinds="pdf"><label xml:lang="ja">委任状</label></file>
    <file name="plan" attachment="plan" kinds="pdf" up-to="25 MiB"><label xml:lang="ja">図面</label></file>
    <file name="note" attachment="note" kinds="pdf" up-to="100 KiB"><label xml:lang="ja">メモ</label></file>
  </page>
</form>)";

/// A town with one small procedure, a database in memory, a clock that stands still and the office's keys.
struct Town
{
    std::unique_ptr<store::Database> database = *store::Database::open(emptyDatabase());
    store::SqlIntakeStore intakeRows{*database};
    store::SqlDirectoryStore directoryRows{*database};
    core::FixedClock clock{QDateTime(QDate(2026, 5, 7), QTime(3, 0), Qt::UTC)};
    std::unique_ptr<directory::Directory> directory = *directory::Directory::open(directoryRows, crypto::SecretKey::generate(), clock);
    signature::Validity validity{QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC), QDateTime(QDate(2030, 1, 1), QTime(0, 0), Qt::UTC)};
    signature::Authority authority = *signature::Authority::create({u"Test Authority"_s, u"Test"_s, {}}, validity);
    signature::KeyStore citizen = *authority.issue({u"見本 花子"_s, {}, {}}, validity, signature::LeafPurpose::Citizen);
    intake::XadesSeal seal{*authority.issue({u"Office"_s, u"Test"_s, {}}, validity, signature::LeafPurpose::OfficeSeal), {{authority.certificate()}, {}}};
    procedure::Catalogue catalogue;
    TestProvider provider;
    crypto::SealKeyPair office = crypto::SealKeyPair::generate();
    intake::Settings settings{crypto::SecretKey::generate(), office.publicKey(), u"http://localhost:8080"_s, {{{u"ja"_s, u"見本区"_s}, {u"en"_s, u"Mihon"_s}}, {}}};
    std::unique_ptr<intake::Intake> intake;
    intake::From from{u"192.0.2.1"_s};

    explicit Town(procedure::SignatureLevel level = procedure::SignatureLevel::Declaration)
    {
        auto package = std::make_shared<procedure::Package>();
        package->hash = u"h1"_s;
        package->cover.id = u"small"_s;
        package->cover.withoutAccount = true;
        package->cover.signature = level;
        core::Faults faults;
        package->forms.emplace(u"entry"_s, forms::model::read(*xml::Document::parse(formText, u"entry.xml"_s), {{u"person"_s}, {}, false}, faults));
        Q_ASSERT(faults.empty());
        catalogue.publish(package);
        intake = std::make_unique<engine::intake::Intake>(services(), settings);
    }

    intake::Services services() { return {intakeRows, catalogue, *directory, seal, clock, {&provider}}; }

    /// A draft with everything filled in; the visitor may open it.
    QString filled(intake::Visitor &visitor, const QString &name = u"見本"_s)
    {
        const auto draft = intake->drafts().begin(visitor, u"small"_s);
        visitor.drafts.insert(draft->id);
        fill(visitor, draft->id, name);
        secret = draft->secret;
        reference = draft->reference;
        return draft->id;
    }

    void fill(const intake::Visitor &visitor, const QString &draft, const QString &name)
    {
        const auto saved = intake->drafts().save(visitor, draft, u"what"_s, {{{u"purpose"_s, {u"借入れ"_s}}}}, true);
        const auto also = intake->drafts().save(visitor, draft, u"who"_s,
                                                {{{u"name.family"_s, {name}}, {u"name.given"_s, {u"花子"_s}}, {u"address.prefecture"_s, {u"東京都"_s}},
                                                  {u"address.city"_s, {u"見本区"_s}}, {u"address.town"_s, {u"架空八丁目"_s}}, {u"address.block"_s, {u"999番15号"_s}},
                                                  {u"email"_s, {u"hanako@example.jp"_s}}}}, true);
        Q_ASSERT(saved && also);
        Q_UNUSED(saved);
        Q_UNUSED(also);
    }

    /// Sends a filled draft in and gives the receipt number, which the visitor may open.
    QString arrived(intake::Visitor &visitor)
    {
        const auto sent = intake->drafts().submit(visitor, filled(visitor), {});
        Q_ASSERT(sent && sent->receipt);
        visitor.receipts.insert(sent->receipt->receipt);
        return sent->receipt->receipt;
    }

    /// Opens and confirms everything in the inbox, as the office does.
    std::vector<exchange::ToOffice> pulled()
    {
        std::vector<exchange::ToOffice> messages;
        const auto parcels = intake->outerZone().pull(100);
        for (const auto &parcel : *parcels) {
            messages.push_back(*exchange::readToOffice(*office.open(parcel.sealed)));
            const auto confirmed = intake->outerZone().confirm(parcel.position);
            Q_ASSERT(confirmed);
            Q_UNUSED(confirmed);
        }
        return messages;
    }

    template <typename T> std::vector<T> pulledOf()
    {
        std::vector<T> found;
        for (const exchange::ToOffice &message : pulled()) {
            if (const T *one = std::get_if<T>(&message))
                found.push_back(*one);
        }
        return found;
    }

    /// What the office lets the applicant see.
    void push(const QString &receipt, qint64 sequence, const std::function<void(exchange::ApplicantView &)> &change)
    {
        exchange::ApplicantView view;
        view.receipt = receipt;
        view.sequence = sequence;
        view.state = u"under_examination"_s;
        change(view);
        const auto pushed = intake->outerZone().push(view);
        Q_ASSERT(pushed);
        Q_UNUSED(pushed);
    }

    void demand(const QString &receipt, qint64 amount = 400)
    {
        push(receipt, 1, [&](exchange::ApplicantView &view) {
            view.payment = exchange::PaymentDemand{u"demand-1"_s, amount, u"手数料"_s, QDate(2026, 5, 14), {u"card"_s, u"slip"_s}, false};
        });
    }

    /// Every byte that the intake's tables hold.
    QByteArray dump() const
    {
        QByteArray all;
        const auto done = database->read([&](store::Connection &connection) -> core::Result<void> {
            const auto tables = connection.tables();
            if (!tables)
                return tables.error();
            for (const QString &table : *tables) {
                if (!table.startsWith(u"intake_"_s))
                    continue;
                statements.push_back(("SELECT * FROM " + table.toUtf8()));
                auto read = connection.each(statements.back().constData(), {}, [&](const store::Row &row) {
                    for (int column = 0; column < row.columns(); ++column)
                        all += row.blob(column) + '\n';
                });
                if (!read)
                    return read;
            }
            return {};
        });
        Q_ASSERT(done);
        Q_UNUSED(done);
        return all;
    }
    mutable std::list<QByteArray> statements; ///< the connection keeps their addresses

    QString secret;
    QString reference;
};

} // namespace tests
