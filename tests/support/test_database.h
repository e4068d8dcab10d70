// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/postgres/postgres_connection.h"

#include <QCoreApplication>

/// The address of an empty database: `file`, or where TODOKE_TEST_POSTGRES names a database of a server (tests/with_postgres does) a new one
/// on that server, which goes when the program ends. Its name cannot be taken by another program of the same run.
inline QString emptyDatabase(const QString &file = QStringLiteral(":memory:"))
{
    const QString server = qEnvironmentVariable("TODOKE_TEST_POSTGRES");
    if (server.isEmpty())
        return file;
    struct Made
    {
        explicit Made(const QString &address) : connection(*engine::store::PostgresConnection::open(address)) {}
        ~Made()
        {
            for (const QByteArray &name : names)
                static_cast<void>(connection->script("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
        }
        std::unique_ptr<engine::store::PostgresConnection> connection;
        std::vector<QByteArray> names;
    };
    static Made made(server);
    const QByteArray name = "todoke_" + QByteArray::number(QCoreApplication::applicationPid()) + '_' + QByteArray::number(made.names.size());
    if (!made.connection->script("CREATE DATABASE " + name))
        qFatal("the test's server gives no database");
    made.names.push_back(name);
    return server.section(QLatin1Char('/'), 0, 2) + QLatin1Char('/') + QString::fromLatin1(name);
}
