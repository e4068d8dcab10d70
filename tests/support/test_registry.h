// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace tests {

/// The test classes of one executable by the name of their file; see TODOKE_TEST.
std::map<QString, std::function<std::unique_ptr<QObject>()>> &registry();

struct Registration
{
    Registration(const char *file, std::function<std::unique_ptr<QObject>()> make);
};

} // namespace tests

/// Registers a test class under its file's name: `tst_decimal.cpp` runs as `<exe> decimal [QtTest options]`.
/// Put it behind the class, and `#include "tst_NAME.moc"` at the end of the file.
#define TODOKE_TEST(Class)                                                                         \
    static const tests::Registration registration(                                                 \
        __FILE__, []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
