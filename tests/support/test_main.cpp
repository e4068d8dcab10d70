// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"

#include <QFileInfo>
#include <QTest>

#if __has_include(<QtWidgets/QApplication>) && defined(QT_WIDGETS_LIB)
#include <QApplication>
using Application = QApplication;
#elif defined(QT_GUI_LIB)
#include <QGuiApplication>
using Application = QGuiApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

namespace tests {

std::map<QString, std::function<std::unique_ptr<QObject>()>> &registry()
{
    static std::map<QString, std::function<std::unique_ptr<QObject>()>> classes;
    return classes;
}

Registration::Registration(const char *file, std::function<std::unique_ptr<QObject>()> make)
{
    registry()[QFileInfo(QString::fromUtf8(file)).completeBaseName().mid(4)] = std::move(make);
}

} // namespace tests

int main(int argc, char **argv)
{
    Application app(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    const auto &classes = tests::registry();
    if (arguments.size() > 1 && classes.contains(arguments.at(1))) {
        const QString name = arguments.takeAt(1);
        return QTest::qExec(classes.at(name)().get(), arguments);
    }
    int failed = 0;
    for (const auto &[name, make] : classes)
        failed += QTest::qExec(make().get(), arguments);
    return failed;
}
