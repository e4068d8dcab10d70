// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/migration.h"

#include "engine/casework/desk.h"

#include <algorithm>

namespace engine::casework {

using core::Error;
using core::Result;
using runtime::Verdict;

namespace {

constexpr int mostPlans = 16;
const QString migrationKind = QStringLiteral("migration");

QString fieldOf(const QString &path)
{
    return path.section(QLatin1Char('.'), 0, 0).section(QLatin1Char('['), 0, 0);
}

forms::check::RawAnswers answersFor(const QString &caseId, const std::vector<QString> &missing, const MigrationAnswers &answers)
{
    if (const auto own = answers.find(caseId); own != answers.end())
        return own->second;
    forms::check::RawAnswers needed;
    if (const auto common = answers.find(QString()); common != answers.end()) {
        for (const auto &[path, value] : common->second.values) {
            if (std::find(missing.begin(), missing.end(), fieldOf(path)) != missing.end())
                needed.values.emplace(path, value);
        }
    }
    return needed;
}

/// Checks what was typed for a case together with the answers that it has; what does not apply to it is null.
class TypedAnswers
{
public:
    TypedAnswers(const OpenCase &open, const procedure::Package &target, const forms::check::RawAnswers &given, const forms::check::Against &against)
    {
        const auto form = target.forms.find(target.cover.entryForm);
        for (const auto &[path, value] : given.values)
            m_given.insert(fieldOf(path));
        if (form == target.forms.end())
            return;
        m_form = form->second.get();
        forms::check::RawAnswers raw = forms::check::toRaw(*m_form, open.stored.state.variables());
        for (const auto &[path, value] : given.values)
            raw.values[path] = value;
        m_checked = forms::check::check(*m_form, raw, against);
    }

    /// The command's answers to the fields that are missing, and all that was given.
    journal::NamedValues values(const std::vector<QString> &missing) const
    {
        std::set<QString> names = m_given;
        for (const QString &name : missing) {
            if (isHidden(name))
                names.insert(name);
        }
        journal::NamedValues values;
        for (const QString &name : names) {
            const feel::Value *value = m_checked.answers.find(name);
            values.emplace_back(name, Office::personal(value ? *value : feel::Value()));
        }
        return values;
    }

    /// Why given answers do not fit their fields.
    core::Faults refusals() const
    {
        core::Faults refusals;
        for (const forms::check::FieldError &error : m_checked.errors) {
            if (!m_given.contains(fieldOf(error.path)))
                continue;
            refusals.emplace_back(CaseError::AnswerRefused, QStringList{error.path});
            refusals.push_back(error.error);
        }
        return refusals;
    }

private:
    bool isHidden(const QString &name) const
    {
        if (!m_form)
            return false;
        return m_checked.hidden.contains(name) || std::any_of(m_form->pages.begin(), m_form->pages.end(), [&](const forms::model::Page &page) {
                   return m_checked.hidden.contains(QStringLiteral("page:") + page.name)
                       && std::any_of(page.fields.begin(), page.fields.end(), [&](const forms::model::Field &field) { return field.name == name; });
               });
    }

    const forms::model::Form *m_form = nullptr;
    std::set<QString> m_given;
    forms::check::Checked m_checked;
};

struct Planned
{
    CaseMigration line;
    journal::MigrateCase command;
};

Planned planOne(const OpenCase &open, const std::shared_ptr<const procedure::Package> &target, const MigrationAnswers &answers, const Surroundings &s)
{
    const state::CaseState &state = open.stored.state;
    Planned planned{{state.caseId, state.package, Verdict::Stay, {}, {}}, {target->hash, {}}};
    const auto plan = [&] { return runtime::planMigration(open.package->definition, target->definition, state, planned.command); };
    runtime::MigrationPlan found = plan();
    if (found.verdict == Verdict::NeedsAnswer) {
        const auto given = answersFor(state.caseId, found.missing, answers);
        const TypedAnswers typed(open, *target, given, againstCase({open.stored, target}, state.variables(), s.clock.now(), s.zone));
        planned.command.variables = typed.values(found.missing);
        found = plan();
        for (Error &refusal : typed.refusals()) {
            found.verdict = Verdict::NeedsAnswer;
            found.reasons.push_back(std::move(refusal));
        }
    }
    planned.line.verdict = found.verdict;
    planned.line.reasons = std::move(found.reasons);
    return planned;
}

/// What the journal says of a plan: ids and arguments, so that anybody reads the reasons in their own language.
feel::Context migrationDetails(const CaseMigration &line, const QString &target)
{
    feel::List reasons;
    for (const Error &reason : line.reasons) {
        feel::List arguments;
        for (const QString &argument : reason.arguments())
            arguments.push_back(argument);
        reasons.push_back(feel::Context{{QStringLiteral("id"), reason.idText()}, {QStringLiteral("arguments"), std::move(arguments)}});
    }
    return feel::Context{{QStringLiteral("from"), line.from}, {QStringLiteral("target"), target}, {QStringLiteral("verdict"), wordOf(line.verdict)},
                         {QStringLiteral("reasons"), std::move(reasons)}};
}

} // namespace

QString wordOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Move:
        return QStringLiteral("move");
    case Verdict::Stay:
        return QStringLiteral("stay");
    case Verdict::NeedsAnswer:
        return QStringLiteral("needs-answer");
    }
    Q_UNREACHABLE();
}

