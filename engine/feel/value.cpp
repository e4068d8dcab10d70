// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/value.h"

#include "engine/feel/function.h"
#include "engine/feel/temporal_text.h"

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxShownDepth = 100;

QString quoted(const QString &text)
{
    QString result = u"\""_s;
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'"':
            result += u"\\\""_s;
            break;
        case u'\\':
            result += u"\\\\"_s;
            break;
        case u'\n':
            result += u"\\n"_s;
            break;
        case u'\r':
            result += u"\\r"_s;
            break;
        case u'\t':
            result += u"\\t"_s;
            break;
        default:
            if (c.unicode() < 0x20 || c.unicode() == 0x7f)
                result += u"\\u%1"_s.arg(static_cast<int>(c.unicode()), 4, 16, QLatin1Char('0'));
            else
                result += c;
        }
    }
    return result + u'"';
}

bool isPlainName(const QString &name)
{
    static const QRegularExpression plain(uR"(^[\p{L}_][\p{L}\p{N}_]*\z)"_s);
    static const QStringList keywords{u"if"_s, u"then"_s, u"else"_s, u"for"_s, u"in"_s, u"return"_s, u"some"_s,
                                      u"every"_s, u"satisfies"_s, u"and"_s, u"or"_s, u"not"_s, u"true"_s,
                                      u"false"_s, u"null"_s, u"function"_s, u"between"_s, u"instance"_s};
    return plain.match(name).hasMatch() && !keywords.contains(name);
}

enum class Show { AsText, AsLiteral };

QString show(const Value &value, Show how, int depth);

QString showInterval(const Range &range, Show how, int depth)
{
    const QString start = range.start ? show(*range.start, how, depth) : QString();
    const QString end = range.end ? show(*range.end, how, depth) : QString();
    switch (range.form) {
    case RangeForm::Equal:
        return u"(="_s + start + u')';
    case RangeForm::NotEqual:
        return u"(!="_s + start + u')';
    case RangeForm::Interval:
        break;
    }
    if (!range.start)
        return (range.upper == Boundary::Closed ? u"(<="_s : u"(<"_s) + end + u')';
    if (!range.end)
        return (range.lower == Boundary::Closed ? u"(>="_s : u"(>"_s) + start + u')';
    return (range.lower == Boundary::Closed ? u'[' : u'(') + start + u".."_s + end
        + (range.upper == Boundary::Closed ? u']' : u')');
}

QString showTemporal(const QString &text, Show how)
{
    return how == Show::AsLiteral ? u"@\""_s + text + u'"' : text;
}

QString show(const Value &value, Show how, int depth)
{
    if (depth > maxShownDepth)
        return u"null"_s;
    if (const auto *boolean = value.as<bool>())
        return *boolean ? u"true"_s : u"false"_s;
    if (const auto *number = value.as<core::Decimal>())
        return number->toString();
    if (const auto *text = value.as<QString>())
        return quoted(*text);
    if (const auto *date = value.as<Date>())
        return showTemporal(toText(*date), how);
    if (const auto *time = value.as<Time>())
        return showTemporal(toText(*time), how);
    if (const auto *dateTime = value.as<DateTime>())
        return showTemporal(toText(*dateTime), how);
    if (const auto *days = value.as<DaysTimeDuration>())
        return showTemporal(toText(*days), how);
    if (const auto *months = value.as<YearsMonthsDuration>())
        return showTemporal(toText(*months), how);
    if (const auto *range = value.as<Range>())
        return showInterval(*range, how, depth + 1);
    if (const auto *list = value.as<List>()) {
        QStringList parts;
        for (const Value &element : *list)
            parts << show(element, how, depth + 1);
        return u'[' + parts.join(u", "_s) + u']';
    }
    if (const auto *context = value.as<Context>()) {
        QStringList parts;
        for (const auto &[name, entry] : context->entries())
            parts << (isPlainName(name) ? name : quoted(name)) + u": "_s + show(entry, how, depth + 1);
        return u'{' + parts.join(u", "_s) + u'}';
    }
    if (const auto *function = value.as<Function>(); function && how == Show::AsText)
        return u"function("_s + function->signatures() + u')';
    return u"null"_s;
}

bool sameEnds(const std::shared_ptr<const Value> &left, const std::shared_ptr<const Value> &right)
{
    return (!left && !right) || (left && right && *left == *right);
}

