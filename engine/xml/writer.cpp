// SPDX-License-Identifier: Apache-2.0
#include "engine/xml/document.h"

namespace engine::xml {

namespace {

bool isXmlChar(char32_t c)
{
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) ||
           (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

/// Calls `take` with every code point; a lone surrogate comes as itself.
template <typename Take> void eachPoint(QStringView text, Take take)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            take(QChar::surrogateToUcs4(c, text.at(++i)));
        else
            take(static_cast<char32_t>(c.unicode()));
    }
}

enum class In { Text, Attribute };

QByteArray escaped(QStringView text, In in)
{
    QString out;
    out.reserve(text.size());
    eachPoint(text, [&out, in](char32_t c) {
        switch (c) {
        case U'&':
            out += QLatin1String("&amp;");
            return;
        case U'<':
            out += QLatin1String("&lt;");
            return;
        case U'>':
            out += QLatin1String("&gt;");
            return;
        case U'\r':
            out += QLatin1String("&#xD;");
            return;
        default:
            break;
        }
        if (in == In::Attribute && c == U'"')
            out += QLatin1String("&quot;");
        else if (in == In::Attribute && c == U'\t')
            out += QLatin1String("&#x9;");
        else if (in == In::Attribute && c == U'\n')
            out += QLatin1String("&#xA;");
        else
            out += QChar::fromUcs4(isXmlChar(c) ? c : U'\uFFFD');
    });
    return out.toUtf8();
}

} // namespace

Writer &Writer::start(const QString &name)
{
    if (m_inTag)
        m_bytes += '>';
    m_bytes += '<' + name.toUtf8();
    m_open.push_back(name);
    m_inTag = true;
    return *this;
}

Writer &Writer::attribute(const QString &name, const QString &value)
{
    Q_ASSERT_X(m_inTag, "xml::Writer", "an attribute belongs right behind start()");
    m_bytes += ' ' + name.toUtf8() + "=\"" + escaped(value, In::Attribute) + '"';
    return *this;
}

Writer &Writer::text(const QString &text)
{
    Q_ASSERT_X(!m_open.empty(), "xml::Writer", "text belongs inside an element");
    if (text.isEmpty())
        return *this;
    if (m_inTag)
        m_bytes += '>';
    m_inTag = false;
    m_bytes += escaped(text, In::Text);
    return *this;
}

Writer &Writer::end()
{
    Q_ASSERT_X(!m_open.empty(), "xml::Writer", "end() without start()");
    if (m_inTag)
        m_bytes += "/>";
    else
        m_bytes += "</" + m_open.back().toUtf8() + '>';
    m_inTag = false;
    m_open.pop_back();
    return *this;
}

QByteArray Writer::bytes() const
{
    Q_ASSERT_X(m_open.empty(), "xml::Writer", "an element was not ended");
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + m_bytes;
}

bool isXmlText(QStringView text)
{
    bool good = true;
    eachPoint(text, [&good](char32_t c) { good = good && isXmlChar(c); });
    return good;
}

} // namespace engine::xml
