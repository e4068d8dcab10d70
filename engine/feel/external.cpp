// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/external.h"

#include "engine/feel/builtins/builtin.h"
#include "engine/feel/operators.h"

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

QString withoutBlanks(QString text)
{
    return text.remove(u' ');
}

/// A method that a built-in of ours does already.
Externals::Call byBuiltin(const QString &name)
{
    const Builtin *builtin = findBuiltin(name);
    Q_ASSERT_X(builtin, "byBuiltin", "names in the table below are our own");
    return [builtin](const std::vector<Value> &arguments, Diagnostics &diagnostics) {
        return callBuiltin(*builtin, arguments, diagnostics);
    };
}

Value power(const std::vector<Value> &arguments, Diagnostics &diagnostics)
{
    return calculate(ast::ArithmeticOperator::Power, arguments[0], arguments[1], Report(diagnostics));
}

} // namespace

void Externals::add(const QString &className, const QString &signature, Call call)
{
    m_calls.insert_or_assign({className, withoutBlanks(signature)}, std::move(call));
}

const Externals::Call *Externals::find(const QString &className, const QString &signature) const
{
    const auto found = m_calls.find({className, withoutBlanks(signature)});
    return found == m_calls.end() ? nullptr : &found->second;
}

const Externals &Externals::standard()
{
    static const Externals all = [] {
        const QString math = u"java.lang.Math"_s;
        Externals externals;
        externals.add(math, u"abs(double)"_s, byBuiltin(u"abs"_s));
        externals.add(math, u"ceil(double)"_s, byBuiltin(u"ceiling"_s));
        externals.add(math, u"floor(double)"_s, byBuiltin(u"floor"_s));
        externals.add(math, u"sqrt(double)"_s, byBuiltin(u"sqrt"_s));
        externals.add(math, u"exp(double)"_s, byBuiltin(u"exp"_s));
        externals.add(math, u"log(double)"_s, byBuiltin(u"log"_s));
        externals.add(math, u"max(double,double)"_s, byBuiltin(u"max"_s));
        externals.add(math, u"min(double,double)"_s, byBuiltin(u"min"_s));
        externals.add(math, u"pow(double,double)"_s, power);
        return externals;
    }();
    return all;
}

} // namespace engine::feel
