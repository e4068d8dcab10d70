// SPDX-License-Identifier: Apache-2.0
#include "server/mail/mailer.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <Poco/Net/MailRecipient.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SMTPClientSession.h>

#include <sstream>

using namespace Qt::StringLiterals;
using engine::core::Error;
using engine::core::Result;

namespace server::mail {

FileMailer::FileMailer(QString folder, QString from) : m_folder(std::move(folder)), m_from(std::move(from))
{
    QDir().mkpath(m_folder);
}

Result<void> FileMailer::send(const Message &message)
{
    const auto bytes = write(message, m_from);
    if (!bytes)
        return bytes.error();
    QString name = message.id;
    static const QRegularExpression unsafe(u"[^A-Za-z0-9_-]"_s);
    name.replace(unsafe, u"_"_s);
    QSaveFile file(m_folder + u'/' + message.at.toUTC().toString(u"yyyyMMdd-HHmmss-zzz-"_s) + name.left(80) + u".eml"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
        return Error(MailError::CannotWrite, {file.errorString()});
    return {};
}

std::vector<Message> FileMailer::mails() const
{
    std::vector<Message> found;
    const QStringList names = QDir(m_folder).entryList({u"*.eml"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(m_folder + u'/' + name);
        if (file.open(QIODevice::ReadOnly))
            found.push_back(read(file.readAll()));
    }
    return found;
}

Result<void> SmtpMailer::send(const Message &message)
{
    const auto bytes = write(message, m_settings.from);
    if (!bytes)
        return bytes.error();
    try {
        Poco::Net::SMTPClientSession session(m_settings.host.toStdString(), m_settings.port);
        session.setTimeout(Poco::Timespan(20, 0));
        if (m_settings.user.isEmpty())
            session.login();
        else
            session.login(Poco::Net::SMTPClientSession::AUTH_PLAIN, m_settings.user.toStdString(), m_settings.password.toStdString());
        std::string answer;
        const auto expect = [&](int status, const char *step) {
            if (status / 100 > 3)
                throw Poco::Net::SMTPException(step, answer, status);
        };
        expect(session.sendCommand("MAIL FROM:", "<" + m_settings.from.toStdString() + ">", answer), "MAIL FROM");
        expect(session.sendCommand("RCPT TO:", "<" + message.to.toStdString() + ">", answer), "RCPT TO");
        expect(session.sendCommand("DATA", answer), "DATA");
        // Base64 lines and our own headers never begin with a dot, so nothing needs stuffing.
        expect(session.sendCommand(bytes->toStdString() + ".", answer), "end of data");
        session.close();
    } catch (const Poco::Exception &failure) {
        return Error(MailError::NotDelivered, {QString::fromStdString(failure.displayText())});
    }
    return {};
}

} // namespace server::mail
