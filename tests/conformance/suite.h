// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QTextStream>

#include <map>
#include <optional>

namespace tests {

/// What the programs that run published suites have in common: `PROGRAM DIR [--verbose] [--only NAME]`, the list of
/// known gaps, and the account at the end.
class Suite
{
public:
    /// From the command line; says how it is called, and is nothing, where that is wrong. `gaps` is a file of lines
    /// `TEST reason`; what starts with `#` in it says something.
    static std::optional<Suite> called(const QString &name, const QStringList &arguments, const QString &gaps);

    const QString &folder() const { return m_folder; }
    bool isVerbose() const { return m_verbose; }
    /// Whether a test or a folder of that name is among those that were asked for.
    bool wants(const QString &name) const { return name.startsWith(m_only); }

    /// Notes how one test of `group` ended: `failure` is nothing, or what went wrong, the particulars from its second
    /// line on. Says what does not fit the known gaps.
    void settle(const QString &group, const QString &test, const QStringList &failure);
    /// Something that is wrong with the run as a whole, whatever its tests say.
    void wrong(const QString &what);

    /// Prints passed and failed by group. 0 when exactly the known gaps failed.
    int finish();

private:
    struct Count
    {
        int passed = 0;
        int failed = 0;
    };

    void say(const QString &line);

    QString m_name;
    QString m_folder;
    QString m_only;
    bool m_verbose = false;
    bool m_fits = true;
    std::map<QString, QString> m_gaps;
    std::map<QString, Count> m_groups;
};

} // namespace tests
