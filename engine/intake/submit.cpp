// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/copy.h"
#include "engine/intake/draft_row.h"
#include "engine/intake/drafts.h"
#include "engine/intake/intake_error.h"
#include "engine/directory/directory.h"
#include "engine/procedure/catalogue.h"
#include "engine/intake/mail_text.h"

#include "engine/exchange/json.h"
#include "engine/xml/document.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace engine::intake {

namespace {

using exchange::SignatureKind;

/// The answer at `path`, where no group on the way repeats.
const feel::Value *at(const feel::Context &answers, const QString &path)
{
    const feel::Context *context = &answers;
    const QStringList steps = path.split(u'.');
    for (qsizetype i = 0; context && i + 1 < steps.size(); ++i) {
        const feel::Value *next = context->find(steps[i]);
        context = next ? next->as<feel::Context>() : nullptr;
    }
    return context ? context->find(steps.last()) : nullptr;
}

/// A text, or the whole of something in parts (names, addresses).
QString fullText(const feel::Value *value)
{
    if (!value)
        return {};
    if (const auto *text = value->as<QString>())
        return *text;
    const auto *parts = value->as<feel::Context>();
    const feel::Value *full = parts ? parts->find(u"full") : nullptr;
    return full && full->as<QString>() ? *full->as<QString>() : QString();
}

/// The first answer to a field of this kind; one in a group `applicant` before all others.
QString firstOfKind(const Filling &filling, const feel::Context &answers, const QString &kind)
{
    QString first;
    for (const forms::model::Field *field : filling.form->allFields()) {
        if (field->kind != kind)
            continue;
        const QString text = fullText(at(answers, field->path));
        if (!text.isEmpty() && field->path.startsWith(u"applicant."_s))
            return text;
        if (first.isEmpty())
            first = text;
    }
    return first;
}

/// Everybody whom the answers name: a person's name with the date beside it.
void collectSubjects(const feel::Context &answers, std::vector<directory::Subject> &subjects)
{
    std::optional<QDate> born;
    std::vector<QString> names;
    for (const auto &[name, value] : answers.entries()) {
        if (const auto *date = value.as<feel::Date>(); date && !born)
            born = date->toQDate();
        if (const auto *list = value.as<feel::List>()) {
            for (const feel::Value &item : *list) {
                if (const auto *entry = item.as<feel::Context>())
                    collectSubjects(*entry, subjects);
            }
        }
        const auto *inner = value.as<feel::Context>();
        if (!inner)
            continue;
        if (const QString full = fullText(&value); !full.isEmpty())
            names.push_back(full);
        collectSubjects(*inner, subjects);
    }
    for (const QString &name : names)
        subjects.push_back({{}, name, born});
}

exchange::Applicant applicantOf(const Filling &filling, const core::Json &account, const feel::Context &answers)
{
    exchange::Applicant applicant;
    applicant.account = filling.draft.account;
    applicant.language = filling.draft.language;
    applicant.person = account["person"_L1].toString();
    applicant.name = firstOfKind(filling, answers, u"person-name"_s);
    if (applicant.name.isEmpty())
        applicant.name = account["name"_L1].toString();
    applicant.email = account["email"_L1].toString();
    if (applicant.email.isEmpty())
        applicant.email = firstOfKind(filling, answers, u"e-mail"_s);
    return applicant;
}

/// The paths of answers that say where somebody lives.
std::vector<QString> addressPaths(const forms::model::Form &form)
{
    static const std::set<QString> kinds{u"address"_s, u"postal-code"_s, u"land-lot"_s, u"phone"_s};
    std::vector<QString> paths;
    for (const forms::model::Field *field : form.allFields()) {
        if (kinds.contains(field->kind))
            paths.push_back(field->path);
    }
    return paths;
}

/// The applicant's copy. My-page does not echo a protected address back (legal-frame 5).
core::Result<Copy> copyOf(const Desk &desk, const Filling &filling, const exchange::Applicant &applicant,
                          const feel::Context &answers)
{
    Copy copy{applicant, answers, {}, {}};
    std::set<QString> texts;
    collectTexts(answers, texts);
    for (const auto &[id, file] : filling.draft.files) {
        if (!texts.contains(id))
            continue;
        copy.files.emplace(id, file);
        if (const auto field = filling.draft.fileFields.find(id); field != filling.draft.fileFields.end())
            copy.fileFields.emplace(*field);
    }
    std::vector<directory::Subject> subjects{{applicant.person, applicant.name, {}}};
    collectSubjects(answers, subjects);
    for (const directory::Subject &subject : subjects) {
        const auto protection = desk.services.directory.protectionOf(subject);
        if (!protection)
            return protection.error();
        if (!*protection)
            continue;
        eraseFromCopy(copy, addressPaths(*filling.form));
        break;
    }
    return copy;
}

std::vector<std::pair<QString, QString>> headOf(const Filling &filling, const exchange::Applicant &applicant)
{
    std::vector<std::pair<QString, QString>> head{{u"procedure"_s, filling.draft.procedure},
                                                  {u"package"_s, filling.draft.package},
                                                  {u"submission"_s, filling.draft.id},
                                                  {u"applicant"_s, applicant.name}};
    if (!filling.draft.receipt.isEmpty()) {
        head.emplace_back(u"completes"_s, filling.draft.receipt);
        head.emplace_back(u"request"_s, filling.draft.request);
    }
    return head;
}

/// What one attempt at sending was made from: if the draft moves before the commit, it is made again.
struct Attempt
{
    std::optional<OpenDraft> open;
    std::map<QString, QByteArray> contents; ///< of files of a draft begun before contents were streamed, by id

