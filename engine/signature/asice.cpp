// SPDX-License-Identifier: Apache-2.0
#include "engine/signature/asice.h"

#include "engine/signature/signature_error.h"
#include "engine/xml/document.h"

#include <QSet>

#include <ctime>
#include <memory>
#include <zip.h>

using namespace Qt::StringLiterals;

namespace engine::signature {

namespace {

const QByteArray mimetype = "application/vnd.etsi.asic-e+zip";
const QString metaFolder = u"META-INF/"_s;

struct FreeZip
{
    void operator()(zip_t *zip) const noexcept { zip_discard(zip); }

    void operator()(zip_source_t *source) const noexcept { zip_source_free(source); }

    void operator()(zip_file_t *file) const noexcept { zip_fclose(file); }
};

using Zip = std::unique_ptr<zip_t, FreeZip>;

core::Error broken(const QString &why) { return core::Error(SignatureError::NotAContainer, {why}); }

core::Error broken(zip_error_t *error)
{
    const core::Error out = broken(QString::fromUtf8(zip_error_strerror(error)));
    zip_error_fini(error);
    return out;
}

bool isSafeName(const QString &name)
{
    static const QRegularExpression drive(u"^[A-Za-z]:"_s);
    static const QRegularExpression control(u"[\\x{00}-\\x{1F}\\x{7F}]"_s);
    if (name.isEmpty() || name.startsWith(u'/') || name.contains(u'\\') ||
        name.contains(QChar::ReplacementCharacter) || drive.match(name).hasMatch() ||
        control.match(name).hasMatch())
        return false;
    const QStringList parts = name.split(u'/');
    return !parts.contains(u".."_s) && !parts.contains(u"."_s) &&
           !parts.mid(0, parts.size() - 1).contains(QString());
}

bool isSignatureFile(const QString &name)
{
    static const QRegularExpression pattern(u"^META-INF/[^/]*signatures[^/]*\\.xml\\z"_s);
    return pattern.match(name).hasMatch();
}

/// Adds one member; libzip reads `bytes` when the archive is closed.
bool add(
    zip_t *zip, const QString &name, const QByteArray &bytes, zip_int32_t method, std::time_t at)
{
    zip_source_t *source =
        zip_source_buffer(zip, bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0);
    if (!source)
        return false;
    const zip_int64_t index =
        zip_file_add(zip, name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    const auto place = static_cast<zip_uint64_t>(index);
    return zip_set_file_compression(zip, place, method, 0) == 0 &&
           zip_file_set_mtime(zip, place, at, 0) == 0;
}

QByteArray manifest(const std::vector<Member> &members)
{
    xml::Writer out;
    const auto entry = [&out](const QString &path, const QString &type) {
        out.start(u"manifest:file-entry"_s).attribute(u"manifest:full-path"_s, path);
        out.attribute(u"manifest:media-type"_s, type).end();
    };
    out.start(u"manifest:manifest"_s);
    out.attribute(u"xmlns:manifest"_s, u"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"_s);
    out.attribute(u"manifest:version"_s, u"1.2"_s);
    entry(u"/"_s, QString::fromLatin1(mimetype));
    for (const Member &member : members)
        entry(member.name, member.mediaType);
    return out.end().bytes();
}

core::Result<QByteArray> readBack(zip_source_t *source)
{
    if (zip_source_open(source) != 0)
        return broken(zip_source_error(source));
    zip_source_seek(source, 0, SEEK_END);
    QByteArray bytes(static_cast<qsizetype>(zip_source_tell(source)), Qt::Uninitialized);
    zip_source_seek(source, 0, SEEK_SET);
    const zip_int64_t got =
        zip_source_read(source, bytes.data(), static_cast<zip_uint64_t>(bytes.size()));
    zip_source_close(source);
    return got == bytes.size() ? core::Result<QByteArray>(bytes) : broken(u"zip_source_read"_s);
}

/// What the directory says of one member, after it was found acceptable.
struct Entry
{
    QString name;
    zip_uint64_t index = 0;
    qint64 size = 0;
};

core::Result<Entry> readEntry(zip_t *zip, zip_uint64_t index, const ContainerLimits &limits)
{
    zip_stat_t stat;
    const char *raw = zip_get_name(zip, index, ZIP_FL_ENC_RAW);
    constexpr zip_uint64_t needed =
        ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if (!raw || zip_stat_index(zip, index, 0, &stat) != 0 || (stat.valid & needed) != needed)
        return broken(zip_get_error(zip));
    const QString name = QString::fromUtf8(raw);
    if (!isSafeName(name))
        return core::Error(SignatureError::UnsafeName, {name});
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    zip_file_get_external_attributes(zip, index, 0, &system, &attributes);
    constexpr zip_uint32_t typeMask = 0xF000U;
    constexpr zip_uint32_t link = 0xA000U;
    if (system == ZIP_OPSYS_UNIX && ((attributes >> 16U) & typeMask) == link)
        return core::Error(SignatureError::UnsafeName, {name});
    if (stat.encryption_method != ZIP_EM_NONE ||
        (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE))
        return core::Error(SignatureError::EncryptedMember, {name});
    const auto size = static_cast<qint64>(std::min<zip_uint64_t>(stat.size, INT64_MAX));
    if (size > limits.memberBytes) {
        return core::Error(SignatureError::MemberTooLarge,
                           {name, QString::number(size), QString::number(limits.memberBytes)});
    }
    const auto packed = static_cast<qint64>(std::min<zip_uint64_t>(stat.comp_size, INT64_MAX));
    if (size > 64 * 1024 && size / limits.ratio > packed)
        return core::Error(SignatureError::SuspiciousRatio, {name});
    return Entry{name, index, size};
}

core::Result<QByteArray> expand(zip_t *zip, const Entry &entry)
{
    const std::unique_ptr<zip_file_t, FreeZip> file(zip_fopen_index(zip, entry.index, 0));
    if (!file)
        return broken(zip_get_error(zip));
    QByteArray bytes(entry.size, Qt::Uninitialized);
    const zip_int64_t got =
        zip_fread(file.get(), bytes.data(), static_cast<zip_uint64_t>(bytes.size()));
    char more =
        0; // reading on finds a size that lies, and the end is where the checksum is compared
    if (got != entry.size || zip_fread(file.get(), &more, 1) != 0)
        return broken(entry.name);
    return bytes;
}

core::Result<std::vector<Entry>> readDirectory(zip_t *zip, const ContainerLimits &limits)
{
    const zip_int64_t count = zip_get_num_entries(zip, 0);
    if (count > limits.members) {
        return core::Error(SignatureError::TooManyMembers,
                           {QString::number(count), QString::number(limits.members)});
    }
    std::vector<Entry> entries;
    QSet<QString> names;
    qint64 total = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        auto entry = readEntry(zip, static_cast<zip_uint64_t>(i), limits);
        if (!entry)
            return entry.error();
        // Names that differ only by case or by their Unicode form are one file on many machines.
        const QString key = entry->name.normalized(QString::NormalizationForm_C).toCaseFolded();
        if (names.contains(key))
            return core::Error(SignatureError::DuplicateName, {entry->name});
        names.insert(key);
        total += entry->size;
        if (total > limits.totalBytes)
            return core::Error(SignatureError::ContainerTooLarge,
                               {QString::number(limits.totalBytes)});
        entries.push_back(std::move(*entry));
    }
    return entries;
}

core::Result<Zip> open(const QByteArray &bytes, int flags)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(
        bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0, &error);
    if (!source)
        return broken(&error);
    Zip zip(zip_open_from_source(source, ZIP_RDONLY | flags, &error));
    if (!zip) {
        zip_source_free(source);
        return broken(&error);
    }
    return zip;
}

} // namespace

