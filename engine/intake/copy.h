// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/intake/desk.h"
#include "forms/check/check.h"

namespace engine::intake {

/// The applicant's own copy of what they sent: for their page and for correcting it. Encrypted under the intake's key;
/// files without their content.
struct Copy
{
    exchange::Applicant applicant;
    feel::Context answers;
    std::map<QString, forms::check::SentFile> files; ///< by id
    std::map<QString, QString> fileFields;           ///< file id to field path
};

QByteArray sealCopy(const Desk &desk, const QString &receipt, const Copy &copy);
core::Result<Copy> readCopy(const Desk &desk, const rows::Arrival &row);
/// Every text within a value.
void collectTexts(const feel::Value &value, std::set<QString> &texts);
/// Takes out the named answers (`address`, `items.tax`, `address.postcode`), the files that answered them, and what of the
/// applicant was read from them.
void eraseFromCopy(Copy &copy, const std::vector<QString> &fields);

core::Json toJson(const std::map<QString, forms::check::SentFile> &files, const std::map<QString, QString> &fields);
void readFiles(const core::Json &json, std::map<QString, forms::check::SentFile> &files, std::map<QString, QString> &fields);

} // namespace engine::intake
