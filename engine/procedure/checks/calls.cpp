// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"

#include "engine/bpmn/check.h"
#include "engine/bpmn/reader.h"
#include "engine/core/suggestion.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

namespace {

/// What a shared process takes from its caller: the names that it uses and nobody else gives.
std::set<QString> inputsOf(const Reading &reading, const bpmn::Process &process)
{
    std::set<QString> inputs = bpmn::namesUsedBy(process);
    const auto without = [&](const std::set<QString> &given) {
        std::erase_if(inputs, [&](const QString &name) { return given.contains(name); });
    };
    without(bpmn::variablesSetBy(process));
    without(bpmn::baseNames().variables);
    without(reading.decisions);
    without(reading.variables);
    return inputs;
}

/// Its forms may use an input too, in ways that only reading them would show; any mention counts.
bool isMentioned(const Package &package, const QString &process, const QString &name)
{
    const QRegularExpression word(u"\\b%1\\b"_s.arg(QRegularExpression::escape(name)));
    return std::any_of(package.files.begin(), package.files.end(), [&](const auto &file) {
        const QString &path = file.first;
        const bool isOfProcess = path == u"common/%1.bpmn"_s.arg(process.mid(7)) || path.startsWith(u"common/forms/"_s)
                                 || path.startsWith(u"common/d"_s) || path.endsWith(u".dmn"_s);
        return isOfProcess && word.match(QString::fromUtf8(file.second)).hasMatch();
    });
}

} // namespace

void calls(const Reading &reading)
{
    for (const auto &[id, process] : reading.package.definition.processes) {
        for (const bpmn::Node &node : process->nodes) {
            const auto called = reading.package.definition.processes.find(node.called.name);
            if (!node.called.name.startsWith(u"common:"_s) || called == reading.package.definition.processes.end())
                continue;
            const std::set<QString> wanted = inputsOf(reading, *called->second);
            std::set<QString> given;
            for (const bpmn::Mapping &in : node.in) {
                given.insert(in.name);
                if (!isMentioned(reading.package, node.called.name, in.name))
                    reading.fault(ProcedureError::InputUnused, in.where, {node.called.name, in.name, core::suggestion(in.name, wanted)});
            }
            for (const QString &name : wanted) {
                if (!given.contains(name))
                    reading.fault(ProcedureError::InputMissing, node.where, {node.id, name, node.called.name});
            }
        }
    }
}

} // namespace engine::procedure::checks
