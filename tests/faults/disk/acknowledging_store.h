// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/case_store.h"

#include <functional>
#include <variant>

namespace tests {

/// What a store has said is done, and how much of the disk's record there was by then.
struct Acknowledged
{
    struct Version { QString caseId; qint64 version; std::optional<QString> commandKey; };
    struct File { QString caseId; QByteArray digest; QByteArray content; };
    struct RowDone { QString key; };
    struct Number { QString series; qint64 number; };
    struct Published { QString package; };

    std::size_t began = 0; ///< changes on record when the call began
    std::size_t after = 0; ///< and when it had answered
    bool refused = false;
    std::variant<Version, File, RowDone, Number, Published> what;
};

/// Hands every call on and writes down each change that the store has answered. One thread.
class AcknowledgingStore final : public engine::casework::CaseStore
{
public:
    template <typename T> using Result = engine::core::Result<T>;

    AcknowledgingStore(engine::casework::CaseStore &store, std::function<std::size_t()> recorded)
        : m_store(store), m_recorded(std::move(recorded))
    {
    }
    const std::vector<Acknowledged> &acknowledged() const { return m_acknowledged; }

    Result<void> commit(const engine::casework::Commit &commit) override
    {
        const std::size_t began = m_recorded();
        return note(began, m_store.commit(commit), Acknowledged::Version{commit.line.caseId, commit.after.version, commit.commandKey});
    }
    Result<WrittenFile> writeFile(const QString &caseId, engine::core::ByteSource &content, const QDateTime &now) override
    {
        const std::size_t began = m_recorded();
        const auto bytes = engine::core::readAll(content);
        if (!bytes)
            return bytes.error();
        engine::core::BytesInMemory again(*bytes);
        auto put = m_store.writeFile(caseId, again, now);
        const QByteArray digest = put ? put->digest : QByteArray();
        return note(began, std::move(put), Acknowledged::File{caseId, digest, *bytes});
    }
    Result<void> outboxDone(const QString &key) override
    {
        const std::size_t began = m_recorded();
        return note(began, m_store.outboxDone(key), Acknowledged::RowDone{key});
    }
    Result<qint64> nextNumber(const QString &series) override
    {
        const std::size_t began = m_recorded();
        auto next = m_store.nextNumber(series);
        const qint64 number = next ? *next : 0;
        return note(began, std::move(next), Acknowledged::Number{series, number});
    }
    Result<void> publish(const engine::procedure::Package &package, const QDateTime &now) override
    {
        const std::size_t began = m_recorded();
        return note(began, m_store.publish(package, now), Acknowledged::Published{package.hash});
    }

    Result<std::optional<engine::casework::StoredCase>> load(const QString &caseId) override { return m_store.load(caseId); }
    Result<std::optional<DoneCommand>> commandDone(const QString &key) override { return m_store.commandDone(key); }
    Result<std::optional<engine::casework::CaseLine>> findCase(const QString &number) override { return m_store.findCase(number); }
    Result<std::vector<engine::casework::CaseLine>> cases(const engine::casework::CaseFilter &filter, int most, const QString &after) override { return m_store.cases(filter, most, after); }
    Result<std::optional<engine::casework::CaseLine>> caseLine(const QString &caseId) override { return m_store.caseLine(caseId); }
    Result<qint64> countCases(const engine::casework::CaseFilter &filter, int most) override { return m_store.countCases(filter, most); }
    Result<std::vector<engine::casework::CaseLine>> casesWith(const QString &text, const std::set<QString> &packages, int most) override { return m_store.casesWith(text, packages, most); }
    Result<std::vector<engine::casework::TaskLine>> tasks(const engine::casework::TaskFilter &filter, int most, const QString &after = {}) override { return m_store.tasks(filter, most, after); }
    Result<qint64> countTasks(const engine::casework::TaskFilter &filter, int most) override { return m_store.countTasks(filter, most); }
    Result<std::optional<engine::casework::TaskLine>> task(const QString &task) override { return m_store.task(task); }
    Result<std::vector<DueTimer>> dueTimers(const QDateTime &now, int most) override { return m_store.dueTimers(now, most); }
    Result<std::vector<engine::casework::OutboxRow>> dueOutbox(const QDateTime &now, int most) override { return m_store.dueOutbox(now, most); }
    Result<void> outboxLater(const QString &key, const QString &error, const QDateTime &nextAt) override { return m_store.outboxLater(key, error, nextAt); }
    Result<void> outboxAt(const QString &key, const QDateTime &nextAt) override { return m_store.outboxAt(key, nextAt); }
    Result<OpenFile> openFile(const QString &caseId, const QByteArray &digest) override { return m_store.openFile(caseId, digest); }
    Result<bool> sweepFiles(const QDateTime &before) override { return m_store.sweepFiles(before); }
    Result<std::vector<engine::procedure::Files>> published() override { return m_store.published(); }

private:
    template <typename T> T note(std::size_t began, T result, decltype(Acknowledged::what) what)
    {
        m_acknowledged.push_back({began, m_recorded(), !result, std::move(what)});
        return result;
    }

    engine::casework::CaseStore &m_store; // outlives this
    std::function<std::size_t()> m_recorded;
    std::vector<Acknowledged> m_acknowledged;
};

} // namespace tests
