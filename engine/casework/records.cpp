// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/records.h"

#include <QTimeZone>

namespace engine::casework {

using core::Error;
using core::Result;
using journal::Actor;

namespace {

constexpr auto heldFact = u"legal-hold";
constexpr auto freeFact = u"legal-hold-ended";
constexpr auto disposedFact = u"disposed";

QString detail(const state::Fact &fact, QStringView name)
{
    const feel::Context details = detailsOf(fact);
    const feel::Value *value = details.find(name);
    return value && value->as<QString>() ? *value->as<QString>() : QString();
}

} // namespace

std::optional<QDate> retentionEnds(const state::CaseState &state, const procedure::CoverSheet &cover, const QByteArray &zone)
{
    if (!state.ended)
        return std::nullopt;
    const QDate closed = state.ended->toTimeZone(QTimeZone(zone)).date();
    return QDate(calendar::fiscalYear(closed) + 1 + cover.recordsYears, 4, 1);
}

std::optional<LegalHold> legalHold(const state::CaseState &state, QDate day)
{
    const state::Fact *held = nullptr;
    for (const state::Fact &fact : state.facts) {
        if (fact.kind == heldFact)
            held = &fact;
        else if (fact.kind == freeFact)
            held = nullptr;
    }
    if (!held)
        return std::nullopt;
    LegalHold hold{detail(*held, u"ground"), held->by.id, held->at, {}};
    if (const QDate until = QDate::fromString(detail(*held, u"until"), Qt::ISODate); until.isValid())
        hold.until = until;
    return hold.until && *hold.until < day ? std::nullopt : std::optional(hold);
}

bool isDisposed(const state::CaseState &state)
{
    return newestFact(state, disposedFact) != nullptr;
}

QDate Records::today() const
{
    const Surroundings &s = m_office.surroundings();
    return s.clock.now().toTimeZone(QTimeZone(s.zone)).date();
}

Result<void> Records::put(const QString &caseId, const QString &staff, const QString &fact, std::vector<std::pair<QString, QString>> details)
{
    if (!m_office.surroundings().directory.staff(staff))
        return Error(CaseError::UnknownStaff, {staff});
    journal::RecordFact record{fact, {}};
    for (auto &[name, value] : details)
        record.details.emplace_back(name, Office::personal(std::move(value)));
    const auto done = m_office.perform({caseId, {Actor::Kind::Clerk, staff, {}}, {std::move(record)}, {}, {}, {}, {}});
    return done ? Result<void>() : done.error();
}

Result<void> Records::hold(const QString &caseId, const QString &ground, std::optional<QDate> until, const QString &staff)
{
    if (ground.trimmed().isEmpty())
        return CaseError::ReasonMissing;
    const auto opened = m_office.open(caseId);
    if (!opened)
        return opened.error();
    if (isDisposed(opened->stored.state))
        return Error(CaseError::Disposed, {caseId});
    return put(caseId, staff, QString::fromUtf16(heldFact), {{QStringLiteral("ground"), ground}, {QStringLiteral("until"), until ? until->toString(Qt::ISODate) : QString()}});
}

Result<void> Records::endHold(const QString &caseId, const QString &reason, const QString &staff)
{
    if (reason.trimmed().isEmpty())
        return CaseError::ReasonMissing;
    const auto opened = m_office.open(caseId);
    if (!opened)
        return opened.error();
    if (!legalHold(opened->stored.state, today()))
        return Error(CaseError::NotHeld, {caseId});
    return put(caseId, staff, QString::fromUtf16(freeFact), {{QStringLiteral("reason"), reason}});
}

Result<std::vector<DueRecord>> Records::due(QDate day) const
{
    const Surroundings &s = m_office.surroundings();
    std::vector<DueRecord> due;
    CaseFilter closed;
    closed.ended = true;
    for (const auto &package : s.catalogue.allVersions()) {
        closed.packages = std::set<QString>{package->hash};
        const auto lines = s.store.allCases(closed);
        if (!lines)
            return lines.error();
        for (const CaseLine &line : *lines) {
            state::CaseState closedAt; // lists know when; only what is due is opened
            closedAt.ended = line.ended;
            const auto ends = retentionEnds(closedAt, package->cover, s.zone);
            if (!ends || *ends > day)
                continue;
            const auto opened = m_office.open(line.caseId);
            if (!opened)
                return opened.error();
            if (!isDisposed(opened->stored.state))
                due.push_back({line, package->cover.recordsClass, package->cover.recordsYears, *ends, legalHold(opened->stored.state, day)});
        }
    }
    std::sort(due.begin(), due.end(), [](const DueRecord &a, const DueRecord &b) { return std::pair(a.ends, a.line.caseId) < std::pair(b.ends, b.line.caseId); });
    return due;
}

Result<void> Records::dispose(const QString &caseId, const QString &proposer, const QString &approver)
{
    const Surroundings &s = m_office.surroundings();
    for (const QString &staff : {proposer, approver}) {
        if (!s.directory.staff(staff))
            return Error(CaseError::UnknownStaff, {staff});
    }
    if (proposer == approver)
        return CaseError::OwnDraft;
    const auto opened = m_office.open(caseId);
    if (!opened)
        return opened.error();
    const state::CaseState &state = opened->stored.state;
    if (isDisposed(state))
        return Error(CaseError::Disposed, {caseId});
    const auto ends = retentionEnds(state, opened->package->cover, s.zone);
    if (!ends || *ends > today())
        return Error(CaseError::RetentionRuns, {caseId, ends ? ends->toString(Qt::ISODate) : QStringLiteral("–")});
    if (const auto hold = legalHold(state, today()))
        return Error(CaseError::UnderHold, {caseId, hold->ground});

    std::set<QString> names;
    for (const auto &[commitment, trace] : state.traces.stored())
        names.insert(trace.names.begin(), trace.names.end());
    journal::EraseValues erase{{names.begin(), names.end()}, {}, QStringLiteral("retention ") + opened->package->cover.recordsClass};
    for (const state::File &file : state.files) {
        if (!file.erased)
            erase.files.push_back(file.id);
    }
    Office::Act act;
    act.caseId = caseId;
    act.actor = {Actor::Kind::Clerk, approver, {}};
    act.expectedVersion = state.version; // a hold that was put on it meanwhile counts
    const QString receipt = lineOf(state, *opened->package, s.calendar, s.zone).receipt;
    act.bodies.push_back(std::move(erase));
    act.bodies.push_back(journal::RecordFact{QString::fromUtf16(disposedFact), {{QStringLiteral("proposer"), Office::personal(proposer)}, {QStringLiteral("approver"), Office::personal(approver)}}});
    if (!receipt.isEmpty())
        act.pushes.push_back(exchange::Erasure{caseId + QStringLiteral("/disposed"), receipt, {}, {}, true});
    const auto done = m_office.perform(act);
    return done ? Result<void>() : done.error();
}

} // namespace engine::casework
