// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "engine/crypto/crypto.h"
#include "tests/support/test_registry.h"

#include <QSet>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace engine::crypto;

class CryptoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void hashesMatchThePublishedVectors()
    {
        // FIPS 180-4, and RFC 4231 test case 2
        QCOMPARE(sha256("abc").toHex(),
                 QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(sha256({}).toHex(),
                 QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(hmacSha256("Jefe", "what do ya want for nothing?").toHex(),
                 QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        Sha256 parts;
        parts.add("a");
        parts.add({});
        parts.add("bc");
        QCOMPARE(parts.finish(), sha256("abc"));
    }

    void aKeyedHashOfPartsIsThatOfTheWhole()
    {
        const QByteArray data = QByteArray("0123456789").repeated(100);
        for (const qsizetype length : {0, 4, 63, 64, 65, 200}) {
            const QByteArray key(length, 'k');
            HmacSha256 parts(key);
            for (qsizetype at = 0; at < data.size(); at += 7)
                parts.add(data.mid(at, 7));
            QCOMPARE(parts.finish(), hmacSha256(key, data));
        }
    }

    void comparingSeesEveryByte()
    {
        QVERIFY(equal("", ""));
        QVERIFY(equal("abc", "abc"));
        QVERIFY(!equal("abc", "abd"));
        QVERIFY(!equal("abc", "ab"));
    }

    void aChangeOfAnyBitIsNoticed()
    {
        const SecretKey key = SecretKey::generate();
        const QByteArray cipher = encrypt(key, "届", "row 1");
        QCOMPARE(*decrypt(key, cipher, "row 1"), QByteArray("届"));
        for (qsizetype i = 0; i < cipher.size() * 8; ++i) {
            QByteArray changed = cipher;
            changed[i / 8] = static_cast<char>(changed.at(i / 8) ^ (1 << (i % 8)));
            QVERIFY(!decrypt(key, changed, "row 1"));
        }
        for (qsizetype size = 0; size < cipher.size(); ++size)
            QVERIFY(!decrypt(key, cipher.first(size), "row 1"));
        QVERIFY(!decrypt(key, cipher, "row 2"));
        QVERIFY(!decrypt(SecretKey::generate(), cipher, "row 1"));
        QVERIFY(encrypt(key, "届", "row 1") != cipher);
        QCOMPARE(*decrypt(key, encrypt(key, {}, {}), {}), QByteArray());
    }

    void keysAreThirtyTwoBytesAndDerivedOnesDiffer()
    {
        QVERIFY(!SecretKey::fromBytes("short"));
        const SecretKey key = *SecretKey::fromBytes(QByteArray(32, 'k'));
        QCOMPARE(key.derive("files").bytes(), SecretKey(key).derive("files").bytes());
        QVERIFY(key.derive("files").bytes() != key.derive("index").bytes());
        QCOMPARE(key.bytes(), QByteArray(32, 'k'));
    }

    void onlyTheOwnerOpensASealedBox()
    {
        const SealKeyPair pair = SealKeyPair::generate();
        const QByteArray sealed = seal(pair.publicKey(), "submission");
        const SealKeyPair again = *SealKeyPair::fromBytes(pair.bytes());
        QCOMPARE(again.publicKey().bytes, pair.publicKey().bytes);
        QCOMPARE(*again.open(sealed), QByteArray("submission"));
        QVERIFY(!SealKeyPair::generate().open(sealed));
        QVERIFY(!pair.open(sealed.chopped(1)));
        QVERIFY(!pair.open("x"));
        QVERIFY(!SealKeyPair::fromBytes("x"));
    }

    void passwordsAreKeptAsArgon2idOnly()
    {
        const QString hash = hashPassword(u"正しい馬"_s);
        QVERIFY(hash.startsWith(u"$argon2id$v=19$m=19456,t=2,p=1$"_s));
        QVERIFY(verifyPassword(hash, u"正しい馬"_s));
        QVERIFY(!verifyPassword(hash, u"正しい鹿"_s));
        QVERIFY(!verifyPassword(u"not a hash"_s, u"正しい馬"_s));
        QVERIFY(!verifyPassword(QString(), QString()));
        QVERIFY(!needsRehash(hash));
        QVERIFY(needsRehash(QString(hash).replace(u"m=19456"_s, u"m=8192"_s)));
        QVERIFY(hashPassword(u"正しい馬"_s) != hash);
    }

    void manyThreadsMayHashAtOnce()
    {
        std::vector<std::thread> threads;
        std::atomic<int> good = 0;
        const QString hash = hashPassword(u"a"_s);
        for (int i = 0; i < 6; ++i)
            threads.emplace_back([&good, &hash] { good += verifyPassword(hash, u"a"_s) ? 1 : 0; });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(good.load(), 6);
    }

    void randomThingsHaveTheirFormAndDiffer()
    {
        QSet<QString> seen;
        for (int i = 0; i < 500; ++i) {
            const QString code = randomCode(12);
            QVERIFY(!code.contains(QRegularExpression(u"[^A-Za-z2-9]|[0O1Il]"_s)));
            const QString id = randomId();
            QVERIFY(QRegularExpression(u"^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$"_s)
                        .match(id)
                        .hasMatch());
            seen << code << id;
        }
        QCOMPARE(seen.size(), 1000);
        QCOMPARE(randomBytes(5).size(), 5);
    }

    void everyErrorHasAJapaneseSentence()
    {
        for (int id = 0; id <= static_cast<int>(CryptoError::LibraryFailed); ++id) {
            const core::Error error(static_cast<CryptoError>(id), {u"1"_s, u"2"_s});
            QVERIFY2(core::sentence(error, {u"ja"_s}) != core::sentence(error, {u"en"_s}),
                     qPrintable(error.idText()));
        }
    }
};

TODOKE_TEST(CryptoTest)
#include "tst_crypto.moc"
