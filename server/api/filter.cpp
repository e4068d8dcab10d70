// SPDX-License-Identifier: Apache-2.0
#include "server/api/filter.h"

namespace server::api {

namespace {

QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

void add(QStringList &shown, const engine::core::LocalText &text)
{
    for (const auto &[tag, words] : text.texts)
        shown << words;
}

} // namespace

Filter::Filter(const QString &words)
    : m_words(folded(words).simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts))
{
}

bool Filter::fits(const engine::casework::TaskView &task) const
{
    QStringList shown{task.line.ofCase.number, task.line.ofCase.receipt, task.claimedByName};
    add(shown, task.label);
    add(shown, task.procedure);
    return fits(shown);
}

bool Filter::fits(const engine::casework::CaseLine &line, const ApiSurroundings &surroundings) const
{
    QStringList shown{line.number, line.receipt};
    for (const char *tag : {"ja", "en"})
        shown << wordFor(line.phase, {QLatin1String(tag)});
    if (const auto package = surroundings.office.surroundings().catalogue.byHash(line.package))
        add(shown, package->cover.name);
    return fits(shown);
}

bool Filter::fits(const QStringList &shown) const
{
    const QString all = folded(shown.join(QLatin1Char('\n')));
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return all.contains(word); });
}

} // namespace server::api
