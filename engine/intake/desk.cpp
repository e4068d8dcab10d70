// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/desk.h"

#include "engine/exchange/json.h"
#include "engine/intake/file_scanner.h"
#include "engine/intake/intake_error.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace engine::intake {

namespace {

constexpr int pauseSeconds = 15 * 60;

QByteArray bound(QByteArrayView table, const QString &id)
{
    return table.toByteArray() + '/' + id.toUtf8();
}

} // namespace

QDate Desk::dayOf(const QDateTime &instant) const
{
    return instant.toTimeZone(QTimeZone(settings.zone)).date();
}

QDate Desk::today() const
{
    return dayOf(now());
}

core::Result<void> Desk::lookInto(QByteArrayView content) const
{
    if (!services.scanner)
        return {};
    const std::unique_ptr<FileScan> scan = services.scanner->begin();
    scan->add(content);
    return verdictOf(*scan);
}

core::Result<void> Desk::verdictOf(FileScan &scan)
{
    switch (scan.finish()) {
    case Verdict::Clean: return {};
    case Verdict::Infected: return core::Error(IntakeError::InfectedFile);
    case Verdict::Unknown: return core::Error(IntakeError::UnscannedFile);
    }
    Q_UNREACHABLE();
}

QByteArray Desk::keyed(QByteArrayView purpose, const QString &text) const
{
    return crypto::hmacSha256(settings.key.derive(purpose).bytes(), text.toUtf8());
}

QByteArray Desk::sealBytes(QByteArrayView table, const QString &id, QByteArrayView content) const
{
    return crypto::encrypt(settings.key.derive(table), content, bound(table, id));
}

QByteArray Desk::seal(QByteArrayView table, const QString &id, const core::Json &content) const
{
    return sealBytes(table, id, content.canonical());
}

core::Result<QByteArray> Desk::openBytes(QByteArrayView table, const QString &id, const QByteArray &sealed) const
{
    auto plain = crypto::decrypt(settings.key.derive(table), sealed, bound(table, id));
    if (!plain)
        return core::Error(IntakeError::BrokenRow, {QString::fromUtf8(bound(table, id))});
    return plain;
}

core::Result<core::Json> Desk::open(QByteArrayView table, const QString &id, const QByteArray &sealed) const
{
    const auto plain = openBytes(table, id, sealed);
    if (!plain)
        return plain.error();
    auto json = core::Json::parse(*plain);
    if (!json)
        return core::Error(IntakeError::BrokenRow, {QString::fromUtf8(bound(table, id))});
    return json;
}

core::Result<void> Desk::countTries(const std::vector<Subject> &subjects) const
{
    const QDateTime at = now();
    return services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        for (const Subject &subject : subjects) {
            const QByteArray key = keyed(subject.kind, subject.who);
            const auto found = rows.tries(key);
            if (!found)
                return found.error();
            rows::Tries tries{key, 0, at.addSecs(pauseSeconds)};
            // A pause that is longer than any is of a clock that has been set back since.
            if (*found && (*found)->until > at && (*found)->until <= tries.until) {
                tries.count = (*found)->count;
                if (tries.count >= subject.most) {
                    const qint64 minutes = at.secsTo((*found)->until) / 60 + 1;
                    return core::Error(IntakeError::TooManyTries, {QString::number(minutes)});
                }
            }
            ++tries.count;
            if (auto kept = rows.put(tries); !kept)
                return kept;
        }
        return {};
    });
}

core::Result<void> Desk::forgiveTries(const std::vector<Subject> &subjects) const
{
    return services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        bool first = true;
        for (const Subject &subject : subjects) {
            const QByteArray key = keyed(subject.kind, subject.who);
            const auto found = rows.tries(key);
            if (!found)
                return found.error();
            rows::Tries tries = found->value_or(rows::Tries{key, 0, now()});
            --tries.count;
            const auto done = first || tries.count <= 0 ? rows.removeTries(key) : rows.put(tries);
            if (!done)
                return done;
            first = false;
        }
        return {};
    });
}

core::Result<rows::Arrival> Desk::arrivalFor(IntakeRows &rows, const Visitor &visitor, const QString &receipt) const
{
    const auto row = rows.arrival(receipt);
    if (!row)
        return row.error();
    const bool own = *row && !visitor.account.isEmpty() && (*row)->account == visitor.account;
    if (!*row || !(own || visitor.receipts.contains(receipt)))
        return core::Error(IntakeError::NoSuchApplication);
    return **row;
}

core::Result<exchange::ApplicantView> Desk::viewOf(const rows::Arrival &row) const
{
    const auto json = open("view", row.receipt, row.view);
    if (!json)
        return json.error();
    return exchange::viewFromJson(*json);
}

QByteArray Desk::sealView(const exchange::ApplicantView &view) const
{
    return seal("view", view.receipt, exchange::toJson(view));
}

core::Result<bool> Desk::post(IntakeRows &rows, const exchange::ToOffice &message, const QString &receipt) const
{
    return rows.addParcel(exchange::messageId(message), receipt,
                          crypto::seal(settings.office, exchange::write(message)));
}

QString typedCode(const QString &typed)
{
    QString out;
    for (const QChar c : typed.normalized(QString::NormalizationForm_KC)) {
        if (c.isLetterOrNumber())
            out += c.toUpper();
    }
    return out;
}

} // namespace engine::intake
