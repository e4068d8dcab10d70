// SPDX-License-Identifier: Apache-2.0
// Fills a town with cases through its office, as its server would: fill_town FOLDER FIRST COUNT CLIENTS [DATABASE]
// A new town is made in FOLDER, in a file or at the address DATABASE. With TODOKE_GO_ON a case that is refused is told and left, and each that came to
// its end is told when that was acknowledged: `done NUMBER`, `refused REASON`.
#include "engine/store/town_address.h"
#include "server/admin/town.h"
#include "tests/support/office_work/office_work.h"

#include <QCoreApplication>
#include <QDir>
#include <QTextStream>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

int fail(const core::Error &error)
{
    QTextStream(stderr) << core::sentence(error, {u"en"_s}) << Qt::endl;
    return 1;
}

} // namespace

int main(int count, char **values)
{
    const QCoreApplication application(count, values);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.size() != 4 && arguments.size() != 5)
        return 2;
    if (arguments.size() == 5) {
        QDir().mkpath(arguments[0]);
        if (const auto set = store::setTownAddress(arguments[0], arguments[4]); !set)
            return fail(set.error());
    }
    server::admin::TownSettings settings;
    settings.folder = arguments[0];
    settings.procedureFolders = {QStringLiteral(TODOKE_SOURCE_DIR "/tests/support/office_work/procedures")};
    const core::SystemClock clock;
    const auto town = server::admin::Town::open(settings, clock);
    if (!town)
        return fail(town.error());
    core::Faults faults;
    if (const auto published = (*town)->publish(faults); !published || !faults.empty())
        return fail(published ? faults.front() : published.error());
    tests::OfficeWork work((*town)->office());
    if (qEnvironmentVariableIsSet("TODOKE_GO_ON")) {
        std::mutex telling;
        tests::OfficeWork::byClients(arguments[1].toInt(), arguments[2].toInt(), arguments[3].toInt(), [&](int number) {
            const auto done = work.work(number);
            const std::lock_guard lock(telling);
            QTextStream(stdout) << (done ? u"done "_s + QString::number(number) : u"refused "_s + core::sentence(done.error(), {u"en"_s})) << Qt::endl;
        });
        return 0;
    }
    const double seconds = work.fill(arguments[1].toInt(), arguments[2].toInt(), arguments[3].toInt(), true);
    QTextStream(stdout) << arguments[2] << " cases in " << QString::number(seconds, 'f', 1) << " s" << Qt::endl;
    return 0;
}
