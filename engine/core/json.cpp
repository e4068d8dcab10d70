// SPDX-License-Identifier: Apache-2.0
#include "engine/core/json.h"

#include "engine/core/core_error.h"

#include <nlohmann/json.hpp>

namespace engine::core {

namespace {

/// `indent` is the depth for people, or -1 for the canonical form.
void write(const Json &json, int indent, QByteArray &out)
{
    const int inner = indent < 0 ? -1 : indent + 1;
    const auto newLine = [&out](int depth) {
        if (depth >= 0)
            out += '\n' + QByteArray(2 * depth, ' ');
    };
    if (json.isNull()) {
        out += "null";
    } else if (json.isBool()) {
        out += json.toBool() ? "true" : "false";
    } else if (json.isInteger()) {
        out += QByteArray::number(json.toInteger());
    } else if (json.isString()) {
        Json::writeString(json.toString(), out);
    } else if (json.isArray()) {
        out += '[';
        bool first = true;
        for (const Json &element : json.toArray()) {
            if (!std::exchange(first, false))
                out += ',';
            newLine(inner);
            write(element, inner, out);
        }
        if (!first)
            newLine(indent);
        out += ']';
    } else {
        out += '{';
        bool first = true;
        for (const auto &[key, value] : json.toObject()) {
            if (!std::exchange(first, false))
                out += ',';
            newLine(inner);
            Json::writeString(key, out);
            out += indent < 0 ? ":" : ": ";
            write(value, inner, out);
        }
        if (!first)
            newLine(indent);
        out += '}';
    }
}

/// Builds our value from the parser's events and keeps what the parser would let pass from passing.
class Builder final : public nlohmann::json_sax<nlohmann::json>
{
public:
    explicit Builder(int maxDepth) : m_maxDepth(maxDepth) {}

    bool null() override { return add(Json()); }
    bool boolean(bool value) override { return add(Json(value)); }
    bool number_integer(number_integer_t value) override { return add(Json(qint64{value})); }

    bool number_unsigned(number_unsigned_t value) override
    {
        if (value > static_cast<number_unsigned_t>(std::numeric_limits<qint64>::max()))
            return fail(CoreError::JsonNumberTooLarge);
        return add(Json(static_cast<qint64>(value)));
    }

    bool number_float(number_float_t, const string_t &text) override
    {
        const bool digits = text.find_first_not_of("-0123456789") == string_t::npos;
        return fail(digits ? CoreError::JsonNumberTooLarge : CoreError::JsonFraction,
                    QString::fromStdString(text));
    }

    bool string(string_t &value) override { return add(Json(QString::fromStdString(value))); }
    bool binary(binary_t &) override { return fail(CoreError::JsonSyntax); }
    bool start_object(std::size_t) override { return open(Json(Json::Object())); }
    bool start_array(std::size_t) override { return open(Json(Json::Array())); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t &value) override
    {
        QString name = QString::fromStdString(value);
        if (m_open.back().value.contains(name))
            return fail(CoreError::JsonDuplicateKey, name);
        m_open.back().key = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position,
                     const std::string &,
                     const nlohmann::json::exception &) override
    {
        m_position = position;
        return fail(CoreError::JsonSyntax);
    }

    const Json &root() const { return m_root; }
    CoreError error() const { return m_error; }
    const QString &argument() const { return m_argument; }
    std::optional<std::size_t> position() const { return m_position; }

private:
    struct Open
    {
        Json value;
        QString key;
    };

    bool fail(CoreError error, QString argument = {})
    {
        m_error = error;
        m_argument = std::move(argument);
        return false;
    }

    bool open(Json empty)
    {
        if (static_cast<int>(m_open.size()) >= m_maxDepth)
            return fail(CoreError::JsonTooDeep, QString::number(m_maxDepth));
        m_open.push_back({std::move(empty), {}});
        return true;
    }

    bool close()
    {
        Json done = std::move(m_open.back().value);
        m_open.pop_back();
        return add(std::move(done));
    }

    bool add(Json value)
    {
        if (m_open.empty())
            m_root = std::move(value);
        else if (m_open.back().value.isArray())
            m_open.back().value.append(std::move(value));
        else
            m_open.back().value.set(m_open.back().key, std::move(value));
        return true;
    }

