// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/records.h"

#include <QTimeZone>

namespace engine::casework {

using core::Error;
using core::Result;

namespace {

/// The texts that a value shows, long enough to be looked for in a document.
void leaves(const feel::Value &value, std::vector<QByteArray> &found)
{
    if (const auto *list = value.as<feel::List>()) {
        for (const feel::Value &item : *list)
            leaves(item, found);
    } else if (const auto *context = value.as<feel::Context>()) {
        for (const auto &[name, item] : context->entries())
            leaves(item, found);
    } else if (!value.isNull() && !value.as<bool>()) {
        const QByteArray text = value.toString().toUtf8();
        if (text.size() > 1)
            found.push_back(text);
    }
}

/// Whether one of `texts` stands in the content, be it across two of its pieces.
Result<bool> contains(core::ByteSource &content, const std::vector<QByteArray> &texts)
{
    qsizetype longest = 0;
    for (const QByteArray &text : texts)
        longest = std::max(longest, text.size());
    QByteArray seen;
    for (;;) {
        const auto piece = content.next();
        if (!piece)
            return piece.error();
        if (piece->isEmpty())
            return false;
        seen = seen.right(longest - 1) + *piece;
        if (std::any_of(texts.begin(), texts.end(), [&](const QByteArray &text) { return seen.contains(text); }))
            return true;
    }
}

} // namespace

Result<std::vector<QString>> Office::erase(const QString &caseId, const journal::Actor &actor, const std::vector<QString> &asked, const QString &ground)
{
    std::vector<QString> erased;
    const auto done = asItStands(caseId, [&](const OpenCase &opened, Act act) {
        act.actor = actor;
        return eraseFrom(opened, std::move(act), asked, ground, erased);
    });
    return done ? Result<std::vector<QString>>(erased) : done.error();
}

Result<StoredCase> Office::eraseFrom(const OpenCase &opened, Act act, const std::vector<QString> &asked, const QString &ground, std::vector<QString> &erased)
{
    const QString caseId = act.caseId;
    const state::CaseState &state = opened.stored.state;
    if (const auto hold = legalHold(state, m_s.clock.now().toTimeZone(QTimeZone(m_s.zone)).date()))
        return Error(CaseError::UnderHold, {caseId, hold->ground});
    std::vector<QByteArray> texts;
    const feel::Context variables = state.variables();
    for (const QString &name : asked) {
        if (const feel::Value *value = variables.find(name))
            leaves(*value, texts);
    }
    // Who sent it was read from the answers at arrival: a name or an address erased there goes here too.
    std::vector<QString> names = asked;
    if (const feel::Value *sender = variables.find(u"sender")) {
        std::vector<QByteArray> known;
        leaves(*sender, known);
        if (std::any_of(known.begin(), known.end(), [&](const QByteArray &text) { return std::find(texts.begin(), texts.end(), text) != texts.end(); }))
            names.push_back(QStringLiteral("sender"));
    }
    if (texts.empty())
        return Error(CaseError::NothingErased, {caseId});

    // A signed document that contains an erased value goes with it. A PDF hides its text, so it goes with the signed
    // twins that were made of the same request: their ids begin alike.
    std::vector<QString> files;
    std::set<QString> requests;
    for (const state::File &file : state.files) {
        if (file.erased)
            continue;
        const auto stored = m_s.store.openFile(caseId, file.digest);
        if (!stored)
            return stored.error();
        const auto affected = contains(*stored->content, texts);
        if (!affected)
            return affected.error();
        if (!*affected)
            continue;
        files.push_back(file.id);
        if (file.role.startsWith(QLatin1String("document:")))
            requests.insert(file.id.section(QLatin1Char('-'), 0, 0));
    }
    for (const state::File &file : state.files) {
        const bool twin = file.role.startsWith(QLatin1String("document:")) && requests.contains(file.id.section(QLatin1Char('-'), 0, 0));
        const bool attached = file.role.startsWith(QLatin1String("attachment:"))
                              && std::find(names.begin(), names.end(), file.role.mid(11).section(QLatin1Char('.'), 0, 0)) != names.end();
        if (!file.erased && (twin || attached) && std::find(files.begin(), files.end(), file.id) == files.end())
            files.push_back(file.id);
    }

    act.bodies.push_back(journal::EraseValues{names, files, ground});
    const QString receipt = lineOf(state, *opened.package, m_s.calendar, m_s.zone).receipt;
    act.pushes.push_back(exchange::Erasure{caseId + QLatin1Char('/') + QString::number(state.version), receipt, names, files, false});
    erased = names;
    erased.insert(erased.end(), files.begin(), files.end());
    return perform(act);
}

} // namespace engine::casework
