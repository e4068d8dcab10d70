// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/router.h"

namespace server::http {

/// gzip (RFC 1952) of `plain`, at the best level.
QByteArray gzip(const QByteArray &plain);

/// Style sheets, scripts and images that never change under their name: the name carries the hash of the
/// content, so they are cached for ever; compressed once, when they are added.
class Assets
{
public:
    /// Served below `folder`: `/assets`.
    explicit Assets(QString folder = QStringLiteral("/assets")) : m_folder(std::move(folder)) {}
    /// `name` as in `site.css`; the media type follows from its ending.
    void add(const QString &name, const QByteArray &content);
    /// The path to link to: `/assets/site.1a2b3c4d5e6f.css`. Q_ASSERTs that `name` was added.
    QString path(const QString &name) const;
    /// Serves `/assets/{file}`, or that of its own folder; the assets must outlive the router.
    void routes(Router &router) const;

private:
    struct Asset
    {
        QByteArray content;
        QByteArray compressed; ///< empty where it would not be smaller
        QByteArray mediaType;
    };
    QString m_folder;
    std::map<QString, QString> m_paths;
    std::map<QString, Asset> m_files; ///< by the name with the hash
};

} // namespace server::http
