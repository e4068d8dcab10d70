// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/value.h"

#include <functional>
#include <map>
#include <utility>

namespace engine::feel {

struct Diagnostic;

/// Functions of other languages, carried out natively: found by class and method signature, as
/// `function(x) external {java: {class: "java.lang.Math", method signature: "sqrt(double)"}}` names them
/// (DMN 1.5, 10.3.2.13.3). A value type; `standard()` holds what models of other tools call most.
class Externals
{
public:
    using Call = std::function<Value(const std::vector<Value> &arguments, std::vector<Diagnostic> &diagnostics)>;

    /// Registers, or replaces, the method `signature` of `className`; blanks in the signature do not count.
    void add(const QString &className, const QString &signature, Call call);
    const Call *find(const QString &className, const QString &signature) const;

    /// Methods of java.lang.Math, calculated in decimal.
    static const Externals &standard();

private:
    std::map<std::pair<QString, QString>, Call> m_calls;
};

} // namespace engine::feel
