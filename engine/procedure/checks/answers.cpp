// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/answers.h"

#include "engine/bpmn/check.h"
#include "engine/dmn/analysis_points.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

using ::forms::model::Field;
using ::forms::model::Form;

namespace {

bool isNumber(const Field &field)
{
    return field.kind == u"number"_s || field.kind == u"money"_s || field.kind == u"fiscal-year"_s;
}

std::optional<core::Decimal> setting(const Field &field, const QString &name)
{
    const auto found = field.settings.find(name);
    return found == field.settings.end() ? std::nullopt : core::Decimal::parse(found->second);
}

/// The numbers at which something changes, and those beside them, as far as the field takes them.
std::vector<feel::Value> numbers(const Field &field, const QString &text)
{
    std::vector<core::Decimal> around{core::Decimal(0)};
    for (const feel::Value &literal : dmn::literalsIn(text)) {
        if (const auto *number = literal.as<core::Decimal>())
            around.push_back(*number);
    }
    const auto low = setting(field, u"min"_s);
    const auto high = setting(field, u"max"_s);
    for (const auto &bound : {low, high}) {
        if (bound)
            around.push_back(*bound);
    }
    std::set<core::Decimal> points;
    for (const core::Decimal &number : around) {
        for (const int step : {-1, 0, 1}) {
            const auto point = number.plus(core::Decimal(step));
            if (point && !(low && *point < *low) && !(high && *point > *high))
                points.insert(*point);
        }
    }
    return {points.begin(), points.end()};
}

} // namespace

std::vector<feel::Value> pointsOf(const Field &field, const QString &text)
{
    std::vector<feel::Value> points;
    if (field.repeats)
        return points;
    if (isNumber(field))
        points = numbers(field, text);
    else if (field.kind == u"yes-no"_s || field.kind == u"consent"_s)
        points = {feel::Value(true), feel::Value(false)};
    else if (field.kind == u"choice"_s && field.optionsDecision.isEmpty()) {
        for (const ::forms::model::Option &option : field.options)
            points.push_back(feel::Value(option.value));
    }
    return points;
}

FieldAt fieldsOfForm(const Form &form, const QString &inside)
{
    return [&form, inside](const QString &path) -> const Field * {
        if (path == u"value"_s)
            return form.field(inside);
        for (QString level = inside.section(u'.', 0, -2);; level = level.section(u'.', 0, -2)) {
            if (const Field *found = form.field(level.isEmpty() ? path : level + u'.' + path))
                return found;
            if (level.isEmpty())
                return nullptr;
        }
    };
}

FieldAt fieldsOfCase(const Reading &reading)
{
    std::map<QString, std::set<QString>> answers;
    for (const auto &[id, process] : reading.package.definition.processes) {
        for (const auto &[variable, forms] : bpmn::answersSetBy(*process))
            answers[variable].insert(forms.begin(), forms.end());
    }
    return [&reading, answers](const QString &path) -> const Field * {
        const QString head = path.section(u'.', 0, 0);
        if (reading.setByProcesses.contains(head))
            return nullptr;
        const auto &forms = reading.package.forms;
        const auto taken = answers.find(head);
        // The same variable may take the answers of several forms; then nothing is certain.
        if (taken != answers.end() && taken->second.size() == 1) {
            const auto form = forms.find(*taken->second.begin());
            return form == forms.end() ? nullptr : form->second->field(path.section(u'.', 1));
        }
        const auto entry = forms.find(reading.package.cover.entryForm);
        return taken != answers.end() || entry == forms.end() ? nullptr : entry->second->field(path);
    };
}

std::optional<QString> pathOf(const feel::ExpressionNode &node)
{
    if (const auto *name = node.as<feel::ast::Name>())
        return name->slot < 0 ? std::optional(name->name) : std::nullopt;
    const auto *member = node.as<feel::ast::Member>();
    const auto object = member ? pathOf(*member->object) : std::nullopt;
    return object ? std::optional(*object + u'.' + member->name) : std::nullopt;
}

void eachExpression(const Reading &reading, const std::function<void(const feel::Expression &, const FieldAt &)> &visit)
{
    const auto some = [&](const std::optional<feel::Expression> &expression, const FieldAt &fields) {
        if (expression)
            visit(*expression, fields);
    };
    for (const auto &[id, form] : reading.package.forms) {
        for (const ::forms::model::Page &page : form->pages)
            some(page.relevant, fieldsOfForm(*form, {}));
        for (const Field *field : form->allFields()) {
            const FieldAt fields = fieldsOfForm(*form, field->path);
            for (const auto &expression : {field->relevant, field->required, field->constraint, field->calculate, field->readonly, field->initial})
                some(expression, fields);
        }
    }
    const FieldAt ofCase = fieldsOfCase(reading);
    for (const Attachment &attachment : reading.package.cover.attachments)
        some(attachment.needed, ofCase);
    for (const auto &[id, process] : reading.package.definition.processes) {
        for (const bpmn::SequenceFlow &flow : process->flows)
            some(flow.condition, ofCase);
        for (const bpmn::Node &node : process->nodes) {
            for (const auto &expression : {node.owner, node.due, node.script})
                some(expression, ofCase);
            for (const auto *mappings : {&node.parameters, &node.in}) {
                for (const bpmn::Mapping &mapping : *mappings)
                    visit(mapping.value, ofCase);
            }
        }
    }
}

} // namespace engine::procedure::checks
