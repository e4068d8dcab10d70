// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/kind.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

namespace {

/// Fields that belong together, once or repeated. Its answer is made of theirs, by forms/check; there is
/// no text of its own to read.
class Group final : public Kind
{
public:
    QString name() const override { return u"group"_s; }
    Shape shape(const model::Field &, std::size_t) const override { return Shape::Group; }
    std::vector<Box> boxes(const model::Field &) const override { return {}; }
    Parsed parse(const Given &) const override { return engine::feel::Value(); }

    std::optional<engine::feel::Value> accept(const model::Field &field, const engine::feel::Value &value) const override
    {
        const auto *list = value.as<engine::feel::List>();
        const auto isEntry = [](const engine::feel::Value &item) { return item.as<engine::feel::Context>() != nullptr; };
        if (field.repeats ? list && std::all_of(list->begin(), list->end(), isEntry) : isEntry(value))
            return value;
        return std::nullopt;
    }

    Boxes toRaw(const model::Field &, const engine::feel::Value &) const override { return {}; }

    QString show(const model::Field &, const engine::feel::Value &, const std::vector<model::Option> &,
                 const engine::core::Language &) const override
    {
        return {};
    }
};

} // namespace

const Kind &groupKind()
{
    static const Group kind;
    return kind;
}

} // namespace forms::fields
