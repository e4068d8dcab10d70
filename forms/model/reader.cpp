// SPDX-License-Identifier: Apache-2.0
#include "forms/model/reader.h"

#include "forms/model/vocabulary.h"

#include "engine/core/decimal.h"

using namespace Qt::StringLiterals;

namespace forms::model {

namespace {

constexpr auto xmlNamespace = u"http://www.w3.org/XML/1998/namespace";
constexpr int mostEntries = 1000;

const QString &ns()
{
    static const QString text = QString::fromLatin1(formNamespace);
    return text;
}

/// The children of a page or field that are not fields.
bool isPart(const QString &name)
{
    static const std::set<QString> parts{u"title"_s, u"intro"_s, u"label"_s, u"hint"_s, u"error"_s, u"option"_s, u"relevant"_s,
                                         u"required"_s, u"constraint"_s, u"calculate"_s, u"readonly"_s, u"prefill"_s, u"default"_s};
    return parts.contains(name);
}

bool isReserved(const QString &name)
{
    static const std::set<QString> words{u"value"_s, u"refresh"_s, u"item"_s, u"partial"_s, u"if"_s, u"then"_s, u"else"_s, u"for"_s,
                                         u"in"_s, u"return"_s, u"some"_s, u"every"_s, u"satisfies"_s, u"and"_s, u"or"_s, u"not"_s,
                                         u"between"_s, u"instance"_s, u"of"_s, u"true"_s, u"false"_s, u"null"_s, u"function"_s, u"external"_s};
    return words.contains(name);
}

std::vector<QString> words(const QString &text)
{
    const QStringList list = text.simplified().split(u' ', Qt::SkipEmptyParts);
    return {list.begin(), list.end()};
}

template <typename Map> QString keys(const Map &map)
{
    QStringList list;
    for (const auto &entry : map)
        list << entry.first;
    return list.join(u", "_s);
}

} // namespace

std::shared_ptr<const Form> Reader::form(const Element &root)
{
    auto form = std::make_shared<Form>();
    form->id = root.attribute(u"id").value_or(QString());
    form->where = root.where();
    const std::unique_ptr<Scope> scope = Scope::ofForm(root);
    std::map<QString, engine::core::SourceRef> pages;
    for (const Element &element : root.children(ns(), u"page")) {
        Page read = page(element, *scope);
        if (const auto [first, isNew] = pages.emplace(read.name, read.where); !isNew)
            fault(ModelError::DuplicatePage, {read.name, first->second.toString()}, read.where);
        form->pages.push_back(std::move(read));
    }
    // Pages are no level of their own: names are unique over all of them.
    std::map<QString, engine::core::SourceRef> seen;
    for (const Page &read : form->pages) {
        std::set<QString> here;
        for (const Field &field : read.fields) {
            const auto [first, isNew] = seen.emplace(field.name, field.where);
            if (!isNew && !here.contains(field.name))
                fault(ModelError::DuplicateField, {field.name, first->second.toString()}, field.where);
            here.insert(field.name);
        }
    }
    cycles();
    return form;
}

Page Reader::page(const Element &element, const Scope &scope)
{
    Page page;
    page.name = element.attribute(u"name").value_or(QString());
    page.where = element.where();
    page.title = text(element, u"title"_s);
    page.intro = text(element, u"intro"_s);
    needJapanese(page.title, u"title"_s, page.name, element);
    if (!page.intro.isEmpty())
        needJapanese(page.intro, u"intro"_s, page.name, element);
    page.relevant = expression(element, u"relevant"_s, scope);
    unreachable(page.relevant, page.name);
    page.fields = fields(element, {}, scope);
    return page;
}

std::vector<Field> Reader::fields(const Element &parent, const QString &path, const Scope &scope)
{
    std::vector<Field> fields;
    std::map<QString, engine::core::SourceRef> seen;
    for (const Element &element : parent.children()) {
        if (element.namespaceUri() != ns() || isPart(element.name()))
            continue;
        if (!vocabulary().contains(element.name())) {
            fault(ModelError::UnknownKind, {element.name(), keys(vocabulary())}, element.where());
            continue;
        }
        Field read = field(element, path, scope);
        if (const auto [first, isNew] = seen.emplace(read.name, read.where); !isNew)
            fault(ModelError::DuplicateField, {read.name, first->second.toString()}, read.where);
        fields.push_back(std::move(read));
    }
    return fields;
}

Field Reader::field(const Element &element, const QString &path, const Scope &scope)
{
    Field field;
    field.kind = element.name();
    field.where = element.where();
    for (const engine::xml::Attribute &attribute : element.attributes()) {
        if (!attribute.namespaceUri.isEmpty() || isPart(attribute.name))
            continue;
        if (attribute.name == u"name")
            field.name = attribute.value;
        else if (attribute.name == u"options")
            field.optionsDecision = attribute.value.trimmed();
        else if (attribute.name == u"attachment")
            field.attachment = attribute.value;
        else if (attribute.name == u"seen-by")
            field.seenBy = words(attribute.value);
        else if (attribute.name == u"keep")
            field.keep = attribute.value;
        else if (attribute.name == u"law")
            field.law = attribute.value;
        else if (attribute.name != u"repeat")
            field.settings.emplace(attribute.name, attribute.value);
    }
    field.path = path.isEmpty() ? field.name : path + u'.' + field.name;
    if (isReserved(field.name))
        fault(ModelError::ReservedName, {field.name}, element.where());
    field.label = text(element, u"label"_s);
    field.hint = text(element, u"hint"_s);
    field.error = text(element, u"error"_s);
    needJapanese(field.label, u"label"_s, field.path, element);
    for (const auto &[what, text] : {std::pair{u"hint"_s, &field.hint}, std::pair{u"error"_s, &field.error}}) {
        if (!text->isEmpty())
            needJapanese(*text, what, field.path, element);
    }

    field.relevant = expression(element, u"relevant"_s, scope, &field);
    field.required = expression(element, u"required"_s, scope, &field);
    field.constraint = expression(element, u"constraint"_s, scope, &field);
    field.calculate = expression(element, u"calculate"_s, scope, &field);
    field.readonly = expression(element, u"readonly"_s, scope, &field);
    field.prefill = expression(element, u"prefill"_s, scope, &field);
    field.initial = expression(element, u"default"_s, scope, &field);
    unreachable(field.relevant, field.path);
    if (field.calculate) {
        m_needs[field.path] = usedFields(*field.calculate, scope);
        m_calculated[field.path] = field.calculate->where();
    }

    const QString &type = vocabulary().at(field.kind).type;
    if (field.kind == u"choice" || field.kind == u"choices")
        options(element, field);
    if (field.kind == u"file")
        file(element, field);
    bounds(element, field);
    if (type == u"group") {
        repeat(element, field);
        const Scope::Known *known = scope.own(field.name);
        field.children = fields(element, field.path, known && known->inner ? *known->inner : scope);
        if (field.children.empty())
            fault(ModelError::EmptyGroup, {field.path}, element.where());
    }
    return field;
}

engine::core::LocalText Reader::text(const Element &parent, const QString &what)
{
    engine::core::LocalText text;
    for (const Element &element : parent.children(ns(), what)) {
        const std::optional<QString> language = element.attribute(u"lang", xmlNamespace);
        if (!language || language->isEmpty()) {
            fault(ModelError::MissingLanguage, {what}, element.where());
            continue;
        }
        const QString sentence = element.text().simplified();
        if (sentence.isEmpty())
            continue;
        if (text.texts.empty())
            text.where = element.where();
        if (!text.texts.emplace(*language, sentence).second)
            fault(ModelError::DuplicateText, {what, *language}, element.where());
    }
    return text;
}

void Reader::needJapanese(const engine::core::LocalText &text, const QString &what, const QString &of, const Element &at)
{
    if (!text.has(u"ja"_s))
        fault(ModelError::MissingJapanese, {what, of}, text.isEmpty() ? at.where() : text.where);
}

std::optional<engine::feel::Expression> Reader::expression(const Element &parent, const QString &name, const Scope &scope, const Field *field)
{
    const auto attribute = parent.attributeNode(name);
    const auto child = parent.child(ns(), name);
    if (attribute && child)
        fault(ModelError::ExpressionTwice, {name}, child->where());
    if (!attribute && !child)
        return std::nullopt;
    auto known = m_scopeNames.find(&scope);
    if (known == m_scopeNames.end())
        known = m_scopeNames.emplace(&scope, scope.names(m_names)).first;
    engine::feel::Names names = known->second;
    const QString self = field && name == u"constraint" ? field->kind : QString();
    if (!self.isEmpty())
        names.variables.insert(u"value"_s);
    auto parsed = Expression::parse(attribute ? attribute->value : child->text(), names, attribute ? attribute->valueWhere : child->textWhere());
    if (!parsed) {
        m_faults.push_back(parsed.error());
        return std::nullopt;
    }
    engine::core::Faults unknown = unknownMembers(*parsed, scope, self);
    if (unknown.empty())
        types(*parsed, name, scope, field);
    std::move(unknown.begin(), unknown.end(), std::back_inserter(m_faults));
    return std::move(*parsed);
}

void Reader::types(const Expression &expression, const QString &name, const Scope &scope, const Field *field)
{
    using engine::feel::Type;
    auto known = m_scopeTypes.find(&scope);
    if (known == m_scopeTypes.end())
        known = m_scopeTypes.emplace(&scope, scope.types()).first;
    engine::feel::TypeScope types = known->second;
    const Scope::Known *self = field ? scope.own(field->name) : nullptr;
    const Type own = self ? self->type() : Type();
    if (name == u"constraint")
        types.variables.insert_or_assign(u"value"_s, own);
    engine::core::Faults faults;
    const Type found = engine::feel::infer(expression, types, faults);
    const bool isValue = name == u"calculate" || name == u"prefill" || name == u"default";
    const Type expected = isValue ? own : Type(Type::Kind::Boolean);
    if (!faults.empty() || found.is(Type::Kind::Any) || expected.is(Type::Kind::Any)) {
        std::move(faults.begin(), faults.end(), std::back_inserter(m_faults));
        return;
    }
    // A name or an address may be known as one text, a choice of several as one, a day with its time.
    const bool near = isValue
                      && ((found.is(Type::Kind::String) && (expected.is(Type::Kind::Context) || expected.is(Type::Kind::ListOf)))
                          || (found.is(Type::Kind::DateTime) && expected.is(Type::Kind::Date))
                          || (found.is(Type::Kind::Context) && expected.is(Type::Kind::Context)));
    if (!near && !engine::feel::conforms(found, expected))
        fault(ModelError::WrongType, {name, field ? field->path : QString(), expected.name(), found.name()}, expression.where());
}

void Reader::options(const Element &element, Field &field)
{
    const std::vector<Element> elements = element.children(ns(), u"option");
    std::set<QString> values;
    for (const Element &child : elements) {
        Option option{child.attribute(u"value").value_or(QString()), text(child, u"label"_s), child.where()};
        if (option.value.isEmpty())
            fault(ModelError::OptionWithoutValue, {field.path}, child.where());
        else if (!values.insert(option.value).second)
            fault(ModelError::DuplicateOption, {option.value, field.path}, child.where());
        needJapanese(option.label, u"label"_s, option.value.isEmpty() ? field.path : field.path + u' ' + option.value, child);
        field.options.push_back(std::move(option));
    }
    if (elements.empty() && field.optionsDecision.isEmpty())
        fault(ModelError::ChoiceWithoutOptions, {field.path}, element.where());
    if (!elements.empty() && !field.optionsDecision.isEmpty())
        fault(ModelError::OptionsTwice, {field.path, field.optionsDecision}, element.where());
}

void Reader::repeat(const Element &element, Field &field)
{
    const auto attribute = element.attributeNode(u"repeat");
    if (!attribute)
        return;
    static const QRegularExpression pattern(u"^\\s*([0-9]{1,4})\\s*\\.\\.\\s*([0-9]{1,4})\\s*\\z"_s);
    const auto match = pattern.match(attribute->value);
    const int least = match.captured(1).toInt();
    const int most = match.captured(2).toInt();
    field.repeats = true;
    if (!match.hasMatch() || most < 1 || least > most || most > mostEntries) {
        fault(ModelError::MalformedRepeat, {attribute->value}, attribute->valueWhere);
        return;
    }
    field.repeatMin = least;
    field.repeatMax = most;
}

void Reader::file(const Element &element, const Field &field)
{
    if (field.attachment.isEmpty())
        fault(ModelError::FileWithoutAttachment, {field.path}, element.where());
    const auto kinds = element.attributeNode(u"kinds");
    if (!kinds || kinds->value.trimmed().isEmpty())
        fault(ModelError::FileWithoutKinds, {field.path}, element.where());
    else
        for (const QString &kind : words(kinds->value)) {
            if (!fileKinds().contains(kind))
                fault(ModelError::UnknownFileKind, {kind, keys(fileKinds())}, kinds->valueWhere);
        }
    if (const auto size = element.attributeNode(u"up-to"); size && !sizeInBytes(size->value))
        fault(ModelError::MalformedSize, {size->value}, size->valueWhere);
}

void Reader::bounds(const Element &element, const Field &field)
{
    const auto least = element.attributeNode(u"min");
    const auto most = element.attributeNode(u"max");
    if (!least || !most)
        return;
    const auto low = engine::core::Decimal::parse(least->value);
    const auto high = engine::core::Decimal::parse(most->value);
    if (low && high && *low > *high)
        fault(ModelError::BoundsCrossed, {least->value, field.path, most->value}, least->valueWhere);
}

void Reader::unreachable(const std::optional<Expression> &relevant, const QString &name)
{
    if (relevant && relevant->text().trimmed() == u"false")
        fault(ModelError::Unreachable, {name}, relevant->where());
}

void Reader::cycles()
{
    // Depth first; a calculation met again while it is being followed closes a circle, told once.
    enum class Mark { Following, Done };
    std::map<QString, Mark> marks;
    QStringList trail;
    const std::function<void(const QString &)> follow = [&](const QString &path) {
        marks[path] = Mark::Following;
        trail << path;
        for (const QString &used : m_needs[path]) {
            for (const auto &[calculated, where] : m_calculated) {
                // A group stands for the calculations in it, but not for the one that asks.
                const bool within = calculated != path && calculated.startsWith(used + u'.');
                if (calculated != used && !within)
                    continue;
                const auto mark = marks.find(calculated);
                if (mark == marks.end())
                    follow(calculated);
                else if (mark->second == Mark::Following)
                    fault(ModelError::CalculationCycle, {(trail.mid(trail.indexOf(calculated)) << calculated).join(u" → "_s)}, m_calculated.at(path));
            }
        }
        trail.removeLast();
        marks[path] = Mark::Done;
    };
    for (const auto &[path, where] : m_calculated) {
        if (!marks.contains(path))
            follow(path);
    }
}

std::shared_ptr<const Form> read(const engine::xml::Document &document, const engine::feel::Names &names, engine::core::Faults &faults)
{
    const engine::xml::Element root = document.root();
    if (!root.is(ns(), u"form")) {
        faults.emplace_back(ModelError::NotAForm, QStringList{root.name()}, root.where());
        return nullptr;
    }
    engine::core::Faults own;
    std::shared_ptr<const Form> form = Reader(names, own).form(root);
    // The schema also stumbles over an unknown kind or a missing value; ours says it better.
    for (engine::core::Error &fault : formSchema().validate(document)) {
        const bool told = std::any_of(own.begin(), own.end(), [&](const engine::core::Error &other) {
            return (other.is(ModelError::UnknownKind) || other.is(ModelError::OptionWithoutValue)) && other.where().line == fault.where().line;
        });
        if (!told)
            own.push_back(std::move(fault));
    }
    std::stable_sort(own.begin(), own.end(), [](const engine::core::Error &a, const engine::core::Error &b) {
        return std::pair(a.where().line, a.where().column) < std::pair(b.where().line, b.where().column);
    });
    std::move(own.begin(), own.end(), std::back_inserter(faults));
    return form;
}

} // namespace forms::model
