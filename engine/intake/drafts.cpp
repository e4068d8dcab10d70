// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/drafts.h"

#include "engine/crypto/chunks.h"
#include "engine/intake/copy.h"
#include "engine/intake/draft_row.h"
#include "engine/intake/intake_error.h"
#include "engine/procedure/catalogue.h"

using namespace Qt::StringLiterals;

namespace engine::intake {

namespace {

constexpr int mostPerReference = 5;
constexpr int mostDraftsPerAddress = 30;

QString rootOf(const QString &path)
{
    const qsizetype end = path.indexOf(QRegularExpression(u"[.\\[]"_s));
    return end < 0 ? path : path.left(end);
}

/// `items[2]` of `items[2].copy`; empty without an index.
QString rowOf(const QString &path)
{
    const qsizetype end = path.lastIndexOf(u']');
    return end < 0 ? QString() : path.left(end + 1);
}

bool isFileField(const forms::model::Form &form, const QString &path)
{
    const forms::model::Field *field = form.field(forms::model::withoutIndexes(path));
    return field && field->kind == u"file"_s;
}

QByteArray fileKey(const QString &draft, const QString &file)
{
    return (draft + u'/' + file).toUtf8();
}

QString newReference()
{
    const QString code = crypto::randomCode(8).toUpper();
    return code.left(4) + u'-' + code.mid(4);
}

} // namespace

core::Result<NewDraft> Drafts::begin(const Visitor &visitor, const QString &procedure)
{
    const auto package = m_desk.services.catalogue.inForce(procedure);
    if (!package || package->cover.isGuide())
        return core::Error(IntakeError::NoSuchProcedure, {procedure});
    if (visitor.account.isEmpty() && !package->cover.withoutAccount)
        return core::Error(IntakeError::NotSignedIn);
    const auto form = package->forms.at(package->cover.entryForm);

    NewDraft fresh;
    fresh.id = crypto::randomId();
    if (visitor.account.isEmpty())
        fresh.secret = crypto::randomCode(20).toUpper();
    core::Json account;
    const auto read = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        auto content = accountContent(m_desk, rows, visitor.account);
        if (!content)
            return content.error();
        account = *std::move(content);
        return {};
    });
    if (!read)
        return read.error();
    Draft draft;
    draft.language = visitor.language;
    draft.answers = forms::check::prefilled(*form, {}, against(m_desk, package, account, Prefill::Yes));
    const auto done = m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        for (int tries = 0; fresh.reference.isEmpty() && tries < 10; ++tries) {
            const QString reference = newReference();
            const auto taken = rows.draftByReference(reference);
            if (!taken)
                return taken.error();
            if (!*taken)
                fresh.reference = reference;
        }
        rows::Draft row;
        row.id = fresh.id;
        row.reference = fresh.reference;
        row.account = visitor.account;
        if (!fresh.secret.isEmpty())
            row.secretKey = m_desk.keyed("secret", typedCode(fresh.secret));
        row.procedure = procedure;
        row.package = package->hash;
        row.created = m_desk.now();
        return rows.put(written(m_desk, row, draft));
    });
    if (!done)
        return done.error();
    return fresh;
}

core::Result<QString> Drafts::open(const QString &reference, const QString &secret, const From &from)
{
    const QString code = typedCode(reference);
    const QString written = code.left(4) + u'-' + code.mid(4);
    const std::vector<Desk::Subject> subjects{{"tries:draft", written, mostPerReference},
                                              {"tries:draft-address", from.address, mostDraftsPerAddress}};
    if (const auto counted = m_desk.countTries(subjects); !counted)
        return counted.error();
    QString id;
    const auto done = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        const auto row = rows.draftByReference(written);
        if (!row)
            return row.error();
        const QByteArray key = m_desk.keyed("secret", typedCode(secret));
        if (*row && !(*row)->secretKey.isEmpty() && crypto::equal((*row)->secretKey, key))
            id = (*row)->id;
        return {};
    });
    if (!done)
        return done.error();
    if (id.isEmpty())
        return core::Error(IntakeError::WrongNumberOrSecret);
    if (const auto forgiven = m_desk.forgiveTries(subjects); !forgiven)
        return forgiven.error();
    return id;
}

core::Result<void> Drafts::adopt(const Visitor &visitor, const QString &draft)
{
    return m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        auto row = draftFor(m_desk, rows, visitor, draft);
        if (!row)
            return row.error();
        if (visitor.account.isEmpty() || !row->account.isEmpty())
            return core::Error(IntakeError::NoSuchDraft);
        row->account = visitor.account;
        return rows.put(*row);
    });
}

