// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/store/touched_rows.h"

#include <sqlite3.h>

#include <atomic>

namespace benchmarks {

namespace {

std::atomic<qint64> counted = 0;

int ended(unsigned, void *, void *statement, void *)
{
    counted += sqlite3_stmt_status(static_cast<sqlite3_stmt *>(statement), SQLITE_STMTSTATUS_VM_STEP, 1);
    return 0;
}

int watch(sqlite3 *database, char **, const sqlite3_api_routines *)
{
    return sqlite3_trace_v2(database, SQLITE_TRACE_PROFILE, ended, nullptr);
}

} // namespace

TouchedRows::TouchedRows()
{
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch));
}

void TouchedRows::reset()
{
    counted = 0;
}

qint64 TouchedRows::steps() const
{
    return counted;
}

} // namespace benchmarks
