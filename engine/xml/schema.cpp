// SPDX-License-Identifier: Apache-2.0
#include "engine/xml/document.h"
#include "engine/xml/native.h"
#include "engine/xml/xml_error.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>

#include <mutex>

using namespace Qt::StringLiterals;

namespace engine::xml {

namespace {

/// What the schema that this thread is reading may include.
thread_local const std::map<QString, QByteArray> *includable = nullptr;

xmlParserInput *openNothingElse(const char *url, const char *, xmlParserCtxt *context)
{
    if (!includable || !url || !context)
        return nullptr;
    const auto file = includable->find(QString::fromUtf8(url));
    if (file == includable->end() || file->second.contains("<!DOCTYPE"))
        return nullptr;
    xmlParserInputBuffer *buffer = xmlParserInputBufferCreateMem(
        file->second.constData(), static_cast<int>(file->second.size()), XML_CHAR_ENCODING_NONE);
    xmlParserInput *input =
        buffer ? xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE) : nullptr;
    if (input)
        input->filename =
            reinterpret_cast<char *>(xmlStrdup(reinterpret_cast<const xmlChar *>(url)));
    return input;
}

/// What is right, by the regular expression or the name of the type that asks for it: the `xs:appinfo` of its type.
/// For attributes with a type without a name, `@` and its name: the type that it is made of.
using Examples = std::map<QString, QString>;

void readExamples(const Element &element, Examples &examples)
{
    constexpr auto xs = u"http://www.w3.org/2001/XMLSchema";
    for (const Element &child : element.children()) {
        const QString name = child.attribute(u"name").value_or(QString());
        const auto annotation = child.child(xs, u"annotation");
        const auto example = annotation ? annotation->child(xs, u"appinfo") : std::nullopt;
        const bool isType = child.is(xs, u"simpleType");
        const auto own = isType ? std::optional(child) : child.child(xs, u"simpleType");
        const auto restriction = own ? own->child(xs, u"restriction") : std::nullopt;
        const auto pattern = restriction ? restriction->child(xs, u"pattern") : std::nullopt;
        if (isType && example && !name.isEmpty())
            examples.emplace(name, example->text());
        if (isType && example && pattern)
            examples.emplace(pattern->attribute(u"value").value_or(QString()), example->text());
        if (child.is(xs, u"attribute") && restriction)
            examples.emplace(u'@' + name, restriction->attribute(u"base").value_or(QString()));
        readExamples(child, examples);
    }
}

/// What one of libxml2's schema messages says. They are English and of fixed form (xmlschemas.c).
struct Message
{
    QString holder;    ///< the element or attribute at fault
    QString element;   ///< its element
    QString attribute; ///< empty when the element itself is at fault
    QString text;      ///< the message without that
};

Message readMessage(const xmlError *error)
{
    static const QRegularExpression head(
        uR"(^Element '(?:\{[^}]*\})?([^']*)'(?:, attribute '(?:\{[^}]*\})?([^']*)')?: (.*)$)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const QString whole = QString::fromUtf8(error->message).trimmed();
    const auto match = head.match(whole);
    if (!match.hasMatch())
        return {{}, {}, {}, whole};
    QString text = match.captured(3);
    if (text.startsWith(u"[facet "_s))
        text = text.mid(text.indexOf(u"] ") + 2);
    const QString element = match.captured(1);
    const QString attribute = match.captured(2);
    return {attribute.isEmpty() ? u"<%1>"_s.arg(element) : u"<%1 %2>"_s.arg(element, attribute),
            element,
            attribute,
            text};
}

QString quoted(const QString &text)
{
    static const QRegularExpression pattern(u"'(?:\\{[^}]*\\})?((?:[^']|'(?=\\S*'))*?)'"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    return pattern.match(text).captured(1);
}

/// `a, b` out of "… Expected is one of ( {urn:x}a, {urn:x}b )."
QString between(const QString &text, const QString &open, const QString &close)
{
    const qsizetype from = text.lastIndexOf(open);
    const qsizetype to = text.lastIndexOf(close);
    if (from < 0 || to < from)
        return {};
    static const QRegularExpression namespaces(u"\\{[^}]*\\}"_s);
    QString inner = text.mid(from + open.size(), to - from - open.size());
    return inner.remove(namespaces).trimmed();
}

core::Error contentFault(const Message &m, const core::SourceRef &where)
{
    QString expected = between(m.text, u"("_s, u")"_s);
    if (m.text.startsWith(u"Missing child"_s))
        return core::Error(XmlError::MissingElement, {m.element, expected}, where);
    if (m.text.startsWith(u"Character content"_s))
        return core::Error(XmlError::UnexpectedText, {m.element}, where);
    if (expected.isEmpty())
        return core::Error(XmlError::UnexpectedElementNoneLeft, {m.element}, where);
    return core::Error(XmlError::UnexpectedElement, {m.element, expected}, where);
}

/// libxml2 names the element even when an attribute is at fault; we point at the attribute.
const xmlNode *holderOf(const xmlError *error, const Message &m)
{
    const auto *node = static_cast<const xmlNode *>(error->node);
    if (node && node->type == XML_ELEMENT_NODE && !m.attribute.isEmpty()) {
        for (const xmlAttr *a = node->properties; a; a = a->next) {
            if (text(a->name) == m.attribute)
                return reinterpret_cast<const xmlNode *>(a);
        }
    }
    return node;
}

/// What stands in the last pair of quotation marks, as it is: a regular expression or the name of a type.
QString lastQuoted(const QString &text)
{
    const qsizetype to = text.lastIndexOf(u'\'');
    const qsizetype from = text.lastIndexOf(u" '"_s, to - 1);
    return from < 0 ? QString() : text.mid(from + 2, to - from - 2);
}

/// `xs:positiveInteger (3)`: people know the example, not the type.
QString typeWithExample(const Message &m, const Examples &examples)
{
    static const Examples known{{u"xs:date"_s, u"2026-05-07"_s},        {u"xs:positiveInteger"_s, u"3"_s},
                                {u"xs:nonNegativeInteger"_s, u"0"_s},   {u"xs:integer"_s, u"3"_s},
                                {u"xs:decimal"_s, u"1.5"_s},            {u"xs:boolean"_s, u"true"_s}};
    QString type = lastQuoted(m.text).section(u'}', -1);
    if (const auto base = examples.find(u'@' + m.attribute); m.text.contains(u"local"_s) && base != examples.end())
        type = base->second;
    for (const Examples *all : {&known, &examples}) {
        if (const auto example = all->find(type); example != all->end())
            return u"%1 (%2)"_s.arg(type, example->second);
    }
    return type;
}

core::Error toFault(const xmlError *error, const DocumentData &data, const Examples &examples)
{
    const Message m = readMessage(error);
    const xmlNode *holder = holderOf(error, m);
    const core::SourceRef where = data.where(holder);
    const core::SourceRef whereOfValue = data.whereOfValue(holder);
    switch (error->code) {
    case XML_SCHEMAV_ELEMENT_CONTENT:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_4:
        return contentFault(m, where);
    case XML_SCHEMAV_CVC_ELT_1:
        return core::Error(XmlError::UnknownRoot, {m.element}, where);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
    case XML_SCHEMAV_CVC_TYPE_3_1_1:
        return core::Error(XmlError::UnexpectedAttribute, {m.element, m.attribute}, where);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
        return core::Error(XmlError::MissingAttribute, {m.element, quoted(m.text)}, where);
    case XML_SCHEMAV_CVC_ENUMERATION_VALID:
        return core::Error(
            XmlError::NotInList,
            {m.holder, quoted(m.text), between(m.text, u"{"_s, u"}"_s).remove(u'\'')},
            whereOfValue);
    case XML_SCHEMAV_CVC_PATTERN_VALID: {
        const QString pattern = lastQuoted(m.text);
        const auto example = examples.find(pattern);
        return core::Error(XmlError::WrongPattern,
                           {m.holder, quoted(m.text), example == examples.end() ? pattern : example->second},
                           whereOfValue);
    }
    case XML_SCHEMAV_CVC_LENGTH_VALID:
    case XML_SCHEMAV_CVC_MINLENGTH_VALID:
    case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
        return core::Error(XmlError::WrongLength, {m.holder, quoted(m.text)}, whereOfValue);
    case XML_SCHEMAV_CVC_MININCLUSIVE_VALID:
    case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID:
    case XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID:
    case XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID:
        return core::Error(XmlError::OutOfRange, {m.holder, quoted(m.text)}, whereOfValue);
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1:
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2:
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3:
        return core::Error(
            XmlError::WrongType, {m.holder, quoted(m.text), typeWithExample(m, examples)}, whereOfValue);
    case XML_SCHEMAV_CVC_IDC:
        if (m.text.startsWith(u"No match"_s))
            return core::Error(
                XmlError::NoSuchKey, {m.holder, between(m.text, u"["_s, u"]"_s)}, where);
        return core::Error(XmlError::NotUnique, {m.holder, between(m.text, u"["_s, u"]"_s)}, where);
    default:
        return core::Error(
            XmlError::BreaksSchema, {QString::fromUtf8(error->message).trimmed()}, where);
    }
}

bool isFacet(int code)
{
    return code >= XML_SCHEMAV_CVC_LENGTH_VALID && code <= XML_SCHEMAV_CVC_ENUMERATION_VALID;
}

struct Collector
{
    const DocumentData *data = nullptr;
    const Examples *examples = nullptr;
    core::Faults faults;
    const void *lastFacetNode = nullptr;
    QString lastFacetHolder;
};

void collect(void *userData, xmlErrorPtr error)
{
    auto *collector = static_cast<Collector *>(userData);
    // A key whose value was already told to be invalid comes again as a mere warning.
    if (error->level < XML_ERR_ERROR || QByteArrayView(error->message).contains(": Warning: "))
        return;
    // A broken facet is told twice: once as the facet, once as "not a valid value".
    const QString holder = readMessage(error).holder;
    const bool echo = error->node && error->node == collector->lastFacetNode &&
                      holder == collector->lastFacetHolder &&
                      (error->code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1 ||
                       error->code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2);
    collector->lastFacetNode = isFacet(error->code) ? error->node : nullptr;
    collector->lastFacetHolder = holder;
    if (!echo) {
        collector->faults.push_back(toFault(error, *collector->data, *collector->examples));
    }
}

void noteBroken(void *userData, xmlErrorPtr error)
{
    auto *first = static_cast<std::optional<core::Error> *>(userData);
    if (!*first && error->level >= XML_ERR_ERROR) {
        *first = core::Error(XmlError::SchemaBroken,
                             {QString::fromUtf8(error->message).trimmed()},
                             {QString::fromUtf8(error->file), error->line, 0});
    }
}

void staySilent(void *, const char *, ...) {}

struct FreeSchema
{
    void operator()(xmlSchema *schema) const noexcept { xmlSchemaFree(schema); }

    void operator()(xmlSchemaParserCtxt *context) const noexcept
    {
        xmlSchemaFreeParserCtxt(context);
    }

    void operator()(xmlSchemaValidCtxt *context) const noexcept { xmlSchemaFreeValidCtxt(context); }
};

} // namespace

void startLibrary()
{
    // libxml2 keeps its handlers per thread; errors come to us by return value, never on stderr.
    xmlSetGenericErrorFunc(nullptr, staySilent);
    static std::once_flag once;
    std::call_once(once, [] {
        xmlInitParser();
        xmlSetExternalEntityLoader(openNothingElse);
        xmlSchemaInitTypes();
    });
}

struct Schema::Data
{
    Document source; // the compiled schema points into it
    std::unique_ptr<xmlSchema, FreeSchema> schema;
    Examples examples;
    std::mutex mutex; // libxml2 does not promise that validating leaves the schema alone
};

Schema::Schema(std::unique_ptr<Data> data)
    : m_data(std::move(data))
{
}

Schema::Schema(Schema &&) noexcept = default;
Schema &Schema::operator=(Schema &&) noexcept = default;
Schema::~Schema() = default;

core::Result<Schema> Schema::parse(const QByteArray &bytes,
                                   const QString &fileName,
                                   const std::map<QString, QByteArray> &others)
{
    auto source = Document::parse(bytes, fileName);
    if (!source)
        return source.error();
    const std::unique_ptr<xmlSchemaParserCtxt, FreeSchema> context(
        xmlSchemaNewDocParserCtxt(Native::doc(*source)));
    std::optional<core::Error> broken;
    xmlSchemaSetParserStructuredErrors(context.get(), noteBroken, &broken);
    includable = &others;
    std::unique_ptr<xmlSchema, FreeSchema> schema(xmlSchemaParse(context.get()));
    includable = nullptr;
    if (!schema || broken) {
        return broken ? *broken : core::Error(XmlError::SchemaBroken, {fileName}, {fileName, 0, 0});
    }
    auto data = std::unique_ptr<Data>(new Data{std::move(*source), std::move(schema), {}, {}});
    readExamples(data->source.root(), data->examples);
    return Schema(std::move(data));
}

core::Faults Schema::validate(const Document &document) const
{
    const std::lock_guard lock(m_data->mutex);
    const std::unique_ptr<xmlSchemaValidCtxt, FreeSchema> context(
        xmlSchemaNewValidCtxt(m_data->schema.get()));
    Collector collector{&Native::data(document), &m_data->examples, {}, nullptr, {}};
    xmlSchemaSetValidStructuredErrors(context.get(), collect, &collector);
    const int outcome = xmlSchemaValidateDoc(context.get(), Native::doc(document));
    if (outcome != 0 && collector.faults.empty()) {
        collector.faults.push_back(core::Error(
            XmlError::BreaksSchema, {QString::number(outcome)}, document.root().where()));
    }
    return std::move(collector.faults);
}

} // namespace engine::xml
