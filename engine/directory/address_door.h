// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/directory/directory.h"

namespace engine::directory {

/// Who asks for an address.
struct Viewer
{
    enum class Kind {
        Staff,  ///< `id` of the member of staff
        Person, ///< the person, on the citizen's side: prefill
        System  ///< a letter or a document that is being made
    };
    Kind kind = Kind::Staff;
    QString id;
};

/// The one door to the addresses in the directory (legal-frame 5). Default deny: whoever is not let in gets one
/// and the same error for a protected person and for one we don't know. Every address given out is noted with its
/// reason before it is given. Thread-safe.
class AddressDoor
{
public:
    explicit AddressDoor(Directory &directory) : m_directory(directory) {}

    /// The address of `person`. A protected one is for the named staff alone, not even for the person's own page.
    core::Result<QString> addressOf(const QString &person, const Viewer &viewer, const QString &reason);

    struct View { QString person; Viewer viewer; QString reason; QDateTime at; };
    /// What was given out for `person`, oldest first.
    core::Result<std::vector<View>> views(const QString &person) const;

private:
    Directory &m_directory; // the owner of the door keeps it alive
};

} // namespace engine::directory
