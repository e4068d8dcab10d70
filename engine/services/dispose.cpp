// SPDX-License-Identifier: Apache-2.0
#include "engine/services/service_parts.h"

namespace engine::services {

namespace {

/// `dispose` (処分): puts the disposition on record; from then on the application cannot be withdrawn. Parameters:
/// outcome (granted, refused, dismissed, deemed-withdrawn), reasons (text; needed unless granted: 行政手続法 8).
class Dispose final : public casework::Service
{
public:
    QString name() const override { return QStringLiteral("dispose"); }

    core::Result<casework::ServiceOutcome> run(const casework::ServiceJob &job) override
    {
        const auto outcome = requiredText(job, u"outcome");
        if (!outcome)
            return outcome.error();
        QString reasons = job.text(u"reasons");
        if (*outcome != QLatin1String("granted")) {
            const auto given = requiredText(job, u"reasons");
            if (!given)
                return given.error();
            reasons = *given;
        }
        const feel::Context details{{QStringLiteral("outcome"), *outcome}, {QStringLiteral("reasons"), reasons}};
        return casework::ServiceOutcome{details, {fact(QStringLiteral("disposition"), details)}, {}};
    }
};

} // namespace

std::unique_ptr<casework::Service> makeDispose(const ServicePorts &)
{
    return std::make_unique<Dispose>();
}

} // namespace engine::services
