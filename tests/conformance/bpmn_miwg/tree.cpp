// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/bpmn_miwg/tree.h"

#include <map>

namespace tests::bpmn_miwg {

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

/// Whether what follows a colon is a qualified name whose prefix means a namespace here.
QString spelt(const xml::Element &at, const QString &text)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (isNumber)
        return QString::number(number, 'g', 12);
    if (text == "1"_L1 || text == "0"_L1)
        return text == "1"_L1 ? u"true"_s : u"false"_s;
    const qsizetype colon = text.indexOf(u':');
    const QString uri = colon > 0 ? at.namespaceOfPrefix(text.left(colon)) : QString();
    return uri.isEmpty() ? text : u'{' + uri + u'}' + text.mid(colon + 1);
}

void collect(const xml::Element &element, const QString &path, QStringList &out)
{
    out += path;
    for (const xml::Attribute &attribute : element.attributes()) {
        if (attribute.namespaceUri != "http://www.w3.org/2001/XMLSchema-instance"_L1)
            out += path + u" @{"_s + attribute.namespaceUri + u'}' + attribute.name + u'=' + spelt(element, attribute.value);
        else if (attribute.name == "type"_L1 && element.name() != "waypoint"_L1) // which is a dc:Point anyhow
            out += path + u" is "_s + attribute.value.mid(attribute.value.lastIndexOf(u':') + 1);
    }
    std::map<QString, int> counts;
    QString text;
    for (const xml::Element::Node &node : element.nodes()) {
        if (!node.element) {
            text += node.text;
            continue;
        }
        const QString name = u'{' + node.element->namespaceUri() + u'}' + node.element->name();
        collect(*node.element, path + u'/' + name + u'[' + QString::number(++counts[name]) + u']', out);
    }
    if (!text.trimmed().isEmpty())
        out += path + u" says "_s + spelt(element, text.trimmed());
}

} // namespace

QStringList statements(const xml::Element &root)
{
    QStringList all;
    collect(root, QString(), all);
    all.sort();
    return all;
}

} // namespace tests::bpmn_miwg
