// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/outer_zone.h"

#include "engine/intake/copy.h"
#include "engine/intake/mail_text.h"

using namespace Qt::StringLiterals;

namespace engine::intake {

namespace {

/// Whether the applicant should be told by mail: something new is asked of them or given to them.
bool isNews(const exchange::ApplicantView &before, const exchange::ApplicantView &after)
{
    const bool asked = after.completion && (!before.completion || before.completion->id != after.completion->id);
    const bool demanded = after.payment && !after.payment->paid && (!before.payment || before.payment->id != after.payment->id);
    return asked || demanded || after.documents.size() > before.documents.size() || after.outcome != before.outcome;
}

/// Takes from the view what was erased. Free texts that an officer wrote about an erased field go too.
void eraseFromView(exchange::ApplicantView &view, const exchange::Erasure &erasure)
{
    const auto named = [](const std::vector<QString> &names, const QString &name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    std::erase_if(view.documents, [&](const exchange::Document &d) { return named(erasure.documents, d.id); });
    if (view.completion) {
        std::erase_if(view.completion->items, [&](const auto &item) {
            return named(erasure.fields, item.first.section(u'.', 0, 0).section(u'[', 0, 0)) || named(erasure.fields, item.first);
        });
    }
    if (named(erasure.fields, u"reasons"_s))
        view.reasons.clear();
}

} // namespace

core::Result<std::vector<exchange::OuterZone::Parcel>> IntakeZone::pull(int most)
{
    std::vector<Parcel> parcels;
    const auto done = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        auto found = rows.parcels(most);
        if (!found)
            return found.error();
        for (rows::Parcel &row : *found)
            parcels.push_back({row.position, std::move(row.sealed)});
        return {};
    });
    if (!done)
        return done.error();
    return parcels;
}

core::Result<QByteArray> IntakeZone::chunk(const QString &content, qint64 part)
{
    std::optional<QByteArray> found;
    const auto read = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        auto chunk = rows.chunk(content, part);
        if (!chunk)
            return chunk.error();
        found = std::move(*chunk);
        return {};
    });
    if (!read)
        return read.error();
    return found ? core::Result<QByteArray>(std::move(*found)) : core::Error(exchange::ExchangeError::NotTheFile, {content});
}

core::Result<void> IntakeZone::confirm(qint64 position)
{
    return m_desk.services.store.write([&](IntakeRows &rows) { return rows.confirmParcel(position); });
}

core::Result<void> IntakeZone::push(const exchange::ToApplicant &message)
{
    return std::visit([this](const auto &m) { return take(m); }, message);
}

core::Result<void> IntakeZone::take(const exchange::ApplicantView &view)
{
    return m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        const auto found = rows.arrival(view.receipt);
        if (!found)
            return found.error();
        // Erased here already, or an older view that came late: nothing to do, and not to be sent again.
        if (!*found || (*found)->viewSequence >= view.sequence)
            return {};
        rows::Arrival row = **found;
        const auto before = m_desk.viewOf(row);
        if (!before)
            return before.error();
        const auto copy = readCopy(m_desk, row);
        if (!copy)
            return copy.error();
        row.viewSequence = view.sequence;
        row.view = m_desk.sealView(view);
        if (auto kept = rows.put(row); !kept)
            return kept;
        if (!isNews(*before, view))
            return {};
        return addMail(m_desk, rows, MailKind::News, copy->applicant.email, copy->applicant.language,
                       {{}, m_desk.settings.siteUrl + u"/applications/"_s + view.receipt, view.receipt, {}});
    });
}

core::Result<void> IntakeZone::take(const exchange::VerificationEntry &entry)
{
    const QByteArray key = m_desk.keyed("verification", QString::fromLatin1(entry.digest.toHex()));
    return m_desk.services.store.write(
        [&](IntakeRows &rows) { return rows.put(rows::Verification{entry.id, key, entry.until}); });
}

core::Result<void> IntakeZone::take(const exchange::Erasure &erasure)
{
    const auto done = m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        const auto found = rows.arrival(erasure.receipt);
        if (!found)
            return found.error();
        // Drafts of corrections and mails hold the same values; the applicant can begin a correction anew.
        const auto drafts = rows.draftsFor(erasure.receipt);
        if (!drafts)
            return drafts.error();
        for (const rows::Draft &draft : *drafts) {
            if (auto removed = rows.removeDraft(draft.id); !removed)
                return removed;
        }
        if (auto removed = rows.removeMailsOf(erasure.receipt); !removed)
            return removed;
        const auto payments = rows.paymentsOf(erasure.receipt);
        if (!payments)
            return payments.error();
        for (rows::Payment payment : *payments) {
            if (!erasure.everything)
                break;
            payment.sealed.clear(); // amount and reference stay: money is accounted for
            if (auto kept = rows.put(payment); !kept)
                return kept;
        }
        if (!*found)
            return {};
        if (erasure.everything)
            return rows.removeArrival(erasure.receipt);
        rows::Arrival row = **found;
        auto view = m_desk.viewOf(row);
        auto copy = readCopy(m_desk, row);
        if (!view)
            return view.error();
        if (!copy)
            return copy.error();
        eraseFromView(*view, erasure);
        eraseFromCopy(*copy, erasure.fields);
        row.view = m_desk.sealView(*view);
        row.copy = sealCopy(m_desk, row.receipt, *copy);
        return rows.put(row);
    });
    return done ? m_desk.services.store.scrub() : done;
}

} // namespace engine::intake
