// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/scenario.h"

#include "engine/casework/desk.h"
#include "engine/casework/pump.h"
#include "engine/services/standard_services.h"
#include "engine/signature/asice.h"
#include "engine/signature/authority.h"
#include "engine/tool/flow_cover.h"
#include "engine/tool/memory_zone.h"
#include "engine/tool/scenario_answers.h"
#include "engine/tool/scenario_staff.h"
#include "engine/tool/scenario_work.h"
#include "engine/xml/document.h"

#include <QTimeZone>

namespace engine::tool {

using casework::Office;
using core::Error;
using core::Result;
using forms::check::RawAnswers;

QDateTime morningOf(QDate day)
{
    return QDateTime(day, QTime(9, 0), QTimeZone("Asia/Tokyo")).toUTC();
}

namespace {

const QString scenarioNamespace = QStringLiteral("urn:todoke:scenario:1");

feel::Value registerValue(const QString &text)
{
    static const QRegularExpression day(QStringLiteral("^\\d{4}-\\d{2}-\\d{2}\\z"));
    static const QRegularExpression number(QStringLiteral("^-?\\d+(\\.\\d+)?\\z"));
    if (day.match(text).hasMatch())
        return feel::Date::from(QDate::fromString(text, Qt::ISODate));
    if (number.match(text).hasMatch())
        return *core::Decimal::parse(text);
    if (text == QLatin1String("true") || text == QLatin1String("false"))
        return text == QLatin1String("true");
    return text;
}

/// A town in memory for one scenario.
class Play
{
public:
    Play(std::shared_ptr<const procedure::Package> package, ScenarioResult &result, QDate today, const PlayIn &in);
    Result<void> build();
    void step(const xml::Element &step);

private:
    void fault(const xml::Element &step, ScenarioError id, QStringList arguments = {});
    void fault(const xml::Element &step, const Error &error);
    std::optional<feel::Context> answersOf(const xml::Element &step, const forms::model::Form &form, std::vector<exchange::File> &files, RawAnswers raw = {});
    void readRegister(const xml::Element &step);
    void submit(const xml::Element &step);
    void complete(const xml::Element &step);
    void pay(const xml::Element &step);
    void withdraw(const xml::Element &step);
    void wait(const xml::Element &step);
    void work(const xml::Element &step);
    void answerExternal(const xml::Element &step);
    void refuse(const xml::Element &step);
    void expect(const xml::Element &step);
    void expectDocument(const xml::Element &step, const QString &role);
    void decide(const xml::Element &step);
    void begin(const xml::Element &step);
    void protect(const xml::Element &step);
    void employStaff(const xml::Element &step);
    void away(const xml::Element &step);
    void takeBack(const xml::Element &step);
    void lookAfterwards(const xml::Element &step);
    std::optional<casework::TaskLine> taskAt(const xml::Element &step, const QString &node);
    /// What a member of staff needs to do a task, if they may not do it anyway.
    void qualify(const QString &staff, const casework::TaskLine &task);
    QDate today() const { return m_clock.now().toTimeZone(QTimeZone("Asia/Tokyo")).date(); }
    void faultOf(const xml::Element &step, const Result<void> &done);
    void receive(const xml::Element &step, const exchange::ToOffice &message);
    void pump(const xml::Element &step);
    const state::CaseState *state();
    QString messageId(QStringView kind) { return QStringLiteral("%1-%2-%3").arg(kind, m_who->receipt).arg(++m_messages); }
    /// Whose step it is: the case called so, or the only one where nothing is said.
    void select(const xml::Element &step);

