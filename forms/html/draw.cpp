// SPDX-License-Identifier: Apache-2.0
#include "forms/html/draw.h"

#include "forms/html/shapes.h"

#include <set>

using namespace Qt::StringLiterals;
using engine::core::Json;

namespace forms::html {

namespace {

void collectNames(const std::vector<model::Field> &fields, std::set<QString> &names)
{
    for (const model::Field &field : fields) {
        names.insert(field.name);
        collectNames(field.children, names);
    }
}

bool mentions(const std::optional<engine::feel::Expression> &expression, const std::set<QString> &names)
{
    if (!expression)
        return false;
    const std::set<QString> used = expression->usedNames();
    return std::any_of(used.begin(), used.end(), [&](const QString &path) { return names.contains(path.section(u'.', 0, 0)); });
}

/// Whether what these fields show hangs on an answer that is given under one of `names`.
bool changeWith(const std::set<QString> &names, const std::vector<model::Field> &fields)
{
    return std::any_of(fields.begin(), fields.end(), [&](const model::Field &field) {
        return mentions(field.relevant, names) || mentions(field.calculate, names) || mentions(field.required, names)
               || changeWith(names, field.children);
    });
}

/// Whether what a page shows may change with an answer on it; those on other pages are known already.
bool changes(const std::vector<model::Field> &fields)
{
    std::set<QString> names;
    collectNames(fields, names);
    return changeWith(names, fields);
}

/// Whether a link may begin so: a path or http(s), never `javascript:` and its kin.
bool isSafeLink(const QString &link)
{
    if (link.startsWith(u"//"_s))
        return false;
    return link.startsWith(u'/') || link.startsWith(u"https://"_s) || link.startsWith(u"http://"_s)
           || !link.section(u'/', 0, 0).contains(u':');
}

} // namespace

QByteArray drawPage(const model::Form &, const model::Page &page, const check::RawAnswers &raw, const check::Checked &checked,
                    const check::Against &against, const Drawing &drawing)
{
    const auto own = [&](const char *text) { return engine::core::translate("forms", text, drawing.language); };
    Json data;
    data.set(u"fields"_s, QString::fromUtf8(PageDrawer(raw, checked, against, drawing).fields(page.fields, {})));
    if (changes(page.fields)) {
        data.set(u"refresh"_s, own(QT_TRANSLATE_NOOP("forms", "Show again")));
        data.set(u"refreshHint"_s, own(QT_TRANSLATE_NOOP("forms", "What you are asked here depends on your answers. Press this after a change to see all that is needed.")));
    }
    return shape(u"page"_s).draw(data);
}

QByteArray drawErrorSummary(const model::Form &form, const std::vector<check::FieldError> &errors, const engine::core::Language &language)
{
    if (errors.empty())
        return {};
    Json list{Json::Array()};
    for (const check::FieldError &error : errors) {
        const QString text = engine::core::translate("forms", QT_TRANSLATE_NOOP("forms", "%1: %2"), language)
                                 .arg(labelOf(form, error.path, language), sentenceOf(error, language));
        list.append(Json().set(u"id"_s, elementId(error.path)).set(u"text"_s, text));
    }
    Json data;
    data.set(u"title"_s, engine::core::translate("forms", QT_TRANSLATE_NOOP("forms", "There is a problem with your answers"), language));
    data.set(u"errors"_s, std::move(list));
    return shape(u"error_summary"_s).draw(data);
}

QByteArray drawSummary(const std::vector<check::SummarySection> &sections, const QString &changeBase, const engine::core::Language &language)
{
    const auto own = [&](const char *text) { return engine::core::translate("forms", text, language); };
    const bool links = !changeBase.isEmpty() && isSafeLink(changeBase);
    Json list{Json::Array()};
    for (const check::SummarySection &section : sections) {
        Json rows{Json::Array()};
        for (const check::SummaryRow &row : section.rows) {
            Json one;
            one.set(u"label"_s, row.label).set(u"value"_s, echoed(row.value)).set(u"none"_s, own(QT_TRANSLATE_NOOP("forms", "Not filled in")));
            const bool changeable = links && row.field && !row.field->calculate;
            one.set(u"href"_s, changeable ? u"%1/%2#%3"_s.arg(changeBase, section.page, elementId(row.path)) : QString());
            one.set(u"change"_s, own(QT_TRANSLATE_NOOP("forms", "Change")));
            one.set(u"changeWhat"_s, own(QT_TRANSLATE_NOOP("forms", " (%1)")).replace(u"%1"_s, row.label));
            rows.append(std::move(one));
        }
        list.append(Json().set(u"title"_s, section.title).set(u"rows"_s, std::move(rows)));
    }
    return shape(u"answers"_s).draw(Json().set(u"sections"_s, std::move(list)));
}

QString elementId(const QString &path)
{
    QString id = u"f-"_s;
    for (const QChar c : path) {
        if (c == u'.' || c == u'[')
            id += u'-';
        else if (c.isLetterOrNumber() || c == u'_' || c.isSurrogate())
            id += c;
        else if (c != u']')
            id += u'_';
    }
    return id;
}

QString labelOf(const model::Form &form, const QString &path, const engine::core::Language &language)
{
    QString label;
    QString walked;
    for (const QString &step : path.split(u'.')) {
        const qsizetype open = step.indexOf(u'[');
        const QString name = step.left(open < 0 ? step.size() : open);
        walked = walked.isEmpty() ? name : walked + u'.' + name;
        const model::Field *field = form.field(walked);
        if (!field)
            return label.isEmpty() ? path : label;
        QString own = field->label.in(language);
        if (open >= 0)
            own = engine::core::translate("forms", QT_TRANSLATE_NOOP("forms", "%1 (no. %2)"), language).arg(own, step.mid(open + 1).remove(u']'));
        label = label.isEmpty() ? own : engine::core::translate("forms", QT_TRANSLATE_NOOP("forms", "%1: %2"), language).arg(label, own);
    }
    return label;
}

QString sentenceOf(const check::FieldError &error, const engine::core::Language &language)
{
    return error.text.isEmpty() ? engine::core::sentence(error.error, language) : error.text.in(language);
}

} // namespace forms::html
