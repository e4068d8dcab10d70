// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/simulation/random_answers.h"

namespace engine::tool {

using namespace Qt::StringLiterals;

namespace {

feel::Context answersTo(const std::vector<forms::model::Field> &fields, const QDate &today, QRandomGenerator &random);

feel::Value answerTo(const forms::model::Field &field, const QDate &today, QRandomGenerator &random)
{
    const auto option = [&] { return field.options[random.bounded(quint32(field.options.size()))].value; };
    if (field.kind == "group"_L1)
        return answersTo(field.children, today, random);
    if (field.kind == "choice"_L1)
        return field.options.empty() ? feel::Value() : feel::Value(option());
    if (field.kind == "choices"_L1) {
        feel::List chosen;
        for (const forms::model::Option &one : field.options) {
            if (random.bounded(2) == 0)
                chosen.push_back(feel::Value(one.value));
        }
        return chosen;
    }
    if (field.kind == "yes-no"_L1 || field.kind == "consent"_L1)
        return random.bounded(2) == 0;
    if (field.kind == "number"_L1)
        return int(random.bounded(20));
    if (field.kind == "money"_L1)
        return int(random.bounded(100)) * 100;
    if (field.kind == "date"_L1)
        return feel::Date::from(today.addDays(qint64(random.bounded(366)) - 183));
    return feel::Value(u"…"_s);
}

feel::Context answersTo(const std::vector<forms::model::Field> &fields, const QDate &today, QRandomGenerator &random)
{
    feel::Context answers;
    for (const forms::model::Field &field : fields) {
        if (!field.repeats) {
            answers.set(field.name, answerTo(field, today, random));
            continue;
        }
        feel::List all;
        const int most = std::max(field.repeatMin, std::min(field.repeatMax, 3));
        const int count = field.repeatMin + int(random.bounded(quint32(most - field.repeatMin + 1)));
        for (int i = 0; i < count; ++i)
            all.push_back(answerTo(field, today, random));
        answers.set(field.name, feel::Value(std::move(all)));
    }
    return answers;
}

/// Sets `value` at the path below `context`, unless something is there.
void putAt(feel::Context &context, const QString &path, const feel::Value &value)
{
    const QString head = path.section(u'.', 0, 0);
    const feel::Value *there = context.find(head);
    if (head == path) {
        if (!there || there->isNull())
            context.set(head, value);
        return;
    }
    const auto *already = there ? there->as<feel::Context>() : nullptr;
    feel::Context inner = already ? *already : feel::Context();
    putAt(inner, path.mid(head.size() + 1), value);
    context.set(head, feel::Value(inner));
}

} // namespace

feel::Context randomAnswers(const forms::model::Form &form, const QDate &today, QRandomGenerator &random)
{
    feel::Context answers;
    for (const forms::model::Page &page : form.pages) {
        const feel::Context ofPage = answersTo(page.fields, today, random);
        for (const auto &[name, value] : ofPage.entries())
            answers.set(name, value);
    }
    return answers;
}

void putAsked(feel::Context &answers, const QString &variable, const std::map<QString, std::vector<feel::Value>> &values, QRandomGenerator &random)
{
    for (const auto &[path, all] : values) {
        if (path.section(u'.', 0, 0) != variable || path == variable || all.empty())
            continue;
        putAt(answers, path.mid(variable.size() + 1), all[random.bounded(quint32(all.size()))]);
    }
}

} // namespace engine::tool
