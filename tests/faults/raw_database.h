// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <set>
#include <vector>

struct sqlite3;

namespace tests {

/// One row: null, qint64, QString or QByteArray.
using Cells = std::vector<QVariant>;

/// Another value of the same type.
QVariant changed(const QVariant &cell);

struct Table
{
    QString name;
    std::vector<QString> columns;
    std::set<std::size_t> keys;   ///< places of the primary key
    std::set<std::size_t> unique; ///< places of other columns that must differ from row to row
    std::size_t keyColumns = 0;
    std::vector<Cells> rows;

    std::size_t column(const QString &name) const;
    bool isKey(std::size_t column) const { return keys.contains(column); }
    bool isUnique(std::size_t column) const { return unique.contains(column); }
    /// The case of a row, or empty.
    QString caseOf(const Cells &row) const;
};

/// A database as somebody with nothing but its file changes it.
class RawDatabase
{
public:
    explicit RawDatabase(const QString &file);
    ~RawDatabase();
    RawDatabase(const RawDatabase &) = delete;
    RawDatabase &operator=(const RawDatabase &) = delete;

    std::vector<Table> tables();
    Table table(const QString &name);
    void replace(const Table &table, const Cells &from, const Cells &to);
    void remove(const Table &table, const Cells &row);
    void insert(const Table &table, const Cells &row);

private:
    std::vector<Cells> ask(const QString &sql, const Cells &parameters = {});

    sqlite3 *m_handle = nullptr;
};

} // namespace tests
