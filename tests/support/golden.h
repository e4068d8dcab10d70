// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QFile>
#include <QString>
#include <QTest>

namespace tests {

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Compares `actual` with the file at `path`. With TODOKE_UPDATE=1 in the environment the file is written
/// instead and the test fails, so that nobody takes an update for a pass.
inline bool matchesGolden(const QString &path, const QString &actual)
{
    if (qEnvironmentVariableIsSet("TODOKE_UPDATE")) {
        QFile file(path);
        if (bytesOf(path) != actual.toUtf8() && file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
            file.write(actual.toUtf8());
            QTest::qFail(qPrintable(QStringLiteral("wrote %1; read it, then run without TODOKE_UPDATE").arg(path)),
                         __FILE__, __LINE__);
            return false;
        }
    }
    const QStringList expected = QString::fromUtf8(bytesOf(path)).split(QLatin1Char('\n'));
    const QStringList found = actual.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < qMax(expected.size(), found.size()); ++i) {
        const QString want = i < expected.size() ? expected[i] : QStringLiteral("<end>");
        const QString have = i < found.size() ? found[i] : QStringLiteral("<end>");
        if (want != have) {
            QTest::qFail(qPrintable(QStringLiteral("%1:%2\n   expected: %3\n   got:      %4\n   whole:\n%5")
                                        .arg(path).arg(i + 1).arg(want, have, actual)),
                         __FILE__, __LINE__);
            return false;
        }
    }
    return true;
}

} // namespace tests
