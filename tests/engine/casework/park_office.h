// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/desk.h"
#include "engine/casework/memory_case_store.h"
#include "engine/signature/authority.h"
#include "engine/store/sql_directory_store.h"
#include "tests/support/test_database.h"

#include <QTest>

namespace tests {

using namespace Qt::StringLiterals;
using namespace engine;

inline core::LocalText names(const QString &ja, const QString &en)
{
    core::LocalText text;
    text.texts = {{u"ja"_s, ja}, {u"en"_s, en}};
    return text;
}

/// Cases in memory, one of which cannot be written where a test says so.
class BreakableCaseStore final : public casework::MemoryCaseStore
{
public:
    QString broken; ///< its case id
    std::vector<DueTimer> stuck; ///< timers that stand before all others
    std::function<void()> meanwhile; ///< happens once, right after somebody has looked at a case

    core::Result<std::optional<casework::StoredCase>> load(const QString &caseId) override
    {
        auto loaded = MemoryCaseStore::load(caseId);
        if (const auto happens = std::exchange(meanwhile, {}))
            happens();
        return loaded;
    }

    core::Result<std::vector<DueTimer>> dueTimers(const QDateTime &now, int most) override
    {
        std::vector<DueTimer> due = stuck;
        const auto others = MemoryCaseStore::dueTimers(now, most);
        due.insert(due.end(), others->begin(), others->end());
        due.resize(std::min(due.size(), static_cast<std::size_t>(most)));
        return due;
    }

    core::Result<void> commit(const casework::Commit &commit) override
    {
        return commit.line.caseId == broken ? core::Result<void>(store::StoreError::Full) : MemoryCaseStore::commit(commit);
    }
};

/// What another version of the package has instead of what stands in a file.
struct Edit
{
    QString file;
    QByteArray before;
    QByteArray after;
};

/// What an office works with, and nobody and nothing in it.
struct EmptyOffice
{
    std::unique_ptr<store::Database> database = *store::Database::open(emptyDatabase());
    store::SqlDirectoryStore directoryRows{*database};
    BreakableCaseStore cases;
    core::FixedClock clock{QDateTime(QDate(2026, 5, 7), QTime(3, 0), Qt::UTC)};
    std::unique_ptr<directory::Directory> directory = *directory::Directory::open(directoryRows, crypto::SecretKey::generate(), clock);
    signature::Validity validity{QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC), QDateTime(QDate(2030, 1, 1), QTime(0, 0), Qt::UTC)};
    signature::Authority authority = *signature::Authority::create({u"Test Authority"_s, u"Test"_s, {}}, validity);
    std::shared_ptr<const signature::KeyStore> seal =
        std::make_shared<const signature::KeyStore>(*authority.issue({u"Office"_s, u"Test"_s, {}}, validity, signature::LeafPurpose::OfficeSeal));
    procedure::Catalogue catalogue;
    std::unique_ptr<casework::Office> office =
        std::make_unique<casework::Office>(casework::Surroundings{cases, catalogue, *directory, clock, {seal, {{authority.certificate()}, {}}}});
    std::unique_ptr<casework::Desk> desk = std::make_unique<casework::Desk>(*office);
};

/// An office that knows the package park-use alone: an officer, two for safety, and the head. One case has arrived.
struct ParkOffice : EmptyOffice
{
    std::shared_ptr<const procedure::Package> package;
    QString caseId;

    ParkOffice()
    {
        package = publish({});
        const auto put = [this](const auto &entry) {
            const auto done = directory->put(entry);
            Q_ASSERT(done);
            Q_UNUSED(done);
        };
        put(directory::Office{u"parks"_s, names(u"公園課"_s, u"Parks division"_s), {}, {}, {}});
        put(directory::Position{u"clerk"_s, names(u"係員"_s, u"Clerk"_s)});
        put(directory::Position{u"safety"_s, names(u"安全担当"_s, u"Safety officer"_s)});
        put(directory::Position{u"manager"_s, names(u"課長"_s, u"Manager"_s)});
        put(directory::Staff{u"S11"_s, u"公園 一"_s, {{u"parks"_s, u"clerk"_s}}, true});
        put(directory::Staff{u"S12"_s, u"安全 守"_s, {{u"parks"_s, u"safety"_s}}, true});
        put(directory::Staff{u"S13"_s, u"課長 長"_s, {{u"parks"_s, u"manager"_s}}, true});
        caseId = arrive();
    }