    std::optional<Filling> filling;
    forms::check::Checked checked;
    exchange::Applicant applicant;
    std::vector<exchange::File> files;
    std::optional<Copy> copy;
};

/// The part within a transaction.
core::Result<void> readAttempt(const Desk &desk, IntakeRows &rows, const Visitor &visitor, const QString &draft, Attempt &attempt)
{
    const auto row = draftFor(desk, rows, visitor, draft);
    if (!row)
        return row.error();
    auto open = openDraft(desk, rows, *row);
    if (!open)
        return open.error();
    attempt.open = *std::move(open);
    for (const auto &[id, sent] : attempt.open->draft.files) {
        if (attempt.open->draft.contents.contains(id))
            continue;
        const auto kept = rows.draftFile(draft, id);
        if (!kept)
            return kept.error();
        if (*kept) // a completion's earlier files: the office has them
            attempt.contents.emplace(id, (*kept)->sealed);
    }
    return {};
}

/// The part that needs none: checks, and where all is well makes what is sent.
core::Result<void> prepare(const Desk &desk, Attempt &attempt)
{
    attempt.filling = fillingOf(desk, *attempt.open);
    const Filling &filling = *attempt.filling;
    attempt.checked = forms::check::check(*filling.form, filling.draft.answers, filling.against);
    if (!attempt.checked.errors.empty())
        return {};
    attempt.applicant = applicantOf(filling, attempt.open->account, attempt.checked.answers);
    auto copy = copyOf(desk, filling, attempt.applicant, attempt.checked.answers);
    if (!copy)
        return copy.error();
    attempt.copy = *std::move(copy);

    std::set<QString> texts;
    collectTexts(attempt.checked.answers, texts);
    const auto add = [&](const QString &id, QByteArray content, std::optional<exchange::ContentBeside> beside) {
        const forms::check::SentFile &sent = filling.draft.files.at(id);
        const auto field = filling.draft.fileFields.find(id);
        attempt.files.push_back({id, field == filling.draft.fileFields.end() ? QString() : field->second, sent.name,
                                 sent.mediaType, sent.sha256, std::move(content), std::move(beside)});
    };
    // What was sent for a field that does not apply any more stays behind.
    for (const auto &[id, content] : filling.draft.contents) {
        if (texts.contains(id))
            add(id, {}, content);
    }
    for (const auto &[id, sealed] : attempt.contents) {
        if (!texts.contains(id))
            continue;
        auto content = desk.openBytes("file", filling.draft.id + u'/' + id, sealed);
        if (!content)
            return content.error();
        add(id, *std::move(content), {});
    }
    return {};
}

/// What crosses beside the message is the parcel's from now on, and no more the draft's.
core::Result<void> sendContents(IntakeRows &rows, const Attempt &attempt, const QString &message)
{
    for (const exchange::File &file : attempt.files) {
        if (!file.beside)
            continue;
        if (auto sent = rows.sendContent(file.beside->id, message); !sent)
            return sent;
    }
    return {};
}

bool strongEnough(procedure::SignatureLevel asked, SignatureKind given)
{
    switch (asked) {
    case procedure::SignatureLevel::None: return true;
    case procedure::SignatureLevel::Declaration: return given != SignatureKind::None;
    case procedure::SignatureLevel::Own: return given == SignatureKind::Own;
    }
    Q_UNREACHABLE();
}

/// The application's XML, sealed by the office or carrying the citizen's own signature.
core::Result<QByteArray> signedApplication(const Desk &desk, const Attempt &attempt, const SignatureChoice &choice)
{
    const Filling &filling = *attempt.filling;
    auto head = headOf(filling, attempt.applicant);
    const QDateTime now = desk.now();
    if (choice.kind != SignatureKind::Own) {
        head.emplace_back(u"declared"_s, choice.kind == SignatureKind::Declaration ? now.toString(Qt::ISODateWithMs) : QString());
        const QByteArray xml = forms::check::toXml(*filling.form, attempt.checked.answers, filling.against, head);
        return desk.services.seal.seal(xml, now);
    }
    const QByteArray xml = forms::check::toXml(*filling.form, attempt.checked.answers, filling.against, head);
    const auto expected = xml::Document::parse(xml, u"application.xml"_s);
    if (!expected)
        return expected.error();
    if (const auto clean = desk.lookInto(choice.upload); !clean)
        return clean.error();
    const auto own = desk.services.seal.verifyOwn(choice.upload, now);
    if (!own)
        return own.error();
    if (own->content != expected->canonical())
        return core::Error(IntakeError::SignedOtherContent);
    return choice.upload;
}

/// The receipt that this draft had before, for whoever could open the draft then.
core::Result<std::optional<Receipt>> earlierReceipt(IntakeRows &rows, const Visitor &visitor, const QString &draft)
{
    const auto taken = rows.taken(draft);
    if (!taken)
        return taken.error();
    if (!*taken)
        return std::optional<Receipt>();
    const auto arrival = rows.arrival((*taken)->receipt);
    if (!arrival)
        return arrival.error();
    const bool own = *arrival && !visitor.account.isEmpty() && (*arrival)->account == visitor.account;
    if (!*arrival || !(own || visitor.drafts.contains(draft) || visitor.receipts.contains((*taken)->receipt)))
        return core::Error(IntakeError::NoSuchDraft);
    return std::optional(Receipt{(*taken)->receipt, draft, (*arrival)->procedure, (*taken)->at,
                                 (*arrival)->submission != draft});
}

core::Result<Receipt> takeSubmission(const Desk &desk, IntakeRows &rows, const Attempt &attempt,
                                     const SignatureChoice &choice, const QByteArray &application)
{
    const Filling &filling = *attempt.filling;
    const QDateTime now = desk.now();
    const int year = desk.dayOf(now).year();
    const auto number = rows.nextNumber(u"receipt:%1"_s.arg(year));
    if (!number)
        return number.error();
    const QString receipt = receiptNumber(year, *number);
    const exchange::Submission message{filling.draft.id, receipt,        filling.draft.procedure, filling.draft.package,
                                       now,              attempt.applicant, attempt.checked.answers, attempt.files,
                                       choice.kind,      application};
    const auto posted = desk.post(rows, message, receipt);
    if (!posted)
        return posted.error();
    if (const auto sent = sendContents(rows, attempt, message.id); !sent)
        return sent.error();

    exchange::ApplicantView view;
    view.receipt = receipt;
    view.state = u"arrived"_s;
    view.history.push_back({now, u"arrived"_s, {}});
    const rows::Arrival arrival{receipt, filling.draft.id, filling.draft.account, attempt.open->row.secretKey,
                                filling.draft.procedure, filling.draft.package, now, 0,
                                desk.sealView(view), sealCopy(desk, receipt, *attempt.copy)};
    if (auto kept = rows.put(arrival); !kept)
        return kept.error();
    const QString when = now.toTimeZone(QTimeZone(desk.settings.zone)).toString(u"yyyy-MM-dd HH:mm"_s);
    auto mailed = addMail(desk, rows, MailKind::Arrived, attempt.applicant.email, attempt.applicant.language,
                          {{}, desk.settings.siteUrl + u"/applications/"_s + receipt, receipt, when});
    if (!mailed)
        return mailed.error();
    return Receipt{receipt, filling.draft.id, filling.draft.procedure, now, false};
}

core::Result<Receipt> takeCompletion(const Desk &desk, IntakeRows &rows, const Attempt &attempt,
                                     const SignatureChoice &choice, const QByteArray &application)
{
    const Filling &filling = *attempt.filling;
    const QString receipt = filling.draft.receipt;
    const QDateTime now = desk.now();
    const exchange::CompletionGiven message{filling.draft.id,        receipt,       filling.draft.request, now,
                                            attempt.checked.answers, attempt.files, choice.kind,           application,
                                            filling.draft.package};
    const auto posted = desk.post(rows, message, receipt);
    if (!posted)
        return posted.error();
    if (const auto sent = sendContents(rows, attempt, message.id); !sent)
        return sent.error();
    const auto found = rows.arrival(receipt);
    if (!found)
        return found.error();
    if (!*found)
        return core::Error(IntakeError::NoSuchApplication);
    rows::Arrival arrival = **found;
    auto view = desk.viewOf(arrival);
    if (!view)
        return view.error();
    // Until the office says more, the applicant sees that the answer is on its way.
    view->completion.reset();
    view->state = u"under_examination"_s;
    view->history.push_back({now, u"completion-given"_s, {}});
    arrival.view = desk.sealView(*view);
    arrival.copy = sealCopy(desk, receipt, *attempt.copy);
    if (auto kept = rows.put(arrival); !kept)
        return kept.error();
    return Receipt{receipt, filling.draft.id, filling.draft.procedure, now, true};
}

} // namespace

