// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/runtime/script.h"

#include "engine/bpmn/check.h"
#include "engine/bpmn/reader.h"
#include "engine/core/sentence.h"
#include "engine/crypto/crypto.h"
#include "engine/runtime/migration.h"
#include "engine/xml/document.h"
#include "tests/support/golden.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace tests {

using namespace engine;
using namespace engine::journal;
using namespace Qt::StringLiterals;

namespace {

/// Splits at spaces outside of quotes, brackets and braces.
QStringList wordsOf(const QString &line)
{
    QStringList words;
    QString word;
    bool quoted = false;
    int depth = 0;
    for (const QChar c : line.trimmed()) {
        if (c == u'"' && depth == 0)
            quoted = !quoted;
        else if (!quoted && (c == u'[' || c == u'{' || c == u'('))
            ++depth;
        else if (!quoted && (c == u']' || c == u'}' || c == u')'))
            --depth;
        if (c == u' ' && !quoted && depth == 0) {
            if (!word.isEmpty())
                words.append(word);
            word.clear();
        } else {
            word += c;
        }
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

template <typename Map> QString idAt(const Map &waiting, const QString &node)
{
    for (const auto &[id, one] : waiting) {
        if (one.node == node)
            return id;
    }
    return u"none-at-"_s + node;
}

} // namespace

/// The package that a script calls by a digit.
static QString packageOf(const QString &digit)
{
    return QString(64, digit.isEmpty() ? u'?' : digit[0]);
}

core::Result<runtime::Execution> Script::execute(const state::CaseState &before, const Command &command) const
{
    const auto *start = std::get_if<StartCase>(&command.body);
    const auto *migration = std::get_if<MigrateCase>(&command.body);
    const auto target = migration ? versions.find(migration->package) : versions.end();
    const auto own = versions.find(start ? start->package : before.package);
    static const runtime::Definition nothing;
    return runtime::execute(own == versions.end() ? nothing : own->second, before, command, target == versions.end() ? nullptr : &target->second);
}

void Script::plan(const QStringList &words)
{
    static const QStringList verdicts{u"move"_s, u"stay"_s, u"needs answer"_s};
    const MigrateCase command{packageOf(words.value(1)), values(words, 2)};
    const auto plan = runtime::planMigration(versions[state.package], versions[command.package], state, command);
    m_out += u"  "_s + verdicts[int(plan.verdict)] + u'\n';
    for (const core::Error &reason : plan.reasons)
        m_out += u"  because "_s + reason.idText() + u": "_s + core::sentence(reason, {u"en"_s}) + u'\n';
}

QString Script::play(const QString &path)
{
    const QString folder = QFileInfo(path).path();
    for (const QString &line : QString::fromUtf8(bytesOf(path)).split(u'\n')) {
        const QStringList words = wordsOf(line);
        if (words.isEmpty() || line.startsWith(u'#'))
            continue;
        m_out += u"> "_s + line.trimmed() + u'\n';
        if (words[0] == "load"_L1 || words[0] == "decisions"_L1) {
            load(folder, words);
        } else if (words[0] == "version"_L1) {
            m_version = packageOf(words.value(1));
        } else if (words[0] == "ask"_L1) {
            loading().entry = {u"main"_s, {words.begin() + 1, words.end()}};
        } else if (words[0] == "plan"_L1) {
            plan(words);
        } else if (words[0] == "at"_L1) {
            m_now = QDateTime::fromString(words.value(1), Qt::ISODateWithMs);
        } else if (words[0] == "as"_L1) {
            if (words.value(1) == "system"_L1)
                m_actor = {};
            else if (words.value(1) == "citizen"_L1)
                m_actor = {Actor::Kind::Citizen, words.value(2), {}};
            else
                m_actor = {Actor::Kind::Clerk, words.value(1), u"office:clerk"_s};
        } else if (const auto command = words[0] == "again"_L1 ? m_last : body(words)) {
            m_last = command;
            perform(*command);
        } else {
            m_out += u"  ?? no such word\n"_s;
        }
    }
    return m_out;
}

void Script::load(const QString &folder, const QStringList &words)
{
    core::Faults faults;
    const bool common = words.value(1) == "common"_L1;
    const QString file = words.value(common ? 2 : 1);
    QByteArray bytes = bytesOf(folder + u'/' + file);
    for (qsizetype i = common ? 3 : 2; i + 1 < words.size(); i += 2) {
        if (!bytes.contains(words[i].sliced(1).chopped(1).toUtf8()))
            m_out += u"  ?? nothing to change: "_s + words[i] + u'\n';
        bytes.replace(words[i].sliced(1).chopped(1).toUtf8(), words[i + 1].sliced(1).chopped(1).toUtf8());
    }
    runtime::Definition &definition = loading();
    if (words[0] == "decisions"_L1) {
        const auto document = xml::Document::parse(bytes, file);
        if (document) {
            if (auto model = dmn::Model::read(*document, file, faults))
                definition.decisions.push_back(*model);
        } else {
            faults.push_back(document.error());
        }
    } else {
        for (bpmn::Process &process : bpmn::read(bytes, file, runtime::workflowNames(definition), faults)) {
            bpmn::Known known;
            known.main = false;
            const core::Faults found = bpmn::check(process, known);
            // A run may be of a process that a check would refuse; its text says so.
            for (const core::Error &fault : found)
                m_out += u"  check: "_s + core::sentence(fault, {u"en"_s}) + u'\n';
            const QString key = (common ? u"common:"_s : QString()) + process.id;
            definition.processes.emplace(key, std::make_shared<bpmn::Process>(std::move(process)));
        }
    }
    for (const core::Error &fault : faults)
        m_out += u"  fault: "_s + core::sentence(fault, {u"en"_s}) + u'\n';
}

NamedValues Script::values(const QStringList &words, qsizetype from)
{
    NamedValues named;
    for (qsizetype i = from; i < words.size(); ++i) {
        const qsizetype sign = words[i].indexOf(u'=');
        feel::Environment environment;
        environment.now = m_now;
        feel::Diagnostics diagnostics;
        const auto expression = feel::Expression::parse(words[i].mid(sign + 1), {});
        const feel::Value value = expression ? expression->evaluate(environment, diagnostics) : feel::Value();
        if (!expression || !diagnostics.empty())
            m_out += u"  ?? no value: "_s + words[i] + u'\n';
        const QByteArray salt = crypto::sha256((words[i] + QString::number(m_commands)).toUtf8()).left(16);
        named.emplace_back(words[i].left(sign), Personal::of(value, salt));
    }
    return named;
}

std::optional<CommandBody> Script::body(const QStringList &words)
{
    const QString verb = words[0];
    const QString what = words.value(1);
    if (verb == "start"_L1)
        return StartCase{u"sample"_s, packageOf(u"0"_s), u"main"_s, u"submission-1"_s, m_now, values(words, 1)};
    if (verb == "claim"_L1)
        return ClaimTask{idAt(state.tasks, what)};
    if (verb == "release"_L1)
        return ReleaseTask{idAt(state.tasks, what)};
    if (verb == "complete"_L1)
        return CompleteTask{idAt(state.tasks, what), values(words, 2)};
    if (verb == "message"_L1)
        return ReceiveMessage{what, values(words, 2)};
    if (verb == "fire"_L1)
        return FireTimer{idAt(state.timers, what)};
    if (verb == "service"_L1)
        return CompleteService{idAt(state.services, what), values(words, 2)};
    if (verb == "fail"_L1)
        return FailService{idAt(state.services, what), words.value(2), words.value(3) == "final"_L1};
    if (verb == "throw"_L1) {
        const QString service = idAt(state.services, what);
        return ThrowError{service.startsWith("none"_L1) ? idAt(state.tasks, what) : service, words.value(2), values(words, 3)};
    }
    if (verb == "signal"_L1)
        return ThrowSignal{what};
    if (verb == "pool"_L1)
        return StartProcess{what, values(words, 2)};
    if (verb == "retry"_L1)
        return RetryService{idAt(state.services, what)};
    if (verb == "end"_L1)
        return EndCase{what, values(words, 2)};
    if (verb == "fact"_L1)
        return RecordFact{what, values(words, 2)};
    if (verb == "file"_L1)
        return AttachFile{what, words.value(2), crypto::sha256(what.toUtf8()), 42, u"application/pdf"_s, values({words.value(3)}, 0).front().second};
    if (verb == "revise"_L1)
        return ReviseAnswers{values(words, 1)};
    if (verb == "migrate"_L1)
        return MigrateCase{packageOf(what), values(words, 2)};
    if (verb == "erase"_L1) {
        EraseValues erase{{}, {}, u"test"_s};
        for (const QString &one : words.mid(1)) {
            if (one.startsWith("file:"_L1))
                erase.files.push_back(one.mid(5));
            else
                erase.names.push_back(one);
        }
        return erase;
    }
    return std::nullopt;
}

void Script::perform(const CommandBody &commandBody)
{
    ++m_commands;
    const Command command{u"case-1"_s, u"key-%1"_s.arg(m_commands), m_now, crypto::sha256("seed" + QByteArray::number(m_commands)), {}, m_actor, commandBody};
    const auto done = execute(state, command);
    if (!done) {
        m_out += u"  refused "_s + done.error().idText() + u": "_s + core::sentence(done.error(), {u"en"_s}) + u'\n';
        return;
    }
    Record record{currentFormat, command.caseId, state.version + 1, journal.empty() ? chainStart() : engine::journal::hash(journal.back()),
                  QString::fromLatin1(runtime::engineVersion), command, done->events};
    const QByteArray bytes = write(record, vault);
    const auto json = core::Json::parse(bytes);
    for (const core::Json &event : (*json)[u"events"_s].toArray())
        m_out += u"  "_s + shown(event) + u'\n';
    for (const feel::Diagnostic &diagnostic : done->diagnostics)
        m_out += u"  note: "_s + core::sentence(diagnostic.error, {u"en"_s}) + u'\n';
    state::apply(state, record);
    journal.push_back(bytes);
    for (const Event &event : done->events) {
        if (const auto *erased = std::get_if<ValuesErased>(&event)) {
            for (const QByteArray &commitment : erased->commitments)
                vault.erase(commitment);
        }
    }
}

QString Script::name(const QString &id)
{
    if (versions.contains(id))
        return u"version "_s + id[0];
    static const QRegularExpression made(u"^[0-9a-f]{16}$"_s);
    if (!made.match(id).hasMatch())
        return id;
    return m_names.emplace(id, u"#%1"_s.arg(m_names.size() + 1)).first->second;
}

QString Script::shown(const core::Json &json)
{
    if (json.isString())
        return json.toString().isEmpty() ? u"-"_s : name(json.toString());
    if (json.isArray()) {
        QStringList parts;
        for (const core::Json &part : json.toArray())
            parts.append(shown(part));
        return u'[' + parts.join(u' ') + u']';
    }
    if (!json.isObject())
        return QString::fromUtf8(json.canonical());
    if (json.contains(u"commitment"_s)) {
        const auto value = vault.find(QByteArray::fromHex(json[u"commitment"_s].toString().toLatin1()));
        return value == vault.end() ? u"<erased>"_s : value->second.value.toLiteral();
    }
    QStringList parts;
    if (json[u"kind"_s].isString())
        parts.append(json[u"kind"_s].toString());
    for (const auto &[key, member] : json.toObject()) {
        if (key == "commitments"_L1)
            parts.append(u"commitments=%1"_s.arg(member.toArray().size()));
        else if (key != "kind"_L1 && key != "digest"_L1 && key != "package"_L1)
            parts.append(key + u'=' + shown(member));
    }
    return parts.join(u' ');
}

} // namespace tests
