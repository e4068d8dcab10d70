// SPDX-License-Identifier: Apache-2.0
#include "forms/model/scope.h"

#include "forms/model/form.h"
#include "forms/model/model_error.h"
#include "forms/model/vocabulary.h"

using namespace Qt::StringLiterals;

namespace forms::model {

namespace {

const QString &formNamespaceText()
{
    static const QString text = QString::fromLatin1(formNamespace);
    return text;
}

QString joined(const std::vector<QString> &words)
{
    return QStringList(words.begin(), words.end()).join(u", "_s);
}

std::vector<QString> namesOf(const Scope &scope)
{
    std::vector<QString> names;
    for (const Scope::Known &known : scope.fields())
        names.push_back(known.name);
    return names;
}

/// What may follow a value of `kind` behind a dot.
const std::vector<QString> &members(const QString &kind)
{
    static const std::vector<QString> none;
    const auto found = vocabulary().find(kind);
    if (found == vocabulary().end() || found->second.type == u"list")
        return none;
    return found->second.members;
}

} // namespace

std::unique_ptr<Scope> Scope::ofForm(const engine::xml::Element &form)
{
    auto scope = std::make_unique<Scope>();
    for (const engine::xml::Element &page : form.children(formNamespaceText(), u"page"))
        scope->add(page);
    return scope;
}

void Scope::add(const engine::xml::Element &parent)
{
    for (const engine::xml::Element &element : parent.children()) {
        if (element.namespaceUri() != formNamespaceText() || !vocabulary().contains(element.name()))
            continue;
        Known known{element.attribute(u"name").value_or(QString()), element.name(), nullptr, element.attribute(u"repeat").has_value()};
        if (known.name.isEmpty())
            continue;
        if (vocabulary().at(known.kind).type == u"group") {
            known.inner = std::make_unique<Scope>();
            known.inner->m_outer = this;
            known.inner->m_path = m_path.isEmpty() ? known.name : m_path + u'.' + known.name;
            known.inner->add(element);
        }
        m_fields.push_back(std::move(known));
    }
}

const Scope::Known *Scope::own(QStringView name) const
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&](const Known &known) { return known.name == name; });
    return found == m_fields.end() ? nullptr : &*found;
}

const Scope::Known *Scope::find(QStringView name) const
{
    for (const Scope *scope = this; scope; scope = scope->m_outer) {
        if (const Known *known = scope->own(name))
            return known;
    }
    return nullptr;
}

engine::feel::Names Scope::names(const engine::feel::Names &names) const
{
    engine::feel::Names all = names;
    for (const Scope *scope = this; scope; scope = scope->m_outer) {
        for (const Known &known : scope->m_fields)
            all.variables.insert(known.name);
    }
    return all;
}

engine::feel::Type Scope::Known::type() const
{
    if (!inner)
        return vocabulary().at(kind).feel;
    std::vector<engine::feel::Type::Member> members;
    for (const Known &known : inner->m_fields)
        members.emplace_back(known.name, known.type());
    const engine::feel::Type entry = engine::feel::Type::context(std::move(members));
    return repeats ? engine::feel::Type::list(entry) : entry;
}

engine::feel::TypeScope Scope::types() const
{
    engine::feel::TypeScope types;
    for (const Scope *scope = this; scope; scope = scope->m_outer) {
        for (const Known &known : scope->m_fields)
            types.variables.emplace(known.name, known.type());
    }
    return types;
}

engine::core::Faults unknownMembers(const engine::feel::Expression &expression, const Scope &scope, const QString &self)
{
    engine::core::Faults faults;
    for (const engine::feel::Expression::Use &use : expression.uses()) {
        const QStringList steps = use.path.split(u'.');
        const bool isSelf = !self.isEmpty() && steps.front() == u"value";
        const Scope::Known *known = isSelf ? nullptr : scope.find(steps.front());
        if (!known && !isSelf)
            continue;
        QString kind = isSelf ? self : known->kind;
        for (qsizetype i = 1; i < steps.size(); ++i) {
            const QString &step = steps.at(i);
            if (known && known->inner) {
                const Scope::Known *next = known->inner->own(step);
                if (!next) {
                    faults.emplace_back(ModelError::UnknownMember, QStringList{steps.at(i - 1), step, joined(namesOf(*known->inner))}, use.where);
                    break;
                }
                known = next;
                kind = next->kind;
                continue;
            }
            const std::vector<QString> &parts = members(kind);
            if (kind != u"group" && std::find(parts.begin(), parts.end(), step) == parts.end())
                faults.emplace_back(ModelError::UnknownMember, QStringList{steps.at(i - 1), step, parts.empty() ? u"–"_s : joined(parts)}, use.where);
            break;
        }
    }
    return faults;
}

std::vector<QString> usedFields(const engine::feel::Expression &expression, const Scope &scope)
{
    std::vector<QString> fields;
    for (const QString &path : expression.usedNames()) {
        const QStringList steps = path.split(u'.');
        const Scope *home = &scope;
        while (home && !home->own(steps.front()))
            home = home->outer();
        if (!home)
            continue;
        const Scope::Known *known = home->own(steps.front());
        QString field = home->path().isEmpty() ? known->name : home->path() + u'.' + known->name;
        for (qsizetype i = 1; i < steps.size() && known->inner && known->inner->own(steps.at(i)); ++i) {
            known = known->inner->own(steps.at(i));
            field += u'.' + known->name;
        }
        fields.push_back(field);
    }
    return fields;
}

} // namespace forms::model
