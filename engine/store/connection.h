// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <variant>
#include <vector>

namespace engine::store {

/// A value bound to a `?` of a statement. Texts and blobs are told apart by their Qt type; a list of texts is bound to `IN LIST(?)`.
using Parameter = std::variant<std::nullptr_t, qint64, QString, QByteArray, QStringList>;
using Parameters = std::vector<Parameter>;

/// The present row of a statement; valid inside the callback only.
class Row
{
public:
    virtual ~Row() = default;
    virtual bool isNull(int column) const = 0;
    virtual qint64 integer(int column) const = 0;
    /// An integer as its digits.
    virtual QString text(int column) const = 0;
    virtual QByteArray blob(int column) const = 0;
    virtual int columns() const = 0;
    virtual QString columnName(int column) const = 0;
    /// As it would be bound.
    virtual Parameter value(int column) const = 0;
};

/// One connection with its prepared statements. Used by one thread at a time; a callback may run further statements.
///
/// Statements are written once for every kind of database: what SQLite and PostgreSQL both understand, with `?` or `?1` for parameters, and
/// `IN LIST(?1)` for a list. Texts compare by their bytes.
class Connection
{
public:
    virtual ~Connection() = default;

    /// Runs one statement to its end. The text is the cache key of its prepared form, so it is a constant. Within a transaction of a server it may
    /// only be sent along with the next ones, and tell its error with theirs.
    core::Result<void> run(const char *sql, const Parameters &parameters = {});
    core::Result<void> each(const char *sql, const Parameters &parameters, const std::function<void(const Row &)> &row);
    /// Runs one and gives how many rows it has changed.
    core::Result<qint64> change(const char *sql, const Parameters &parameters = {});
    /// Whether all that was run so far has held.
    virtual core::Result<void> settle() { return {}; }
    /// For answers of any size: a statement that is used once, its rows taken as they come. `row` runs nothing on this connection, and ends
    /// it all with an error.
    virtual core::Result<void> stream(const QByteArray &sql, const std::function<core::Result<void>(const Row &)> &row) = 0;
    /// Several statements separated by `;`, without parameters, in the database's own words.
    virtual core::Result<void> script(const QByteArray &sql) = 0;
    /// The names of all tables of the town, sorted.
    virtual core::Result<std::vector<QString>> tables() = 0;
    /// The statements prepared so far, in the database's own words: for looking at how it carries them out.
    virtual std::vector<QByteArray> statements() const = 0;
    /// After rows were put in with the numbers that they had: what comes next gets a higher one.
    virtual core::Result<void> countOn() = 0;
    /// The bytes that the database takes on its disk, its log included.
    virtual core::Result<qint64> bytes() = 0;
    /// Faults of the database's own structures, a line each; what it holds is proven by `verify`.
    virtual core::Result<std::vector<QString>> damages() = 0;

    /// Is told of each statement that took longer than `slow`, without its parameters; outlives the connection.
    using Observer = std::function<void(const char *sql, std::chrono::milliseconds took)>;
    static constexpr std::chrono::milliseconds slow{200};
    void setObserver(const Observer *observer) { m_observer = observer; }

private:
    /// Gives the number of rows that it has changed.
    virtual core::Result<qint64> carryOut(const char *sql, const Parameters &parameters, const std::function<void(const Row &)> &row) = 0;
    virtual core::Result<void> carryOutLater(const char *sql, const Parameters &parameters);
    template <typename Work> auto observed(const char *sql, const Work &work) -> decltype(work());

    const Observer *m_observer = nullptr;
};

} // namespace engine::store
