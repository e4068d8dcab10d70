// SPDX-License-Identifier: Apache-2.0
#include "engine/xml/parse_fault.h"

#include "engine/xml/xml_error.h"

#include <libxml/parserInternals.h>

using namespace Qt::StringLiterals;

namespace engine::xml {

namespace {

/// libxml2 says a name without its prefix; the author wrote it with it.
QString asWritten(const QString &name, int line, const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes.split('\n').value(line - 1));
    const QRegularExpression tag(u"<((?:[^\\s<>/:]+:)?%1)(?=[\\s>/]|$)"_s.arg(QRegularExpression::escape(name)));
    const auto match = tag.match(text);
    return match.hasMatch() ? match.captured(1) : name;
}

} // namespace

void noteError(void *userData, xmlErrorPtr error)
{
    auto *context = static_cast<xmlParserCtxt *>(userData);
    auto *first = static_cast<FirstError *>(context->_private);
    if (first->seen || error->level < XML_ERR_ERROR)
        return;
    const auto words = [](const char *utf8) { return QString::fromUtf8(utf8).trimmed(); };
    *first = {true,
              error->code,
              words(error->message),
              words(error->str1),
              words(error->str2),
              error->int1,
              static_cast<qsizetype>(xmlByteConsumed(context))};
}

core::Error parseFault(const FirstError &error, const QByteArray &bytes, const Lines &lines, const QString &fileName)
{
    // The parser stands behind the mistake; an author looks for where it begins.
    const auto before = [&](const QByteArray &sign) {
        const qsizetype at = bytes.lastIndexOf(sign, std::max(qsizetype(0), error.offset - 1));
        return lines.at(bytes, at < 0 ? error.offset : at, fileName);
    };
    switch (error.code) {
    case XML_ERR_TAG_NAME_MISMATCH:
        return core::Error(XmlError::TagMismatch,
                           {asWritten(error.first, error.line, bytes), QString::number(error.line), error.second},
                           before("</"));
    case XML_ERR_TAG_NOT_FINISHED:
        return core::Error(XmlError::TagNotClosed,
                           {asWritten(error.first, error.line, bytes), QString::number(error.line)},
                           lines.at(bytes, error.offset, fileName));
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
        return core::Error(XmlError::BareAmpersand, {}, before("&"));
    case XML_ERR_NAME_REQUIRED:
        if (error.message.contains("EntityRef"_L1))
            return core::Error(XmlError::BareAmpersand, {}, before("&"));
        if (error.message.contains("StartTag"_L1))
            return core::Error(XmlError::BareLessThan, {}, before("<"));
        break;
    case XML_ERR_UNDECLARED_ENTITY:
        return core::Error(XmlError::UnknownEntity, {error.first}, before("&"));
    case XML_ERR_LT_IN_ATTRIBUTE:
        return core::Error(XmlError::LessThanInAttribute, {}, lines.at(bytes, error.offset, fileName));
    case XML_ERR_ATTRIBUTE_REDEFINED:
        return core::Error(XmlError::AttributeTwice, {error.first}, before(error.first.toUtf8() + '='));
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
        return core::Error(XmlError::UnknownPrefix, {error.first}, before(error.first.toUtf8() + ':'));
    default:
        break;
    }
    return core::Error(XmlError::NotWellFormed, {error.message}, lines.at(bytes, error.offset, fileName));
}

} // namespace engine::xml
