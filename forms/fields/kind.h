// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms/fields/problem.h"
#include "forms/model/form.h"

#include <QStringList>

namespace forms::fields {

/// A file that was sent for a field; the bytes lie elsewhere.
struct SentFile
{
    QString id;
    QString name;
    QString mediaType;
    qint64 size = 0;
    QByteArray sha256;
};

/// What came for one field, by the name of the box; the field's own is "".
using Boxes = std::map<QString, QStringList>;

/// One place to type in. Its label is English, from the translations' room `forms`.
struct Box
{
    QString name;                   ///< "" for a field of a single box
    const char *label = nullptr;    ///< of boxes in a set
    QString inputMode;              ///< numeric, decimal, tel, email; empty: text
    QString autocomplete;           ///< HTML's token
    int width = 0;                  ///< characters; 0: as wide as there is room
    const char *suffix = nullptr;   ///< said behind the box: 年, 月, 日
    bool spare = false;             ///< may stay empty although the field is required
};

/// How a field is put before people. What each looks like is drawn once, in forms/html.
enum class Shape { Line, Lines, Set, Radios, Select, Checks, Tick, File, Group };

/// All that a kind may look at when it reads an answer.
struct Given
{
    const model::Field &field;
    const Boxes &boxes;
    const std::vector<model::Option> &options;
    const std::map<QString, SentFile> &files;

    /// The first text of a box that is not empty, as it came.
    QString text(const QString &box = {}) const;
};

struct Parsed
{
    Parsed(engine::feel::Value read) : value(std::move(read)) {}
    Parsed(engine::core::Error wrong) : problem(std::move(wrong)) {}
    Parsed(Problem wrong) : problem(engine::core::Error(wrong)) {}

    engine::feel::Value value;
    std::optional<engine::core::Error> problem;
};

/// One kind of field: how its answer is read, shown, and written as XML. Stateless; any thread may call.
class Kind
{
public:
    Kind() = default;
    Kind(const Kind &) = delete;
    Kind &operator=(const Kind &) = delete;
    virtual ~Kind() = default;

    /// The name of its element, as in the XML Schema of forms.
    virtual QString name() const = 0;

    virtual Shape shape(const model::Field &field, std::size_t options) const;
    virtual std::vector<Box> boxes(const model::Field &field) const;
    /// The options that belong to the kind itself (yes and no).
    virtual std::vector<model::Option> ownOptions() const { return {}; }

    /// Reads an answer of which at least one box is not empty.
    virtual Parsed parse(const Given &given) const = 0;
    /// Whether an answer must be there unless the form says otherwise, and what is said then.
    virtual bool requiredByNature() const { return false; }
    virtual Problem missing() const { return Problem::Required; }

    /// Whether people are shown how their answer was understood, even where it reads the same.
    virtual bool echoes() const { return false; }

    /// `value`, which was computed or known before, as a value of this kind; nothing where it is none.
    virtual std::optional<engine::feel::Value> accept(const model::Field &field, const engine::feel::Value &value) const = 0;
    /// The boxes from which `parse` reads `value` again.
    virtual Boxes toRaw(const model::Field &field, const engine::feel::Value &value) const = 0;
    /// As people read it.
    virtual QString show(const model::Field &field, const engine::feel::Value &value, const std::vector<model::Option> &options,
                         const engine::core::Language &language) const = 0;

    /// Writes the value as the content of the element that has just been started.
    virtual void write(engine::xml::Writer &writer, const engine::feel::Value &value) const;
    /// Writes the type of that content as a child of the `xs:element` that has just been started.
    virtual void writeSchema(engine::xml::Writer &writer, const model::Field &field) const;
};

/// The kind of this name, or nullptr.
const Kind *find(QStringView name);
/// The kind of a field of a form that was read without faults; where there is none, text.
const Kind &kindOf(const model::Field &field);
std::vector<const Kind *> all();

} // namespace forms::fields
