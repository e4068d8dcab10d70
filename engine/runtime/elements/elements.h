// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runtime/element.h"

/// One maker per element, each in the file of its name; table.cpp lists them.
namespace engine::runtime {

std::unique_ptr<Element> makeStartEvent();
std::unique_ptr<Element> makeIntermediateCatch();
std::unique_ptr<Element> makeIntermediateThrow();
std::unique_ptr<Element> makeBoundaryEvent();
std::unique_ptr<Element> makeEndEvent();
std::unique_ptr<Element> makeTask();
std::unique_ptr<Element> makeUserTask();
std::unique_ptr<Element> makeServiceTask();
std::unique_ptr<Element> makeSendTask();
std::unique_ptr<Element> makeReceiveTask();
std::unique_ptr<Element> makeScriptTask();
std::unique_ptr<Element> makeBusinessRuleTask();
std::unique_ptr<Element> makeCallActivity();
std::unique_ptr<Element> makeSubProcess();
std::unique_ptr<Element> makeAdHocSubProcess();
std::unique_ptr<Element> makeExclusiveGateway();
std::unique_ptr<Element> makeInclusiveGateway();
std::unique_ptr<Element> makeParallelGateway();
std::unique_ptr<Element> makeComplexGateway();
std::unique_ptr<Element> makeEventBasedGateway();

} // namespace engine::runtime
