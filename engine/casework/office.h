// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/casework/aggregate.h"
#include "engine/casework/case_store.h"
#include "engine/casework/migration.h"
#include "engine/core/clock.h"
#include "engine/crypto/crypto.h"
#include "engine/directory/directory.h"
#include "engine/exchange/messages.h"
#include "engine/procedure/catalogue.h"
#include "engine/signature/xades.h"

#include <array>
#include <functional>
#include <mutex>

namespace engine::casework {

enum class CaseError {
    UnknownProcedure,
    UnknownCase,
    UnknownTask,
    NotYours,
    OwnDraft,
    NotYourDraft,
    DraftActedOn,
    NoPullBack,
    NothingToReview,
    HeldByOther,
    CaseMoved,
    DraftMoved,
    NotNamedStaff,
    ReasonMissing,
    WhySkipped,
    NoIncident,
    NoSuchFile,
    NothingErased,
    UnknownService,
    UnknownAggregate,
    Contended,
    NoSuchProcedure,
    UnknownVersion,
    NotRunning,
    AnswerRefused,
    UnknownStaff,
    UnderHold,
    NotHeld,
    RetentionRuns,
    Disposed
};
core::ErrorText errorText(CaseError id);

/// What the office signs with, and whom it trusts.
struct OfficeSeal
{
    std::shared_ptr<const signature::KeyStore> key;
    signature::TrustAnchors anchors;
    /// Which certificates were revoked; nullptr: nobody says. The office knows it, the citizen's side does not.
    std::shared_ptr<const signature::RevocationSource> revocation = nullptr;
};

/// What casework needs from outside; all of it outlives the Office.
struct Surroundings
{
    CaseStore &store;
    procedure::Catalogue &catalogue;
    directory::Directory &directory;
    const core::Clock &clock;
    OfficeSeal seal;
    calendar::BusinessCalendar calendar = calendar::BusinessCalendar::japan();
    QByteArray zone = "Asia/Tokyo";
};

/// What casework knows of a case beside its state: its version of the package.
struct OpenCase
{
    StoredCase stored;
    std::shared_ptr<const procedure::Package> package;
};

/// Turns what arrives and what clerks do into commands, and carries them out: load, execute, commit, and
/// again if another was faster. Thread-safe.
class Office
{
public:
    explicit Office(Surroundings surroundings) : m_s(std::move(surroundings)) {}

    /// Takes in a message from the intake; the same message twice is one. Gives the case's id. What crosses beside the message is fetched
    /// from `zone`, piece by piece.
    core::Result<QString> receive(const exchange::ToOffice &message, exchange::OuterZone *zone = nullptr);

    /// Carries out commands in one transaction, with one idempotency key if they came from outside.
    struct Act
    {
        QString caseId;
        journal::Actor actor;
        std::vector<journal::CommandBody> bodies;
        std::optional<QString> key;
        std::optional<qint64> expectedVersion; ///< set: a case that moved on since is an error, not executed again
        std::vector<QString> outboxDone;
        std::vector<exchange::ToApplicant> pushes;
    };
    core::Result<StoredCase> perform(const Act &act);

    core::Result<OpenCase> open(const QString &caseId) const;

    /// Begins an aggregate, or finds the one that has begun under its key. Gives its case's id.
    core::Result<QString> begin(const Aggregate &aggregate, const journal::Actor &actor);
    /// Hands a message to a case; false where nothing there waits for it.
    core::Result<bool> tell(const Told &told);

    /// Erases values by the names of their variables, and all that contains them: derived values, signed documents.
    /// Gives what was erased as readable lines; the store's log is emptied afterwards by the caller.
    core::Result<std::vector<QString>> erase(const QString &caseId, const journal::Actor &actor, const std::vector<QString> &names,
                                             const QString &ground);

    /// What would become of the running cases of a procedure if each were handed over to another version.
    core::Result<MigrationReport> planMigration(const MigrationOrder &order) const;
    /// Hands over those that can move, each in one transaction of its own and planned within it: what moved on since a plan
    /// was shown is told as it is now. The journal of each case tells what came of it, as a fact `migration` with `from`,
    /// `target`, `verdict` and `reasons`; doing it again adds nothing where nothing has changed.
    core::Result<MigrationReport> migrate(const MigrationOrder &order, const journal::Actor &actor);

    const Surroundings &surroundings() const { return m_s; }
    /// A personal value with a fresh random salt, for the bodies of commands.
    static journal::Personal personal(feel::Value value);

private:
    core::Result<QString> registerCase(const exchange::Submission &submission, exchange::OuterZone *zone);
    core::Result<QString> complete(const exchange::CompletionGiven &completion, exchange::OuterZone *zone);
    core::Result<QString> withdraw(const exchange::WithdrawalAsked &withdrawal);
    core::Result<QString> pay(const exchange::PaymentFact &fact);
    core::Result<QString> opened(const exchange::DocumentOpened &opened);
    core::Result<CaseLine> caseOfReceipt(const QString &receipt) const;
    using Follow = std::function<core::Result<StoredCase>(const OpenCase &opened, Act act)>;
    /// Does what follows from a case as it stands: `work` looks at it and performs `act`, which is for that version alone; anew if it moves on.
    core::Result<StoredCase> asItStands(const QString &caseId, const Follow &work);
    /// The same for the case of a receipt; gives its id.
    core::Result<QString> ofReceipt(const QString &receipt, const Follow &work);
    /// Files as commands, their content put away; `application` comes last.
    core::Result<std::vector<journal::CommandBody>> attach(const QString &caseId, const std::vector<exchange::File> &files,
                                                           const QByteArray &application, exchange::OuterZone *zone);
    core::Result<StoredCase> eraseFrom(const OpenCase &opened, Act act, const std::vector<QString> &asked, const QString &ground, std::vector<QString> &erased);
    core::Result<std::shared_ptr<const procedure::Package>> targetOf(const MigrationOrder &order) const;
    core::Result<std::vector<CaseLine>> runningCases(const QString &procedure) const;
    using EachCase = std::function<CaseMigration(const CaseLine &line, const std::shared_ptr<const procedure::Package> &target)>;
    core::Result<MigrationReport> overCases(const MigrationOrder &order, const EachCase &each) const;
    core::Result<CaseMigration> migrateOne(const QString &caseId, const std::shared_ptr<const procedure::Package> &target,
                                           const MigrationAnswers &answers, const journal::Actor &actor);
    feel::Context signatureOf(exchange::SignatureKind kind, const QByteArray &application, const QDateTime &at) const;

    Surroundings m_s;
    /// By case: whoever was overtaken once waits for those before, so that any number at one case follow each other.
    std::array<std::mutex, 64> m_turns;
};

/// The line of a case for lists, from its state (nothing personal).
CaseLine lineOf(const state::CaseState &state, const procedure::Package &package, const calendar::BusinessCalendar &calendar,
                const QByteArray &zone);

/// All that the applicant may see of a case.
core::Result<exchange::ApplicantView> applicantView(const OpenCase &open, CaseStore &store, const calendar::BusinessCalendar &calendar,
                                                    const QByteArray &zone);

/// The details of a fact as a FEEL context; erased ones are null.
feel::Context detailsOf(const state::Fact &fact);
/// The newest fact of a kind, or nullptr.
const state::Fact *newestFact(const state::CaseState &state, QStringView kind);
/// Whether something in the case goes on when `message` comes.
bool waitsFor(const state::CaseState &state, QStringView message);

} // namespace engine::casework