core::Result<QByteArray> writeContainer(const Container &container, const QDateTime &writtenAt)
{
    QSet<QString> names;
    for (const auto *list : {&container.members, &container.signatureFiles}) {
        for (const Member &member : *list) {
            const bool isContent = list == &container.members;
            if (!isSafeName(member.name) || member.name == u"mimetype" ||
                member.name.endsWith(u'/') ||
                (isContent ? member.name.startsWith(metaFolder) : !isSignatureFile(member.name)))
                return core::Error(SignatureError::UnsafeName, {member.name});
            if (names.contains(member.name))
                return core::Error(SignatureError::DuplicateName, {member.name});
            names.insert(member.name);
        }
    }
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, FreeZip> source(
        zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!source)
        return broken(&error);
    Zip zip(zip_open_from_source(source.get(), ZIP_TRUNCATE, &error));
    if (!zip)
        return broken(&error);
    zip_source_keep(source.get()); // one for the archive, one for us
    const auto at = static_cast<std::time_t>(writtenAt.toSecsSinceEpoch());
    const QByteArray list = manifest(container.members);
    bool good = add(zip.get(), u"mimetype"_s, mimetype, ZIP_CM_STORE, at);
    for (const Member &member : container.members)
        good = good && add(zip.get(), member.name, member.bytes, ZIP_CM_DEFLATE, at);
    good = good && add(zip.get(), u"META-INF/manifest.xml"_s, list, ZIP_CM_DEFLATE, at);
    for (const Member &member : container.signatureFiles)
        good = good && add(zip.get(), member.name, member.bytes, ZIP_CM_DEFLATE, at);
    if (!good || zip_close(zip.get()) != 0)
        return broken(zip_get_error(zip.get()));
    (void)zip.release(); // closing freed it
    return readBack(source.get());
}

