// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/draft_row.h"

#include "engine/directory/address_door.h"
#include "engine/intake/copy.h"
#include "engine/intake/intake_error.h"
#include "engine/procedure/catalogue.h"
#include "engine/procedure/choices.h"

using namespace Qt::StringLiterals;

namespace engine::intake {

namespace {

using core::Json;

/// What `prefill` may use of somebody who is signed in. The address comes through its door, which keeps a
/// protected one.
feel::Context personOf(const Desk &desk, const Json &account, Prefill prefill)
{
    feel::Context person;
    if (account.isNull())
        return person;
    person.set(u"name"_s, account["name"_L1].toString());
    person.set(u"email"_s, account["email"_L1].toString());
    const QString id = account["person"_L1].toString();
    const auto known = id.isEmpty() ? std::optional<directory::Person>()
                                    : desk.services.directory.person(id).value_or(std::nullopt);
    if (!known)
        return person;
    person.set(u"id"_s, known->id);
    person.set(u"name"_s, known->name);
    person.set(u"kana"_s, known->kana);
    if (known->born)
        person.set(u"born"_s, feel::Date::from(*known->born));
    if (!known->corporateNumber.isEmpty())
        person.set(u"corporateNumber"_s, known->corporateNumber);
    if (prefill == Prefill::No)
        return person;
    directory::AddressDoor door(desk.services.directory);
    const auto address = door.addressOf(id, {directory::Viewer::Kind::Person, id}, u"prefill"_s);
    if (address)
        person.set(u"address"_s, *address);
    return person;
}

} // namespace

core::Result<Draft> readDraft(const Desk &desk, const rows::Draft &row)
{
    const auto json = desk.open("draft", row.id, row.sealed);
    if (!json)
        return json.error();
    Draft draft;
    draft.id = row.id;
    draft.reference = row.reference;
    draft.account = row.account;
    draft.procedure = row.procedure;
    draft.package = row.package;
    draft.receipt = row.receipt;
    draft.request = row.request;
    draft.created = row.created;
    draft.changed = row.changed;
    draft.expires = row.expires;
    draft.language = (*json)["language"_L1].toString();
    for (const auto &[path, values] : (*json)["answers"_L1].toObject()) {
        QStringList list;
        for (const Json &value : values.toArray())
            list.push_back(value.toString());
        draft.answers.values.emplace(path, list);
    }
    for (const Json &page : (*json)["done"_L1].toArray())
        draft.pagesDone.insert(page.toString());
    readFiles((*json)["files"_L1], draft.files, draft.fileFields);
    for (const auto &[id, content] : (*json)["contents"_L1].toObject())
        draft.contents.emplace(id, exchange::ContentBeside{content["id"_L1].toString(), QByteArray::fromHex(content["key"_L1].toString().toLatin1()), content["size"_L1].toInteger()});
    return draft;
}

rows::Draft written(const Desk &desk, rows::Draft row, const Draft &draft)
{
    Json::Object answers;
    for (const auto &[path, values] : draft.answers.values) {
        Json::Array list;
        for (const QString &value : values)
            list.emplace_back(value);
        answers.emplace(path, list);
    }
    Json::Array done;
    for (const QString &page : draft.pagesDone)
        done.emplace_back(page);
    Json::Object contents;
    for (const auto &[id, content] : draft.contents)
        contents.emplace(id, Json::Object{{u"id"_s, content.id}, {u"key"_s, QString::fromLatin1(content.key.toHex())}, {u"size"_s, content.size}});
    row.sealed = desk.seal("draft", row.id,
                           Json::Object{{u"language"_s, draft.language},
                                        {u"answers"_s, answers},
                                        {u"done"_s, done},
                                        {u"files"_s, toJson(draft.files, draft.fileFields)},
                                        {u"contents"_s, contents}});
    row.changed = desk.now();
    row.expires = row.changed.addDays(desk.settings.draftLife.count());
    return row;
}

core::Result<rows::Draft> draftFor(const Desk &desk, IntakeRows &rows, const Visitor &visitor, const QString &draft)
{
    const auto row = rows.draft(draft);
    if (!row)
        return row.error();
    const bool own = *row && !visitor.account.isEmpty() && (*row)->account == visitor.account;
    const bool opened = *row && visitor.drafts.contains(draft);
    const bool completes = *row && !(*row)->receipt.isEmpty() && visitor.receipts.contains((*row)->receipt);
    if (!own && !opened && !completes)
        return core::Error(IntakeError::NoSuchDraft);
    if ((*row)->expires <= desk.now())
        return core::Error(IntakeError::DraftExpired);
    return **row;
}

forms::check::Against against(const Desk &desk, const std::shared_ptr<const procedure::Package> &package,
                              const Json &account, Prefill prefill)
{
    forms::check::Against against;
    against.environment.now = desk.now();
    against.environment.zone = desk.settings.zone;
    against.environment.variables.set(u"person"_s, personOf(desk, account, prefill));
    against.environment.functions = procedure::formFunctions(package, against.environment.now);
    against.options = [package, now = against.environment.now](const QString &decision) {
        return procedure::choices(*package, decision, {}, now);
    };
    return against;
}

core::Result<Json> accountContent(const Desk &desk, IntakeRows &rows, const QString &account)
{
    if (account.isEmpty())
        return Json();
    const auto row = rows.account(account);
    if (!row)
        return row.error();
    return *row ? desk.open("account", account, (*row)->sealed) : core::Result<Json>(Json());
}

core::Result<OpenDraft> openDraft(const Desk &desk, IntakeRows &rows, const rows::Draft &row)
{
    auto draft = readDraft(desk, row);
    if (!draft)
        return draft.error();
    const auto package = desk.services.catalogue.byHash(row.package);
    if (!package)
        return core::Error(IntakeError::PackageGone);
    const auto form = package->forms.find(package->cover.entryForm);
    if (form == package->forms.end())
        return core::Error(IntakeError::PackageGone);
    auto account = accountContent(desk, rows, row.account);
    if (!account)
        return account.error();
    OpenDraft open{row, *std::move(draft), package, form->second, {}, *std::move(account)};
    if (row.receipt.isEmpty())
        return open;
    const auto arrival = rows.arrival(row.receipt);
    if (!arrival)
        return arrival.error();
    if (!*arrival)
        return core::Error(IntakeError::NoSuchApplication);
    auto view = desk.viewOf(**arrival);
    if (!view)
        return view.error();
    if (!view->completion || view->completion->id != row.request || !view->outcome.isEmpty())
        return core::Error(IntakeError::NothingToComplete);
    open.completion = std::move(view->completion);
    return open;
}

Filling fillingOf(const Desk &desk, const OpenDraft &open)
{
    Filling filling{open.draft, open.package, open.form, against(desk, open.package, open.account, Prefill::No), open.completion};
    filling.against.files = open.draft.files;
    return filling;
}

core::Result<void> change(const Desk &desk, const Visitor &visitor, const QString &id,
                          const std::function<core::Result<void>(IntakeRows &, Draft &, const forms::model::Form &)> &work)
{
    return desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        const auto row = draftFor(desk, rows, visitor, id);
        if (!row)
            return row.error();
        auto open = openDraft(desk, rows, *row);
        if (!open)
            return open.error();
        if (auto done = work(rows, open->draft, *open->form); !done)
            return done;
        return rows.put(written(desk, *row, open->draft));
    });
}

core::Result<void> removeFileFrom(IntakeRows &rows, Draft &draft, const QString &file)
{
    if (draft.files.erase(file) == 0)
        return {};
    draft.fileFields.erase(file);
    const auto content = draft.contents.find(file);
    if (content == draft.contents.end())
        return rows.removeDraftFile(draft.id, file);
    const QString id = content->second.id;
    draft.contents.erase(content);
    return rows.dropContent(id);
}

} // namespace engine::intake
