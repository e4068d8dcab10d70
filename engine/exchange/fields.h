// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/exchange/messages.h"

namespace engine::exchange {

/// Reads the members of one JSON object and remembers the first that is missing or of a wrong kind, so
/// that a reader is one straight list and is asked once at its end.
class Fields
{
public:
    Fields(const core::Json &json, QString what);

    QString text(const QString &name);            ///< must be there
    QString textOr(const QString &name, const QString &otherwise = {});
    qint64 integer(const QString &name);
    bool flag(const QString &name);
    QDateTime instant(const QString &name);       ///< must be there and be one
    std::optional<QDate> day(const QString &name); ///< null: none
    QByteArray bytes(const QString &name);        ///< base64
    feel::Context context(const QString &name);
    std::vector<QString> texts(const QString &name);
    const core::Json &json(const QString &name);
    const core::Json::Array &array(const QString &name);

    void fail(const QString &name);
    bool failed() const { return m_fault.has_value(); }
    core::Error error() const;
    /// `value`, or the first fault.
    template <typename T> core::Result<T> done(T value) const
    {
        if (m_fault)
            return error();
        return value;
    }

private:
    const core::Json &m_json;
    QString m_what;
    std::optional<QString> m_fault;
};

} // namespace engine::exchange
