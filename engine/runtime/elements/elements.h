// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runtime/element.h"

/// One maker per element, each in the file of its name; table.cpp lists them.
namespace engine::runtime {

std::unique_ptr<Element> makeStartEvent();
std::unique_ptr<Element> makeEndEvent();
std::unique_ptr<Element> makeUserTask();
std::unique_ptr<Element> makeServiceTask();
std::unique_ptr<Element> makeBusinessRuleTask();
std::unique_ptr<Element> makeScriptTask();
std::unique_ptr<Element> makeMessageCatch();
std::unique_ptr<Element> makeIntermediateCatch();
std::unique_ptr<Element> makeCallActivity();
std::unique_ptr<Element> makeExclusiveGateway();
std::unique_ptr<Element> makeParallelGateway();
std::unique_ptr<Element> makeEventBasedGateway();
std::unique_ptr<Element> makeBoundaryEvent();
std::unique_ptr<Element> makeNotExecuted();

} // namespace engine::runtime
