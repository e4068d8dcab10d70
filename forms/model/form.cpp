// SPDX-License-Identifier: Apache-2.0
#include "forms/model/form.h"

#include "forms/model/model_error.h"

using namespace Qt::StringLiterals;

namespace forms::model {

namespace {

const Field *find(const std::vector<Field> &fields, QStringView path)
{
    for (const Field &field : fields) {
        if (field.path == path)
            return &field;
        if (path.startsWith(field.path) && path.size() > field.path.size() && path[field.path.size()] == u'.')
            return find(field.children, path);
    }
    return nullptr;
}

void collect(const std::vector<Field> &fields, std::vector<const Field *> &out)
{
    for (const Field &field : fields) {
        out.push_back(&field);
        collect(field.children, out);
    }
}

class TextCheck
{
public:
    explicit TextCheck(const std::vector<QString> &languages) : m_languages(languages) {}

    void operator()(const engine::core::LocalText &text, const QString &what, const QString &of)
    {
        if (text.isEmpty())
            return;
        for (const QString &language : m_languages) {
            if (!text.has(language))
                faults.emplace_back(ModelError::MissingText, QStringList{what, of, language}, text.where);
        }
    }

    engine::core::Faults faults;

private:
    const std::vector<QString> &m_languages;
};

} // namespace

const Page *Form::page(QStringView name) const
{
    const auto found = std::find_if(pages.begin(), pages.end(), [&](const Page &p) { return p.name == name; });
    return found == pages.end() ? nullptr : &*found;
}

const Field *Form::field(QStringView path) const
{
    for (const Page &p : pages) {
        if (const Field *found = find(p.fields, path))
            return found;
    }
    return nullptr;
}

std::vector<const Field *> Form::allFields() const
{
    std::vector<const Field *> fields;
    for (const Page &p : pages)
        collect(p.fields, fields);
    return fields;
}

engine::core::Faults missingTexts(const Form &form, const std::vector<QString> &languages)
{
    TextCheck check(languages);
    for (const Page &page : form.pages) {
        check(page.title, u"title"_s, page.name);
        check(page.intro, u"intro"_s, page.name);
    }
    for (const Field *field : form.allFields()) {
        check(field->label, u"label"_s, field->path);
        check(field->hint, u"hint"_s, field->path);
        check(field->error, u"error"_s, field->path);
        for (const Option &option : field->options)
            check(option.label, u"label"_s, field->path + u' ' + option.value);
    }
    return std::move(check.faults);
}

QString withoutIndexes(QStringView path)
{
    QString plain;
    plain.reserve(path.size());
    bool inside = false;
    for (const QChar c : path) {
        if (c == u'[')
            inside = true;
        if (!inside)
            plain += c;
        if (c == u']')
            inside = false;
    }
    return plain;
}

const std::map<QString, QString> &fileKinds()
{
    static const std::map<QString, QString> kinds{
        {u"pdf"_s, u"application/pdf"_s},
        {u"jpeg"_s, u"image/jpeg"_s},
        {u"png"_s, u"image/png"_s},
        {u"tiff"_s, u"image/tiff"_s},
        {u"heic"_s, u"image/heic"_s},
        {u"txt"_s, u"text/plain"_s},
        {u"csv"_s, u"text/csv"_s},
        {u"xml"_s, u"application/xml"_s},
        {u"docx"_s, u"application/vnd.openxmlformats-officedocument.wordprocessingml.document"_s},
        {u"xlsx"_s, u"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"_s},
    };
    return kinds;
}

std::optional<qint64> sizeInBytes(QStringView text)
{
    static const QRegularExpression pattern(u"^\\s*([1-9][0-9]{0,5})\\s*(KiB|MiB|GiB)\\s*\\z"_s);
    const auto match = pattern.match(text.toString());
    if (!match.hasMatch())
        return std::nullopt;
    constexpr qint64 kib = 1024;
    const qint64 unit = match.captured(2) == u"KiB" ? kib : match.captured(2) == u"MiB" ? kib * kib : kib * kib * kib;
    const qint64 bytes = match.captured(1).toLongLong() * unit;
    if (bytes > 4 * kib * kib * kib)
        return std::nullopt;
    return bytes;
}

} // namespace forms::model
