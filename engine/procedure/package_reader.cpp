// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/check.h"
#include "engine/bpmn/constraints/constraints.h"
#include "engine/bpmn/reader.h"
#include "engine/procedure/case_names.h"
#include "engine/procedure/checks/checks.h"
#include "engine/procedure/checks/labels.h"
#include "engine/procedure/endings.h"
#include "engine/procedure/life_events.h"
#include "engine/procedure/package.h"
#include "engine/procedure/possible_values.h"
#include "engine/procedure/shared_files.h"

using namespace Qt::StringLiterals;

namespace engine::procedure {

namespace {

using checks::baseName;

const QString common = u"common/"_s;

/// `common:` for a file of the shared folder.
QString prefixOf(const QString &path)
{
    return path.startsWith(common) ? u"common:"_s : QString();
}

QString withoutCommon(const QString &path)
{
    return path.startsWith(common) ? path.mid(common.size()) : path;
}

/// Reads one package from its files; used once.
class PackageReader
{
public:
    enum class Check { Whole, Nothing };

    PackageReader(const Files &files, core::Faults &faults, core::Faults &notes, const Surroundings &surroundings, Check check)
        : m_files(files), m_faults(faults), m_notes(notes), m_surroundings(surroundings), m_check(check), m_package(std::make_shared<Package>())
    {
    }

    std::shared_ptr<const Package> read()
    {
        m_package->hash = packageHash(m_files);
        m_package->files = m_files;
        expectedFiles();
        if (!cover())
            return nullptr;
        expectedWorkflow();
        lifeEvents();
        decisions();
        if (!m_package->cover.isGuide())
            processes();
        if (m_package->process.isEmpty() && !m_package->cover.isGuide())
            return nullptr;
        entryForm();
        m_names.gather(m_formNames, !m_isWhole);
        otherForms();
        m_names.gatherFlatAnswers(!m_isWhole);
        needed();
        documents();
        if (m_check == Check::Whole)
            checkAll();
        return m_package;
    }

private:
    void fault(ProcedureError id, const core::SourceRef &where, const QStringList &arguments = {})
    {
        m_faults.emplace_back(id, arguments, where);
    }

    /// The file as XML; where it is none its fault is told, and nothing is said any more of names that it may give.
    std::optional<xml::Document> parsed(const QString &path)
    {
        auto document = xml::Document::parse(m_files.at(path), path);
        if (document)
            return std::move(*document);
        m_faults.push_back(document.error());
        m_isWhole = false;
        return std::nullopt;
    }

    /// The files of one folder and ending, shared ones too.
    std::vector<QString> paths(const QString &folder, const QString &ending) const
    {
        std::vector<QString> found;
        for (const auto &[path, content] : m_files) {
            const QString own = withoutCommon(path);
            const bool inFolder = folder.isEmpty() ? !own.contains(u'/') : own.startsWith(folder + u'/');
            if (inFolder && own.endsWith(ending))
                found.push_back(path);
        }
        return found;
    }

    void expectedFiles()
    {
        static const QRegularExpression known(
            uR"(^(procedure\.xml|[^/]+\.bpmn|[^/]+\.md|forms/[^/]+\.xml|decisions/[^/]+\.dmn|documents/[^/]+\.xhtml|scenarios/decisions/[^/]+\.reasons|scenarios/(decisions/)?[^/]+\.(xml|json|pdf|png|jpeg|jpg)|documents/[^/]+\.(png|jpeg|jpg))\z)"_s);
        for (const auto &[path, content] : m_files) {
            if (path != QLatin1String(lifeEventsPath) && !known.match(withoutCommon(path)).hasMatch())
                fault(ProcedureError::UnexpectedFile, {path, 0, 0}, {path});
        }
        if (!m_files.contains(u"procedure.xml"_s))
            fault(ProcedureError::MissingFile, {u"procedure.xml"_s, 0, 0}, {u"procedure.xml"_s});
    }

