// SPDX-License-Identifier: Apache-2.0
#include "engine/xml/scanner.h"

#include "engine/xml/xml_error.h"

#include <algorithm>

namespace engine::xml {

namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool endsName(char c)
{
    return isSpace(c) || c == '=' || c == '>' || c == '/' || c == '<' || c == '"' || c == '\'';
}

/// The encoding that the XML declaration names, and where.
struct Declared
{
    QString encoding;
    qsizetype offset = 0;
};

std::optional<Declared> declaredEncoding(QByteArrayView bytes)
{
    if (!bytes.startsWith("<?xml") || bytes.size() < 6 || !isSpace(bytes.at(5)))
        return std::nullopt;
    const qsizetype end = bytes.indexOf("?>");
    static const QRegularExpression pattern(
        QStringLiteral("\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']"));
    const auto match =
        pattern.match(QString::fromLatin1(bytes.first(end < 0 ? bytes.size() : end)));
    if (!match.hasMatch())
        return std::nullopt;
    return Declared{match.captured(1), match.capturedStart(1)};
}

/// windows-1252 where it differs from ISO-8859-1; 0 where nothing is assigned.
constexpr char16_t windows1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

class Scanner
{
public:
    Scanner(QByteArrayView bytes, const QString &fileName, const Limits &limits)
        : m_bytes(bytes)
        , m_fileName(fileName)
        , m_limits(limits)
    {
    }

    core::Result<Scan> run()
    {
        while (m_at < m_bytes.size() && !m_scan.brokenAt) {
            const qsizetype tag = m_bytes.indexOf('<', m_at);
            if (tag < 0)
                break;
            m_at = tag;
            if (auto markup = readMarkup(); !markup)
                return markup.error();
        }
        return std::move(m_scan);
    }

private:
    core::Error refuse(XmlError id, const QStringList &arguments, qsizetype offset) const
    {
        return core::Error(id, arguments, Lines(m_bytes).at(m_bytes, offset, m_fileName));
    }

    bool standsHere(QByteArrayView what) const { return m_bytes.sliced(m_at).startsWith(what); }

    void skipPast(QByteArrayView end, qsizetype from)
    {
        const qsizetype found = m_bytes.indexOf(end, from);
        if (found < 0)
            m_scan.brokenAt = m_at;
        else
            m_at = found + end.size();
    }

    core::Result<void> readMarkup()
    {
        if (standsHere("<!--")) {
            skipPast("-->", m_at + 4);
        } else if (standsHere("<![CDATA[")) {
            skipPast("]]>", m_at + 9);
        } else if (standsHere("<!DOCTYPE")) {
            return refuse(XmlError::HasDoctype, {}, m_at);
        } else if (standsHere("<!")) {
            m_scan.brokenAt = m_at;
        } else if (standsHere("<?")) {
            skipPast("?>", m_at + 2);
        } else if (standsHere("</")) {
            --m_depth;
            skipPast(">", m_at + 2);
        } else {
            return readStartTag();
        }
        return {};
    }

    void skipSpace()
    {
        while (m_at < m_bytes.size() && isSpace(m_bytes.at(m_at)))
            ++m_at;
    }

    bool skipName()
    {
        const qsizetype start = m_at;
        while (m_at < m_bytes.size() && !endsName(m_bytes.at(m_at)))
            ++m_at;
        return m_at > start;
    }

    core::Result<void> readStartTag()
    {
        ElementPlace element;
        element.tag = m_at++;
        element.firstAttribute = m_scan.attributes.size();
        if (m_depth >= m_limits.depth)
            return refuse(XmlError::TooDeep, {QString::number(m_limits.depth)}, element.tag);
        if (!skipName()) {
            m_scan.brokenAt = element.tag;
            return {};
        }
        int count = 0;
        while (true) {
            skipSpace();
            if (m_at >= m_bytes.size()) {
                m_scan.brokenAt = element.tag;
                return {};
            }
            if (m_bytes.at(m_at) == '>') {
                ++m_at;
                ++m_depth;
                break;
            }
            if (standsHere("/>")) {
                m_at += 2;
                break;
            }
            if (++count > m_limits.attributes) {
                return refuse(XmlError::TooManyAttributes,
                              {QString::number(m_limits.attributes)},
                              element.tag);
            }
            if (!readAttribute()) {
                m_scan.brokenAt = m_at;
                return {};
            }
        }
        element.content = m_at;
        element.attributeCount = m_scan.attributes.size() - element.firstAttribute;
        m_scan.elements.push_back(element);
        return {};
    }

