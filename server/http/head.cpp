// SPDX-License-Identifier: Apache-2.0
#include "server/http/head.h"

#include <QStringDecoder>

#include <array>

using namespace Qt::StringLiterals;

namespace server::http {

namespace {

constexpr std::array knownMethods{"GET", "HEAD", "POST", "PUT", "DELETE"};
/// Fields that mean something else when they come twice.
constexpr std::array singleFields{"content-type", "content-length", "authorization", "origin", "cookie", "expect",
                                  "connection", "idempotency-key", "accept-language"};

bool isTokenChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || (c != '\0' && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos);
}

bool isControl(char c)
{
    const auto code = static_cast<unsigned char>(c);
    return code < 0x20 || code == 0x7f;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\t'))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == ' ' || text.back() == '\t'))
        text = text.chopped(1);
    return text;
}

bool isHost(QByteArrayView host)
{
    static const QRegularExpression pattern(
        uR"(\A(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}))(?::[0-9]{1,5})?\z)"_s);
    return pattern.match(QString::fromLatin1(host)).hasMatch();
}

std::optional<Refusal> readTarget(QByteArrayView target, Head &head)
{
    if (target.isEmpty() || target.front() != '/')
        return Refusal{400, "target"};
    for (const char c : target) {
        if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7f || c == '#')
            return Refusal{400, "target-character"};
    }
    const qsizetype mark = target.indexOf('?');
    const QByteArrayView rawPath = mark < 0 ? target : target.first(mark);
    const QByteArrayView segments = rawPath.sliced(1);
    QString path;
    qsizetype from = 0;
    while (from <= segments.size()) {
        qsizetype end = segments.indexOf('/', from);
        if (end < 0)
            end = segments.size();
        const std::optional<QString> segment = decodePercent(segments.sliced(from, end - from), Encoded::Path);
        if (!segment)
            return Refusal{400, "path-escape"};
        if (*segment == "."_L1 || *segment == ".."_L1 || segment->contains(u'/') || segment->contains(u'\\'))
            return Refusal{400, "path-segment"};
        if (segment->isEmpty() && end < segments.size())
            return Refusal{400, "path-empty-segment"};
        path += u'/' + *segment;
        from = end + 1;
    }
    head.path = path;
    head.target = QString::fromLatin1(target);
    if (mark >= 0) {
        std::optional<Fields> query = parseUrlEncoded(target.sliced(mark + 1), 100);
        if (!query)
            return Refusal{400, "query"};
        head.query = std::move(*query);
    }
    return {};
}

std::optional<Refusal> readRequestLine(QByteArrayView line, Head &head)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last == first || line.sliced(first + 1, last - first - 1).contains(' '))
        return Refusal{400, "request-line"};
    head.method = line.first(first).toByteArray();
    if (std::ranges::none_of(knownMethods, [&](const char *method) { return head.method == method; }))
        return Refusal{400, "method"};
    const QByteArrayView version = line.sliced(last + 1);
    if (version != QByteArrayView("HTTP/1.1") && version != QByteArrayView("HTTP/1.0"))
        return Refusal{400, "version"};
    head.keepAlive = version == QByteArrayView("HTTP/1.1");
    return readTarget(line.sliced(first + 1, last - first - 1), head);
}

std::optional<Refusal> readField(QByteArrayView line, Head &head)
{
    if (line.front() == ' ' || line.front() == '\t')
        return Refusal{400, "folded"};
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0)
        return Refusal{400, "field"};
    const QByteArrayView name = line.first(colon);
    if (!std::ranges::all_of(name, isTokenChar))
        return Refusal{400, "field-name"};
    const QByteArrayView value = trimmed(line.sliced(colon + 1));
    if (std::ranges::any_of(value, [](char c) { return isControl(c) && c != '\t'; }))
        return Refusal{400, "field-value"};
    head.headers.add(name.toByteArray(), value.toByteArray());
    return {};
}