    int m_maxDepth;
    std::vector<Open> m_open;
    Json m_root;
    CoreError m_error = CoreError::JsonSyntax;
    QString m_argument;
    std::optional<std::size_t> m_position;
};

/// Walks over the bytes and tells how far the parser has come.
struct CountingIterator
{
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    const char *at;
    const char **reached;

    reference operator*() const { return *at; }

    CountingIterator &operator++()
    {
        ++at;
        *reached = std::max(*reached, at);
        return *this;
    }

    bool operator==(const CountingIterator &other) const { return at == other.at; }
    bool operator!=(const CountingIterator &other) const { return at != other.at; }
};

SourceRef placeOf(const QByteArray &bytes, qsizetype offset)
{
    const QByteArrayView before = QByteArrayView(bytes).first(std::min(offset, bytes.size()));
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    const auto startsCharacter = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    const auto column = std::count_if(before.begin() + lineStart, before.end(), startsCharacter);
    return {{},
            static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
            static_cast<int>(column) + 1};
}

} // namespace

bool Json::toBool(bool otherwise) const
{
    const bool *value = std::get_if<bool>(&m_value);
    return value ? *value : otherwise;
}

qint64 Json::toInteger(qint64 otherwise) const
{
    const qint64 *value = std::get_if<qint64>(&m_value);
    return value ? *value : otherwise;
}

QString Json::toString(const QString &otherwise) const
{
    const QString *value = std::get_if<QString>(&m_value);
    return value ? *value : otherwise;
}

const Json::Array &Json::toArray() const
{
    static const Array none;
    const Array *value = std::get_if<Array>(&m_value);
    return value ? *value : none;
}

const Json::Object &Json::toObject() const
{
    static const Object none;
    const Object *value = std::get_if<Object>(&m_value);
    return value ? *value : none;
}

const Json &Json::operator[](const QString &key) const
{
    static const Json none;
    const Object &members = toObject();
    const auto found = members.find(key);
    return found == members.end() ? none : found->second;
}

bool Json::contains(const QString &key) const
{
    return toObject().contains(key);
}

Json &Json::set(const QString &key, Json value)
{
    if (isNull())
        m_value = Object();
    Q_ASSERT_X(isObject(), "Json::set", "only an object has members");
    std::get<Object>(m_value)[key] = std::move(value);
    return *this;
}

Json &Json::append(Json value)
{
    if (isNull())
        m_value = Array();
    Q_ASSERT_X(isArray(), "Json::append", "only an array has elements");
    std::get<Array>(m_value).push_back(std::move(value));
    return *this;
}

void Json::writeString(QStringView text, QByteArray &out)
{
    out += '"';
    const auto isPlain = [](QChar letter) { return letter >= QLatin1Char(' ') && letter < QChar(0x7f) && letter != QLatin1Char('"') && letter != QLatin1Char('\\'); };
    if (std::all_of(text.begin(), text.end(), isPlain)) { // ids, words and hashes, which most are
        const qsizetype start = out.size();
        out.resize(start + text.size());
        std::transform(text.begin(), text.end(), out.begin() + start, [](QChar letter) { return letter.toLatin1(); });
        out += '"';
        return;
    }
    for (const char c : text.toUtf8()) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                out += "\\u00" + QByteArray(1, c).toHex();
            else
                out += c;
        }
    }
    out += '"';
}

QByteArray Json::canonical() const
{
    QByteArray out;
    write(*this, -1, out);
    return out;
}

QByteArray Json::indented() const
{
    QByteArray out;
    write(*this, 0, out);
    return out + '\n';
}

Result<Json> Json::parse(const QByteArray &utf8, int maxDepth)
{
    Builder builder(maxDepth);
    const char *reached = utf8.constData();
    const CountingIterator begin{utf8.constData(), &reached};
    const CountingIterator end{utf8.constData() + utf8.size(), &reached};
    if (nlohmann::json::sax_parse(begin, end, &builder))
        return builder.root();

    // The parser has just read the token that it stumbled over; its place is that of the last byte.
    const qsizetype offset = builder.position()
                                 ? static_cast<qsizetype>(*builder.position()) - 1
                                 : reached - utf8.constData() - 1;
    return Error(builder.error(), {builder.argument()}, placeOf(utf8, std::max<qsizetype>(offset, 0)));
}

} // namespace engine::core
