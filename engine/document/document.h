// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/sentence.h"
#include "engine/feel/expression.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace engine::document {

/// The namespace of the words that a document template adds to XHTML; README.md lists them.
inline constexpr auto documentNamespace = "urn:todoke:document:1";

struct RenderOptions
{
    core::Language language; ///< of dates and amounts
};

/// A document filled in: plain XHTML without a word of ours in it, the equal version that gets signed.
struct Rendered
{
    QByteArray xhtml;
    QString title;                 ///< of `title`, else of the first heading
    feel::Diagnostics diagnostics; ///< each value that was null, with its place in the template
};

/// Fills in a template. A null value is written as nothing and told in `diagnostics`; a value of the wrong
/// type for its `as` is an error with its place. Pure; any thread.
core::Result<Rendered> render(const QByteArray &xhtmlTemplate,
                              const QString &fileName,
                              const feel::Environment &environment,
                              const RenderOptions &options = {});

/// Every fault of a template, with its place: bad XML, bad FEEL, names that `names` does not know, elements
/// and attributes that a document may not hold.
void check(const QByteArray &xhtmlTemplate, const QString &fileName, const feel::Names &names, core::Faults &faults);

struct PdfOptions
{
    QString title;
    QString qrText;    ///< empty: no QR code
    QString qrCaption; ///< stands beside it, may have several lines
    core::Language language;
};

struct Pdf
{
    QByteArray bytes; ///< PDF/A-1b
    int pages = 0;
    QStringList missing; ///< characters and variation sequences that no font has (`U+845B U+E0105`), each once
};

/// Sets plain XHTML on A4 pages. Names with variation selectors get their own glyph; the text stays
/// searchable by the plain character.
///
/// The program's `main` must have made a QGuiApplication (`QT_QPA_PLATFORM=offscreen` where there is no
/// screen), else this fails. Any thread may call; the pages are set by one thread of our own, so that the
/// fonts are in memory once.
core::Result<Pdf> toPdf(const QByteArray &xhtml, const PdfOptions &options);

enum class DocumentError {
    UnknownElement,
    UnknownAttribute,
    UnknownWord,
    MissingOf,
    UnknownForm,
    BadLoop,
    ElseWithoutIf,
    NotADate,
    NotANumber,
    NotText,
    NotXhtml,
    NullValue,
    NoApplication,
    QrTooLong,
    PdfFailed
};
core::ErrorText errorText(DocumentError id);

} // namespace engine::document
