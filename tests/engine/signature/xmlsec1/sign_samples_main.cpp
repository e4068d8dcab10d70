// SPDX-License-Identifier: Apache-2.0
#include "engine/signature/sign_file.h"
#include "tests/engine/signature/fixture.h"

#include <QDir>
#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace engine::signature;
using tests::Town;

namespace {

bool write(const QString &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder + u'/' + name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

/// Writes signed samples into the folder given: the authority (root.pem), an enveloped signature of
/// each kind of key, a detached one with its two members, and a container.
int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: sign_samples FOLDER\n", stderr);
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    const Town &town = Town::mihon();
    const QByteArray document =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<application xmlns=\"urn:a\" "
        "form='納税証明'>\n<name>𠮷田 花子</name><yen>1000</yen></application>\n";
    const std::vector<Member> members{{u"申請 1.xml"_s, document, u"text/xml"_s},
                                      {u"b.txt"_s, "1000\n", u"text/plain"_s}};
    const QByteArray pkcs12 = *town.citizen.toPkcs12(u"pw"_s, u"citizen"_s);
    SignOptions options = Town::signOptions();
    options.commitment = Commitment::Approval;
    options.claimedRole = u"税務課長"_s;
    const auto ecdsa = signEnveloped(document, town.office, options);
    const auto rsa = signFile({u"a.xml"_s, document}, pkcs12, u"pw"_s, options);
    const auto detached = signDetached(members, town.office, options);
    const auto container = signContainer(members, town.citizen, options);
    const bool good = ecdsa && rsa && detached && container &&
                      write(folder, u"root.pem"_s, town.authority.certificate().pem()) &&
                      write(folder, u"ecdsa.xml"_s, *ecdsa) && write(folder, u"rsa.xml"_s, *rsa) &&
                      write(folder, u"detached.xml"_s, *detached) &&
                      write(folder, members[0].name, members[0].bytes) &&
                      write(folder, members[1].name, members[1].bytes) &&
                      write(folder, u"container.asice"_s, *container);
    return good ? 0 : 1;
}
