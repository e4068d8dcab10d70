// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/preview/preview_pages.h"

namespace server::preview {

struct PreviewSettings
{
    QString folder;
    QString commonFolder; ///< the shared parts
    engine::core::LocalText town;
    std::vector<MadeUpPerson> people;
};

/// The whole site over the package of one folder, with the bar; its routes go to a server of the caller's. The packages beside the
/// folder are there too, as they are when it starts, so that links to them lead somewhere. Outlives the server.
class Preview
{
public:
    static engine::core::Result<std::unique_ptr<Preview>> open(const PreviewSettings &settings, const engine::core::Clock &clock);
    const http::Router &router() const { return m_router; }
    Workbench &workbench() { return *m_workbench; }

private:
    Preview() = default;
    void publishBeside(const PreviewSettings &settings);

    std::unique_ptr<PreviewTown> m_town;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<Bar> m_bar;
    std::unique_ptr<pages::Site> m_site;
    http::Router m_router;
};

} // namespace server::preview
