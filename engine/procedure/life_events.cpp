// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/life_events.h"

#include "engine/procedure/cover_reader.h"
#include "engine/procedure/procedure_error.h"

using namespace Qt::StringLiterals;

namespace engine::procedure {

std::vector<LifeEvent> readLifeEvents(const QByteArray &content, core::Faults &faults)
{
    const auto document = xml::Document::parse(content, QString::fromLatin1(lifeEventsPath));
    if (!document) {
        faults.push_back(document.error());
        return {};
    }
    for (core::Error &fault : shippedSchema(u"life-events-1.xsd"_s).validate(*document))
        faults.push_back(std::move(fault));
    const QString ours = QString::fromLatin1(lifeEventsNamespace);
    std::vector<LifeEvent> events;
    std::set<QString> ids;
    for (const xml::Element &element : document->root().children(ours, u"life-event")) {
        LifeEvent event{element.attribute(u"id").value_or(QString()), textOf(element, u"name"_s), {}};
        if (!event.name.has(u"ja"_s))
            faults.emplace_back(ProcedureError::MissingJapanese, QStringList{u"life-event "_s + event.id}, element.where());
        if (!ids.insert(event.id).second)
            faults.emplace_back(ProcedureError::DuplicateLifeEvent, QStringList{event.id}, element.where());
        for (const xml::Element &word : element.children()) {
            if (SearchWord read = searchWordOf(word); !read.text.isEmpty())
                event.words.push_back(std::move(read));
        }
        events.push_back(std::move(event));
    }
    return events;
}

} // namespace engine::procedure