core::Result<Draft> Drafts::draft(const Visitor &visitor, const QString &draft) const
{
    std::optional<Draft> found;
    const auto done = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        const auto row = draftFor(m_desk, rows, visitor, draft);
        if (!row)
            return row.error();
        auto read = readDraft(m_desk, *row);
        if (!read)
            return read.error();
        found = *std::move(read);
        return {};
    });
    if (!done)
        return done.error();
    return *std::move(found);
}

core::Result<Filling> Drafts::filling(const Visitor &visitor, const QString &draft) const
{
    std::optional<OpenDraft> found;
    const auto done = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        const auto row = draftFor(m_desk, rows, visitor, draft);
        if (!row)
            return row.error();
        auto open = openDraft(m_desk, rows, *row);
        if (!open)
            return open.error();
        found = *std::move(open);
        return {};
    });
    if (!done)
        return done.error();
    return fillingOf(m_desk, *found);
}

core::Result<std::vector<Draft>> Drafts::list(const Visitor &visitor) const
{
    std::vector<Draft> drafts;
    const auto done = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        std::vector<rows::Draft> found;
        if (!visitor.account.isEmpty()) {
            auto own = rows.draftsOf(visitor.account);
            if (!own)
                return own.error();
            found = *std::move(own);
        }
        for (const QString &id : visitor.drafts) {
            const auto row = rows.draft(id);
            if (!row)
                return row.error();
            if (*row && ((*row)->account.isEmpty() || (*row)->account != visitor.account))
                found.push_back(**row);
        }
        for (const rows::Draft &row : found) {
            if (row.expires <= m_desk.now())
                continue;
            auto draft = readDraft(m_desk, row);
            if (!draft)
                return draft.error();
            drafts.push_back(*std::move(draft));
        }
        return {};
    });
    if (!done)
        return done.error();
    std::stable_sort(drafts.begin(), drafts.end(), [](const Draft &a, const Draft &b) { return a.changed > b.changed; });
    return drafts;
}

core::Result<void> Drafts::save(const Visitor &visitor, const QString &draft, const QString &page,
                                const forms::check::RawAnswers &answers, bool done)
{
    return change(m_desk, visitor, draft, [&](IntakeRows &, Draft &kept, const forms::model::Form &form) -> core::Result<void> {
        const forms::model::Page *ofForm = form.page(page);
        if (!ofForm)
            return core::Error(IntakeError::NoSuchField, {page});
        std::set<QString> roots;
        for (const forms::model::Field &field : ofForm->fields)
            roots.insert(field.name);

        std::map<QString, QStringList> fresh;
        for (const auto &[path, values] : answers.values) {
            if (!roots.contains(rootOf(path)))
                continue;
            const bool ours = !isFileField(form, path) || values.isEmpty() || kept.files.contains(values.first());
            if (ours)
                fresh.emplace(path, values);
        }
        const auto rowIsThere = [&](const QString &path) {
            const QString row = rowOf(path);
            return row.isEmpty() || std::any_of(answers.values.begin(), answers.values.end(), [&](const auto &entry) {
                       return entry.first.startsWith(row);
                   });
        };
        for (auto it = kept.answers.values.begin(); it != kept.answers.values.end();) {
            if (!roots.contains(rootOf(it->first))) {
                ++it;
                continue;
            }
            // A file stays until it is removed: browsers don't send it again.
            if (isFileField(form, it->first) && rowIsThere(it->first))
                fresh.emplace(it->first, it->second);
            it = kept.answers.values.erase(it);
        }
        kept.answers.values.merge(fresh);
        if (done)
            kept.pagesDone.insert(page);
        else
            kept.pagesDone.erase(page);
        return {};
    });
}

core::Result<std::shared_ptr<const forms::model::Form>> Drafts::formOf(const Visitor &visitor, const QString &draft) const
{
    std::shared_ptr<const forms::model::Form> form;
    const auto read = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        const auto row = draftFor(m_desk, rows, visitor, draft);
        if (!row)
            return row.error();
        auto open = openDraft(m_desk, rows, *row);
        if (!open)
            return open.error();
        form = std::move(open->form);
        return {};
    });
    if (!read)
        return read.error();
    return form;
}

