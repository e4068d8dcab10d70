// SPDX-License-Identifier: Apache-2.0
#include "server/api/resource.h"

namespace server::api {

QString wordFor(const QString &key, const engine::core::Language &language)
{
    static const std::map<QString, const char *> words = {
        {QStringLiteral("arrived"), QT_TRANSLATE_NOOP("api", "Arrived")},
        {QStringLiteral("registered"), QT_TRANSLATE_NOOP("api", "Registered")},
        {QStringLiteral("intake_done"), QT_TRANSLATE_NOOP("api", "Intake done")},
        {QStringLiteral("completion_requested"), QT_TRANSLATE_NOOP("api", "Completion requested")},
        {QStringLiteral("under_examination"), QT_TRANSLATE_NOOP("api", "Under examination")},
        {QStringLiteral("waiting_for_payment"), QT_TRANSLATE_NOOP("api", "Waiting for payment")},
        {QStringLiteral("disposition_made"), QT_TRANSLATE_NOOP("api", "Disposition made")},
        {QStringLiteral("issued"), QT_TRANSLATE_NOOP("api", "Issued")},
        {QStringLiteral("withdrawn"), QT_TRANSLATE_NOOP("api", "Withdrawn")},
        {QStringLiteral("deemed_withdrawn"), QT_TRANSLATE_NOOP("api", "Deemed withdrawn")},
        {QStringLiteral("dismissed"), QT_TRANSLATE_NOOP("api", "Dismissed")},
        {QStringLiteral("refused"), QT_TRANSLATE_NOOP("api", "Refused")},
        {QStringLiteral("closed"), QT_TRANSLATE_NOOP("api", "Closed")},
        {QStringLiteral("filed"), QT_TRANSLATE_NOOP("api", "Filed")},
        {QStringLiteral("ordered"), QT_TRANSLATE_NOOP("api", "Ordered")},
        {QStringLiteral("entered"), QT_TRANSLATE_NOOP("api", "Entered")},
        {QStringLiteral("invalid"), QT_TRANSLATE_NOOP("api", "Invalid")},
        {QStringLiteral("completion-requested"), QT_TRANSLATE_NOOP("api", "Completion requested")},
        {QStringLiteral("completion-given"), QT_TRANSLATE_NOOP("api", "Completion received")},
        {QStringLiteral("late-completion"), QT_TRANSLATE_NOOP("api", "Completion received after its deadline")},
        {QStringLiteral("payment-demanded"), QT_TRANSLATE_NOOP("api", "Fee notice sent")},
        {QStringLiteral("payment-received"), QT_TRANSLATE_NOOP("api", "Fee paid")},
        {QStringLiteral("payment-failed"), QT_TRANSLATE_NOOP("api", "Payment failed")},
        {QStringLiteral("payment-mismatch"), QT_TRANSLATE_NOOP("api", "A payment does not match what was asked")},
        {QStringLiteral("late-payment"), QT_TRANSLATE_NOOP("api", "Payment received after its deadline")},
        {QStringLiteral("withdrawal-asked"), QT_TRANSLATE_NOOP("api", "Withdrawal received")},
        {QStringLiteral("disposition"), QT_TRANSLATE_NOOP("api", "Disposition made")},
        {QStringLiteral("document-issued"), QT_TRANSLATE_NOOP("api", "Document issued")},
        {QStringLiteral("document-opened"), QT_TRANSLATE_NOOP("api", "Document opened by the applicant")},
        {QStringLiteral("address-viewed"), QT_TRANSLATE_NOOP("api", "Address looked at, with a reason")},
        {QStringLiteral("service-skipped"), QT_TRANSLATE_NOOP("api", "Gone on without a step that failed, with a reason")},
        {QStringLiteral("migration"), QT_TRANSLATE_NOOP("api", "Looked at for another version of the procedure")},
        {QStringLiteral("act:draft"), QT_TRANSLATE_NOOP("api", "Drafted")},
        {QStringLiteral("act:concur"), QT_TRANSLATE_NOOP("api", "Concurrence")},
        {QStringLiteral("act:approve"), QT_TRANSLATE_NOOP("api", "Approval")},
        {QStringLiteral("act:pull-back"), QT_TRANSLATE_NOOP("api", "Draft taken back")},
        {QStringLiteral("act:review"), QT_TRANSLATE_NOOP("api", "Looked at afterwards")},
        {QStringLiteral("approve"), QT_TRANSLATE_NOOP("api", "Agreed")},
        {QStringLiteral("send-back"), QT_TRANSLATE_NOOP("api", "Sent back")},
        {QStringLiteral("reject"), QT_TRANSLATE_NOOP("api", "Rejected")},
        {QStringLiteral("application"), QT_TRANSLATE_NOOP("api", "Application")},
        {QStringLiteral("approval"), QT_TRANSLATE_NOOP("api", "Approval record")},
        {QStringLiteral("attachment"), QT_TRANSLATE_NOOP("api", "Attachment")},
        {QStringLiteral("document"), QT_TRANSLATE_NOOP("api", "Document")},
        {QStringLiteral("mine"), QT_TRANSLATE_NOOP("api", "Mine")},
        {QStringLiteral("open"), QT_TRANSLATE_NOOP("api", "Open")},
        {QStringLiteral("waiting"), QT_TRANSLATE_NOOP("api", "Waiting for the applicant")},
        {QStringLiteral("overdue"), QT_TRANSLATE_NOOP("api", "Overdue")},
        {QStringLiteral("incidents"), QT_TRANSLATE_NOOP("api", "Incidents")},
        {QStringLiteral("review"), QT_TRANSLATE_NOOP("api", "To look at afterwards")},
        {QStringLiteral("done"), QT_TRANSLATE_NOOP("api", "Done")},
    };
    auto found = words.find(key);
    if (found == words.end())
        found = words.find(key.section(QLatin1Char(':'), 0, 0));
    return found == words.end() ? key : engine::core::translate("api", found->second, language);
}

} // namespace server::api
