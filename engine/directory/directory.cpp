// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/directory.h"

#include "engine/core/json.h"
#include "engine/directory/entries.h"

using namespace Qt::StringLiterals;

namespace engine::directory {

using core::Json;

namespace {

constexpr int shortestPassword = 8;
constexpr int mostWrongTries = 5;
constexpr int pauseMinutes = 15;

template <typename Key, typename T> std::optional<T> lookUp(const std::map<Key, T> &map, const Key &key)
{
    const auto found = map.find(key);
    return found == map.end() ? std::nullopt : std::optional(found->second);
}

core::Error brokenEntry(const Entry &entry)
{
    return {DirectoryError::BrokenEntry, {entry.kind + u'/' + entry.id}};
}

} // namespace

QString normalisedName(const QString &name)
{
    QString out;
    for (const char32_t c : name.normalized(QString::NormalizationForm_KC).toUcs4()) {
        const bool selector = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
        if (!selector && !QChar::isSpace(c) && c != U'・')
            out += QString::fromUcs4(&c, 1);
    }
    return out.toLower();
}

Directory::Directory(DirectoryStore &store, const crypto::SecretKey &key, const core::Clock &clock)
    : m_store(store), m_key(key.derive("directory")), m_clock(clock)
{
}

Directory::~Directory() = default;

core::Result<std::unique_ptr<Directory>> Directory::open(DirectoryStore &store, const crypto::SecretKey &key,
                                                         const core::Clock &clock)
{
    std::unique_ptr<Directory> directory(new Directory(store, key, clock));
    const auto revision = store.revision();
    if (!revision)
        return revision.error();
    if (const auto loaded = directory->load(*revision); !loaded)
        return loaded.error();
    return directory;
}

core::Result<void> Directory::refresh()
{
    const auto now = m_store.revision();
    if (!now)
        return now.error();
    const std::unique_lock lock(m_mutex);
    return *now == m_revision ? core::Result<void>() : load(*now);
}

core::Result<void> Directory::load(qint64 revision)
{
    const auto each = [this](const QString &kind, auto read, auto &into, auto id) -> core::Result<void> {
        const auto entries = m_store.all(kind);
        if (!entries)
            return entries.error();
        std::remove_reference_t<decltype(into)> fresh;
        for (const Entry &entry : *entries) {
            const auto content = open(entry);
            if (!content)
                return content.error();
            const auto value = read(*content);
            if (!value)
                return brokenEntry(entry);
            fresh.insert_or_assign(id(*value), *value);
        }
        into = std::move(fresh);
        return {};
    };
    const auto byId = [](const auto &value) { return value.id; };
    if (auto done = each(u"office"_s, officeFrom, m_offices, byId); !done)
        return done;
    if (auto done = each(u"position"_s, positionFrom, m_positions, byId); !done)
        return done;
    if (auto done = each(u"staff"_s, staffFrom, m_staff, byId); !done)
        return done;
    if (auto done = each(u"absence"_s, absenceFrom, m_absences, byId); !done)
        return done;
    if (auto done = each(u"delegation"_s, delegationFrom, m_delegations, byId); !done)
        return done;
    if (auto done = each(u"protection"_s, protectionFrom, m_protections, [](const Protection &p) { return p.person; }); !done)
        return done;
    m_revision = revision;
    return {};
}

Entry Directory::sealed(const QString &kind, const QString &id, const Json &content, const QByteArray &match) const
{
    const QByteArray bound = (kind + u'/' + id).toUtf8();
    return {kind, id, match, crypto::encrypt(m_key, content.canonical(), bound)};
}

core::Result<Json> Directory::open(const Entry &entry) const
{
    const auto plain = crypto::decrypt(m_key, entry.content, (entry.kind + u'/' + entry.id).toUtf8());
    if (!plain)
        return brokenEntry(entry);
    auto json = Json::parse(*plain);
    return json ? std::move(json) : core::Result<Json>(brokenEntry(entry));
}

QByteArray Directory::matchKey(const QString &name, const std::optional<QDate> &born) const
{
    const QString day = born ? born->toString(Qt::ISODate) : QString();
    return crypto::hmacSha256(m_key.derive("match").bytes(), (normalisedName(name) + u'|' + day).toUtf8());
}

core::Result<void> Directory::put(const Office &office)
{
    const std::unique_lock lock(m_mutex);
    if (!office.parent.isEmpty() && !m_offices.contains(office.parent))
        return core::Error(DirectoryError::NoSuchOffice, {office.parent});
    if (auto kept = m_store.put({sealed(u"office"_s, office.id, toJson(office))}); !kept)
        return kept;
    m_offices.insert_or_assign(office.id, office);
    return {};
}

core::Result<void> Directory::put(const Position &position)
{
    const std::unique_lock lock(m_mutex);
    if (auto kept = m_store.put({sealed(u"position"_s, position.id, toJson(position))}); !kept)
        return kept;
    m_positions.insert_or_assign(position.id, position);
    return {};
}

core::Result<void> Directory::put(const Staff &staff)
{
    const std::unique_lock lock(m_mutex);
    for (const Post &post : staff.posts) {
        if (!m_offices.contains(post.office))
            return core::Error(DirectoryError::NoSuchOffice, {post.office});
        if (!m_positions.contains(post.position))
            return core::Error(DirectoryError::NoSuchPosition, {post.position});
    }
    if (auto kept = m_store.put({sealed(u"staff"_s, staff.id, toJson(staff))}); !kept)
        return kept;
    m_staff.insert_or_assign(staff.id, staff);
    return {};
}

core::Result<void> Directory::put(const Absence &absence)
{
    const std::unique_lock lock(m_mutex);
    if (!m_staff.contains(absence.staff))
        return core::Error(DirectoryError::NoSuchStaff, {absence.staff});
    if (auto kept = m_store.put({sealed(u"absence"_s, absence.id, toJson(absence))}); !kept)
        return kept;
    m_absences.insert_or_assign(absence.id, absence);
    return {};
}

core::Result<void> Directory::put(const Delegation &delegation)
{
    const std::unique_lock lock(m_mutex);
    for (const QString &who : {delegation.from, delegation.to}) {
        if (!m_staff.contains(who))
            return core::Error(DirectoryError::NoSuchStaff, {who});
    }
    if (auto kept = m_store.put({sealed(u"delegation"_s, delegation.id, toJson(delegation))}); !kept)
        return kept;
    m_delegations.insert_or_assign(delegation.id, delegation);
    return {};
}

std::optional<Office> Directory::office(const QString &id) const
{
    const std::shared_lock lock(m_mutex);
    return lookUp(m_offices, id);
}

std::optional<Position> Directory::position(const QString &id) const
{
    const std::shared_lock lock(m_mutex);
    return lookUp(m_positions, id);
}

std::optional<Staff> Directory::staff(const QString &id) const
{
    const std::shared_lock lock(m_mutex);
    return lookUp(m_staff, id);
}

std::vector<Office> Directory::offices() const
{
    const std::shared_lock lock(m_mutex);
    std::vector<Office> all;
    for (const auto &[id, office] : m_offices)
        all.push_back(office);
    return all;
}

std::vector<Staff> Directory::allStaff() const
{
    const std::shared_lock lock(m_mutex);
    std::vector<Staff> all;
    for (const auto &[id, staff] : m_staff)
        all.push_back(staff);
    return all;
}

std::vector<Absence> Directory::absences() const
{
    const std::shared_lock lock(m_mutex);
    std::vector<Absence> all;
    for (const auto &[id, absence] : m_absences)
        all.push_back(absence);
    return all;
}

std::vector<Delegation> Directory::delegations() const
{
    const std::shared_lock lock(m_mutex);
    std::vector<Delegation> all;
    for (const auto &[id, delegation] : m_delegations)
        all.push_back(delegation);
    return all;
}

core::Result<void> Directory::end(const QString &id)
{
    const std::unique_lock lock(m_mutex);
    const bool isAbsence = m_absences.contains(id);
    if (!isAbsence && !m_delegations.contains(id))
        return core::Error(DirectoryError::NoSuchEntry, {id});
    if (auto gone = m_store.remove(isAbsence ? u"absence"_s : u"delegation"_s, id); !gone)
        return gone;
    m_absences.erase(id);
    m_delegations.erase(id);
    return {};
}

std::vector<Post> Directory::postsOf(const QString &staff, QDate day) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_staff.find(staff);
    if (found == m_staff.end() || !found->second.active)
        return {};
    std::vector<Post> posts = found->second.posts;
    for (const auto &[id, delegation] : m_delegations) {
        const auto from = m_staff.find(delegation.from);
        // A delegation is worth what its giver still holds.
        const bool held = from != m_staff.end()
            && std::find(from->second.posts.begin(), from->second.posts.end(), delegation.post) != from->second.posts.end();
        const bool known = std::find(posts.begin(), posts.end(), delegation.post) != posts.end();
        if (held && !known && delegation.to == staff && delegation.first <= day && day <= delegation.last)
            posts.push_back(delegation.post);
    }
    return posts;
}

