// SPDX-License-Identifier: Apache-2.0
#include "server/pages/draft_page.h"

#include "engine/intake/upload.h"
#include "forms/fields/file_limit.h"
#include "server/pages/page_answers.h"

using namespace Qt::StringLiterals;
using engine::core::Json;
using engine::intake::Filling;
using forms::check::Checked;
using forms::check::FieldError;
using forms::check::RawAnswers;

namespace server::pages {

namespace {

/// What is typed, and files as before there were larger ones.
constexpr qsizetype usualBody = 64 * 1024 * 1024;
constexpr int mostRows = 20; ///< of a group with files in each

/// A file that goes into the draft as it comes; what is wrong with it is told with the page.
class ComingFile final : public http::FileTaker
{
public:
    explicit ComingFile(engine::core::Result<std::unique_ptr<engine::intake::Upload>> upload) : m_upload(std::move(upload)) {}

    void add(QByteArrayView piece) override
    {
        if (!m_upload)
            return;
        if (const auto added = (*m_upload)->add(piece); !added)
            m_upload = added.error();
    }
    engine::core::Result<forms::check::SentFile> keep() { return m_upload ? (*m_upload)->keep() : m_upload.error(); }

private:
    engine::core::Result<std::unique_ptr<engine::intake::Upload>> m_upload;
};

/// What all files of these fields together may have.
qint64 fileBytes(const std::vector<forms::model::Field> &fields)
{
    qint64 bytes = 0;
    for (const forms::model::Field &field : fields)
        bytes += field.kind == "file"_L1 ? forms::fields::fileLimit(field) : fileBytes(field.children) * (field.children.empty() ? 0 : mostRows);
    return bytes;
}

bool hasFiles(const std::vector<forms::model::Field> &fields)
{
    return std::ranges::any_of(fields, [](const forms::model::Field &field) { return field.kind == "file"_L1 || hasFiles(field.children); });
}

} // namespace

std::vector<const forms::model::Page *> pagesThatApply(const Filling &filling)
{
    return pagesThatApply(*filling.form, forms::check::check(*filling.form, filling.draft.answers, filling.against));
}

Json mendData(const Filling &filling, const QString &deadline, const engine::core::Language &language)
{
    if (!filling.completion)
        return {};
    Json items{Json::Array{}};
    for (const auto &[path, text] : filling.completion->items) {
        const QString label = forms::html::labelOf(*filling.form, path, language);
        items.append(Json(Json::Object{{u"item"_s, text.isEmpty() ? label : say(QT_TRANSLATE_NOOP("pages", "%1: %2"), language).arg(label, text)}}));
    }
    Json mend;
    mend.set(u"text"_s, filling.completion->text).set(u"deadline"_s, deadline);
    mend.set(u"hasItems"_s, !filling.completion->items.empty()).set(u"items"_s, items);
    return mend;
}

void DraftPage::routes(http::Router &router)
{
    router.get(u"/drafts/{draft}"_s, [this](http::Request &request) { return resume(request); });
    router.get(u"/drafts/{draft}/pages/{page}"_s, [this](http::Request &request) { return get(request); });
    router.post(u"/drafts/{draft}/pages/{page}"_s, [this](http::Request &request) { return post(request); },
                {usualBody, http::Sessions::Used, http::Csrf::Checked, [this](http::Request &request) { return planOf(request); }});
    router.get(u"/drafts/{draft}/delete"_s, [this](http::Request &request) { return askDelete(request); });
    router.post(u"/drafts/{draft}/delete"_s, [this](http::Request &request) { return doDelete(request); });
}

http::Response DraftPage::resume(http::Request &request)
{
    const QString id = request.parameter(u"draft"_s);
    const auto filling = intake().drafts().filling(visitor(request), id);
    if (!filling)
        return refusal(request, filling.error());
    for (const forms::model::Page *page : pagesThatApply(*filling)) {
        if (!filling->draft.pagesDone.contains(page->name))
            return http::Response::seeOther(path({u"drafts"_s, id, u"pages"_s, page->name}));
    }
    return http::Response::seeOther(path({u"drafts"_s, id, u"check"_s}));
}

http::Response DraftPage::get(http::Request &request)
{
    const auto filling = intake().drafts().filling(visitor(request), request.parameter(u"draft"_s));
    if (!filling)
        return refusal(request, filling.error());
    const forms::model::Page *page = filling->form->page(request.parameter(u"page"_s));
    if (!page)
        return http::Response::notFound();
    const RawAnswers raw = forms::check::prefilled(*filling->form, filling->draft.answers, filling->against);
    Checked checked = forms::check::check(*filling->form, raw, filling->against, page->name);
    // A page that was not sent yet is not told what is missing.
    if (!filling->draft.pagesDone.contains(page->name))
        checked.errors.clear();
    return draw(request, *filling, *page, raw, checked);
}

std::optional<http::BodyPlan> DraftPage::planOf(http::Request &request)
{
    const QString id = request.parameter(u"draft"_s);
    const engine::intake::Visitor who = visitor(request);
    const auto filling = intake().drafts().filling(who, id);
    const forms::model::Page *page = filling ? filling->form->page(request.parameter(u"page"_s)) : nullptr;
    if (!page)
        return std::nullopt; // `post` says why
    return http::BodyPlan{usualBody + fileBytes(page->fields), [this, who, id](const QString &field, const QString &name) -> std::shared_ptr<http::FileTaker> {
                              if (!field.startsWith("file:"_L1))
                                  return nullptr;
                              return std::make_shared<ComingFile>(intake().drafts().receive(who, id, field.mid(5), name));
                          }};
}

http::Response DraftPage::post(http::Request &request)
{
    const QString id = request.parameter(u"draft"_s);
    const engine::intake::Visitor who = visitor(request);
    auto filling = intake().drafts().filling(who, id);
    if (!filling)
        return refusal(request, filling.error());
    const forms::model::Page *page = filling->form->page(request.parameter(u"page"_s));
    if (!page)
        return http::Response::notFound();

    RawAnswers raw = merged(filling->draft.answers, answersOf(request.fields), *page);
    for (const auto &[name, value] : request.fields.entries()) {
        const QString file = name.startsWith("remove:"_L1) ? filling->draft.answers.value(name.mid(7)) : QString();
        if (filling->draft.files.contains(file)) {
            if (const auto removed = intake().drafts().removeFile(who, id, file); !removed)
                return refusal(request, removed.error());
        }
        if (name == "refresh"_L1 || name.startsWith("add:"_L1) || name.startsWith("remove:"_L1))
            raw.values[name] << value;
    }
    // First the files, so that they survive whatever else is wrong.
    std::vector<FieldError> fileErrors;
    for (const http::Upload &upload : request.files) {
        if (!upload.taker)
            continue;
        const QString field = upload.field.mid(5);
        const auto kept = static_cast<ComingFile &>(*upload.taker).keep(); // all of them are: see planOf
        if (kept) {
            raw.values[field] = QStringList{kept->id};
            filling->against.files[kept->id] = *kept;
        } else if (const std::string_view room = kept.error().text().room; room != "intake" && room != "forms") {
            return refusal(request, kept.error()); // nothing that is wrong with the file
        } else {
            FieldError error{field, kept.error(), {}};
            for (const QString &tag : {u"ja"_s, u"en"_s})
                error.text.texts[tag] = spoken(kept.error(), {tag});
            fileErrors.push_back(std::move(error));
        }
    }
    const bool pressed = forms::html::press(*filling->form, raw) || request.fields.has(u"upload"_s);
    Checked checked = forms::check::check(*filling->form, raw, filling->against, page->name);
    std::erase_if(checked.errors, [&](const FieldError &error) {
        return pressed || std::ranges::any_of(fileErrors, [&](const FieldError &ofFile) { return ofFile.path == error.path; });
    });
    checked.errors.insert(checked.errors.begin(), fileErrors.begin(), fileErrors.end());
    const bool done = !pressed && checked.errors.empty();
    if (const auto saved = intake().drafts().save(who, id, page->name, onlyOf(*page, raw), done); !saved)
        return refusal(request, saved.error());

    if (request.fields.has(u"later"_s) && fileErrors.empty())
        return http::Response::seeOther(u"/my-page?saved=1"_s);
    if (!done)
        return draw(request, *filling, *page, raw, checked);

    filling->draft.answers = raw;
    filling->draft.pagesDone.insert(page->name);
    // Onward to the next page that was not filled in; whoever came from the check page goes back to it.
    bool behind = false;
    for (const forms::model::Page *next : pagesThatApply(*filling)) {
        if (behind && !filling->draft.pagesDone.contains(next->name))
            return http::Response::seeOther(path({u"drafts"_s, id, u"pages"_s, next->name}));
        behind = behind || next->name == page->name;
    }
    return http::Response::seeOther(path({u"drafts"_s, id}));
}

http::Response DraftPage::draw(const http::Request &request, const Filling &filling, const forms::model::Page &page, const RawAnswers &raw,
                               const Checked &checked) const
{
    const auto &language = request.language;
    const QString id = filling.draft.id;
    View view;
    view.title = page.title.in(language);
    view.name = u"draft"_s;
    view.status = checked.errors.empty() ? 200 : 422;
    view.errors = forms::html::drawErrorSummary(*filling.form, checked.errors, language);
    forms::html::Drawing drawing;
    drawing.language = language;
    const bool multipart = hasFiles(page.fields);
    const QString action = path({u"drafts"_s, id, u"pages"_s, page.name});
    if (multipart)
        drawing.uploadAction = action;
    const auto pages = pagesThatApply(filling);
    const auto here = std::ranges::find(pages, &page);
    const auto number = std::distance(pages.begin(), here) + 1;
    view.data.set(u"procedure"_s, filling.package->cover.name.in(language));
    if (here != pages.end() && pages.size() > 1)
        view.data.set(u"place"_s, u"%1／%2"_s.arg(number).arg(pages.size()));
    if (here != pages.end() && number > 1)
        view.data.set(u"before"_s, path({u"drafts"_s, id, u"pages"_s, pages[static_cast<size_t>(number - 2)]->name}));
    view.data.set(u"intro"_s, page.intro.in(language)).set(u"action"_s, action).set(u"multipart"_s, multipart);
    view.data.set(u"mend"_s, mendData(filling, filling.completion ? day(filling.completion->deadline, language) : QString(), language));
    view.data.set(u"fields"_s, QString::fromUtf8(forms::html::drawPage(*filling.form, page, raw, checked, filling.against, drawing)));
    return views().draw(request, view);
}

http::Response DraftPage::askDelete(http::Request &request)
{
    const auto draft = intake().drafts().draft(visitor(request), request.parameter(u"draft"_s));
    if (!draft)
        return refusal(request, draft.error());
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Delete this draft?"), request.language);
    view.name = u"delete_draft"_s;
    view.data.set(u"procedure"_s, procedureName(draft->procedure, draft->package, request.language)).set(u"reference"_s, draft->reference);
    view.data.set(u"action"_s, path({u"drafts"_s, draft->id, u"delete"_s}));
    return views().draw(request, view);
}

http::Response DraftPage::doDelete(http::Request &request)
{
    const QString id = request.parameter(u"draft"_s);
    if (!request.session->value(u"deleted:"_s + id).isEmpty()) // pressed twice
        return http::Response::seeOther(u"/my-page"_s);
    if (const auto removed = intake().drafts().remove(visitor(request), id); !removed)
        return refusal(request, removed.error());
    for (const auto &[old, value] : request.session->values()) {
        if (old.startsWith("deleted:"_L1))
            request.session->remove(old);
    }
    request.session->set(u"deleted:"_s + id, u"1"_s);
    request.session->remove(u"draft:"_s + id);
    request.session->remove(u"secret:"_s + id);
    return http::Response::seeOther(u"/my-page"_s);
}

} // namespace server::pages
