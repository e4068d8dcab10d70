// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/model.h"

namespace tests::dmn {

/// A model from what stands between its `definitions` tags, in the namespace `urn:test`.
struct Loaded
{
    std::shared_ptr<const engine::dmn::Model> model; ///< nullptr when it is no DMN
    engine::core::Faults faults;

    /// The decision's value for `inputs`.
    engine::dmn::Evaluation evaluate(const QString &decision, const engine::feel::Context &inputs = {}) const;
    /// The same with its whole trace.
    engine::dmn::Evaluation explain(const QString &decision, const engine::feel::Context &inputs = {}) const;
};

Loaded load(const QByteArray &content,
            const engine::dmn::Model::ImportResolver &imports = {},
            const engine::dmn::ReadOptions &options = {});

/// The same from a whole document.
Loaded loadDocument(const QByteArray &document,
                    const QString &fileName,
                    const engine::dmn::Model::ImportResolver &imports = {},
                    const engine::dmn::ReadOptions &options = {});

/// A FEEL expression's value, as rows of test data write it.
engine::feel::Value feel(const QString &text);

/// The faults as lines of `line:column id argument, argument`.
QStringList shown(const engine::core::Faults &faults);

/// The environment of all tests: 2026-11-22, 9 o'clock in Tokyo.
engine::feel::Environment base();

} // namespace tests::dmn
