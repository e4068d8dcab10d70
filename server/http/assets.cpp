// SPDX-License-Identifier: Apache-2.0
#include "server/http/assets.h"

#include "engine/crypto/crypto.h"

#include <Poco/DeflatingStream.h>

#include <sstream>

using namespace Qt::StringLiterals;

namespace server::http {

namespace {

QByteArray mediaTypeOf(const QString &name)
{
    static const std::map<QString, QByteArray> types{
        {u"css"_s, "text/css; charset=utf-8"},        {u"js"_s, "text/javascript; charset=utf-8"},
        {u"svg"_s, "image/svg+xml"},                  {u"png"_s, "image/png"},
        {u"ico"_s, "image/x-icon"},                   {u"txt"_s, "text/plain; charset=utf-8"},
    };
    const auto found = types.find(name.section(u'.', -1));
    return found == types.end() ? QByteArray("application/octet-stream") : found->second;
}

} // namespace

QByteArray gzip(const QByteArray &plain)
{
    std::ostringstream out;
    Poco::DeflatingOutputStream deflater(out, Poco::DeflatingStreamBuf::STREAM_GZIP, 9);
    deflater.write(plain.constData(), plain.size());
    deflater.close();
    return QByteArray::fromStdString(out.str());
}

void Assets::add(const QString &name, const QByteArray &content)
{
    const QString hash = QString::fromLatin1(engine::crypto::sha256(content).toHex().left(12));
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString file = name.left(dot) + u'.' + hash + name.mid(dot);
    QByteArray compressed = gzip(content);
    if (compressed.size() >= content.size())
        compressed.clear();
    m_files[file] = {content, compressed, mediaTypeOf(name)};
    m_paths[name] = m_folder + u'/' + file;
}

QString Assets::path(const QString &name) const
{
    const auto found = m_paths.find(name);
    Q_ASSERT_X(found != m_paths.end(), "Assets::path", "templates name only assets that were added");
    return found->second;
}

void Assets::routes(Router &router) const
{
    const auto serve = [this](Request &request) {
        const auto found = m_files.find(request.parameter(u"file"_s));
        if (found == m_files.end())
            return Response::notFound();
        const Asset &asset = found->second;
        Response response;
        response.headers.set("Content-Type", asset.mediaType);
        response.headers.set("Cache-Control", "public, max-age=31536000, immutable");
        response.headers.set("Vary", "Accept-Encoding");
        const bool compressed = !asset.compressed.isEmpty() && request.headers.value("accept-encoding").contains("gzip");
        if (compressed)
            response.headers.set("Content-Encoding", "gzip");
        response.body = compressed ? asset.compressed : asset.content;
        return response;
    };
    router.get(m_folder + u"/{file}"_s, serve, {0, Sessions::None, Csrf::Checked});
}

} // namespace server::http