std::optional<Refusal> readMeaning(Head &head)
{
    for (const char *name : singleFields) {
        if (head.headers.count(name) > 1)
            return Refusal{400, "repeated-field"};
    }
    if (head.headers.count("host") != 1 || !isHost(head.headers.value("host")))
        return Refusal{400, "host"};
    head.host = QString::fromLatin1(head.headers.value("host")).toLower();
    if (head.headers.has("transfer-encoding"))
        return Refusal{head.headers.has("content-length") ? 400 : 411, "transfer-encoding"};
    if (head.headers.has("content-length")) {
        const QByteArray length = head.headers.value("content-length");
        const bool digits = !length.isEmpty() && length.size() <= 15
                            && std::ranges::all_of(length, [](char c) { return c >= '0' && c <= '9'; });
        if (!digits)
            return Refusal{400, "content-length"};
        head.contentLength = length.toLongLong();
        if (head.contentLength > 0 && (head.method == "GET" || head.method == "HEAD"))
            return Refusal{400, "body-with-get"};
    }
    const QByteArray connection = head.headers.value("connection").toLower();
    if (connection.contains("close"))
        head.keepAlive = false;
    const QByteArray expect = head.headers.value("expect").toLower();
    if (!expect.isEmpty() && expect != "100-continue")
        return Refusal{417, "expect"};
    head.expectsContinue = !expect.isEmpty();
    return {};
}

} // namespace

std::optional<QString> decodePercent(QByteArrayView text, Encoded how)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size())
                return {};
            const int high = hexValue(text[i + 1]);
            const int low = hexValue(text[i + 2]);
            if (high < 0 || low < 0)
                return {};
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && how != Encoded::Path) {
            c = ' ';
        }
        const bool layout = how != Encoded::Path && (c == '\r' || c == '\n' || c == '\t');
        if (isControl(c) && !layout && how != Encoded::Answer)
            return {};
        bytes += c;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString decoded = decoder(bytes);
    if (decoder.hasError())
        return {};
    if (how != Encoded::Path)
        decoded.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    return how == Encoded::Answer ? withoutControls(std::move(decoded)) : decoded;
}

QString withoutControls(QString text)
{
    for (QChar &c : text) {
        const bool layout = c == u'\r' || c == u'\n' || c == u'\t';
        if (!layout && (c < u' ' || c == QChar(0x7F)))
            c = QChar::ReplacementCharacter;
    }
    return text;
}

std::optional<Fields> parseUrlEncoded(QByteArrayView text, qsizetype most, Encoded values)
{
    Fields fields;
    qsizetype from = 0;
    while (from < text.size()) {
        qsizetype end = text.indexOf('&', from);
        if (end < 0)
            end = text.size();
        const QByteArrayView pair = text.sliced(from, end - from);
        from = end + 1;
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        std::optional<QString> name = decodePercent(equals < 0 ? pair : pair.first(equals), Encoded::Form);
        std::optional<QString> value =
            equals < 0 ? QString() : decodePercent(pair.sliced(equals + 1), values);
        if (!name || !value || std::ssize(fields.entries()) >= most)
            return {};
        fields.add(std::move(*name), std::move(*value));
    }
    return fields;
}

std::variant<std::optional<qsizetype>, Refusal> findHead(QByteArrayView bytes, const HeadLimits &limits)
{
    qsizetype lineStart = bytes.startsWith("\r\n") ? 2 : 0; // RFC 9112, 2.2: one empty line is forgiven
    const qsizetype start = lineStart;
    for (qsizetype i = lineStart; i < bytes.size(); ++i) {
        if (i >= limits.whole || i - lineStart >= limits.line)
            return Refusal{400, "head-too-long"};
        const char c = bytes[i];
        if (c == '\0')
            return Refusal{400, "nul"};
        if (c == '\n')
            return Refusal{400, "bare-lf"};
        if (c != '\r')
            continue;
        if (i + 1 >= bytes.size())
            break;
        if (bytes[i + 1] != '\n')
            return Refusal{400, "bare-cr"};
        if (i == lineStart) {
            if (i == start)
                return Refusal{400, "empty-head"};
            return std::optional<qsizetype>(i + 2);
        }
        lineStart = i + 2;
        ++i;
    }
    return std::optional<qsizetype>();
}

std::variant<Head, Refusal> parseHead(QByteArrayView bytes, const HeadLimits &limits)
{
    if (bytes.startsWith("\r\n"))
        bytes = bytes.sliced(2);
    Head head;
    bool first = true;
    qsizetype from = 0;
    while (from < bytes.size()) {
        qsizetype end = bytes.indexOf("\r\n", from);
        if (end < 0)
            end = bytes.size();
        const QByteArrayView line = bytes.sliced(from, end - from);
        from = end + 2;
        if (line.isEmpty())
            break;
        if (const auto refusal = first ? readRequestLine(line, head) : readField(line, head))
            return *refusal;
        first = false;
        if (std::ssize(head.headers.entries()) > limits.fields)
            return Refusal{400, "too-many-fields"};
    }
    if (first)
        return Refusal{400, "empty-head"};
    if (const auto refusal = readMeaning(head))
        return *refusal;
    return head;
}

} // namespace server::http
