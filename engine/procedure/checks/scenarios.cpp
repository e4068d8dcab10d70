// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

namespace {

const QString ours = u"urn:todoke:scenario:1"_s;

class Scenario
{
public:
    explicit Scenario(const Reading &reading) : m_reading(reading)
    {
        for (const auto &[id, process] : reading.package.definition.processes) {
            for (const bpmn::Node &node : process->nodes) {
                if (node.type == bpmn::NodeType::UserTask) {
                    m_tasks.insert(node.id);
                    m_formOfTask.insert_or_assign(node.id, node.form.name); // own processes come after the shared ones
                }
            }
        }
    }

    void step(const xml::Element &element)
    {
        const QString entry = m_reading.package.cover.entryForm;
        if (element.name() == u"submit"_s || element.name() == u"complete"_s) {
            const auto form = element.attributeNode(u"form");
            const bool isKnown = m_reading.package.files.contains(u"forms/%1.xml"_s.arg(entry)); // else that is told
            if (form && form->value != entry && isKnown)
                m_reading.fault(ProcedureError::ScenarioForm, form->valueWhere, {form->value, entry});
            else
                answers(element, entry);
        }
        if (const auto task = element.attributeNode(u"task")) {
            if (!m_tasks.contains(task->value))
                m_reading.fault(ProcedureError::ScenarioTask, task->valueWhere, {task->value, listed(m_tasks)});
            else if (element.name() != u"expect"_s)
                answers(element, m_formOfTask.at(task->value));
        }
        for (const auto attribute : {u"for", u"role", u"review"}) {
            const auto role = element.attributeNode(attribute);
            if (role && !m_reading.roles.contains(role->value) && !(role->value == u"none"_s && QStringView(attribute) == u"review"))
                m_reading.fault(ProcedureError::ScenarioRole, role->valueWhere, {role->value, listed(m_reading.roles)});
        }
        const auto decision = element.attributeNode(u"decision");
        if (decision && m_reading.decisionsAreKnown && !m_reading.decisions.contains(decision->value))
            m_reading.fault(ProcedureError::ScenarioDecision, decision->valueWhere, {decision->value, listed(m_reading.decisions)});
    }

private:
    void answers(const xml::Element &step, const QString &form)
    {
        const auto known = m_reading.package.forms.find(form);
        if (known == m_reading.package.forms.end())
            return;
        for (const ::forms::model::Page &page : known->second->pages)
            m_top.insert(m_top.end(), page.fields.begin(), page.fields.end());
        fields(step, m_top, form);
        m_top.clear();
    }

    void fields(const xml::Element &parent, const std::vector<::forms::model::Field> &known, const QString &form)
    {
        std::set<QString> missing; // told once, however many boxes it has
        for (const xml::Element &child : parent.children()) {
            const QString name = child.name().section(u'.', 0, 0);
            const auto field = std::find_if(known.begin(), known.end(),
                                            [&](const ::forms::model::Field &other) { return other.name == name; });
            if (field == known.end() && !missing.insert(name).second)
                continue;
            if (field == known.end()) {
                std::set<QString> names;
                for (const ::forms::model::Field &other : known)
                    names.insert(other.name);
                m_reading.fault(ProcedureError::ScenarioField, child.where(), {form, name, listed(names)});
            } else if (!field->children.empty()) {
                fields(child, field->children, form);
            } else {
                value(child, *field);
            }
        }
    }

    void value(const xml::Element &answer, const ::forms::model::Field &field)
    {
        std::set<QString> values;
        for (const ::forms::model::Option &option : field.options)
            values.insert(option.value);
        const QString given = answer.text().trimmed();
        if (!values.empty() && field.optionsDecision.isEmpty() && !given.isEmpty() && !values.contains(given))
            m_reading.fault(ProcedureError::ScenarioValue, answer.where(), {field.path, given, listed(values)});
    }

    const Reading &m_reading;
    std::set<QString> m_tasks;
    std::map<QString, QString> m_formOfTask;
    std::vector<::forms::model::Field> m_top;
};

} // namespace

void scenarios(const Reading &reading)
{
    bool any = false;
    for (const auto &[path, content] : reading.package.files) {
        const bool isOfDecisions = path.startsWith(u"scenarios/decisions/"_s);
        // A guide has nothing but its decisions to test.
        any = any || (isOfDecisions && reading.package.cover.isGuide() && path.endsWith(u".xml"_s));
        if (isOfDecisions || !path.startsWith(u"scenarios/"_s) || !path.endsWith(u".xml"_s))
            continue;
        any = true;
        const auto document = xml::Document::parse(content, path);
        if (!document) {
            reading.faults.push_back(document.error());
            continue;
        }
        const xml::Element root = document->root();
        if (!root.is(ours, u"scenario")) {
            reading.fault(ProcedureError::NotAScenario, root.where(), {root.name()});
            continue;
        }
        for (core::Error &fault : shippedSchema(u"scenario-1.xsd"_s).validate(*document))
            reading.faults.push_back(std::move(fault));
        Scenario scenario(reading);
        for (const xml::Element &step : root.children())
            scenario.step(step);
    }
    if (!any)
        reading.fault(ProcedureError::NoScenario, {u"scenarios"_s, 0, 0});
}

} // namespace engine::procedure::checks
