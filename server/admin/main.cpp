// SPDX-License-Identifier: Apache-2.0
#include "server/admin/commands.h"

#include <QGuiApplication>

int main(int argc, char **argv)
{
    // Documents are set with Qt's fonts; a server has no screen.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("todoke-server"));
    return server::admin::runCommand(QCoreApplication::arguments().mid(1));
}
