// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/sentence.h"
#include "engine/tool/simulation/simulate.h"

#include <QTest>

/// Simulated cases of the tax certificate, and what another fee would change in them.
namespace tests {

using namespace engine;
using namespace engine::tool;
using namespace Qt::StringLiterals;

inline procedure::Files certificateFiles()
{
    const auto files = procedure::readFolder(QStringLiteral(TODOKE_SOURCE_DIR "/procedures/tax-certificate"),
                                             QStringLiteral(TODOKE_SOURCE_DIR "/procedures/common"));
    return files ? *files : procedure::Files();
}

inline std::shared_ptr<const procedure::Package> packageOf(const procedure::Files &files)
{
    core::Faults faults;
    auto package = procedure::read(files, faults);
    for (const core::Error &fault : faults)
        QTest::qFail(qPrintable(fault.where().toString() + core::sentence(fault, {u"en"_s})), __FILE__, __LINE__);
    return package;
}

/// Certificates that cost 400 yen cost 500.
inline procedure::Files withOtherFee()
{
    procedure::Files files = certificateFiles();
    for (auto &[path, content] : files) {
        if (path == "decisions/tax-certificate.dmn"_L1)
            content.replace("<text>400</text>", "<text>500</text>");
    }
    return files;
}

inline SimulationOptions simulated(int cases)
{
    return {cases, 7, QDateTime(QDate(2026, 5, 7), QTime(0, 0), Qt::UTC), 85};
}

/// The fee that was decided in a recorded case, by its last decision; nothing where none was.
inline std::optional<feel::Value> feeOf(const procedure::Package &package, const RecordedCase &recorded)
{
    std::optional<feel::Value> fee;
    for (const journal::Record &record : recorded.records) {
        for (std::size_t i = 0; i + 1 < record.events.size(); ++i) {
            const auto *made = std::get_if<journal::DecisionMade>(&record.events[i]);
            const auto *set = std::get_if<journal::VariableSet>(&record.events[i + 1]);
            if (made && set && made->decision == package.cover.fee->decision)
                fee = set->value.value;
        }
    }
    return fee;
}

/// Whether the certificate that a recorded case asks for is one of those that cost 400 yen.
inline bool asksForOneOf400(const RecordedCase &recorded)
{
    const auto *start = std::get_if<journal::StartCase>(&recorded.records.front().command.body);
    for (const auto &[name, value] : start->variables) {
        if (name != "kind"_L1)
            continue;
        const QString kind = value.value.toString();
        return kind.startsWith(u'K') || (kind.startsWith("NZ"_L1) && kind != "NZ-C"_L1);
    }
    return false;
}

/// Whether another fee for certificates of 400 yen would be asked in the recorded case.
inline bool isAffected(const procedure::Package &package, const RecordedCase &recorded)
{
    const std::optional<feel::Value> fee = feeOf(package, recorded);
    const auto *yen = fee ? fee->as<core::Decimal>() : nullptr;
    return yen && *yen != core::Decimal(0) && asksForOneOf400(recorded);
}

} // namespace tests
