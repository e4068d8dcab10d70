// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/json.h"
#include "engine/directory/people.h"

/// How the directory's entries stand in JSON. Reading gives nothing where the JSON is not what we wrote.
namespace engine::directory {

core::Json toJson(const Office &office);
core::Json toJson(const Position &position);
core::Json toJson(const Staff &staff);
core::Json toJson(const Absence &absence);
core::Json toJson(const Delegation &delegation);
core::Json toJson(const AfterReview &review);
core::Json toJson(const Person &person);
core::Json toJson(const Protection &protection);

std::optional<Office> officeFrom(const core::Json &json);
std::optional<Position> positionFrom(const core::Json &json);
std::optional<Staff> staffFrom(const core::Json &json);
std::optional<Absence> absenceFrom(const core::Json &json);
std::optional<Delegation> delegationFrom(const core::Json &json);
std::optional<AfterReview> afterReviewFrom(const core::Json &json);
std::optional<Person> personFrom(const core::Json &json);
std::optional<Protection> protectionFrom(const core::Json &json);

} // namespace engine::directory
