// SPDX-License-Identifier: Apache-2.0
#include "engine/services/service_parts.h"

namespace engine::services {

using core::Error;
using core::Result;

namespace {

/// `tell`: a message to other cases of the town, one idempotent command each, so that what a crash left undone is done by the
/// next try and nothing twice. Parameters: message, and either to (list of contexts: case, and what is told) or aggregate, key and
/// content (context). Results: told (number), missed (those who do not wait for it any more, such as after a withdrawal).
/// An aggregate that does not wait yet is told again later.
class Tell final : public casework::Service
{
public:
    explicit Tell(const ServicePorts &ports) : m_ports(ports) {}
    QString name() const override { return QStringLiteral("tell"); }

    Result<casework::ServiceOutcome> run(const casework::ServiceJob &job) override
    {
        const auto message = requiredText(job, u"message");
        if (!message)
            return message.error();
        const feel::Value *to = job.parameters.find(u"to");
        if (to && to->as<feel::List>())
            return tellAll(job, *message, *to->as<feel::List>());
        return tellAggregate(job, *message);
    }

private:
    Result<bool> tellOne(const casework::ServiceJob &job, const QString &message, const QString &caseId, const feel::Context &content) const
    {
        return m_ports.office.tell({caseId, message, content, QStringLiteral("told:%1:%2").arg(job.call.id, caseId)});
    }

    Result<casework::ServiceOutcome> tellAll(const casework::ServiceJob &job, const QString &message, const feel::List &to) const
    {
        qint64 told = 0;
        feel::List missed;
        for (const feel::Value &one : to) {
            const auto *row = one.as<feel::Context>();
            const feel::Value *caseId = row ? row->find(u"case") : nullptr;
            if (!caseId || !caseId->as<QString>())
                return Error(ServiceError::MissingParameter, {name(), QStringLiteral("to.case")});
            const auto heard = tellOne(job, message, *caseId->as<QString>(), *row);
            if (!heard)
                return heard.error();
            if (*heard)
                ++told;
            else
                missed.push_back(*caseId);
        }
        return casework::ServiceOutcome{feel::Context{{QStringLiteral("told"), core::Decimal(told)}, {QStringLiteral("missed"), std::move(missed)}}, {}, {}};
    }

    Result<casework::ServiceOutcome> tellAggregate(const casework::ServiceJob &job, const QString &message) const
    {
        const auto aggregate = requiredAggregate(job);
        if (!aggregate)
            return aggregate.error();
        const auto line = m_ports.office.surroundings().store.findCase(aggregate->id());
        if (!line)
            return line.error();
        const feel::Value *content = job.parameters.find(u"content");
        const auto heard = *line ? tellOne(job, message, (*line)->caseId, content && content->as<feel::Context>() ? *content->as<feel::Context>() : feel::Context())
                                 : Result<bool>(false);
        if (!heard)
            return heard.error();
        // One that has ended hears nothing any more; one that is busy will.
        if (!*heard && !(*line && (*line)->ended))
            return Error(ServiceError::NobodyWaits, {aggregate->process, aggregate->key, message});
        return casework::ServiceOutcome{feel::Context{{QStringLiteral("told"), core::Decimal(*heard ? 1 : 0)}, {QStringLiteral("missed"), feel::List{}}}, {}, {}};
    }

    ServicePorts m_ports;
};

} // namespace

std::unique_ptr<casework::Service> makeTell(const ServicePorts &ports)
{
    return std::make_unique<Tell>(ports);
}

} // namespace engine::services
