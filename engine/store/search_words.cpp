// SPDX-License-Identifier: Apache-2.0
#include "engine/store/search_words.h"

#include "engine/casework/task_list.h"

namespace engine::store {

namespace {

/// The letters of a text, and its pairs of letters, as code points.
std::vector<QString> lettersOf(const QString &text, int length)
{
    const QList<uint> codes = text.toUcs4();
    std::vector<QString> parts;
    for (qsizetype i = 0; i + length <= codes.size(); ++i)
        parts.push_back(QString::fromUcs4(reinterpret_cast<const char32_t *>(codes.constData() + i), length));
    return parts;
}

} // namespace

QString SearchWords::hashed(const QString &part) const
{
    return QString::fromLatin1(crypto::hmacSha256(m_key.bytes(), part.toUtf8()).left(8).toHex());
}

QStringList SearchWords::wordsOf(const QString &text) const
{
    const QString form = casework::searchForm(text);
    QStringList words;
    for (const QString &part : lettersOf(form, form.toUcs4().size() == 1 ? 1 : 2))
        words << hashed(part);
    return words;
}

std::set<QString> SearchWords::wordsOf(const std::vector<QString> &texts) const
{
    std::set<QString> words;
    for (const QString &text : texts) {
        const QString form = casework::searchForm(text);
        for (const int length : {1, 2}) {
            for (const QString &part : lettersOf(form, length))
                words.insert(hashed(part));
        }
    }
    return words;
}

} // namespace engine::store
