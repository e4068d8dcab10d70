// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/conformance/betsy/test_table.h"

namespace tests::betsy {

/// The model with its expressions and the words of its scripts in FEEL. Only the listed ones are translated; the
/// structure stays as it is. A word of a script is what its task sets the variable `trace` to, so that the journal itself
/// is the trace.
QByteArray translated(const QByteArray &model);

/// Runs one case of a translated model on a virtual clock and gives its trace; an error of the engine is the word ERROR_runtime, a
/// model that it does not take ERROR_deployment, each with the reason behind it.
QStringList traceOf(const Test &test, const Case &run, const QByteArray &model);

} // namespace tests::betsy
