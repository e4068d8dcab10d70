// SPDX-License-Identifier: Apache-2.0
#include "server/mail/mailer.h"

#include <QLocale>

using namespace Qt::StringLiterals;
using engine::core::Error;

namespace server::mail {

engine::core::ErrorText errorText(MailError id)
{
    switch (id) {
    case MailError::NotAnAddress:
        return {"mail", "NotAnAddress", QT_TRANSLATE_NOOP("mail", "expected one e-mail address")};
    case MailError::LineBreak:
        return {"mail", "LineBreak", QT_TRANSLATE_NOOP("mail", "a line break or control character in %1 of a mail")};
    case MailError::CannotWrite:
        return {"mail", "CannotWrite", QT_TRANSLATE_NOOP("mail", "the mail could not be written: %1")};
    case MailError::NotDelivered:
        return {"mail", "NotDelivered", QT_TRANSLATE_NOOP("mail", "the mail server did not take the mail: %1")};
    }
    Q_UNREACHABLE();
}

namespace {

bool hasControl(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) {
        return c.unicode() < 0x20 || c.unicode() == 0x7f || c.unicode() == 0x85 || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
    });
}

bool isAddress(const QString &text)
{
    static const QRegularExpression pattern(
        uR"(\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?\z)"_s);
    return pattern.match(text).hasMatch();
}

/// Encoded words of RFC 2047, cut between characters so that each is whole.
QByteArray encoded(const QString &text)
{
    QByteArrayList words;
    QByteArray bytes;
    const auto flush = [&] {
        if (!bytes.isEmpty())
            words << "=?UTF-8?B?" + bytes.toBase64() + "?=";
        bytes.clear();
    };
    for (const uint point : text.toUcs4()) {
        const char32_t character = point;
        const QByteArray more = QString::fromUcs4(&character, 1).toUtf8();
        if (bytes.size() + more.size() > 42)
            flush();
        bytes += more;
    }
    flush();
    return words.join("\r\n ");
}

QByteArray folded(const QByteArray &base64)
{
    QByteArray lines;
    for (qsizetype i = 0; i < base64.size(); i += 76)
        lines += base64.mid(i, 76) + "\r\n";
    return lines;
}

} // namespace

engine::core::Result<QByteArray> write(const Message &message, const QString &from)
{
    if (!isAddress(message.to) || !isAddress(from))
        return MailError::NotAnAddress;
    if (hasControl(message.subject))
        return Error(MailError::LineBreak, {u"subject"_s});
    if (hasControl(message.id) || message.id.contains(u'>') || message.id.contains(u' '))
        return Error(MailError::LineBreak, {u"id"_s});
    const QByteArray domain = from.section(u'@', 1).toLatin1();
    QByteArray bytes;
    bytes += "Date: " + QLocale::c().toString(message.at.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss '+0000'"_s).toLatin1() + "\r\n";
    bytes += "From: " + from.toLatin1() + "\r\n";
    bytes += "To: " + message.to.toLatin1() + "\r\n";
    bytes += "Subject: " + encoded(message.subject) + "\r\n";
    bytes += "Message-ID: <" + message.id.toUtf8().toPercentEncoding() + "@" + domain + ">\r\n";
    bytes += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
             "Content-Transfer-Encoding: base64\r\n\r\n";
    QString text = message.text;
    text.replace(u"\r\n"_s, u"\n"_s).replace(u"\n"_s, u"\r\n"_s);
    return bytes + folded(text.toUtf8().toBase64());
}

Message read(const QByteArray &bytes)
{
    Message message;
    const qsizetype split = bytes.indexOf("\r\n\r\n");
    QByteArray head = bytes.left(split);
    head.replace("?=\r\n =?UTF-8?B?", "?= =?UTF-8?B?");
    const QByteArrayList lines = head.split('\n');
    for (const QByteArray &raw : lines) {
        const QByteArray line = raw.trimmed();
        const qsizetype colon = line.indexOf(": ");
        const QByteArray name = line.left(colon);
        const QByteArray value = line.mid(colon + 2);
        if (name == "To")
            message.to = QString::fromLatin1(value);
        else if (name == "Date")
            message.at = QLocale::c().toDateTime(QString::fromLatin1(value.left(value.size() - 6)), u"ddd, dd MMM yyyy HH:mm:ss"_s);
        else if (name == "Message-ID")
            message.id = QString::fromUtf8(QByteArray::fromPercentEncoding(value.mid(1, value.lastIndexOf('@') - 1)));
        else if (name == "Subject") {
            const QByteArrayList words = value.split(' ');
            for (const QByteArray &word : words)
                message.subject += QString::fromUtf8(QByteArray::fromBase64(word.mid(10, word.size() - 12)));
        }
    }
    message.at.setTimeSpec(Qt::UTC);
    message.text = QString::fromUtf8(QByteArray::fromBase64(bytes.mid(split + 4))).replace(u"\r\n"_s, u"\n"_s);
    return message;
}

} // namespace server::mail
