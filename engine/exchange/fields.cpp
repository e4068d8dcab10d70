// SPDX-License-Identifier: Apache-2.0
#include "engine/exchange/fields.h"

#include "engine/exchange/json.h"

namespace engine::exchange {

Fields::Fields(const core::Json &json, QString what) : m_json(json), m_what(std::move(what))
{
    if (!json.isObject())
        m_fault = m_what;
}

void Fields::fail(const QString &name)
{
    if (!m_fault)
        m_fault = m_what + u'.' + name;
}

core::Error Fields::error() const
{
    return {ExchangeError::NotAMessage, {m_fault.value_or(m_what)}};
}

const core::Json &Fields::json(const QString &name)
{
    static const core::Json none;
    return m_json.isObject() ? m_json[name] : none;
}

QString Fields::text(const QString &name)
{
    const core::Json &value = json(name);
    if (!value.isString())
        fail(name);
    return value.toString();
}

QString Fields::textOr(const QString &name, const QString &otherwise)
{
    const core::Json &value = json(name);
    if (!value.isNull() && !value.isString())
        fail(name);
    return value.toString(otherwise);
}

qint64 Fields::integer(const QString &name)
{
    const core::Json &value = json(name);
    if (!value.isInteger())
        fail(name);
    return value.toInteger();
}

bool Fields::flag(const QString &name)
{
    const core::Json &value = json(name);
    if (!value.isBool())
        fail(name);
    return value.toBool();
}

QDateTime Fields::instant(const QString &name)
{
    const QDateTime value = instantFromJson(json(name));
    if (!value.isValid())
        fail(name);
    return value;
}

std::optional<QDate> Fields::day(const QString &name)
{
    const core::Json &value = json(name);
    if (value.isNull())
        return std::nullopt;
    const QDate day = QDate::fromString(value.toString(), Qt::ISODate);
    if (!day.isValid())
        fail(name);
    return day;
}

QByteArray Fields::bytes(const QString &name)
{
    const auto decoded = QByteArray::fromBase64Encoding(text(name).toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        fail(name);
    return *decoded;
}

feel::Context Fields::context(const QString &name)
{
    const auto read = contextFromJson(json(name));
    if (!read) {
        fail(name);
        return {};
    }
    return *read;
}

const core::Json::Array &Fields::array(const QString &name)
{
    const core::Json &value = json(name);
    if (!value.isArray())
        fail(name);
    return value.toArray();
}

std::vector<QString> Fields::texts(const QString &name)
{
    std::vector<QString> texts;
    for (const core::Json &item : array(name)) {
        if (!item.isString())
            fail(name);
        texts.push_back(item.toString());
    }
    return texts;
}

} // namespace engine::exchange
