// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/program.h"

#include "desktop-client/text.h"
#include "engine/document/variant_text.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace desktop {

void setUp(QApplication &application)
{
    QApplication::setApplicationName(u"todoke-desktop"_s);
    QApplication::setOrganizationName(u"todoke"_s);
    // Unset, Qt mixes Mincho into a sans window.
    QFont font = application.font();
    font.setFamilies(engine::document::sansFamilies());
    if (font.pointSizeF() < 10)
        font.setPointSizeF(10);
    QApplication::setFont(font);
}

views::MainWindow::Options readOptions(QApplication &application)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption server(u"server"_s, u"Address of the office's server."_s, u"URL"_s, u"http://localhost:8080"_s);
    const QCommandLineOption language(u"language"_s, u"Language of the window: ja or en."_s, u"TAG"_s, u"ja"_s);
    parser.addOptions({server, language});
    parser.process(application);
    const QString tag = parser.value(language);
    const QUrl url(parser.value(server), QUrl::StrictMode);
    const bool goodUrl = url.isValid() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && !url.host().isEmpty();
    if (!goodUrl || !QStringList{u"ja"_s, u"en"_s}.contains(tag))
        parser.showHelp(2);
    setLanguage({tag});
    views::MainWindow::Options options;
    options.server = url;
    options.outboxFile = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/outbox.sqlite"_s;
    options.settingsFile = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + u"/window.ini"_s;
    return options;
}

} // namespace desktop
