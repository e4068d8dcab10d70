// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/clock.h"
#include "engine/core/result.h"

#include <QString>

#include <vector>

namespace server::mail {

enum class MailError { NotAnAddress, LineBreak, CannotWrite, NotDelivered };
engine::core::ErrorText errorText(MailError id);

struct Message
{
    QString id; ///< unique and the same at every try; becomes the Message-ID
    QString to; ///< one plain address
    QString subject;
    QString text;
    QDateTime at;
};

/// Sends one mail, or says why not. Any thread.
class Mailer
{
public:
    virtual ~Mailer() = default;
    virtual engine::core::Result<void> send(const Message &message) = 0;
};

/// Writes each mail as `ID.eml` into a folder of the town: the demonstration's letter box.
class FileMailer final : public Mailer
{
public:
    FileMailer(QString folder, QString from);
    engine::core::Result<void> send(const Message &message) override;
    /// What lies in the folder, oldest first.
    std::vector<Message> mails() const;

private:
    QString m_folder;
    QString m_from;
};

struct SmtpSettings
{
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 25;
    QString user; ///< empty: no sign-in
    QString password;
    QString from;
};

/// Hands mails to the town's mail server.
class SmtpMailer final : public Mailer
{
public:
    explicit SmtpMailer(SmtpSettings settings) : m_settings(std::move(settings)) {}
    engine::core::Result<void> send(const Message &message) override;

private:
    SmtpSettings m_settings;
};

/// The message as RFC 5322 text with CRLF. Refuses line breaks and control characters in what becomes a header, and
/// anything that is not one plain address: the one place where injected headers end.
engine::core::Result<QByteArray> write(const Message &message, const QString &from);
/// Reads back what `write` wrote.
Message read(const QByteArray &bytes);

} // namespace server::mail
