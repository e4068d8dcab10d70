// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/journal/record.h"

namespace engine::tool {

/// The journal of one case, to be played again.
struct RecordedCase
{
    QString caseId;
    std::vector<journal::Record> records;
};

/// Cases as lines of JSON: each record's bytes with the personal values that belong to them. For files that stay with the
/// department: nothing in them is encrypted.
QByteArray writeCases(const std::vector<RecordedCase> &cases);
core::Result<std::vector<RecordedCase>> readCases(const QByteArray &bytes, const QString &fileName);

enum class RecordedError { NotRecorded };
core::ErrorText errorText(RecordedError id);

} // namespace engine::tool
