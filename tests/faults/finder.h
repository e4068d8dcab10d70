// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/faults/proof_town.h"

namespace tests {

/// Looks for a text in everything that a town keeps, with every key of the town at hand: each cell of each table, each file of
/// the folder, as it stands and decrypted with each key (without asking whether the ciphertext is authentic or where it
/// belongs), written in UTF-8, in UTF-16 or in base64 within something else; and in the raw bytes of database and logs: those of the folder,
/// and where the town is kept on a server (tests/with_postgres) those of its database, of the server's write-ahead log and of what it says.
class Finder
{
public:
    /// `folder` is a town's, or a copy of one.
    explicit Finder(const QString &folder);

    struct Found
    {
        QString text;
        QString place;   ///< `table.column`, `file NAME` or `raw NAME`
        QByteArray cell; ///< as it lies there, still encrypted; empty for raw files
    };
    std::vector<Found> find(const std::vector<QString> &texts);
    /// Which of these cells lie in any file raw, or any part of 32 bytes out of sixteen.
    std::set<QByteArray> lyingRaw(const std::vector<QByteArray> &cells) const;
    std::size_t keys() const { return m_keys.size(); }

private:
    struct Cell { QString place; QByteArray bytes; };
    std::vector<QByteArray> readings(const QByteArray &cell) const;
    void readKeys();
    void readCells();
    void readServer(const QString &address);
    void readFiles(const QString &folder, const QString &called);

    QString m_folder;
    std::set<QByteArray> m_keys;
    std::optional<engine::crypto::SealKeyPair> m_inner;
    std::vector<Cell> m_cells;
    std::map<QString, QByteArray> m_raw;
};

/// The places of what was found, each once.
std::set<QString> placesOf(const std::vector<Finder::Found> &found);

} // namespace tests
