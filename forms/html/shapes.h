// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms/html/draw.h"

namespace forms::html {

/// A template of this room, by the name of its file.
const Template &shape(const QString &name);

/// What was typed, fit to be sent back: control characters and broken surrogates become U+FFFD.
QString echoed(const QString &text);

/// Draws the fields of one page, each by the template of its shape.
class PageDrawer
{
public:
    PageDrawer(const check::RawAnswers &raw, const check::Checked &checked, const check::Against &against, const Drawing &drawing);

    QByteArray fields(const std::vector<model::Field> &fields, const QString &path) const;

private:
    using Json = engine::core::Json;

    QByteArray field(const model::Field &field, const QString &path) const;
    QByteArray group(const model::Field &field, const QString &path, Json data) const;
    /// What every shape shows: label, hint, error, and what a screen reader says with it.
    Json common(const model::Field &field, const QString &path) const;
    void boxes(const model::Field &field, const QString &path, Json &data) const;
    void options(const model::Field &field, const QString &path, Json &data) const;
    void file(const model::Field &field, const QString &path, Json &data) const;
    /// Sets `key` to the text and `keyLang` to its language where that is another than the page's.
    void say(Json &data, const QString &key, const engine::core::LocalText &text) const;
    QString own(const char *sentence) const;
    bool isRequired(const model::Field &field, const QString &path) const;

    const check::RawAnswers &m_raw;
    const check::Checked &m_checked;
    const check::Against &m_against;
    const Drawing &m_drawing;
    std::map<QString, const check::FieldError *> m_errors;
};

} // namespace forms::html