bool Directory::holds(const QString &staff, const Post &post, QDate day) const
{
    const std::vector<Post> posts = postsOf(staff, day);
    return std::find(posts.begin(), posts.end(), post) != posts.end();
}

bool Directory::isAbsent(const QString &staff, QDate day) const
{
    const std::shared_lock lock(m_mutex);
    return std::any_of(m_absences.begin(), m_absences.end(), [&](const auto &entry) {
        const Absence &absence = entry.second;
        return absence.staff == staff && absence.first <= day && day <= absence.last;
    });
}

std::vector<Staff> Directory::holders(const Post &post, QDate day) const
{
    std::vector<Staff> holders;
    for (const Staff &staff : allStaff()) {
        if (holds(staff.id, post, day) && !isAbsent(staff.id, day))
            holders.push_back(staff);
    }
    return holders;
}

bool Directory::isAnyoneThere(const Post &post, QDate day) const
{
    const std::shared_lock lock(m_mutex);
    const auto isThere = [&](const QString &id) {
        const auto found = m_staff.find(id);
        return found != m_staff.end() && found->second.active && std::none_of(m_absences.begin(), m_absences.end(), [&](const auto &entry) {
            const Absence &absence = entry.second;
            return absence.staff == id && absence.first <= day && day <= absence.last;
        });
    };
    const auto holdsItself = [&](const Staff &staff) { return std::find(staff.posts.begin(), staff.posts.end(), post) != staff.posts.end(); };
    const bool holder = std::any_of(m_staff.begin(), m_staff.end(), [&](const auto &entry) { return holdsItself(entry.second) && isThere(entry.first); });
    return holder || std::any_of(m_delegations.begin(), m_delegations.end(), [&](const auto &entry) {
        const Delegation &delegation = entry.second;
        const auto from = m_staff.find(delegation.from);
        return delegation.post == post && delegation.first <= day && day <= delegation.last && from != m_staff.end() && holdsItself(from->second)
            && isThere(delegation.to);
    });
}