    /// A guide has no workflow, everything else has one.
    void expectedWorkflow()
    {
        const QString workflow = u"workflow.bpmn"_s;
        if (m_package->cover.isGuide()) {
            for (const QString &path : paths({}, u".bpmn"_s)) {
                if (!path.startsWith(common))
                    fault(ProcedureError::UnexpectedFile, {path, 0, 0}, {path});
            }
        } else if (!m_files.contains(workflow)) {
            fault(ProcedureError::MissingFile, {workflow, 0, 0}, {workflow});
        }
    }

    void lifeEvents()
    {
        const auto file = m_files.find(QString::fromLatin1(lifeEventsPath));
        if (file != m_files.end())
            m_knownLifeEvents = readLifeEvents(file->second, m_faults);
        for (const LifeEvent &event : m_knownLifeEvents) {
            const auto &wanted = m_package->cover.lifeEvents;
            if (std::find(wanted.begin(), wanted.end(), event.id) != wanted.end())
                m_package->lifeEvents.push_back(event);
        }
    }

    bool cover()
    {
        const auto file = m_files.find(u"procedure.xml"_s);
        if (file == m_files.end())
            return false;
        const auto document = xml::Document::parse(file->second, file->first);
        if (!document) {
            m_faults.push_back(document.error());
            return false;
        }
        m_package->cover = readCover(*document, m_places, m_faults);
        for (const Role &role : m_package->cover.roles)
            m_roles.insert(role.id);
        return !m_package->cover.id.isEmpty();
    }

    // ---- decisions

    std::optional<QString> decisionFile(const QString &location) const
    {
        for (const QString &file : paths(u"decisions"_s, u".dmn"_s)) {
            if (!location.isEmpty() && file.section(u'/', -1) == location.section(u'/', -1))
                return file;
        }
        return std::nullopt;
    }

    /// Whether it imports a file that cannot be read: then that file's fault is all there is to say.
    bool restsOnUnreadable(const xml::Document &document)
    {
        for (const xml::Element &child : document.root().children()) {
            const auto file = child.name() == u"import"_s ? decisionFile(child.attribute(u"locationURI").value_or(QString())) : std::nullopt;
            if (file && !model(*file) && m_unreadable.contains(*file))
                return true;
        }
        return false;
    }

    std::shared_ptr<const dmn::Model> model(const QString &path)
    {
        if (const auto known = m_models.find(path); known != m_models.end())
            return known->second;
        m_models.emplace(path, nullptr); // a circle of imports ends here
        const auto document = parsed(path);
        if (!document || restsOnUnreadable(*document)) {
            m_unreadable.insert(path);
            return nullptr;
        }
        const auto resolve = [this](const QString &uri, const QString &location) -> std::shared_ptr<const dmn::Model> {
            if (const auto file = decisionFile(location))
                return model(*file);
            for (const auto &[other, known] : m_models) {
                if (known && known->namespaceUri() == uri)
                    return known;
            }
            return nullptr;
        };
        dmn::ReadOptions options;
        options.names = bpmn::baseNames();
        options.names.variables.clear();
        const auto read = dmn::Model::read(*document, path, m_faults, resolve, options);
        m_models[path] = read.value_or(nullptr);
        if (!read)
            m_unreadable.insert(path);
        m_isWhole = m_isWhole && m_models[path];
        return m_models[path];
    }

    void decisions()
    {
        std::map<QString, core::SourceRef> places;
        for (const QString &path : paths(u"decisions"_s, u".dmn"_s)) {
            const auto read = model(path);
            if (!read)
                continue;
            for (const dmn::DecisionInfo &decision : read->decisions()) {
                const auto [other, fresh] = places.emplace(decision.id, decision.where);
                if (!fresh)
                    fault(ProcedureError::DuplicateDecision, decision.where, {decision.id, other->second.toString()});
                m_decisions.insert(decision.id);
                m_decisions.insert(decision.name);
            }
            m_package->definition.decisions.push_back(read);
        }
        m_decisionsAreKnown = m_isWhole;
    }

    // ---- processes

