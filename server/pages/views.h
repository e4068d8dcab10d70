// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/json.h"
#include "forms/html/draw.h"
#include "server/http/assets.h"

namespace server::pages {

/// `english` in the reader's language, from the pages' own sentences.
QString say(const char *english, const engine::core::Language &language);

/// One line of the site's own small forms (sign-in, status …). Procedures' forms are drawn by forms/html.
struct Box
{
    QString name;
    QString label;
    QString value;
    QString hint;
    QString error;
    QString type = QStringLiteral("text"); ///< text, email, password, file, textarea
    QString autocomplete;
    QString inputMode;
    QString size;
    bool required = true;
};

/// What a page shows.
struct View
{
    QString title; ///< also the h1
    QString name;  ///< of its template
    engine::core::Json data{engine::core::Json::Object{}};
    int status = 200;
    QByteArray errors; ///< the error summary; its presence marks the title
    QByteArray boxes;  ///< as `Views::boxes` drew them
    QString notice;    ///< a sentence above the content, read out at once
};

/// Draws pages from the templates and assets that are compiled in. Any thread.
class Views
{
public:
    /// The last hand that each page goes through before it is sent; a preview puts its own things in there.
    using Finish = std::function<void(const http::Request &, http::Response &)>;
    Views(engine::core::LocalText town, QString contact, Finish finish = {});

    http::Response draw(const http::Request &request, const View &view) const;
    QByteArray boxes(const std::vector<Box> &boxes, const engine::core::Language &language) const;
    /// The summary of the boxes' errors, and of `general` where it is said; empty without any.
    QByteArray errorSummary(const std::vector<Box> &boxes, const QString &general, const engine::core::Language &language) const;
    const http::Assets &assets() const { return m_assets; }
    QString town(const engine::core::Language &language) const { return m_town.in(language); }
    QString contact() const { return m_contact; }

    /// Every template by name, as it lies in the resources; for tests.
    static std::map<QString, QByteArray> sources();

private:
    QByteArray drawTemplate(const QString &name, const engine::core::Json &data, const engine::core::Language &language) const;

    engine::core::LocalText m_town;
    QString m_contact;
    Finish m_finish; ///< may be empty
    http::Assets m_assets;
    std::map<QString, forms::html::Template> m_templates; ///< by language and name, `ja/home`
};

/// Puts the translations in the place of `[[…]]`, escaped.
QByteArray translated(const QByteArray &source, const engine::core::Language &language);

} // namespace server::pages
