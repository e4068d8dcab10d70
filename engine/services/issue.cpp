// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/protection.h"
#include "engine/document/document.h"
#include "engine/services/service_parts.h"
#include "engine/signature/asice.h"

#include <QUrl>
#include <QUrlQuery>

namespace engine::services {

using core::Error;
using core::Result;

namespace {

/// `issue` (交付): makes a document from a template of the package, numbers it, signs it and puts it on the case as PDF,
/// as signed XHTML and as a container of both. Parameters: document (template), role (certificate), title, verify (boolean:
/// with a code for the public page), values (context: what a visitor types there). Results: number, date, code.
class Issue final : public casework::Service
{
public:
    explicit Issue(const ServicePorts &ports) : m_ports(ports) {}
    QString name() const override { return QStringLiteral("issue"); }
    Result<casework::ServiceOutcome> run(const casework::ServiceJob &job) override;

private:
    struct Numbered { QString number; QString code; QDate date; };
    Result<Numbered> numbered(const casework::ServiceJob &job, bool verifiable) const;
    feel::Environment environment(const casework::ServiceJob &job, const Numbered &numbered) const;
    Result<void> attach(const casework::ServiceJob &job, const QString &role, const QString &fileName, const QString &mediaType,
                        const QByteArray &content, casework::ServiceOutcome &outcome) const;

    ServicePorts m_ports;
};

bool isTrue(const feel::Value *value)
{
    return value && (value->isTrue() || (value->as<QString>() && *value->as<QString>() == QLatin1String("true")));
}

} // namespace

Result<Issue::Numbered> Issue::numbered(const casework::ServiceJob &job, bool verifiable) const
{
    const QDate day = townDay(m_ports, job.now);
    const int year = calendar::fiscalYear(day);
    const QString series = QStringLiteral("document/%1/%2").arg(year).arg(job.open.package->cover.id);
    const auto serial = m_ports.office.surroundings().store.nextNumber(series);
    if (!serial)
        return serial.error();
    const QString number = QStringLiteral("%1-%2").arg(year).arg(*serial, 6, 10, QLatin1Char('0'));
    // 26 characters of 32 are 130 bits: nobody guesses the code from the number.
    return Numbered{job.open.package->cover.id + QLatin1Char('-') + number, verifiable ? crypto::randomCode(26) : QString(), day};
}

feel::Environment Issue::environment(const casework::ServiceJob &job, const Numbered &numbered) const
{
    feel::Environment environment;
    environment.now = job.now;
    environment.zone = m_ports.office.surroundings().zone;
    environment.variables = job.open.stored.state.variables(job.call.scope);
    const auto form = job.open.package->forms.find(job.open.package->cover.entryForm);
    const auto concerned = casework::isProtectionConcerned(job.open, m_ports.office.surroundings().directory);
    // A protected address stands on no document; when we cannot know, neither does any other.
    if (form != job.open.package->forms.end() && (!concerned || *concerned)) {
        const feel::Context clean = casework::withoutPlaces(*form->second, casework::answersOf(job.open));
        for (const auto &[name, value] : clean.entries())
            environment.variables.set(name, value);
    }
    environment.variables.set(QStringLiteral("document"), feel::Context{{QStringLiteral("number"), numbered.number},
                                                                        {QStringLiteral("date"), feel::Date::from(numbered.date)},
                                                                        {QStringLiteral("code"), numbered.code}});
    return environment;
}

Result<void> Issue::attach(const casework::ServiceJob &job, const QString &role, const QString &fileName, const QString &mediaType,
                           const QByteArray &content, casework::ServiceOutcome &outcome) const
{
    const QString caseId = job.open.stored.state.caseId;
    const auto digest = m_ports.office.surroundings().store.putFile(caseId, content, job.now);
    if (!digest)
        return digest.error();
    const QString id = job.call.id + QLatin1Char('-') + role;
    outcome.acts.push_back(journal::AttachFile{id, QStringLiteral("document:") + role, *digest, content.size(), mediaType, casework::Office::personal(fileName)});
    return {};
}

Result<casework::ServiceOutcome> Issue::run(const casework::ServiceJob &job)
{
    const auto templateName = requiredText(job, u"document");
    if (!templateName)
        return templateName.error();
    const auto source = job.open.package->documents.find(*templateName);
    if (source == job.open.package->documents.end())
        return Error(ServiceError::UnknownDocument, {*templateName});
    const QString role = job.text(u"role").isEmpty() ? QStringLiteral("certificate") : job.text(u"role");
    const bool verifiable = isTrue(job.parameters.find(u"verify"));
    const auto numbered = this->numbered(job, verifiable);
    if (!numbered)
        return numbered.error();

    const auto rendered = document::render(source->second, *templateName + QStringLiteral(".xhtml"), environment(job, *numbered));
    if (!rendered)
        return rendered.error();
    const QString title = job.text(u"title").isEmpty() ? rendered->title : job.text(u"title");
    document::PdfOptions options;
    options.title = title;
    if (verifiable) {
        QUrl url(m_ports.verificationUrl);
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("number"), numbered->number);
        url.setQuery(query);
        options.qrText = url.toString(QUrl::FullyEncoded);
        options.qrCaption = core::translate("services", QT_TRANSLATE_NOOP("services", "Certificate number %1\nVerification code %2\n%3"), {})
                                .arg(numbered->number, numbered->code, m_ports.verificationUrl);
    }
    const auto pdf = document::toPdf(rendered->xhtml, options);
    if (!pdf)
        return pdf.error();
    const signature::KeyStore &seal = *m_ports.office.surroundings().seal.key;
    signature::SignOptions signing{job.now, signature::Commitment::Origin, {}, QStringLiteral("application/xhtml+xml")};
    const auto signedXhtml = signature::signEnveloped(rendered->xhtml, seal, signing);
    if (!signedXhtml)
        return signedXhtml.error();
    const auto container = signature::signContainer({{role + QStringLiteral(".pdf"), pdf->bytes, QStringLiteral("application/pdf")},
                                                     {role + QStringLiteral(".xhtml"), rendered->xhtml, QStringLiteral("application/xhtml+xml")}},
                                                    seal, signing);
    if (!container)
        return container.error();

