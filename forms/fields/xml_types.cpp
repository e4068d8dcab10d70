// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/xml_types.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

namespace {

/// `1E+3` as `1000`: xs:decimal has no exponent.
QString plainNumber(const engine::core::Decimal &number)
{
    const QString text = number.toString();
    const qsizetype e = text.indexOf(u'E', 0, Qt::CaseInsensitive);
    if (e < 0)
        return text;
    const int exponent = text.mid(e + 1).toInt();
    QString digits = text.left(e);
    const bool negative = digits.startsWith(u'-');
    if (negative)
        digits.remove(0, 1);
    const qsizetype point = digits.indexOf(u'.');
    qsizetype whole = point < 0 ? digits.size() : point;
    digits.remove(u'.');
    whole += exponent;
    if (whole <= 0) {
        digits.prepend(QString(1 - whole, u'0'));
        whole = 1;
    }
    if (digits.size() < whole)
        digits.append(QString(whole - digits.size(), u'0'));
    if (whole < digits.size())
        digits.insert(whole, u'.');
    return negative ? u'-' + digits : digits;
}

QString cleaned(const QString &text)
{
    if (engine::xml::isXmlText(text))
        return text;
    QString clean;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const QString piece = text.mid(i, pair ? 2 : 1);
        clean += engine::xml::isXmlText(piece) ? piece : QString(QChar(0xFFFD));
        i += pair ? 1 : 0;
    }
    return clean;
}

} // namespace

QString xmlText(const engine::feel::Value &value)
{
    if (value.isNull())
        return {};
    if (const auto *text = value.as<QString>())
        return cleaned(*text);
    if (const auto *number = value.as<engine::core::Decimal>())
        return plainNumber(*number);
    if (const auto *flag = value.as<bool>())
        return *flag ? u"true"_s : u"false"_s;
    return cleaned(value.toString());
}

void simpleType(engine::xml::Writer &writer, const QString &base, const Facets &facets)
{
    writer.start(u"xs:simpleType"_s).start(u"xs:restriction"_s).attribute(u"base"_s, base);
    for (const auto &[name, value] : facets)
        writer.start(u"xs:"_s + name).attribute(u"value"_s, cleaned(value)).end();
    writer.end().end();
}

void recordType(engine::xml::Writer &writer, const Members &members)
{
    writer.start(u"xs:complexType"_s).start(u"xs:sequence"_s);
    for (const auto &[name, base] : members)
        writer.start(u"xs:element"_s).attribute(u"name"_s, name).attribute(u"type"_s, base).attribute(u"minOccurs"_s, u"0"_s).end();
    writer.end().end();
}

void writeRecord(engine::xml::Writer &writer, const engine::feel::Value &value, const Members &members)
{
    const auto *context = value.as<engine::feel::Context>();
    if (!context)
        return;
    for (const auto &[name, base] : members) {
        const engine::feel::Value *entry = context->find(name);
        if (entry && !entry->isNull())
            writer.start(name).text(xmlText(*entry)).end();
    }
}

} // namespace forms::fields
