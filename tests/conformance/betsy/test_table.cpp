// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/betsy/test_table.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace tests::betsy {

using namespace Qt::StringLiterals;

std::optional<std::vector<Test>> readTable(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject table = QJsonDocument::fromJson(file.readAll()).object();
    std::vector<Test> tests;
    for (const QJsonValue &value : table[u"tests"_s].toArray()) {
        const QJsonObject test = value.toObject();
        Test made{test[u"name"_s].toString(), test[u"group"_s].toString(), test[u"construct"_s].toString(),
                  test[u"file"_s].toString(), test[u"process_id"_s].toString(), {}};
        for (const QJsonValue &one : test[u"cases"_s].toArray()) {
            const QJsonObject run = one.toObject();
            Case made1;
            made1.number = run[u"n"_s].toInt();
            made1.variables = run[u"vars"_s].toObject();
            made1.startFirst = run[u"also_start_first"_s].toString();
            made1.delayMs = run[u"delay_ms"_s].toInt();
            for (const QJsonValue &word : run[u"expect"_s].toArray()) {
                const bool isError = word.toString().startsWith("ERROR"_L1);
                (isError ? made1.errors : made1.expected) += word.toString();
            }
            made.cases.push_back(std::move(made1));
        }
        tests.push_back(std::move(made));
    }
    if (tests.empty())
        return std::nullopt;
    return tests;
}

} // namespace tests::betsy
