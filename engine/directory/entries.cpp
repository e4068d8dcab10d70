// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/entries.h"

using namespace Qt::StringLiterals;

namespace engine::directory {

using core::Json;

namespace {

Json textJson(const core::LocalText &text)
{
    Json::Object object;
    for (const auto &[tag, words] : text.texts)
        object.emplace(tag, words);
    return object;
}

core::LocalText textFrom(const Json &json)
{
    core::LocalText text;
    for (const auto &[tag, words] : json.toObject())
        text.texts.emplace(tag, words.toString());
    return text;
}

Json dayJson(const std::optional<QDate> &day)
{
    return day && day->isValid() ? Json(day->toString(Qt::ISODate)) : Json();
}

std::optional<QDate> dayFrom(const Json &json)
{
    const QDate day = QDate::fromString(json.toString(), Qt::ISODate);
    return day.isValid() ? std::optional(day) : std::nullopt;
}

Json textsJson(const std::vector<QString> &texts)
{
    Json::Array array;
    for (const QString &text : texts)
        array.emplace_back(text);
    return array;
}

std::vector<QString> textsFrom(const Json &json)
{
    std::vector<QString> texts;
    for (const Json &text : json.toArray())
        texts.push_back(text.toString());
    return texts;
}

Json postJson(const Post &post)
{
    return Json::Object{{u"office"_s, post.office}, {u"position"_s, post.position}};
}

Post postFrom(const Json &json)
{
    return {json["office"_L1].toString(), json["position"_L1].toString()};
}

bool hasId(const Json &json, QLatin1StringView name = "id"_L1)
{
    return json[name].isString() && !json[name].toString().isEmpty();
}

} // namespace

Json toJson(const Office &office)
{
    return Json::Object{{u"id"_s, office.id},
                        {u"name"_s, textJson(office.name)},
                        {u"parent"_s, office.parent},
                        {u"address"_s, textJson(office.address)},
                        {u"phone"_s, office.phone}};
}

std::optional<Office> officeFrom(const Json &json)
{
    if (!hasId(json))
        return std::nullopt;
    return Office{json["id"_L1].toString(), textFrom(json["name"_L1]), json["parent"_L1].toString(),
                  textFrom(json["address"_L1]), json["phone"_L1].toString()};
}

Json toJson(const Position &position)
{
    return Json::Object{{u"id"_s, position.id}, {u"name"_s, textJson(position.name)}};
}

std::optional<Position> positionFrom(const Json &json)
{
    if (!hasId(json))
        return std::nullopt;
    return Position{json["id"_L1].toString(), textFrom(json["name"_L1])};
}

Json toJson(const Staff &staff)
{
    Json::Array posts;
    for (const Post &post : staff.posts)
        posts.push_back(postJson(post));
    return Json::Object{
        {u"id"_s, staff.id}, {u"name"_s, staff.name}, {u"posts"_s, posts}, {u"active"_s, staff.active}};
}

std::optional<Staff> staffFrom(const Json &json)
{
    if (!hasId(json))
        return std::nullopt;
    Staff staff{json["id"_L1].toString(), json["name"_L1].toString(), {}, json["active"_L1].toBool()};
    for (const Json &post : json["posts"_L1].toArray())
        staff.posts.push_back(postFrom(post));
    return staff;
}

Json toJson(const Absence &absence)
{
    return Json::Object{{u"id"_s, absence.id},
                        {u"staff"_s, absence.staff},
                        {u"first"_s, dayJson(absence.first)},
                        {u"last"_s, dayJson(absence.last)}};
}

std::optional<Absence> absenceFrom(const Json &json)
{
    const auto first = dayFrom(json["first"_L1]);
    const auto last = dayFrom(json["last"_L1]);
    if (!hasId(json) || !first || !last)
        return std::nullopt;
    return Absence{json["id"_L1].toString(), json["staff"_L1].toString(), *first, *last};
}

Json toJson(const Delegation &delegation)
{
    return Json::Object{{u"id"_s, delegation.id},
                        {u"from"_s, delegation.from},
                        {u"to"_s, delegation.to},
                        {u"post"_s, postJson(delegation.post)},
                        {u"first"_s, dayJson(delegation.first)},
                        {u"last"_s, dayJson(delegation.last)}};
}

std::optional<Delegation> delegationFrom(const Json &json)
{
    const auto first = dayFrom(json["first"_L1]);
    const auto last = dayFrom(json["last"_L1]);
    if (!hasId(json) || !first || !last)
        return std::nullopt;
    return Delegation{json["id"_L1].toString(), json["from"_L1].toString(), json["to"_L1].toString(),
                      postFrom(json["post"_L1]), *first, *last};
}

Json toJson(const AfterReview &review)
{
    return Json::Object{{u"id"_s, review.id}, {u"post"_s, postJson(review.post)}, {u"case"_s, review.caseId}};
}

std::optional<AfterReview> afterReviewFrom(const Json &json)
{
    if (!hasId(json) || !hasId(json, "case"_L1))
        return std::nullopt;
    return AfterReview{json["id"_L1].toString(), postFrom(json["post"_L1]), json["case"_L1].toString()};
}

Json toJson(const Person &person)
{
    return Json::Object{{u"id"_s, person.id},
                        {u"name"_s, person.name},
                        {u"kana"_s, person.kana},
                        {u"born"_s, dayJson(person.born)},
                        {u"corporateNumber"_s, person.corporateNumber},
                        {u"email"_s, person.email}};
}

std::optional<Person> personFrom(const Json &json)
{
    if (!hasId(json))
        return std::nullopt;
    return Person{json["id"_L1].toString(),   json["name"_L1].toString(),
                  json["kana"_L1].toString(), dayFrom(json["born"_L1]),
                  json["corporateNumber"_L1].toString(), json["email"_L1].toString()};
}

Json toJson(const Protection &protection)
{
    return Json::Object{{u"person"_s, protection.person},
                        {u"first"_s, dayJson(protection.first)},
                        {u"last"_s, dayJson(protection.last)},
                        {u"endConfirmed"_s, dayJson(protection.endConfirmed)},
                        {u"namedStaff"_s, textsJson(protection.namedStaff)},
                        {u"otherParties"_s, textsJson(protection.otherParties)}};
}

std::optional<Protection> protectionFrom(const Json &json)
{
    if (!hasId(json, "person"_L1))
        return std::nullopt;
    return Protection{json["person"_L1].toString(),
                      dayFrom(json["first"_L1]).value_or(QDate()),
                      dayFrom(json["last"_L1]).value_or(QDate()),
                      dayFrom(json["endConfirmed"_L1]),
                      textsFrom(json["namedStaff"_L1]),
                      textsFrom(json["otherParties"_L1])};
}

} // namespace engine::directory
