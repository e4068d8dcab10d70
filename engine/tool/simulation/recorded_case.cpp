// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/simulation/recorded_case.h"

#include "engine/core/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace engine::tool {

using namespace Qt::StringLiterals;

QByteArray writeCases(const std::vector<RecordedCase> &cases)
{
    QByteArray all;
    for (const RecordedCase &one : cases) {
        QJsonArray records;
        QJsonArray values;
        journal::PersonalValues personal;
        for (const journal::Record &record : one.records)
            records.append(QString::fromUtf8(journal::write(record, personal)));
        for (const auto &[commitment, value] : personal) {
            if (!value.erased)
                values.append(QString::fromLatin1(journal::packPersonal(value).toBase64()));
        }
        const QJsonObject line{{u"case"_s, one.caseId}, {u"records"_s, records}, {u"values"_s, values}};
        all += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    }
    return all;
}

core::Result<std::vector<RecordedCase>> readCases(const QByteArray &bytes, const QString &fileName)
{
    std::vector<RecordedCase> cases;
    int number = 0;
    for (const QByteArray &line : bytes.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const core::SourceRef where{fileName, number, 1};
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (!object[u"records"_s].isArray())
            return core::Error(RecordedError::NotRecorded, {}, where);
        journal::PersonalValues values;
        for (const QJsonValue &packed : object[u"values"_s].toArray()) {
            auto value = journal::unpackPersonal(QByteArray::fromBase64(packed.toString().toLatin1()));
            if (!value)
                return value.error().at(where);
            const QByteArray commitment = value->commitment();
            values.emplace(commitment, std::move(*value));
        }
        RecordedCase one{object[u"case"_s].toString(), {}};
        for (const QJsonValue &text : object[u"records"_s].toArray()) {
            auto record = journal::read(text.toString().toUtf8(), values);
            if (!record)
                return record.error().at(where);
            one.records.push_back(std::move(*record));
        }
        cases.push_back(std::move(one));
    }
    return cases;
}

core::ErrorText errorText(RecordedError id)
{
    switch (id) {
    case RecordedError::NotRecorded:
        return {"tool", "NotRecorded", QT_TRANSLATE_NOOP("tool", "this line is no recorded case; such files are written by todoke simulate --record")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::tool
