// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/task_list.h"

#include "engine/directory/directory.h"

#include <QTimeZone>

namespace engine::casework {

namespace {

std::optional<QDateTime> earlier(const std::optional<QDateTime> &a, const std::optional<QDateTime> &b)
{
    return a && b ? std::min(*a, *b) : a ? a : b;
}

void collectTexts(const feel::Value &value, std::vector<QString> &texts)
{
    if (const auto *text = value.as<QString>()) {
        texts.push_back(*text);
    } else if (const auto *context = value.as<feel::Context>()) {
        // A name is whole in `full`; its parts would find nothing more.
        if (const feel::Value *full = context->find(u"full"))
            return collectTexts(*full, texts);
        for (const auto &[name, member] : context->entries())
            collectTexts(member, texts);
    }
}

void collectNames(const std::vector<forms::model::Field> &fields, const feel::Context &answers, std::vector<QString> &texts)
{
    for (const forms::model::Field &field : fields) {
        const feel::Value *value = answers.find(field.name);
        if (!value || value->isNull())
            continue;
        if (field.kind == QLatin1String("person-name") || field.kind == QLatin1String("kana") || field.kind == QLatin1String("corporate-number"))
            collectTexts(*value, texts);
        if (field.kind != QLatin1String("group"))
            continue;
        if (const auto *one = value->as<feel::Context>())
            collectNames(field.children, *one, texts);
        if (const auto *many = value->as<feel::List>()) {
            for (const feel::Value &entry : *many) {
                if (const auto *context = entry.as<feel::Context>())
                    collectNames(field.children, *context, texts);
            }
        }
    }
}

} // namespace

std::map<QString, ListedTask> listedTasks(const state::CaseState &state, const CaseLine &line, const procedure::Package &package, const QByteArray &zone)
{
    std::optional<QDateTime> caseOverdue;
    if (line.deadline)
        caseOverdue = line.deadline->addDays(1).startOfDay(QTimeZone(zone)).toUTC();
    std::map<QString, ListedTask> listed;
    for (const auto &[id, task] : state.tasks) {
        ListedTask &one = listed[id];
        one.due = earlier(task.due, caseOverdue);
        for (const QString &role : task.roles) {
            for (const procedure::Role &known : package.cover.roles) {
                if (known.id == role)
                    one.posts.insert(directory::Post{known.office, known.position}.toString());
            }
        }
    }
    return listed;
}

std::vector<QString> searchTexts(const state::CaseState &state, const procedure::Package &package)
{
    std::vector<QString> texts;
    const auto form = package.forms.find(package.cover.entryForm);
    if (form == package.forms.end())
        return texts;
    const feel::Context answers = state.variables();
    for (const forms::model::Page &page : form->second->pages)
        collectNames(page.fields, answers, texts);
    return texts;
}

QString searchForm(const QString &text)
{
    QString form = directory::normalisedName(text);
    for (QChar &letter : form) {
        if (letter >= QChar(0x30a1) && letter <= QChar(0x30f6))
            letter = QChar(letter.unicode() - 0x60);
    }
    return form;
}

} // namespace engine::casework
