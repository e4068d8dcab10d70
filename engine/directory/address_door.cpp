// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/address_door.h"

#include "engine/core/json.h"

using namespace Qt::StringLiterals;

namespace engine::directory {

using core::Json;

namespace {

QString kindName(Viewer::Kind kind)
{
    switch (kind) {
    case Viewer::Kind::Staff: return u"staff"_s;
    case Viewer::Kind::Person: return u"person"_s;
    case Viewer::Kind::System: return u"system"_s;
    }
    Q_UNREACHABLE();
}

Viewer::Kind kindOf(const QString &name)
{
    if (name == u"person"_s)
        return Viewer::Kind::Person;
    return name == u"system"_s ? Viewer::Kind::System : Viewer::Kind::Staff;
}

bool letIn(const Directory &directory, const QString &person, const Viewer &viewer)
{
    if (viewer.kind == Viewer::Kind::Staff)
        return directory.maySeeAddress(viewer.id, {person, {}, {}});
    if (viewer.kind == Viewer::Kind::Person && viewer.id != person)
        return false;
    const auto protection = directory.protectionOf({person, {}, {}});
    return protection && !*protection;
}

} // namespace

core::Result<QString> AddressDoor::addressOf(const QString &person, const Viewer &viewer, const QString &reason)
{
    if (reason.trimmed().isEmpty())
        return core::Error(DirectoryError::ReasonMissing);
    const auto entry = m_directory.m_store.find(u"address"_s, person);
    if (!entry)
        return entry.error();
    if (!letIn(m_directory, person, viewer) || !*entry)
        return core::Error(DirectoryError::AddressDenied);
    const auto content = m_directory.open(**entry);
    if (!content)
        return content.error();
    const Json view(Json::Object{{u"person"_s, person},
                                 {u"kind"_s, kindName(viewer.kind)},
                                 {u"viewer"_s, viewer.id},
                                 {u"reason"_s, reason},
                                 {u"at"_s, m_directory.m_clock.now().toString(Qt::ISODateWithMs)}});
    const auto noted = m_directory.m_store.put(
        {m_directory.sealed(u"view"_s, crypto::randomId(), view, m_directory.matchKey(person, {}))});
    if (!noted)
        return noted.error();
    return (*content)["address"_L1].toString();
}

core::Result<std::vector<AddressDoor::View>> AddressDoor::views(const QString &person) const
{
    const auto entries = m_directory.m_store.matching(u"view"_s, m_directory.matchKey(person, {}));
    if (!entries)
        return entries.error();
    std::vector<View> views;
    for (const Entry &entry : *entries) {
        const auto content = m_directory.open(entry);
        if (!content)
            return content.error();
        views.push_back({(*content)["person"_L1].toString(),
                         {kindOf((*content)["kind"_L1].toString()), (*content)["viewer"_L1].toString()},
                         (*content)["reason"_L1].toString(),
                         QDateTime::fromString((*content)["at"_L1].toString(), Qt::ISODateWithMs)});
    }
    std::stable_sort(views.begin(), views.end(), [](const View &a, const View &b) { return a.at < b.at; });
    return views;
}

} // namespace engine::directory
