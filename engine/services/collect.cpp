// SPDX-License-Identifier: Apache-2.0
#include "engine/services/service_parts.h"

#include <algorithm>

namespace engine::services {

namespace {

/// `collect`: the running cases of this procedure that wait for a message and whose variables are as asked, in the order of their numbers.
/// Parameters: waiting (message), where (context of variables), take (list of variables). Results: rows (case, and what is taken).
class Collect final : public casework::Service
{
public:
    explicit Collect(const ServicePorts &ports) : m_ports(ports) {}
    QString name() const override { return QStringLiteral("collect"); }

    core::Result<casework::ServiceOutcome> run(const casework::ServiceJob &job) override
    {
        const auto waiting = requiredText(job, u"waiting");
        if (!waiting)
            return waiting.error();
        const feel::Value *where = job.parameters.find(u"where");
        const feel::Value *take = job.parameters.find(u"take");
        const feel::Context wanted = where && where->as<feel::Context>() ? *where->as<feel::Context>() : feel::Context();
        const feel::List taken = take && take->as<feel::List>() ? *take->as<feel::List>() : feel::List();
        std::vector<std::pair<QString, feel::Value>> rows;
        casework::CaseStore &store = m_ports.office.surroundings().store;
        casework::CaseFilter filter;
        filter.procedure = job.open.package->cover.id;
        const auto running = store.allCases(filter);
        if (!running)
            return running.error();
        for (const casework::CaseLine &line : *running) {
            const auto stored = store.load(line.caseId);
            if (!stored)
                return stored.error();
            if (!*stored || !casework::waitsFor((*stored)->state, *waiting))
                continue;
            const feel::Context variables = (*stored)->state.variables();
            if (isAsWanted(variables, wanted))
                rows.emplace_back(line.caseId, rowOf(line.caseId, variables, taken));
        }
        std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        feel::List list;
        for (auto &row : rows)
            list.push_back(std::move(row.second));
        return casework::ServiceOutcome{feel::Context{{QStringLiteral("rows"), std::move(list)}}, {}, {}};
    }

private:
    static bool isAsWanted(const feel::Context &variables, const feel::Context &wanted)
    {
        return std::all_of(wanted.entries().begin(), wanted.entries().end(), [&](const feel::Context::Entry &entry) {
            const feel::Value *value = variables.find(entry.first);
            return value && *value == entry.second;
        });
    }

    static feel::Value rowOf(const QString &caseId, const feel::Context &variables, const feel::List &taken)
    {
        feel::Context row{{QStringLiteral("case"), caseId}};
        for (const feel::Value &name : taken) {
            const feel::Value *value = variables.find(name.toString());
            row.set(name.toString(), value ? *value : feel::Value());
        }
        return row;
    }

    ServicePorts m_ports;
};

} // namespace

std::unique_ptr<casework::Service> makeCollect(const ServicePorts &ports)
{
    return std::make_unique<Collect>(ports);
}

} // namespace engine::services
