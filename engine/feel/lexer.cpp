// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/lexer.h"

#include "engine/feel/feel_error.h"
#include "engine/feel/temporal_text.h"

#include <array>

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

struct CodeRange
{
    char32_t first;
    char32_t last;
};

template <std::size_t N> bool isIn(const std::array<CodeRange, N> &ranges, char32_t c)
{
    return std::any_of(ranges.begin(), ranges.end(), [c](CodeRange range) { return c >= range.first && c <= range.last; });
}

// The full-width forms of ASCII's signs are letters by DMN 1.5; a wrong 「（」 shall be told of.
constexpr std::array<CodeRange, 4> fullWidthSigns{{{0xFF01, 0xFF0F}, {0xFF1A, 0xFF20}, {0xFF3B, 0xFF3E}, {0xFF5B, 0xFF64}}};

class Lexer
{
public:
    Lexer(QStringView text, core::SourceRef where) : m_text(text), m_where(std::move(where))
    {
        m_where.line = std::max(m_where.line, 1);
        m_where.column = std::max(m_where.column, 1);
    }

    core::Result<void> run(Tokens &result)
    {
        while (true) {
            if (auto skipped = skipSpace(); !skipped)
                return skipped.error();
            result.emplace_back();
            Token &token = result.back();
            token.begin = m_at;
            token.where = m_where;
            if (atEnd())
                return {};
            if (auto read = readInto(token); !read)
                return read.error();
            token.text = m_text.mid(token.begin, m_at - token.begin);
        }
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    QChar at(qsizetype ahead) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar(); }
    bool looksAt(QStringView text) const { return m_text.mid(m_at).startsWith(text); }

    char32_t codePoint() const
    {
        const QChar c = at(0);
        if (c.isHighSurrogate() && at(1).isLowSurrogate())
            return QChar::surrogateToUcs4(c, at(1));
        return c.unicode();
    }

    void advance()
    {
        const char32_t c = codePoint();
        m_at += c > 0xFFFF ? 2 : 1;
        if (c == U'\n') {
            ++m_where.line;
            m_where.column = 1;
        } else {
            ++m_where.column;
        }
    }

    void advance(qsizetype count)
    {
        for (const qsizetype end = m_at + count; m_at < end;)
            advance();
    }

    /// Over what is known to be on one line and of one unit each.
    void step(int count = 1)
    {
        m_at += count;
        m_where.column += count;
    }

    core::Result<void> skipSpace()
    {
        while (!atEnd()) {
            if (isSpace(codePoint())) {
                advance();
            } else if (at(0) != u'/') {
                break;
            } else if (looksAt(u"//")) {
                while (!atEnd() && at(0) != u'\n')
                    advance();
            } else if (looksAt(u"/*")) {
                const core::SourceRef begin = m_where;
                const qsizetype end = m_text.indexOf(u"*/", m_at + 2);
                if (end < 0)
                    return core::Error(FeelError::UnclosedComment, {}, begin);
                advance(end + 2 - m_at);
            } else {
                break;
            }
        }
        return {};
    }

    core::Result<void> readInto(Token &token)
    {
        const QChar c = at(0);
        if (c == u'"')
            return readString(token);
        if (c == u'@' && at(1) == u'"')
            return readTemporal(token);
        if (isDigit(c) || (c == u'.' && isDigit(at(1))))
            return readNumber(token);
        if (isNameStart(codePoint())) {
            token.kind = Token::Kind::Name;
            while (!atEnd() && isNamePart(codePoint()))
                advance();
            return {};
        }
        if (isSign(c)) {
            token.kind = c == u'?' ? Token::Kind::Name : Token::Kind::Symbol;
            step(isPair(c, at(1)) ? 2 : 1);
            return {};
        }
        const char32_t bad = codePoint();
        const bool isVisible = bad > 0x20 && bad != 0x7F && !QChar::isSurrogate(bad);
        return core::Error(FeelError::BadCharacter,
                           {isVisible ? QString::fromUcs4(&bad, 1) : u"U+%1"_s.arg(static_cast<uint>(bad), 4, 16, QLatin1Char('0')).toUpper()},
                           m_where);
    }

    static bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

    /// A letter that neither ends the line nor is half of another.
    static bool isPlain(QChar c) { return c != u'\n' && !c.isSurrogate(); }

    static bool isSign(QChar c)
    {
        static constexpr auto table = [] {
            std::array<bool, 128> signs{};
            for (const char16_t sign : std::u16string_view(u"+-*/()[]{},:.=<>?'%&#$|!"))
                signs[sign] = true;
            return signs;
        }();
        return c.unicode() < table.size() && table[c.unicode()];
    }

    /// `**`, `..`, `!=`, `<=`, `>=`, `->`
    static bool isPair(QChar first, QChar second)
    {
        switch (second.unicode()) {
        case u'*':
        case u'.':
            return first == second;
        case u'=':
            return first == u'!' || first == u'<' || first == u'>';
        case u'>':
            return first == u'-';
        default:
            return false;
        }
    }

    void skipDigits()
    {
        while (isDigit(at(0)))
            step();
    }

