// SPDX-License-Identifier: Apache-2.0
#include "engine/signature/authority.h"
#include "engine/signature/revocation.h"
#include "engine/signature/signature_error.h"
#include "tests/engine/signature/fixture.h"
#include "tests/support/test_registry.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace engine::signature;
using tests::day;
using tests::Town;

class CertificateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void namesAreInUtf8()
    {
        const Certificate &office = Town::mihon().office.certificate;
        QCOMPARE(office.commonName(), u"見本区長"_s);
        QCOMPARE(office.organization(), u"見本区"_s);
        QCOMPARE(office.subject(), u"CN=見本区長, O=見本区, C=JP"_s);
        QCOMPARE(office.issuer(), u"CN=見本区認証局, O=見本区, C=JP"_s);
        QCOMPARE(Town::mihon().citizen.certificate.commonName(), u"𠮷田 花子"_s);
    }

    void aCertificateSaysWhatItIsFor()
    {
        const Town &town = Town::mihon();
        QVERIFY(town.authority.certificate().mayCertify());
        QVERIFY(!town.authority.certificate().maySign());
        for (const KeyStore &keys : {town.office, town.citizen}) {
            QVERIFY(!keys.certificate.mayCertify());
            QVERIFY(keys.certificate.maySign());
            QCOMPARE(keys.certificate.notBefore(), day(2024));
            QCOMPARE(keys.certificate.notAfter(), day(2034));
        }
        QCOMPARE(town.office.key.kind(), KeyKind::P256);
        QCOMPARE(town.citizen.key.kind(), KeyKind::Rsa);
    }

    void serialNumbersAreRandom()
    {
        QSet<QString> serials;
        for (int i = 0; i < 20; ++i) {
            const auto keys = Town::mihon().authority.issue(
                {u"x"_s, {}, {}}, {day(2024), day(2025)}, LeafPurpose::Staff);
            QVERIFY(keys);
            QCOMPARE(keys->certificate.serial().size(), 32);
            serials.insert(keys->certificate.serial());
        }
        QCOMPARE(serials.size(), 20);
    }

    void derAndPemComeBack()
    {
        const Certificate &office = Town::mihon().office.certificate;
        QVERIFY(*Certificate::fromDer(office.der()) == office);
        QVERIFY(*Certificate::fromPem(office.pem()) == office);
        QCOMPARE(office.sha256().size(), 32);
        QVERIFY(!(office == Town::mihon().citizen.certificate));
    }

    void brokenCertificatesAreRefused()
    {
        const QByteArray der = Town::mihon().office.certificate.der();
        QVERIFY(!Certificate::fromDer({}));
        QVERIFY(!Certificate::fromDer(der + "x"));
        QVERIFY(!Certificate::fromPem(der));
        QVERIFY(!Certificate::fromPem("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"));
        for (qsizetype size = 0; size < der.size(); ++size)
            QVERIFY(!Certificate::fromDer(der.first(size)));
    }

    void aKeyFileComesBackWithItsPassword_data()
    {
        QTest::addColumn<QString>("password");
        QTest::newRow("ASCII") << u"correct horse"_s;
        QTest::newRow("Japanese") << u"正しい馬"_s;
        QTest::newRow("empty") << u""_s;
    }

    void aKeyFileComesBackWithItsPassword()
    {
        QFETCH(const QString, password);
        for (const KeyStore &keys : {Town::mihon().office, Town::mihon().citizen}) {
            const QByteArray bytes = *keys.toPkcs12(password, u"見本"_s);
            const auto back = KeyStore::fromPkcs12(bytes, password);
            QVERIFY(back);
            QVERIFY(back->certificate == keys.certificate);
            QCOMPARE(back->chain.size(), 1U);
            QVERIFY(back->chain.front() == Town::mihon().authority.certificate());
            const auto wrong = KeyStore::fromPkcs12(bytes, password + u"x"_s);
            QVERIFY(!wrong);
            QVERIFY(wrong.error().is(SignatureError::WrongPassword));
        }
    }

    void whatIsNoKeyFileIsRefused()
    {
        QVERIFY(KeyStore::fromPkcs12("nonsense", {}).error().is(SignatureError::NotAKeyStore));
        KeyStore mixed = Town::mihon().office;
        mixed.certificate = Town::mihon().citizen.certificate;
        const auto made = mixed.toPkcs12(u"a"_s, u"b"_s);
        QVERIFY(!made || !KeyStore::fromPkcs12(*made, u"a"_s));
        const QByteArray leaf = *Town::mihon().office.toPkcs12(u"a"_s, u"b"_s);
        QVERIFY(Authority::fromPkcs12(leaf, u"a"_s).error().is(SignatureError::WrongKeyUsage));
    }

    void onlyTheAuthoritysOwnListCounts()
    {
        const Town &town = Town::mihon();
        const QByteArray list = *town.authority.revocationList(
            {{town.citizen.certificate.serial(), day(2026)}}, day(2026), day(2027));
        QVERIFY(RevocationList::fromDer(list, town.authority.certificate()));
        const Authority other =
            *Authority::create({u"見本区認証局"_s, u"見本区"_s, {}}, {day(2020), day(2040)});
        QVERIFY(!RevocationList::fromDer(list, other.certificate()));
        QVERIFY(!RevocationList::fromDer(list, town.office.certificate));
        for (qsizetype at = 0; at < list.size(); at += 3) {
            QByteArray changed = list;
            changed[at] = static_cast<char>(changed.at(at) ^ 1);
            QVERIFY(!RevocationList::fromDer(changed, town.authority.certificate()));
        }
        QVERIFY(!town.authority.revocationList({{u"not hex"_s, day(2026)}}, day(2026), day(2027)));
        QVERIFY(!town.authority.revocationList({{QString(), day(2026)}}, day(2026), day(2027)));
    }
};

TODOKE_TEST(CertificateTest)
#include "tst_certificate.moc"
