// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/builtins/pattern.h"

#include "engine/feel/feel_error.h"

#include <QHash>

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxDepth = 50;
constexpr qsizetype maxPattern = 10'000;

struct Block
{
    QStringView name;
    QStringView range;
};

constexpr Block blocks[] = {
    {u"BasicLatin", u"\\x{0}-\\x{7F}"},
    {u"Latin-1Supplement", u"\\x{80}-\\x{FF}"},
    {u"LatinExtended-A", u"\\x{100}-\\x{17F}"},
    {u"LatinExtended-B", u"\\x{180}-\\x{24F}"},
    {u"Greek", u"\\x{370}-\\x{3FF}"},
    {u"GreekandCoptic", u"\\x{370}-\\x{3FF}"},
    {u"Cyrillic", u"\\x{400}-\\x{4FF}"},
    {u"Hebrew", u"\\x{590}-\\x{5FF}"},
    {u"Arabic", u"\\x{600}-\\x{6FF}"},
    {u"Thai", u"\\x{E00}-\\x{E7F}"},
    {u"GeneralPunctuation", u"\\x{2000}-\\x{206F}"},
    {u"CJKSymbolsandPunctuation", u"\\x{3000}-\\x{303F}"},
    {u"Hiragana", u"\\x{3040}-\\x{309F}"},
    {u"Katakana", u"\\x{30A0}-\\x{30FF}"},
    {u"KatakanaPhoneticExtensions", u"\\x{31F0}-\\x{31FF}"},
    {u"CJKUnifiedIdeographsExtensionA", u"\\x{3400}-\\x{4DBF}"},
    {u"CJKUnifiedIdeographs", u"\\x{4E00}-\\x{9FFF}"},
    {u"CJKCompatibilityIdeographs", u"\\x{F900}-\\x{FAFF}"},
    {u"HangulSyllables", u"\\x{AC00}-\\x{D7A3}"},
    {u"HalfwidthandFullwidthForms", u"\\x{FF00}-\\x{FFEF}"},
    {u"CJKUnifiedIdeographsExtensionB", u"\\x{20000}-\\x{2A6DF}"},
};

/// Rewrites XPath's dialect in PCRE's and refuses what only PCRE knows.
class Translation
{
public:
    Translation(const QString &pattern, bool multiline, bool dotAll, bool expanded)
        : m_text(pattern), m_multiline(multiline), m_dotAll(dotAll), m_expanded(expanded)
    {
        if (m_expanded)
            removeSpaces();
    }

    std::optional<QString> run()
    {
        while (m_at < m_text.size()) {
            if (!step())
                return std::nullopt;
        }
        if (!m_open.empty())
            return std::nullopt;
        return m_out;
    }

private:
    QChar peek(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar(); }

    void removeSpaces()
    {
        QString kept;
        int brackets = 0;
        for (qsizetype i = 0; i < m_text.size(); ++i) {
            const QChar c = m_text[i];
            if (c == u'\\' && i + 1 < m_text.size()) {
                kept += c;
                // White space goes before the pattern is read, so it cannot be escaped.
                while (i + 1 < m_text.size() && brackets == 0 && m_text[i + 1].isSpace())
                    ++i;
                if (i + 1 < m_text.size())
                    kept += m_text[++i];
                continue;
            }
            if (c == u'[')
                ++brackets;
            if (c == u']' && brackets > 0)
                --brackets;
            if (brackets > 0 || !(c == u' ' || c == u'\t' || c == u'\n' || c == u'\r'))
                kept += c;
        }
        m_text = kept;
    }

    bool step()
    {
        const QChar c = peek();
        switch (c.unicode()) {
        case u'\\':
            return escape(false);
        case u'[':
            return characterClass(0);
        case u']':
        case u'}':
            return false;
        case u'(':
            return open();
        case u')':
            if (m_open.empty())
                return false;
            m_closed.push_back(m_open.back());
            m_open.pop_back();
            return put(c, true);
        case u'.':
            m_out += m_dotAll ? u"(?s:.)"_s : u"[^\\n\\r]"_s;
            return skip(true);
        case u'$':
            m_out += m_multiline ? u"$"_s : u"\\z"_s;
            return skip(false);
        case u'*':
        case u'+':
        case u'?':
        case u'{':
            return quantifier();
        default:
            return put(c, c != u'^' && c != u'|');
        }
    }

    bool skip(bool quantifiable)
    {
        ++m_at;
        m_quantifiable = quantifiable;
        return true;
    }

    bool put(QChar c, bool quantifiable)
    {
        if (c == u'#' || c == u' ')
            m_out += u'\\';
        m_out += c;
        if (c.isHighSurrogate() && peek(1).isLowSurrogate())
            m_out += m_text[++m_at];
        return skip(quantifiable);
    }

