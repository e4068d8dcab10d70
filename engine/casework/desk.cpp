// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/desk.h"

#include "engine/casework/case_form.h"
#include "engine/casework/progress.h"
#include "engine/casework/task_list.h"
#include "engine/casework/work_queue.h"

#include <QTimeZone>

namespace engine::casework {

using core::Error;
using core::Result;
using directory::Post;
using journal::Actor;

namespace {

constexpr int mostCases = 200; // of a list
constexpr int mostTasks = 500; // of a page
constexpr std::size_t mostFound = 20;
constexpr int mostLookedAt = 200; // of what may have a text
constexpr int mostAnew = 32;

const bpmn::Node *nodeOf(const TaskLine &line, const OpenCase &open)
{
    const auto scope = open.stored.state.scopes.find(line.scope);
    const QString process = scope == open.stored.state.scopes.end() || scope->second.process.isEmpty() ? open.stored.state.process : scope->second.process;
    const auto found = open.package->definition.processes.find(process);
    return found == open.package->definition.processes.end() ? nullptr : found->second->node(line.node);
}

/// Why `staff` may not finish the task at `node` although their post would allow it.
std::optional<Error> barOf(const QString &staff, const bpmn::Node *node, const state::CaseState &state)
{
    const bool deciding = node && (node->act == bpmn::Act::Concur || node->act == bpmn::Act::Approve);
    if (deciding && drafterOf(state) == staff)
        return CaseError::OwnDraft;
    return std::nullopt;
}

QString answerText(const feel::Context &answers, QStringView name)
{
    const feel::Value *value = answers.find(name);
    return value && value->as<QString>() ? *value->as<QString>() : QString();
}

} // namespace

QDate Desk::today() const
{
    const Surroundings &s = m_office.surroundings();
    return s.clock.now().toTimeZone(QTimeZone(s.zone)).date();
}

bool Desk::handles(const QString &staff, const procedure::Package &package) const
{
    const std::vector<Post> posts = m_office.surroundings().directory.postsOf(staff, today());
    return std::any_of(package.cover.roles.begin(), package.cover.roles.end(), [&](const procedure::Role &role) {
        return std::find(posts.begin(), posts.end(), Post{role.office, role.position}) != posts.end();
    });
}

Result<Capacity> Desk::capacityFor(const QString &staff, const TaskLine &line) const
{
    const Surroundings &s = m_office.surroundings();
    const auto package = s.catalogue.byHash(line.ofCase.package);
    if (!package)
        return Error(CaseError::UnknownProcedure, {line.ofCase.procedure});
    auto capacity = capacityOf(staff, line.roles, package->cover, s.directory, today());
    if (!capacity)
        return CaseError::NotYours;
    return std::move(*capacity);
}

Result<TaskView> Desk::viewOf(const QString &staff, const TaskLine &line) const
{
    const Surroundings &s = m_office.surroundings();
    TaskView view;
    view.line = line;
    if (const auto package = s.catalogue.byHash(line.ofCase.package)) {
        view.procedure = package->cover.name;
        for (const auto &[id, process] : package->definition.processes) {
            // Node ids are unique in a process; the task's scope tells which, but lists need no state for a label.
            if (const bpmn::Node *node = process->node(line.node); node && node->type == bpmn::NodeType::UserTask && node->form.name == line.form) {
                view.label = node->labels;
                if (!view.label.has(QStringLiteral("ja")))
                    view.label.texts[QStringLiteral("ja")] = node->label({});
                view.act = bpmn::actName(node->act);
                break;
            }
        }
    }
    view.mine = !line.claimedBy.isEmpty() && line.claimedBy == staff;
    if (!line.claimedBy.isEmpty()) {
        const auto holder = s.directory.staff(line.claimedBy);
        view.claimedByName = holder ? holder->name : line.claimedBy;
    }
    view.overdue = (line.due && *line.due < s.clock.now()) || (line.ofCase.deadline && *line.ofCase.deadline < today());
    return view;
}

TaskFilter Desk::filterOf(const QString &staff, Queue queue) const
{
    TaskFilter filter;
    filter.posts.emplace();
    const Surroundings &s = m_office.surroundings();
    for (const Post &post : s.directory.postsOf(staff, today()))
        filter.posts->insert(post.toString());
    for (const auto &package : s.catalogue.allVersions())
        filter.posts->merge(postsActedFor(staff, package->cover, s.directory, today()));
    if (queue == Queue::Mine)
        filter.holder = staff;
    if (queue == Queue::Overdue)
        filter.overdueAt = m_office.surroundings().clock.now();
    return filter;
}

Result<TaskPage> Desk::tasks(const QString &staff, Queue queue, const QString &after) const
{
    const auto lines = m_office.surroundings().store.tasks(filterOf(staff, queue), mostTasks, after);
    if (!lines)
        return lines.error();
    TaskPage page;
    if (lines->size() == mostTasks && queue != Queue::Overdue)
        page.next = markOf(lines->back());
    for (const TaskLine &line : *lines) {
        if (!capacityFor(staff, line)) // the package is gone
            continue;
        auto view = viewOf(staff, line);
        if (!view)
            return view.error();
        page.tasks.push_back(std::move(*view));
    }
    return page;
}

Result<qint64> Desk::count(const QString &staff, Queue queue) const
{
    CaseStore &store = m_office.surroundings().store;
    if (queue == Queue::Review) {
        const auto cases = casesToReview(staff);
        return cases ? Result<qint64>(static_cast<qint64>(cases->size())) : cases.error();
    }
    const bool ofTasks = queue == Queue::Mine || queue == Queue::Open || queue == Queue::Overdue;
    return ofTasks ? store.countTasks(filterOf(staff, queue), countedAtMost) : store.countCases(caseFilterOf(staff, queue), countedAtMost);
}

std::set<QString> Desk::packagesOf(const QString &staff) const
{
    std::set<QString> packages;
    for (const auto &package : m_office.surroundings().catalogue.allVersions()) {
        if (handles(staff, *package))
            packages.insert(package->hash);
    }
    return packages;
}

CaseFilter Desk::caseFilterOf(const QString &staff, Queue queue) const
{
    CaseFilter filter;
    filter.ended = queue == Queue::Done;
    filter.packages = packagesOf(staff);
    if (queue == Queue::Waiting)
        filter.phases = {QStringLiteral("waiting_for_payment"), QStringLiteral("completion_requested")};
    filter.withIncidents = queue == Queue::Incidents;
    return filter;
}

Result<std::vector<CaseLine>> Desk::cases(const QString &staff, Queue queue) const
{
    return queue == Queue::Review ? casesToReview(staff) : m_office.surroundings().store.cases(caseFilterOf(staff, queue), mostCases, {});
}

Result<std::pair<TaskLine, OpenCase>> Desk::taskAndCase(const QString &task) const
{
    const auto line = m_office.surroundings().store.task(task);
    if (!line)
        return line.error();
    if (!*line)
        return Error(CaseError::UnknownTask, {task});
    auto opened = m_office.open((*line)->ofCase.caseId);
    if (!opened)
        return opened.error();
    return std::pair(**line, std::move(*opened));
}

Result<TaskWork> Desk::open(const QString &staff, const QString &task, const core::Language &language) const
{
    const Surroundings &s = m_office.surroundings();
    const auto found = taskAndCase(task);
    if (!found)
        return found.error();
    const auto &[line, opened] = *found;
    auto capacity = capacityFor(staff, line);
    if (!capacity)
        return capacity.error();
    auto view = viewOf(staff, line);
    if (!view)
        return view.error();

    TaskWork work;
    work.capacity = std::move(*capacity);
    work.task = std::move(*view);
    const bpmn::Node *node = nodeOf(line, opened);
    work.barred = barOf(staff, node, opened.stored.state);
    work.context = visibleVariables(opened, line.scope, maySeeAddresses(opened, s.directory, staff));
    if (node && node->act != bpmn::Act::None) {
        auto proposal = proposalFor(opened, line.scope, work.context, s, language);
        if (!proposal)
            return proposal.error();
        work.proposal = std::move(*proposal);
    }
    const auto form = opened.package->forms.find(line.form);
    if (form == opened.package->forms.end())
        return work;
    work.form = form->second;
    work.formXml = formSource(*opened.package, line.form);
    const forms::check::Against against = againstCase(opened, work.context, s.clock.now(), s.zone);
    for (const forms::model::Field *field : work.form->allFields()) {
        if (!field->optionsDecision.isEmpty())
            work.options[field->optionsDecision] = against.options(field->optionsDecision);
    }
    // Who drafts again begins with the draft that came back, but for what the form says by itself.
    forms::check::RawAnswers before;
    const feel::Value *last = work.proposal && node->act == bpmn::Act::Draft ? work.context.find(node->result.isEmpty() ? node->id : node->result) : nullptr;
    if (last && last->as<feel::Context>())
        before = forms::check::toRaw(*work.form, *last->as<feel::Context>());
    for (const forms::model::Field *field : work.form->allFields()) {
        if (field->readonly || field->calculate)
            before.values.erase(field->name);
    }
    work.answers = forms::check::prefilled(*work.form, before, against);
    return work;
}

Result<TaskView> Desk::claim(const QString &staff, const QString &task, bool takeOver)
{
    const auto found = taskAndCase(task);
    if (!found)
        return found.error();
    const TaskLine &line = found->first;
    const auto capacity = capacityFor(staff, line);
    if (!capacity)
        return capacity.error();
    if (line.claimedBy == staff)
        return viewOf(staff, line);
    Office::Act act;
    act.caseId = line.ofCase.caseId;
    act.actor = {Actor::Kind::Clerk, staff, capacity->post.toString()};
    if (!line.claimedBy.isEmpty()) {
        const auto holder = m_office.surroundings().directory.staff(line.claimedBy);
        if (!takeOver)
            return Error(CaseError::HeldByOther, {holder ? holder->name : line.claimedBy});
        act.bodies.push_back(journal::ReleaseTask{task});
    }
    act.bodies.push_back(journal::ClaimTask{task});
    const auto done = m_office.perform(act);
    if (!done)
        return done.error();
    const auto now = m_office.surroundings().store.task(task);
    if (!now)
        return now.error();
    return *now ? viewOf(staff, **now) : Result<TaskView>(Error(CaseError::UnknownTask, {task}));
}

Result<TaskView> Desk::release(const QString &staff, const QString &task)
{
    const auto found = taskAndCase(task);
    if (!found)
        return found.error();
    const TaskLine &line = found->first;
    const auto capacity = capacityFor(staff, line);
    if (!capacity)
        return capacity.error();
    if (line.claimedBy != staff)
        return viewOf(staff, line);
    const auto done = m_office.perform({line.ofCase.caseId, {Actor::Kind::Clerk, staff, capacity->post.toString()}, {journal::ReleaseTask{task}}, {}, {}, {}, {}});
    if (!done)
        return done.error();
    TaskLine free = line;
    free.claimedBy.clear();
    return viewOf(staff, free);
}

Result<Completed> Desk::complete(const QString &staff, const QString &task, const forms::check::RawAnswers &answers,
                                 const HasRead &read, const QString &key)
{
    // What is checked and signed is made from the case as it stands. Where it moves on before that is committed, it is made anew,
    // if the clerk does not insist on the version that was read.
    auto done = completeAsItStands(staff, task, answers, read, key);
    for (int again = 0; again < mostAnew && !done && done.error().is(CaseError::CaseMoved) && !read.version; ++again)
        done = completeAsItStands(staff, task, answers, read, key);
    if (done || key.isEmpty())
        return done;
    // Refused because it has happened, by the same key at the same time: the answer is that of the other.
    const auto other = m_office.surroundings().store.commandDone(key);
    return other && *other ? Completed{(*other)->caseId, (*other)->version, {}} : done;
}

Result<Completed> Desk::completeAsItStands(const QString &staff, const QString &task, const forms::check::RawAnswers &answers,
                                           const HasRead &read, const QString &key)
{
    const Surroundings &s = m_office.surroundings();
    if (!key.isEmpty()) {
        const auto done = s.store.commandDone(key);
        if (!done)
            return done.error();
        if (*done)
            return Completed{(*done)->caseId, (*done)->version, {}};
    }
    const auto found = taskAndCase(task);
    if (!found)
        return found.error();
    const auto &[line, opened] = *found;
    const auto capacity = capacityFor(staff, line);
    if (!capacity)
        return capacity.error();
    if (!line.claimedBy.isEmpty() && line.claimedBy != staff) {
        const auto holder = s.directory.staff(line.claimedBy);
        return Error(CaseError::HeldByOther, {holder ? holder->name : line.claimedBy});
    }
    const bpmn::Node *node = nodeOf(line, opened);
    if (const auto barred = barOf(staff, node, opened.stored.state))
        return *barred;

    feel::Context typed;
    const auto form = opened.package->forms.find(line.form);
    if (form != opened.package->forms.end()) {
        // The rules see everything, the reader does not: what is hidden from a person still counts.
        const forms::check::Against against = againstCase(opened, opened.stored.state.variables(line.scope), s.clock.now(), s.zone);
        forms::check::Checked checked = forms::check::check(*form->second, answers, against);
        if (!checked.errors.empty())
            return Completed{line.ofCase.caseId, line.ofCase.version, std::move(checked.errors)};
        typed = std::move(checked.answers);
    }

    Office::Act act;
    act.caseId = line.ofCase.caseId;
    act.actor = {Actor::Kind::Clerk, staff, capacity->post.toString()};
    act.expectedVersion = read.version.value_or(opened.stored.state.version);
    if (!key.isEmpty())
        act.key = key;
    if (line.claimedBy.isEmpty())
        act.bodies.push_back(journal::ClaimTask{task});
    if (node && node->act != bpmn::Act::None) {
        const auto member = s.directory.staff(staff);
        QByteArray digest;
        if (node->act == bpmn::Act::Draft)
            digest = draftDigest(typed);
        else if (const auto draft = draftFor(opened, line.scope))
            digest = draftDigest(draft->answers);
        if (!read.draft.isEmpty() && node->act != bpmn::Act::Draft && read.draft != digest)
            return CaseError::DraftMoved;
        const ApprovalAct record{bpmn::actName(node->act), staff, member ? member->name : staff, capacity->post.toString(), s.clock.now(),
                                 answerText(typed, u"outcome"), answerText(typed, u"opinion"), digest, capacity->authority,
                                 capacity->of ? capacity->of->toString() : QString(), capacity->forNames};
        const auto file = putOnRecord(record, opened, node->act == bpmn::Act::Draft ? typed : opened.stored.state.variables(line.scope), s, act.bodies);
        if (!file)
            return file.error();
        // Before the commit: an entry without its act is passed over, an act without its entry would never be looked at.
        if (node->act == bpmn::Act::Approve && capacity->authority == procedure::Authority::Acting) {
            if (const auto noted = s.directory.put(directory::AfterReview{*file, *capacity->of, line.ofCase.caseId}); !noted)
                return noted.error();
        }
    }
    journal::CompleteTask complete{task, {}};
    for (const auto &[name, value] : typed.entries())
        complete.answers.emplace_back(name, Office::personal(value));
    act.bodies.push_back(std::move(complete));
    const auto done = m_office.perform(act);
    if (!done)
        return done.error();
    if (!act.key)
        return Completed{line.ofCase.caseId, done->state.version, {}};
    // Where another with the same key was faster, what it made is the answer.
    const auto kept = s.store.commandDone(*act.key);
    if (!kept)
        return kept.error();
    return *kept ? Completed{(*kept)->caseId, (*kept)->version, {}} : Completed{line.ofCase.caseId, done->state.version, {}};
}

Result<std::optional<CaseLine>> Desk::find(const QString &numberOrReceipt) const
{
    const QString asked = numberOrReceipt.trimmed();
    if (asked.isEmpty()) // what has no receipt, as an aggregate, is not what nobody asked for
        return std::optional<CaseLine>();
    return m_office.surroundings().store.findCase(asked);
}

Result<std::vector<CaseLine>> Desk::findByName(const QString &staff, const QString &text) const
{
    const Surroundings &s = m_office.surroundings();
    const QString wanted = searchForm(text);
    const auto candidates = s.store.casesWith(text, packagesOf(staff), mostLookedAt);
    if (!candidates)
        return candidates.error();
    std::vector<CaseLine> found;
    for (const CaseLine &line : *candidates) {
        if (found.size() == mostFound)
            break;
        const auto opened = m_office.open(line.caseId);
        if (!opened)
            return opened.error();
        const auto texts = searchTexts(opened->stored.state, *opened->package);
        if (std::any_of(texts.begin(), texts.end(), [&](const QString &one) { return searchForm(one).contains(wanted); }))
            found.push_back(line);
    }
    return found;
}

Result<CaseView> Desk::caseView(const QString &staff, const QString &caseId, const core::Language &language) const
{
    const Surroundings &s = m_office.surroundings();
    auto opened = m_office.open(caseId);
    if (!opened)
        return opened.error();
    if (!handles(staff, *opened->package))
        return CaseError::NotYours;
    const state::CaseState &state = opened->stored.state;
    const bool places = maySeeAddresses(*opened, s.directory, staff);

    CaseView view;
    view.line = lineOf(state, *opened->package, s.calendar, s.zone);
    view.package = opened->package;
    view.sections = caseSections(*opened, places, language, s.clock.now(), s.zone);
    for (const state::File &file : state.files) {
        if (!file.erased && mayOpen(file, places))
            view.files.push_back(file);
        if (file.erased || file.role != QLatin1String("application"))
            continue;
        const auto content = s.store.file(caseId, file.digest);
        if (!content)
            return content.error();
        view.signatures.emplace_back(file.id, signature::verifyEnveloped(*content, {s.seal.anchors, state.arrival, s.seal.revocation.get()}));
    }
    auto approvals = approvalsOf(*opened, s);
    if (!approvals)
        return approvals.error();
    view.approvals = std::move(*approvals);
    view.mayPullBack = !mayNotPullBack(state, staff);
    for (const ApprovalView &approval : view.approvals) {
        if (approval.review == ApprovalView::Review::Waiting && !mayNotReview(approval.record.act, staff))
            view.mayReview.insert(approval.file);
    }
    for (const auto &[id, task] : state.tasks) {
        const auto line = s.store.task(id);
        if (!line)
            return line.error();
        if (!*line || !capacityFor(staff, **line))
            continue;
        auto one = viewOf(staff, **line);
        if (!one)
            return one.error();
        view.tasks.push_back(std::move(*one));
    }
    view.history.push_back({state.arrival, QStringLiteral("arrived"), {}, {}});
    for (const state::Fact &fact : state.facts) {
        const auto by = fact.by.id.isEmpty() ? std::nullopt : s.directory.staff(fact.by.id);
        view.history.push_back({fact.at, fact.kind, {}, by ? by->name : QString()});
    }
    if (state.ended)
        view.history.push_back({*state.ended, QStringLiteral("closed"), state.outcome, {}});
    for (const auto &[id, call] : state.services) {
        if (!call.incident.isEmpty())
            view.incidents.emplace_back(id, call.incident);
    }
    return view;
}

Result<Desk::FileView> Desk::file(const QString &staff, const QString &caseId, const QString &fileId) const
{
    const Surroundings &s = m_office.surroundings();
    const auto opened = m_office.open(caseId);
    if (!opened)
        return opened.error();
    if (!handles(staff, *opened->package))
        return CaseError::NotYours;
    const bool places = maySeeAddresses(*opened, s.directory, staff);
    for (const state::File &file : opened->stored.state.files) {
        // Hidden and absent are told alike: the difference would tell of a protection.
        if (file.id != fileId || file.erased || !mayOpen(file, places))
            continue;
        auto stored = s.store.openFile(caseId, file.digest);
        if (!stored)
            return stored.error();
        return FileView{file, stored->size, std::move(stored->content)};
    }
    return Error(CaseError::NoSuchFile, {fileId});
}

Result<QString> Desk::address(const QString &staff, const QString &caseId, const QString &path, const QString &reason)
{
    const Surroundings &s = m_office.surroundings();
    const auto opened = m_office.open(caseId);
    if (!opened)
        return opened.error();
    if (!handles(staff, *opened->package) || !s.directory.isNamedStaff(staff) || !maySeeAddresses(*opened, s.directory, staff))
        return CaseError::NotNamedStaff;
    if (reason.trimmed().isEmpty())
        return CaseError::ReasonMissing;
    const QString value = placeAt(*opened, path, s.clock.now(), s.zone);
    const auto noted = m_office.perform({caseId,
                                         {Actor::Kind::Clerk, staff, {}},
                                         {journal::RecordFact{QStringLiteral("address-viewed"),
                                                              {{QStringLiteral("path"), Office::personal(path)}, {QStringLiteral("reason"), Office::personal(reason.trimmed())}}}},
                                         {}, {}, {}, {}});
    if (!noted)
        return noted.error();
    return value;
}

Result<QByteArray> Desk::diagram(const QString &staff, const QString &caseId, const core::Language &language) const
{
    const auto opened = m_office.open(caseId);
    if (!opened)
        return opened.error();
    if (!handles(staff, *opened->package))
        return CaseError::NotYours;
    const state::CaseState &state = opened->stored.state;
    const auto process = opened->package->definition.processes.find(state.process);
    if (process == opened->package->definition.processes.end())
        return Error(CaseError::UnknownProcedure, {state.procedure});
    return bpmn::svg(*process->second, progressOf(state, *process->second, m_office.surroundings().zone), language);
}

Result<void> Desk::retry(const QString &staff, const QString &caseId, const QString &request)
{
    const auto opened = m_office.open(caseId);
    if (!opened)
        return opened.error();
    if (!handles(staff, *opened->package))
        return CaseError::NotYours;
    const auto done = m_office.perform({caseId, {Actor::Kind::Clerk, staff, {}}, {journal::RetryService{request}}, {}, {}, {}, {}});
    if (!done)
        return done.error();
    // Whether somebody is doing it already, ExternalWork knows.
    if (const auto call = done->state.services.find(request); call == done->state.services.end() || call->second.service == QLatin1String(externalService))
        return {};
    // The outbox still holds the request, with its next try far away by now.
    return m_office.surroundings().store.outboxAt(request, m_office.surroundings().clock.now());
}

Result<void> Desk::skip(const QString &staff, const QString &caseId, const QString &request, const QString &reason)
{
    if (reason.trimmed().isEmpty())
        return CaseError::WhySkipped;
    const auto opened = m_office.open(caseId);
    if (!opened)
        return opened.error();
    if (!handles(staff, *opened->package))
        return CaseError::NotYours;
    const state::CaseState &state = opened->stored.state;
    const auto call = state.services.find(request);
    if (call == state.services.end() || call->second.incident.isEmpty())
        return Error(CaseError::NoIncident, {request});
    Office::Act act;
    act.caseId = caseId;
    act.actor = {Actor::Kind::Clerk, staff, {}};
    act.bodies = {journal::RecordFact{QStringLiteral("service-skipped"),
                                      {{QStringLiteral("service"), Office::personal(call->second.service)},
                                       {QStringLiteral("node"), Office::personal(call->second.node)},
                                       {QStringLiteral("reason"), Office::personal(reason.trimmed())}}},
                  journal::CompleteService{request, {}}};
    act.expectedVersion = state.version;
    act.outboxDone = {request};
    const auto done = m_office.perform(act);
    return done ? Result<void>() : done.error();
}

} // namespace engine::casework
