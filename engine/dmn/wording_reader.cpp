// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/reader.h"

namespace engine::dmn {

using namespace Qt::StringLiterals;

namespace {

/// xml:lang, which the XML specification binds to this namespace.
QString languageOf(const xml::Element &element)
{
    return element.attribute(u"lang", u"http://www.w3.org/XML/1998/namespace").value_or(u"ja"_s);
}

} // namespace

/// The attribute `label` and our elements in `extensionElements`: label, unit, value and law.
WordingPointer Reader::wordingOf(const xml::Element &element)
{
    Wording words;
    if (const QString label = element.attribute(u"label").value_or(QString()).trimmed(); !label.isEmpty())
        words.label.texts.emplace(u"ja"_s, label);
    words.label.where = element.where();
    const auto extensions = child(element, u"extensionElements");
    for (const xml::Element &part : extensions ? extensions->children() : std::vector<xml::Element>()) {
        if (part.namespaceUri() != extensionNamespace)
            continue;
        const QString name = part.name();
        if (name == u"label") {
            words.label.texts.insert_or_assign(languageOf(part), part.text().simplified());
        } else if (name == u"unit") {
            words.unit.texts.insert_or_assign(languageOf(part), part.text().simplified());
        } else if (name == u"law") {
            words.law = part.text().simplified();
        } else if (name == u"value") {
            const QString text = required(part, u"is");
            const auto value = literalValue(text);
            if (!value) {
                fault(DmnError::NotALiteral, {text}, part.attributeNode(u"is") ? part.attributeNode(u"is")->valueWhere : part.where());
                continue;
            }
            Wording::ValueLabel known{*value, {}};
            for (const xml::Element &label : part.children(extensionNamespace, u"label"))
                known.label.texts.insert_or_assign(languageOf(label), label.text().simplified());
            words.values.push_back(std::move(known));
        } else {
            fault(DmnError::UnknownExtension, {name}, part.where());
        }
    }
    return words.isEmpty() ? nullptr : std::make_shared<const Wording>(std::move(words));
}

/// What the outputs of the table within `logic` say of its result.
WordingPointer Reader::wordingOfOutputs(const xml::Element &logic)
{
    const auto table = child(logic, u"decisionTable");
    return table ? wordingOfTable(*table) : nullptr;
}

WordingPointer Reader::wordingOfTable(const xml::Element &table)
{
    const std::vector<xml::Element> outputs = children(table, u"output");
    if (outputs.size() == 1)
        return merged(wordingOf(outputs.front()), typeRefOf(outputs.front()).words());
    Wording words;
    for (const xml::Element &output : outputs)
        words.members.emplace(output.attribute(u"name").value_or(QString()),
                              merged(wordingOf(output), typeRefOf(output).words()));
    return std::make_shared<const Wording>(std::move(words));
}

/// The words of a path as `applicant.household.size`, from those of its first name.
WordingPointer Scope::wordsOf(const QString &path) const
{
    const QStringList parts = path.split(u'.');
    const auto first = words.find(parts.front().trimmed());
    WordingPointer found = first == words.end() ? nullptr : first->second;
    for (qsizetype i = 1; found && i < parts.size(); ++i)
        found = found->member(parts[i].trimmed());
    return found;
}

} // namespace engine::dmn