    casework::ServiceOutcome outcome;
    for (const auto &[kind, ending, mediaType, content] :
         {std::tuple{role, QStringLiteral(".pdf"), QStringLiteral("application/pdf"), pdf->bytes},
          std::tuple{role + QStringLiteral("-xml"), QStringLiteral(".xhtml"), QStringLiteral("application/xhtml+xml"), *signedXhtml},
          std::tuple{role + QStringLiteral("-signed"), QStringLiteral(".asice"), QStringLiteral("application/vnd.etsi.asic-e+zip"), *container}}) {
        if (const auto attached = attach(job, kind, title + ending, mediaType, content, outcome); !attached)
            return attached.error();
    }
    outcome.results = feel::Context{{QStringLiteral("number"), numbered->number},
                                    {QStringLiteral("date"), feel::Date::from(numbered->date)},
                                    {QStringLiteral("code"), numbered->code}};
    feel::Context told = outcome.results;
    told.set(QStringLiteral("name"), title);
    told.set(QStringLiteral("role"), role);
    outcome.acts.push_back(fact(QStringLiteral("document-issued"), told));
    if (verifiable) {
        std::vector<std::pair<QString, QString>> values;
        const feel::Value *given = job.parameters.find(u"values");
        if (const auto *context = given ? given->as<feel::Context>() : nullptr) {
            for (const auto &[name, value] : context->entries())
                values.emplace_back(name, value.toString());
        }
        outcome.pushes.push_back(exchange::VerificationEntry{job.call.id, exchange::verificationDigest(numbered->number, numbered->code, values),
                                                             numbered->date.addDays(m_ports.verificationDays)});
    }
    return outcome;
}

std::unique_ptr<casework::Service> makeIssue(const ServicePorts &ports)
{
    return std::make_unique<Issue>(ports);
}

} // namespace engine::services
