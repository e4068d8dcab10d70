// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/expression.h"
#include "engine/xml/document.h"

namespace tests::dmn_tck {

/// One test case of the kit's `testCases.xsd`.
struct TestCase
{
    struct Result
    {
        QString decision;
        engine::feel::Value expected;
        bool isError = false; ///< expected is an error: null, and a diagnostic that says why
    };

    QString id;
    QString service; ///< the decision service to call; empty: evaluate decisions
    engine::feel::Context inputs;
    std::vector<Result> results;
};

struct TestFile
{
    QString modelName;
    std::vector<TestCase> cases;
};

/// Reads a test file that is known to be well-formed.
TestFile readTestFile(const engine::xml::Element &root);

/// Whether the engine gave what the kit expects. Numbers may differ in the ninth decimal place, as the
/// kit prints irrational ones shortened.
bool same(const engine::feel::Value &expected, const engine::feel::Value &actual);

} // namespace tests::dmn_tck