    std::shared_ptr<const procedure::Package> m_package;
    ScenarioResult &m_result;
    core::FixedClock m_clock;
    procedure::Catalogue m_catalogue;
    casework::CaseStore &m_store; // the caller's
    MemoryDirectoryStore m_directoryStore;
    MemoryZone m_zone;
    services::MemoryRegisters m_registers;
    casework::ServiceRegistry m_services;
    crypto::SealKeyPair m_inner = crypto::SealKeyPair::generate();
    std::unique_ptr<directory::Directory> m_directory;
    std::shared_ptr<const signature::KeyStore> m_seal;
    std::unique_ptr<Office> m_office;
    std::unique_ptr<casework::Desk> m_desk;
    std::unique_ptr<casework::Pump> m_pump;
    struct Case
    {
        QString receipt;
        QString id; ///< once it has begun
        feel::Context answers;
    };
    std::map<QString, Case> m_cases; ///< by the name that the scenario gives them
    Case *m_who = nullptr;
    const QString m_receipt; ///< of the case without a name
    std::optional<casework::OpenCase> m_opened;
    int m_messages = 0;
};

Play::Play(std::shared_ptr<const procedure::Package> package, ScenarioResult &result, QDate today, const PlayIn &in)
    : m_package(std::move(package)), m_result(result), m_clock(morningOf(today)), m_store(in.store), m_receipt(in.receipt)
{
}

Result<void> Play::build()
{
    m_catalogue.publish(m_package);
    auto directory = directory::Directory::open(m_directoryStore, crypto::SecretKey::generate(), m_clock);
    if (!directory)
        return directory.error();
    m_directory = std::move(*directory);
    for (const procedure::Role &role : m_package->cover.roles) {
        if (const auto put = m_directory->put(directory::Office{role.office, {}, {}, {}, {}}); !put)
            return put;
        if (const auto put = m_directory->put(directory::Position{role.position, {}}); !put)
            return put;
    }
    const auto authority = signature::Authority::create({QStringLiteral("scenario"), {}, {}}, {m_clock.now().addDays(-1), m_clock.now().addYears(20)});
    if (!authority)
        return authority.error();
    auto seal = authority->issue({QStringLiteral("office"), {}, {}}, {m_clock.now().addDays(-1), m_clock.now().addYears(20)}, signature::LeafPurpose::OfficeSeal);
    if (!seal)
        return seal.error();
    m_seal = std::make_shared<const signature::KeyStore>(std::move(*seal));
    m_office = std::make_unique<Office>(casework::Surroundings{m_store, m_catalogue, *m_directory, m_clock, {m_seal, {{authority->certificate()}, {}}}});
    m_desk = std::make_unique<casework::Desk>(*m_office);
    services::addStandardServices(m_services, {*m_office, m_registers, QStringLiteral("http://localhost/verify")});
    m_pump = std::make_unique<casework::Pump>(*m_office, m_services, m_zone, m_inner);
    return {};
}

void Play::fault(const xml::Element &step, ScenarioError id, QStringList arguments)
{
    m_result.faults.push_back(Error(id, std::move(arguments), step.where()));
}

void Play::fault(const xml::Element &step, const Error &error)
{
    m_result.faults.push_back(error.at(step.where()));
}

void Play::select(const xml::Element &step)
{
    const QString name = step.attribute(u"case").value_or(QString());
    const auto [found, isNew] = m_cases.try_emplace(name);
    m_who = &found->second;
    if (isNew)
        m_who->receipt = name.isEmpty() ? m_receipt : QStringLiteral("2026-9%1-0").arg(m_cases.size(), 5, 10, QLatin1Char('0'));
}

void Play::step(const xml::Element &step)
{
    select(step);
    static const std::map<QString, void (Play::*)(const xml::Element &)> steps = {
        {QStringLiteral("register"), &Play::readRegister}, {QStringLiteral("submit"), &Play::submit}, {QStringLiteral("complete"), &Play::complete},
        {QStringLiteral("pay"), &Play::pay},               {QStringLiteral("withdraw"), &Play::withdraw}, {QStringLiteral("wait"), &Play::wait},
        {QStringLiteral("do"), &Play::work},               {QStringLiteral("refuse"), &Play::refuse}, {QStringLiteral("expect"), &Play::expect},
        {QStringLiteral("decide"), &Play::decide},         {QStringLiteral("begin"), &Play::begin},
        {QStringLiteral("protect"), &Play::protect},       {QStringLiteral("work"), &Play::answerExternal},
        {QStringLiteral("employ"), &Play::employStaff},    {QStringLiteral("away"), &Play::away},
        {QStringLiteral("pull-back"), &Play::takeBack},    {QStringLiteral("review"), &Play::lookAfterwards}};
    const auto found = steps.find(step.name());
    if (found == steps.end())
        fault(step, ScenarioError::NotAScenario, {step.name()});
    else
        (this->*found->second)(step);
}

const state::CaseState *Play::state()
{
    auto opened = m_office->open(m_who->id);
    if (!opened)
        return nullptr;
    m_opened = std::move(*opened);
    return &m_opened->stored.state;
}

void Play::pump(const xml::Element &step)
{
    for (const Error &error : m_pump->drain().failed)
        fault(step, error);
}

void Play::readRegister(const xml::Element &step)
{
    feel::List rows;
    for (const xml::Element &row : step.children(scenarioNamespace, u"row")) {
        feel::Context context;
        for (const xml::Element &column : row.children())
            context.set(column.name(), registerValue(column.text()));
        rows.push_back(std::move(context));
    }
    m_registers.put(step.attribute(u"name").value_or(QString()), std::move(rows));
}

std::optional<feel::Context> Play::answersOf(const xml::Element &step, const forms::model::Form &form, std::vector<exchange::File> &files, RawAnswers raw)
{
    readAnswers(step, form, raw);
    casework::OpenCase none{{}, m_package};
    forms::check::Against against = casework::againstCase(none, {}, m_clock.now(), "Asia/Tokyo");
    for (const forms::model::Field *field : form.allFields()) {
        const QString name = raw.value(field->path);
        if (field->kind != QLatin1String("file") || name.isEmpty() || against.files.contains(name))
            continue;
        const QByteArray content = "%PDF-1.4 scenario " + name.toUtf8();
        against.files[name] = {name, name, QStringLiteral("application/pdf"), content.size(), crypto::sha256(content)};
        files.push_back({name, field->path, name, QStringLiteral("application/pdf"), crypto::sha256(content), content});
    }
    const forms::check::Checked checked = forms::check::check(form, raw, against);
    for (const forms::check::FieldError &error : checked.errors) {
        const QString text = error.text.isEmpty() ? core::sentence(error.error, {}) : error.text.in({});
        fault(step, ScenarioError::AnswersRefused, {error.path, text});
    }
    return checked.errors.empty() ? std::optional(checked.answers) : std::nullopt;
}

void Play::receive(const xml::Element &step, const exchange::ToOffice &message)
{
    m_zone.arrive(crypto::seal(m_inner.publicKey(), exchange::write(message)));
    pump(step);
}

void Play::submit(const xml::Element &step)
{
    const QString formId = step.attribute(u"form").value_or(m_package->cover.entryForm);
    const auto form = m_package->forms.find(formId);
    if (form == m_package->forms.end())
        return fault(step, ScenarioError::UnknownForm, {formId});
    exchange::Submission submission;
    auto answers = answersOf(step, *form->second, submission.files);
    if (!answers)
        return;
    m_who->answers = *answers;
    submission.id = QStringLiteral("scenario-") + m_who->receipt;
    submission.receipt = m_who->receipt;
    submission.procedure = m_package->cover.id;
    submission.package = m_package->hash;
    submission.arrival = m_clock.now();
    submission.applicant.person = step.attribute(u"as").value_or(QString());
    submission.answers = std::move(*answers);
    const forms::check::Against against = casework::againstCase({{}, m_package}, {}, m_clock.now(), "Asia/Tokyo");
    const QByteArray document = forms::check::toXml(*form->second, submission.answers, against, {});
    const auto sealed = signature::signEnveloped(document, *m_seal, {m_clock.now(), std::nullopt, {}});
    if (!sealed)
        return fault(step, sealed.error());
    submission.application = *sealed;
    // `signature="broken"` plays a signature that is found bad after arrival.
    if (step.attribute(u"signature") == QStringLiteral("broken"))
        submission.application.replace("urn:todoke:answers", "urn:todoke:answerz");
    receive(step, submission);
    const auto line = m_store.findCase(m_who->receipt);
    if (!line || !*line)
        return fault(step, ScenarioError::DidNotArrive);
    m_who->id = (*line)->caseId;
}

void Play::protect(const xml::Element &step)
{
    directory::Protection protection;
    protection.person = step.attribute(u"person").value_or(QString());
    protection.first = m_clock.now().date();
    protection.last = protection.first.addYears(1);
    for (const QString &staff : step.attribute(u"named-staff").value_or(QString()).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        protection.namedStaff.push_back(staff);
        if (!m_directory->staff(staff))
            static_cast<void>(m_directory->put(directory::Staff{staff, staff, {}, true}));
    }
    if (const auto put = m_directory->put(protection); !put)
        fault(step, put.error());
}

void Play::begin(const xml::Element &step)
{
    const QString staff = step.attribute(u"as").value_or(QString());
    const auto begun = m_office->begin({m_package, step.attribute(u"aggregate").value_or(QString()), step.attribute(u"key").value_or(QString()), {}},
                                       {journal::Actor::Kind::Clerk, staff, {}});
    if (!begun)
        return fault(step, begun.error());
    m_who->id = *begun;
    pump(step);
}

void Play::complete(const xml::Element &step)
{
    const state::CaseState *now = state();
    const auto form = m_package->forms.find(m_package->cover.entryForm);
    if (!now || form == m_package->forms.end())
        return fault(step, ScenarioError::NotSubmitted);
    exchange::CompletionGiven given;
    const auto answers = answersOf(step, *form->second, given.files, forms::check::toRaw(*form->second, m_who->answers));
    if (!answers)
        return;
    m_who->answers = *answers;
    given.id = messageId(u"completion");
    given.receipt = m_who->receipt;
    given.at = m_clock.now();
    given.answers = *answers;
    const forms::check::Against against = casework::againstCase({{}, m_package}, {}, m_clock.now(), "Asia/Tokyo");
    const auto sealed = signature::signEnveloped(forms::check::toXml(*form->second, *answers, against, {}), *m_seal, {m_clock.now(), std::nullopt, {}});
    if (!sealed)
        return fault(step, sealed.error());
    given.application = *sealed;
    receive(step, given);
}

void Play::pay(const xml::Element &step)
{
    const state::CaseState *now = state();
    const state::Fact *demanded = now ? casework::newestFact(*now, u"payment-demanded") : nullptr;
    if (!demanded)
        return fault(step, ScenarioError::NotWaiting, {QStringLiteral("payment")});
    const feel::Context details = casework::detailsOf(*demanded);
    const feel::Value *demand = details.find(u"demand");
    exchange::PaymentFact fact{messageId(u"payment"), m_who->receipt, demand ? demand->toString() : QString(),
                               step.attribute(u"amount").value_or(QString()).toLongLong(), QStringLiteral("captured"), QStringLiteral("card"),
                               QStringLiteral("scenario"), m_clock.now()};
    receive(step, fact);
}

void Play::withdraw(const xml::Element &step)
{
    receive(step, exchange::WithdrawalAsked{messageId(u"withdrawal"), m_who->receipt, m_clock.now(), step.attribute(u"reason").value_or(QString())});
}

void Play::wait(const xml::Element &step)
{
    // Day by day, as timers would have fired.
    const int days = step.attribute(u"days").value_or(QString()).toInt();
    for (int day = 0; day < days; ++day) {
        m_clock.set(m_clock.now().addDays(1));
        pump(step);
    }
}

void Play::answerExternal(const xml::Element &step)
{
    const state::CaseState *now = state();
    if (!now)
        return fault(step, ScenarioError::NotSubmitted);
    const auto act = externalAnswer(step, *now);
    if (!act)
        return m_result.faults.push_back(act.error());
    if (const auto done = m_office->perform(*act); !done)
        return fault(step, done.error());
    pump(step);
}

std::optional<casework::TaskLine> Play::taskAt(const xml::Element &step, const QString &node)
{
    const auto tasks = m_store.tasks({}, 1000);
    std::vector<casework::TaskLine> found;
    QStringList open;
    for (const casework::TaskLine &line : tasks ? *tasks : std::vector<casework::TaskLine>()) {
        if (line.ofCase.caseId != m_who->id)
            continue; // another scenario's, in the same store
        open << line.node;
        if (line.node == node)
            found.push_back(line);
    }
    if (found.size() == 1)
        return found.front();
    fault(step, found.empty() ? ScenarioError::NoSuchTask : ScenarioError::SeveralTasks, {node, open.join(QStringLiteral(", "))});
    return std::nullopt;
}

void Play::qualify(const QString &staff, const casework::TaskLine &task)
{
    const auto capacity = casework::capacityOf(staff, task.roles, m_package->cover, *m_directory, today());
    // Nobody has to be away: a post that nobody holds yet is theirs.
    const bool isForNobody = capacity && capacity->authority == procedure::Authority::Acting && capacity->forNames.isEmpty();
    if (!capacity || isForNobody)
        static_cast<void>(employ(*m_directory, m_package->cover, staff, task.roles));
}

void Play::faultOf(const xml::Element &step, const Result<void> &done)
{
    if (!done)
        fault(step, done.error());
}

void Play::employStaff(const xml::Element &step)
{
    faultOf(step, employ(*m_directory, m_package->cover, step.attribute(u"staff").value_or(QString()), {step.attribute(u"role").value_or(QString())}));
}

void Play::away(const xml::Element &step)
{
    faultOf(step, sendAway(*m_directory, step, today()));
}

void Play::takeBack(const xml::Element &step)
{
    faultOf(step, pullBack(*m_desk, step, m_who->id));
    pump(step);
}

void Play::lookAfterwards(const xml::Element &step)
{
    if (!state())
        return fault(step, ScenarioError::NotSubmitted);
    faultOf(step, reviewNewest(*m_desk, step, *m_opened, m_office->surroundings()));
}

void Play::work(const xml::Element &step)
{
    const QString staff = step.attribute(u"as").value_or(QString());
    const auto task = taskAt(step, step.attribute(u"task").value_or(QString()));
    if (!task)
        return;
    qualify(staff, *task);
    // What the form proposes stands unless the step says otherwise, as for a clerk at the screen.
    const auto opened = m_desk->open(staff, task->task, {});
    if (!opened)
        return fault(step, ScenarioError::Refused, {opened.error().idText()});
    RawAnswers answers = opened->answers;
    if (opened->form) {
        RawAnswers own;
        readAnswers(step, *opened->form, own);
        for (const auto &[path, values] : own.values)
            answers.values[path] = values;
    }
    const auto done = m_desk->complete(staff, task->task, answers, {}, {});
    if (!done)
        return fault(step, ScenarioError::Refused, {done.error().idText() + QStringLiteral(": ") + core::sentence(done.error(), {})});
    for (const forms::check::FieldError &error : done->errors)
        fault(step, ScenarioError::AnswersRefused, {error.path, error.text.isEmpty() ? core::sentence(error.error, {}) : error.text.in({})});
    pump(step);
}

void Play::refuse(const xml::Element &step)
{
    const QString staff = step.attribute(u"as").value_or(QString());
    const QString wanted = step.attribute(u"error").value_or(QString());
    const auto task = taskAt(step, step.attribute(u"task").value_or(QString()));
    if (!task)
        return;
    if (wanted == QLatin1String("casework.OwnDraft"))
        qualify(staff, *task); // holds the post too: only the own draft stands in the way
    RawAnswers answers;
    if (const auto form = m_package->forms.find(task->form); form != m_package->forms.end())
        readAnswers(step, *form->second, answers);
    const auto done = m_desk->complete(staff, task->task, answers, {}, {});
    const QString got = !done ? done.error().idText() : done->errors.empty() ? QString() : done->errors.front().error.idText();
    if (got.isEmpty())
        fault(step, ScenarioError::NotRefused, {wanted});
    else if (!wanted.isEmpty() && got != wanted)
        fault(step, ScenarioError::OtherRefusal, {wanted, got});
}

void Play::expect(const xml::Element &step)
{
    const state::CaseState *now = state();
    if (!now)
        return fault(step, ScenarioError::NotSubmitted);
    for (const auto &[id, call] : now->services) {
        if (!call.incident.isEmpty())
            fault(step, ScenarioError::Incident, {call.service, call.incident});
    }
    const casework::CaseLine line = casework::lineOf(*now, *m_package, calendar::BusinessCalendar::japan(), "Asia/Tokyo");
    if (const auto waiting = step.attribute(u"waiting")) {
        const bool waits = std::any_of(now->subscriptions.begin(), now->subscriptions.end(), [&](const auto &entry) { return entry.second.message == *waiting; });
        const QString kind = *waiting == QLatin1String("payment") ? QStringLiteral("payment-demanded") : QStringLiteral("completion-requested");
        const state::Fact *fact = casework::newestFact(*now, kind);
        if (!waits || !fact)
            return fault(step, ScenarioError::NotWaiting, {*waiting, line.phase});
        const feel::Context details = casework::detailsOf(*fact);
        const feel::Value *amount = details.find(u"amount");
        if (const auto wanted = step.attribute(u"amount"); wanted && (!amount || amount->toString() != *wanted))
            fault(step, ScenarioError::OtherAmount, {*wanted, amount ? amount->toString() : QStringLiteral("null")});
        const feel::Value *text = details.find(u"text");
        if (const auto words = step.attribute(u"contains"); words && !(text ? text->toString() : QString()).contains(*words))
            fault(step, ScenarioError::WordsMissing, {*words, text ? text->toString() : QString()});
    }
    if (const auto node = step.attribute(u"task")) {
        if (const auto task = taskAt(step, *node)) {
            const auto role = step.attribute(u"for");
            if (role && std::find(task->roles.begin(), task->roles.end(), *role) == task->roles.end())
                fault(step, ScenarioError::OtherRole, {*role, task->roles.empty() ? QString() : task->roles.front()});
        }
    }
    for (Error &error : approvalFaults(step, *m_opened, m_office->surroundings()))
        m_result.faults.push_back(std::move(error));
    if (const auto wanted = step.attribute(u"state"); wanted && line.phase != *wanted)
        fault(step, ScenarioError::OtherState, {*wanted, line.phase});
    if (const auto end = step.attribute(u"end"); end && now->outcome != *end)
        fault(step, ScenarioError::OtherEnd, {*end, now->ended ? now->outcome : line.phase});
    for (const auto &name : {QStringLiteral("document"), QStringLiteral("letter")}) {
        if (const auto role = step.attribute(name))
            expectDocument(step, *role);
    }
}

void Play::expectDocument(const xml::Element &step, const QString &role)
{
    const state::CaseState *now = state();
    const QString wanted = QStringLiteral("document:%1-xml").arg(role);
    const auto file = std::find_if(now->files.rbegin(), now->files.rend(), [&](const state::File &one) { return one.role == wanted; });
    if (file == now->files.rend())
        return fault(step, ScenarioError::NoDocument, {role});
    const auto content = m_store.file(m_who->id, file->digest);
    const auto document = content ? xml::Document::parse(*content, role) : Result<xml::Document>(content.error());
    if (!document)
        return fault(step, document.error());
    if (const auto words = step.attribute(u"contains"); words && !document->root().text().contains(*words))
        fault(step, ScenarioError::WordsMissing, {*words, document->root().text().simplified()});
}

void Play::decide(const xml::Element &step)
{
    feel::Context inputs;
    feel::Names names;
    names.open = true;
    feel::Environment environment;
    environment.now = m_clock.now();
    feel::Diagnostics diagnostics;
    for (const xml::Element &input : step.children()) {
        const auto expression = feel::Expression::parse(input.text().trimmed(), names, input.textWhere());
        if (!expression)
            return fault(step, expression.error());
        inputs.set(input.name(), expression->evaluate(environment, diagnostics));
    }
    const auto wanted = feel::Expression::parse(step.attribute(u"gives").value_or(QString()), names, step.where());
    if (!wanted)
        return fault(step, wanted.error());
    const feel::Value expected = wanted->evaluate(environment, diagnostics);
    const feel::Value got = procedure::decide(*m_package, step.attribute(u"decision").value_or(QString()), inputs, m_clock.now()).value;
    if (!(got == expected))
        fault(step, ScenarioError::OtherValue, {expected.toString(), got.toString()});
}

} // namespace

ScenarioResult playScenario(const std::shared_ptr<const procedure::Package> &package, const QString &file, const QByteArray &xml)
{
    RecordingCaseStore store;
    ScenarioResult result = playScenario(package, file, xml, {store});
    const std::set<QString> taken = flowsTaken(package->definition, store.records());
    result.flows.assign(taken.begin(), taken.end());
    return result;
}

ScenarioResult playScenario(const std::shared_ptr<const procedure::Package> &package, const QString &file, const QByteArray &xml, const PlayIn &in)
{
    ScenarioResult result;
    result.file = file;
    result.name = file;
    const auto document = xml::Document::parse(xml, file);
    if (!document) {
        result.faults.push_back(document.error());
        return result;
    }
    const xml::Element root = document->root();
    if (!root.is(scenarioNamespace, u"scenario")) {
        result.faults.push_back(Error(ScenarioError::NotAScenario, {root.name()}, root.where()));
        return result;
    }
    result.name = root.attribute(u"name").value_or(file);
    const QDate today = QDate::fromString(root.attribute(u"today").value_or(QString()), Qt::ISODate);
    Play play(package, result, today.isValid() ? today : QDate(2026, 5, 7), in);
    if (const auto built = play.build(); !built) {
        result.faults.push_back(built.error());
        return result;
    }
    for (const xml::Element &step : root.children()) {
        play.step(step);
        if (!result.faults.empty())
            break; // what follows would only echo it
    }
    return result;
}

} // namespace engine::tool
