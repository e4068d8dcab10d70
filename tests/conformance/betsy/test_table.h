// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace tests::betsy {

/// One run of a model: what it is given and the trace that must come of it, in any order.
struct Case
{
    int number = 0;
    QJsonObject variables;
    QString startFirst; ///< a process that is started before, or empty
    int delayMs = 0;
    QStringList expected;
    QStringList errors; ///< ERROR_deployment and its like: one of them will do
};

struct Test
{
    QString name;
    QString group;
    QString construct;
    QString file;
    QString process;
    std::vector<Case> cases;

    bool isConstraint() const { return group == QLatin1String("bpmn_constraints"); }
};

/// The table that comes with the models, or nothing where it is not there or is none.
std::optional<std::vector<Test>> readTable(const QString &path);

} // namespace tests::betsy
