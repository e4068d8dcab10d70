// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/dmn/models.h"

#include "engine/feel/explain.h"

namespace tests::dmn {

using namespace Qt::StringLiterals;

namespace core = engine::core;

namespace {

/// Evaluates, and sees to it that nothing is parsed on the way.
engine::dmn::Evaluation evaluated(const engine::dmn::Model &model, const QString &decision, const engine::feel::Context &inputs, engine::dmn::Explain explain)
{
    const std::size_t parsed = engine::feel::parsedByThread();
    auto evaluation = model.evaluate(decision, inputs, base(), explain);
    if (engine::feel::parsedByThread() != parsed)
        qFatal("evaluating %s parses", qPrintable(decision));
    return evaluation;
}

} // namespace

engine::dmn::Evaluation Loaded::evaluate(const QString &decision, const engine::feel::Context &inputs) const
{
    return evaluated(*model, decision, inputs, engine::dmn::Explain::Nothing);
}

engine::dmn::Evaluation Loaded::explain(const QString &decision, const engine::feel::Context &inputs) const
{
    return evaluated(*model, decision, inputs, engine::dmn::Explain::Whole);
}

Loaded load(const QByteArray &content,
            const engine::dmn::Model::ImportResolver &imports,
            const engine::dmn::ReadOptions &options)
{
    return loadDocument("<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"test\" "
                        "namespace=\"urn:test\">\n"
                            + content + "</definitions>",
                        u"test.dmn"_s,
                        imports,
                        options);
}

Loaded loadDocument(const QByteArray &document,
                    const QString &fileName,
                    const engine::dmn::Model::ImportResolver &imports,
                    const engine::dmn::ReadOptions &options)
{
    Loaded loaded;
    const auto parsed = engine::xml::Document::parse(document, fileName);
    if (!parsed)
        qFatal("the test's own model is not well-formed: %s", qPrintable(parsed.error().idText()));
    const auto model = engine::dmn::Model::read(*parsed, fileName, loaded.faults, imports, options);
    loaded.model = model.value_or(nullptr);
    return loaded;
}

engine::feel::Value feel(const QString &text)
{
    const auto expression = engine::feel::Expression::parse(text, {});
    if (!expression)
        qFatal("the test's own expression cannot be read: %s", qPrintable(text));
    engine::feel::Diagnostics diagnostics;
    return expression->evaluate(base(), diagnostics);
}

QStringList shown(const core::Faults &faults)
{
    QStringList lines;
    for (const core::Error &fault : faults) {
        lines += QStringLiteral("%1:%2 %3 %4")
                     .arg(fault.where().line)
                     .arg(fault.where().column)
                     .arg(fault.idText(), fault.arguments().join(u", "_s))
                     .trimmed();
    }
    return lines;
}

engine::feel::Environment base()
{
    engine::feel::Environment environment;
    environment.now = QDateTime(QDate(2026, 11, 22), QTime(0, 0), Qt::UTC);
    return environment;
}

} // namespace tests::dmn
