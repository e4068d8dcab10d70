// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/office.h"

#include "engine/casework/task_list.h"
#include "engine/casework/work_queue.h"

#include "engine/exchange/crossing_file.h"
#include "engine/runtime/execute.h"

#include <QTimeZone>

namespace engine::casework {

using core::Error;
using core::Result;
using journal::Actor;
using journal::CommandBody;
using journal::Personal;

namespace {

constexpr int mostTries = 16;

QString plain(const char *text)
{
    return QString::fromLatin1(text);
}

/// Who is to do external work. The author wrote it down as a text, so it says nothing about anybody.
QString topicOf(const journal::ServiceRequested &asked)
{
    for (const auto &[name, value] : asked.parameters) {
        if (name == QLatin1String("topic") && value.value.as<QString>())
            return *value.value.as<QString>();
    }
    return {};
}

/// The events of a record that must be carried out outside.
void addOutbox(const journal::Record &record, const QDateTime &now, std::vector<OutboxRow> &rows)
{
    for (const journal::Event &event : record.events) {
        const auto *asked = std::get_if<journal::ServiceRequested>(&event);
        if (!asked)
            continue;
        if (asked->service == QLatin1String(externalService))
            rows.push_back({asked->request, record.caseId, plain(externalKind), WorkTicket{topicOf(*asked), {}}.bytes(), now});
        else
            rows.push_back({asked->request, record.caseId, plain("service"), {}, now});
    }
}

void addErased(const journal::Record &record, const state::CaseState &state, Commit &commit)
{
    for (const journal::Event &event : record.events) {
        const auto *erased = std::get_if<journal::ValuesErased>(&event);
        if (!erased)
            continue;
        commit.erased.insert(commit.erased.end(), erased->commitments.begin(), erased->commitments.end());
        for (const state::File &file : state.files) {
            if (std::find(erased->files.begin(), erased->files.end(), file.id) != erased->files.end())
                commit.erasedFiles.push_back(file.digest);
        }
    }
}

/// The answers of a completion as the case's variables: what was left out of `package`'s form, the one that was filled in,
/// becomes null. Fields that only a later version has keep their answers.
journal::ReviseAnswers revisionOf(const OpenCase &before, const procedure::Package &package, const exchange::CompletionGiven &completion,
                                  const feel::Context &signature)
{
    journal::ReviseAnswers revision;
    const auto set = [&](const QString &name, feel::Value value) { revision.variables.emplace_back(name, Office::personal(std::move(value))); };
    const auto form = package.forms.find(package.cover.entryForm);
    if (form != package.forms.end()) {
        for (const forms::model::Page &page : form->second->pages) {
            for (const forms::model::Field &field : page.fields) {
                const feel::Value *value = completion.answers.find(field.name);
                set(field.name, value ? *value : feel::Value());
            }
        }
    }
    feel::List attachments;
    const feel::Context variables = before.stored.state.variables();
    const feel::Value *earlier = variables.find(u"attachments");
    if (const auto *list = earlier ? earlier->as<feel::List>() : nullptr)
        attachments = *list;
    for (const exchange::File &file : completion.files) {
        if (std::find(attachments.begin(), attachments.end(), feel::Value(file.field)) == attachments.end())
            attachments.push_back(file.field);
    }
    set(plain("attachments"), std::move(attachments));
    set(plain("signature"), signature);
    return revision;
}

} // namespace

Personal Office::personal(feel::Value value)
{
    return Personal::of(std::move(value), crypto::randomBytes(16));
}

Result<OpenCase> Office::open(const QString &caseId) const
{
    auto stored = m_s.store.load(caseId);
    if (!stored)
        return stored.error();
    if (!*stored)
        return Error(CaseError::UnknownCase, {caseId});
    auto package = m_s.catalogue.byHash((*stored)->state.package);
    if (!package)
        return Error(CaseError::UnknownProcedure, {(*stored)->state.procedure});
    return OpenCase{std::move(**stored), std::move(package)};
}

Result<StoredCase> Office::perform(const Act &act)
{
    std::unique_lock<std::mutex> turn;
    for (int attempt = 0; attempt < mostTries; ++attempt) {
        auto loaded = m_s.store.load(act.caseId);
        if (!loaded)
            return loaded.error();
        StoredCase current = *loaded ? std::move(**loaded) : StoredCase{{}, QByteArray(32, '\0')};
        if (act.key) {
            const auto done = m_s.store.commandDone(*act.key);
            if (!done)
                return done.error();
            if (*done)
                return current;
        }
        if (act.expectedVersion && *act.expectedVersion != current.state.version)
            return Error(CaseError::CaseMoved, {act.caseId});

        QString hash = current.state.package;
        if (const auto *start = act.bodies.empty() ? nullptr : std::get_if<journal::StartCase>(&act.bodies.front()))
            hash = start->package;
        auto package = m_s.catalogue.byHash(hash);
        if (!package)
            return Error(CaseError::UnknownCase, {act.caseId});

        Commit commit;
        commit.expectedVersion = current.state.version;
        commit.commandKey = act.key;
        commit.outboxDone = act.outboxDone;
        const QDateTime now = m_s.clock.now();
        const QString commandId = act.key.value_or(crypto::randomId());
        int index = 0;
        for (const CommandBody &body : act.bodies) {
            journal::Command command;
            command.caseId = act.caseId;
            command.id = index == 0 ? commandId : commandId + QLatin1Char('/') + QString::number(index);
            ++index;
            command.now = now;
            command.seed = crypto::randomBytes(32);
            command.actor = act.actor;
            command.body = body;
            const auto *migration = std::get_if<journal::MigrateCase>(&body);
            const auto target = migration ? m_s.catalogue.byHash(migration->package) : nullptr;
            auto executed = runtime::execute(package->definition, current.state, command, target ? &target->definition : nullptr);
            if (!executed)
                return executed.error();
            if (target)
                package = target;
            journal::Record record{journal::currentFormat, act.caseId, current.state.version + 1, current.head, plain(runtime::engineVersion),
                                   std::move(command), std::move(executed->events)};
            WrittenRecord written;
            written.sequence = record.sequence;
            written.bytes = journal::write(record, written.values);
            written.hash = journal::hash(written.bytes);
            addErased(record, current.state, commit);
            state::apply(current.state, record);
            current.head = written.hash;
            addOutbox(record, now, commit.outbox);
            commit.records.push_back(std::move(written));
        }
        commit.after = std::move(current.state);
        commit.line = lineOf(commit.after, *package, m_s.calendar, m_s.zone);
        commit.tasks = listedTasks(commit.after, commit.line, *package, m_s.zone);
        commit.searchTexts = searchTexts(commit.after, *package);
        // The version makes the key: what the applicant sees is made from the newest state anyway.
        // An aggregate has no applicant.
        if (!commit.line.receipt.isEmpty())
            commit.outbox.push_back({act.caseId + QStringLiteral(":view:") + QString::number(commit.after.version), act.caseId, plain("view"), {}, now});
        for (const exchange::ToApplicant &push : act.pushes) {
            const QByteArray payload = exchange::write(push);
            commit.outbox.push_back({act.caseId + QStringLiteral(":push:") + QString::fromLatin1(crypto::sha256(payload).toHex()), act.caseId, plain("push"), payload, now});
        }
        const auto committed = m_s.store.commit(commit);
        if (committed)
            return StoredCase{std::move(commit.after), std::move(current.head)};
        if (!committed.error().is(CommitError::VersionMoved))
            return committed.error();
        if (!turn.owns_lock() && !act.expectedVersion)
            turn = std::unique_lock(m_turns[qHash(act.caseId) % m_turns.size()]);
    }
    return Error(CaseError::Contended, {act.caseId});
}

// ---- what arrives -----------------------------------------------------------------------------------

Result<QString> Office::receive(const exchange::ToOffice &message, exchange::OuterZone *zone)
{
    if (const auto *submission = std::get_if<exchange::Submission>(&message))
        return registerCase(*submission, zone);
    if (const auto *completion = std::get_if<exchange::CompletionGiven>(&message))
        return complete(*completion, zone);
    if (const auto *withdrawal = std::get_if<exchange::WithdrawalAsked>(&message))
        return withdraw(*withdrawal);
    if (const auto *fact = std::get_if<exchange::PaymentFact>(&message))
        return pay(*fact);
    return opened(std::get<exchange::DocumentOpened>(message));
}

Result<CaseLine> Office::caseOfReceipt(const QString &receipt) const
{
    const auto line = m_s.store.findCase(receipt);
    if (!line)
        return line.error();
    if (!*line)
        return Error(CaseError::UnknownCase, {receipt});
    return **line;
}

Result<StoredCase> Office::asItStands(const QString &caseId, const Follow &work)
{
    std::unique_lock<std::mutex> turn;
    for (int attempt = 0; attempt < mostTries; ++attempt) {
        const auto opened = open(caseId);
        if (!opened)
            return opened.error();
        Act act;
        act.caseId = caseId;
        act.expectedVersion = opened->stored.state.version;
        auto done = work(*opened, std::move(act));
        if (done || !done.error().is(CaseError::CaseMoved))
            return done;
        if (!turn.owns_lock())
            turn = std::unique_lock(m_turns[qHash(caseId) % m_turns.size()]);
    }
    return Error(CaseError::Contended, {caseId});
}

Result<QString> Office::ofReceipt(const QString &receipt, const Follow &work)
{
    const auto line = caseOfReceipt(receipt);
    if (!line)
        return line.error();
    const auto done = asItStands(line->caseId, work);
    return done ? Result<QString>(line->caseId) : done.error();
}

feel::Context Office::signatureOf(exchange::SignatureKind kind, const QByteArray &application, const QDateTime &at) const
{
    const QString kindText = kind == exchange::SignatureKind::Own           ? plain("own")
                             : kind == exchange::SignatureKind::Declaration ? plain("declaration")
                                                                            : plain("none");
    if (application.isEmpty())
        return feel::Context{{plain("kind"), kindText}, {plain("holds"), kind == exchange::SignatureKind::None}, {plain("reason"), QString()}};
    const signature::Verification verified = signature::verifyEnveloped(application, {m_s.seal.anchors, at, m_s.seal.revocation.get()});
    QStringList reasons;
    for (const Error &reason : verified.reasons())
        reasons << core::sentence(reason, {});
    return feel::Context{{plain("kind"), kindText}, {plain("holds"), verified.holds()}, {plain("reason"), reasons.join(QLatin1Char('\n'))}};
}

Result<std::vector<CommandBody>> Office::attach(const QString &caseId, const std::vector<exchange::File> &files, const QByteArray &application, exchange::OuterZone *zone)
{
    std::vector<CommandBody> bodies;
    const auto add = [&](const QString &id, const QString &role, const QString &name, const QString &mediaType, core::ByteSource &content) -> Result<void> {
        const auto written = m_s.store.writeFile(caseId, content, m_s.clock.now());
        if (!written)
            return written.error();
        bodies.push_back(journal::AttachFile{id, role, written->digest, written->size, mediaType, personal(name)});
        return {};
    };
    for (const exchange::File &file : files) {
        exchange::CrossingFile content(file, zone);
        if (const auto added = add(file.id, QStringLiteral("attachment:") + file.field, file.name, file.mediaType, content); !added)
            return added.error();
    }
    if (!application.isEmpty()) {
        const QString id = QString::fromLatin1(crypto::sha256(application).toHex().left(24));
        core::BytesInMemory content(application);
        if (const auto added = add(id, plain("application"), plain("application.xml"), plain("application/xml"), content); !added)
            return added.error();
    }
    return bodies;
}

Result<QString> Office::registerCase(const exchange::Submission &submission, exchange::OuterZone *zone)
{
    const auto known = m_s.store.findCase(submission.id);
    if (!known)
        return known.error();
    if (*known)
        return (*known)->caseId;
    const auto package = m_s.catalogue.byHash(submission.package);
    if (!package)
        return Error(CaseError::UnknownProcedure, {submission.procedure});

    const QDate day = submission.arrival.toTimeZone(QTimeZone(m_s.zone)).date();
    const QString series = QString::number(calendar::fiscalYear(day)) + QLatin1Char('-') + package->cover.id;
    const auto number = m_s.store.nextNumber(series);
    if (!number)
        return number.error();
    const QString caseId = series + QStringLiteral("-%1").arg(*number, 6, 10, QLatin1Char('0'));

    journal::StartCase start{package->cover.id, package->hash, package->process, submission.id, submission.arrival, {}};
    feel::List attachments;
    for (const exchange::File &file : submission.files)
        attachments.push_back(file.field);
    feel::Context answers = submission.answers;
    const auto add = [&](const QString &name, feel::Value value) { start.variables.emplace_back(name, personal(std::move(value))); };
    for (const auto &[name, value] : answers.entries())
        add(name, value);
    add(plain("sender"), feel::Context{{plain("account"), submission.applicant.account},
                                       {plain("person"), submission.applicant.person},
                                       {plain("name"), submission.applicant.name},
                                       {plain("email"), submission.applicant.email},
                                       {plain("language"), submission.applicant.language}});
    add(plain("attachments"), std::move(attachments));
    add(plain("signature"), signatureOf(submission.signature, submission.application, submission.arrival));
    add(plain("receipt"), submission.receipt);

    auto files = attach(caseId, submission.files, submission.application, zone);
    if (!files)
        return files.error();
    // The files first: the workflow may look at what is attached.
    Act act;
    act.caseId = caseId;
    act.key = submission.id;
    act.bodies.push_back(std::move(start));
    act.bodies.insert(act.bodies.end(), files->begin(), files->end());
    act.bodies.push_back(journal::RecordFact{plain("registered"), {{plain("number"), personal(caseId)}, {plain("receipt"), personal(submission.receipt)}}});
    const auto done = perform(act);
    if (!done)
        return done.error();
    return caseId;
}

Result<QString> Office::complete(const exchange::CompletionGiven &completion, exchange::OuterZone *zone)
{
    std::optional<std::vector<CommandBody>> files; // put away once
    return ofReceipt(completion.receipt, [&](const OpenCase &opened, Act act) -> Result<StoredCase> {
        if (!files) {
            auto attached = attach(act.caseId, completion.files, completion.application, zone);
            if (!attached)
                return attached.error();
            files = std::move(*attached);
        }
        act.key = completion.id;
        act.bodies = *files;
        const auto add = [&](const char *fact) { act.bodies.push_back(journal::RecordFact{plain(fact), {{plain("request"), personal(completion.request)}}}); };
        if (opened.stored.state.ended) {
            add("late-completion");
            return perform(act);
        }
        add("completion-given");
        const auto filledIn = m_s.catalogue.byHash(completion.package);
        act.bodies.push_back(revisionOf(opened, filledIn ? *filledIn : *opened.package, completion, signatureOf(completion.signature, completion.application, completion.at)));
        act.bodies.push_back(journal::ReceiveMessage{plain("completion"), {{plain("request"), personal(completion.request)}}});
        auto done = perform(act);
        if (done || !done.error().is(runtime::RuntimeError::NothingAwaits))
            return done;
        // It came after the period had run out but before the case ended: kept and shown to the clerk, not lost.
        act.bodies = *files;
        add("late-completion");
        return perform(act);
    });
}

Result<QString> Office::withdraw(const exchange::WithdrawalAsked &withdrawal)
{
    return ofReceipt(withdrawal.receipt, [&](const OpenCase &opened, Act act) {
        const state::CaseState &state = opened.stored.state;
        act.key = withdrawal.id;
        const auto details = [&] { return journal::NamedValues{{plain("reason"), personal(withdrawal.reason)}}; };
        act.bodies.push_back(journal::RecordFact{plain("withdrawal-asked"), details()});
        // Only before the disposition; afterwards the wish is on record and the case takes its course.
        const bool decided = state.ended || newestFact(state, u"disposition");
        if (!decided && waitsFor(state, u"withdrawal"))
            act.bodies.push_back(journal::ReceiveMessage{plain("withdrawal"), details()});
        else if (!decided)
            act.bodies.push_back(journal::EndCase{plain("withdrawn"), details()});
        return perform(act);
    });
}

Result<QString> Office::pay(const exchange::PaymentFact &fact)
{
    const auto details = [&] {
        return journal::NamedValues{{plain("demand"), personal(fact.demand)},
                                    {plain("amount"), personal(core::Decimal(fact.amount))},
                                    {plain("method"), personal(fact.method)},
                                    {plain("provider"), personal(fact.providerRef)},
                                    {plain("at"), personal(feel::DateTime::from(fact.at, m_s.zone))}};
    };
    return ofReceipt(fact.receipt, [&](const OpenCase &opened, Act act) -> Result<StoredCase> {
        const state::CaseState &state = opened.stored.state;
        const state::Fact *demanded = newestFact(state, u"payment-demanded");
        feel::Context demand = demanded ? detailsOf(*demanded) : feel::Context();
        const feel::Value *demandId = demand.find(u"demand");
        const feel::Value *amount = demand.find(u"amount");
        const bool matches = demandId && *demandId == feel::Value(fact.demand) && amount && *amount == feel::Value(core::Decimal(fact.amount));
        act.key = fact.id;
        const bool captured = fact.state == QLatin1String("captured");
        act.bodies.push_back(journal::RecordFact{captured && matches ? plain("payment-received") : captured ? plain("payment-mismatch") : plain("payment-failed"), details()});
        if (!captured || !matches || state.ended)
            return perform(act);
        act.bodies.push_back(journal::ReceiveMessage{plain("payment"), details()});
        auto done = perform(act);
        if (done || !done.error().is(runtime::RuntimeError::NothingAwaits))
            return done;
        // The money came after the deadline: never dropped, a clerk sees it.
        act.bodies = {journal::RecordFact{plain("late-payment"), details()}};
        return perform(act);
    });
}

Result<QString> Office::opened(const exchange::DocumentOpened &opened)
{
    const auto line = caseOfReceipt(opened.receipt);
    if (!line)
        return line.error();
    Act act;
    act.caseId = line->caseId;
    act.key = opened.id;
    act.bodies.push_back(journal::RecordFact{plain("document-opened"), {{plain("document"), personal(opened.document)},
                                                                         {plain("at"), personal(feel::DateTime::from(opened.at, m_s.zone))}}});
    const auto done = perform(act);
    if (!done)
        return done.error();
    return line->caseId;
}

} // namespace engine::casework
