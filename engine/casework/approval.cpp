// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/approval.h"

#include "engine/xml/document.h"

namespace engine::casework {

using core::Result;

namespace {

const QString approvalNamespace = QStringLiteral("urn:todoke:approval:1");

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

} // namespace

Result<QByteArray> approvalRecord(const ApprovalAct &act, const OpenCase &open, const feel::Context &data, const signature::KeyStore &seal)
{
    xml::Writer writer;
    const auto element = [&](const QString &name, const QString &text) { writer.start(name).text(text).end(); };
    writer.start(QStringLiteral("approval"))
        .attribute(QStringLiteral("xmlns"), approvalNamespace)
        .attribute(QStringLiteral("act"), act.act)
        .attribute(QStringLiteral("case"), open.stored.state.caseId);
    writer.start(QStringLiteral("by")).attribute(QStringLiteral("id"), act.staff).attribute(QStringLiteral("post"), act.post).text(act.staffName).end();
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
    read.act.staffName = text(u"by");
    if (const auto by = root.child(approvalNamespace, u"by")) {
        read.act.staff = by->attribute(u"id").value_or(QString());
        read.act.post = by->attribute(u"post").value_or(QString());
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

QString drafterOf(const state::CaseState &state)
{
    for (auto fact = state.facts.rbegin(); fact != state.facts.rend(); ++fact) {
        if (fact->kind == QLatin1String("act:draft"))
            return fact->by.id;
    }
    return {};
}

} // namespace engine::casework
