// SPDX-License-Identifier: Apache-2.0
#include "server/admin/migration.h"

#include "engine/core/json.h"
#include "engine/core/sentence.h"
#include "server/admin/town_keys.h"

#include <QFile>

namespace server::admin {

using engine::core::Error;
using engine::core::Json;
using engine::core::Result;
using forms::check::RawAnswers;

namespace {

/// A scalar as it would be typed; nothing for an object or an array.
std::optional<QString> typed(const Json &json)
{
    if (json.isString())
        return json.toString();
    if (json.isBool())
        return json.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (json.isInteger())
        return QString::number(json.toInteger());
    return json.isNull() ? std::optional(QString()) : std::nullopt;
}

/// Puts `json` into `answers` at `path`; false where no form has such an answer.
bool flatten(const Json &json, const QString &path, RawAnswers &answers)
{
    if (json.isObject()) {
        return std::all_of(json.toObject().begin(), json.toObject().end(), [&](const auto &member) {
            return flatten(member.second, path.isEmpty() ? member.first : path + QLatin1Char('.') + member.first, answers);
        });
    }
    if (path.isEmpty())
        return false;
    if (!json.isArray()) {
        answers.values[path] = {*typed(json)};
        return true;
    }
    const Json::Array &entries = json.toArray();
    const bool plain = std::all_of(entries.begin(), entries.end(), [](const Json &entry) { return typed(entry).has_value(); });
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (plain)
            answers.values[path] << *typed(entries[i]);
        else if (!entries[i].isObject() || !flatten(entries[i], QStringLiteral("%1[%2]").arg(path).arg(i + 1), answers))
            return false;
    }
    return true;
}

QString bothLanguages(const Error &error)
{
    return engine::core::sentence(error, {}) + QStringLiteral(" / ") + engine::core::sentence(error, {QStringLiteral("en")});
}

} // namespace

Result<engine::casework::MigrationAnswers> readAnswers(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Error(AdminError::CannotRead, {fileName, file.errorString()});
    const auto json = Json::parse(file.readAll());
    if (!json)
        return json.error().at({fileName, json.error().where().line, json.error().where().column});
    if (!json->isObject())
        return Error(AdminError::BrokenAnswers, {QStringLiteral("–")}, {fileName, 1, 1});
    engine::casework::MigrationAnswers answers;
    for (const auto &[caseId, given] : json->toObject()) {
        const QString key = caseId == QLatin1String("*") ? QString() : caseId;
        if (!given.isObject() || !flatten(given, {}, answers[key]))
            return Error(AdminError::BrokenAnswers, {caseId}, {fileName, 1, 1});
    }
    return answers;
}

QString linesOf(const engine::casework::MigrationReport &report)
{
    using engine::runtime::Verdict;
    QString lines = QStringLiteral("to %1\n").arg(report.target);
    int failed = 0;
    for (const engine::casework::CaseMigration &line : report.cases) {
        failed += line.failed ? 1 : 0;
        lines += QStringLiteral("%1  %2  from %3\n").arg(line.caseId, line.failed ? QStringLiteral("failed") : engine::casework::wordOf(line.verdict), line.from.left(12));
        for (const Error &reason : line.reasons)
            lines += QStringLiteral("    ") + bothLanguages(reason) + QLatin1Char('\n');
        if (line.failed)
            lines += QStringLiteral("    ") + bothLanguages(*line.failed) + QLatin1Char('\n');
    }
    return lines
        + QStringLiteral("%1 move, %2 stay, %3 need an answer, %4 failed; %5 run with this version already\n")
              .arg(report.count(Verdict::Move))
              .arg(report.count(Verdict::Stay))
              .arg(report.count(Verdict::NeedsAnswer))
              .arg(failed)
              .arg(report.already);
}

} // namespace server::admin
