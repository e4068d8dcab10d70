// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/package.h"
#include "forms/check/check.h"

namespace engine::tool {

/// Answers as elements: `<items><tax>…</tax></items>` is `items[1].tax` where `items` repeats. They are added to `answers`.
void readAnswers(const xml::Element &step, const forms::model::Form &form, forms::check::RawAnswers &answers);

/// The other way round: `<submit>` with the answers, as a scenario has it. What is empty is left out; `files` gives the names of
/// sent files by id.
QString submitElement(const forms::model::Form &form, const forms::check::RawAnswers &answers, const std::map<QString, forms::check::SentFile> &files, const QString &person);

/// What somebody made up sends in a scenario.
struct MadeUpSubmission
{
    QString path; ///< of the scenario
    QString name; ///< of the scenario
    QString person;
    forms::check::RawAnswers answers; ///< a file field holds a file's name
};

/// The first submission of each scenario of the package; scenarios that cannot be read are left out.
std::vector<MadeUpSubmission> submissionsOf(const procedure::Package &package);

} // namespace engine::tool
