// SPDX-License-Identifier: Apache-2.0
#include "server/preview/preview.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace server::preview {

engine::core::Result<std::unique_ptr<Preview>> Preview::open(const PreviewSettings &settings, const engine::core::Clock &clock)
{
    auto town = PreviewTown::open(clock, settings.town, settings.people);
    if (!town)
        return town.error();
    std::unique_ptr<Preview> preview(new Preview);
    preview->m_town = std::move(*town);
    preview->publishBeside(settings);
    preview->m_workbench = std::make_unique<Workbench>(settings.folder, settings.commonFolder, preview->m_town->catalogue());
    preview->m_workbench->look();
    preview->m_bar = std::make_unique<Bar>(*preview->m_workbench, *preview->m_town);
    pages::SiteSettings site;
    site.siteUrl = u"http://localhost"_s;
    site.town = settings.town;
    site.contact = u"03-0000-0000"_s;
    site.finish = [bar = preview->m_bar.get()](const http::Request &request, http::Response &page) { bar->put(request, page); };
    preview->m_site = std::make_unique<pages::Site>(preview->m_town->intake(), clock, site);
    preview->m_site->add(std::make_unique<PreviewPages>(preview->m_site->services(), *preview->m_workbench, *preview->m_town));
    preview->m_site->routes(preview->m_router);
    preview->m_bar->routes(preview->m_router);
    return preview;
}

void Preview::publishBeside(const PreviewSettings &settings)
{
    const QDir folder(settings.folder);
    const QDir parent(folder.absoluteFilePath(u".."_s));
    for (const QFileInfo &entry : parent.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (entry.fileName() == folder.dirName() || !QFile::exists(entry.filePath() + u"/procedure.xml"_s))
            continue;
        const auto files = engine::procedure::readFolder(entry.filePath(), settings.commonFolder);
        engine::core::Faults faults;
        auto package = files ? engine::procedure::read(*files, faults) : nullptr;
        if (package && faults.empty())
            m_town->catalogue().publish(std::move(package));
    }
}

} // namespace server::preview
