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

constexpr qsizetype mostHead = 4096; ///< of a part

} // namespace

BodyReader::BodyReader(Request &request, const BodyLimits &limits, BodyPlan plan) : m_request(request), m_limits(limits), m_plan(std::move(plan))
{
    const QByteArray contentType = request.headers.value("content-type");
    if (contentType.split(';').first().trimmed().toLower() != "multipart/form-data")
        return;
    m_kind = Kind::Multipart;
    const std::optional<QByteArray> boundary = parameter(contentType, "boundary");
    static const QRegularExpression pattern(uR"(\A[0-9A-Za-z'()+_,./:=?-]{1,70}\z)"_s);
    if (!boundary || !pattern.match(QString::fromLatin1(*boundary)).hasMatch())
        m_refused = Refusal{400, "boundary"};
    else
        m_delimiter = "\r\n--" + *boundary;
}

std::optional<Refusal> BodyReader::add(QByteArrayView piece)
{
    if (m_refused)
        return m_refused;
    if (m_kind == Kind::Whole) {
        m_request.body += piece;
        m_kept = m_request.body.size();
        return m_plan.file && m_kept > m_limits.held ? m_refused = Refusal{413, "body-held"} : std::nullopt;
    }
    if (m_state == State::Epilogue)
        return {};
    m_buffer += piece;
    qsizetype at = 0;
    for (bool waits = false; !waits && !m_refused;)
        m_refused = step(at, waits);
    m_buffer.remove(0, at);
    if (!m_refused && m_plan.file && held() > m_limits.held)
        m_refused = Refusal{413, "body-held"};
    return m_refused;
}

std::optional<Refusal> BodyReader::finish()
{
    if (m_refused)
        return m_refused;
    m_request.bodyIsRead = true;
    if (m_kind == Kind::Multipart)
        return m_state == State::Epilogue ? std::nullopt : std::optional(Refusal{400, m_state == State::Start ? "multipart-start" : "multipart-end"});
    const QByteArray mediaType = m_request.headers.value("content-type").split(';').first().trimmed().toLower();
    if (mediaType != "application/x-www-form-urlencoded")
        return {};
    std::optional<Fields> fields = parseUrlEncoded(m_request.body, m_limits.fields, Encoded::Answer);
    if (!fields)
        return Refusal{400, "form"};
    m_request.fields = std::move(*fields);
    return {};
}

/// Goes on from `at` in what is there; `waits` when more of it must come first.
std::optional<Refusal> BodyReader::step(qsizetype &at, bool &waits)
{
    const QByteArrayView rest = QByteArrayView(m_buffer).sliced(at);
    switch (m_state) {
    case State::Start: {
        const QByteArrayView first = QByteArrayView(m_delimiter).sliced(2);
        waits = rest.size() < first.size();
        if (!first.startsWith(rest.first(std::min(rest.size(), first.size()))))
            return Refusal{400, "multipart-start"};
        if (!waits) {
            at += first.size();
            m_state = State::Delimiter;
        }
        return {};
    }
    case State::Delimiter:
        waits = rest.size() < 2;
        if (waits)
            return {};
        at += 2;
        if (rest.startsWith("--")) {
            m_state = State::Epilogue;
            at = m_buffer.size();
            waits = true;
            return {};
        }
        m_state = State::Head;
        return rest.startsWith("\r\n") ? std::nullopt : std::optional(Refusal{400, "multipart-delimiter"});
    case State::Head: {
        const qsizetype split = rest.indexOf("\r\n\r\n");
        if (split > mostHead || (split < 0 && rest.size() > mostHead + 4))
            return Refusal{400, "part-head"};
        waits = split < 0;
        if (waits)
            return {};
        at += split + 4;
        m_state = State::Content;
        return readHead(rest.first(split));
    }
    case State::Content: {
        const qsizetype end = rest.indexOf(m_delimiter);
        // What may be the beginning of a delimiter is not content yet.
        const qsizetype sure = end >= 0 ? end : std::max<qsizetype>(rest.size() - m_delimiter.size() + 1, 0);
        at += sure;
        if (const auto refusal = addContent(rest.first(sure)))
            return refusal;
        waits = end < 0;
        if (waits)
            return {};
        at += m_delimiter.size();
        m_state = State::Delimiter;
        return endPart();
    }
    case State::Epilogue:
        waits = true;
        return {};
    }
    Q_UNREACHABLE();
}

