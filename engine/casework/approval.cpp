// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/approval.h"

#include "engine/xml/document.h"

namespace engine::casework {

using core::Result;

namespace {

const QString approvalNamespace = QStringLiteral("urn:todoke:approval:1");
const QString actedFor = QStringLiteral("actedFor");     // of a fact: the post
const QString reviewedFile = QStringLiteral("reviewed"); // of a fact: the record that was looked at

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

constexpr std::array authorities{procedure::Authority::Own, procedure::Authority::Delegated, procedure::Authority::Acting};

/// A record from before there was a word for it is by one's own right.
procedure::Authority authorityCalled(const QString &name)
{
    const auto found = std::find_if(authorities.begin(), authorities.end(), [&](procedure::Authority one) { return authorityName(one) == name; });
    return found == authorities.end() ? procedure::Authority::Own : *found;
}

} // namespace

QString authorityName(procedure::Authority authority)
{
    switch (authority) {
    case procedure::Authority::Own:
        return QStringLiteral("own");
    case procedure::Authority::Delegated:
        return QStringLiteral("delegated");
    case procedure::Authority::Acting:
        return QStringLiteral("acting");
    }
    Q_UNREACHABLE();
}

Result<QByteArray> approvalRecord(const ApprovalAct &act, const OpenCase &open, const feel::Context &data, const signature::KeyStore &seal)
{
    xml::Writer writer;
    const auto element = [&](const QString &name, const QString &text) { writer.start(name).text(text).end(); };
    writer.start(QStringLiteral("approval"))
        .attribute(QStringLiteral("xmlns"), approvalNamespace)
        .attribute(QStringLiteral("act"), act.act)
        .attribute(QStringLiteral("case"), open.stored.state.caseId);
    if (!act.reviewed.isEmpty())
        writer.attribute(QStringLiteral("reviewed"), act.reviewed);
    writer.start(QStringLiteral("by")).attribute(QStringLiteral("id"), act.staff).attribute(QStringLiteral("post"), act.post);
    if (act.authority != procedure::Authority::Own || !act.of.isEmpty())
        writer.attribute(QStringLiteral("as"), authorityName(act.authority)).attribute(QStringLiteral("of"), act.of);
    writer.text(act.staffName).end();
    for (const QString &name : act.forNames)
        element(QStringLiteral("for"), name);
    element(QStringLiteral("at"), isoTime(act.at));
    element(QStringLiteral("outcome"), act.outcome);
    element(QStringLiteral("opinion"), act.opinion);
    writer.start(QStringLiteral("over"))
        .attribute(QStringLiteral("version"), QString::number(open.stored.state.version))
        .attribute(QStringLiteral("head"), QString::fromLatin1(open.stored.head.toHex()))
        .attribute(QStringLiteral("package"), open.stored.state.package);
    if (!act.draft.isEmpty())
        writer.attribute(QStringLiteral("draft"), QString::fromLatin1(act.draft.toHex()));
    for (const auto &[name, value] : data.entries()) {
        writer.start(QStringLiteral("field"))
            .attribute(QStringLiteral("name"), name)
            .attribute(QStringLiteral("sha256"), QString::fromLatin1(crypto::sha256(value.toJson().canonical()).toHex()))
            .end();
    }
    writer.end().end();
    return signature::signEnveloped(writer.bytes(), seal, {act.at, signature::Commitment::Approval, act.post, QStringLiteral("text/xml")});
}

ReadApproval readApproval(const QByteArray &record, const signature::TrustAnchors &anchors)
{
    ReadApproval read;
    const auto document = xml::Document::parse(record, QStringLiteral("approval.xml"));
    if (!document) {
        read.reasons.push_back(document.error());
        return read;
    }
    const xml::Element root = document->root();
    const auto text = [&](QStringView name) {
        const auto child = root.child(approvalNamespace, name);
        return child ? child->text() : QString();
    };
    read.act.act = root.attribute(u"act").value_or(QString());
    read.act.reviewed = root.attribute(u"reviewed").value_or(QString());
    for (const xml::Element &name : root.children(approvalNamespace, u"for"))
        read.act.forNames << name.text();
    read.act.staffName = text(u"by");
    if (const auto by = root.child(approvalNamespace, u"by")) {
        read.act.staff = by->attribute(u"id").value_or(QString());
        read.act.post = by->attribute(u"post").value_or(QString());
        read.act.authority = authorityCalled(by->attribute(u"as").value_or(QString()));
        read.act.of = by->attribute(u"of").value_or(QString());
    }
    read.act.at = QDateTime::fromString(text(u"at"), Qt::ISODateWithMs).toUTC();
    read.act.outcome = text(u"outcome");
    read.act.opinion = text(u"opinion");
    if (const auto over = root.child(approvalNamespace, u"over")) {
        read.version = over->attribute(u"version").value_or(QString()).toLongLong();
        read.act.draft = QByteArray::fromHex(over->attribute(u"draft").value_or(QString()).toLatin1());
    }
    const signature::Verification verified = signature::verifyEnveloped(record, {anchors, read.act.at, nullptr});
    read.holds = verified.holds();
    read.reasons = verified.reasons();
    return read;
}

Result<QString> putOnRecord(const ApprovalAct &act, const OpenCase &open, const feel::Context &data, const Surroundings &surroundings,
                            std::vector<journal::CommandBody> &bodies)
{
    const auto bytes = approvalRecord(act, open, data, *surroundings.seal.key);
    if (!bytes)
        return bytes.error();
    const auto kept = surroundings.store.putFile(open.stored.state.caseId, *bytes, surroundings.clock.now());
    if (!kept)
        return kept.error();
    const QString file = QStringLiteral("approval-") + QString::fromLatin1(crypto::sha256(*bytes).toHex().left(16));
    bodies.push_back(journal::AttachFile{file, QStringLiteral("approval"), *kept, bytes->size(), QStringLiteral("application/xml"),
                                         Office::personal(act.act + QStringLiteral(".xml"))});
    journal::NamedValues details{{QStringLiteral("file"), Office::personal(file)},
                                 {QStringLiteral("outcome"), Office::personal(act.outcome)},
                                 {QStringLiteral("opinion"), Office::personal(act.opinion)}};
    if (act.authority == procedure::Authority::Acting)
        details.emplace_back(actedFor, Office::personal(act.of));
    if (!act.reviewed.isEmpty())
        details.emplace_back(reviewedFile, Office::personal(act.reviewed));
    bodies.push_back(journal::RecordFact{QStringLiteral("act:") + act.act, std::move(details)});
    return file;
}

std::optional<core::Error> mayNotPullBack(const state::CaseState &state, const QString &staff)
{
    const auto newest = std::find_if(state.facts.rbegin(), state.facts.rend(), [](const state::Fact &fact) { return fact.kind.startsWith(QLatin1String("act:")); });
    if (newest == state.facts.rend() || drafterOf(state) != staff)
        return CaseError::NotYourDraft;
    if (newest->kind != QLatin1String("act:draft"))
        return CaseError::DraftActedOn;
    if (!waitsFor(state, QString::fromLatin1(pullBackMessage)))
        return CaseError::NoPullBack;
    return std::nullopt;
}

std::vector<QString> toReview(const state::CaseState &state, const QString &post)
{
    std::vector<QString> files;
    for (const state::Fact &fact : state.facts) {
        const auto detail = [details = detailsOf(fact)](const QString &name) {
            const feel::Value *value = details.find(name);
            return value && value->as<QString>() ? *value->as<QString>() : QString();
        };
        if (fact.kind == QLatin1String("act:approve") && detail(actedFor) == post)
            files.push_back(detail(QStringLiteral("file")));
        if (fact.kind == QLatin1String("act:review"))
            std::erase(files, detail(reviewedFile));
    }
    return files;
}

QString drafterOf(const state::CaseState &state)
{
    for (auto fact = state.facts.rbegin(); fact != state.facts.rend(); ++fact) {
        if (fact->kind == QLatin1String("act:draft"))
            return fact->by.id;
    }
    return {};
}

} // namespace engine::casework
