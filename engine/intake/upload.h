// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/crypto/chunks.h"
#include "engine/intake/drafts.h"
#include "engine/intake/file_scanner.h"

#include <QStringDecoder>

namespace engine::intake {

/// A file on its way into a draft: encrypted as it comes, and put away chunk by chunk in short transactions. It is the draft's when it is kept;
/// what is not kept goes again. One thread at a time.
class Upload
{
public:
    /// For Drafts::receive. `limit`: bytes.
    Upload(Desk &desk, Visitor visitor, QString draft, QString path, QString name, qint64 limit);
    ~Upload();
    Upload(const Upload &) = delete;
    Upload &operator=(const Upload &) = delete;

    /// Refuses what is too large as soon as it is.
    core::Result<void> add(QByteArrayView piece);
    /// All of it has come: it takes the place of the file that the field had before.
    core::Result<forms::check::SentFile> keep();

private:
    core::Result<void> putMade();
    core::Result<void> put(IntakeRows &rows);

    Desk &m_desk;
    Visitor m_visitor;
    QString m_draft;
    QString m_path;
    QString m_name;
    qint64 m_limit;
    QString m_content = crypto::randomId();
    crypto::SecretKey m_key = crypto::SecretKey::generate();
    crypto::ChunkMaker m_chunks;
    crypto::Sha256 m_sum;
    std::unique_ptr<FileScan> m_scan; ///< none: nobody looks into files
    QByteArray m_head;
    QStringDecoder m_text{QStringDecoder::Utf8};
    bool m_isText = true;
    bool m_isBegun = false;
    bool m_isKept = false;
};

} // namespace engine::intake
