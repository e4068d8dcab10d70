// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/package_check.h"
#include "tests/engine/tool/check/packages.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QString listed(const engine::core::Faults &faults)
{
    QStringList lines;
    for (const engine::core::Error &fault : faults)
        lines << engine::tool::faultLine(fault, {u"en"_s});
    return lines.join(u'\n');
}

} // namespace

/// Every kind of fault in every package: found where it was planted, and told once.
class MatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_packages = tests::soundPackages();
        m_kinds = tests::Kind::all(QStringLiteral(TODOKE_TEST_DATA "/kinds"));
        QVERIFY(m_packages.size() >= 2);
        QVERIFY(m_kinds.size() >= 40);
        m_table = u"| Kind | Fault |"_s;
        QString line = u"|---|---|"_s;
        for (const tests::Sound &package : m_packages) {
            m_table += u' ' + package.name + u" |"_s;
            line += u"---|"_s;
        }
        m_table += u'\n' + line + u'\n';
    }

    void aSoundPackageHasNoFaults_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < m_packages.size(); ++i)
            QTest::newRow(qPrintable(m_packages[i].name)) << static_cast<int>(i);
    }

    void aSoundPackageHasNoFaults()
    {
        QFETCH(const int, index);
        const engine::core::Faults faults = engine::tool::checkPackage(m_packages[static_cast<std::size_t>(index)].files);
        QVERIFY2(faults.empty(), qPrintable(listed(faults)));
    }

    void eachKindIsFoundInEachPackage_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < m_kinds.size(); ++i)
            QTest::newRow(qPrintable(m_kinds[i].name)) << static_cast<int>(i);
    }

    void eachKindIsFoundInEachPackage()
    {
        QFETCH(const int, index);
        const tests::Kind &kind = m_kinds[static_cast<std::size_t>(index)];
        QStringList wrong;
        m_table += u"| "_s + kind.about + u" | "_s + kind.fault + u" |"_s;
        for (tests::Sound &package : m_packages) {
            const auto planted = tests::plant(kind, package);
            QString cell = kind.reason;
            if (!planted && !tests::isAbsent(kind, package))
                wrong << package.name + u": cannot be planted, and the reason not to does not hold: "_s + kind.reason;
            if (planted) {
                const engine::core::Faults faults = engine::tool::checkPackage(planted->files);
                const QString fault = faultIn(kind, *planted, faults);
                cell = fault.isEmpty() ? u"found, "_s + planted->place.toString() : fault;
                if (!fault.isEmpty())
                    wrong << package.name + u": "_s + fault + u"; planted at "_s + planted->place.toString() + u"; told:\n"_s + listed(faults);
            }
            m_table += u' ' + cell + u" |"_s;
        }
        m_table += u'\n';
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void cleanupTestCase()
    {
        const QString folder = QStringLiteral(TODOKE_SOURCE_DIR "/tests/artefacts");
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + u"/check-matrix.md"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(m_table.toUtf8());
    }

private:
    /// What is wrong with what was told, or nothing.
    static QString faultIn(const tests::Kind &kind, const tests::Planted &planted, const engine::core::Faults &faults)
    {
        int times = 0;
        for (const engine::core::Error &fault : faults) {
            if (fault.idText() == kind.fault && fault.where() == planted.place)
                ++times;
            else if (!kind.also.contains(fault.idText()))
                return u"told besides: "_s + fault.idText();
        }
        return times == 1 ? QString() : u"told %1 times"_s.arg(times);
    }

    std::vector<tests::Sound> m_packages;
    std::vector<tests::Kind> m_kinds;
    QString m_table;
};

TODOKE_TEST(MatrixTest)
#include "tst_matrix.moc"
