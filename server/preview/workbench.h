// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/catalogue.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace server::preview {

/// The package of a folder as it stands there now. Looks at the folder by itself; a broken file is told and leaves what
/// was shown before. Any thread.
class Workbench
{
public:
    /// What `look` found last.
    struct Standing
    {
        QString version; ///< changes whenever a file does
        engine::core::Faults faults;
        engine::core::Faults notes;
        std::shared_ptr<const engine::procedure::Package> shown; ///< the newest that could be read; nullptr: none yet
        bool isOld = false; ///< `shown` is older than the files
        std::map<QString, QByteArray> files; ///< for the lines that faults point to
    };

    /// `catalogue` gets what is shown, and outlives this.
    Workbench(QString folder, QString commonFolder, engine::procedure::Catalogue &catalogue);
    ~Workbench(); ///< stops

    /// Reads the folder if something in it has changed.
    void look();
    std::shared_ptr<const Standing> standing() const;
    /// Looks twice a second from now on.
    void start();
    void stop();

    /// Under it the catalogue always has the newest version.
    static QString shownHash(const QString &procedure) { return QStringLiteral("preview:") + procedure; }

private:
    QString stateOfFiles() const;

    const QString m_folder;
    const QString m_commonFolder;
    engine::procedure::Catalogue &m_catalogue;
    mutable std::mutex m_mutex;
    std::shared_ptr<const Standing> m_standing;
    QString m_seen; ///< of the thread that looks alone
    std::thread m_thread;
    std::condition_variable m_wake;
    bool m_stopping = false;
};

} // namespace server::preview
