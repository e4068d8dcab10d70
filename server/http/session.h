// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/clock.h"
#include "engine/crypto/crypto.h"

#include <QDateTime>
#include <QString>

#include <map>
#include <mutex>
#include <optional>

namespace server::http {

/// Where sessions are kept, by the hash of their id. What `save` has returned from must be there after the
/// process was killed, if people are to stay signed in. Thread-safe.
class SessionStore
{
public:
    virtual ~SessionStore() = default;
    virtual std::optional<QByteArray> load(const QByteArray &hash, const QDateTime &now) = 0;
    virtual void save(const QByteArray &hash, const QByteArray &data, const QDateTime &expires) = 0;
    virtual void remove(const QByteArray &hash) = 0;
};

/// For tests and for a server whose sessions may end with it.
class MemorySessionStore final : public SessionStore
{
public:
    std::optional<QByteArray> load(const QByteArray &hash, const QDateTime &now) override;
    void save(const QByteArray &hash, const QByteArray &data, const QDateTime &expires) override;
    void remove(const QByteArray &hash) override;

private:
    std::mutex m_mutex;
    std::map<QByteArray, std::pair<QByteArray, QDateTime>> m_sessions;
};

/// One encrypted file per session, named by its hash, in a folder of the town. Survives a killed server.
class FileSessionStore final : public SessionStore
{
public:
    FileSessionStore(QString folder, const engine::crypto::SecretKey &key);
    std::optional<QByteArray> load(const QByteArray &hash, const QDateTime &now) override;
    void save(const QByteArray &hash, const QByteArray &data, const QDateTime &expires) override;
    void remove(const QByteArray &hash) override;
    /// Deletes what has expired.
    void sweep(const QDateTime &now);

private:
    QString path(const QByteArray &hash) const;

    QString m_folder;
    engine::crypto::SecretKey m_key;
};

/// What the server remembers of one browser. Belongs to one request; written back when the handler has returned. Nothing is
/// stored for a visitor for whom nothing was set.
class Session
{
public:
    /// The browser sent no session of ours: it is here for the first time, or takes no cookies.
    bool isNew() const { return m_fresh && m_oldHash.isEmpty(); }
    QString value(const QString &key) const;
    void set(const QString &key, const QString &value);
    void remove(const QString &key);
    std::map<QString, QString> values() const { return m_values; }
    /// A new id for the same values; call it whenever somebody signs in.
    void renew();
    /// Forgets everything, under a new id; call it at sign-out.
    void clear();

    /// The token for the hidden field `csrf` of every form; differs per call, holds as long as the id.
    QString csrfToken() const;
    bool csrfHolds(const QString &token) const;

private:
    friend class SessionKeeper;

    QByteArray m_id;
    QByteArray m_oldHash; ///< of the id it came with, to be removed after `renew`
    QByteArray m_csrf;
    std::function<QByteArray(const QByteArray &)> m_csrfOf;
    std::map<QString, QString> m_values;
    QDateTime m_saved;
    bool m_changed = false;
    bool m_fresh = false;         ///< the browser does not know the id yet
    mutable bool m_asked = false; ///< a form was drawn with its token
};

/// Finds the session of a cookie and puts it away again.
class SessionKeeper
{
public:
    /// `secure`: the public address is https, so the cookie may be `__Host-` and Secure.
    SessionKeeper(SessionStore &store, const engine::crypto::SecretKey &key, const engine::core::Clock &clock, bool secure);

    Session open(const std::map<QByteArray, QByteArray> &cookies) const;
    /// Saves what changed; the value of a Set-Cookie field where the browser must learn an id, else empty.
    QByteArray close(Session &session) const;

private:
    QByteArray csrfOf(const QByteArray &id) const;

    SessionStore &m_store; ///< outlives the keeper
    engine::crypto::SecretKey m_key;
    const engine::core::Clock &m_clock; ///< outlives the keeper
    bool m_secure;
};

} // namespace server::http
