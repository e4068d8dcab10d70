// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/proof_town.h"

#include "engine/store/town_address.h"
#include "tests/support/test_database.h"

#include <QFile>

namespace tests {

using namespace engine;

namespace {

/// Ends the test with the reason: nothing that follows would mean anything.
template <typename T> T must(core::Result<T> result, const char *what)
{
    if (!result)
        qFatal("%s: %s", what, qPrintable(core::sentence(result.error(), {u"en"_s})));
    return std::move(*result);
}

void must(const core::Result<void> &result, const char *what)
{
    if (!result)
        qFatal("%s: %s", what, qPrintable(core::sentence(result.error(), {u"en"_s})));
}

} // namespace

ProofTown::ProofTown(On on)
{
    if (const QString address = on == On::TestedDatabase ? emptyDatabase(QString()) : QString(); !address.isEmpty())
        must(store::setTownAddress(m_folder.path(), address), "address");
    reopen();
    core::Faults faults;
    must(town().publish(faults), "publish");
    if (!faults.empty())
        qFatal("a package has faults");
    must(town().createDemonstration(), "demonstration");
}

void ProofTown::reopen()
{
    m_town.reset();
    m_town = another();
}

std::unique_ptr<server::admin::Town> ProofTown::another()
{
    server::admin::TownSettings settings;
    settings.folder = m_folder.path();
    settings.procedureFolders = {QStringLiteral(TODOKE_SOURCE_DIR "/procedures")};
    return must(server::admin::Town::open(settings, clock), "open");
}

QString ProofTown::verify()
{
    return told(must(store::verify(town().database(), keys(), anchor()), "verify"));
}

QString ProofTown::fill(intake::Visitor &visitor, const Person &person)
{
    intake::Drafts &drafts = town().intake().drafts();
    const auto draft = must(drafts.begin(visitor, u"tax-certificate"_s), "begin");
    visitor.drafts.insert(draft.id);
    const auto save = [&](const QString &page, const std::map<QString, QStringList> &values) {
        must(drafts.save(visitor, draft.id, page, {values}, true), "save");
    };
    save(u"what"_s, {{u"kind"_s, {u"NZ"_s}}, {u"purpose"_s, {person.purpose}}});
    save(u"details"_s, {{u"items[1].tax"_s, {u"vehicle"_s}}, {u"items[1].year"_s, {u"2025"_s}}, {u"items[1].copies"_s, {u"1"_s}}});
    save(u"taxpayer"_s, {{u"taxpayer.type"_s, {u"person"_s}}, {u"taxpayer.name.family"_s, {u"見本"_s}}, {u"taxpayer.name.given"_s, {u"花子"_s}},
                         {u"taxpayer.kana"_s, {u"ミホン　ハナコ"_s}}, {u"taxpayer.born.year"_s, {u"1990"_s}}, {u"taxpayer.born.month"_s, {u"4"_s}},
                         {u"taxpayer.born.day"_s, {u"1"_s}}, {u"taxpayer.address.prefecture"_s, {u"東京都"_s}}, {u"taxpayer.address.city"_s, {u"見本区"_s}},
                         {u"taxpayer.address.town"_s, {u"架空一丁目"_s}}, {u"taxpayer.address.block"_s, {u"999番9号"_s}}});
    save(u"who"_s, {{u"role"_s, {u"agent"_s}}, {u"applicant.name.family"_s, {u"見本"_s}}, {u"applicant.name.given"_s, {u"法子"_s}},
                    {u"applicant.address.prefecture"_s, {u"東京都"_s}}, {u"applicant.address.city"_s, {u"見本区"_s}},
                    {u"applicant.address.town"_s, {u"架空一丁目"_s}}, {u"applicant.address.block"_s, {person.block}}, {u"phone"_s, {person.phone}},
                    {u"email"_s, {person.email}}});
    return draft.id;
}

ProofTown::Filed ProofTown::file(const Person &person, bool withMandate)
{
    Filed filed;
    const QString draft = fill(filed.visitor, person);
    intake::Drafts &drafts = town().intake().drafts();
    if (withMandate)
        must(drafts.addFile(filed.visitor, draft, u"mandate"_s, u"mandate.pdf"_s, pdfSaying(person.purpose, 4000)), "mandate");
    const auto sent = must(drafts.submit(filed.visitor, draft, {}), "submit");
    if (!sent.receipt)
        qFatal("not received: %d errors, first at %s", int(sent.errors.size()), sent.errors.empty() ? "" : qPrintable(sent.errors.front().path));
    filed.receipt = sent.receipt->receipt;
    filed.visitor.receipts.insert(filed.receipt);
    return filed;
}

void ProofTown::receive()
{
    exchange::OuterZone &zone = town().intake().outerZone();
    for (const auto &parcel : must(zone.pull(64), "pull")) {
        const QByteArray opened = must(town().keys().inner.open(parcel.sealed), "open");
        must(town().office().receive(must(exchange::readToOffice(opened), "read"), &zone), "receive");
        must(zone.confirm(parcel.position), "confirm");
    }
}

void ProofTown::mend(const Filed &filed)
{
    intake::Drafts &drafts = town().intake().drafts();
    const QString draft = must(drafts.beginCompletion(filed.visitor, filed.receipt), "begin completion");
    // Longer than a chunk, and not a multiple of one.
    must(drafts.addFile(filed.visitor, draft, u"mandate"_s, u"mandate.pdf"_s, pdfSaying(u"委任"_s, 300'000)), "mandate");
    if (!must(drafts.submit(filed.visitor, draft, {}), "complete").receipt)
        qFatal("the completion was not taken");
}

void ProofTown::pay(const Filed &filed)
{
    const auto shown = must(town().intake().applications().application(filed.visitor, filed.receipt), "application");
    if (!shown.view.payment)
        qFatal("nothing to pay: %s", qPrintable(shown.view.state));
    must(town().office().receive(exchange::PaymentFact{u"sandbox:"_s + filed.receipt, filed.receipt, shown.view.payment->id, shown.view.payment->amount,
                                                       u"captured"_s, u"card"_s, u"ref-"_s + filed.receipt, clock.now()}),
         "payment");
}

casework::TaskView ProofTown::taskAt(const QString &caseId, const QString &staff, const QString &node)
{
    for (const casework::TaskView &task : must(town().desk().tasks(staff, casework::Queue::Open), "tasks").tasks) {
        if (task.line.ofCase.caseId == caseId && task.line.node == node)
            return task;
    }
    qFatal("%s has no task %s of %s", qPrintable(staff), qPrintable(node), qPrintable(caseId));
}

void ProofTown::claim(const QString &caseId, const QString &staff, const QString &node)
{
    must(town().desk().claim(staff, taskAt(caseId, staff, node).line.task, false), "claim");
}

void ProofTown::work(const QString &caseId, const QString &staff, const QString &node, const std::map<QString, QString> &answers)
{
    const casework::TaskView task = taskAt(caseId, staff, node);
    forms::check::RawAnswers raw;
    for (const auto &[path, value] : answers)
        raw.values[path] = {value};
    const auto done = must(town().desk().complete(staff, task.line.task, raw, {}, u"key-"_s + task.line.task), "complete");
    if (!done.errors.empty())
        qFatal("refused: %s", qPrintable(done.errors.front().path));
    pump();
}

QString ProofTown::caseOf(const Filed &filed)
{
    const auto line = must(town().desk().find(filed.receipt), "find");
    if (!line)
        qFatal("no case of %s", qPrintable(filed.receipt));
    return line->caseId;
}

casework::OpenCase ProofTown::open(const QString &caseId)
{
    return must(town().office().open(caseId), "open case");
}

QByteArray ProofTown::anchor() const
{
    return readAll(path(u"anchor"_s));
}

QString told(const store::VerifyReport &report)
{
    QStringList lines;
    for (const store::VerifyReport::Fault &fault : report.faults)
        lines << core::sentence(fault.error, {u"en"_s});
    return lines.join(u'\n');
}

QByteArray pdfSaying(const QString &text, int bytes)
{
    QByteArray pdf = "%PDF-1.4\n% " + text.toUtf8() + "\n1 0 obj<</Type/Catalog>>endobj\n";
    for (int line = 0; pdf.size() < bytes; ++line)
        pdf += "% " + QByteArray::number(line) + '\n';
    return pdf + "trailer<</Root 1 0 R>>\n%%EOF\n";
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace tests
