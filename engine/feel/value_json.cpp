// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/feel_error.h"
#include "engine/feel/temporal_text.h"
#include "engine/feel/value.h"

namespace engine::feel {

using core::Json;
using namespace Qt::StringLiterals;

namespace {

constexpr int maxJsonDepth = 60; // core::Json reads 64 levels

Json tagged(const QString &tag, Json value)
{
    return Json(Json::Object{{tag, std::move(value)}});
}

Json write(const Value &value, int depth);

Json writeRange(const Range &range, int depth)
{
    static const QString forms[] = {u".."_s, u"="_s, u"!="_s};
    Json::Array parts;
    parts.emplace_back(range.lower == Boundary::Closed ? u"["_s : u"("_s);
    parts.push_back(range.start ? Json(Json::Array{write(*range.start, depth)}) : Json());
    parts.emplace_back(forms[static_cast<int>(range.form)]);
    parts.push_back(range.end ? Json(Json::Array{write(*range.end, depth)}) : Json());
    parts.emplace_back(range.upper == Boundary::Closed ? u"]"_s : u")"_s);
    return tagged(u"r"_s, Json(std::move(parts)));
}

Json write(const Value &value, int depth)
{
    if (depth > maxJsonDepth)
        return {};
    if (const auto *boolean = value.as<bool>())
        return Json(*boolean);
    if (const auto *number = value.as<core::Decimal>())
        return tagged(u"n"_s, Json(number->toString()));
    if (const auto *text = value.as<QString>())
        return Json(*text);
    if (const auto *date = value.as<Date>())
        return tagged(u"d"_s, Json(toText(*date)));
    if (const auto *time = value.as<Time>())
        return tagged(u"t"_s, Json(toText(*time)));
    if (const auto *dateTime = value.as<DateTime>())
        return tagged(u"dt"_s, Json(toText(*dateTime)));
    if (const auto *days = value.as<DaysTimeDuration>())
        return tagged(u"dd"_s, Json(toText(*days)));
    if (const auto *months = value.as<YearsMonthsDuration>())
        return tagged(u"ym"_s, Json(toText(*months)));
    if (const auto *range = value.as<Range>())
        return writeRange(*range, depth + 2);
    if (const auto *list = value.as<List>()) {
        Json::Array array;
        for (const Value &element : *list)
            array.push_back(write(element, depth + 1));
        return Json(std::move(array));
    }
    if (const auto *context = value.as<Context>()) {
        Json::Array entries;
        for (const auto &[name, entry] : context->entries())
            entries.emplace_back(Json::Array{Json(name), write(entry, depth + 3)});
        return tagged(u"c"_s, Json(std::move(entries)));
    }
    return {};
}

core::Error refused(const Json &json)
{
    return core::Error(FeelError::BadValueText, {QString::fromUtf8(json.canonical().left(200))});
}

template <typename T> core::Result<Value> readText(const Json &json, const std::optional<T> &read)
{
    if (!json.isString() || !read)
        return refused(json);
    return Value(*read);
}

core::Result<Value> readContext(const Json &json)
{
    if (!json.isArray())
        return refused(json);
    Context context;
    for (const Json &entry : json.toArray()) {
        if (!entry.isArray() || entry.toArray().size() != 2 || !entry.toArray()[0].isString())
            return refused(json);
        const QString name = entry.toArray()[0].toString();
        auto value = Value::fromJson(entry.toArray()[1]);
        if (!value)
            return value;
        if (context.contains(name))
            return refused(json);
        context.set(name, std::move(*value));
    }
    return Value(std::move(context));
}

core::Result<Value> readRange(const Json &json)
{
    if (!json.isArray() || json.toArray().size() != 5)
        return refused(json);
    const Json::Array &parts = json.toArray();
    const QString lower = parts[0].toString();
    const QString form = parts[2].toString();
    const QString upper = parts[4].toString();
    if ((lower != u"[" && lower != u"(") || (upper != u"]" && upper != u")")
        || (form != u".." && form != u"=" && form != u"!="))
        return refused(json);
    Range range;
    range.lower = lower == u"[" ? Boundary::Closed : Boundary::Open;
    range.upper = upper == u"]" ? Boundary::Closed : Boundary::Open;
    range.form = form == u"=" ? RangeForm::Equal : form == u"!=" ? RangeForm::NotEqual : RangeForm::Interval;
    for (const std::size_t i : {std::size_t{1}, std::size_t{3}}) {
        if (parts[i].isNull())
            continue;
        if (parts[i].toArray().size() != 1)
            return refused(json);
        auto end = Value::fromJson(parts[i].toArray()[0]);
        if (!end)
            return end;
        (i == 1 ? range.start : range.end) = std::make_shared<const Value>(std::move(*end));
    }
    return Value(std::move(range));
}

} // namespace

Json Value::toJson() const
{
    return write(*this, 0);
}

core::Result<Value> Value::fromJson(const Json &json)
{
    if (json.isNull())
        return Value();
    if (json.isBool())
        return Value(json.toBool());
    if (json.isString())
        return Value(json.toString());
    if (json.isArray()) {
        List list;
        for (const Json &element : json.toArray()) {
            auto value = fromJson(element);
            if (!value)
                return value;
            list.push_back(std::move(*value));
        }
        return Value(std::move(list));
    }
    if (!json.isObject() || json.toObject().size() != 1)
        return refused(json);
    const auto &[tag, content] = *json.toObject().begin();
    const QString text = content.toString();
    if (tag == u"n")
        return readText(content, core::Decimal::parse(text));
    if (tag == u"d")
        return readText(content, parseDate(text));
    if (tag == u"t")
        return readText(content, parseTime(text));
    if (tag == u"dt")
        return readText(content, parseDateTime(text));
    if (tag == u"dd")
        return readText(content, parseDaysTimeDuration(text));
    if (tag == u"ym")
        return readText(content, parseYearsMonthsDuration(text));
    if (tag == u"c")
        return readContext(content);
    if (tag == u"r")
        return readRange(content);
    return refused(json);
}

} // namespace engine::feel
