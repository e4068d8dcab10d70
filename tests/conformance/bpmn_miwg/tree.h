// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/xml/document.h"

namespace tests::bpmn_miwg {

/// What an XML file says, without what it says by accident: prefixes, the order of attributes, white space between
/// elements, `xsi:` and how a number is spelt. Siblings with different names may stand in another order.
QStringList statements(const engine::xml::Element &root);

} // namespace tests::bpmn_miwg
