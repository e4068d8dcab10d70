// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/protection.h"

#include "engine/casework/case_form.h"

namespace engine::casework {

using core::Result;
using directory::Subject;

namespace {

QString textOf(const feel::Value *value)
{
    return value && value->as<QString>() ? *value->as<QString>() : QString();
}

/// A name as a form gives it: text, or a context with `full`.
QString nameOf(const feel::Value &value)
{
    if (const auto *context = value.as<feel::Context>())
        return textOf(context->find(u"full"));
    return value.as<QString>() ? *value.as<QString>() : QString();
}

void collect(const std::vector<forms::model::Field> &fields, const feel::Context &answers, std::vector<Subject> &subjects)
{
    QStringList names;
    std::optional<QDate> born;
    for (const forms::model::Field &field : fields) {
        const feel::Value *value = answers.find(field.name);
        if (!value || value->isNull())
            continue;
        if (field.kind == QLatin1String("person-name")) {
            names << nameOf(*value);
        } else if (field.kind == QLatin1String("date") && value->as<feel::Date>() && field.name == QLatin1String("born")) {
            born = value->as<feel::Date>()->toQDate();
        } else if (field.kind == QLatin1String("group")) {
            if (const auto *one = value->as<feel::Context>())
                collect(field.children, *one, subjects);
            if (const auto *many = value->as<feel::List>()) {
                for (const feel::Value &entry : *many) {
                    if (const auto *context = entry.as<feel::Context>())
                        collect(field.children, *context, subjects);
                }
            }
        }
    }
    for (const QString &name : names)
        subjects.push_back({{}, name, born});
}

feel::Context cleaned(const std::vector<forms::model::Field> &fields, const feel::Context &answers)
{
    feel::Context clean = answers;
    for (const forms::model::Field &field : fields) {
        const feel::Value *value = answers.find(field.name);
        if (!value)
            continue;
        if (pointsToPlace(field.kind)) {
            clean.set(field.name, feel::Null{});
        } else if (field.kind == QLatin1String("group")) {
            if (const auto *one = value->as<feel::Context>()) {
                clean.set(field.name, cleaned(field.children, *one));
            } else if (const auto *many = value->as<feel::List>()) {
                feel::List list;
                for (const feel::Value &entry : *many)
                    list.push_back(entry.as<feel::Context>() ? feel::Value(cleaned(field.children, *entry.as<feel::Context>())) : entry);
                clean.set(field.name, std::move(list));
            }
        }
    }
    return clean;
}

std::vector<forms::model::Field> topFields(const forms::model::Form &form)
{
    std::vector<forms::model::Field> fields;
    for (const forms::model::Page &page : form.pages)
        fields.insert(fields.end(), page.fields.begin(), page.fields.end());
    return fields;
}

} // namespace

bool pointsToPlace(const QString &fieldKind)
{
    static const QStringList kinds = {QStringLiteral("address"), QStringLiteral("postal-code"), QStringLiteral("land-lot"), QStringLiteral("phone")};
    return kinds.contains(fieldKind);
}

feel::Context answersOf(const OpenCase &open)
{
    feel::Context answers;
    const feel::Context variables = open.stored.state.variables();
    if (const forms::model::Form *form = entryForm(open)) {
        for (const forms::model::Field &field : topFields(*form)) {
            if (const feel::Value *value = variables.find(field.name))
                answers.set(field.name, *value);
        }
    }
    return answers;
}

feel::Context withoutPlaces(const forms::model::Form &form, const feel::Context &answers)
{
    return cleaned(topFields(form), answers);
}

std::vector<Subject> subjectsOf(const OpenCase &open)
{
    std::vector<Subject> subjects;
    const feel::Context variables = open.stored.state.variables();
    if (const feel::Value *sender = variables.find(u"sender"); sender && sender->as<feel::Context>()) {
        Subject subject;
        subject.person = textOf(sender->as<feel::Context>()->find(u"person"));
        subject.name = textOf(sender->as<feel::Context>()->find(u"name"));
        if (!subject.person.isEmpty() || !subject.name.isEmpty())
            subjects.push_back(subject);
    }
    if (const forms::model::Form *form = entryForm(open))
        collect(topFields(*form), answersOf(open), subjects);
    return subjects;
}

Result<bool> isProtectionConcerned(const OpenCase &open, const directory::Directory &directory)
{
    for (const Subject &subject : subjectsOf(open)) {
        const auto protection = directory.protectionOf(subject);
        if (!protection)
            return protection.error();
        if (*protection)
            return true;
        const auto from = directory.protectionsFrom(subject.name);
        if (!from)
            return from.error();
        if (!from->empty())
            return true;
    }
    return false;
}

bool maySeeAddresses(const OpenCase &open, const directory::Directory &directory, const QString &staff)
{
    const std::vector<Subject> subjects = subjectsOf(open);
    return std::all_of(subjects.begin(), subjects.end(), [&](const Subject &subject) { return directory.maySeeAddress(staff, subject); });
}

} // namespace engine::casework
