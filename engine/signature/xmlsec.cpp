// SPDX-License-Identifier: Apache-2.0
#include "engine/signature/xmlsec.h"

#include "engine/signature/signature_error.h"
#include "engine/xml/native.h"

#include <xmlsec/crypto.h>
#include <xmlsec/errors.h>
#include <xmlsec/io.h>
#include <xmlsec/openssl/evp.h>

#include <cstring>
#include <mutex>
#include <openssl/err.h>

namespace engine::signature {

namespace {

thread_local const std::vector<Member> *inReach = nullptr;
thread_local QString lastComplaint;

const Member *memberOf(const char *uri)
{
    if (!inReach)
        return nullptr;
    const QString name = QString::fromUtf8(uri);
    for (const Member &member : *inReach) {
        if (member.name == name)
            return &member;
    }
    return nullptr;
}

struct Reading
{
    QByteArray bytes;
    qsizetype at = 0;
};

int isMember(const char *uri) { return memberOf(uri) ? 1 : 0; }

void *openMember(const char *uri)
{
    const Member *member = memberOf(uri);
    return member ? new Reading{member->bytes, 0} : nullptr;
}

int readMember(void *context, char *buffer, int size)
{
    auto *reading = static_cast<Reading *>(context);
    const qsizetype count = std::min<qsizetype>(size, reading->bytes.size() - reading->at);
    if (count > 0)
        std::memcpy(
            buffer, reading->bytes.constData() + reading->at, static_cast<std::size_t>(count));
    reading->at += count;
    return static_cast<int>(count);
}

int closeMember(void *context)
{
    delete static_cast<Reading *>(context);
    return 0;
}

void noteComplaint(const char *,
                   int,
                   const char *function,
                   const char *,
                   const char *subject,
                   int,
                   const char *message)
{
    if (lastComplaint.isEmpty()) {
        lastComplaint = QString::fromUtf8(function) + u' ' + QString::fromUtf8(subject) + u' ' +
                        QString::fromUtf8(message);
    }
}

bool start()
{
    xml::startLibrary();
    if (xmlSecInit() != 0 || xmlSecCheckVersion() != 1 || xmlSecCryptoInit() != 0)
        return false;
    xmlSecErrorsSetCallback(noteComplaint);
    xmlSecIOCleanupCallbacks(); // no files, no network
    return xmlSecIORegisterCallbacks(isMember, openMember, readMember, closeMember) == 0;
}

} // namespace

core::Result<void> startXmlsec()
{
    static const bool started = start(); // once, with other threads waiting
    lastComplaint.clear();
    if (!started)
        return core::Error(SignatureError::LibraryFailed, {QStringLiteral("xmlSecInit")});
    return {};
}

MembersInReach::MembersInReach(const std::vector<Member> &members) { inReach = &members; }

MembersInReach::~MembersInReach() { inReach = nullptr; }

xmlSecKey *toXmlsecKey(EVP_PKEY *key)
{
    if (EVP_PKEY_up_ref(key) != 1)
        return nullptr;
    xmlSecKeyData *data = xmlSecOpenSSLEvpKeyAdopt(key);
    if (!data) {
        EVP_PKEY_free(key);
        return nullptr;
    }
    xmlSecKey *out = xmlSecKeyCreate();
    if (!out || xmlSecKeySetValue(out, data) != 0) {
        xmlSecKeyDataDestroy(data);
        if (out)
            xmlSecKeyDestroy(out);
        return nullptr;
    }
    return out;
}

core::Error xmlsecError(const char *where)
{
    const QString text = QString::fromLatin1(where) + QStringLiteral(": ") + lastComplaint;
    lastComplaint.clear();
    ERR_clear_error();
    return core::Error(SignatureError::LibraryFailed, {text});
}

} // namespace engine::signature