int MigrationReport::count(Verdict verdict) const
{
    return int(std::count_if(cases.begin(), cases.end(), [&](const CaseMigration &line) { return !line.failed && line.verdict == verdict; }));
}

Result<std::shared_ptr<const procedure::Package>> Office::targetOf(const MigrationOrder &order) const
{
    const auto inForce = m_s.catalogue.inForce(order.procedure);
    if (!inForce)
        return Error(CaseError::NoSuchProcedure, {order.procedure});
    if (!order.target)
        return inForce;
    auto target = m_s.catalogue.byHash(*order.target);
    if (!target || target->cover.id != order.procedure)
        return Error(CaseError::UnknownVersion, {order.procedure, *order.target});
    return target;
}

Result<std::vector<CaseLine>> Office::runningCases(const QString &procedure) const
{
    CaseFilter filter;
    filter.procedure = procedure;
    auto running = m_s.store.allCases(filter);
    if (!running)
        return running.error();
    std::sort(running->begin(), running->end(), [](const CaseLine &a, const CaseLine &b) { return a.caseId < b.caseId; });
    return running;
}

Result<MigrationReport> Office::overCases(const MigrationOrder &order, const EachCase &each) const
{
    const auto target = targetOf(order);
    if (!target)
        return target.error();
    const auto running = runningCases(order.procedure);
    if (!running)
        return running.error();
    for (const auto &given : order.answers) {
        const bool runs = given.first.isEmpty()
            || std::any_of(running->begin(), running->end(), [&](const CaseLine &line) { return line.caseId == given.first; });
        if (!runs)
            return Error(CaseError::NotRunning, {given.first, order.procedure});
    }
    MigrationReport report{(*target)->hash, {}, 0};
    for (const CaseLine &line : *running) {
        if (line.package == (*target)->hash)
            ++report.already;
        else
            report.cases.push_back(each(line, *target));
    }
    return report;
}

Result<MigrationReport> Office::planMigration(const MigrationOrder &order) const
{
    return overCases(order, [&](const CaseLine &line, const std::shared_ptr<const procedure::Package> &target) {
        const auto opened = open(line.caseId);
        return opened ? planOne(*opened, target, order.answers, m_s).line
                      : CaseMigration{line.caseId, line.package, Verdict::Stay, {}, opened.error()};
    });
}

Result<MigrationReport> Office::migrate(const MigrationOrder &order, const journal::Actor &actor)
{
    return overCases(order, [&](const CaseLine &line, const std::shared_ptr<const procedure::Package> &target) {
        auto migrated = migrateOne(line.caseId, target, order.answers, actor);
        return migrated ? std::move(*migrated) : CaseMigration{line.caseId, line.package, Verdict::Stay, {}, migrated.error()};
    });
}

/// One transaction: planned on the very state that it is written on top of, or planned again.
Result<CaseMigration> Office::migrateOne(const QString &caseId, const std::shared_ptr<const procedure::Package> &target, const MigrationAnswers &answers,
                                         const journal::Actor &actor)
{
    for (int attempt = 0; attempt < mostPlans; ++attempt) {
        const auto opened = open(caseId);
        if (!opened)
            return opened.error();
        const state::CaseState &state = opened->stored.state;
        Planned planned = planOne(*opened, target, answers, m_s);
        const feel::Context details = migrationDetails(planned.line, target->hash);
        const bool moves = planned.line.verdict == Verdict::Move;
        const state::Fact *told = newestFact(state, migrationKind);
        if (!moves && (state.package == target->hash || (told && feel::Value(detailsOf(*told)) == feel::Value(details))))
            return planned.line; // somebody else moved it, or this was said before and is still so
        Act act;
        act.caseId = caseId;
        act.actor = actor;
        act.expectedVersion = state.version;
        if (moves)
            act.bodies.push_back(std::move(planned.command));
        journal::RecordFact fact{migrationKind, {}};
        for (const auto &[name, value] : details.entries())
            fact.details.emplace_back(name, personal(value));
        act.bodies.push_back(std::move(fact));
        const auto done = perform(act);
        if (done)
            return planned.line;
        if (!done.error().is(CaseError::CaseMoved))
            return done.error();
    }
    return Error(CaseError::Contended, {caseId});
}

} // namespace engine::casework
