// SPDX-License-Identifier: Apache-2.0
#include "forms/html/shapes.h"

#include <QFile>

#include <mutex>

using namespace Qt::StringLiterals;
using engine::core::Json;

// Outside any namespace, as Qt asks of resources in static libraries.
static void loadFormTemplates()
{
    Q_INIT_RESOURCE(forms_html_templates);
}

namespace forms::html {

const Template &shape(const QString &name)
{
    static std::mutex mutex;
    static std::map<QString, Template> templates;
    const std::scoped_lock lock(mutex);
    const auto known = templates.find(name);
    if (known != templates.end())
        return known->second;
    loadFormTemplates();
    QFile file(u":/todoke/forms/templates/%1.mustache"_s.arg(name));
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(open, "shape", "the templates are compiled into this library");
    return templates.emplace(name, Template(open ? file.readAll().trimmed() + '\n' : QByteArray())).first->second;
}

QString echoed(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            clean += c;
            clean += text[++i];
        } else if (c.isSurrogate() || c == QChar(0x7F) || (c < u' ' && c != u'\n' && c != u'\r' && c != u'\t')) {
            clean += QChar(0xFFFD);
        } else {
            clean += c;
        }
    }
    return clean;
}

PageDrawer::PageDrawer(const check::RawAnswers &raw, const check::Checked &checked, const check::Against &against, const Drawing &drawing)
    : m_raw(raw), m_checked(checked), m_against(against), m_drawing(drawing)
{
    for (const check::FieldError &error : checked.errors)
        m_errors.emplace(error.path, &error);
}

QByteArray PageDrawer::fields(const std::vector<model::Field> &list, const QString &path) const
{
    QByteArray html;
    for (const model::Field &one : list)
        html += field(one, path.isEmpty() ? one.name : path + u'.' + one.name);
    return html;
}

QByteArray PageDrawer::field(const model::Field &field, const QString &path) const
{
    Json data = common(field, path);
    const fields::Kind &kind = fields::kindOf(field);
    const std::vector<model::Option> offered = check::optionsOf(field, m_against);
    const fields::Shape look = kind.shape(field, offered.size());
    if (look != fields::Shape::Group && (field.calculate || m_checked.readonly.contains(path))) {
        const auto value = m_checked.values.find(path);
        data.set(u"value"_s, value == m_checked.values.end() ? QString() : kind.show(field, value->second, offered, m_drawing.language));
        data.set(u"why"_s, field.calculate ? QString() : own(QT_TRANSLATE_NOOP("forms", "This cannot be changed here.")));
        return shape(u"output"_s).draw(data);
    }
    switch (look) {
    case fields::Shape::Group:
        return group(field, path, std::move(data));
    case fields::Shape::Line:
        boxes(field, path, data);
        return shape(u"line"_s).draw(data);
    case fields::Shape::Lines:
        boxes(field, path, data);
        return shape(u"lines"_s).draw(data);
    case fields::Shape::Set:
        boxes(field, path, data);
        return shape(u"set"_s).draw(data);
    case fields::Shape::Radios:
    case fields::Shape::Checks: {
        const bool several = look == fields::Shape::Checks;
        data.set(u"several"_s, several).set(u"single"_s, !several).set(u"type"_s, several ? u"checkbox"_s : u"radio"_s);
        options(field, path, data);
        return shape(u"options"_s).draw(data);
    }
    case fields::Shape::Select:
        data.set(u"choose"_s, own(QT_TRANSLATE_NOOP("forms", "Choose one")));
        options(field, path, data);
        return shape(u"select"_s).draw(data);
    case fields::Shape::Tick: {
        const auto sent = m_raw.values.find(path);
        data.set(u"chosen"_s, sent != m_raw.values.end() && sent->second.contains(u"true"_s));
        return shape(u"tick"_s).draw(data);
    }
    case fields::Shape::File:
        file(field, path, data);
        return shape(u"file"_s).draw(data);
    }
    Q_UNREACHABLE();
}