core::Result<void> Drafts::removeFile(const Visitor &visitor, const QString &draft, const QString &file)
{
    return change(m_desk, visitor, draft, [&](IntakeRows &rows, Draft &kept, const forms::model::Form &) -> core::Result<void> {
        if (!kept.files.contains(file))
            return core::Error(IntakeError::NoSuchFile);
        std::erase_if(kept.answers.values, [&](const auto &entry) { return entry.second == QStringList{file}; });
        return removeFileFrom(rows, kept, file);
    });
}

core::Result<QByteArray> Drafts::file(const Visitor &visitor, const QString &draft, const QString &file) const
{
    QByteArray content;
    const auto done = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        const auto row = draftFor(m_desk, rows, visitor, draft);
        if (!row)
            return row.error();
        const auto read = readDraft(m_desk, *row);
        if (!read)
            return read.error();
        if (const auto beside = read->contents.find(file); beside != read->contents.end()) {
            const auto key = crypto::SecretKey::fromBytes(beside->second.key);
            for (qint64 part = 0; part < crypto::chunkCount(beside->second.size); ++part) {
                const auto cipher = rows.chunk(beside->second.id, part);
                if (!cipher)
                    return cipher.error();
                const auto plain = key && *cipher ? crypto::openChunk(*key, beside->second.id.toUtf8(), beside->second.size, part, **cipher)
                                                  : core::Result<QByteArray>(core::Error(IntakeError::NoSuchFile));
                if (!plain)
                    return core::Error(IntakeError::BrokenRow, {u"intake_content"_s});
                content += *plain;
            }
            return {};
        }
        const auto kept = rows.draftFile(draft, file); // of a draft begun before contents were streamed
        if (!kept)
            return kept.error();
        if (!*kept)
            return core::Error(IntakeError::NoSuchFile);
        auto plain = m_desk.openBytes("file", QString::fromUtf8(fileKey(draft, file)), (*kept)->sealed);
        if (!plain)
            return plain.error();
        content = *std::move(plain);
        return {};
    });
    if (!done)
        return done.error();
    return content;
}

core::Result<void> Drafts::remove(const Visitor &visitor, const QString &draft)
{
    return m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        const auto row = draftFor(m_desk, rows, visitor, draft);
        return row ? rows.removeDraft(draft) : row.error();
    });
}

core::Result<int> Drafts::removeExpired()
{
    int count = 0;
    const auto done = m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        const auto expired = rows.draftsExpiredAt(m_desk.now());
        if (!expired)
            return expired.error();
        for (const rows::Draft &row : *expired) {
            if (auto removed = rows.removeDraft(row.id); !removed)
                return removed;
        }
        count = static_cast<int>(expired->size());
        return {};
    });
    if (!done)
        return done.error();
    return count;
}

core::Result<QString> Drafts::beginCompletion(const Visitor &visitor, const QString &receipt)
{
    QString id;
    const auto done = m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        const auto arrival = m_desk.arrivalFor(rows, visitor, receipt);
        if (!arrival)
            return arrival.error();
        const auto view = m_desk.viewOf(*arrival);
        if (!view)
            return view.error();
        if (!view->completion || !view->outcome.isEmpty())
            return core::Error(IntakeError::NothingToComplete);
        const auto begun = rows.draftOfRequest(receipt, view->completion->id);
        if (!begun)
            return begun.error();
        if (*begun && (*begun)->expires > m_desk.now()) {
            id = (*begun)->id;
            return {};
        }
        if (*begun) {
            if (auto removed = rows.removeDraft((*begun)->id); !removed)
                return removed;
        }
        const auto package = m_desk.services.catalogue.byHash(arrival->package);
        if (!package || !package->forms.contains(package->cover.entryForm))
            return core::Error(IntakeError::PackageGone);
        const auto copy = readCopy(m_desk, *arrival);
        if (!copy)
            return copy.error();
        rows::Draft row;
        row.id = id = crypto::randomId();
        row.reference = newReference() + u"-"_s + id.right(4);
        row.account = arrival->account;
        row.procedure = arrival->procedure;
        row.package = arrival->package;
        row.receipt = receipt;
        row.request = view->completion->id;
        row.created = m_desk.now();
        Draft draft;
        draft.language = copy->applicant.language;
        draft.answers = forms::check::toRaw(*package->forms.at(package->cover.entryForm), copy->answers);
        draft.files = copy->files;
        draft.fileFields = copy->fileFields;
        return rows.put(written(m_desk, row, draft));
    });
    if (!done)
        return done.error();
    return id;
}

} // namespace engine::intake
