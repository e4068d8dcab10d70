// SPDX-License-Identifier: Apache-2.0
#include "engine/signature/asice.h"
#include "engine/signature/sign_file.h"
#include "engine/signature/signature_error.h"
#include "tests/engine/signature/fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>
#include <QtEndian>

#include <zip.h>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace engine::signature;
using tests::day;
using tests::Town;

namespace {

const QByteArray asicType = "application/vnd.etsi.asic-e+zip";

std::vector<Member> sample()
{
    return {{u"申請書.xml"_s, "<a/>", u"text/xml"_s},
            {u"添付/委任状.pdf"_s, QByteArray("%PDF-1.7\n").repeated(50), u"application/pdf"_s}};
}

QString reason(const Verification &verification)
{
    const auto verdict = verification.verdict();
    return verdict ? u"holds"_s : verdict.error().idText();
}

/// A ZIP file as an attacker writes it: any names, stored, with what its directory claims.
class RawZip
{
public:
    RawZip &add(const QByteArray &name,
                const QByteArray &content,
                quint16 flags = 0x800,
                quint32 attributes = 0)
    {
        const quint32 crc = crc32(content);
        QByteArray common;
        number<quint16>(common, 20);
        number<quint16>(common, flags);
        number<quint16>(common, 0); // stored
        number<quint32>(common, 0x21U << 16U);
        number<quint32>(common, crc);
        number<quint32>(common, static_cast<quint32>(content.size()));
        number<quint32>(common, static_cast<quint32>(content.size()));
        number<quint16>(common, static_cast<quint16>(name.size()));
        number<quint16>(common, 0);
        m_directory += QByteArray("PK\x01\x02", 4);
        number<quint16>(m_directory, 0x0314); // made on Unix
        m_directory += common;
        number<quint16>(m_directory, 0);
        number<quint16>(m_directory, 0);
        number<quint16>(m_directory, 0);
        number<quint32>(m_directory, attributes);
        number<quint32>(m_directory, static_cast<quint32>(m_bytes.size()));
        m_directory += name;
        m_bytes += QByteArray("PK\x03\x04", 4) + common + name + content;
        ++m_count;
        return *this;
    }

    QByteArray bytes() const
    {
        QByteArray out = m_bytes + m_directory + QByteArray("PK\x05\x06\0\0\0\0", 8);
        number<quint16>(out, m_count);
        number<quint16>(out, m_count);
        number<quint32>(out, static_cast<quint32>(m_directory.size()));
        number<quint32>(out, static_cast<quint32>(m_bytes.size()));
        number<quint16>(out, 0);
        return out;
    }

private:
    template <typename T> static void number(QByteArray &out, T value)
    {
        const T little = qToLittleEndian(value);
        out.append(reinterpret_cast<const char *>(&little), sizeof little);
    }

    static quint32 crc32(const QByteArray &bytes)
    {
        quint32 crc = 0xFFFFFFFFU;
        for (const char c : bytes) {
            crc ^= static_cast<unsigned char>(c);
            for (int bit = 0; bit < 8; ++bit)
                crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
        }
        return ~crc;
    }

    QByteArray m_bytes;
    QByteArray m_directory;
    quint16 m_count = 0;
};

RawZip container()
{
    RawZip zip;
    zip.add("mimetype", asicType).add("a.txt", "a");
    return zip;
}

} // namespace

class AsiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aSignedContainerHolds()
    {
        const auto made = signContainer(sample(), Town::mihon().office, Town::signOptions());
        QVERIFY(made);
        const Verification verification = verifyContainer(*made, Town::mihon().verifyOptions());
        QCOMPARE(reason(verification), u"holds"_s);
        QCOMPARE(verification.signatures.front().coverage.members,
                 (QStringList{u"申請書.xml"_s, u"添付/委任状.pdf"_s}));

        const auto twice = addSignature(*made, Town::mihon().citizen, Town::signOptions());
        QVERIFY(twice);
        const Verification both = verifyContainer(*twice, Town::mihon().verifyOptions());
        QCOMPARE(reason(both), u"holds"_s);
        QCOMPARE(both.signatures.size(), 2U);
        QVERIFY(*both.signatures[1].signer == Town::mihon().citizen.certificate);
    }

    void theMimetypeIsFirstAndStored()
    {
        const QByteArray made = *writeContainer({sample(), {}}, day(2026));
        QCOMPARE(made.first(4), QByteArray("PK\x03\x04", 4));
        QCOMPARE(made.mid(8, 2), QByteArray(2, '\0'));  // stored
        QCOMPARE(made.mid(28, 2), QByteArray(2, '\0')); // no extra field
        QCOMPARE(made.mid(30, 8 + asicType.size()), "mimetype" + asicType);
        QCOMPARE(*writeContainer({sample(), {}}, day(2026)),
                 made); // nothing but the arguments decides
        const Container back = *readContainer(made);
        QCOMPARE(back.members.size(), 2U);
        QCOMPARE(back.members[1].name, u"添付/委任状.pdf"_s);
        QCOMPARE(back.members[1].bytes, sample()[1].bytes);
        QVERIFY(back.signatureFiles.empty());
    }

    void aChangedContainerIsRefused()
    {
        const QByteArray made = *signContainer(sample(), Town::mihon().office, Town::signOptions());
        Container read = *readContainer(made);
        const auto verified = [](const Container &c) {
            return reason(
                verifyContainer(*writeContainer(c, day(2026)), Town::mihon().verifyOptions()));
        };
        QCOMPARE(verified(read), u"holds"_s);
        Container changed = read;
        changed.members[0].bytes = "<b/>";
        QCOMPARE(verified(changed), u"signature.ContentChanged"_s);
        changed = read;
        changed.members.push_back({u"extra.txt"_s, "x"});
        QCOMPARE(verified(changed), u"signature.MissingReference"_s);
        changed = read;
        changed.members.pop_back();
        QCOMPARE(verified(changed), u"signature.UnexpectedReference"_s);
        changed = read;
        changed.signatureFiles.clear();
        QCOMPARE(verified(changed), u"signature.NotSigned"_s);
        changed = read;
        changed.signatureFiles.push_back({u"META-INF/signatures002.xml"_s, "<!DOCTYPE a><a/>"});
        QCOMPARE(verified(changed), u"xml.HasDoctype"_s);
        int held = 0;
        for (qsizetype at = 0; at < made.size(); at += 11) {
            QByteArray broken = made;
            broken[at] = static_cast<char>(broken.at(at) ^ 0x20);
            const Verification verification =
                verifyContainer(broken, Town::mihon().verifyOptions());
            if (!verification.holds())
                continue;
            ++held; // a bit of a time or of the manifest, which nobody reads: the content is what
                    // was signed
            QCOMPARE(readContainer(broken)->members[1].bytes, read.members[1].bytes);
        }
        QVERIFY(held < made.size() / 11 / 5);
    }

    void hostileContainersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");

        QTest::newRow("an honest one") << container().bytes() << u"read"_s;
        QTest::newRow("the mimetype not first")
            << RawZip().add("a", "a").add("mimetype", asicType).bytes() << u"read"_s;
        QTest::newRow("a way up") << container().add("../evil", "x").bytes()
                                  << u"signature.UnsafeName"_s;
        QTest::newRow("a way up in the middle")
            << container().add("a/../../b", "x").bytes() << u"signature.UnsafeName"_s;
        QTest::newRow("an absolute name")
            << container().add("/etc/x", "x").bytes() << u"signature.UnsafeName"_s;
        QTest::newRow("a drive") << container().add("C:evil", "x").bytes()
                                 << u"signature.UnsafeName"_s;
        QTest::newRow("a backslash")
            << container().add("a\\b", "x").bytes() << u"signature.UnsafeName"_s;
        QTest::newRow("a control character")
            << container().add("a\nb", "x").bytes() << u"signature.UnsafeName"_s;
        QTest::newRow("a name that is not UTF-8")
            << container().add("\xFF\xFE", "x", 0).bytes() << u"signature.UnsafeName"_s;
        QTest::newRow("an empty part of a name")
            << container().add("a//b", "x").bytes() << u"signature.UnsafeName"_s;
        QTest::newRow("a symbolic link")
            << container().add("link", "/etc/hostname", 0x800, 0xA1FF0000U).bytes()
            << u"signature.UnsafeName"_s;
        QTest::newRow("a name twice")
            << container().add("a.txt", "b").bytes() << u"signature.DuplicateName"_s;
        QTest::newRow("a name twice but for its case")
            << container().add("A.TXT", "b").bytes() << u"signature.DuplicateName"_s;
        QTest::newRow("a name twice but for its Unicode form")
            << container().add("\xE3\x81\x8C", "1").add("\xE3\x81\x8B\xE3\x82\x99", "2").bytes()
            << u"signature.DuplicateName"_s;
        QTest::newRow("an encrypted member")
            << container().add("x", "x", 0x801).bytes() << u"signature.EncryptedMember"_s;
        QTest::newRow("another mimetype")
            << RawZip().add("mimetype", "application/zip").add("a", "a").bytes()
            << u"signature.WrongMimetype"_s;
        QTest::newRow("no mimetype")
            << RawZip().add("a", "a").bytes() << u"signature.WrongMimetype"_s;
        QTest::newRow("no content")
            << RawZip().add("mimetype", asicType).bytes() << u"signature.NothingInContainer"_s;
        QTest::newRow("no archive")
            << QByteArray("PK\x03\x04nonsense") << u"signature.NotAContainer"_s;
        QTest::newRow("nothing") << QByteArray() << u"signature.NotAContainer"_s;
        QTest::newRow("a directory that differs from the members")
            << container().bytes().replace(container().bytes().lastIndexOf("a.txt"), 5, "b.txt")
            << u"signature.NotAContainer"_s;
        QByteArray corrupt = container().bytes();
        corrupt[corrupt.indexOf("a.txta") + 5] = 'b';
        QTest::newRow("content that its checksum denies")
            << corrupt << u"signature.NotAContainer"_s;
        QTest::newRow("a bomb") << *writeContainer(
                                       {{{u"bomb"_s, QByteArray(50'000'000, '\0')}}, {}}, day(2026))
                                << u"signature.SuspiciousRatio"_s;
    }

    void hostileContainersAreRefused()
    {
        QFETCH(const QByteArray, bytes);
        const auto read = readContainer(bytes);
        const QString found = read ? u"read"_s : read.error().idText();
        QFETCH(const QString, expected);
        QCOMPARE(found, expected);
    }

    void limitsHold()
    {
        const QByteArray made = *writeContainer({sample(), {}}, day(2026)); // four entries
        const auto refusal = [&made](const ContainerLimits &limits) {
            const auto read = readContainer(made, limits);
            return read ? u"read"_s : read.error().idText();
        };
        QCOMPARE(refusal({4, 1000, 5000, 200}), u"read"_s);
        QCOMPARE(refusal({3, 1000, 5000, 200}), u"signature.TooManyMembers"_s);
        QCOMPARE(refusal({4, 449, 5000, 200}), u"signature.MemberTooLarge"_s);
        QCOMPARE(refusal({4, 1000, 480, 200}), u"signature.ContainerTooLarge"_s);
    }

    void unsafeNamesAreNotWritten()
    {
        for (const QString &name :
             {u"../a"_s, u"/a"_s, u"a\\b"_s, u"mimetype"_s, u"META-INF/x"_s, u"a/"_s, QString()})
            QVERIFY(!writeContainer({{{name, "x"}}, {}}, day(2026)));
        QVERIFY(!writeContainer({{{u"a"_s, "x"}, {u"a"_s, "y"}}, {}}, day(2026)));
        QVERIFY(!writeContainer({{{u"a"_s, "x"}}, {{u"b.xml"_s, "x"}}}, day(2026)));
    }

    void filesAreSignedByTheirKind()
    {
        const QByteArray pkcs12 = *Town::mihon().citizen.toPkcs12(u"pw"_s, u"x"_s);
        const auto xmlFile = signFile({u"a.xml"_s, "<a/>"}, pkcs12, u"pw"_s, Town::signOptions());
        QVERIFY(xmlFile && xmlFile->contains("<ds:Signature"));
        QCOMPARE(reason(verifyFile(*xmlFile, Town::mihon().verifyOptions())), u"holds"_s);
        const auto other = signFile({u"図.pdf"_s, "%PDF"}, pkcs12, u"pw"_s, Town::signOptions());
        QVERIFY(other);
        const Verification verification = verifyFile(*other, Town::mihon().verifyOptions());
        QCOMPARE(reason(verification), u"holds"_s);
        QCOMPARE(verification.signatures.front().coverage.members, QStringList{u"図.pdf"_s});
        const auto again =
            signFile({u"図.pdf.asice"_s, *other}, pkcs12, u"pw"_s, Town::signOptions());
        QVERIFY(again);
        QCOMPARE(verifyFile(*again, Town::mihon().verifyOptions()).signatures.size(), 2U);
        QVERIFY(signFile({u"a.xml"_s, "<a/>"}, pkcs12, u"no"_s, Town::signOptions())
                    .error()
                    .is(SignatureError::WrongPassword));
        QCOMPARE(signedName(u"a.xml"_s), u"a.signed.xml"_s);
        QCOMPARE(signedName(u"a.pdf"_s), u"a.pdf.asice"_s);
    }

    void anchorsAreReadFromPem()
    {
        const Town &town = Town::mihon();
        const auto anchors = readAnchors("# ours\n" + town.office.certificate.pem() +
                                         town.authority.certificate().pem());
        QVERIFY(anchors);
        QCOMPARE(anchors->roots.size(), 1U);
        QVERIFY(anchors->roots.front() == town.authority.certificate());
        QCOMPARE(anchors->intermediates.size(), 1U);
        QVERIFY(!readAnchors("nothing"));
        QVERIFY(
            !readAnchors(town.authority.certificate().pem() + "-----BEGIN CERTIFICATE-----\nAA=="));
    }

    void aReportIsReadInBothLanguages()
    {
        const QByteArray made =
            *signEnveloped("<a>1</a>", Town::mihon().office, Town::signOptions());
        const QStringList good =
            describe(verifyFile(made, Town::mihon().verifyOptions()), {u"ja"_s});
        QVERIFY(
            good.contains(u"署名者 CN=見本区長, O=見本区, C=JP、署名日時 2026-04-01T00:00:00Z"_s));
        QVERIFY(good.contains(u"適合: 内容の同一性"_s));
        QVERIFY(good.contains(u"未確認: タイムスタンプ"_s));
        QCOMPARE(good.back(), u"署名は有効です"_s);
        const QStringList bad = describe(
            verifyFile(QByteArray(made).replace(">1<", ">2<"), Town::mihon().verifyOptions()),
            {u"en"_s});
        QVERIFY(bad.contains(
            u"wrong: content unchanged: the content was changed after signing: XML"_s));
        QCOMPARE(bad.back(), u"the signature does not hold"_s);
    }
};

TODOKE_TEST(AsiceTest)
#include "tst_asice.moc"
