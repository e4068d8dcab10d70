// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms/check/check.h"

#include "engine/core/json.h"

namespace forms::html {

/// A mustache template with its data, the one way to make HTML; mustache itself does not leave this room.
class Template
{
public:
    /// Parses; Q_ASSERTs that it is valid (templates ship with us and a test reads them all).
    explicit Template(const QByteArray &source);
    Template(Template &&) noexcept;
    Template &operator=(Template &&) noexcept;
    ~Template();
    /// Draws with `data`: objects, arrays, strings, booleans. `{{x}}` is escaped; partials by name.
    /// Absent, false, null, an empty string and an empty array are all "no" to a section. Any thread.
    QByteArray draw(const engine::core::Json &data,
                    const std::function<QByteArray(const QString &)> &partial = {}) const;
    /// Why `source` is no valid template, or empty.
    static QString fault(const QByteArray &source);

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

/// `text` for HTML, as content or inside a quoted attribute.
QString escape(const QString &text);

struct Drawing
{
    engine::core::Language language;
    QString uploadAction; ///< where a file is sent when the page has file fields
};

/// The fields of one page as HTML: labels, hints, errors, groups with add and remove buttons (names `add:items`,
/// `remove:items[2]`), no script needed. Follows ux.md "Fields". Only the fields, not the <form> or the buttons.
QByteArray drawPage(const model::Form &form, const model::Page &page, const check::RawAnswers &raw,
                    const check::Checked &checked, const check::Against &against, const Drawing &drawing);
/// The error summary with a link per fault, empty without errors.
QByteArray drawErrorSummary(const model::Form &form, const std::vector<check::FieldError> &errors, const engine::core::Language &language);
/// The check-answers list (`dl` by section) with 変更 links to `changeBase/<page>`; without a base no links.
QByteArray drawSummary(const std::vector<check::SummarySection> &sections, const QString &changeBase,
                       const engine::core::Language &language);
/// `items[1].tax` as an HTML id.
QString elementId(const QString &path);
/// The label of a field as people tell it apart: with the group's and the entry's number before it.
QString labelOf(const model::Form &form, const QString &path, const engine::core::Language &language);
/// What a person reads of an error: the author's own sentence where there is one.
QString sentenceOf(const check::FieldError &error, const engine::core::Language &language);

/// Carries out the buttons that `drawPage` makes, if one of them was pressed: `add:items` adds an entry,
/// `remove:items[2]` takes one away, `remove:mandate` a sent file; `refresh` changes nothing. True where the
/// page is to be drawn again instead of going on. Whatever the form has no place for is left alone.
bool press(const model::Form &form, check::RawAnswers &raw);

} // namespace forms::html
