// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/finder.h"

#include "engine/store/town_address.h"
#include "tests/faults/raw_database.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <sodium.h>

#include <cstring>
#include <unordered_map>

namespace tests {

using engine::crypto::SecretKey;

namespace {

/// What the sources name as purposes of keys: a new table of the intake joins by itself.
std::set<QByteArray> purposes()
{
    static const QRegularExpression pattern(uR"re((?:derive|seal|sealBytes|openBytes|open|encrypt)\((?:[\w.]+, )?"([a-z -]+)")re"_s);
    std::set<QByteArray> found;
    for (const QString &room : {u"engine"_s, u"server"_s}) {
        QDirIterator walk(QStringLiteral(TODOKE_SOURCE_DIR "/") + room, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString source = QString::fromUtf8(readAll(walk.next()));
            for (auto match = pattern.globalMatch(source); match.hasNext();)
                found.insert(match.next().captured(1).toUtf8());
        }
    }
    return found;
}

/// The stream under XChaCha20-Poly1305, without its tag: whoever has the key needs no more.
QByteArray streamed(const QByteArray &key, const QByteArray &cipher)
{
    constexpr qsizetype nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr qsizetype tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (cipher.size() <= nonceBytes + tagBytes)
        return {};
    const auto *bytes = reinterpret_cast<const unsigned char *>(cipher.constData());
    QByteArray plain(cipher.size() - nonceBytes - tagBytes, Qt::Uninitialized);
    crypto_stream_xchacha20_xor_ic(reinterpret_cast<unsigned char *>(plain.data()), bytes + nonceBytes, static_cast<unsigned long long>(plain.size()), bytes, 1,
                                   reinterpret_cast<const unsigned char *>(key.constData()));
    return plain;
}

/// A text as it may stand within something else.
std::vector<QByteArray> written(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    std::vector<QByteArray> all{utf8, QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2)};
    for (qsizetype shift = 0; shift < 3; ++shift) {
        const qsizetype whole = (utf8.size() - shift) / 3 * 3;
        if (whole >= 9)
            all.push_back(utf8.mid(shift, whole).toBase64());
    }
    return all;
}

} // namespace

Finder::Finder(const QString &folder) : m_folder(folder)
{
    if (sodium_init() < 0)
        qFatal("no libsodium");
    readCells();
    readKeys();
}

void Finder::readCells()
{
    const QString address = engine::store::townAddress(m_folder);
    if (engine::store::Database::isServer(address)) {
        readServer(address);
    } else {
        RawDatabase database(m_folder + u"/town.sqlite"_s);
        for (const Table &table : database.tables()) {
            for (const Cells &row : table.rows) {
                for (std::size_t column = 0; column < table.columns.size(); ++column) {
                    const QVariant &cell = row[column];
                    m_cells.push_back({table.name + u'.' + table.columns[column], cell.typeId() == QMetaType::QString ? cell.toString().toUtf8() : cell.toByteArray()});
                }
            }
        }
    }
    readFiles(m_folder, {});
    for (const auto &[name, bytes] : m_raw) {
        if (!name.startsWith(u"town.sqlite") && !name.startsWith(u"keys/") && !name.startsWith(u"server/"))
            m_cells.push_back({u"file "_s + name, bytes});
    }
}

void Finder::readServer(const QString &address)
{
    const auto database = engine::store::Database::open(address);
    if (!database)
        qFatal("no database");
    QString number; // of the folder of its files
    const auto read = (*database)->read([&](engine::store::Connection &connection) -> engine::core::Result<void> {
        const auto tables = connection.tables();
        if (!tables)
            return tables.error();
        const auto own = connection.stream("SELECT oid::bigint FROM pg_database WHERE datname = current_database()", [&](const engine::store::Row &row) -> engine::core::Result<void> {
            number = row.text(0);
            return {};
        });
        if (!own)
            return own;
        for (const QString &table : *tables) {
            const auto rows = connection.stream("SELECT * FROM " + table.toUtf8(), [&](const engine::store::Row &row) -> engine::core::Result<void> {
                for (int column = 0; column < row.columns(); ++column) {
                    const engine::store::Parameter value = row.value(column);
                    const auto *text = std::get_if<QString>(&value);
                    const auto *blob = std::get_if<QByteArray>(&value);
                    if (text || blob)
                        m_cells.push_back({table + u'.' + row.columnName(column), text ? text->toUtf8() : *blob});
                }
                return {};
            });
            if (!rows)
                return rows;
        }
        return {};
    });
    if (!read)
        qFatal("cannot read the server: %s", qPrintable(engine::core::sentence(read.error(), {u"en"_s})));
    const QString folder = qEnvironmentVariable("TODOKE_TEST_POSTGRES_FOLDER");
    if (folder.isEmpty() || number.isEmpty())
        qFatal("run with tests/with_postgres");
    readFiles(folder + u"/data/base/"_s + number, u"server/base/"_s);
    readFiles(folder + u"/data/pg_wal"_s, u"server/pg_wal/"_s);
    m_raw[u"server/log"_s] = readAll(folder + u"/log"_s);
}

