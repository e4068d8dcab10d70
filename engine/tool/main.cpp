// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/commands.h"

#include <QGuiApplication>

int main(int argc, char **argv)
{
    // Scenarios set documents with Qt's fonts; no screen is needed. All else starts faster without.
    const bool setsDocuments = argc > 1 && qstrcmp(argv[1], "test") == 0;
    if (setsDocuments && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const std::unique_ptr<QCoreApplication> application(setsDocuments ? new QGuiApplication(argc, argv) : new QCoreApplication(argc, argv));
    QCoreApplication::setApplicationName(QStringLiteral("todoke"));
    return engine::tool::runCommand(QCoreApplication::arguments().mid(1));
}
