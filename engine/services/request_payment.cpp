// SPDX-License-Identifier: Apache-2.0
#include "engine/services/service_parts.h"

namespace engine::services {

namespace {

/// `request-payment`: tells the applicant what to pay until when. Parameters: amount (yen), description, days (7),
/// methods (list). Results: demand (id), due (last day; counted from the day after the notice), amount.
class RequestPayment final : public casework::Service
{
public:
    explicit RequestPayment(const ServicePorts &ports) : m_ports(ports) {}
    QString name() const override { return QStringLiteral("request-payment"); }

    core::Result<casework::ServiceOutcome> run(const casework::ServiceJob &job) override
    {
        const auto amount = wholeNumber(job, u"amount");
        if (!amount)
            return amount.error();
        const procedure::CoverSheet &cover = job.open.package->cover;
        qint64 days = cover.fee ? cover.fee->withinDays : 7;
        if (job.parameters.contains(u"days")) {
            const auto given = wholeNumber(job, u"days");
            if (!given)
                return given.error();
            days = *given;
        }
        feel::List methods;
        const feel::Value *asked = job.parameters.find(u"methods");
        if (asked && asked->as<feel::List>()) {
            methods = *asked->as<feel::List>();
        } else if (cover.fee) {
            for (const QString &method : cover.fee->methods)
                methods.push_back(method);
        }
        const QDate due = calendar::deadline(townDay(m_ports, job.now), int(days), calendar::PeriodUnit::Days, m_ports.office.surroundings().calendar);
        const QString description = job.text(u"description").isEmpty() ? cover.name.in({}) : job.text(u"description");
        const feel::Context details{{QStringLiteral("demand"), job.call.id},
                                    {QStringLiteral("amount"), core::Decimal(*amount)},
                                    {QStringLiteral("description"), description},
                                    {QStringLiteral("due"), feel::Date::from(due)},
                                    {QStringLiteral("methods"), std::move(methods)}};
        return casework::ServiceOutcome{details, {fact(QStringLiteral("payment-demanded"), details)}, {}};
    }

private:
    ServicePorts m_ports;
};

} // namespace

std::unique_ptr<casework::Service> makeRequestPayment(const ServicePorts &ports)
{
    return std::make_unique<RequestPayment>(ports);
}

} // namespace engine::services
