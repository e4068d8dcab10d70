// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/types.h"
#include "engine/xml/document.h"

#include <memory>
#include <vector>

namespace forms::model {

/// The fields that an expression of a form may name: those of its own level, then those around it.
/// Built from the file before any expression is read, so that order in the file does not matter.
class Scope
{
public:
    struct Known
    {
        QString name;
        QString kind;
        std::unique_ptr<Scope> inner; ///< of a group
        bool repeats = false;

        engine::feel::Type type() const;
    };

    /// The fields of all pages of `form`.
    static std::unique_ptr<Scope> ofForm(const engine::xml::Element &form);

    /// The nearest field called `name`, from here outwards, or nullptr.
    const Known *find(QStringView name) const;
    /// The field of this very level.
    const Known *own(QStringView name) const;
    const Scope *outer() const { return m_outer; }
    const QString &path() const { return m_path; }
    const std::vector<Known> &fields() const { return m_fields; }
    /// `names` and every field in sight.
    engine::feel::Names names(const engine::feel::Names &names) const;

    /// What is known of the types of those fields.
    engine::feel::TypeScope types() const;

private:
    void add(const engine::xml::Element &parent);

    const Scope *m_outer = nullptr; // owns us, through its fields
    QString m_path;
    std::vector<Known> m_fields;
};

/// Faults in what `expression` says of the form's fields: `applicant.adress` where there is no such part.
/// `self` is the kind of the field whose `value` a constraint may use, else empty.
engine::core::Faults unknownMembers(const engine::feel::Expression &expression, const Scope &scope, const QString &self);

/// The paths of the form's fields that `expression` uses.
std::vector<QString> usedFields(const engine::feel::Expression &expression, const Scope &scope);

} // namespace forms::model
