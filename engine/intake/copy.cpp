// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/copy.h"

#include "engine/exchange/json.h"
#include "engine/intake/intake_error.h"

using namespace Qt::StringLiterals;

namespace engine::intake {

namespace {

feel::Value without(const feel::Value &value, const QStringList &path)
{
    if (const auto *list = value.as<feel::List>()) {
        feel::List kept;
        for (const feel::Value &item : *list)
            kept.push_back(without(item, path));
        return kept;
    }
    const auto *context = value.as<feel::Context>();
    if (!context)
        return value;
    // `full` says the parts of a name or an address once more.
    const bool part = path.size() == 1 && context->contains(path.first());
    feel::Context kept;
    for (const auto &[name, inner] : context->entries()) {
        if (part && name == u"full"_s)
            continue;
        if (name != path.first())
            kept.set(name, inner);
        else if (path.size() > 1)
            kept.set(name, without(inner, path.mid(1)));
    }
    return kept;
}

} // namespace

void collectTexts(const feel::Value &value, std::set<QString> &texts)
{
    if (const auto *text = value.as<QString>())
        texts.insert(*text);
    if (const auto *list = value.as<feel::List>()) {
        for (const feel::Value &item : *list)
            collectTexts(item, texts);
    }
    if (const auto *context = value.as<feel::Context>()) {
        for (const auto &[name, inner] : context->entries())
            collectTexts(inner, texts);
    }
}

core::Json toJson(const std::map<QString, forms::check::SentFile> &files, const std::map<QString, QString> &fields)
{
    core::Json::Object object;
    for (const auto &[id, file] : files) {
        const auto field = fields.find(id);
        object.emplace(id, core::Json::Object{{u"name"_s, file.name},
                                              {u"type"_s, file.mediaType},
                                              {u"size"_s, file.size},
                                              {u"sha256"_s, QString::fromLatin1(file.sha256.toHex())},
                                              {u"field"_s, field == fields.end() ? QString() : field->second}});
    }
    return object;
}

void readFiles(const core::Json &json, std::map<QString, forms::check::SentFile> &files, std::map<QString, QString> &fields)
{
    for (const auto &[id, file] : json.toObject()) {
        files.emplace(id, forms::check::SentFile{id, file["name"_L1].toString(), file["type"_L1].toString(),
                                                 file["size"_L1].toInteger(),
                                                 QByteArray::fromHex(file["sha256"_L1].toString().toLatin1())});
        fields.emplace(id, file["field"_L1].toString());
    }
}

QByteArray sealCopy(const Desk &desk, const QString &receipt, const Copy &copy)
{
    return desk.seal("copy", receipt,
                     core::Json::Object{{u"applicant"_s, exchange::toJson(copy.applicant)},
                                        {u"answers"_s, exchange::toJson(copy.answers)},
                                        {u"files"_s, toJson(copy.files, copy.fileFields)}});
}

core::Result<Copy> readCopy(const Desk &desk, const rows::Arrival &row)
{
    const auto json = desk.open("copy", row.receipt, row.copy);
    if (!json)
        return json.error();
    auto applicant = exchange::applicantFromJson((*json)["applicant"_L1]);
    if (!applicant)
        return applicant.error();
    auto answers = exchange::contextFromJson((*json)["answers"_L1]);
    if (!answers)
        return answers.error();
    Copy copy{*std::move(applicant), *std::move(answers), {}, {}};
    readFiles((*json)["files"_L1], copy.files, copy.fileFields);
    return copy;
}

void eraseFromCopy(Copy &copy, const std::vector<QString> &fields)
{
    // Who applied was read from the answers: what is erased there is erased here.
    std::set<QString> texts;
    for (const QString &field : fields) {
        if (const feel::Value *value = copy.answers.find(forms::model::withoutIndexes(field)))
            collectTexts(*value, texts);
    }
    if (texts.contains(copy.applicant.name))
        copy.applicant.name.clear();
    if (texts.contains(copy.applicant.email))
        copy.applicant.email.clear();
    for (const QString &field : fields) {
        const QString path = forms::model::withoutIndexes(field);
        const feel::Value kept = without(copy.answers, path.split(u'.'));
        copy.answers = *kept.as<feel::Context>();
        for (auto it = copy.fileFields.begin(); it != copy.fileFields.end();) {
            const QString answered = forms::model::withoutIndexes(it->second);
            if (answered == path || answered.startsWith(path + u'.')) {
                copy.files.erase(it->first);
                it = copy.fileFields.erase(it);
            } else {
                ++it;
            }
        }
    }
}

} // namespace engine::intake
