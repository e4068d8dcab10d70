// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/applications.h"

#include "engine/intake/copy.h"
#include "engine/intake/draft_row.h"
#include "engine/intake/drafts.h"
#include "engine/intake/intake_error.h"
#include "engine/procedure/catalogue.h"

using namespace Qt::StringLiterals;

namespace engine::intake {

namespace {

constexpr int mostPerNumber = 5;
constexpr int mostTriesPerAddress = 30;

} // namespace

core::Result<QString> Applications::open(const QString &receipt, const QString &secret, const From &from)
{
    const QString number = readReceiptNumber(receipt).value_or(typedCode(receipt));
    const std::vector<Desk::Subject> subjects{{"tries:receipt", number, mostPerNumber},
                                              {"tries:receipt-address", from.address, mostTriesPerAddress}};
    if (const auto counted = m_desk.countTries(subjects); !counted)
        return counted.error();
    bool right = false;
    const auto done = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        const auto row = rows.arrival(number);
        if (!row)
            return row.error();
        const QByteArray key = m_desk.keyed("secret", typedCode(secret));
        right = *row && !(*row)->secretKey.isEmpty() && crypto::equal((*row)->secretKey, key);
        return {};
    });
    if (!done)
        return done.error();
    if (!right)
        return core::Error(IntakeError::WrongNumberOrSecret);
    if (const auto forgiven = m_desk.forgiveTries(subjects); !forgiven)
        return forgiven.error();
    return number;
}

core::Result<std::vector<ApplicationLine>> Applications::list(const Visitor &visitor) const
{
    std::vector<ApplicationLine> lines;
    const auto done = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        std::vector<rows::Arrival> found;
        if (!visitor.account.isEmpty()) {
            auto own = rows.arrivalsOf(visitor.account);
            if (!own)
                return own.error();
            found = *std::move(own);
        }
        for (const QString &receipt : visitor.receipts) {
            const auto row = rows.arrival(receipt);
            if (!row)
                return row.error();
            if (*row && (*row)->account != visitor.account)
                found.push_back(**row);
            else if (*row && visitor.account.isEmpty())
                found.push_back(**row);
        }
        for (const rows::Arrival &row : found) {
            const auto view = m_desk.viewOf(row);
            if (!view)
                return view.error();
            const bool asked = view->completion.has_value() || (view->payment && !view->payment->paid);
            lines.push_back({row.receipt, row.procedure, row.package, row.arrival, view->state, view->caseNumber,
                             asked && view->outcome.isEmpty()});
        }
        return {};
    });
    if (!done)
        return done.error();
    std::sort(lines.begin(), lines.end(), [](const ApplicationLine &a, const ApplicationLine &b) {
        return a.arrival != b.arrival ? a.arrival > b.arrival : a.receipt > b.receipt;
    });
    return lines;
}

core::Result<Application> Applications::application(const Visitor &visitor, const QString &receipt) const
{
    Application application;
    std::map<QString, forms::check::SentFile> files;
    const auto done = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        const auto row = m_desk.arrivalFor(rows, visitor, receipt);
        if (!row)
            return row.error();
        auto view = m_desk.viewOf(*row);
        if (!view)
            return view.error();
        auto copy = readCopy(m_desk, *row);
        if (!copy)
            return copy.error();
        const auto opened = rows.opened(receipt);
        if (!opened)
            return opened.error();
        application = {row->receipt,  row->procedure,     row->package, row->arrival, copy->applicant,
                       *std::move(view), copy->answers, {},           {}};
        files = copy->files;
        for (const rows::Opened &document : *opened)
            application.opened.emplace(document.document, document.at);
        return {};
    });
    if (!done)
        return done.error();
    if (const auto package = m_desk.services.catalogue.byHash(application.package))
        application.against = against(m_desk, package, {}, Prefill::No);
    application.against.files = std::move(files);
    return application;
}

core::Result<void> Applications::withdraw(const Visitor &visitor, const QString &receipt, const QString &reason)
{
    return m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        auto row = m_desk.arrivalFor(rows, visitor, receipt);
        if (!row)
            return row.error();
        auto view = m_desk.viewOf(*row);
        if (!view)
            return view.error();
        const QDateTime now = m_desk.now();
        const QString asked = u"withdrawal-asked"_s;
        const bool before = std::any_of(view->history.begin(), view->history.end(),
                                        [&](const exchange::HistoryEntry &entry) { return entry.key == asked; });
        if (before)
            return {};
        if (!view->canWithdraw || !view->outcome.isEmpty())
            return core::Error(IntakeError::CannotWithdraw);
        const exchange::WithdrawalAsked message{u"withdrawal:"_s + receipt, receipt, now, reason.trimmed()};
        const auto posted = m_desk.post(rows, message, receipt);
        if (!posted)
            return posted.error();
        if (!*posted) // asked once, and the office's newer view does not show it any more
            return {};
        view->canWithdraw = false;
        view->history.push_back({now, asked, {}});
        row->view = m_desk.sealView(*view);
        return rows.put(*row);
    });
}

core::Result<exchange::Document> Applications::document(const Visitor &visitor, const QString &receipt,
                                                        const QString &document)
{
    exchange::Document found;
    const auto done = m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        const auto row = m_desk.arrivalFor(rows, visitor, receipt);
        if (!row)
            return row.error();
        const auto view = m_desk.viewOf(*row);
        if (!view)
            return view.error();
        const auto it = std::find_if(view->documents.begin(), view->documents.end(),
                                     [&](const exchange::Document &d) { return d.id == document; });
        if (it == view->documents.end())
            return core::Error(IntakeError::NoSuchDocument);
        found = *it;
        const QDateTime now = m_desk.now();
        const auto first = rows.noteOpened({receipt, document, now});
        if (!first)
            return first.error();
        if (!*first)
            return {};
        const QString id = u"opened:"_s + receipt + u':' + document;
        const auto posted = m_desk.post(rows, exchange::DocumentOpened{id, receipt, document, now}, receipt);
        return posted ? core::Result<void>() : posted.error();
    });
    if (!done)
        return done.error();
    return found;
}

} // namespace engine::intake
