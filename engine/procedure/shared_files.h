// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/model.h"

#include <QByteArray>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace engine::procedure {

/// What the BPMN files of the shared folder hold: every package of a town has the same ones, so that they are read and
/// checked against the standard once and not once a package. Only files without a fault are kept, by path and content.
/// Thread-safe.
class SharedFiles
{
public:
    using Processes = std::vector<std::shared_ptr<const bpmn::Process>>;

    /// The ones of this program.
    static SharedFiles &all();

    /// Nothing where such a file has not been kept.
    std::optional<Processes> processes(const QString &path, const QByteArray &content) const;
    void keep(const QString &path, const QByteArray &content, Processes processes);
    /// Whether it is known to break nothing that the standard demands.
    bool followsStandard(const QString &path, const QByteArray &content) const;
    void noteFollowsStandard(const QString &path, const QByteArray &content);

private:
    struct Kept { Processes processes; bool followsStandard = false; };

    mutable std::mutex m_mutex;
    std::map<QByteArray, Kept> m_kept;
};

} // namespace engine::procedure
