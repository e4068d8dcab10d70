// SPDX-License-Identifier: Apache-2.0
#include "engine/journal/record.h"

#include "engine/crypto/crypto.h"
#include "engine/journal/fields.h"
#include "engine/journal/kinds.h"

#include <functional>

namespace engine::journal {

namespace {

const QString kindKey = QStringLiteral("kind");

template <typename... T> void writeOne(FieldWriter &writer, const std::variant<T...> &variant)
{
    std::visit(
        [&](const auto &one) {
            writer.writeWith(one, [&](auto &visit) { visit.write("kind", [&] { writer.writeWord(kindName<std::decay_t<decltype(one)>>); }); });
        },
        variant);
}

/// Reads the alternative of `variant` that `json` names; `others` members besides its kind are the caller's.
template <typename... T>
bool readOne(FieldReader &reader, const core::Json &json, std::variant<T...> &variant, std::size_t others)
{
    const QString kind = json[kindKey].toString();
    bool known = false;
    const auto tryOne = [&](auto one) {
        if (known || kind != QLatin1String(kindName<decltype(one)>))
            return;
        known = true;
        if (reader.object(json, one, others + 1))
            variant = std::move(one);
    };
    (tryOne(T{}), ...);
    return known ? !reader.failed() : reader.fail();
}

/// What stands beside a command's own members.
struct Envelope
{
    QString id;
    QDateTime now;
    Personal seed;
    Actor actor;
};

template <typename Visit, Is<Envelope> S> void fields(Visit &visit, S &envelope)
{
    visit("id", envelope.id);
    visit("now", envelope.now);
    visit("seed", envelope.seed);
    visit("actor", envelope.actor);
}

void writeCommand(FieldWriter &writer, const Command &command)
{
    const Envelope envelope{command.id, command.now,
                            command.seed.isEmpty() ? Personal::erasedOf(command.erasedSeed)
                                                   : seedAsPersonal(command.seed),
                            command.actor};
    writer.writeWith(envelope, [&](auto &visit) { visit.write("does", [&] { writeOne(writer, command.body); }); });
}

bool readCommand(FieldReader &reader, const core::Json &json, Command &command)
{
    Envelope envelope;
    if (!reader.object(json, envelope, 1))
        return false;
    command.id = envelope.id;
    command.now = envelope.now;
    command.actor = envelope.actor;
    if (envelope.seed.erased)
        command.erasedSeed = envelope.seed.commitment();
    else if (const QString *hex = envelope.seed.value.as<QString>())
        command.seed = QByteArray::fromHex(hex->toLatin1());
    reader.setPath(QStringLiteral("command.does"));
    return readOne(reader, json[QStringLiteral("does")], command.body, 0);
}

core::Result<Record> readRecord(const core::Json &json, const PersonalValues &values)
{
    Record record;
    record.format = static_cast<int>(json[QStringLiteral("format")].toInteger());
    record.caseId = json[QStringLiteral("case")].toString();
    record.sequence = json[QStringLiteral("sequence")].toInteger();
    FieldReader reader(values, QString::number(record.sequence));
    reader.below(QStringLiteral("case"), json[QStringLiteral("case")], record.caseId);
    reader.below(QStringLiteral("sequence"), json[QStringLiteral("sequence")], record.sequence);
    reader.below(QStringLiteral("previous"), json[QStringLiteral("previous")], record.previous);
    reader.below(QStringLiteral("engine"), json[QStringLiteral("engine")], record.engine);
    if (json.toObject().size() != 7 || record.sequence < 1 || record.previous.size() != 32)
        reader.fail();
    reader.setPath(QStringLiteral("command"));
    record.command.caseId = record.caseId;
    if (!reader.failed())
        readCommand(reader, json[QStringLiteral("command")], record.command);
    const core::Json &events = json[QStringLiteral("events")];
    reader.setPath(QStringLiteral("events"));
    if (!events.isArray())
        reader.fail();
    for (std::size_t i = 0; !reader.failed() && i < events.toArray().size(); ++i) {
        reader.setPath(QStringLiteral("events[%1]").arg(i));
        Event event;
        if (readOne(reader, events.toArray()[i], event, 0))
            record.events.push_back(std::move(event));
    }
    if (reader.failed())
        return reader.error();
    return record;
}

/// Every format ever written and who reads it; nothing is taken out of here.
const std::map<qint64, std::function<core::Result<Record>(const core::Json &, const PersonalValues &)>> &readers()
{
    static const std::map<qint64, std::function<core::Result<Record>(const core::Json &, const PersonalValues &)>>
        table{{1, readRecord}, {2, readRecord}, {3, readRecord}};
    return table;
}

} // namespace

QByteArray write(const Record &record, PersonalValues &values)
{
    FieldWriter writer(&values);
    writer.writeObject([&](auto &visit) {
        visit("format", record.format);
        visit("case", record.caseId);
        visit("sequence", record.sequence);
        visit("previous", record.previous);
        visit("engine", record.engine);
        visit.write("command", [&] { writeCommand(writer, record.command); });
        visit.write("events", [&] { writer.writeList(record.events, [&](const Event &event) { writeOne(writer, event); }); });
    });
    return writer.take();
}

core::Result<Record> read(const QByteArray &bytes, const PersonalValues &values)
{
    const auto json = core::Json::parse(bytes);
    if (!json)
        return json.error();
    const core::Json &format = (*json)[QStringLiteral("format")];
    if (!format.isInteger())
        return core::Error(JournalError::NotARecord,
                           {QString::number((*json)[QStringLiteral("sequence")].toInteger()), QStringLiteral("format")});
    const auto reader = readers().find(format.toInteger());
    if (reader == readers().end())
        return core::Error(JournalError::UnknownFormat, {QString::number(format.toInteger())});
    return reader->second(*json, values);
}

QByteArray hash(const QByteArray &recordBytes)
{
    return crypto::sha256(recordBytes);
}

QByteArray chainStart()
{
    return QByteArray(32, '\0');
}

core::Result<void> follows(const Record &record, qint64 sequence, const QByteArray &previous)
{
    if (record.sequence != sequence + 1)
        return core::Error(JournalError::WrongSequence,
                           {QString::number(record.sequence), QString::number(sequence + 1)});
    if (record.previous != previous)
        return core::Error(JournalError::BrokenChain, {QString::number(record.sequence)});
    return {};
}

Personal seedAsPersonal(const QByteArray &seed)
{
    return Personal::of(QString::fromLatin1(seed.toHex()), crypto::hmacSha256(seed, QByteArrayLiteral("seed")).left(16));
}

QByteArray seedCommitment(const Command &command)
{
    return command.seed.isEmpty() ? command.erasedSeed : seedAsPersonal(command.seed).commitment();
}

const NamedValues *namedValues(const CommandBody &body)
{
    if (const auto *start = std::get_if<StartCase>(&body))
        return &start->variables;
    if (const auto *complete = std::get_if<CompleteTask>(&body))
        return &complete->answers;
    if (const auto *message = std::get_if<ReceiveMessage>(&body))
        return &message->payload;
    if (const auto *service = std::get_if<CompleteService>(&body))
        return &service->results;
    if (const auto *end = std::get_if<EndCase>(&body))
        return &end->details;
    if (const auto *fact = std::get_if<RecordFact>(&body))
        return &fact->details;
    if (const auto *error = std::get_if<ThrowError>(&body))
        return &error->details;
    if (const auto *pool = std::get_if<StartProcess>(&body))
        return &pool->variables;
    if (const auto *revision = std::get_if<ReviseAnswers>(&body))
        return &revision->variables;
    if (const auto *migration = std::get_if<MigrateCase>(&body))
        return &migration->variables;
    return nullptr;
}

core::ErrorText errorText(JournalError id)
{
    switch (id) {
    case JournalError::NotARecord:
        return {"journal", "NotARecord",
                QT_TRANSLATE_NOOP("journal", "record %1 is not a journal record as we write them: field %2")};
    case JournalError::UnknownFormat:
        return {"journal", "UnknownFormat",
                QT_TRANSLATE_NOOP("journal", "this program does not read journal format %1; use the release that wrote it or a later one")};
    case JournalError::WrongCommitment:
        return {"journal", "WrongCommitment",
                QT_TRANSLATE_NOOP("journal", "record %1, field %2: the stored value does not match the commitment in the journal")};
    case JournalError::BrokenChain:
        return {"journal", "BrokenChain",
                QT_TRANSLATE_NOOP("journal", "record %1 does not follow the record before it: the hash of that one differs")};
    case JournalError::WrongSequence:
        return {"journal", "WrongSequence", QT_TRANSLATE_NOOP("journal", "record %1 stands where record %2 was expected")};
    case JournalError::WrongSeal:
        return {"journal", "WrongSeal", QT_TRANSLATE_NOOP("journal", "the seal of record %1 does not hold: the chain was changed after it was written")};
    case JournalError::Mismatch:
        return {"journal", "Mismatch", QT_TRANSLATE_NOOP("journal", "record %1, field %2: the journal says %3, stored is %4")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::journal
