// SPDX-License-Identifier: Apache-2.0
#include "engine/core/local_text.h"

namespace engine::core {

QString LocalText::in(const Language &language) const
{
    const QString easy = QStringLiteral("ja-x-easy");
    const QString japanese = QStringLiteral("ja");
    const QString english = QStringLiteral("en");
    const QStringList order = language.tag.startsWith(japanese)
                                  ? QStringList{language.tag, japanese, english}
                                  : QStringList{language.tag, english, easy, japanese};
    for (const QString &tag : order) {
        if (const auto found = texts.find(tag); found != texts.end())
            return found->second;
    }
    return texts.empty() ? QString() : texts.begin()->second;
}

} // namespace engine::core
