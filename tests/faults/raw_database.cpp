// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/raw_database.h"

#include <QStringList>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace tests {

QVariant changed(const QVariant &cell)
{
    if (cell.isNull())
        return u"2026-01-01"_s;
    if (cell.typeId() == QMetaType::LongLong)
        return cell.toLongLong() + 100'000; // collides with no neighbour
    if (cell.typeId() == QMetaType::QString) {
        const QString text = cell.toString();
        return text.isEmpty() ? u"x"_s : text.chopped(1) + u'~';
    }
    QByteArray bytes = cell.toByteArray();
    if (bytes.isEmpty())
        return QByteArray("x");
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    return bytes;
}

std::size_t Table::column(const QString &wanted) const
{
    const auto found = std::find(columns.begin(), columns.end(), wanted);
    if (found == columns.end())
        qFatal("%s has no column %s", qPrintable(name), qPrintable(wanted));
    return static_cast<std::size_t>(found - columns.begin());
}

QString Table::caseOf(const Cells &row) const
{
    const auto found = std::find(columns.begin(), columns.end(), u"case_id"_s);
    return found == columns.end() ? QString() : row[static_cast<std::size_t>(found - columns.begin())].toString();
}

RawDatabase::RawDatabase(const QString &file)
{
    if (sqlite3_open(file.toUtf8().constData(), &m_handle) != SQLITE_OK)
        qFatal("cannot open %s", qPrintable(file));
    sqlite3_exec(m_handle, "PRAGMA synchronous=OFF", nullptr, nullptr, nullptr);
}

RawDatabase::~RawDatabase()
{
    sqlite3_close(m_handle);
}

std::vector<Cells> RawDatabase::ask(const QString &sql, const Cells &parameters)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(m_handle, sql.toUtf8().constData(), -1, &statement, nullptr) != SQLITE_OK)
        qFatal("%s: %s", qPrintable(sql), sqlite3_errmsg(m_handle));
    int index = 0;
    for (const QVariant &parameter : parameters) {
        ++index;
        if (parameter.isNull()) {
            sqlite3_bind_null(statement, index);
        } else if (parameter.typeId() == QMetaType::LongLong) {
            sqlite3_bind_int64(statement, index, parameter.toLongLong());
        } else {
            const bool isText = parameter.typeId() == QMetaType::QString;
            const QByteArray bytes = isText ? parameter.toString().toUtf8() : parameter.toByteArray();
            if (isText)
                sqlite3_bind_text(statement, index, bytes.constData(), int(bytes.size()), SQLITE_TRANSIENT);
            else
                sqlite3_bind_blob(statement, index, bytes.constData(), int(bytes.size()), SQLITE_TRANSIENT);
        }
    }
    std::vector<Cells> rows;
    int code = sqlite3_step(statement);
    for (; code == SQLITE_ROW; code = sqlite3_step(statement)) {
        Cells row;
        for (int column = 0; column < sqlite3_column_count(statement); ++column) {
            const QByteArray bytes(static_cast<const char *>(sqlite3_column_blob(statement, column)), sqlite3_column_bytes(statement, column));
            switch (sqlite3_column_type(statement, column)) {
            case SQLITE_NULL: row.emplace_back(); break;
            case SQLITE_INTEGER: row.emplace_back(qint64{sqlite3_column_int64(statement, column)}); break;
            case SQLITE_TEXT: row.emplace_back(QString::fromUtf8(bytes)); break;
            default: row.emplace_back(bytes.isNull() ? QByteArray("") : bytes);
            }
        }
        rows.push_back(std::move(row));
    }
    if (code != SQLITE_DONE)
        qFatal("%s: %s", qPrintable(sql), sqlite3_errmsg(m_handle));
    sqlite3_finalize(statement);
    return rows;
}

std::vector<Table> RawDatabase::tables()
{
    std::vector<Table> all;
    for (const Cells &row : ask(u"SELECT name FROM sqlite_master WHERE type = 'table'"_s))
        all.push_back(table(row[0].toString()));
    return all;
}

Table RawDatabase::table(const QString &name)
{
    Table table;
    table.name = name;
    for (const Cells &column : ask(u"SELECT name, pk FROM pragma_table_info(?)"_s, {name})) {
        if (column[1].toLongLong() > 0)
            table.keys.insert(table.columns.size());
        table.columns.push_back(column[0].toString());
    }
    table.keyColumns = table.keys.size();
    for (const Cells &index : ask(u"SELECT name FROM pragma_index_list(?) WHERE \"unique\" = 1 AND origin = 'u'"_s, {name})) {
        for (const Cells &part : ask(u"SELECT name FROM pragma_index_info(?)"_s, {index[0]}))
            table.unique.insert(table.column(part[0].toString()));
    }
    table.rows = ask(u"SELECT * FROM "_s + name);
    return table;
}

void RawDatabase::replace(const Table &table, const Cells &from, const Cells &to)
{
    remove(table, from);
    insert(table, to);
}

void RawDatabase::remove(const Table &table, const Cells &row)
{
    QStringList conditions;
    Cells parameters;
    for (const std::size_t key : table.keys) {
        conditions << table.columns[key] + u" IS ?"_s;
        parameters.push_back(row[key]);
    }
    ask(u"DELETE FROM %1 WHERE %2"_s.arg(table.name, conditions.join(u" AND "_s)), parameters);
    if (sqlite3_changes(m_handle) != 1)
        qFatal("no such row in %s", qPrintable(table.name));
}

void RawDatabase::insert(const Table &table, const Cells &row)
{
    ask(u"INSERT INTO %1 VALUES (%2)"_s.arg(table.name, QStringList(qsizetype(row.size()), u"?"_s).join(u", "_s)), row);
}

} // namespace tests