    bool anyFault(std::size_t from, std::initializer_list<bpmn::ReadError> ids) const
    {
        return std::any_of(m_faults.begin() + static_cast<std::ptrdiff_t>(from), m_faults.end(), [&](const core::Error &told) {
            return std::any_of(ids.begin(), ids.end(), [&](bpmn::ReadError id) { return told.is(id); });
        });
    }

    /// The processes of a file under the ids by which they are called.
    SharedFiles::Processes processesOf(const QString &path)
    {
        const QByteArray &content = m_files.at(path);
        const bool isShared = path.startsWith(common);
        if (auto known = isShared ? SharedFiles::all().processes(path, content) : std::nullopt)
            return std::move(*known);
        const std::size_t before = m_faults.size();
        SharedFiles::Processes found;
        for (bpmn::Process &process : bpmn::read(content, path, bpmn::baseNames(), m_faults)) {
            process.id = prefixOf(path) + process.id;
            found.push_back(std::make_shared<const bpmn::Process>(std::move(process)));
        }
        if (anyFault(before, {bpmn::ReadError::DanglingFlow, bpmn::ReadError::DanglingReference})) {
            for (const auto &process : found)
                m_withoutFlows.insert(process->id);
        }
        if (anyFault(before, {bpmn::ReadError::MissingAttribute, bpmn::ReadError::UnsupportedElement, bpmn::ReadError::UnknownExtension}))
            m_isWhole = false; // what these would have set is not known
        if (isShared && m_faults.size() == before)
            SharedFiles::all().keep(path, content, found);
        return found;
    }

    void processes()
    {
        std::vector<QString> own;
        std::set<QString> called;
        for (const QString &path : paths({}, u".bpmn"_s)) {
            const SharedFiles::Processes found = processesOf(path);
            m_processesAreKnown = m_processesAreKnown && !found.empty();
            for (const auto &process : found) {
                if (!m_package->definition.processes.emplace(process->id, process).second) {
                    fault(ProcedureError::DuplicateProcess, process->where, {process->id});
                    continue;
                }
                if (path == u"workflow.bpmn"_s)
                    own.push_back(process->id);
            }
        }
        m_isWhole = m_isWhole && m_processesAreKnown;
        dropUnused();
        for (const auto &[id, process] : m_package->definition.processes) {
            for (const bpmn::Node &node : process->nodes)
                called.insert(node.called.name);
        }
        const std::set<QString> begun = aggregatesOf(*m_package);
        const bool knowsUses = m_processesAreKnown && m_files.contains(u"workflow.bpmn"_s);
        std::set<QString> uncalled;
        for (const QString &id : own) {
            if (!called.contains(id))
                uncalled.insert(id);
        }
        if (uncalled.size() == 1)
            m_package->process = *uncalled.begin();
        else if (m_files.contains(u"workflow.bpmn"_s) && !own.empty())
            fault(ProcedureError::SeveralProcesses, m_package->definition.processes.at(own.back())->where, {checks::listed(uncalled)});
        for (const auto &[id, process] : m_package->definition.processes) {
            const bool isOwn = !id.startsWith(u"common:"_s);
            if (knowsUses && isOwn && !called.contains(id) && !uncalled.contains(id) && !begun.contains(id))
                fault(ProcedureError::ProcessUnused, process->where, {id});
        }
    }

    /// A shared process that this package does not call, directly or through others, is no part of its definition; nor
    /// are the forms that only such a one uses.
    void dropUnused()
    {
        auto &processes = m_package->definition.processes;
        std::set<QString> used;
        std::vector<QString> open;
        for (const auto &[id, process] : processes) {
            if (!id.startsWith(u"common:"_s))
                open.push_back(id);
        }
        while (!open.empty()) {
            const auto process = processes.find(open.back());
            open.pop_back();
            if (process == processes.end() || !used.insert(process->first).second)
                continue;
            for (const bpmn::Node &node : process->second->nodes) {
                open.push_back(node.called.name);
                m_usedForms.insert(node.form.name);
            }
        }
        std::erase_if(processes, [&](const auto &process) { return !used.contains(process.first); });
    }

    // ---- forms