Json PageDrawer::common(const model::Field &field, const QString &path) const
{
    const QString id = elementId(path);
    const bool required = isRequired(field, path);
    const auto error = m_errors.find(path);
    const auto value = m_checked.understood.contains(path) ? m_checked.values.find(path) : m_checked.values.end();
    const bool understood = value != m_checked.values.end();
    Json data;
    data.set(u"path"_s, path).set(u"id"_s, id).set(u"name"_s, path).set(u"kind"_s, field.kind);
    data.set(u"hidden"_s, m_checked.hidden.contains(path)).set(u"required"_s, required);
    data.set(u"mark"_s, required ? own(QT_TRANSLATE_NOOP("forms", "(required)")) : own(QT_TRANSLATE_NOOP("forms", "(optional)")));
    say(data, u"label"_s, field.label);
    say(data, u"hint"_s, field.hint);
    data.set(u"error"_s, error == m_errors.end()
                             ? QString()
                             : own(QT_TRANSLATE_NOOP("forms", "Error: %1")).replace(u"%1"_s, sentenceOf(*error->second, m_drawing.language)));
    data.set(u"understood"_s, understood ? own(QT_TRANSLATE_NOOP("forms", "Understood as: %1"))
                                               .replace(u"%1"_s, fields::kindOf(field).show(field, value->second, check::optionsOf(field, m_against), m_drawing.language))
                                         : QString());
    QStringList described;
    if (!field.hint.isEmpty())
        described << id + u"-hint"_s;
    if (field.kind == u"file")
        described << id + u"-limits"_s;
    if (error != m_errors.end())
        described << id + u"-error"_s;
    const bool echoes = fields::kindOf(field).boxes(field).size() > 0 && understood;
    if (echoes)
        described << id + u"-understood"_s;
    data.set(u"describedBy"_s, described.join(u' '));
    return data;
}

void PageDrawer::boxes(const model::Field &field, const QString &path, Json &data) const
{
    const bool repeated = path.contains(u'[');
    bool first = true;
    Json list{Json::Array()};
    for (const fields::Box &box : fields::kindOf(field).boxes(field)) {
        const QString name = box.name.isEmpty() ? path : path + u'.' + box.name;
        Json one;
        // The first box has the field's own id, so that links from the summary lead there.
        one.set(u"id"_s, elementId(first ? path : name)).set(u"name"_s, name).set(u"value"_s, echoed(m_raw.value(name)));
        one.set(u"label"_s, box.label ? own(box.label) : QString()).set(u"suffix"_s, box.suffix ? own(box.suffix) : QString());
        one.set(u"size"_s, box.width > 0 ? QString::number(box.width) : QString()).set(u"inputMode"_s, box.inputMode);
        // A browser knows one person's data, not those of each entry.
        one.set(u"autocomplete"_s, repeated ? u"off"_s : box.autocomplete);
        // What may stay empty is not what is missing.
        one.set(u"wrong"_s, m_errors.contains(path) && !(box.spare && m_raw.value(name).isEmpty()));
        one.set(u"spare"_s, box.spare ? own(QT_TRANSLATE_NOOP("forms", "(optional)")) : QString());
        list.append(std::move(one));
        first = false;
    }
    data.set(u"boxes"_s, std::move(list));
}

void PageDrawer::options(const model::Field &field, const QString &path, Json &data) const
{
    const auto sent = m_raw.values.find(path);
    const QStringList chosen = sent == m_raw.values.end() ? QStringList() : sent->second;
    Json list{Json::Array()};
    int number = 0;
    for (const model::Option &option : check::optionsOf(field, m_against)) {
        Json one;
        ++number;
        one.set(u"id"_s, number == 1 ? elementId(path) : u"%1-%2"_s.arg(elementId(path)).arg(number));
        one.set(u"value"_s, option.value).set(u"chosen"_s, chosen.contains(option.value));
        say(one, u"label"_s, option.label);
        if (option.label.isEmpty())
            one.set(u"label"_s, option.value);
        list.append(std::move(one));
    }
    data.set(u"options"_s, std::move(list));
}

