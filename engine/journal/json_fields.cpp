// SPDX-License-Identifier: Apache-2.0
#include "engine/journal/json_fields.h"

#include <limits>

namespace engine::journal {

namespace {

constexpr auto timeFormat = "yyyy-MM-ddTHH:mm:ss.zzzZ";

std::optional<QByteArray> fromHex(const QString &text)
{
    const QByteArray latin = text.toLatin1();
    const QByteArray bytes = QByteArray::fromHex(latin);
    if (bytes.toHex() != latin)
        return std::nullopt;
    return bytes;
}

} // namespace

core::Json FieldWriter::write(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    return time.toUTC().toString(QLatin1String(timeFormat));
}

core::Json FieldWriter::write(Actor::Kind kind)
{
    switch (kind) {
    case Actor::Kind::System: return QStringLiteral("system");
    case Actor::Kind::Citizen: return QStringLiteral("citizen");
    case Actor::Kind::Clerk: return QStringLiteral("clerk");
    }
    return {};
}

QString FieldReader::push(const QString &step)
{
    QString before = m_path;
    m_path += m_path.isEmpty() && step.startsWith(QLatin1Char('.')) ? step.mid(1) : step;
    return before;
}

bool FieldReader::fail()
{
    return fail(core::Error(JournalError::NotARecord, {m_record, m_path}));
}

bool FieldReader::fail(core::Error error)
{
    if (!m_error)
        m_error = std::move(error);
    return false;
}

bool FieldReader::read(const core::Json &json, QString &out)
{
    out = json.toString();
    return json.isString() || fail();
}

bool FieldReader::read(const core::Json &json, bool &out)
{
    out = json.toBool();
    return json.isBool() || fail();
}

bool FieldReader::read(const core::Json &json, int &out)
{
    qint64 wide = 0;
    if (!read(json, wide))
        return false;
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
        return fail();
    out = static_cast<int>(wide);
    return true;
}

bool FieldReader::read(const core::Json &json, qint64 &out)
{
    out = json.toInteger();
    return json.isInteger() || fail();
}

bool FieldReader::read(const core::Json &json, QByteArray &out)
{
    if (!json.isString())
        return fail();
    const auto bytes = fromHex(json.toString());
    if (!bytes)
        return fail();
    out = *bytes;
    return true;
}

bool FieldReader::read(const core::Json &json, QDateTime &out)
{
    if (json.isNull()) {
        out = {};
        return true;
    }
    if (!json.isString())
        return fail();
    QDateTime time = QDateTime::fromString(json.toString(), QLatin1String(timeFormat));
    time.setTimeSpec(Qt::UTC);
    if (!time.isValid() || time.toString(QLatin1String(timeFormat)) != json.toString())
        return fail();
    out = time;
    return true;
}

bool FieldReader::read(const core::Json &json, Personal &out)
{
    auto personal = readPersonal(json, m_values);
    if (personal) {
        out = std::move(personal).value();
        return true;
    }
    if (personal.error().is(JournalError::WrongCommitment))
        return fail(core::Error(JournalError::WrongCommitment, {m_record, m_path}));
    return fail();
}

bool FieldReader::read(const core::Json &json, Actor::Kind &out)
{
    PersonalValues nothing;
    for (const Actor::Kind kind : {Actor::Kind::System, Actor::Kind::Citizen, Actor::Kind::Clerk}) {
        if (FieldWriter(nothing).write(kind) == json) {
            out = kind;
            return true;
        }
    }
    return fail();
}

core::Json writePersonal(const Personal &personal, PersonalValues &values)
{
    const QByteArray commitment = personal.commitment();
    if (!personal.erased && !commitment.isEmpty())
        values.insert_or_assign(commitment, personal);
    return core::Json::Object{{QStringLiteral("commitment"), QString::fromLatin1(commitment.toHex())}};
}

core::Result<Personal> readPersonal(const core::Json &json, const PersonalValues &values)
{
    const core::Json &text = json[QStringLiteral("commitment")];
    if (!json.isObject() || json.toObject().size() != 1 || !text.isString())
        return core::Error(JournalError::NotARecord, {QString(), QStringLiteral("commitment")});
    const auto commitment = fromHex(text.toString());
    if (!commitment || (commitment->size() != 32 && !commitment->isEmpty()))
        return core::Error(JournalError::NotARecord, {QString(), QStringLiteral("commitment")});
    if (commitment->isEmpty())
        return Personal{};
    const auto found = values.find(*commitment);
    if (found == values.end() || found->second.erased)
        return Personal::erasedOf(*commitment);
    const Personal &kept = found->second;
    if (Personal::commit(kept.value, kept.salt()) != *commitment)
        return core::Error(JournalError::WrongCommitment, {QString(), text.toString()});
    // The one that was kept may have been changed behind its commitment, which was made before; this one is whole.
    return kept.commitment() == *commitment ? kept : Personal::of(kept.value, kept.salt());
}

QByteArray packPersonal(const Personal &personal)
{
    core::Json::Object object;
    object.emplace(QStringLiteral("salt"), QString::fromLatin1(personal.salt().toHex()));
    object.emplace(QStringLiteral("value"), personal.value.toJson());
    return core::Json(std::move(object)).canonical();
}

core::Result<Personal> unpackPersonal(const QByteArray &bytes)
{
    const auto json = core::Json::parse(bytes, 200);
    if (!json)
        return json.error();
    const core::Json &salt = (*json)[QStringLiteral("salt")];
    const auto saltBytes = fromHex(salt.toString());
    if (!json->isObject() || json->toObject().size() != 2 || !salt.isString() || !saltBytes)
        return core::Error(JournalError::NotARecord, {QString(), QStringLiteral("salt")});
    auto value = feel::Value::fromJson((*json)[QStringLiteral("value")]);
    if (!value)
        return value.error();
    return Personal::of(std::move(value).value(), *saltBytes);
}

} // namespace engine::journal