std::optional<Refusal> BodyReader::readHead(QByteArrayView head)
{
    Headers headers;
    qsizetype from = 0;
    while (from < head.size()) {
        qsizetype end = head.indexOf("\r\n", from);
        if (end < 0)
            end = head.size();
        const QByteArrayView line = head.sliced(from, end - from);
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
    m_part = {};
    m_part.name = *name;
    const std::optional<QByteArray> rawFile = parameter(disposition, "filename");
    m_part.isFile = rawFile.has_value();
    if (!rawFile)
        return {};
    const std::optional<QString> fileName = utf8(unescapedName(*rawFile));
    if (!fileName || fileName->contains(QChar(0)))
        return Refusal{400, "file-name"};
    m_part.fileName = *fileName;
    m_part.mediaType = QString::fromLatin1(headers.value("content-type")).section(u';', 0, 0).trimmed().toLower();
    static const QRegularExpression typePattern(uR"(\A[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+\z)"_s);
    if (!typePattern.match(m_part.mediaType).hasMatch())
        m_part.mediaType = u"application/octet-stream"_s;
    return {};
}

std::optional<Refusal> BodyReader::addContent(QByteArrayView content)
{
    if (content.isEmpty())
        return {};
    if (!m_part.isFile) {
        m_value += content;
        return m_value.size() > m_limits.value ? std::optional(Refusal{413, "field-too-large"}) : std::nullopt;
    }
    if (!m_part.begun) {
        if (const auto refusal = beginFile())
            return refusal;
    }
    if (m_part.taker) {
        m_part.taker->add(content);
    } else if (!m_part.drops) {
        m_request.files.back().content += content;
        m_kept += content.size();
    }
    return {};
}

std::optional<Refusal> BodyReader::beginFile()
{
    m_part.begun = true;
    if (std::ssize(m_request.files) >= m_limits.files)
        return Refusal{413, "too-many-files"};
    Upload upload{m_part.name, baseName(m_part.fileName), m_part.mediaType};
    if (m_plan.file) {
        upload.taker = m_plan.file(upload.field, upload.name);
        m_part.taker = upload.taker.get();
        m_part.drops = !upload.taker;
    }
    m_request.files.push_back(std::move(upload));
    return {};
}

std::optional<Refusal> BodyReader::endPart()
{
    if (m_part.isFile) // one without name and content: no file was chosen
        return m_part.begun || m_part.fileName.isEmpty() ? std::nullopt : beginFile();
    if (std::ssize(m_request.fields.entries()) >= m_limits.fields)
        return Refusal{413, "field-too-large"};
    std::optional<QString> value = utf8(m_value);
    if (!value)
        return Refusal{400, "field-encoding"};
    value->replace("\r\n"_L1, "\n"_L1);
    m_kept += m_value.size();
    m_value.clear();
    m_request.fields.add(m_part.name, withoutControls(*std::move(value)));
    return {};
}

std::optional<Refusal> readBody(Request &request, const BodyLimits &limits, BodyPlan plan)
{
    const QByteArray body = std::exchange(request.body, {});
    BodyReader reader(request, limits, std::move(plan));
    constexpr qsizetype pieceBytes = 1024 * 1024;
    for (qsizetype at = 0; at < body.size(); at += pieceBytes) {
        if (const auto refusal = reader.add(QByteArrayView(body).sliced(at, std::min(pieceBytes, body.size() - at))))
            return refusal;
    }
    return reader.finish();
}

} // namespace server::http