    bool open()
    {
        if (static_cast<int>(m_open.size()) >= maxDepth)
            return false;
        if (peek(1) == u'?') {
            if (peek(2) != u':')
                return false;
            m_out += u"(?:"_s;
            m_at += 3;
            m_open.push_back(0);
        } else {
            m_out += u'(';
            ++m_at;
            m_open.push_back(++m_groups);
        }
        m_quantifiable = false;
        return true;
    }

    bool quantifier()
    {
        if (!m_quantifiable)
            return false;
        if (peek() == u'{') {
            static const QRegularExpression counts(uR"(\G\{\d{1,4}(,\d{0,4})?\})"_s);
            const auto match = counts.match(m_text, m_at);
            if (!match.hasMatch())
                return false;
            m_out += match.captured();
            m_at += match.capturedLength();
        } else {
            m_out += peek();
            ++m_at;
        }
        if (peek() == u'?') {
            m_out += u'?';
            ++m_at;
        }
        m_quantifiable = false;
        return true;
    }

    bool escape(bool inClass)
    {
        const QChar c = peek(1);
        const auto set = [this, inClass](QStringView members, bool negated) {
            if (inClass && negated)
                return false;
            m_out += inClass ? members.toString() : (negated ? u"[^"_s : u"["_s) + members.toString() + u']';
            m_at += 2;
            m_quantifiable = true;
            return true;
        };
        switch (c.unicode()) {
        case u'd':
            return set(u"\\p{Nd}", false);
        case u'D':
            return inClass ? set(u"\\P{Nd}", false) : set(u"\\p{Nd}", true);
        case u'w':
            return set(u"\\p{L}\\p{M}\\p{N}\\p{S}", false);
        case u'W':
            return set(u"\\p{P}\\p{Z}\\p{C}", false);
        case u's':
            return set(u" \\t\\n\\r", false);
        case u'S':
            return inClass ? set(u"\\S", false) : set(u" \\t\\n\\r", true);
        case u'i':
            return set(u"_:\\p{L}", false);
        case u'I':
            return set(u"_:\\p{L}", true);
        case u'c':
            return set(u"\\-._:\\p{L}\\p{N}\\p{M}", false);
        case u'C':
            return set(u"\\-._:\\p{L}\\p{N}\\p{M}", true);
        case u'p':
        case u'P':
            return property(inClass);
        default:
            break;
        }
        static constexpr QStringView plain = u"nrt\\|.?*+(){}-[]^$/";
        if (plain.contains(c) && !c.isNull()) {
            m_out += u'\\';
            m_out += c;
            m_at += 2;
            m_quantifiable = true;
            return true;
        }
        return !inClass && c >= u'1' && c <= u'9' && backReference();
    }

    bool backReference()
    {
        ++m_at;
        int number = 0;
        do {
            const int longer = number * 10 + peek().digitValue();
            if (number > 0 && longer > m_groups)
                break;
            number = longer;
            ++m_at;
        } while (peek() >= u'0' && peek() <= u'9');
        if (std::find(m_closed.begin(), m_closed.end(), number) == m_closed.end())
            return false;
        m_out += u"\\g{%1}"_s.arg(number);
        m_quantifiable = true;
        return true;
    }

    bool property(bool inClass)
    {
        const qsizetype end = m_text.indexOf(u'}', m_at);
        if (peek(2) != u'{' || end < 0)
            return false;
        const bool negated = peek(1) == u'P';
        QString name = m_text.mid(m_at + 3, end - m_at - 3);
        if (m_expanded)
            name.remove(u' ');
        m_at = end + 1;
        m_quantifiable = true;
        if (name.startsWith(u"Is"_s)) {
            const QStringView wanted = QStringView(name).mid(2);
            const auto *block = std::find_if(std::begin(blocks), std::end(blocks), [wanted](const Block &known) { return known.name == wanted; });
            if (block == std::end(blocks) || (inClass && negated))
                return false;
            m_out += inClass ? block->range.toString() : (negated ? u"[^"_s : u"["_s) + block->range.toString() + u']';
            return true;
        }
        static const QRegularExpression category(u"^(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)\\z"_s);
        if (!category.match(name).hasMatch())
            return false;
        m_out += (negated ? u"\\P{"_s : u"\\p{"_s) + name + u'}';
        return true;
    }

    /// `[a-z-[aeiou]]` is what the first part matches and the second does not.
    bool characterClass(int depth)
    {
        if (depth > maxDepth)
            return false;
        const qsizetype begin = m_out.size();
        ++m_at;
        QString members = u"["_s;
        std::swap(members, m_out);
        if (peek() == u'^') {
            m_out += u'^';
            ++m_at;
        }
        QString subtracted;
        bool any = false;
        while (true) {
            if (m_at >= m_text.size())
                return false;
            const QChar c = peek();
            if (c == u']' && any)
                break;
            if (c == u'-' && peek(1) == u'[' && any) {
                ++m_at;
                QString own;
                std::swap(own, m_out);
                if (!characterClass(depth + 1) || peek() != u']')
                    return false;
                subtracted = m_out;
                m_out = own;
                break;
            }
            if (c == u'[' || c == u']')
                return false;
            if (c == u'\\') {
                if (!escape(true))
                    return false;
            } else if (!classCharacter(c)) {
                return false;
            }
            any = true;
        }
        ++m_at;
        m_out += u']';
        std::swap(members, m_out);
        m_out.insert(begin, subtracted.isEmpty() ? members : u"(?:(?!"_s + subtracted + u')' + members + u')');
        m_quantifiable = true;
        return true;
    }

