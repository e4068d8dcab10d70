// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/local_text.h"
#include "engine/runtime/execute.h"
#include "forms/model/form.h"

#include <QDate>

#include <functional>
#include <map>
#include <memory>

namespace engine::procedure {

struct LawReference { QString article; std::optional<QDate> verified; core::SourceRef where; };

struct Attachment
{
    QString name;
    core::LocalText label;
    std::optional<feel::Expression> needed; ///< over the citizen's answers
    QString instead;                        ///< how it may be omitted, `register:mandates`
    core::SourceRef where;
};

/// Who acts for the holders of a role while none of them is there (代決), from when until when, both days included.
struct Acting
{
    QString role;
    std::optional<QDate> from;
    std::optional<QDate> until;
    core::SourceRef where;

    bool holdsOn(QDate day) const { return (!from || *from <= day) && (!until || day <= *until); }
};

/// A position in an office, and what the package rests on about those who hold it.
struct Role
{
    QString id;
    QString office;
    QString position;
    core::SourceRef where;
    std::optional<int> holders = {};  ///< how many there are at least; one where nothing is said
    QString heldBy = {};              ///< the role whose holders hold this position, too (兼務)
    QString delegatedBy = {};         ///< the role in whose name it decides, always (専決); empty: in its own
    std::vector<Acting> acting = {};  ///< in the order in which they do
};

/// A word by which people look for something, and how it is read: `車検`, `しゃけん`.
struct SearchWord { QString text; QString reading; };

/// An occasion in a life on which people come to the town office; `life-events.xml` of the shared folder names them.
struct LifeEvent
{
    QString id;
    core::LocalText name;
    std::vector<SearchWord> words; ///< its names in every language among them
};

/// A question that people ask about a procedure, with its answer.
struct Faq { core::LocalText question; core::LocalText answer; core::SourceRef where; };

/// What happens when nobody pays (legal-frame 1.3).
enum class UnpaidOutcome { Dismissal, DeemedWithdrawal };

struct Fee
{
    QString decision;             ///< DMN decision whose value is the amount in yen
    std::vector<QString> methods; ///< card slip counter
    int withinDays = 7;
    UnpaidOutcome unpaid = UnpaidOutcome::Dismissal;
    QString ground; ///< the cited ground of a deemed withdrawal
    core::SourceRef where;
};

enum class SignatureLevel { None, Declaration, Own };
enum class ProceduralLaw { Act, Ordinance, Excluded };

/// procedure.xml, the cover sheet.
struct CoverSheet
{
    QString id;
    QString version;
    QString kind; ///< application, filing, entry; guide: questions that lead to procedures, without a workflow
    core::LocalText name;
    QString reading; ///< of the Japanese name, in hiragana
    core::LocalText summary;
    core::LocalText description; ///< what one needs, how long, who may apply
    std::vector<QString> lifeEvents; ///< ids
    std::vector<SearchWord> searchWords; ///< plain words, of every language
    std::vector<Faq> faqs;
    QString guideDecision; ///< of a guide: its value is the list of what to file
    std::vector<LawReference> laws;
    ProceduralLaw proceduralLaw = ProceduralLaw::Act;
    QString proceduralLawGround;
    QString officeDecision;
    QString office; ///< fixed office id where there is no decision
    QString entryForm = QStringLiteral("entry");
    bool withoutAccount = false; ///< <identity account="optional"/>
    int identityLevel = 1;
    SignatureLevel signature = SignatureLevel::Declaration; ///< the least that is asked; `Own` always allowed
    std::optional<Fee> fee;
    int standardDays = 0; ///< business days; 0: none set
    QString standardFrom; ///< arrival, payment
    std::vector<Attachment> attachments;
    QString recordsClass;
    int recordsYears = 5;
    std::vector<Role> roles;
    int absentAtOnce = 1; ///< how many people may be away at the same time while everything goes on
    std::vector<QString> languages; ///< promised ones, `ja` always
    core::SourceRef where;

    /// The role of that id, or nullptr.
    const Role *role(QStringView roleId) const;
    bool isGuide() const { return kind == QStringLiteral("guide"); }
};

/// A whole procedure package: read once, immutable, shared. Its identity is the SHA-256 over the sorted
/// list of its paths and hashes, shared parts (procedures/common) included.
struct Package
{
    QString hash; ///< hex
    CoverSheet cover;
    runtime::Definition definition;
    QString process; ///< id of the process a submission starts; empty: a guide
    std::map<QString, std::shared_ptr<const forms::model::Form>> forms;
    std::vector<LifeEvent> lifeEvents; ///< those that the cover sheet names
    std::map<QString, QByteArray> documents; ///< documents/*.xhtml by name without ending; common ones as `common:name`
    std::map<QString, QByteArray> files;     ///< every file by its path: `workflow.bpmn`, `common/payment.bpmn`
};

/// The bytes of a package folder and of the shared folder, by path.
using Files = std::map<QString, QByteArray>;
core::Result<Files> readFolder(const QString &folder, const QString &commonFolder);

/// What stands outside of every package and is checked where it is given.
struct Surroundings
{
    std::optional<std::set<QString>> services; ///< names of the services that a town has
    std::optional<std::set<QString>> procedures = {}; ///< those that a guide may lead to, where they are known
    std::map<QString, std::set<QString>> neededParameters = {}; ///< those without which a service cannot work, by its name
    /// What may stand in a letter or certificate, told by the room that sets them; absent: not checked.
    std::function<void(const QByteArray &xhtml, const QString &fileName, const feel::Names &names, core::Faults &faults)> checkDocument = {};
};

/// Reads and checks a package as a whole; nothing is published that has faults. `faults` gets all of them, in the
/// order of files and places. Gives nothing only where the cover sheet or the workflow cannot be read at all.
/// `notes`, if given, gets what is no fault but worth saying: where the analysis of a decision or the search through
/// a process ends.
std::shared_ptr<const Package> read(const Files &files, core::Faults &faults, const Surroundings &surroundings = {}, core::Faults *notes = nullptr);

/// A package that was published once, with the checks of its day: these are not made again.
std::shared_ptr<const Package> readPublished(const Files &files);

QString packageHash(const Files &files);

/// Names of language, function, decision: everything an expression of a form may use.
feel::Names formNames(const runtime::Definition &definition);

/// A decision of the package evaluated over `variables`, e.g. the fee or the options of a choice.
dmn::Evaluation decide(const Package &package, const QString &decision, const feel::Context &variables,
                       const QDateTime &now, dmn::Explain explain = dmn::Explain::Nothing);

} // namespace engine::procedure
