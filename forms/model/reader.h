// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms/model/form.h"
#include "forms/model/model_error.h"
#include "forms/model/scope.h"

namespace forms::model {

/// Reads one form; see `read`. Used once.
class Reader
{
public:
    Reader(const engine::feel::Names &names, engine::core::Faults &faults) : m_names(names), m_faults(faults) {}

    std::shared_ptr<const Form> form(const engine::xml::Element &root);

private:
    using Element = engine::xml::Element;
    using Expression = engine::feel::Expression;

    Page page(const Element &element, const Scope &scope);
    std::vector<Field> fields(const Element &parent, const QString &path, const Scope &scope);
    Field field(const Element &element, const QString &path, const Scope &scope);
    engine::core::LocalText text(const Element &parent, const QString &what);
    void needJapanese(const engine::core::LocalText &text, const QString &what, const QString &of, const Element &at);
    std::optional<Expression> expression(const Element &parent, const QString &name, const Scope &scope, const Field *field = nullptr);
    void types(const Expression &expression, const QString &name, const Scope &scope, const Field *field);
    void options(const Element &element, Field &field);
    void repeat(const Element &element, Field &field);
    void file(const Element &element, const Field &field);
    void bounds(const Element &element, const Field &field);
    void unreachable(const std::optional<Expression> &relevant, const QString &name);
    void fault(ModelError id, const QStringList &arguments, const engine::core::SourceRef &where) { m_faults.emplace_back(id, arguments, where); }

    const engine::feel::Names &m_names;
    engine::core::Faults &m_faults;
    std::map<const Scope *, engine::feel::Names> m_scopeNames;
    std::map<const Scope *, engine::feel::TypeScope> m_scopeTypes;
    std::map<QString, std::vector<QString>> m_needs; // what each calculated field uses
    std::map<QString, engine::core::SourceRef> m_calculated;
    void cycles();
};

} // namespace forms::model