core::Result<Container> readContainer(const QByteArray &bytes, const ContainerLimits &limits)
{
    if (bytes.isEmpty())
        return broken(QString());
    auto opened = open(bytes, ZIP_CHECKCONS);
    if (!opened) {
        // What is inconsistent has often a better name: an entry that is there twice.
        const auto anyway = open(bytes, 0);
        const auto listed = anyway ? readDirectory(anyway->get(), limits)
                                   : core::Result<std::vector<Entry>>(opened.error());
        return listed ? opened.error() : listed.error();
    }
    const Zip zip = std::move(*opened);
    const auto entries = readDirectory(zip.get(), limits);
    if (!entries)
        return entries.error();
    Container container;
    std::optional<QByteArray> type;
    for (const Entry &entry : *entries) {
        if (entry.name.endsWith(u'/') && entry.size == 0)
            continue; // a folder says nothing
        auto content = expand(zip.get(), entry);
        if (!content)
            return content.error();
        Member member{entry.name, std::move(*content), u"application/octet-stream"_s};
        if (entry.name == u"mimetype")
            type = member.bytes;
        else if (isSignatureFile(entry.name))
            container.signatureFiles.push_back(std::move(member));
        else if (!entry.name.startsWith(metaFolder))
            container.members.push_back(std::move(member));
    }
    if (!type || type->trimmed() != mimetype) {
        const QByteArray found = type.value_or(QByteArray());
        return core::Error(SignatureError::WrongMimetype,
                           {QString::fromUtf8(found.first(std::min<qsizetype>(found.size(), 80)))});
    }
    if (container.members.empty())
        return SignatureError::NothingInContainer;
    return container;
}

core::Result<QByteArray>
signContainer(const std::vector<Member> &members, const KeyStore &keys, const SignOptions &options)
{
    auto signature = signDetached(members, keys, options);
    if (!signature)
        return signature.error();
    return writeContainer({members, {{u"META-INF/signatures001.xml"_s, *signature, u"text/xml"_s}}},
                          options.signingTime);
}

core::Result<QByteArray>
addSignature(const QByteArray &container, const KeyStore &keys, const SignOptions &options)
{
    auto read = readContainer(container);
    if (!read)
        return read.error();
    auto signature = signDetached(read->members, keys, options);
    if (!signature)
        return signature.error();
    const auto isTaken = [&read](const QString &name) {
        return std::any_of(read->signatureFiles.begin(),
                           read->signatureFiles.end(),
                           [&name](const Member &m) { return m.name == name; });
    };
    QString name;
    for (int number = 1; name.isEmpty() || isTaken(name); ++number)
        name = u"META-INF/signatures%1.xml"_s.arg(number, 3, 10, QChar(u'0'));
    read->signatureFiles.push_back({name, *signature, u"text/xml"_s});
    return writeContainer(*read, options.signingTime);
}

Verification verifyContainer(const QByteArray &bytes,
                             const VerifyOptions &options,
                             const ContainerLimits &limits)
{
    Verification all;
    const auto container = readContainer(bytes, limits);
    if (!container) {
        all.faults.push_back(container.error());
        return all;
    }
    if (container->signatureFiles.empty())
        all.faults.push_back(core::Error(SignatureError::NotSigned));
    for (const Member &file : container->signatureFiles) {
        Verification one = verifyDetached(file.bytes, container->members, options);
        std::move(one.signatures.begin(), one.signatures.end(), std::back_inserter(all.signatures));
        for (const core::Error &fault : one.faults)
            all.faults.push_back(fault.at({file.name, fault.where().line, fault.where().column}));
    }
    return all;
}

} // namespace engine::signature
