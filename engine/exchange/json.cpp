// SPDX-License-Identifier: Apache-2.0
#include "engine/exchange/json.h"

#include "engine/exchange/fields.h"

using namespace Qt::StringLiterals;

namespace engine::exchange {

using core::Json;

namespace {

Json dayJson(const QDate &day)
{
    return day.isValid() ? Json(day.toString(Qt::ISODate)) : Json();
}

Json completionJson(const CompletionRequest &request)
{
    Json::Array items;
    for (const auto &[path, text] : request.items)
        items.emplace_back(Json::Array{path, text});
    return Json::Object{{u"id"_s, request.id},
                        {u"text"_s, request.text},
                        {u"items"_s, items},
                        {u"deadline"_s, dayJson(request.deadline)}};
}

CompletionRequest completionOf(const Json &json, Fields &outer)
{
    Fields fields(json, u"completion"_s);
    CompletionRequest request;
    request.id = fields.text(u"id"_s);
    request.text = fields.text(u"text"_s);
    for (const Json &item : fields.array(u"items"_s)) {
        if (item.toArray().size() == 2)
            request.items.emplace_back(item.toArray()[0].toString(), item.toArray()[1].toString());
        else
            fields.fail(u"items"_s);
    }
    request.deadline = fields.day(u"deadline"_s).value_or(QDate());
    if (fields.failed())
        outer.fail(u"completion"_s);
    return request;
}

Json paymentJson(const PaymentDemand &demand)
{
    Json::Array methods;
    for (const QString &method : demand.methods)
        methods.emplace_back(method);
    return Json::Object{{u"id"_s, demand.id},
                        {u"amount"_s, demand.amount},
                        {u"description"_s, demand.description},
                        {u"due"_s, dayJson(demand.due)},
                        {u"methods"_s, methods},
                        {u"paid"_s, demand.paid}};
}

PaymentDemand paymentOf(const Json &json, Fields &outer)
{
    Fields fields(json, u"payment"_s);
    PaymentDemand demand;
    demand.id = fields.text(u"id"_s);
    demand.amount = fields.integer(u"amount"_s);
    demand.description = fields.text(u"description"_s);
    demand.due = fields.day(u"due"_s).value_or(QDate());
    demand.methods = fields.texts(u"methods"_s);
    demand.paid = fields.flag(u"paid"_s);
    if (fields.failed())
        outer.fail(u"payment"_s);
    return demand;
}

Json documentJson(const Document &document)
{
    return Json::Object{{u"id"_s, document.id},
                        {u"role"_s, document.role},
                        {u"name"_s, document.name},
                        {u"mediaType"_s, document.mediaType},
                        {u"content"_s, QString::fromLatin1(document.content.toBase64())},
                        {u"issued"_s, toJson(document.issued)}};
}

Document documentOf(const Json &json, Fields &outer)
{
    Fields fields(json, u"documents"_s);
    Document document;
    document.id = fields.text(u"id"_s);
    document.role = fields.text(u"role"_s);
    document.name = fields.text(u"name"_s);
    document.mediaType = fields.text(u"mediaType"_s);
    document.content = fields.bytes(u"content"_s);
    document.issued = instantFromJson(fields.json(u"issued"_s));
    if (fields.failed())
        outer.fail(u"documents"_s);
    return document;
}

} // namespace

Json toJson(const QDateTime &instant)
{
    return instant.isValid() ? Json(instant.toUTC().toString(Qt::ISODateWithMs)) : Json();
}

QDateTime instantFromJson(const Json &json)
{
    if (!json.isString() || !json.toString().endsWith(u'Z'))
        return {};
    return QDateTime::fromString(json.toString(), Qt::ISODateWithMs);
}

Json toJson(const feel::Context &context)
{
    return feel::Value(context).toJson();
}

core::Result<feel::Context> contextFromJson(const Json &json)
{
    const auto value = feel::Value::fromJson(json);
    if (!value)
        return value.error();
    const auto *context = value->as<feel::Context>();
    if (!context)
        return core::Error(ExchangeError::NotAMessage, {u"context"_s});
    return *context;
}

Json toJson(const Applicant &applicant)
{
    return Json::Object{{u"account"_s, applicant.account},
                        {u"person"_s, applicant.person},
                        {u"name"_s, applicant.name},
                        {u"email"_s, applicant.email},
                        {u"language"_s, applicant.language}};
}

core::Result<Applicant> applicantFromJson(const Json &json)
{
    Fields fields(json, u"applicant"_s);
    Applicant applicant;
    applicant.account = fields.text(u"account"_s);
    applicant.person = fields.text(u"person"_s);
    applicant.name = fields.text(u"name"_s);
    applicant.email = fields.text(u"email"_s);
    applicant.language = fields.text(u"language"_s);
    return fields.done(std::move(applicant));
}

Json toJson(const ApplicantView &view)
{
    Json::Array documents;
    for (const Document &document : view.documents)
        documents.push_back(documentJson(document));
    Json::Array history;
    for (const HistoryEntry &entry : view.history) {
        history.emplace_back(Json::Object{
            {u"at"_s, toJson(entry.at)}, {u"key"_s, entry.key}, {u"detail"_s, entry.detail}});
    }
    return Json::Object{{u"receipt"_s, view.receipt},
                        {u"sequence"_s, view.sequence},
                        {u"state"_s, view.state},
                        {u"caseNumber"_s, view.caseNumber},
                        {u"expected"_s, view.expected ? dayJson(*view.expected) : Json()},
                        {u"completion"_s, view.completion ? completionJson(*view.completion) : Json()},
                        {u"payment"_s, view.payment ? paymentJson(*view.payment) : Json()},
                        {u"documents"_s, documents},
                        {u"history"_s, history},
                        {u"outcome"_s, view.outcome},
                        {u"reasons"_s, view.reasons},
                        {u"canWithdraw"_s, view.canWithdraw}};
}

core::Result<ApplicantView> viewFromJson(const Json &json)
{
    Fields fields(json, u"view"_s);
    ApplicantView view;
    view.receipt = fields.text(u"receipt"_s);
    view.sequence = fields.integer(u"sequence"_s);
    view.state = fields.text(u"state"_s);
    view.caseNumber = fields.text(u"caseNumber"_s);
    view.expected = fields.day(u"expected"_s);
    if (const Json &completion = fields.json(u"completion"_s); !completion.isNull())
        view.completion = completionOf(completion, fields);
    if (const Json &payment = fields.json(u"payment"_s); !payment.isNull())
        view.payment = paymentOf(payment, fields);
    for (const Json &document : fields.array(u"documents"_s))
        view.documents.push_back(documentOf(document, fields));
    for (const Json &item : fields.array(u"history"_s)) {
        Fields entry(item, u"history"_s);
        view.history.push_back(
            {entry.instant(u"at"_s), entry.text(u"key"_s), entry.text(u"detail"_s)});
        if (entry.failed())
            fields.fail(u"history"_s);
    }
    view.outcome = fields.text(u"outcome"_s);
    view.reasons = fields.text(u"reasons"_s);
    view.canWithdraw = fields.flag(u"canWithdraw"_s);
    return fields.done(std::move(view));
}

} // namespace engine::exchange
