// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/clock.h"
#include "engine/core/json.h"
#include "engine/crypto/crypto.h"
#include "engine/directory/directory_store.h"
#include "engine/directory/people.h"

#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>

namespace engine::directory {

enum class DirectoryError {
    NoSuchStaff, NoSuchOffice, NoSuchPosition, WrongStaffOrPassword, TooManyTries, PasswordTooShort,
    AddressDenied, ReasonMissing, BrokenEntry, NotTheirPost, NoSuchEntry
};
core::ErrorText errorText(DirectoryError id);

/// Offices, positions, staff and the people the town knows. Thread-safe.
///
/// Offices, positions, staff, absences and delegations lie in memory; people are read when asked for, and lie
/// encrypted under `key`. Addresses are kept here and given out by AddressDoor alone.
class Directory
{
public:
    /// `store` and `clock` must outlive it.
    static core::Result<std::unique_ptr<Directory>> open(DirectoryStore &store, const crypto::SecretKey &key,
                                                         const core::Clock &clock);

    /// Reads anew what lies in memory if another server has changed it.
    core::Result<void> refresh();

    // ---- offices and staff
    core::Result<void> put(const Office &office);
    core::Result<void> put(const Position &position);
    core::Result<void> put(const Staff &staff); ///< every post's office and position must exist
    core::Result<void> put(const Absence &absence);
    core::Result<void> put(const Delegation &delegation);

    std::optional<Office> office(const QString &id) const;
    std::optional<Position> position(const QString &id) const;
    std::optional<Staff> staff(const QString &id) const;
    std::vector<Office> offices() const;
    std::vector<Staff> allStaff() const;
    std::vector<Absence> absences() const;
    std::vector<Delegation> delegations() const;
    /// Ends an absence or a delegation, whichever has this id, as if it had never been.
    core::Result<void> end(const QString &id);
    /// Own posts and those delegated for `day`; none when inactive.
    std::vector<Post> postsOf(const QString &staff, QDate day) const;
    bool holds(const QString &staff, const Post &post, QDate day) const;
    /// Who may act in `post` on `day`: holders who are there, and delegates.
    std::vector<Staff> holders(const Post &post, QDate day) const;
    bool isAbsent(const QString &staff, QDate day) const;
    /// Whether `holders` would name anybody.
    bool isAnyoneThere(const Post &post, QDate day) const;
    /// Active ones who hold `post` themselves and are away.
    std::vector<Staff> away(const Post &post, QDate day) const;
    /// By whom `staff`, who does not hold `post`, may act in it on `day`.
    std::optional<Delegation> delegationTo(const QString &staff, const Post &post, QDate day) const;

    // ---- what was done for those who were away
    core::Result<void> put(const AfterReview &review);
    core::Result<void> removeAfterReview(const QString &id);
    core::Result<std::vector<AfterReview>> afterReviews(const Post &post) const;

    core::Result<void> setPassword(const QString &staff, const QString &password);
    /// The member of staff. One error for an unknown id and a wrong password; after five wrong ones TooManyTries
    /// for 15 minutes.
    core::Result<Staff> signIn(const QString &staff, const QString &password);

    // ---- people
    core::Result<void> put(const Person &person, const QString &address);
    core::Result<std::optional<Person>> person(const QString &id) const;
    /// The people with this name (spaces, width and variation selectors aside) who were born on this day.
    core::Result<std::vector<Person>> people(const QString &name, QDate born) const;

    // ---- protection (支援措置). The flag is secret: ask only to decide, never to show
    core::Result<void> put(const Protection &protection);
    /// The protection that holds for `subject`: by id, else by normalised name and birth; with a name alone, by the name.
    core::Result<std::optional<Protection>> protectionOf(const Subject &subject) const;
    /// The protections from whom `name` is named as other party: such a request goes to the named staff.
    core::Result<std::vector<Protection>> protectionsFrom(const QString &name) const;
    /// Whether `staff` may see what points to where `subject` lives: anybody active where nothing protects,
    /// else the named staff only. A failing store denies.
    bool maySeeAddress(const QString &staff, const Subject &subject) const;
    bool isNamedStaff(const QString &staff) const; ///< in any protection that holds

    ~Directory();

private:
    friend class AddressDoor;
    Directory(DirectoryStore &store, const crypto::SecretKey &key, const core::Clock &clock);
    core::Result<void> load(qint64 revision); ///< under the lock
    Entry sealed(const QString &kind, const QString &id, const core::Json &content, const QByteArray &match = {}) const;
    core::Result<core::Json> open(const Entry &entry) const;
    QByteArray matchKey(const QString &name, const std::optional<QDate> &born) const;

    DirectoryStore &m_store;
    crypto::SecretKey m_key;
    const core::Clock &m_clock;

    struct WrongTries { int count = 0; QDateTime until; };
    mutable std::shared_mutex m_mutex;
    std::map<QString, Office> m_offices;
    std::map<QString, Position> m_positions;
    std::map<QString, Staff> m_staff;
    std::map<QString, Absence> m_absences;
    std::map<QString, Delegation> m_delegations;
    std::map<QString, Protection> m_protections;
    std::map<QString, WrongTries> m_wrongTries;
    qint64 m_revision = 0;
};

/// Name as it is compared: NFKC, without spaces and variation selectors, lower case.
QString normalisedName(const QString &name);

} // namespace engine::directory
