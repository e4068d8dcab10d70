// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/text.h"
#include "desktop-client/views/main_window.h"
#include "tests/desktop-client/fake_office.h"
#include "tests/support/desktop_driver/driver.h"

#include <QTemporaryDir>
#include <QTest>

namespace tests {

using namespace desktop;
using namespace Qt::StringLiterals;
using engine::core::Json;

inline const QByteArray approval = R"(<form xmlns="urn:todoke:form:1" id="approve"><page name="approve">
    <title xml:lang="ja">決裁</title><title xml:lang="en">Approval</title>
    <choice name="outcome" required="true" appearance="radio"><label xml:lang="ja">決裁</label><label xml:lang="en">Decision</label>
        <option value="approve"><label xml:lang="ja">決定する</label><label xml:lang="en">Approve</label></option>
        <option value="send-back"><label xml:lang="ja">差し戻す</label><label xml:lang="en">Send back</label></option>
    </choice>
    <long-text name="opinion" required="outcome != &quot;approve&quot;"><label xml:lang="ja">意見</label><label xml:lang="en">Opinion</label></long-text>
</page></form>)";

/// The whole window against a fake office, driven as journeys drive it; each test begins with both anew.
class WindowFixture : public QObject
{
    Q_OBJECT

protected:
    std::unique_ptr<FakeOffice> m_office;
    std::unique_ptr<views::MainWindow> m_window;
    std::unique_ptr<Driver> m_driver;
    QTemporaryDir m_folder;

    /// The answer's value; the test fails where the driver says no.
    Json run(const QString &line)
    {
        const auto answer = Json::parse(m_driver->run(line));
        if (!answer || !(*answer)["ok"_L1].toBool()) {
            QTest::qFail(qPrintable(line + u": "_s + (answer ? (*answer)["error"_L1].toString() : QString())), __FILE__, __LINE__);
            return {};
        }
        return (*answer)["value"_L1];
    }

    bool refuses(const QString &line)
    {
        const auto answer = Json::parse(m_driver->run(line));
        return answer && !(*answer)["ok"_L1].toBool(true);
    }

    QString read(const QString &name) { return run(u"read "_s + name).toString(); }
    bool shown(const QString &name) { return run(u"state "_s + name)["visible"_L1].toBool(); }

    void signIn(const QString &staff = u"S03"_s)
    {
        run(u"clear signin.staff"_s);
        run(u"type signin.staff "_s + staff);
        run(u"type signin.password correct horse"_s);
        run(u"click signin.button"_s);
        run(u"wait main.tasks"_s);
    }

    void openFirst()
    {
        run(u"select main.tasks 0"_s);
        run(u"wait case.title 第1号"_s);
        run(u"wait field.result"_s);
    }

    void restart()
    {
        m_driver.reset();
        m_window.reset();
        m_window = std::make_unique<views::MainWindow>(views::MainWindow::Options{
            m_office->url(), m_folder.filePath(u"outbox.sqlite"_s), std::chrono::milliseconds(100), m_folder.filePath(u"window.ini"_s)});
        m_driver = std::make_unique<Driver>(*m_window);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

private Q_SLOTS:
    void init()
    {
        setLanguage({u"ja"_s});
        m_office = std::make_unique<FakeOffice>();
        restart();
    }

    void cleanup()
    {
        m_driver.reset();
        m_window.reset();
        m_office.reset();
        QFile::remove(m_folder.filePath(u"outbox.sqlite"_s));
        QFile::remove(m_folder.filePath(u"window.ini"_s));
    }
};

} // namespace tests