    /// Publishes the package with `edits`.
    std::shared_ptr<const procedure::Package> publish(const std::vector<Edit> &edits)
    {
        auto files = *procedure::readFolder(QStringLiteral(TODOKE_SOURCE_DIR "/tests/packages/park-use"), QStringLiteral(TODOKE_SOURCE_DIR "/procedures/common"));
        for (const Edit &edit : edits) {
            if (!files.at(edit.file).contains(edit.before))
                qFatal("%s does not have %s", qPrintable(edit.file), edit.before.constData());
            files.at(edit.file).replace(edit.before, edit.after);
        }
        core::Faults faults;
        auto read = procedure::read(files, faults);
        for (const core::Error &fault : faults)
            qFatal("%s: %s", qPrintable(fault.where().toString()), qPrintable(core::sentence(fault, {u"en"_s})));
        catalogue.publish(read);
        return read;
    }

    /// The open task at `node`; fails the test where there is not exactly one.
    QString taskAt(const QString &node)
    {
        QStringList found;
        const auto lines = cases.tasks({}, 100);
        for (const casework::TaskLine &line : *lines) {
            if (line.node == node)
                found << line.task;
        }
        if (found.size() != 1)
            QTest::qFail(qPrintable(u"%1 tasks at %2"_s.arg(found.size()).arg(node)), __FILE__, __LINE__);
        return found.value(0);
    }

    casework::TaskWork open(const QString &staff, const QString &node)
    {
        return *desk->open(staff, taskAt(node), {u"ja"_s});
    }

    /// Finishes the task with what the form proposes and `answers`.
    core::Result<casework::Completed> work(const QString &staff, const QString &node, const std::map<QString, QString> &answers,
                                           const casework::HasRead &read = {})
    {
        const QString task = taskAt(node);
        forms::check::RawAnswers raw = desk->open(staff, task, {u"ja"_s})->answers;
        for (const auto &[path, value] : answers)
            raw.values[path] = {value};
        clock.set(clock.now().addSecs(60));
        return desk->complete(staff, task, raw, read, {});
    }

    /// Another application for the first version; gives its case.
    QString arrive(int number = 1)
    {
        const auto form = package->forms.at(package->cover.entryForm);
        const forms::check::Against against = casework::againstCase({{}, package}, {}, clock.now(), "Asia/Tokyo");
        const std::map<QString, QString> typed{{u"title"_s, u"納涼の会"_s}, {u"begins.year"_s, u"2026"_s}, {u"begins.month"_s, u"8"_s}, {u"begins.day"_s, u"8"_s},
                                               {u"days"_s, u"2"_s}, {u"people"_s, u"80"_s}, {u"stalls"_s, u"false"_s}, {u"organiser.family"_s, u"見本"_s},
                                               {u"organiser.given"_s, u"一郎"_s}, {u"address.prefecture"_s, u"東京都"_s}, {u"address.city"_s, u"見本区"_s},
                                               {u"address.town"_s, u"架空二丁目"_s}, {u"address.block"_s, u"999番10号"_s}, {u"phone"_s, u"0300000002"_s}, {u"rules"_s, u"true"_s}};
        forms::check::RawAnswers raw;
        for (const auto &[path, value] : typed)
            raw.values[path] = {value};
        const forms::check::Checked checked = forms::check::check(*form, raw, against);
        Q_ASSERT(checked.errors.empty());
        exchange::Submission submission;
        submission.id = u"submission-%1"_s.arg(number);
        submission.receipt = u"2026-00000%1-5"_s.arg(number);
        submission.procedure = package->cover.id;
        submission.package = package->hash;
        submission.arrival = clock.now();
        submission.answers = checked.answers;
        submission.application = *signature::signEnveloped(forms::check::toXml(*form, checked.answers, against, {}), *seal, {clock.now(), std::nullopt, {}});
        return *office->receive(submission);
    }
};

} // namespace tests