std::vector<Staff> Directory::away(const Post &post, QDate day) const
{
    std::vector<Staff> away;
    for (const Staff &staff : allStaff()) {
        if (staff.active && std::find(staff.posts.begin(), staff.posts.end(), post) != staff.posts.end() && isAbsent(staff.id, day))
            away.push_back(staff);
    }
    return away;
}

std::optional<Delegation> Directory::delegationTo(const QString &staff, const Post &post, QDate day) const
{
    const std::shared_lock lock(m_mutex);
    const auto holdsItself = [&](const QString &id) {
        const auto found = m_staff.find(id);
        return found != m_staff.end() && std::find(found->second.posts.begin(), found->second.posts.end(), post) != found->second.posts.end();
    };
    if (holdsItself(staff))
        return std::nullopt;
    for (const auto &[id, delegation] : m_delegations) {
        if (delegation.to == staff && delegation.post == post && delegation.first <= day && day <= delegation.last && holdsItself(delegation.from))
            return delegation;
    }
    return std::nullopt;
}

core::Result<void> Directory::put(const AfterReview &review)
{
    return m_store.put({sealed(u"after-review"_s, review.id, toJson(review), matchKey(u"after-review "_s + review.post.toString(), {}))});
}

core::Result<void> Directory::removeAfterReview(const QString &id)
{
    return m_store.remove(u"after-review"_s, id);
}

core::Result<std::vector<AfterReview>> Directory::afterReviews(const Post &post) const
{
    const auto entries = m_store.matching(u"after-review"_s, matchKey(u"after-review "_s + post.toString(), {}));
    if (!entries)
        return entries.error();
    std::vector<AfterReview> reviews;
    for (const Entry &entry : *entries) {
        const auto content = open(entry);
        if (!content)
            return content.error();
        const auto review = afterReviewFrom(*content);
        if (!review)
            return brokenEntry(entry);
        reviews.push_back(*review);
    }
    return reviews;
}

core::Result<void> Directory::setPassword(const QString &staff, const QString &password)
{
    if (password.size() < shortestPassword)
        return core::Error(DirectoryError::PasswordTooShort, {QString::number(shortestPassword)});
    if (!this->staff(staff))
        return core::Error(DirectoryError::NoSuchStaff, {staff});
    const Json content(Json::Object{{u"hash"_s, crypto::hashPassword(password)}});
    return m_store.put({sealed(u"password"_s, staff, content)});
}

