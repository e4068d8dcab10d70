// SPDX-License-Identifier: Apache-2.0
#include "engine/store/migrations.h"

#include <QDir>
#include <QFile>

static void loadMigrations()
{
    Q_INIT_RESOURCE(todoke_migrations);
}

namespace engine::store {

const std::vector<Migration> &migrations()
{
    static const std::vector<Migration> all = [] {
        loadMigrations();
        std::vector<Migration> found;
        for (const QString &name : QDir(QStringLiteral(":/todoke/store/migrations")).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
            QFile file(QStringLiteral(":/todoke/store/migrations/") + name);
            if (file.open(QIODevice::ReadOnly))
                found.push_back({name.section(QLatin1Char('_'), 0, 0).toInt(), file.readAll()});
        }
        return found;
    }();
    return all;
}

int newestSchema()
{
    return static_cast<int>(migrations().size());
}

} // namespace engine::store
