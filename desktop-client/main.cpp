// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/program.h"

#include <QApplication>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    desktop::setUp(application);
    desktop::views::MainWindow window(desktop::readOptions(application));
    window.show();
    return QApplication::exec();
}
