// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/program.h"
#include "desktop-client/text.h"
#include "tests/support/desktop_driver/driver.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTest>

#include <iostream>
#include <thread>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    desktop::setUp(application);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"server"_s, u"Address of the server."_s, u"URL"_s, u"http://localhost:8080"_s},
                       {u"language"_s, u"ja or en."_s, u"TAG"_s, u"ja"_s},
                       {u"outbox"_s, u"File for unsent acts."_s, u"FILE"_s},
                       {u"refresh"_s, u"Milliseconds between two looks at the server."_s, u"MS"_s, u"500"_s}});
    parser.process(application);
    desktop::setLanguage({parser.value(u"language"_s)});
    desktop::views::MainWindow window(
        {QUrl(parser.value(u"server"_s)), parser.value(u"outbox"_s), std::chrono::milliseconds(parser.value(u"refresh"_s).toInt())});
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window)) {
        std::cerr << "the window does not become active\n";
        return 1;
    }
    tests::Driver driver(window);
    std::thread reader([&] {
        for (std::string line; std::getline(std::cin, line) && line != "quit";) {
            const QString text = QString::fromStdString(line);
            if (text.trimmed().isEmpty())
                continue;
            QMetaObject::invokeMethod(
                &driver, [&driver, text] { std::cout << driver.run(text).constData() << std::endl; }, Qt::BlockingQueuedConnection);
        }
        QMetaObject::invokeMethod(&application, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    const int code = QApplication::exec();
    reader.join();
    return code;
}