    void form(const QString &path, const feel::Names &names)
    {
        m_formIds.insert(prefixOf(path) + baseName(path));
        const auto document = parsed(path);
        const auto read = document ? forms::model::read(*document, names, m_faults) : nullptr;
        if (!read) {
            m_isWhole = false;
            return;
        }
        const QString id = prefixOf(path) + baseName(path);
        if (read->id != baseName(path))
            fault(ProcedureError::FormNameDiffers, read->where, {read->id, baseName(path)});
        if (!m_package->forms.emplace(id, read).second)
            fault(ProcedureError::DuplicateForm, read->where, {id});
    }

    QString entryPath() const { return u"forms/"_s + m_package->cover.entryForm + u".xml"_s; }

    void entryForm()
    {
        m_formNames = formNames(m_package->definition);
        m_formNames.open = !m_isWhole;
        if (m_files.contains(entryPath()))
            form(entryPath(), m_formNames);
        else
            m_isWhole = false; // told by checks::forms
        m_package->definition.entry.process = m_package->process;
        const auto entry = m_package->forms.find(m_package->cover.entryForm);
        for (std::size_t page = 0; entry != m_package->forms.end() && page < entry->second->pages.size(); ++page) {
            for (const forms::model::Field &field : entry->second->pages[page].fields)
                m_package->definition.entry.fields.insert(field.name);
        }
    }

    void otherForms()
    {
        for (const QString &path : paths(u"forms"_s, u".xml"_s)) {
            const bool foreign = path.startsWith(u"common/"_s) && !m_usedForms.contains(prefixOf(path) + baseName(path));
            if (path != entryPath() && !foreign)
                form(path, m_names.names());
        }
    }

    void needed()
    {
        feel::Names names = m_formNames;
        names.open = !m_isWhole;
        names.variables.insert(m_names.variables().begin(), m_names.variables().end());
        for (Attachment &attachment : m_package->cover.attachments) {
            const auto text = m_places.neededText.find(attachment.name);
            if (text == m_places.neededText.end())
                continue;
            const auto parsed = feel::Expression::parse(text->second, names, m_places.needed.at(attachment.name));
            if (parsed)
                attachment.needed = *parsed;
            else
                m_faults.push_back(parsed.error());
        }
    }

    void documents()
    {
        for (const QString &path : paths(u"documents"_s, u".xhtml"_s))
            m_package->documents.insert_or_assign(prefixOf(path) + baseName(path), m_files.at(path));
    }

    // ---- checks

    /// Whether every call of `process` has a boundary timer.
    bool callersSetDeadline(const QString &process) const
    {
        bool any = false;
        for (const auto &[id, other] : m_package->definition.processes) {
            for (const bpmn::Node &node : other->nodes) {
                if (node.called.name != process)
                    continue;
                any = true;
                const bool timed = std::any_of(node.boundaryEvents.begin(), node.boundaryEvents.end(), [&](bpmn::Index event) {
                    return other->nodes[event].has(bpmn::EventType::Timer);
                });
                if (!timed)
                    return false;
            }
        }
        return any;
    }

    void checkProcesses()
    {
        bpmn::Known known;
        known.roles = m_roles;
        if (m_decisionsAreKnown)
            known.decisions = m_decisions;
        known.services = m_surroundings.services;
        known.outcomes = endingsOf(m_package->cover.kind);
        known.forms = m_formIds;
        if (m_processesAreKnown) {
            known.processes.emplace();
            for (const auto &[id, process] : m_package->definition.processes)
                known.processes->insert(id);
        }
        known.messages = literalsGiven(*m_package, u"message"_s); // what they tell each other
        known.messages->insert({u"payment"_s, u"completion"_s, u"withdrawal"_s, u"pull-back"_s});
        for (const auto &[id, process] : m_package->definition.processes) {
            bpmn::Known mine = known;
            mine.main = id == m_package->process;
            mine.flowsAreKnown = !m_withoutFlows.contains(id);
            mine.callersSetDeadline = callersSetDeadline(id);
            if (m_isWhole)
                mine.variables = m_names.variables();
            mine.values = possibleValues(*m_package, *process);
            if (mine.variables && !mine.main)
                mine.variables->merge(m_names.inputsOf(id));
            // What is not handed to a shared process is told where it is called.
            if (const std::set<QString> used = bpmn::namesUsedBy(*process); mine.variables && id.startsWith(u"common:"_s))
                mine.variables->insert(used.begin(), used.end());
            mine.fields = m_names.members();
            for (const auto &[variable, forms] : bpmn::answersSetBy(*process))
                m_names.addAnswers(variable, forms, mine.fields);
            for (core::Error &found : bpmn::check(*process, mine, &m_notes))
                m_faults.push_back(std::move(found));
        }
    }