    core::Result<void> readNumber(Token &token)
    {
        skipDigits();
        if (at(0) == u'.' && isDigit(at(1))) {
            step();
            skipDigits();
        }
        const bool sign = at(1) == u'+' || at(1) == u'-';
        if ((at(0) == u'e' || at(0) == u'E') && isDigit(at(sign ? 2 : 1))) {
            step(sign ? 2 : 1);
            skipDigits();
        }
        const QStringView text = m_text.mid(token.begin, m_at - token.begin);
        const auto number = core::Decimal::parse(text);
        if (!number)
            return core::Error(FeelError::BadNumber, {text.left(60).toString()}, token.where);
        token.kind = Token::Kind::Number;
        token.value = *number;
        return {};
    }

    core::Result<void> readString(Token &token)
    {
        auto text = readQuoted();
        if (!text)
            return text.error();
        token.kind = Token::Kind::String;
        token.value = std::move(*text);
        return {};
    }

    core::Result<void> readTemporal(Token &token)
    {
        advance();
        const auto text = readQuoted();
        if (!text)
            return text.error();
        token.kind = Token::Kind::Temporal;
        token.value = parseTemporal(*text);
        if (token.value.isNull())
            return core::Error(FeelError::BadTemporal, {text->left(60)}, token.where);
        return {};
    }

    core::Result<QString> readQuoted()
    {
        const core::SourceRef begin = m_where;
        advance();
        QString text;
        while (!atEnd()) {
            const QChar c = at(0);
            if (c == u'"') {
                advance();
                return text;
            }
            if (c == u'\\') {
                if (auto escape = readEscape(text); !escape)
                    return escape.error();
                continue;
            }
            const qsizetype from = m_at;
            while (!atEnd() && at(0) != u'"' && at(0) != u'\\')
                isPlain(at(0)) ? step() : advance();
            // Nearly all texts are one such run, whose length is known.
            if (text.isEmpty())
                text = m_text.mid(from, m_at - from).toString();
            else
                text += m_text.mid(from, m_at - from);
        }
        return core::Error(FeelError::UnclosedString, {}, begin);
    }

    core::Result<void> readEscape(QString &text)
    {
        const core::SourceRef begin = m_where;
        const QChar kind = at(1);
        static constexpr struct
        {
            char16_t letter;
            char16_t meaning;
        } plain[] = {{u'"', u'"'}, {u'\\', u'\\'}, {u'\'', u'\''}, {u'n', u'\n'}, {u'r', u'\r'}, {u't', u'\t'}};
        for (const auto &escape : plain) {
            if (kind == QChar(escape.letter)) {
                text += QChar(escape.meaning);
                advance(2);
                return {};
            }
        }
        const qsizetype digits = kind == u'u' ? 4 : kind == u'U' ? 6 : 0;
        if (digits > 0) {
            bool ok = false;
            const char32_t code = m_text.mid(m_at + 2, digits).toString().toUInt(&ok, 16);
            if (ok && m_at + 2 + digits <= m_text.size() && code <= 0x10FFFF) {
                if (digits == 4)
                    text += QChar(static_cast<char16_t>(code));
                else
                    text += QString::fromUcs4(&code, 1);
                advance(2 + digits);
                return {};
            }
        }
        // Patterns of regular expressions are often written with one backslash; "\s" is itself.
        if (digits == 0 && m_at + 1 < m_text.size()) {
            text += u'\\';
            advance();
            return {};
        }
        return core::Error(FeelError::BadEscape, {m_text.mid(m_at, 2 + digits).toString()}, begin);
    }

    QStringView m_text;
    core::SourceRef m_where;
    qsizetype m_at = 0;
};

} // namespace

// DMN 1.5, grammar rules 28 and 29.
bool isNameStart(char32_t c)
{
    static constexpr std::array<CodeRange, 15> ranges{
        {{U'A', U'Z'}, {U'_', U'_'}, {U'a', U'z'}, {0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x2FF}, {0x370, 0x37D},
         {0x37F, 0x1FFF}, {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF}, {0xF900, 0xFDCF},
         {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}}};
    if (c < 0x80)
        return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_';
    return isIn(ranges, c) && !isSpace(c) && !isIn(fullWidthSigns, c);
}

bool isNamePart(char32_t c)
{
    static constexpr std::array<CodeRange, 3> more{{{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}};
    if (c < 0x80)
        return isNameStart(c) || (c >= U'0' && c <= U'9');
    return isNameStart(c) || isIn(more, c);
}

bool isSpace(char32_t c)
{
    static constexpr std::array<CodeRange, 11> ranges{{{0x09, 0x0D}, {0x20, 0x20}, {0x85, 0x85}, {0xA0, 0xA0},
                                                       {0x1680, 0x1680}, {0x180E, 0x180E}, {0x2000, 0x200B},
                                                       {0x2028, 0x2029}, {0x202F, 0x205F}, {0x3000, 0x3000},
                                                       {0xFEFF, 0xFEFF}}};
    return c < 0x80 ? c == 0x20 || (c >= 0x09 && c <= 0x0D) : isIn(ranges, c);
}

core::Result<void> cutInto(Tokens &into, QStringView text, const core::SourceRef &where)
{
    return Lexer(text, where).run(into);
}

std::vector<QStringView> nameParts(QStringView name)
{
    std::vector<QStringView> parts;
    Tokens tokens;
    if (cutInto(tokens, name, {})) {
        for (const Token &token : tokens) {
            if (token.kind != Token::Kind::End)
                parts.push_back(token.text);
        }
    } else {
        parts.push_back(name);
    }
    return parts;
}

} // namespace engine::feel
