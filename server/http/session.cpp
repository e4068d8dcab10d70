// SPDX-License-Identifier: Apache-2.0
#include "server/http/session.h"

#include "engine/core/json.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;
using engine::core::Json;

namespace server::http {

namespace {

/// WCAG 2.2.1 exempts limits above 20 hours from warnings.
constexpr qint64 lifetimeSeconds = 21 * 60 * 60;
constexpr qint64 refreshSeconds = 10 * 60;
constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray newId()
{
    return engine::crypto::randomBytes(32).toBase64(encoding);
}

} // namespace

std::optional<QByteArray> MemorySessionStore::load(const QByteArray &hash, const QDateTime &now)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_sessions.find(hash);
    if (found == m_sessions.end() || found->second.second <= now)
        return {};
    return found->second.first;
}

void MemorySessionStore::save(const QByteArray &hash, const QByteArray &data, const QDateTime &expires)
{
    const std::lock_guard lock(m_mutex);
    m_sessions[hash] = {data, expires};
}

void MemorySessionStore::remove(const QByteArray &hash)
{
    const std::lock_guard lock(m_mutex);
    m_sessions.erase(hash);
}

FileSessionStore::FileSessionStore(QString folder, const engine::crypto::SecretKey &key)
    : m_folder(std::move(folder)), m_key(key.derive("sessions"))
{
    QDir().mkpath(m_folder);
}

QString FileSessionStore::path(const QByteArray &hash) const
{
    return m_folder + u'/' + QString::fromLatin1(hash.toHex());
}

std::optional<QByteArray> FileSessionStore::load(const QByteArray &hash, const QDateTime &now)
{
    QFile file(path(hash));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto plain = engine::crypto::decrypt(m_key, file.readAll(), hash);
    if (!plain)
        return {};
    const qsizetype line = plain->indexOf('\n');
    if (line < 0 || plain->left(line).toLongLong() <= now.toSecsSinceEpoch())
        return {};
    return plain->mid(line + 1);
}

void FileSessionStore::save(const QByteArray &hash, const QByteArray &data, const QDateTime &expires)
{
    const QByteArray plain = QByteArray::number(expires.toSecsSinceEpoch()) + '\n' + data;
    QSaveFile file(path(hash));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(engine::crypto::encrypt(m_key, plain, hash));
        file.commit();
    }
}

void FileSessionStore::remove(const QByteArray &hash)
{
    QFile::remove(path(hash));
}

void FileSessionStore::sweep(const QDateTime &now)
{
    const QStringList names = QDir(m_folder).entryList(QDir::Files);
    for (const QString &name : names) {
        const QByteArray hash = QByteArray::fromHex(name.toLatin1());
        if (hash.size() == 32 && !load(hash, now))
            remove(hash);
    }
}

QString Session::value(const QString &key) const
{
    const auto found = m_values.find(key);
    return found == m_values.end() ? QString() : found->second;
}

void Session::set(const QString &key, const QString &value)
{
    if (this->value(key) == value)
        return;
    m_values[key] = value;
    m_changed = true;
}

void Session::remove(const QString &key)
{
    if (m_values.erase(key) > 0)
        m_changed = true;
}

void Session::renew()
{
    if (!m_fresh && m_oldHash.isEmpty())
        m_oldHash = engine::crypto::sha256(m_id);
    m_id = newId();
    m_csrf = m_csrfOf(m_id);
    m_fresh = true;
    m_changed = true;
}

void Session::clear()
{
    m_values.clear();
    renew();
}

QString Session::csrfToken() const
{
    // Masked anew each time, so that a compressed page gives nothing away (BREACH).
    m_asked = true;
    const QByteArray mask = engine::crypto::randomBytes(m_csrf.size());
    QByteArray masked = m_csrf;
    for (qsizetype i = 0; i < masked.size(); ++i)
        masked[i] = static_cast<char>(masked[i] ^ mask[i]);
    return QString::fromLatin1((mask + masked).toBase64(encoding));
}

bool Session::csrfHolds(const QString &token) const
{
    if (m_fresh)
        return false; // the browser sent no session of ours
    const QByteArray bytes = QByteArray::fromBase64(token.toLatin1(), encoding);
    const qsizetype size = m_csrf.size();
    if (bytes.size() != 2 * size)
        return false;
    QByteArray plain = bytes.mid(size);
    for (qsizetype i = 0; i < size; ++i)
        plain[i] = static_cast<char>(plain[i] ^ bytes[i]);
    return engine::crypto::equal(plain, m_csrf);
}

SessionKeeper::SessionKeeper(SessionStore &store, const engine::crypto::SecretKey &key,
                             const engine::core::Clock &clock, bool secure)
    : m_store(store), m_key(key.derive("csrf")), m_clock(clock), m_secure(secure)
{
}

QByteArray SessionKeeper::csrfOf(const QByteArray &id) const
{
    return engine::crypto::hmacSha256(m_key.bytes(), id);
}

Session SessionKeeper::open(const std::map<QByteArray, QByteArray> &cookies) const
{
    Session session;
    session.m_csrfOf = [this](const QByteArray &id) { return csrfOf(id); };
    const auto cookie = cookies.find(m_secure ? "__Host-todoke" : "todoke");
    // 43 characters of ours; anything else is not looked up.
    if (cookie != cookies.end() && cookie->second.size() == 43) {
        session.m_id = cookie->second;
        const QDateTime now = m_clock.now();
        if (const auto data = m_store.load(engine::crypto::sha256(session.m_id), now)) {
            if (const auto json = Json::parse(*data)) {
                session.m_saved = QDateTime::fromSecsSinceEpoch((*json)["saved"_L1].toInteger(), Qt::UTC);
                // A clock that was years ahead makes no session that lasts for years.
                const bool isOfNow = session.m_saved <= now.addSecs(lifetimeSeconds);
                for (const auto &[key, value] : isOfNow ? (*json)["values"_L1].toObject() : Json::Object())
                    session.m_values[key] = value.toString();
            }
        }
    } else {
        session.m_id = newId();
        session.m_fresh = true;
    }
    session.m_csrf = csrfOf(session.m_id);
    return session;
}

QByteArray SessionKeeper::close(Session &session) const
{
    const QDateTime now = m_clock.now();
    const bool stale = !session.m_values.empty() && session.m_saved.secsTo(now) > refreshSeconds;
    if (!session.m_oldHash.isEmpty())
        m_store.remove(session.m_oldHash);
    if (session.m_changed || stale) {
        const QByteArray hash = engine::crypto::sha256(session.m_id);
        if (session.m_values.empty()) {
            m_store.remove(hash);
        } else {
            Json values{Json::Object{}};
            for (const auto &[key, value] : session.m_values)
                values.set(key, value);
            Json data;
            data.set(u"saved"_s, now.toSecsSinceEpoch()).set(u"values"_s, values);
            m_store.save(hash, data.canonical(), now.addSecs(lifetimeSeconds));
        }
    }
    if (!session.m_fresh || (!session.m_changed && !session.m_asked))
        return {};
    const QByteArray rest = session.m_id + "; Path=/; HttpOnly; SameSite=Lax";
    return m_secure ? "__Host-todoke=" + rest + "; Secure" : "todoke=" + rest;
}

} // namespace server::http