core::Result<Drafts::ToSign> Drafts::documentToSign(const Visitor &visitor, const QString &draft) const
{
    Attempt attempt;
    const auto read = m_desk.services.store.read(
        [&](IntakeRows &rows) { return readAttempt(m_desk, rows, visitor, draft, attempt); });
    if (!read)
        return read.error();
    if (const auto prepared = prepare(m_desk, attempt); !prepared)
        return prepared.error();
    if (!attempt.checked.errors.empty())
        return ToSign{{}, attempt.checked.errors};
    const Filling &filling = *attempt.filling;
    return ToSign{forms::check::toXml(*filling.form, attempt.checked.answers, filling.against,
                                      headOf(filling, attempt.applicant)),
                  {}};
}

core::Result<std::optional<Receipt>> Drafts::receiptOf(const Visitor &visitor, const QString &draft) const
{
    std::optional<Receipt> receipt;
    const auto read = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        const auto earlier = earlierReceipt(rows, visitor, draft);
        if (!earlier)
            return earlier.error();
        receipt = *earlier;
        return {};
    });
    if (!read)
        return read.error();
    return receipt;
}

core::Result<Sending> Drafts::submit(const Visitor &visitor, const QString &draft, const SignatureChoice &choice)
{
    constexpr int mostRounds = 5; // somebody else may save the same draft meanwhile, but not for ever
    for (int round = 0; round < mostRounds; ++round) {
        Attempt attempt;
        std::optional<Receipt> receipt;
        const auto gathered = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
            const auto earlier = earlierReceipt(rows, visitor, draft);
            if (!earlier)
                return earlier.error();
            receipt = *earlier;
            return receipt ? core::Result<void>() : readAttempt(m_desk, rows, visitor, draft, attempt);
        });
        if (!gathered)
            return gathered.error();
        if (receipt)
            return Sending{receipt, {}, {}};
        if (const auto prepared = prepare(m_desk, attempt); !prepared)
            return prepared.error();
        if (!attempt.checked.errors.empty())
            return Sending{{}, attempt.checked.errors, {}};
        if (!strongEnough(attempt.filling->package->cover.signature, choice.kind))
            return Sending{{}, {}, core::Error(IntakeError::SignatureTooWeak)};
        const auto application = signedApplication(m_desk, attempt, choice);
        if (!application && choice.kind == SignatureKind::Own)
            return Sending{{}, {}, application.error()};
        if (!application)
            return application.error();

        bool moved = false;
        const auto done = m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
            const auto earlier = earlierReceipt(rows, visitor, draft);
            if (!earlier)
                return earlier.error();
            receipt = *earlier;
            if (receipt)
                return {};
            const auto row = rows.draft(draft);
            if (!row)
                return row.error();
            moved = !*row || (*row)->sealed != attempt.open->row.sealed;
            if (moved)
                return {};
            const auto given = attempt.open->row.receipt.isEmpty()
                ? takeSubmission(m_desk, rows, attempt, choice, *application)
                : takeCompletion(m_desk, rows, attempt, choice, *application);
            if (!given)
                return given.error();
            receipt = *given;
            if (auto kept = rows.put(rows::Taken{draft, receipt->receipt, receipt->arrival}); !kept)
                return kept;
            return rows.removeDraft(draft);
        });
        if (!done)
            return done.error();
        if (!moved)
            return Sending{receipt, {}, {}};
    }
    return core::Error(IntakeError::NoSuchDraft);
}

} // namespace engine::intake