bool sameContexts(const Context &left, const Context &right)
{
    if (left.entries().size() != right.entries().size())
        return false;
    for (const auto &[name, value] : left.entries()) {
        const Value *other = right.find(name);
        if (!other || !(*other == value))
            return false;
    }
    return true;
}

} // namespace

Context::Context(std::initializer_list<Entry> entries)
{
    for (const auto &[name, value] : entries)
        set(name, value);
}

Context::Context(std::vector<Entry> entries) : m_entries(std::make_shared<std::vector<Entry>>(std::move(entries)))
{
}

bool Context::isEmpty() const
{
    return entries().empty();
}

void Context::set(const QString &name, Value value)
{
    if (!m_entries)
        m_entries = std::make_shared<std::vector<Entry>>();
    else if (m_entries.use_count() > 1)
        m_entries = std::make_shared<std::vector<Entry>>(*m_entries);
    for (auto &[known, old] : *m_entries) {
        if (known == name) {
            old = std::move(value);
            return;
        }
    }
    m_entries->emplace_back(name, std::move(value));
}

void Context::remove(const QString &name)
{
    if (!contains(name))
        return;
    auto kept = std::make_shared<std::vector<Entry>>(*m_entries);
    std::erase_if(*kept, [&name](const Entry &entry) { return entry.first == name; });
    m_entries = std::move(kept);
}

bool Context::contains(QStringView name) const
{
    return find(name) != nullptr;
}

const Value *Context::find(QStringView name) const
{
    if (m_entries) {
        for (const auto &[known, value] : *m_entries) {
            // Often the two share their letters: a copied name does not copy them.
            if (known.size() == name.size() && (known.constData() == name.data() || known == name))
                return &value;
        }
    }
    return nullptr;
}

const std::vector<Context::Entry> &Context::entries() const
{
    static const std::vector<Entry> none;
    return m_entries ? *m_entries : none;
}

Value::Value(List value)
{
    int nesting = 0;
    for (const Value &element : value)
        nesting = std::max(nesting, element.nesting());
    auto *box = new Box<List>(std::move(value));
    box->nesting = nesting + 1;
    m_data = Data(box);
    m_tag = Tag::ListOf;
}

Value::Value(Context value)
{
    int nesting = 0;
    for (const auto &[name, entry] : value.entries())
        nesting = std::max(nesting, entry.nesting());
    auto *box = new Box<Context>(std::move(value));
    box->nesting = nesting + 1;
    m_data = Data(box);
    m_tag = Tag::Context;
}

QString Value::typeName() const
{
    static const QString names[] = {u"Null"_s, u"boolean"_s, u"number"_s, u"date"_s, u"days and time duration"_s,
                                    u"years and months duration"_s, u"string"_s, u"time"_s, u"date and time"_s,
                                    u"list"_s, u"context"_s, u"range"_s, u"function"_s};
    static_assert(std::size(names) == static_cast<std::size_t>(Tag::Function) + 1);
    return names[static_cast<std::size_t>(m_tag)];
}

QString Value::toString() const
{
    if (const auto *text = as<QString>())
        return *text;
    return show(*this, Show::AsText, 0);
}

QString Value::toLiteral() const
{
    return show(*this, Show::AsLiteral, 0);
}

bool Value::operator==(const Value &other) const
{
    if (!isSameType(other))
        return false;
    if (const auto *list = as<List>())
        return *list == *other.as<List>();
    if (const auto *context = as<Context>())
        return sameContexts(*context, *other.as<Context>());
    if (const auto *range = as<Range>()) {
        const Range &right = *other.as<Range>();
        return range->lower == right.lower && range->upper == right.upper && range->form == right.form
            && sameEnds(range->start, right.start) && sameEnds(range->end, right.end);
    }
    if (const auto *function = as<Function>())
        return function == other.as<Function>();
    if (const auto *boolean = as<bool>())
        return *boolean == *other.as<bool>();
    if (const auto *number = as<core::Decimal>())
        return *number == *other.as<core::Decimal>();
    if (const auto *text = as<QString>())
        return *text == *other.as<QString>();
    if (const auto *date = as<Date>())
        return *date == *other.as<Date>();
    if (const auto *time = as<Time>())
        return *time == *other.as<Time>();
    if (const auto *dateTime = as<DateTime>())
        return *dateTime == *other.as<DateTime>();
    if (const auto *days = as<DaysTimeDuration>())
        return *days == *other.as<DaysTimeDuration>();
    if (const auto *months = as<YearsMonthsDuration>())
        return *months == *other.as<YearsMonthsDuration>();
    return true;
}

} // namespace engine::feel
