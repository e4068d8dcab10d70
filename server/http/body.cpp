// SPDX-License-Identifier: Apache-2.0
#include "server/http/body.h"

#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace server::http {

namespace {

std::optional<QString> utf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return {};
    return text;
}

/// A parameter of a field such as Content-Disposition; nullopt when it is not there.
std::optional<QByteArray> parameter(QByteArrayView field, QByteArrayView name)
{
    qsizetype at = field.indexOf(';');
    while (at >= 0 && at < field.size()) {
        ++at;
        while (at < field.size() && (field[at] == ' ' || field[at] == '\t'))
            ++at;
        const qsizetype equals = field.indexOf('=', at);
        if (equals < 0)
            return {};
        const QByteArrayView key = field.sliced(at, equals - at);
        qsizetype end = equals + 1;
        QByteArray value;
        if (end < field.size() && field[end] == '"') {
            ++end;
            while (end < field.size() && field[end] != '"') {
                if (field[end] == '\\' && end + 1 < field.size() && (field[end + 1] == '"' || field[end + 1] == '\\'))
                    ++end;
                value += field[end++];
            }
            if (end >= field.size())
                return {};
            ++end;
        } else {
            while (end < field.size() && field[end] != ';')
                value += field[end++];
            value = value.trimmed();
        }
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
        at = field.indexOf(';', end);
    }
    return {};
}

/// Browsers write these three in names as percent escapes, and nothing else (HTML, multipart/form-data encoding).
QByteArray unescapedName(QByteArray name)
{
    return name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
}

QString baseName(const QString &name)
{
    const qsizetype slash = std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\'));
    QString base = name.sliced(slash + 1);
    base.removeIf([](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
    return base.left(200);
}

class Multipart
{
public:
    Multipart(Request &request, const BodyLimits &limits) : m_request(request), m_limits(limits) {}

    std::optional<Refusal> read(const QByteArray &boundary)
    {
        const QByteArrayView body = m_request.body;
        const QByteArray delimiter = "\r\n--" + boundary;
        if (!body.startsWith(QByteArrayView(delimiter).sliced(2)))
            return Refusal{400, "multipart-start"};
        qsizetype at = delimiter.size() - 2;
        while (true) {
            const QByteArrayView rest = body.sliced(at);
            if (rest.startsWith("--"))
                return {};
            if (!rest.startsWith("\r\n"))
                return Refusal{400, "multipart-delimiter"};
            at += 2;
            const qsizetype next = body.indexOf(delimiter, at - 2); // an empty part has its CRLF in the delimiter
            if (next < 0)
                return Refusal{400, "multipart-end"};
            if (const auto refusal = readPart(body.sliced(at, std::max(next, at) - at)))
                return refusal;
            at = next + delimiter.size();
        }
    }

private:
    std::optional<Refusal> readPart(QByteArrayView part)
    {
        const qsizetype split = part.indexOf("\r\n\r\n");
        if (split < 0 || split > 4096)
            return Refusal{400, "part-head"};
        Headers headers;
        qsizetype from = 0;
        while (from < split) {
            qsizetype end = part.indexOf("\r\n", from);
            if (end < 0 || end > split)
                end = split;
            const QByteArrayView line = part.sliced(from, end - from);
            const qsizetype colon = line.indexOf(':');
            if (colon <= 0)
                return Refusal{400, "part-field"};
            headers.add(line.first(colon).toByteArray(), line.sliced(colon + 1).toByteArray().trimmed());
            from = end + 2;
        }
        const QByteArray disposition = headers.value("content-disposition");
        const std::optional<QByteArray> rawName = parameter(disposition, "name");
        if (!disposition.toLower().startsWith("form-data") || !rawName)
            return Refusal{400, "part-disposition"};
        const std::optional<QString> name = utf8(unescapedName(*rawName));
        if (!name || name->contains(QChar(0)))
            return Refusal{400, "part-name"};
        const QByteArrayView content = part.sliced(split + 4);
        const std::optional<QByteArray> rawFile = parameter(disposition, "filename");
        return rawFile ? addFile(*name, *rawFile, headers, content) : addField(*name, content);
    }

    std::optional<Refusal> addFile(const QString &field, const QByteArray &rawName, const Headers &headers,
                                   QByteArrayView content)
    {
        const std::optional<QString> name = utf8(unescapedName(rawName));
        if (!name || name->contains(QChar(0)))
            return Refusal{400, "file-name"};
        if (name->isEmpty() && content.isEmpty())
            return {}; // no file was chosen
        if (std::ssize(m_request.files) >= m_limits.files)
            return Refusal{413, "too-many-files"};
        QString mediaType = QString::fromLatin1(headers.value("content-type")).section(u';', 0, 0).trimmed().toLower();
        static const QRegularExpression typePattern(uR"(\A[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+\z)"_s);
        if (!typePattern.match(mediaType).hasMatch())
            mediaType = u"application/octet-stream"_s;
        m_request.files.push_back({field, baseName(*name), mediaType, content});
        return {};
    }

    std::optional<Refusal> addField(const QString &name, QByteArrayView content)
    {
        if (content.size() > m_limits.value || std::ssize(m_request.fields.entries()) >= m_limits.fields)
            return Refusal{413, "field-too-large"};
        std::optional<QString> value = utf8(content);
        if (!value)
            return Refusal{400, "field-encoding"};
        value->replace("\r\n"_L1, "\n"_L1);
        m_request.fields.add(name, withoutControls(*std::move(value)));
        return {};
    }

    Request &m_request;
    const BodyLimits &m_limits;
};

} // namespace

std::optional<Refusal> readBody(Request &request, const BodyLimits &limits)
{
    const QByteArray contentType = request.headers.value("content-type");
    const QByteArray mediaType = contentType.split(';').first().trimmed().toLower();
    if (mediaType == "application/x-www-form-urlencoded") {
        std::optional<Fields> fields = parseUrlEncoded(request.body, limits.fields, Encoded::Answer);
        if (!fields)
            return Refusal{400, "form"};
        request.fields = std::move(*fields);
        return {};
    }
    if (mediaType == "multipart/form-data") {
        const std::optional<QByteArray> boundary = parameter(contentType, "boundary");
        static const QRegularExpression pattern(uR"(\A[0-9A-Za-z'()+_,./:=?-]{1,70}\z)"_s);
        if (!boundary || !pattern.match(QString::fromLatin1(*boundary)).hasMatch())
            return Refusal{400, "boundary"};
        return Multipart(request, limits).read(*boundary);
    }
    return {};
}

} // namespace server::http