void PageDrawer::file(const model::Field &field, const QString &path, Json &data) const
{
    const auto setting = [&](const QString &name, const QString &otherwise) {
        const auto found = field.settings.find(name);
        return found == field.settings.end() ? otherwise : found->second.simplified();
    };
    const QStringList kinds = setting(u"kinds"_s, {}).split(u' ', Qt::SkipEmptyParts);
    QStringList types;
    for (const QString &kind : kinds) {
        if (const auto type = model::fileKinds().find(kind); type != model::fileKinds().end())
            types << type->second;
    }
    const QString label = field.label.in(m_drawing.language);
    const QString what = own(QT_TRANSLATE_NOOP("forms", " (%1)")).replace(u"%1"_s, label);
    data.set(u"accept"_s, types.join(u','));
    data.set(u"limits"_s, own(QT_TRANSLATE_NOOP("forms", "Kinds: %1. Up to %2.")).arg(kinds.join(u", "_s).toUpper(), setting(u"up-to"_s, u"20 MiB"_s)));
    const QString id = m_raw.value(path);
    const auto sent = m_against.files.find(id);
    if (!id.isEmpty() && sent != m_against.files.end()) {
        data.set(u"sent"_s, echoed(sent->second.name)).set(u"sentId"_s, id);
        data.set(u"remove"_s, own(QT_TRANSLATE_NOOP("forms", "Delete"))).set(u"removeWhat"_s, what);
    }
    data.set(u"uploadAction"_s, m_drawing.uploadAction).set(u"upload"_s, own(QT_TRANSLATE_NOOP("forms", "Send the file"))).set(u"uploadWhat"_s, what);
}

QByteArray PageDrawer::group(const model::Field &field, const QString &path, Json data) const
{
    const auto html = [](const QByteArray &bytes) { return QString::fromUtf8(bytes); };
    if (!field.repeats) {
        data.set(u"once"_s, true).set(u"fields"_s, html(fields(field.children, path)));
        return shape(u"group"_s).draw(data);
    }
    const std::vector<int> indexes = check::entries(field, path, m_raw);
    const QString label = field.label.in(m_drawing.language);
    Json list{Json::Array()};
    int number = 0;
    for (const int index : indexes) {
        const QString entry = u"%1[%2]"_s.arg(path).arg(index);
        ++number;
        const bool removable = indexes.size() > static_cast<std::size_t>(field.repeatMin);
        Json one;
        one.set(u"id"_s, elementId(entry)).set(u"name"_s, path).set(u"index"_s, QString::number(index)).set(u"path"_s, entry);
        const QString numbered = own(QT_TRANSLATE_NOOP("forms", "%1 (no. %2)")).arg(label, QString::number(number));
        one.set(u"label"_s, numbered);
        one.set(u"fields"_s, html(fields(field.children, entry)));
        one.set(u"remove"_s, removable ? own(QT_TRANSLATE_NOOP("forms", "Remove %1")).replace(u"%1"_s, numbered) : QString());
        list.append(std::move(one));
    }
    data.set(u"entries"_s, std::move(list));
    const bool room = indexes.size() < static_cast<std::size_t>(field.repeatMax);
    data.set(u"add"_s, room ? own(QT_TRANSLATE_NOOP("forms", "Add %1")).replace(u"%1"_s, label) : QString());
    return shape(u"group"_s).draw(data);
}

void PageDrawer::say(Json &data, const QString &key, const engine::core::LocalText &text) const
{
    const QString said = text.in(m_drawing.language);
    QString language;
    if (!said.isEmpty() && !text.has(m_drawing.language.tag)) {
        for (const auto &[tag, sentence] : text.texts) {
            if (sentence == said)
                language = tag;
        }
    }
    data.set(key, said).set(key + u"Lang"_s, language);
}

QString PageDrawer::own(const char *sentence) const
{
    return engine::core::translate("forms", sentence, m_drawing.language);
}

bool PageDrawer::isRequired(const model::Field &field, const QString &path) const
{
    if (m_checked.required.contains(path))
        return true;
    // What is hidden now has not been asked; a plain `true` is known all the same.
    return field.required ? field.required->text().trimmed() == u"true" : fields::kindOf(field).requiredByNature();
}

} // namespace forms::html
