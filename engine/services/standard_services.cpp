// SPDX-License-Identifier: Apache-2.0
#include "engine/services/service_parts.h"

#include "engine/casework/work_queue.h"
#include "engine/document/document.h"

#include <QTimeZone>

namespace engine::services {

using core::Error;
using core::Result;

namespace {

struct Maker
{
    std::unique_ptr<casework::Service> (*make)(const ServicePorts &);
    std::set<QString> needed; ///< parameters without which it cannot work
};

/// A new service: its own file, and one line here.
const std::map<QString, Maker> &makers()
{
    static const std::map<QString, Maker> all = {
        {QStringLiteral("ask-completion"), {makeAskCompletion, {QStringLiteral("text")}}},
        {QStringLiteral("begin"), {makeBegin, {QStringLiteral("aggregate"), QStringLiteral("key")}}},
        {QStringLiteral("check-protection"), {makeCheckProtection, {}}},
        {QStringLiteral("collect"), {makeCollect, {QStringLiteral("waiting")}}},
        {QStringLiteral("dispose"), {makeDispose, {QStringLiteral("outcome")}}},
        {QStringLiteral("draw-lots"), {makeDrawLots, {QStringLiteral("entries"), QStringLiteral("places"), QStringLiteral("seed")}}},
        {QStringLiteral("issue"), {makeIssue, {QStringLiteral("document")}}},
        {QStringLiteral("look-up"), {makeLookUp, {QStringLiteral("register"), QStringLiteral("key")}}},
        {QStringLiteral("number-entries"), {makeNumberEntries, {QStringLiteral("entries")}}},
        {QStringLiteral("request-payment"), {makeRequestPayment, {QStringLiteral("amount")}}},
        {QStringLiteral("tell"), {makeTell, {QStringLiteral("message")}}},
    };
    return all;
}

} // namespace

core::ErrorText errorText(ServiceError id)
{
    switch (id) {
    case ServiceError::MissingParameter:
        return {"services", "MissingParameter", QT_TRANSLATE_NOOP("services", "the service \"%1\" needs the parameter \"%2\"")};
    case ServiceError::WrongParameter:
        return {"services", "WrongParameter", QT_TRANSLATE_NOOP("services", "the parameter \"%2\" of the service \"%1\" is not a whole number: %3")};
    case ServiceError::UnknownDocument:
        return {"services", "UnknownDocument", QT_TRANSLATE_NOOP("services", "the package has no document \"%1\"")};
    case ServiceError::UnknownRegister:
        return {"services", "UnknownRegister", QT_TRANSLATE_NOOP("services", "the town has no register \"%1\"")};
    case ServiceError::NobodyWaits:
        return {"services", "NobodyWaits", QT_TRANSLATE_NOOP("services", "%1 %2 does not wait for the message %3 yet")};
    }
    Q_UNREACHABLE();
}

void addStandardServices(casework::ServiceRegistry &registry, const ServicePorts &ports)
{
    for (const auto &[name, maker] : makers())
        registry.add(maker.make(ports));
}

procedure::Surroundings standardSurroundings()
{
    procedure::Surroundings surroundings;
    surroundings.services.emplace();
    for (const auto &[name, maker] : makers()) {
        surroundings.services->insert(name);
        surroundings.neededParameters.emplace(name, maker.needed);
    }
    // Done by a system of the town, over the API (casework/external_work.h).
    const QString external = QString::fromLatin1(casework::externalService);
    surroundings.services->insert(external);
    surroundings.neededParameters.emplace(external, std::set<QString>{QStringLiteral("topic")});
    surroundings.checkDocument = document::check;
    return surroundings;
}

QDate townDay(const ServicePorts &ports, const QDateTime &now)
{
    return now.toTimeZone(QTimeZone(ports.office.surroundings().zone)).date();
}

Result<QString> requiredText(const casework::ServiceJob &job, QStringView parameter)
{
    const QString text = job.text(parameter);
    if (text.isEmpty())
        return Error(ServiceError::MissingParameter, {job.call.service, parameter.toString()});
    return text;
}

Result<casework::Aggregate> requiredAggregate(const casework::ServiceJob &job)
{
    const auto process = requiredText(job, u"aggregate");
    if (!process)
        return process.error();
    const auto key = requiredText(job, u"key");
    if (!key)
        return key.error();
    return casework::Aggregate{job.open.package, *process, *key, {}};
}

Result<qint64> wholeNumber(const casework::ServiceJob &job, QStringView parameter)
{
    const feel::Value *value = job.parameters.find(parameter);
    if (!value || value->isNull())
        return Error(ServiceError::MissingParameter, {job.call.service, parameter.toString()});
    std::optional<core::Decimal> number;
    if (const auto *decimal = value->as<core::Decimal>())
        number = *decimal;
    else if (const auto *text = value->as<QString>())
        number = core::Decimal::parse(*text);
    const std::optional<qint64> whole = number ? number->toInt64() : std::nullopt;
    if (!whole)
        return Error(ServiceError::WrongParameter, {job.call.service, parameter.toString(), value->typeName()});
    return *whole;
}

journal::RecordFact fact(const QString &kind, const feel::Context &details)
{
    journal::RecordFact recorded{kind, {}};
    for (const auto &[name, value] : details.entries())
        recorded.details.emplace_back(name, casework::Office::personal(value));
    return recorded;
}

// ---- registers --------------------------------------------------------------------------------------

namespace {

feel::Value valueOf(const core::Json &json)
{
    if (json.isBool())
        return json.toBool();
    if (json.isInteger())
        return core::Decimal(json.toInteger());
    if (json.isString()) {
        static const QRegularExpression isoDay(QStringLiteral("^\\d{4}-\\d{2}-\\d{2}\\z"));
        const QString text = json.toString();
        const QDate day = isoDay.match(text).hasMatch() ? QDate::fromString(text, Qt::ISODate) : QDate();
        return day.isValid() ? feel::Value(feel::Date::from(day)) : feel::Value(text);
    }
    if (json.isArray()) {
        feel::List list;
        for (const core::Json &item : json.toArray())
            list.push_back(valueOf(item));
        return list;
    }
    if (json.isObject()) {
        feel::Context context;
        for (const auto &[name, item] : json.toObject())
            context.set(name, valueOf(item));
        return context;
    }
    return {};
}

} // namespace

Result<void> MemoryRegisters::load(const QString &name, const QByteArray &json)
{
    const auto parsed = core::Json::parse(json);
    if (!parsed)
        return parsed.error();
    feel::List rows;
    for (const core::Json &row : parsed->toArray())
        rows.push_back(valueOf(row));
    put(name, std::move(rows));
    return {};
}

Result<feel::List> MemoryRegisters::find(const QString &name, const feel::Context &key)
{
    const auto found = m_registers.find(name);
    if (found == m_registers.end())
        return Error(ServiceError::UnknownRegister, {name});
    feel::List rows;
    for (const feel::Value &row : found->second) {
        const auto *context = row.as<feel::Context>();
        if (!context)
            continue;
        const bool matches = std::all_of(key.entries().begin(), key.entries().end(), [&](const feel::Context::Entry &entry) {
            const feel::Value *column = context->find(entry.first);
            return column && *column == entry.second;
        });
        if (matches)
            rows.push_back(row);
    }
    return rows;
}

} // namespace engine::services
