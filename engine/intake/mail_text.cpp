// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/mail_text.h"

#include "engine/core/sentence.h"

using namespace Qt::StringLiterals;

namespace engine::intake {

namespace {

struct Texts
{
    const char *subject;
    const char *text;
};

/// %1 town, %2 link, %3 receipt number, %4 time.
Texts texts(MailKind kind)
{
    switch (kind) {
    case MailKind::Welcome:
        return {QT_TRANSLATE_NOOP("intake", "%1: your account"),
                QT_TRANSLATE_NOOP("intake", "An account with this e-mail address was made at %1.\n\n%2\n\nIf it was not you, ask for a new password on the sign-in page; then the account is yours.\n")};
    case MailKind::NewPassword:
        return {QT_TRANSLATE_NOOP("intake", "%1: a new password"),
                QT_TRANSLATE_NOOP("intake", "Somebody asked for a new password for your account at %1. To set one, open this page until %4:\n\n%2\n\nIf it was not you, do nothing.\n")};
    case MailKind::Paused:
        return {QT_TRANSLATE_NOOP("intake", "%1: signing in is paused"),
                QT_TRANSLATE_NOOP("intake", "A wrong password was typed for your account at %1 several times. Nobody can sign in to it until %4.\n\nIf it was you, wait, or set a new password from this page:\n%2\n\nIf it was not you, your password was not guessed, and you need not do anything.\n")};
    case MailKind::Arrived:
        return {QT_TRANSLATE_NOOP("intake", "%1: your application has arrived (%3)"),
                QT_TRANSLATE_NOOP("intake", "Your application arrived at %1 on %4. Receipt number: %3\n\nYou can follow it here:\n%2\n")};
    case MailKind::News:
        return {QT_TRANSLATE_NOOP("intake", "%1: there is news about %3"),
                QT_TRANSLATE_NOOP("intake", "There is news about your application %3 at %1. Please look here:\n%2\n")};
    }
    Q_UNREACHABLE();
}

QString filled(const char *source, const QString &language, const MailArguments &arguments)
{
    const QString text = core::translate("intake", source, {language});
    const QStringList values{arguments.town, arguments.link, arguments.receipt, arguments.when};
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int digit = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (digit < 1 || digit > values.size()) {
            out += text[i];
            continue;
        }
        out += values[digit - 1];
        ++i;
    }
    return out;
}

} // namespace

bool isEmail(const QString &text)
{
    static const QRegularExpression shape(uR"(^[^\s@"<>(),:;\\\[\]]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\z)"_s);
    const bool plain = std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint() && c.unicode() < 0x7F; });
    const QString domain = text.section(u'@', 1);
    return plain && text.size() <= 254 && shape.match(text).hasMatch() && !text.contains(u".."_s)
        && (domain.contains(u'.') || domain == u"localhost"_s);
}

core::Result<void> addMail(const Desk &desk, IntakeRows &rows, MailKind kind, const QString &to, const QString &language,
                           const MailArguments &arguments)
{
    if (!isEmail(to))
        return {};
    MailArguments all = arguments;
    all.town = desk.settings.townName.in({language}).simplified();
    const Texts sentences = texts(kind);
    const QString id = crypto::randomId();
    const core::Json content(core::Json::Object{{u"to"_s, to},
                                                {u"subject"_s, filled(sentences.subject, language, all)},
                                                {u"text"_s, filled(sentences.text, language, all)}});
    return rows.put(rows::Mail{id, all.receipt, desk.seal("mail", id, content), 0, desk.now()});
}

} // namespace engine::intake