void Finder::readFiles(const QString &folder, const QString &called)
{
    QDirIterator walk(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        QFile file(path); // a server's may be gone by now
        if (file.open(QIODevice::ReadOnly))
            m_raw[called + path.mid(folder.size() + 1)] = file.readAll();
    }
}

void Finder::readKeys()
{
    std::vector<SecretKey> secrets;
    QDirIterator walk(m_folder + u"/keys"_s, {u"*.key"_s}, QDir::Files);
    while (walk.hasNext()) {
        const QByteArray bytes = QByteArray::fromHex(readAll(walk.next()).trimmed());
        if (walk.fileName() == u"inner.key") {
            m_inner = *engine::crypto::SealKeyPair::fromBytes(bytes);
        } else if (const auto key = SecretKey::fromBytes(bytes)) {
            secrets.push_back(*key);
        }
    }
    const std::set<QByteArray> names = purposes();
    for (const SecretKey &secret : secrets) {
        m_keys.insert(secret.bytes());
        for (const QByteArray &purpose : names)
            m_keys.insert(secret.derive(purpose).bytes());
    }
    const auto town = SecretKey::fromBytes(QByteArray::fromHex(readAll(m_folder + u"/keys/town.key"_s).trimmed()));
    const QByteArray wrap = engine::store::TownKeys::from(*town).wrap.bytes();
    for (const Cell &cell : m_cells) {
        if (cell.place == u"case_key.wrapped")
            m_keys.insert(streamed(wrap, cell.bytes));
    }
}

std::vector<QByteArray> Finder::readings(const QByteArray &cell) const
{
    std::vector<QByteArray> all{cell};
    for (const QByteArray &key : m_keys)
        all.push_back(streamed(key, cell));
    if (const auto opened = m_inner->open(cell))
        all.push_back(*opened);
    return all;
}

std::vector<Finder::Found> Finder::find(const std::vector<QString> &texts)
{
    std::vector<Found> found;
    std::vector<std::vector<QByteArray>> needles;
    for (const QString &text : texts)
        needles.push_back(written(text));
    const auto stands = [](const QByteArray &bytes, const std::vector<QByteArray> &forms) {
        return std::any_of(forms.begin(), forms.end(), [&](const QByteArray &form) { return bytes.contains(form); });
    };
    for (const Cell &cell : m_cells) {
        const std::vector<QByteArray> plains = readings(cell.bytes);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (std::any_of(plains.begin(), plains.end(), [&](const QByteArray &plain) { return stands(plain, needles[i]); }))
                found.push_back({texts[i], cell.place, cell.bytes});
        }
    }
    for (const auto &[name, bytes] : m_raw) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (stands(bytes, needles[i]))
                found.push_back({texts[i], u"raw "_s + name, {}});
        }
    }
    return found;
}

std::set<QString> placesOf(const std::vector<Finder::Found> &found)
{
    std::set<QString> places;
    for (const Finder::Found &one : found)
        places.insert(one.place);
    return places;
}

std::set<QByteArray> Finder::lyingRaw(const std::vector<QByteArray> &cells) const
{
    // Long cells go over several pages, so their parts count too. All parts are looked for in one pass, by their first eight bytes.
    constexpr qsizetype part = 32;
    const auto beginOf = [](const char *bytes) {
        quint64 begin = 0;
        std::memcpy(&begin, bytes, sizeof begin);
        return begin;
    };
    std::unordered_multimap<quint64, std::pair<std::size_t, qsizetype>> parts; // cell and place in it
    std::vector<bool> mayBegin(1 << 16);
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        for (qsizetype at = 0; at + part <= cells[cell].size(); at += std::max(part, cells[cell].size() / 16)) {
            const quint64 begin = beginOf(cells[cell].constData() + at);
            parts.emplace(begin, std::pair(cell, at));
            mayBegin[begin & 0xffff] = true;
        }
    }
    std::set<QByteArray> lying;
    for (const auto &[name, raw] : m_raw) {
        for (qsizetype at = 0; at + part <= raw.size(); ++at) {
            const quint64 begin = beginOf(raw.constData() + at);
            if (!mayBegin[begin & 0xffff])
                continue;
            const auto [first, last] = parts.equal_range(begin);
            for (auto found = first; found != last; ++found) {
                const auto [cell, place] = found->second;
                if (std::memcmp(raw.constData() + at, cells[cell].constData() + place, part) == 0)
                    lying.insert(cells[cell]);
            }
        }
    }
    return lying;
}

} // namespace tests