    /// What the BPMN standard demands, for each file that nothing else is wrong with: a fault is told once, in our words.
    void standard()
    {
        for (const QString &path : paths({}, u".bpmn"_s)) {
            const bool isFaulty = std::any_of(m_faults.begin(), m_faults.end(), [&](const core::Error &fault) { return fault.where().file == path; });
            if (isFaulty || SharedFiles::all().followsStandard(path, m_files.at(path)))
                continue;
            const std::size_t before = m_faults.size();
            bpmn::constraints::checkFile(m_files.at(path), path, m_faults);
            if (m_faults.size() == before)
                SharedFiles::all().noteFollowsStandard(path, m_files.at(path));
        }
    }

    void checkAll()
    {
        checkProcesses();
        const std::set<QString> set = m_names.setByProcesses();
        const checks::Reading reading{*m_package, m_places, m_formNames, m_names.names(), m_decisionsAreKnown, m_decisions, m_roles, m_faults, m_surroundings,
                                      m_names.variables(), m_names.partsOfAnswers(set), set, m_knownLifeEvents, m_notes};
        checks::attachments(reading);
        checks::calls(reading);
        checks::decisions(reading);
        checks::decisionScenarios(reading);
        checks::documents(reading);
        checks::finding(reading);
        checks::forms(reading);
        checks::guide(reading);
        checks::languages(reading);
        checks::law(reading);
        checks::roles(reading);
        checks::scenarios(reading);
        checks::services(reading);
        checks::values(reading);
        checks::conditions(reading);
        standard();
        checks::approvers(reading);
        checks::labels(reading);
        checks::suggestNames(reading);
    }

    const Files &m_files;
    core::Faults &m_faults;
    core::Faults &m_notes;
    const Surroundings &m_surroundings;
    Check m_check;
    std::shared_ptr<Package> m_package;
    CoverPlaces m_places;
    std::map<QString, std::shared_ptr<const dmn::Model>> m_models;
    std::set<QString> m_unreadable; ///< decision files that are no XML, or rest on such
    bool m_isWhole = true; ///< everything could be read so far that gives names to others
    bool m_decisionsAreKnown = true;
    bool m_processesAreKnown = true;
    std::vector<LifeEvent> m_knownLifeEvents;
    std::set<QString> m_decisions;
    std::set<QString> m_formIds;
    std::set<QString> m_withoutFlows; ///< processes of whose flows some could not be connected
    std::set<QString> m_usedForms; ///< that some task of a process in use names
    std::set<QString> m_roles;
    feel::Names m_formNames;
    CaseNames m_names{*m_package};
};

} // namespace

std::shared_ptr<const Package> readPublished(const Files &files)
{
    core::Faults unheard;
    return PackageReader(files, unheard, unheard, {}, PackageReader::Check::Nothing).read();
}

std::shared_ptr<const Package> read(const Files &files, core::Faults &faults, const Surroundings &surroundings, core::Faults *notes)
{
    core::Faults found;
    core::Faults remarks;
    auto package = PackageReader(files, found, notes ? *notes : remarks, surroundings, PackageReader::Check::Whole).read();
    std::stable_sort(found.begin(), found.end(), [](const core::Error &a, const core::Error &b) {
        const core::SourceRef &x = a.where();
        const core::SourceRef &y = b.where();
        return std::tie(x.file, x.line, x.column) < std::tie(y.file, y.line, y.column);
    });
    std::move(found.begin(), found.end(), std::back_inserter(faults));
    return package;
}

} // namespace engine::procedure
