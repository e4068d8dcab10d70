// SPDX-License-Identifier: Apache-2.0
#include "engine/journal/json_fields.h"

#include <algorithm>
#include <cstring>
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

std::vector<const char *> wordsOf(Actor::Kind)
{
    return {"system", "citizen", "clerk"};
}

void FieldWriter::write(const QDateTime &time)
{
    if (!time.isValid()) {
        m_out += "null";
        return;
    }
    const QDateTime utc = time.toUTC();
    const QString iso = utc.toString(Qt::ISODateWithMs); // the same, faster, but for far years
    write(iso.isEmpty() ? utc.toString(QLatin1String(timeFormat)) : iso);
}

void FieldWriter::write(const Personal &personal)
{
    const QByteArray commitment = personal.commitment();
    if (m_values && !personal.erased && !commitment.isEmpty())
        m_values->insert_or_assign(commitment, personal);
    writeObject([&](auto &visit) { visit("commitment", commitment); });
}

void FieldWriter::close(qsizetype start, QVarLengthArray<Span, 24> &spans)
{
    std::sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) { return std::strcmp(a.name, b.name) < 0; });
    QByteArray object;
    object.reserve(m_out.size() - start + 32 * spans.size());
    object += '{';
    for (const Span &span : spans) {
        if (object.size() > 1)
            object += ',';
        object.append('"').append(span.name).append("\":").append(QByteArrayView(m_out).sliced(span.begin, span.end - span.begin));
    }
    object += '}';
    m_out.truncate(start);
    m_out += object;
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
