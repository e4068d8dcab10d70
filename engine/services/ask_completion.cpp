// SPDX-License-Identifier: Apache-2.0
#include "engine/services/service_parts.h"

namespace engine::services {

namespace {

/// `ask-completion` (補正): tells the applicant what to mend until when. Parameters: text, items (list of field paths or of
/// contexts {path, text}), days (14). Results: request (id), deadline (last day).
class AskCompletion final : public casework::Service
{
public:
    explicit AskCompletion(const ServicePorts &ports) : m_ports(ports) {}
    QString name() const override { return QStringLiteral("ask-completion"); }

    core::Result<casework::ServiceOutcome> run(const casework::ServiceJob &job) override
    {
        const auto text = requiredText(job, u"text");
        if (!text)
            return text.error();
        qint64 days = 14;
        if (job.parameters.contains(u"days")) {
            const auto given = wholeNumber(job, u"days");
            if (!given)
                return given.error();
            days = *given;
        }
        const QDate deadline = calendar::deadline(townDay(m_ports, job.now), int(days), calendar::PeriodUnit::Days, m_ports.office.surroundings().calendar);
        const feel::Value *items = job.parameters.find(u"items");
        const feel::Context details{{QStringLiteral("request"), job.call.id},
                                    {QStringLiteral("text"), *text},
                                    {QStringLiteral("items"), items && items->as<feel::List>() ? *items : feel::Value(feel::List{})},
                                    {QStringLiteral("deadline"), feel::Date::from(deadline)}};
        return casework::ServiceOutcome{details, {fact(QStringLiteral("completion-requested"), details)}, {}};
    }

private:
    ServicePorts m_ports;
};

} // namespace

std::unique_ptr<casework::Service> makeAskCompletion(const ServicePorts &ports)
{
    return std::make_unique<AskCompletion>(ports);
}

} // namespace engine::services
