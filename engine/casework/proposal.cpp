// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/proposal.h"

#include "engine/casework/case_form.h"

namespace engine::casework {

using core::Result;

namespace {

/// The scopes whose variables a task of `scope` sees, from the inside out.
std::vector<const state::Scope *> around(const state::CaseState &state, QString scope)
{
    std::vector<const state::Scope *> found;
    for (auto at = state.scopes.find(scope); at != state.scopes.end(); at = state.scopes.find(scope)) {
        found.push_back(&at->second);
        if (scope.isEmpty())
            break;
        scope = at->second.parent;
    }
    return found;
}

/// Of the drafts that a process has, the one that was finished last.
const bpmn::Node *newestDraft(const bpmn::Process &process, const state::CaseState &state, const std::set<QString> &scopes)
{
    for (auto step = state.steps.rbegin(); step != state.steps.rend(); ++step) {
        const bpmn::Node *node = step->left && scopes.contains(step->scope) ? process.node(step->node) : nullptr;
        if (node && node->act == bpmn::Act::Draft)
            return node;
    }
    return nullptr;
}

/// How the package's own forms call the outcome of an act.
core::LocalText outcomeLabel(const procedure::Package &package, const ApprovalAct &act)
{
    for (const auto &[id, process] : package.definition.processes) {
        for (const bpmn::Node &node : process->nodes) {
            const auto form = node.act != bpmn::Act::None && bpmn::actName(node.act) == act.act ? package.forms.find(node.form.name) : package.forms.end();
            const forms::model::Field *field = form == package.forms.end() ? nullptr : form->second->field(u"outcome");
            if (!field)
                continue;
            for (const forms::model::Option &option : field->options) {
                if (option.value == act.outcome)
                    return option.label;
            }
        }
    }
    return {};
}

} // namespace

QByteArray draftDigest(const feel::Context &draft)
{
    return crypto::sha256(feel::Value(draft).toJson().canonical());
}

std::optional<FoundDraft> draftFor(const OpenCase &open, const QString &scope)
{
    const state::CaseState &state = open.stored.state;
    std::set<QString> seen;
    for (const state::Scope *inner : around(state, scope)) {
        seen.insert(inner->id);
        // A sub-process is drawn within its process: look when all scopes of that are gathered.
        if (inner->kind != state::ScopeKind::Process && inner->kind != state::ScopeKind::Pool)
            continue;
        const auto process = open.package->definition.processes.find(inner->process.isEmpty() ? state.process : inner->process);
        const bpmn::Node *node = process == open.package->definition.processes.end() ? nullptr : newestDraft(*process->second, state, seen);
        seen.clear();
        if (!node)
            continue;
        const feel::Context variables = state.variables(scope);
        const feel::Value *answers = variables.find(node->result.isEmpty() ? node->id : node->result);
        if (answers && answers->as<feel::Context>())
            return FoundDraft{node, *answers->as<feel::Context>()};
    }
    return std::nullopt;
}

Result<std::vector<ApprovalView>> approvalsOf(const OpenCase &open, const Surroundings &surroundings)
{
    std::vector<ApprovalView> views;
    for (const state::File &file : open.stored.state.files) {
        if (file.erased || file.role != QLatin1String("approval"))
            continue;
        const auto content = surroundings.store.file(open.stored.state.caseId, file.digest);
        if (!content)
            return content.error();
        ApprovalView view{readApproval(*content, surroundings.seal.anchors), file.id, {}, {}, {}, {}, {}, {}};
        const auto name = [&](const QString &post, core::LocalText &officeName, core::LocalText &positionName) {
            if (const auto office = surroundings.directory.office(post.section(QLatin1Char(':'), 0, 0)))
                officeName = office->name;
            if (const auto position = surroundings.directory.position(post.section(QLatin1Char(':'), 1)))
                positionName = position->name;
        };
        const ApprovalAct &act = view.record.act;
        name(act.post, view.office, view.position);
        name(act.of, view.ofOffice, view.ofPosition);
        if (act.act == QLatin1String("approve") && act.authority == procedure::Authority::Acting) {
            const std::vector<QString> waiting = toReview(open.stored.state, act.of);
            const bool waits = std::find(waiting.begin(), waiting.end(), file.id) != waiting.end();
            view.review = waits ? ApprovalView::Review::Waiting : ApprovalView::Review::Done;
        }
        view.outcome = outcomeLabel(*open.package, view.record.act);
        views.push_back(std::move(view));
    }
    return views;
}

Result<std::optional<Proposal>> proposalFor(const OpenCase &open, const QString &scope, const feel::Context &variables,
                                            const Surroundings &surroundings, const core::Language &language)
{
    const auto draft = draftFor(open, scope);
    if (!draft)
        return std::optional<Proposal>();
    auto acts = approvalsOf(open, surroundings);
    if (!acts)
        return acts.error();
    Proposal proposal{{}, draftDigest(draft->answers), open.stored.head, open.stored.state.version, std::move(*acts)};
    if (const auto form = open.package->forms.find(draft->node->form.name); form != open.package->forms.end())
        proposal.sections = forms::check::summary(*form->second, draft->answers, againstCase(open, variables, surroundings.clock.now(), surroundings.zone), language);
    return std::optional(std::move(proposal));
}

} // namespace engine::casework
