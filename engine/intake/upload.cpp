// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/upload.h"

#include "engine/intake/draft_row.h"
#include "engine/intake/file_name.h"
#include "engine/intake/intake_error.h"
#include "forms/fields/file_limit.h"

using namespace Qt::StringLiterals;

namespace engine::intake {

namespace {

constexpr qsizetype headBytes = 512;  ///< which its kind is told by
constexpr qsizetype chunksAtOnce = 4; ///< others' transactions wait no longer than for these
constexpr qint64 mib = 1024 * 1024;

/// A name for people, never a path: the last part, without control and direction characters.
QString cleanName(const QString &name)
{
    QString out;
    for (const QChar c : name.section(u'/', -1).section(u'\\', -1)) {
        const bool steers = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        const bool variant = c.isSurrogate() || (c.unicode() >= 0xFE00 && c.unicode() <= 0xFE0F);
        if (!steers || variant)
            out += c;
    }
    out = out.trimmed().right(200);
    return out.isEmpty() ? u"file"_s : out;
}

/// The media type that the bytes show.
QString sniffed(const QByteArray &head, bool isText)
{
    if (head.startsWith("%PDF-"))
        return u"application/pdf"_s;
    if (head.startsWith("\xFF\xD8\xFF"))
        return u"image/jpeg"_s;
    if (head.startsWith("\x89PNG\r\n\x1A\n"))
        return u"image/png"_s;
    if (head.startsWith("GIF87a") || head.startsWith("GIF89a"))
        return u"image/gif"_s;
    if (head.startsWith(QByteArray("II*\0", 4)) || head.startsWith(QByteArray("MM\0*", 4)))
        return u"image/tiff"_s;
    if (head.mid(4, 8) == "ftypheic" || head.mid(4, 8) == "ftypmif1")
        return u"image/heic"_s;
    if (head.startsWith("PK\x03\x04"))
        return head.contains("application/vnd.etsi.asic-e+zip") ? u"application/vnd.etsi.asic-e+zip"_s : u"application/zip"_s;
    const QByteArray start = (head.startsWith("\xEF\xBB\xBF") ? head.mid(3) : head).trimmed();
    if (start.startsWith("<?xml"))
        return u"application/xml"_s;
    if (start.left(14).toLower().startsWith("<!doctype html") || start.left(5).toLower() == "<html")
        return u"text/html"_s;
    return isText && !head.startsWith("\xEF\xBB\xBF") ? u"text/plain"_s : u"application/octet-stream"_s;
}

/// Files in fields that take more than is usual have a limit of their own, and don't count against that of all.
bool countsForAll(const Desk &desk, const forms::model::Form &form, const QString &path)
{
    const forms::model::Field *field = form.field(forms::model::withoutIndexes(path));
    return !field || forms::fields::fileLimit(*field) <= desk.settings.fileBytes;
}

} // namespace

core::Result<std::unique_ptr<Upload>> Drafts::receive(const Visitor &visitor, const QString &draft, const QString &path, const QString &name)
{
    const auto form = formOf(visitor, draft);
    if (!form)
        return form.error();
    const forms::model::Field *field = (*form)->field(forms::model::withoutIndexes(path));
    if (!field)
        return core::Error(IntakeError::NoSuchField, {path});
    if (field->kind != u"file"_s)
        return core::Error(IntakeError::NotAFileField, {path});
    return std::make_unique<Upload>(m_desk, visitor, draft, path, name, forms::fields::fileLimit(*field));
}

core::Result<forms::check::SentFile> Drafts::addFile(const Visitor &visitor, const QString &draft, const QString &path, const QString &name,
                                                     const QByteArray &content)
{
    const auto upload = receive(visitor, draft, path, name);
    if (!upload)
        return upload.error();
    if (const auto added = (*upload)->add(content); !added)
        return added.error();
    return (*upload)->keep();
}

Upload::Upload(Desk &desk, Visitor visitor, QString draft, QString path, QString name, qint64 limit)
    : m_desk(desk), m_visitor(std::move(visitor)), m_draft(std::move(draft)), m_path(std::move(path)), m_name(cleanName(name)), m_limit(limit),
      m_chunks(m_key, m_content.toUtf8()), m_scan(m_desk.services.scanner ? m_desk.services.scanner->begin() : nullptr)
{
}

Upload::~Upload()
{
    if (m_isBegun && !m_isKept) // where this fails it is swept later
        static_cast<void>(m_desk.services.store.write([this](IntakeRows &rows) { return rows.dropContent(m_content); }));
}

core::Result<void> Upload::add(QByteArrayView piece)
{
    if (m_chunks.size() + piece.size() > m_limit)
        return forms::fields::fileTooLarge(m_limit);
    if (m_head.size() < headBytes)
        m_head += piece.first(std::min(piece.size(), headBytes - m_head.size())).toByteArray();
    if (m_isText && !piece.isEmpty()) {
        static_cast<void>(QString(m_text(piece)));
        m_isText = !m_text.hasError() && !piece.contains('\0');
    }
    m_sum.add(piece);
    if (m_scan)
        m_scan->add(piece);
    // A large piece is not encrypted as a whole before any of it is put away.
    for (; !piece.isEmpty(); piece = piece.sliced(std::min(piece.size(), crypto::chunkBytes))) {
        m_chunks.add(piece.first(std::min(piece.size(), crypto::chunkBytes)));
        if (m_chunks.made() < chunksAtOnce)
            continue;
        if (const auto put = putMade(); !put)
            return put;
    }
    return {};
}

core::Result<void> Upload::putMade()
{
    const auto done = m_desk.services.store.write([this](IntakeRows &rows) { return put(rows); });
    m_isBegun = m_isBegun || done;
    return done;
}

core::Result<void> Upload::put(IntakeRows &rows)
{
    if (!m_isBegun) {
        if (auto begun = rows.beginContent(m_content, m_desk.now()); !begun)
            return begun;
    }
    for (const crypto::Chunk &chunk : m_chunks.take()) {
        if (auto kept = rows.addChunk(m_content, chunk.part, chunk.cipher); !kept)
            return kept;
    }
    return {};
}

core::Result<forms::check::SentFile> Upload::keep()
{
    if (m_chunks.size() == 0)
        return core::Error(IntakeError::EmptyFile);
    if (m_scan) {
        if (const auto clean = Desk::verdictOf(*m_scan); !clean)
            return clean.error();
    }
    m_chunks.finish();
    static_cast<void>(QString(m_text(QByteArrayView("\n")))); // a character that the end has cut is told by what follows
    m_isText = m_isText && !m_text.hasError();
    const QString kind = sniffed(m_head, m_isText);
    const forms::check::SentFile file{crypto::randomId(), namedByKind(m_name, kind), kind, m_chunks.size(), m_sum.finish()};
    const auto done = change(m_desk, m_visitor, m_draft, [&](IntakeRows &rows, Draft &kept, const forms::model::Form &form) -> core::Result<void> {
        const forms::model::Field *field = form.field(forms::model::withoutIndexes(m_path));
        if (!field || field->kind != u"file"_s)
            return core::Error(IntakeError::NoSuchField, {m_path});
        if (auto removed = removeFileFrom(rows, kept, kept.answers.value(m_path)); !removed)
            return removed;
        qint64 bytes = countsForAll(m_desk, form, m_path) ? file.size : 0;
        for (const auto &[id, other] : kept.files) {
            const auto at = kept.fileFields.find(id);
            bytes += at == kept.fileFields.end() || countsForAll(m_desk, form, at->second) ? other.size : 0;
        }
        if (bytes > m_desk.settings.draftBytes || std::ssize(kept.files) >= m_desk.settings.draftFiles) {
            return core::Error(IntakeError::TooManyFiles, {QString::number(m_desk.settings.draftFiles), QString::number(m_desk.settings.draftBytes / mib)});
        }
        kept.files.emplace(file.id, file);
        kept.fileFields.emplace(file.id, m_path);
        kept.contents.emplace(file.id, exchange::ContentBeside{m_content, m_key.bytes(), file.size});
        kept.answers.values.insert_or_assign(m_path, QStringList{file.id});
        if (auto put = this->put(rows); !put)
            return put;
        return rows.holdContent(m_content, m_draft);
    });
    if (!done)
        return done.error();
    m_isKept = true;
    return file;
}

} // namespace engine::intake