    bool classCharacter(QChar c)
    {
        // A hyphen between two ranges would be read in two ways.
        if (c == u'-' && !m_out.endsWith(u'[') && !m_out.endsWith(u'^') && peek(1) != u']' && m_rangeEnd == m_out.size())
            return false;
        const bool isRange = c == u'-' && !m_out.endsWith(u'[') && !m_out.endsWith(u'^') && peek(1) != u']';
        if (c == u'-' && !isRange) {
            m_out += u"\\-"_s;
            ++m_at;
            return true;
        }
        m_out += c;
        if (c.isHighSurrogate() && peek(1).isLowSurrogate())
            m_out += m_text[++m_at];
        ++m_at;
        if (isRange && m_at < m_text.size() && peek() != u'\\' && peek() != u'[' && peek() != u']') {
            const QChar end = peek();
            m_out += end;
            if (end.isHighSurrogate() && peek(1).isLowSurrogate())
                m_out += m_text[++m_at];
            ++m_at;
            m_rangeEnd = m_out.size();
        }
        return true;
    }

    QString m_text;
    bool m_multiline;
    bool m_dotAll;
    bool m_expanded;
    QString m_out;
    qsizetype m_at = 0;
    qsizetype m_rangeEnd = -1;
    int m_groups = 0;
    std::vector<int> m_open;
    std::vector<int> m_closed;
    bool m_quantifiable = false;
};

core::Error badPattern(const QString &pattern, const QString &reason)
{
    return core::Error(FeelError::BadPattern, {u'"' + pattern.left(80) + u'"', reason});
}

core::Result<QRegularExpression> compile(const QString &pattern, const QString &flags)
{
    for (const QChar flag : flags) {
        if (!u"smixq"_s.contains(flag))
            return core::Error(FeelError::BadFlags, {u'"' + flags.left(20) + u'"'});
    }
    if (pattern.size() > maxPattern)
        return badPattern(pattern, QString::number(pattern.size()) + u" > "_s + QString::number(maxPattern));
    auto options = QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::NoPatternOption;
    if (flags.contains(u'i'))
        options |= QRegularExpression::CaseInsensitiveOption;
    const bool multiline = flags.contains(u'm');
    if (multiline)
        options |= QRegularExpression::MultilineOption;
    QString translated;
    if (flags.contains(u'q')) {
        translated = QRegularExpression::escape(pattern);
    } else {
        const auto done = Translation(pattern, multiline, flags.contains(u's'), flags.contains(u'x')).run();
        if (!done)
            return badPattern(pattern, u"XPath 3.1, 5.6.1"_s);
        translated = *done;
    }
    QRegularExpression compiled(u"(*LIMIT_MATCH=300000)(*LIMIT_DEPTH=5000)"_s + translated, options);
    if (!compiled.isValid())
        return badPattern(pattern, compiled.errorString());
    return compiled;
}

} // namespace

core::Result<QRegularExpression> compilePattern(const QString &pattern, const QString &flags)
{
    thread_local QHash<QString, QRegularExpression> remembered;
    const QString key = flags + u'/' + pattern;
    const auto known = remembered.constFind(key);
    if (known != remembered.constEnd())
        return *known;
    auto compiled = compile(pattern, flags);
    if (compiled) {
        if (remembered.size() > 200)
            remembered.clear();
        remembered.insert(key, *compiled);
    }
    return compiled;
}

std::optional<QString> filledIn(const QString &replacement, const QRegularExpressionMatch &match, int groupCount)
{
    QString text;
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        const QChar c = replacement[i];
        const QChar next = i + 1 < replacement.size() ? replacement[i + 1] : QChar();
        if (c == u'\\') {
            if (next != u'\\' && next != u'$')
                return std::nullopt;
            text += next;
            ++i;
        } else if (c == u'$') {
            if (next < u'0' || next > u'9')
                return std::nullopt;
            int group = next.digitValue();
            ++i;
            // `$12` is group 12 where there is one, else group 1 and a 2.
            while (i + 1 < replacement.size() && replacement[i + 1] >= u'0' && replacement[i + 1] <= u'9'
                   && group * 10 + replacement[i + 1].digitValue() <= groupCount)
                group = group * 10 + replacement[++i].digitValue();
            if (group <= groupCount)
                text += match.captured(group);
        } else {
            text += c;
        }
    }
    return text;
}

} // namespace engine::feel
