// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/catalogue.h"
#include "engine/store/case_vault.h"
#include "engine/store/sql_case_store.h"
#include "tests/faults/disk/acknowledging_store.h"
#include "tests/faults/disk/recording_vfs.h"

#include <QStringList>

namespace tests {

/// A package's scenarios played on a recorded disk: what was written, and what the store had answered by when.
struct Recording
{
    engine::store::TownKeys keys = engine::store::TownKeys::from(engine::crypto::SecretKey::generate());
    std::vector<DiskChange> changes;
    std::vector<Acknowledged> acknowledged;
    qint64 calls = 0;   ///< reads, writes and syncs that could have failed
    QStringList faults; ///< what did not go as the scenarios want
    DiskImages::Files last; ///< the disk as it is at the end
    QByteArray anchor;
};

/// Plays the scenarios of a small package on a disk that fails as `fault` says; see RecordingVfs.
Recording record(const std::function<Fault(qint64 call)> &fault);

/// Looks whether a disk holds all that was acknowledged, nothing else, and nothing half done.
class DiskCheck
{
public:
    /// May what was refused be there all the same? After a failed sync nobody can tell.
    enum class Refused { MustBeGone, MayStand };

    DiskCheck(const Recording &recording, QString folder, Refused refused = Refused::MustBeGone)
        : m_recording(recording), m_folder(std::move(folder)), m_refused(refused)
    {
    }

    /// What is wrong with a disk on which the first `point` changes of the recording were made; empty: nothing.
    QString faultsOf(const DiskImages::Files &files, const QByteArray &anchor, std::size_t point) const;

private:
    QStringList missing(engine::store::SqlCaseStore &cases, std::size_t point) const;

    const Recording &m_recording; // outlives this
    mutable engine::procedure::Catalogue m_packages; ///< read once for all disks
    QString m_folder;
    Refused m_refused;
};

} // namespace tests
