// SPDX-License-Identifier: Apache-2.0
#include "server/admin/metrics.h"

#include <prometheus/registry.h>
#include <prometheus/gauge.h>
#include <prometheus/text_serializer.h>

namespace server::admin {

using engine::core::Result;
using engine::store::Connection;
using engine::store::Row;

namespace {

struct Counted { const char *name; const char *help; const char *sql; };

/// Counted no further than 100,000: a watcher must not weigh on what it watches.
constexpr Counted queues[] = {
    {"todoke_outbox_waiting", "Effects of commits that are still to be carried out", "SELECT count(*) FROM (SELECT 1 FROM outbox WHERE kind <> 'external' LIMIT 100000) counted"},
    {"todoke_outbox_retried", "Those of them that failed at least once", "SELECT count(*) FROM (SELECT 1 FROM outbox WHERE kind <> 'external' AND attempts > 0 LIMIT 100000) counted"},
    {"todoke_external_work_waiting", "Requests for external work that nobody has completed", "SELECT count(*) FROM (SELECT 1 FROM outbox WHERE kind = 'external' LIMIT 100000) counted"},
    {"todoke_inbox_waiting", "Applications that have arrived and are not in the office yet", "SELECT count(*) FROM (SELECT 1 FROM intake_inbox WHERE sealed IS NOT NULL LIMIT 100000) counted"},
    {"todoke_timers_waiting", "Timers that are set", "SELECT count(*) FROM (SELECT 1 FROM timer LIMIT 100000) counted"},
    {"todoke_tasks_open", "Tasks that wait for somebody", "SELECT count(*) FROM (SELECT 1 FROM task LIMIT 100000) counted"},
    {"todoke_cases_running", "Cases that have not ended", "SELECT count(*) FROM (SELECT 1 FROM case_state WHERE ended IS NULL LIMIT 100000) counted"},
    {"todoke_cases_with_incident", "Cases that wait for a clerk's retry or skip", "SELECT count(*) FROM (SELECT 1 FROM case_state WHERE incidents > 0 LIMIT 100000) counted"},
    {"todoke_mails_waiting", "Mails that are still to be sent", "SELECT count(*) FROM (SELECT 1 FROM intake_mail LIMIT 100000) counted"},
};

void set(prometheus::Registry &registry, const char *name, const char *help, double value)
{
    prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({}).Set(value);
}

} // namespace

Result<QByteArray> metricsOf(Town &town)
{
    prometheus::Registry registry;
    const auto asked = town.database().read([&](Connection &connection) -> Result<void> {
        for (const Counted &queue : queues) {
            qint64 count = 0;
            if (const auto counted = connection.each(queue.sql, {}, [&](const Row &row) { count = row.integer(0); }); !counted)
                return counted;
            set(registry, queue.name, queue.help, static_cast<double>(count));
        }
        const auto bytes = connection.bytes();
        if (!bytes)
            return bytes.error();
        set(registry, "todoke_database_bytes", "What the database takes on its disk, its log included", static_cast<double>(*bytes));
        return {};
    });
    if (!asked)
        return asked.error();
    const engine::store::Database::Statistics now = town.database().statistics();
    set(registry, "todoke_commit_waiting", "Commands that wait for a group", static_cast<double>(now.waiting));
    set(registry, "todoke_commit_groups", "Groups of commands committed since the start", static_cast<double>(now.groups));
    set(registry, "todoke_commit_jobs", "Commands committed since the start", static_cast<double>(now.jobs));
    set(registry, "todoke_commit_jobs_refused", "Commands undone by their own error, such as a case that another changed first", static_cast<double>(now.refusedJobs));
    set(registry, "todoke_commit_groups_refused", "Groups undone as a whole: disk full, database away", static_cast<double>(now.refusedGroups));
    set(registry, "todoke_commit_group_largest", "Commands of the largest group", static_cast<double>(now.largestGroup));
    set(registry, "todoke_commit_seconds", "Time spent in groups since the start", static_cast<double>(now.microseconds) / 1e6);
    set(registry, "todoke_slow_statements", "Statements that took longer than 200 ms since the start; each is in server.log", static_cast<double>(now.slowStatements));
    const scan::Clamd *scanner = town.scanner();
    set(registry, "todoke_scanner_configured", "Whether uploads are looked into for malicious programs (0: they are kept unlooked)", scanner ? 1 : 0);
    if (scanner) {
        const scan::Clamd::Statistics scans = scanner->statistics();
        set(registry, "todoke_scanner_up", "Whether clamd answers now; uploads are refused while it does not", scanner->isThere() ? 1 : 0);
        set(registry, "todoke_scans_clean", "Files found clean since the start", static_cast<double>(scans.clean));
        set(registry, "todoke_scans_infected", "Files refused for what they carry since the start", static_cast<double>(scans.infected));
        set(registry, "todoke_scans_unknown", "Files refused since the start because clamd did not look into them", static_cast<double>(scans.unknown));
    }
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(registry.Collect()));
}

void addMetrics(http::Router &router, Town &town)
{
    router.get(QStringLiteral("/metrics"), [&town](http::Request &) {
        http::Response response;
        const auto text = metricsOf(town);
        response.status = text ? 200 : 503;
        response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        response.headers.set("Cache-Control", "no-store");
        response.body = text ? *text : text.error().idText().toUtf8() + '\n';
        return response;
    }, http::apiRoute);
}

} // namespace server::admin
