// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/outbox/outbox.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace desktop::outbox {

Outbox::Outbox(api::Client &client, const QString &file, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_connection(u"outbox-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    if (!file.isEmpty()) {
        QDir().mkpath(QFileInfo(file).absolutePath());
        // Made before SQLite does, so that there is no moment in which others may read it.
        QFile made(file);
        if (made.open(QIODevice::ReadWrite))
            made.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    database.setDatabaseName(file.isEmpty() ? u":memory:"_s : file);
    if (database.open()) {
        QSqlQuery query(database);
        query.exec(u"PRAGMA synchronous = FULL"_s);
        query.exec(u"CREATE TABLE IF NOT EXISTS act (position INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE,"
                   " server TEXT NOT NULL, staff TEXT NOT NULL, path TEXT NOT NULL, body BLOB NOT NULL, what TEXT NOT NULL,"
                   " at TEXT NOT NULL, refusal TEXT NOT NULL DEFAULT '')"_s);
    }
}

Outbox::~Outbox()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

void Outbox::setStaff(const QString &staff)
{
    m_staff = staff;
    Q_EMIT changed();
    resend();
}

bool Outbox::keep(const api::Act &act, const QString &staff, const QString &what)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"INSERT OR IGNORE INTO act (key, server, staff, path, body, what, at) VALUES (?, ?, ?, ?, ?, ?, ?)"_s);
    query.addBindValue(QString::fromLatin1(act.key));
    query.addBindValue(m_client.server().toString());
    query.addBindValue(staff);
    query.addBindValue(act.path);
    query.addBindValue(act.body.canonical());
    query.addBindValue(what);
    query.addBindValue(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    const bool kept = query.exec();
    Q_EMIT changed();
    return kept;
}

std::vector<Kept> Outbox::acts() const
{
    std::vector<Kept> acts;
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"SELECT key, path, body, what, at, refusal FROM act WHERE staff = ? AND server = ? ORDER BY position"_s);
    query.addBindValue(m_staff);
    query.addBindValue(m_client.server().toString());
    query.exec();
    while (query.next()) {
        auto body = engine::core::Json::parse(query.value(2).toByteArray());
        acts.push_back({{query.value(1).toString(), body ? *body : engine::core::Json(), query.value(0).toString().toLatin1()},
                        m_staff, query.value(3).toString(), QDateTime::fromString(query.value(4).toString(), Qt::ISODateWithMs),
                        query.value(5).toString()});
    }
    return acts;
}

int Outbox::count() const
{
    return static_cast<int>(acts().size());
}

void Outbox::forget(const QByteArray &key)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"DELETE FROM act WHERE key = ?"_s);
    query.addBindValue(QString::fromLatin1(key));
    query.exec();
    Q_EMIT changed();
}

void Outbox::resend()
{
    if (m_busy || m_staff.isEmpty() || !m_client.isSignedIn())
        return;
    const std::vector<Kept> kept = acts();
    const auto next = std::find_if(kept.begin(), kept.end(), [](const Kept &one) { return one.refusal.isEmpty(); });
    if (next == kept.end())
        return;
    m_busy = true;
    m_client.send(next->act, this, [this, one = *next](const api::Answer &answer) {
        m_busy = false;
        // Not reached, signed out, too busy: it waits. The key makes a second sending harmless.
        if (answer.status == 0 || answer.status == 401 || answer.status == 429 || answer.status >= 500)
            return;
        if (answer.good()) {
            forget(one.act.key);
            Q_EMIT sent();
        } else {
            QSqlQuery query(QSqlDatabase::database(m_connection));
            query.prepare(u"UPDATE act SET refusal = ? WHERE key = ?"_s);
            QString text = answer.errorText;
            for (const api::FieldProblem &problem : answer.fields)
                text += u'\n' + problem.text;
            query.addBindValue(text);
            query.addBindValue(QString::fromLatin1(one.act.key));
            query.exec();
            Q_EMIT changed();
            Q_EMIT refused(one.what, text);
        }
        resend();
    });
}

} // namespace desktop::outbox
