// SPDX-License-Identifier: Apache-2.0
#include "forms/html/draw.h"

#include <kainjow/mustache.hpp>

using namespace Qt::StringLiterals;
namespace mustache = kainjow::mustache;

namespace forms::html {

struct Template::Data
{
    explicit Data(const QByteArray &bytes) : source(bytes), parsed(bytes.toStdString()) {}

    QByteArray source;
    // Its functions are not const, but a valid template does not change while it is drawn.
    mutable mustache::mustache parsed;
};

namespace {

mustache::data toData(const engine::core::Json &json)
{
    if (json.isObject()) {
        mustache::data object{mustache::data::type::object};
        for (const auto &[key, value] : json.toObject())
            object.set(key.toStdString(), toData(value));
        return object;
    }
    if (json.isArray()) {
        mustache::data list{mustache::data::type::list};
        for (const engine::core::Json &value : json.toArray())
            list.push_back(toData(value));
        return list;
    }
    if (json.isInteger())
        return mustache::data(std::to_string(json.toInteger()));
    if (json.isString() && !json.toString().isEmpty())
        return mustache::data(json.toString().toUtf8().toStdString());
    return mustache::data(json.toBool() ? mustache::data::type::bool_true : mustache::data::type::bool_false);
}

std::set<QString> partialsIn(const QByteArray &source)
{
    static const QRegularExpression pattern(u"\\{\\{>\\s*([^}\\s]+)\\s*\\}\\}"_s);
    std::set<QString> names;
    for (auto it = pattern.globalMatch(QString::fromUtf8(source)); it.hasNext();)
        names.insert(it.next().captured(1));
    return names;
}

/// Gives `data` every partial that `source` can reach.
void addPartials(const QByteArray &source, const std::function<QByteArray(const QString &)> &partial, std::set<QString> &known, mustache::data &data)
{
    for (const QString &name : partialsIn(source)) {
        if (!known.insert(name).second)
            continue;
        const QByteArray bytes = partial(name);
        Q_ASSERT_X(Template::fault(bytes).isEmpty(), "Template::draw", qPrintable(name));
        data.set(name.toStdString(), mustache::data(mustache::partial([text = bytes.toStdString()] { return text; })));
        addPartials(bytes, partial, known, data);
    }
}

} // namespace

Template::Template(const QByteArray &source) : m_data(std::make_unique<Data>(source))
{
    Q_ASSERT_X(m_data->parsed.is_valid(), "Template", m_data->parsed.error_message().c_str());
}

Template::Template(Template &&) noexcept = default;
Template &Template::operator=(Template &&) noexcept = default;
Template::~Template() = default;

QString Template::fault(const QByteArray &source)
{
    const mustache::mustache parsed(source.toStdString());
    return QString::fromStdString(parsed.error_message());
}

QByteArray Template::draw(const engine::core::Json &json, const std::function<QByteArray(const QString &)> &partial) const
{
    mustache::data data = toData(json);
    if (partial) {
        std::set<QString> known;
        addPartials(m_data->source, partial, known, data);
    }
    return QByteArray::fromStdString(m_data->parsed.render(data));
}

QString escape(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'&')
            safe += u"&amp;"_s;
        else if (c == u'<')
            safe += u"&lt;"_s;
        else if (c == u'>')
            safe += u"&gt;"_s;
        else if (c == u'"')
            safe += u"&quot;"_s;
        else if (c == u'\'')
            safe += u"&#39;"_s;
        else
            safe += c;
    }
    return safe;
}

} // namespace forms::html