core::Result<Staff> Directory::signIn(const QString &staff, const QString &password)
{
    const QDateTime now = m_clock.now();
    {
        const std::unique_lock lock(m_mutex);
        // Over, or of a clock that has been set back since.
        std::erase_if(m_wrongTries, [&](const auto &entry) { return entry.second.until <= now || entry.second.until > now.addSecs(pauseMinutes * 60); });
        const auto tries = m_wrongTries.find(staff);
        if (tries != m_wrongTries.end() && tries->second.count >= mostWrongTries) {
            const qint64 minutes = now.secsTo(tries->second.until) / 60 + 1;
            return core::Error(DirectoryError::TooManyTries, {QString::number(minutes)});
        }
        // Counted before the slow look, so that many at once count as many.
        WrongTries &mine = m_wrongTries[staff];
        ++mine.count;
        mine.until = now.addSecs(pauseMinutes * 60);
    }
    QString hash;
    const auto entry = m_store.find(u"password"_s, staff);
    if (!entry)
        return entry.error();
    if (*entry) {
        const auto content = open(**entry);
        if (!content)
            return content.error();
        hash = (*content)["hash"_L1].toString();
    }
    // An unknown number costs the same time as a wrong password.
    static const QString nobody = crypto::hashPassword(crypto::randomCode(20));
    const bool right = crypto::verifyPassword(hash.isEmpty() ? nobody : hash, password) && !hash.isEmpty();
    const auto found = this->staff(staff);
    if (!right || !found || !found->active)
        return core::Error(DirectoryError::WrongStaffOrPassword);
    const std::unique_lock lock(m_mutex);
    m_wrongTries.erase(staff);
    return *found;
}

core::Result<void> Directory::put(const Person &person, const QString &address)
{
    const Entry known = sealed(u"person"_s, person.id, toJson(person), matchKey(person.name, person.born));
    return m_store.put({known, sealed(u"address"_s, person.id, Json(Json::Object{{u"address"_s, address}}))});
}

core::Result<std::optional<Person>> Directory::person(const QString &id) const
{
    const auto entry = m_store.find(u"person"_s, id);
    if (!entry)
        return entry.error();
    if (!*entry)
        return std::optional<Person>();
    const auto content = open(**entry);
    if (!content)
        return content.error();
    auto person = personFrom(*content);
    if (!person)
        return brokenEntry(**entry);
    return person;
}

core::Result<std::vector<Person>> Directory::people(const QString &name, QDate born) const
{
    const auto entries = m_store.matching(u"person"_s, matchKey(name, born));
    if (!entries)
        return entries.error();
    std::vector<Person> people;
    for (const Entry &entry : *entries) {
        const auto content = open(entry);
        if (!content)
            return content.error();
        const auto person = personFrom(*content);
        if (!person)
            return brokenEntry(entry);
        people.push_back(*person);
    }
    return people;
}

core::Result<void> Directory::put(const Protection &protection)
{
    const std::unique_lock lock(m_mutex);
    for (const QString &staff : protection.namedStaff) {
        if (!m_staff.contains(staff))
            return core::Error(DirectoryError::NoSuchStaff, {staff});
    }
    if (auto kept = m_store.put({sealed(u"protection"_s, protection.person, toJson(protection))}); !kept)
        return kept;
    m_protections.insert_or_assign(protection.person, protection);
    return {};
}

core::Result<std::optional<Protection>> Directory::protectionOf(const Subject &subject) const
{
    std::vector<Protection> held;
    {
        const std::shared_lock lock(m_mutex);
        for (const auto &[person, protection] : m_protections) {
            if (!protection.holds())
                continue;
            if (!subject.person.isEmpty() && subject.person == person)
                return std::optional(protection);
            held.push_back(protection);
        }
    }
    if (subject.name.isEmpty())
        return std::optional<Protection>();
    // An agent files under another id than the person the address is of, so the name is looked at as well.
    const QString name = normalisedName(subject.name);
    for (const Protection &protection : held) {
        const auto person = this->person(protection.person);
        if (!person)
            return person.error();
        if (!*person || normalisedName((*person)->name) != name)
            continue;
        if (!subject.born || !(*person)->born || *subject.born == *(*person)->born)
            return std::optional(protection);
    }
    return std::optional<Protection>();
}

core::Result<std::vector<Protection>> Directory::protectionsFrom(const QString &name) const
{
    const QString wanted = normalisedName(name);
    const std::shared_lock lock(m_mutex);
    std::vector<Protection> found;
    for (const auto &[person, protection] : m_protections) {
        const bool named = std::any_of(protection.otherParties.begin(), protection.otherParties.end(),
                                       [&](const QString &party) { return normalisedName(party) == wanted; });
        if (protection.holds() && named && !wanted.isEmpty())
            found.push_back(protection);
    }
    return found;
}

bool Directory::maySeeAddress(const QString &staff, const Subject &subject) const
{
    const auto member = this->staff(staff);
    if (!member || !member->active)
        return false;
    const auto protection = protectionOf(subject);
    if (!protection)
        return false;
    if (!*protection)
        return true;
    const std::vector<QString> &named = (*protection)->namedStaff;
    return std::find(named.begin(), named.end(), staff) != named.end();
}

bool Directory::isNamedStaff(const QString &staff) const
{
    const std::shared_lock lock(m_mutex);
    return std::any_of(m_protections.begin(), m_protections.end(), [&](const auto &entry) {
        const std::vector<QString> &named = entry.second.namedStaff;
        return entry.second.holds() && std::find(named.begin(), named.end(), staff) != named.end();
    });
}

} // namespace engine::directory
