// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/office.h"

#include <QTimeZone>

namespace engine::casework {

feel::Context detailsOf(const state::Fact &fact)
{
    feel::Context details;
    for (const auto &[name, personal] : fact.details)
        details.set(name, personal.value);
    return details;
}

const state::Fact *newestFact(const state::CaseState &state, QStringView kind)
{
    for (auto fact = state.facts.rbegin(); fact != state.facts.rend(); ++fact) {
        if (fact->kind == kind)
            return &*fact;
    }
    return nullptr;
}

bool waitsFor(const state::CaseState &state, QStringView message)
{
    return std::any_of(state.subscriptions.begin(), state.subscriptions.end(), [&](const auto &entry) { return entry.second.message == message; });
}

namespace {

QString phaseOf(const state::CaseState &state)
{
    const auto word = [](const char *text) { return QString::fromLatin1(text); };
    if (state.ended) {
        if (state.outcome == QLatin1String("granted"))
            return newestFact(state, u"document-issued") ? word("issued") : word("disposition_made");
        if (state.outcome == QLatin1String("deemed-withdrawn"))
            return word("deemed_withdrawn");
        for (const char *outcome : {"refused", "dismissed", "withdrawn"}) {
            if (state.outcome == QLatin1String(outcome))
                return word(outcome);
        }
        return word("closed");
    }
    if (waitsFor(state, u"payment"))
        return word("waiting_for_payment");
    if (waitsFor(state, u"completion"))
        return word("completion_requested");
    if (newestFact(state, u"disposition"))
        return word("disposition_made");
    return state.tasks.empty() ? word("intake_done") : word("under_examination");
}

/// The standard processing period's last day: the clock stands still while a completion is awaited.
std::optional<QDate> standardDeadline(const state::CaseState &state, const procedure::CoverSheet &cover,
                                      const calendar::BusinessCalendar &calendar, const QTimeZone &zone)
{
    if (cover.standardDays <= 0)
        return std::nullopt;
    QDateTime from = state.arrival;
    if (cover.standardFrom == QLatin1String("payment")) {
        const state::Fact *paid = newestFact(state, u"payment-received");
        if (!paid)
            return std::nullopt;
        from = paid->at;
    }
    int stopped = 0;
    std::optional<QDateTime> since;
    for (const state::Fact &fact : state.facts) {
        if (fact.at < from)
            continue;
        if (fact.kind == QLatin1String("completion-requested"))
            since = since.value_or(fact.at);
        if (fact.kind == QLatin1String("completion-given") && since) {
            stopped += calendar.businessDaysBetween(since->toTimeZone(zone).date(), fact.at.toTimeZone(zone).date());
            since.reset();
        }
    }
    return calendar.addBusinessDays(from.toTimeZone(zone).date(), cover.standardDays + stopped);
}

QString textOf(const feel::Context &details, QStringView name)
{
    const feel::Value *value = details.find(name);
    return value && value->as<QString>() ? *value->as<QString>() : QString();
}

std::optional<QDate> dayOf(const feel::Context &details, QStringView name)
{
    const feel::Value *value = details.find(name);
    return value && value->as<feel::Date>() ? value->as<feel::Date>()->toQDate() : std::nullopt;
}

exchange::CompletionRequest completionOf(const state::Fact &fact)
{
    const feel::Context details = detailsOf(fact);
    exchange::CompletionRequest request;
    request.id = textOf(details, u"request");
    request.text = textOf(details, u"text");
    request.deadline = dayOf(details, u"deadline").value_or(QDate());
    const feel::Value *items = details.find(u"items");
    if (const auto *list = items ? items->as<feel::List>() : nullptr) {
        for (const feel::Value &item : *list) {
            if (const auto *path = item.as<QString>())
                request.items.emplace_back(*path, QString());
            else if (const auto *context = item.as<feel::Context>())
                request.items.emplace_back(textOf(*context, u"path"), textOf(*context, u"text"));
        }
    }
    return request;
}

exchange::PaymentDemand demandOf(const state::Fact &fact, bool paid)
{
    const feel::Context details = detailsOf(fact);
    exchange::PaymentDemand demand;
    demand.id = textOf(details, u"demand");
    demand.description = textOf(details, u"description");
    demand.due = dayOf(details, u"due").value_or(QDate());
    if (const feel::Value *amount = details.find(u"amount"); amount && amount->as<core::Decimal>())
        demand.amount = amount->as<core::Decimal>()->toInt64().value_or(0);
    const feel::Value *methods = details.find(u"methods");
    if (const auto *list = methods ? methods->as<feel::List>() : nullptr) {
        for (const feel::Value &method : *list)
            demand.methods.push_back(method.toString());
    }
    demand.paid = paid;
    return demand;
}

} // namespace

CaseLine lineOf(const state::CaseState &state, const procedure::Package &package, const calendar::BusinessCalendar &calendar, const QByteArray &zone)
{
    CaseLine line;
    line.caseId = state.caseId;
    line.number = state.caseId;
    line.procedure = state.procedure;
    line.package = state.package;
    line.arrival = state.arrival;
    line.ended = state.ended;
    line.outcome = state.outcome;
    line.phase = phaseOf(state);
    line.deadline = standardDeadline(state, package.cover, calendar, QTimeZone(zone));
    line.incidents = int(std::count_if(state.services.begin(), state.services.end(), [](const auto &entry) { return !entry.second.incident.isEmpty(); }));
    line.version = state.version;
    const auto scope = state.scopes.find(QString());
    if (scope != state.scopes.end()) {
        const auto receipt = scope->second.variables.find(QStringLiteral("receipt"));
        if (receipt != scope->second.variables.end() && receipt->second.value.as<QString>())
            line.receipt = *receipt->second.value.as<QString>();
    }
    return line;
}

core::Result<exchange::ApplicantView> applicantView(const OpenCase &open, CaseStore &store, const calendar::BusinessCalendar &calendar, const QByteArray &zone)
{
    const state::CaseState &state = open.stored.state;
    const CaseLine line = lineOf(state, *open.package, calendar, zone);
    exchange::ApplicantView view;
    view.receipt = line.receipt;
    view.sequence = state.version;
    view.state = line.phase;
    view.caseNumber = line.number;
    view.expected = line.deadline;
    view.outcome = state.outcome;
    view.canWithdraw = !state.ended && !newestFact(state, u"disposition") && !newestFact(state, u"withdrawal-asked");
    if (waitsFor(state, u"completion")) {
        if (const state::Fact *asked = newestFact(state, u"completion-requested"))
            view.completion = completionOf(*asked);
    }
    if (const state::Fact *demanded = newestFact(state, u"payment-demanded"); demanded && !state.ended)
        view.payment = demandOf(*demanded, !waitsFor(state, u"payment"));
    if (const state::Fact *disposition = newestFact(state, u"disposition"))
        view.reasons = textOf(detailsOf(*disposition), u"reasons");

    static const std::map<QString, QString> told = {
        {QStringLiteral("registered"), QStringLiteral("registered")},
        {QStringLiteral("completion-requested"), QStringLiteral("completion-requested")},
        {QStringLiteral("completion-given"), QStringLiteral("completion-given")},
        {QStringLiteral("payment-demanded"), QStringLiteral("payment-demanded")},
        {QStringLiteral("payment-received"), QStringLiteral("payment-received")},
        {QStringLiteral("payment-failed"), QStringLiteral("payment-failed")},
        {QStringLiteral("withdrawal-asked"), QStringLiteral("withdrawal-asked")},
        {QStringLiteral("disposition"), QStringLiteral("decided")},
        {QStringLiteral("document-issued"), QStringLiteral("document-issued")}};
    view.history.push_back({state.arrival, QStringLiteral("arrived"), {}});
    for (const state::Fact &fact : state.facts) {
        if (const auto key = told.find(fact.kind); key != told.end()) {
            const QString detail = fact.kind == QLatin1String("document-issued") ? textOf(detailsOf(fact), u"name") : QString();
            view.history.push_back({fact.at, key->second, detail});
        }
    }
    if (state.ended)
        view.history.push_back({*state.ended, QStringLiteral("closed"), state.outcome});

    for (const state::File &file : state.files) {
        if (!file.role.startsWith(QLatin1String("document:")) || file.erased)
            continue;
        auto content = store.file(state.caseId, file.digest);
        if (!content)
            return content.error();
        view.documents.push_back({file.id, file.role.mid(9), file.name.value.as<QString>() ? *file.name.value.as<QString>() : QString(), file.mediaType,
                                  std::move(*content), file.added});
    }
    return view;
}

} // namespace engine::casework
