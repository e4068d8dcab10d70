// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/suite.h"

#include <QDir>
#include <QFile>

namespace tests {

using namespace Qt::StringLiterals;

std::optional<Suite> Suite::called(const QString &name, const QStringList &arguments, const QString &gaps)
{
    Suite suite;
    suite.m_name = name;
    QStringList rest = arguments;
    suite.m_verbose = rest.removeAll(u"--verbose"_s) > 0;
    if (const qsizetype at = rest.indexOf(u"--only"_s); at >= 0 && at + 1 < rest.size()) {
        suite.m_only = rest.at(at + 1);
        rest.remove(at, 2);
    }
    if (rest.size() != 1 || !QDir(rest.first()).exists()) {
        QTextStream(stderr) << "usage: " << name << " DIR [--verbose] [--only NAME]\n";
        return std::nullopt;
    }
    suite.m_folder = rest.first();
    QFile file(gaps);
    if (!file.open(QIODevice::ReadOnly))
        return suite;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QString text = QString::fromUtf8(line).trimmed();
        if (!text.isEmpty() && !text.startsWith(u'#'))
            suite.m_gaps.emplace(text.section(u' ', 0, 0), text.section(u' ', 1));
    }
    return suite;
}

void Suite::settle(const QString &group, const QString &test, const QStringList &failure)
{
    const bool passed = failure.isEmpty();
    const bool gap = m_gaps.contains(test);
    ++(passed ? m_groups[group].passed : m_groups[group].failed);
    m_fits = m_fits && passed != gap;
    if (!passed && (!gap || m_verbose))
        say((gap ? u"known gap: "_s : u"not a known gap: "_s) + test + u": "_s + failure.first());
    if (passed && gap)
        say(u"passes, so it is no gap: "_s + test);
    for (const QString &line : failure.mid(1)) {
        if (m_verbose)
            say(u"    "_s + line);
    }
}

void Suite::wrong(const QString &what)
{
    m_fits = false;
    say(what);
}

int Suite::finish()
{
    Count all;
    for (const auto &[group, count] : m_groups) {
        say(u"%1 %2 passed %3 failed"_s.arg(group, -60).arg(count.passed, 5).arg(count.failed, 5));
        all.passed += count.passed;
        all.failed += count.failed;
    }
    say(u"%1: %2 passed, %3 failed"_s.arg(m_name).arg(all.passed).arg(all.failed));
    return (m_fits || !m_only.isEmpty()) && all.passed > 0 ? 0 : 1;
}

void Suite::say(const QString &line)
{
    QTextStream(stdout) << line << '\n';
}

} // namespace tests
