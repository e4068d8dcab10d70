// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"

#include <QTranslator>

// Outside any namespace, as Qt asks of resources in static libraries.
static void loadTranslationResource()
{
    Q_INIT_RESOURCE(todoke_translations);
}

namespace engine::core {

QString translate(const char *context, const char *source, const Language &language)
{
    static const QTranslator *const japanese = [] {
        loadTranslationResource();
        auto *translator = new QTranslator;
        if (!translator->load(QStringLiteral(":/todoke/todoke_ja.qm")))
            Q_ASSERT_X(false, "translate", "the Japanese translations are compiled into this library");
        return translator;
    }();
    if (language.tag.startsWith(QLatin1String("ja"))) {
        const QString found = japanese->translate(context, source);
        if (!found.isEmpty())
            return found;
    }
    return QString::fromUtf8(source);
}

QString sentence(const Error &error, const Language &language)
{
    QString text = translate(error.text().room, error.text().sentence, language);
    // All at once, so that an argument with "%2" in it is not taken for a place.
    QString done;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool place = text[i] == QLatin1Char('%') && i + 1 < text.size() && text[i + 1].isDigit();
        if (!place) {
            done += text[i];
            continue;
        }
        const int number = text[++i].digitValue();
        if (number >= 1 && number <= error.arguments().size())
            done += error.arguments().at(number - 1);
    }
    return done;
}

} // namespace engine::core
