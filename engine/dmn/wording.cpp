// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/wording.h"

#include "engine/calendar/day_text.h"
#include "engine/dmn/showing.h"

namespace engine::dmn {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t MaxParts = 8; ///< of a list or context that are shown: it is a sentence, not a table

bool isJapanese(const core::Language &language)
{
    return language.tag.startsWith(u"ja"_s);
}

/// Digits in groups of three, but for four digits: those may be a year.
QString grouped(const core::Decimal &number)
{
    const QString text = number.toString();
    if (text.contains(u'E'))
        return text;
    const qsizetype first = text.startsWith(u'-') ? 1 : 0;
    const qsizetype point = text.indexOf(u'.');
    QString whole = point < 0 ? text.mid(first) : text.mid(first, point - first);
    if (whole.size() > 4) {
        for (qsizetype at = whole.size() - 3; at > 0; at -= 3)
            whole.insert(at, u',');
    }
    return text.left(first) + whole + (point < 0 ? QString() : text.mid(point));
}

QString dateText(const feel::Date &date, const core::Language &language)
{
    const auto day = date.toQDate();
    if (!day)
        return feel::Value(date).toString();
    return calendar::dayText(*day, language);
}

QString monthsText(std::int64_t months, const core::Language &language)
{
    const QString years = QString::number(months / 12);
    const QString rest = QString::number(months % 12);
    if (months % 12 == 0 && months != 0)
        return filled(QT_TRANSLATE_NOOP("dmn", "%1 years"), language, {years});
    if (months > -12 && months < 12)
        return filled(QT_TRANSLATE_NOOP("dmn", "%1 months"), language, {rest});
    return filled(QT_TRANSLATE_NOOP("dmn", "%1 years and %2 months"), language, {years, rest});
}

QString durationText(const feel::DaysTimeDuration &duration, const core::Language &language)
{
    const feel::DaysTimeDuration::Wide day = feel::DaysTimeDuration::Wide{86'400} * 1'000'000'000;
    if (duration.nanoseconds % day != 0)
        return feel::Value(duration).toString();
    const auto days = static_cast<qint64>(duration.nanoseconds / day);
    return filled(QT_TRANSLATE_NOOP("dmn", "%1 days"), language, {QString::number(days)});
}

QString quoted(const QString &text, const core::Language &language)
{
    return filled(QT_TRANSLATE_NOOP("dmn", "“%1”"), language, {text});
}

/// Whether a member of a context is worth a word, and has one.
bool isSaid(const QString &name, const feel::Value &value, const WordingPointer &words)
{
    const auto *list = value.as<feel::List>();
    const auto *text = value.as<QString>();
    const WordingPointer member = words ? words->member(name) : nullptr;
    const bool isEmpty = value.isNull() || (list && list->empty()) || (text && text->isEmpty());
    return !isEmpty && (isInOneLanguage(name) || (member && !member->label.isEmpty())) && canBeShown(value, member);
}

QString contextText(const feel::Context &context, const WordingPointer &words, const core::Language &language)
{
    core::LocalText inLanguages; // the words themselves, one member a language
    for (const auto &[name, value] : context.entries()) {
        if (isInOneLanguage(name) && isSaid(name, value, words))
            inLanguages.texts.emplace(name, shown(value, words ? words->member(name) : nullptr, language));
    }
    QStringList parts;
    if (!inLanguages.texts.empty())
        parts += inLanguages.in(language);
    for (const auto &[name, value] : context.entries()) {
        if (isInOneLanguage(name) || !isSaid(name, value, words))
            continue;
        if (std::size_t(parts.size()) == MaxParts) {
            parts += u"…"_s;
            break;
        }
        const WordingPointer member = words ? words->member(name) : nullptr;
        parts += filled(QT_TRANSLATE_NOOP("dmn", "%1: %2"),
                        language,
                        {labelOf(member, name, language), shown(value, member, language)});
    }
    return parts.join(isJapanese(language) ? u"、"_s : u", "_s);
}

} // namespace

WordingPointer Wording::member(const QString &name) const
{
    const auto found = members.find(name);
    return found == members.end() ? nullptr : found->second;
}

WordingPointer merged(const WordingPointer &own, const WordingPointer &other)
{
    if (!own || own->isEmpty())
        return other;
    if (!other || other->isEmpty())
        return own;
    Wording both = *own;
    both.label.texts.insert(other->label.texts.begin(), other->label.texts.end()); // of languages it lacks
    both.unit.texts.insert(other->unit.texts.begin(), other->unit.texts.end());
    if (both.values.empty())
        both.values = other->values;
    if (both.law.isEmpty())
        both.law = other->law;
    for (const auto &[name, words] : other->members)
        both.members.emplace(name, words);
    return std::make_shared<const Wording>(std::move(both));
}

WordingPointer ofValues(const WordingPointer &words)
{
    if (!words || (words->label.isEmpty() && words->law.isEmpty()))
        return words;
    Wording values = *words;
    values.label = {};
    values.law.clear();
    return std::make_shared<const Wording>(std::move(values));
}

QString labelOf(const WordingPointer &words, const QString &name, const core::Language &language)
{
    return words && !words->label.isEmpty() ? words->label.in(language) : name;
}

bool isInOneLanguage(const QString &member)
{
    static const QStringList tags{u"ja"_s, u"ja-x-easy"_s, u"en"_s, u"zh-Hans"_s, u"zh-Hant"_s, u"ko"_s};
    return tags.contains(member);
}

bool isCode(const QString &text)
{
    const auto isLetter = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); };
    return std::any_of(text.begin(), text.end(), isLetter)
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c.unicode() < 0x80; });
}

