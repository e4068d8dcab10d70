// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/verify.h"
#include "server/admin/town.h"

#include <QTemporaryDir>

#include <atomic>

namespace tests {

using namespace Qt::StringLiterals;

/// A whole town in a folder of its own, both zones and the real packages, on a clock that stands still. The pump runs only
/// when it is told to, so that what waits between two steps can be looked at.
class ProofTown
{
public:
    /// On a file, or for what must hold on every database on the one under test (see emptyDatabase).
    enum class On { File, TestedDatabase };
    explicit ProofTown(On on = On::File);

    /// What is particular in an application's answers, so that it can be looked for afterwards.
    struct Person
    {
        QString purpose = u"借入れのため"_s;
        QString block = u"999番9号"_s;
        QString phone = u"03-0000-0001"_s;
        QString email = u"hanako@example.jp"_s;
    };
    struct Filed { QString receipt; engine::intake::Visitor visitor; };

    /// A draft of an agent who forgot the mandate, filled in up to the last page.
    QString fill(engine::intake::Visitor &visitor, const Person &person);
    Filed file(const Person &person, bool withMandate);
    /// Pulls what has arrived into the office, and carries nothing out.
    void receive();
    void pump() { town().pump().drain(); }
    /// Gives what completion asks for: a mandate of several chunks.
    void mend(const Filed &filed);
    void pay(const Filed &filed);
    /// The open task at `node` of the case, done by `staff`.
    void work(const QString &caseId, const QString &staff, const QString &node, const std::map<QString, QString> &answers);
    void claim(const QString &caseId, const QString &staff, const QString &node);
    QString caseOf(const Filed &filed);
    engine::casework::OpenCase open(const QString &caseId);

    server::admin::Town &town() { return *m_town; }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QByteArray anchor() const;
    engine::store::TownKeys keys() { return engine::store::TownKeys::from(town().keys().town); }
    /// Closes the town, and opens it again as a new process would.
    void reopen();
    /// Another server of the same town, beside this one.
    std::unique_ptr<server::admin::Town> another();
    /// Every fault of the town as it stands, as a line each.
    QString verify();

    /// A clock that stands still until it is set, for any number of threads.
    class SetClock final : public engine::core::Clock
    {
    public:
        QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(m_now, Qt::UTC); }
        void set(const QDateTime &now) { m_now = now.toMSecsSinceEpoch(); }

    private:
        std::atomic<qint64> m_now = QDateTime(QDate(2026, 5, 7), QTime(3, 0), Qt::UTC).toMSecsSinceEpoch();
    };
    SetClock clock;

private:
    engine::casework::TaskView taskAt(const QString &caseId, const QString &staff, const QString &node);

    QTemporaryDir m_folder;
    std::unique_ptr<server::admin::Town> m_town;
};

/// Every fault as a line, for messages of tests.
QString told(const engine::store::VerifyReport &report);
/// A PDF of about `bytes` bytes that says `text` in plain.
QByteArray pdfSaying(const QString &text, int bytes);
/// The whole file.
QByteArray readAll(const QString &path);

} // namespace tests