    bool readAttribute()
    {
        AttributePlace place;
        place.name = m_at;
        if (!skipName())
            return false;
        const QByteArrayView name = m_bytes.sliced(place.name, m_at - place.name);
        skipSpace();
        if (m_at >= m_bytes.size() || m_bytes.at(m_at) != '=')
            return false;
        ++m_at;
        skipSpace();
        if (m_at >= m_bytes.size() || (m_bytes.at(m_at) != '"' && m_bytes.at(m_at) != '\''))
            return false;
        const qsizetype end = m_bytes.indexOf(m_bytes.at(m_at), m_at + 1);
        if (end < 0)
            return false;
        place.value = m_at + 1;
        m_at = end + 1;
        if (name != "xmlns" && !name.startsWith("xmlns:"))
            m_scan.attributes.push_back(place);
        return true;
    }

    QByteArrayView m_bytes;
    const QString &m_fileName;
    const Limits &m_limits;
    qsizetype m_at = 0;
    int m_depth = 0;
    Scan m_scan;
};

} // namespace

core::Result<QByteArray> decode(const QByteArray &bytes, const QString &fileName)
{
    const auto refuse = [&](const QString &found, qsizetype offset) {
        return core::Error(XmlError::NotUtf8, {found}, Lines(bytes).at(bytes, offset, fileName));
    };
    for (const char *mark : {"\xFE\xFF", "\xFF\xFE"}) {
        if (bytes.startsWith(mark))
            return refuse(QStringLiteral("UTF-16"), 0);
    }
    if (const qsizetype zero = bytes.indexOf('\0'); zero >= 0)
        return refuse(zero < 4 ? QStringLiteral("UTF-16") : QStringLiteral("U+0000"), zero);
    const bool marked = bytes.startsWith("\xEF\xBB\xBF");
    const QByteArray body = marked ? bytes.sliced(3) : bytes;
    const auto declared = declaredEncoding(body);
    const QString name = declared ? declared->encoding.toUpper() : QStringLiteral("UTF-8");
    if (name == QLatin1String("UTF-8") || name == QLatin1String("US-ASCII"))
        return body;
    const bool windows = name == QLatin1String("WINDOWS-1252");
    if (marked || (!windows && name != QLatin1String("ISO-8859-1")))
        return refuse(declared->encoding, declared->offset);
    QString text = QString::fromLatin1(body);
    for (QChar &c : text) {
        if (windows && c.unicode() >= 0x80 && c.unicode() < 0xA0)
            c = QChar(windows1252[c.unicode() - 0x80]);
    }
    if (const qsizetype unassigned = text.indexOf(QChar(u'\0')); unassigned >= 0)
        return refuse(declared->encoding, unassigned);
    return text.toUtf8();
}

core::Result<Scan> scan(QByteArrayView bytes, const QString &fileName, const Limits &limits)
{
    return Scanner(bytes, fileName, limits).run();
}

namespace {

bool beginsPoint(char c)
{
    return (c & '\xC0') != '\x80';
}

} // namespace

Lines::Lines(QByteArrayView bytes)
{
    m_starts.push_back(0);
    qsizetype points = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (i % block == 0)
            m_points.push_back(points);
        const char c = bytes.at(i);
        points += beginsPoint(c) ? 1 : 0;
        const bool lone = c == '\r' && (i + 1 == bytes.size() || bytes.at(i + 1) != '\n');
        if (c == '\n' || lone)
            m_starts.push_back(i + 1);
    }
    m_points.push_back(points);
}

qsizetype Lines::pointsBefore(QByteArrayView bytes, qsizetype offset) const
{
    const qsizetype known = offset / block;
    const QByteArrayView rest = bytes.sliced(known * block, offset - known * block);
    return m_points[static_cast<std::size_t>(known)] + std::count_if(rest.begin(), rest.end(), beginsPoint);
}

core::SourceRef Lines::at(QByteArrayView bytes, qsizetype offset, const QString &fileName) const
{
    offset = std::clamp<qsizetype>(offset, 0, bytes.size());
    const auto next = std::upper_bound(m_starts.begin(), m_starts.end(), offset);
    const qsizetype start = *std::prev(next);
    const qsizetype points = pointsBefore(bytes, offset) - pointsBefore(bytes, start);
    return {fileName, static_cast<int>(next - m_starts.begin()), static_cast<int>(points) + 1};
}

} // namespace engine::xml
