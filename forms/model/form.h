// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/local_text.h"
#include "engine/feel/expression.h"
#include "engine/xml/document.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace forms::model {

struct Option
{
    QString value;
    engine::core::LocalText label;
    engine::core::SourceRef where;
};

/// One field or group of a form, as its author wrote it. Kinds are open: see forms/fields.
struct Field
{
    QString name; ///< the step of its path
    QString path; ///< `items.tax`; with an index `items[1].tax` for answers (from 1)
    QString kind; ///< the element's name: text, choice, group, …
    engine::core::LocalText label;
    engine::core::LocalText hint;
    engine::core::LocalText error; ///< said when `constraint` is not met
    std::optional<engine::feel::Expression> relevant;
    std::optional<engine::feel::Expression> required; ///< `required="true"` is the literal true
    std::optional<engine::feel::Expression> constraint; ///< over `value` and the other answers
    std::optional<engine::feel::Expression> calculate;
    std::optional<engine::feel::Expression> readonly;
    std::optional<engine::feel::Expression> prefill;
    std::optional<engine::feel::Expression> initial; ///< default="…"
    std::vector<Option> options;
    QString optionsDecision; ///< options="tax-items": the output values of a decision
    int repeatMin = 1;       ///< groups: repeat="1..20"
    int repeatMax = 1;
    bool repeats = false;
    std::map<QString, QString> settings; ///< other attributes of its kind: kinds, up-to, max-length …
    QString attachment;                  ///< file: the attachment of the cover sheet it is
    std::vector<QString> seenBy;         ///< roles; empty: all who see the case
    QString keep;
    QString law;
    std::vector<Field> children;
    engine::core::SourceRef where;
};

struct Page
{
    QString name;
    engine::core::LocalText title;
    engine::core::LocalText intro;
    std::optional<engine::feel::Expression> relevant;
    std::vector<Field> fields;
    engine::core::SourceRef where;
};

/// A form definition (urn:todoke:form:1). Immutable once read.
struct Form
{
    QString id;
    std::vector<Page> pages;
    engine::core::SourceRef where;

    const Page *page(QStringView name) const;
    /// The field with this path without indexes, or nullptr.
    const Field *field(QStringView path) const;
    /// Every field, depth first.
    std::vector<const Field *> allFields() const;
};

inline constexpr auto formNamespace = "urn:todoke:form:1";

/// Reads a form; all faults are reported with their places: against the XML Schema that ships, duplicate
/// names, unknown names in FEEL (against the form's own fields and `names`), missing Japanese labels, an
/// unknown kind. Gives nothing only where the file cannot be read at all.
std::shared_ptr<const Form> read(const engine::xml::Document &document, const engine::feel::Names &names,
                                 engine::core::Faults &faults);

/// Where a text that is there in some language is missing in one of `languages`, which a procedure promises.
engine::core::Faults missingTexts(const Form &form, const std::vector<QString> &languages);

/// `items[1].tax` without its indexes: `items.tax`.
QString withoutIndexes(QStringView path);
/// The media types that a `kinds="pdf jpeg"` takes, by kind.
const std::map<QString, QString> &fileKinds();
/// `20 MiB` in bytes; nothing for anything else and for more than 4 GiB.
std::optional<qint64> sizeInBytes(QStringView text);

} // namespace forms::model
