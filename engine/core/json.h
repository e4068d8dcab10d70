// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <variant>
#include <vector>

namespace engine::core {

/// A JSON value. Numbers are 64-bit integers only: all others travel as strings, so that canonical
/// form (RFC 8785) never meets a binary fraction. A value type; keys are sorted by UTF-16 code
/// units, which is RFC 8785's order.
class Json
{
public:
    using Array = std::vector<Json>;
    using Object = std::map<QString, Json>;

    Json() = default;
    Json(std::nullptr_t) {}
    Json(bool value) : m_value(value) {}
    Json(int value) : m_value(qint64{value}) {}
    Json(qint64 value) : m_value(value) {}
    Json(QString value) : m_value(std::move(value)) {}
    Json(QStringView value) : m_value(value.toString()) {}
    Json(Array value) : m_value(std::move(value)) {}
    Json(Object value) : m_value(std::move(value)) {}
    Json(const char *) = delete;

    bool isNull() const { return std::holds_alternative<std::monostate>(m_value); }
    bool isBool() const { return std::holds_alternative<bool>(m_value); }
    bool isInteger() const { return std::holds_alternative<qint64>(m_value); }
    bool isString() const { return std::holds_alternative<QString>(m_value); }
    bool isArray() const { return std::holds_alternative<Array>(m_value); }
    bool isObject() const { return std::holds_alternative<Object>(m_value); }

    /// The value, or the default where it is of another kind.
    bool toBool(bool otherwise = false) const;
    qint64 toInteger(qint64 otherwise = 0) const;
    QString toString(const QString &otherwise = {}) const;
    const Array &toArray() const;
    const Object &toObject() const;

    /// The member `key`, or null where there is none.
    const Json &operator[](const QString &key) const;
    const Json &operator[](QLatin1String key) const { return (*this)[QString(key)]; }
    bool contains(const QString &key) const;
    /// Sets a member; turns null into an object. Q_ASSERTs on any other kind.
    Json &set(const QString &key, Json value);
    /// Appends an element; turns null into an array. Q_ASSERTs on any other kind.
    Json &append(Json value);

    bool operator==(const Json &) const = default;

    /// UTF-8 in the canonical form of RFC 8785: sorted keys, no spaces, shortest escapes.
    QByteArray canonical() const;
    /// Appends a string as it stands in the canonical form, with its quotes.
    static void writeString(QStringView text, QByteArray &out);
    /// UTF-8, indented by two spaces, for people.
    QByteArray indented() const;
    /// Reads UTF-8. Refuses fractions, exponents, integers beyond 64 bits, duplicate keys, lone
    /// surrogates and more than `maxDepth` levels; the error has line and column.
    static Result<Json> parse(const QByteArray &utf8, int maxDepth = 64);

private:
    std::variant<std::monostate, bool, qint64, QString, Array, Object> m_value;
};

} // namespace engine::core
