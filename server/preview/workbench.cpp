// SPDX-License-Identifier: Apache-2.0
#include "server/preview/workbench.h"

#include "engine/services/standard_services.h"
#include "engine/tool/package_folder.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>

using namespace Qt::StringLiterals;
using engine::procedure::Package;

namespace server::preview {

namespace {

/// Whether citizens' pages can be drawn from it.
bool canBeShown(const std::shared_ptr<const Package> &package)
{
    if (!package)
        return false;
    const auto form = package->forms.find(package->cover.entryForm);
    return form != package->forms.end() && !form->second->pages.empty();
}

} // namespace

Workbench::Workbench(QString folder, QString commonFolder, engine::procedure::Catalogue &catalogue)
    : m_folder(std::move(folder)), m_commonFolder(std::move(commonFolder)), m_catalogue(catalogue), m_standing(std::make_shared<const Standing>())
{
}

Workbench::~Workbench()
{
    stop();
}

QString Workbench::stateOfFiles() const
{
    QStringList files;
    for (const QString &folder : {m_folder, m_commonFolder}) {
        QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString path = walk.next();
            const QFileInfo info = walk.fileInfo();
            files << u"%1 %2 %3"_s.arg(path).arg(info.lastModified().toMSecsSinceEpoch()).arg(info.size());
        }
    }
    files.sort();
    return files.join(u'\n');
}

void Workbench::look()
{
    const QString state = stateOfFiles();
    if (state == m_seen)
        return;
    m_seen = state;
    auto found = std::make_shared<Standing>();
    const auto before = standing();
    found->shown = before->shown;
    found->isOld = true;
    if (const auto files = engine::procedure::readFolder(m_folder, m_commonFolder); !files) {
        found->version = state;
        found->faults.push_back(files.error());
    } else {
        found->version = engine::procedure::packageHash(*files);
        found->files = *files;
        engine::procedure::Surroundings surroundings = engine::services::standardSurroundings();
        surroundings.procedures = engine::tool::proceduresBeside(m_folder);
        if (const auto package = engine::procedure::read(*files, found->faults, surroundings, &found->notes); canBeShown(package)) {
            auto shown = std::make_shared<Package>(*package);
            shown->hash = shownHash(package->cover.id);
            found->shown = shown;
            found->isOld = false;
            m_catalogue.publish(found->shown);
        }
    }
    const std::lock_guard lock(m_mutex);
    m_standing = std::move(found);
}

std::shared_ptr<const Workbench::Standing> Workbench::standing() const
{
    const std::lock_guard lock(m_mutex);
    return m_standing;
}

void Workbench::start()
{
    m_stopping = false;
    m_thread = std::thread([this] {
        std::unique_lock lock(m_mutex);
        while (!m_stopping) {
            lock.unlock();
            look();
            lock.lock();
            m_wake.wait_for(lock, std::chrono::milliseconds(500), [this] { return m_stopping; });
        }
    });
}

void Workbench::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

} // namespace server::preview
