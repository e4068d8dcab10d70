// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/commands.h"

#include <QGuiApplication>

int main(int argc, char **argv)
{
    // Scenarios set documents with Qt's fonts; no screen is needed.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("todoke"));
    return engine::tool::runCommand(QCoreApplication::arguments().mid(1));
}
