// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/case_store.h"

#include <algorithm>

namespace engine::casework {

namespace {

constexpr int casesAtOnce = 500;

} // namespace

bool CaseFilter::fits(const CaseLine &line) const
{
    return line.ended.has_value() == ended && (!procedure || line.procedure == *procedure) && (!packages || packages->contains(line.package))
        && (!phases || phases->contains(line.phase)) && (!withIncidents || line.incidents > 0);
}

core::Result<std::vector<CaseLine>> CaseStore::allCases(const CaseFilter &filter)
{
    std::vector<CaseLine> all;
    for (;;) {
        auto page = cases(filter, casesAtOnce, all.empty() ? QString() : all.back().caseId);
        if (!page)
            return page.error();
        const bool isLast = page->size() < std::size_t(casesAtOnce);
        std::move(page->begin(), page->end(), std::back_inserter(all));
        if (isLast)
            return all;
    }
}

core::Result<QByteArray> CaseStore::putFile(const QString &caseId, const QByteArray &content, const QDateTime &now)
{
    core::BytesInMemory source(content);
    auto written = writeFile(caseId, source, now);
    return written ? core::Result<QByteArray>(std::move(written->digest)) : written.error();
}

core::Result<QByteArray> CaseStore::file(const QString &caseId, const QByteArray &digest)
{
    const auto opened = openFile(caseId, digest);
    return opened ? core::readAll(*opened->content) : opened.error();
}

QString markOf(const TaskLine &line)
{
    return line.created.toUTC().toString(Qt::ISODateWithMs) + QLatin1Char(' ') + line.task;
}

} // namespace engine::casework
