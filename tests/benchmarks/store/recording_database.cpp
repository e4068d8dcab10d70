// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/store/recording_database.h"

#include "engine/store/sqlite/sqlite_database.h"
#include "tests/benchmarks/measure/measure.h"

#include <QIODevice>

namespace benchmarks {

using namespace engine;
using namespace Qt::StringLiterals;
using core::Result;
using store::Connection;
using store::Parameters;
using store::Row;

class RecordingDatabase::Recorder final : public Connection
{
public:
    Recorder(RecordingDatabase &database, store::SqliteConnection &connection) : m_database(database), m_connection(connection) {}

    Result<void> stream(const QByteArray &sql, const std::function<Result<void>(const Row &)> &row) override { return m_connection.stream(sql, row); }
    Result<void> script(const QByteArray &sql) override { return m_connection.script(sql); }
    Result<std::vector<QString>> tables() override { return m_connection.tables(); }
    std::vector<QByteArray> statements() const override { return m_connection.statements(); }
    Result<void> countOn() override { return m_connection.countOn(); }
    Result<qint64> bytes() override { return m_connection.bytes(); }
    Result<std::vector<QString>> damages() override { return m_connection.damages(); }

private:
    Result<qint64> carryOut(const char *sql, const Parameters &parameters, const std::function<void(const Row &)> &row) override
    {
        m_database.note(sql, parameters);
        if (!row)
            return m_connection.change(sql, parameters);
        const auto done = m_connection.each(sql, parameters, row);
        return done ? Result<qint64>(0) : done.error();
    }

    RecordingDatabase &m_database;
    store::SqliteConnection &m_connection;
};

RecordingDatabase::RecordingDatabase(const QString &file, std::unique_ptr<store::SqliteConnection> writer)
    : Database(file), m_writer(std::move(writer)), m_recorder(std::make_unique<Recorder>(*this, *m_writer))
{
}

std::unique_ptr<RecordingDatabase> RecordingDatabase::open(const QString &file)
{
    if (!store::SqliteDatabase::open(file)) // for its schema
        benchmarks::stop(u"no database"_s);
    auto writer = store::SqliteConnection::open(file, false);
    if (!writer)
        benchmarks::stop(u"no connection"_s);
    return std::unique_ptr<RecordingDatabase>(new RecordingDatabase(file, std::move(*writer)));
}

Result<void> RecordingDatabase::read(const Job &job) const
{
    return job(*m_writer);
}

Result<Connection *> RecordingDatabase::begin()
{
    if (m_recording && !m_cases.empty())
        m_cases.back().emplace_back();
    m_jobEnded = false;
    const auto begun = m_writer->run("BEGIN IMMEDIATE");
    return begun ? Result<Connection *>(m_recorder.get()) : begun.error();
}

Result<void> RecordingDatabase::commit()
{
    return m_writer->run("COMMIT");
}

void RecordingDatabase::rollback()
{
    static_cast<void>(m_writer->script("ROLLBACK"));
}

void RecordingDatabase::beginCase()
{
    m_cases.emplace_back();
}

void RecordingDatabase::note(const char *sql, const Parameters &parameters)
{
    const QByteArray text(sql);
    if (text == "SAVEPOINT command")
        return;
    if (text == "RELEASE command") {
        m_jobEnded = true;
        return;
    }
    if (!m_recording || m_cases.empty())
        return;
    const auto known = std::find(m_texts.begin(), m_texts.end(), text);
    const int index = static_cast<int>(known - m_texts.begin());
    if (known == m_texts.end())
        m_texts.push_back(text);
    Group &group = m_cases.back().back();
    (m_jobEnded ? group.atTheEnd : group.job).push_back({index, parameters});
}

/// Little-endian: the texts; then cases of groups of statements, those of the job and those at the end of its group.
QByteArray RecordingDatabase::recording() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    const auto put = [&](const QByteArray &text) {
        out << qint32(text.size());
        out.writeRawData(text.constData(), static_cast<int>(text.size()));
    };
    const auto statements = [&](const std::vector<Statement> &all) {
        out << qint32(all.size());
        for (const Statement &statement : all) {
            out << qint32(statement.sql) << qint32(statement.parameters.size());
            for (const store::Parameter &parameter : statement.parameters) {
                if (const auto *number = std::get_if<qint64>(&parameter))
                    out << qint8(1) << *number;
                else if (const auto *text = std::get_if<QString>(&parameter))
                    out << qint8(2), put(text->toUtf8());
                else if (const auto *blob = std::get_if<QByteArray>(&parameter))
                    out << qint8(3), put(*blob);
                else
                    out << qint8(0);
            }
        }
    };
    out << qint32(m_texts.size());
    for (const QByteArray &text : m_texts)
        put(text);
    out << qint32(m_cases.size());
    for (const std::vector<Group> &groups : m_cases) {
        out << qint32(groups.size());
        for (const Group &group : groups) {
            statements(group.job);
            statements(group.atTheEnd);
        }
    }
    return bytes;
}

} // namespace benchmarks