bool canBeShown(const feel::Value &value, const WordingPointer &words)
{
    if (const auto *text = value.as<QString>()) {
        return !isCode(*text)
            || (words && std::any_of(words->values.begin(), words->values.end(), [&value](const auto &known) { return known.value == value; }));
    }
    if (const auto *list = value.as<feel::List>())
        return std::all_of(list->begin(), list->end(), [&words](const feel::Value &element) { return canBeShown(element, words); });
    if (const auto *context = value.as<feel::Context>()) {
        const auto &entries = context->entries();
        return std::any_of(entries.begin(), entries.end(), [&words](const auto &entry) { return isSaid(entry.first, entry.second, words); });
    }
    return true;
}

QString shown(const feel::Value &value, const WordingPointer &words, const core::Language &language)
{
    if (words) {
        for (const Wording::ValueLabel &known : words->values) {
            if (known.value == value)
                return quoted(known.label.in(language), language);
        }
    }
    if (value.isNull())
        return core::translate("dmn", QT_TRANSLATE_NOOP("dmn", "no value"), language);
    if (const auto *number = value.as<core::Decimal>()) {
        const QString text = grouped(*number);
        if (!words || words->unit.isEmpty())
            return text;
        return filled(QT_TRANSLATE_NOOP("dmn", "%1 %2"), language, {text, words->unit.in(language)});
    }
    if (const auto *flag = value.as<bool>()) {
        return *flag ? core::translate("dmn", QT_TRANSLATE_NOOP("dmn", "yes"), language)
                     : core::translate("dmn", QT_TRANSLATE_NOOP("dmn", "no"), language);
    }
    if (const auto *text = value.as<QString>())
        return quoted(*text, language);
    if (const auto *date = value.as<feel::Date>())
        return dateText(*date, language);
    if (const auto *months = value.as<feel::YearsMonthsDuration>())
        return monthsText(months->months, language);
    if (const auto *duration = value.as<feel::DaysTimeDuration>())
        return durationText(*duration, language);
    if (const auto *context = value.as<feel::Context>())
        return contextText(*context, words, language);
    if (const auto *list = value.as<feel::List>()) {
        if (!canBeShown(value, words))
            return filled(QT_TRANSLATE_NOOP("dmn", "%1 of them"), language, {QString::number(list->size())});
        QStringList parts;
        for (const feel::Value &element : *list) {
            if (std::size_t(parts.size()) == MaxParts) {
                parts += u"…"_s;
                break;
            }
            parts += shown(element, words, language);
        }
        return parts.isEmpty() ? core::translate("dmn", QT_TRANSLATE_NOOP("dmn", "nothing"), language)
                               : enumerated(parts, language);
    }
    return value.toString();
}

QString enumerated(const QStringList &texts, const core::Language &language)
{
    if (isJapanese(language))
        return texts.join(u"、"_s);
    if (texts.size() < 2)
        return texts.join(QString());
    return texts.mid(0, texts.size() - 1).join(u", "_s) + u" and "_s + texts.last();
}

QString filled(const char *source, const core::Language &language, const QStringList &arguments)
{
    const QString pattern = core::translate("dmn", source, language);
    QString done;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool place = pattern[i] == u'%' && i + 1 < pattern.size() && pattern[i + 1].isDigit();
        if (place)
            done += arguments.value(pattern[++i].digitValue() - 1);
        else
            done += pattern[i];
    }
    return done;
}

} // namespace engine::dmn
