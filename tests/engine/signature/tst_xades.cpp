// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "engine/signature/signature_error.h"
#include "engine/signature/xades.h"
#include "engine/xml/document.h"
#include "tests/engine/signature/fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace engine::signature;
using tests::day;
using tests::Town;

namespace {

const QByteArray application =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<application xmlns=\"urn:todoke:application:1\" form='納税証明'>\n"
    "  <name>𠮷田 花子</name>\n  <year>令和7年度</year>\n</application>\n";

QString reason(const Verification &verification)
{
    const auto verdict = verification.verdict();
    return verdict ? u"holds"_s : verdict.error().idText();
}

Outcome outcomeOf(const SignatureReport &report, Check check)
{
    for (const Finding &finding : report.findings) {
        if (finding.check == check)
            return finding.outcome;
    }
    return Outcome::Failed;
}

const KeyStore &keysOf(const QString &who)
{
    return who == u"office" ? Town::mihon().office : Town::mihon().citizen;
}

} // namespace

class XadesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatWeSignHolds_data()
    {
        QTest::addColumn<QString>("who");
        QTest::newRow("with an ECDSA key on P-256") << u"office"_s;
        QTest::newRow("with an RSA key") << u"citizen"_s;
    }

    void whatWeSignHolds()
    {
        QFETCH(const QString, who);
        SignOptions options = Town::signOptions();
        options.commitment = Commitment::Approval;
        options.claimedRole = u"税務課長"_s;
        const auto made = signEnveloped(application, keysOf(who), options);
        QVERIFY2(made, made ? "" : qPrintable(core::sentence(made.error(), {u"en"_s})));
        const Verification verification = verifyEnveloped(*made, Town::mihon().verifyOptions());
        QCOMPARE(reason(verification), u"holds"_s);
        QCOMPARE(verification.signatures.size(), 1U);
        const SignatureReport &report = verification.signatures.front();
        QVERIFY(*report.signer == keysOf(who).certificate);
        QCOMPARE(report.signingTime, day(2026, 4, 1));
        QCOMPARE(report.commitment, Commitment::Approval);
        QCOMPARE(report.claimedRole, u"税務課長"_s);
        QCOMPARE(outcomeOf(report, Check::Timestamp), Outcome::NotChecked);
        QVERIFY(report.coverage.wholeDocument);
        QCOMPARE(report.coverage.signedDocument,
                 xml::Document::parse(application, u"a"_s)->canonical());
    }

    void membersAreSignedByName()
    {
        const std::vector<Member> members{{u"申請書 1.xml"_s, "<a/>", u"text/xml"_s},
                                          {u"添付/図#1.bin"_s, QByteArray("\0\xFF\r\n", 4)}};
        for (const auto &who : {u"office"_s, u"citizen"_s}) {
            const auto made = signDetached(members, keysOf(who), Town::signOptions());
            QVERIFY2(made, made ? "" : qPrintable(core::sentence(made.error(), {u"en"_s})));
            const Verification good = verifyDetached(*made, members, Town::mihon().verifyOptions());
            QCOMPARE(reason(good), u"holds"_s);
            QCOMPARE(good.signatures.front().coverage.members,
                     (QStringList{members[0].name, members[1].name}));

            auto changed = members;
            changed[1].bytes[3] = 'x';
            QCOMPARE(reason(verifyDetached(*made, changed, Town::mihon().verifyOptions())),
                     u"signature.ContentChanged"_s);
            auto more = members;
            more.push_back({u"more.txt"_s, "x"});
            QCOMPARE(reason(verifyDetached(*made, more, Town::mihon().verifyOptions())),
                     u"signature.MissingReference"_s);
            QCOMPARE(reason(verifyDetached(*made, {members[0]}, Town::mihon().verifyOptions())),
                     u"signature.UnexpectedReference"_s);
            auto renamed = members;
            std::swap(renamed[0].name, renamed[1].name);
            QCOMPARE(reason(verifyDetached(*made, renamed, Town::mihon().verifyOptions())),
                     u"signature.ContentChanged"_s);
        }
        const QByteArray made = *signDetached(members, Town::mihon().office, Town::signOptions());
        auto twin = members;
        twin.push_back({members[0].name, "forged"});
        QCOMPARE(reason(verifyDetached(made, twin, Town::mihon().verifyOptions())),
                 u"signature.DuplicateName"_s);
        QVERIFY(!signDetached({}, Town::mihon().office, Town::signOptions()));
    }

    void aChangeOfAnyByteIsRefused_data() { whatWeSignHolds_data(); }

    void aChangeOfAnyByteIsRefused()
    {
        QFETCH(const QString, who);
        const QByteArray made = *signEnveloped(application, keysOf(who), Town::signOptions());
        // The XML declaration is the only part that no rule covers. Of the longer one, every third
        // byte.
        const qsizetype step = who == u"office" ? 1 : 3;
        for (qsizetype at = made.indexOf("<application"); at < made.trimmed().size(); at += step) {
            QByteArray changed = made;
            changed[at] = changed.at(at) == 'A' ? 'B' : 'A';
            if (verifyEnveloped(changed, Town::mihon().verifyOptions()).holds()) {
                QFAIL(qPrintable(u"accepted at %1: …%2…"_s.arg(at).arg(
                    QString::fromUtf8(made.mid(std::max<qsizetype>(at - 20, 0), 40)))));
            }
        }
    }

    void theTimeDecides_data()
    {
        QTest::addColumn<QDateTime>("at");
        QTest::addColumn<QString>("expected");
        QTest::newRow("before the certificate begins")
            << day(2023, 12, 31) << u"signature.SigningTimeImpossible"_s;
        QTest::newRow("before the claimed signing time")
            << day(2026, 3, 31) << u"signature.SigningTimeImpossible"_s;
        QTest::newRow("the same second") << day(2026, 4, 1) << u"holds"_s;
        QTest::newRow("the last second of the certificate") << day(2034) << u"holds"_s;
        QTest::newRow("after it ended") << day(2034).addSecs(1) << u"signature.Expired"_s;
    }

    void theTimeDecides()
    {
        const QByteArray made =
            *signEnveloped(application, Town::mihon().office, Town::signOptions());
        VerifyOptions options = Town::mihon().verifyOptions();
        QFETCH(const QDateTime, at);
        options.at = at;
        const QString found = reason(verifyEnveloped(made, options));
        QFETCH(const QString, expected);
        QCOMPARE(found, expected);
    }

    void aSignatureBeforeItsCertificateIsNotBelieved()
    {
        SignOptions early = Town::signOptions();
        early.signingTime = day(2023);
        const QByteArray made = *signEnveloped(application, Town::mihon().office, early);
        const Verification verification = verifyEnveloped(made, Town::mihon().verifyOptions());
        QCOMPARE(reason(verification), u"signature.SigningTimeImpossible"_s);
        QCOMPARE(outcomeOf(verification.signatures.front(), Check::Validity), Outcome::Passed);
    }

    void strangersAreNotTrusted()
    {
        // An authority of the same name with another key.
        const Authority other =
            *Authority::create({u"見本区認証局"_s, u"見本区"_s, {}}, {day(2020), day(2040)});
        const KeyStore stranger = *other.issue(
            {u"見本区長"_s, u"見本区"_s, {}}, {day(2024), day(2034)}, LeafPurpose::OfficeSeal);
        const QByteArray made = *signEnveloped(application, stranger, Town::signOptions());
        const Verification verification = verifyEnveloped(made, Town::mihon().verifyOptions());
        QCOMPARE(reason(verification), u"signature.NotTrusted"_s);
        const SignatureReport &report = verification.signatures.front();
        QCOMPARE(outcomeOf(report, Check::SignatureValue), Outcome::Passed);
        QVERIFY(!report.coverage.wholeDocument); // nothing to read from what does not hold
        VerifyOptions none = Town::mihon().verifyOptions();
        none.anchors.roots.clear();
        const QByteArray ours =
            *signEnveloped(application, Town::mihon().office, Town::signOptions());
        QCOMPARE(reason(verifyEnveloped(ours, none)), u"signature.NotTrusted"_s);
    }

    void theAuthoritysOwnKeyIsNotForDocuments()
    {
        const QByteArray pkcs12 = *Town::mihon().authority.toPkcs12(u"pw"_s);
        const KeyStore authority = *KeyStore::fromPkcs12(pkcs12, u"pw"_s);
        const QByteArray made = *signEnveloped(application, authority, Town::signOptions());
        QCOMPARE(reason(verifyEnveloped(made, Town::mihon().verifyOptions())),
                 u"signature.WrongKeyUsage"_s);
    }

    void revokedCertificatesAreRefusedFromThatTimeOn()
    {
        const Town &town = Town::mihon();
        const QByteArray made = *signEnveloped(application, town.office, Town::signOptions());
        VerifyOptions options = town.verifyOptions();
        const auto listOf = [&town](std::vector<Revoked> revoked) {
            return *RevocationList::fromDer(
                *town.authority.revocationList(revoked, day(2026, 4, 1), day(2026, 5, 1)),
                town.authority.certificate());
        };
        const RevocationList good = listOf({{town.citizen.certificate.serial(), day(2025)}});
        options.revocation = &good;
        const Verification verification = verifyEnveloped(made, options);
        QCOMPARE(reason(verification), u"holds"_s);
        QCOMPARE(outcomeOf(verification.signatures.front(), Check::Revocation), Outcome::Passed);

        const RevocationList bad = listOf({{town.office.certificate.serial(), day(2026, 4, 1)}});
        options.revocation = &bad;
        QCOMPARE(reason(verifyEnveloped(made, options)), u"signature.CertificateRevoked"_s);

        const RevocationList later = listOf({{town.office.certificate.serial(), day(2026, 4, 3)}});
        options.revocation = &later;
        QCOMPARE(reason(verifyEnveloped(made, options)), u"holds"_s);

        options.at = day(2026, 5, 2); // the list is out of date by then
        QCOMPARE(reason(verifyEnveloped(made, options)), u"signature.RevocationUnknown"_s);
    }

    void signingTwiceOrNothingIsRefused()
    {
        const QByteArray made =
            *signEnveloped(application, Town::mihon().office, Town::signOptions());
        const auto twice = signEnveloped(made, Town::mihon().citizen, Town::signOptions());
        QVERIFY(!twice);
        QVERIFY(twice.error().is(SignatureError::AlreadySigned));
        QVERIFY(!signEnveloped("<a>", Town::mihon().office, Town::signOptions()));
        QVERIFY(!signEnveloped("<!DOCTYPE a><a/>", Town::mihon().office, Town::signOptions()));
        QCOMPARE(reason(verifyEnveloped(application, Town::mihon().verifyOptions())),
                 u"signature.NotSigned"_s);
        QCOMPARE(reason(verifyEnveloped("x", Town::mihon().verifyOptions())),
                 u"xml.NotWellFormed"_s);
    }

    void commentsAreDroppedBeforeSigning()
    {
        const auto made = signEnveloped("<!-- a --><a>1<!-- 0 -->00<?p q?></a><!-- b -->",
                                        Town::mihon().office,
                                        Town::signOptions());
        QVERIFY(made);
        const Verification verification = verifyEnveloped(*made, Town::mihon().verifyOptions());
        QCOMPARE(reason(verification), u"holds"_s);
        QCOMPARE(verification.signatures.front().coverage.signedDocument,
                 QByteArray("<a>100<?p q?></a>"));
    }

    void manyThreadsMayVerifyAtOnce()
    {
        const Town &town = Town::mihon();
        const QByteArray good = *signEnveloped(application, town.office, Town::signOptions());
        const QByteArray bad = QByteArray(good).replace("令和7年度", "令和8年度");
        const std::vector<Member> one{{u"a"_s, "1"}};
        const std::vector<Member> two{{u"a"_s, "2"}};
        const QByteArray detached = *signDetached(one, town.citizen, Town::signOptions());
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int round = 0; round < 20; ++round) {
                    wrong += verifyEnveloped(good, town.verifyOptions()).holds() ? 0 : 1;
                    wrong += verifyEnveloped(bad, town.verifyOptions()).holds() ? 1 : 0;
                    wrong += verifyDetached(detached, one, town.verifyOptions()).holds() ? 0 : 1;
                    wrong += verifyDetached(detached, two, town.verifyOptions()).holds() ? 1 : 0;
                    wrong += signEnveloped(application, town.office, Town::signOptions()) ? 0 : 1;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }

    void everyRefusalHasAJapaneseSentence()
    {
        for (int id = 0; id <= static_cast<int>(SignatureError::NothingInContainer); ++id) {
            const core::Error error(static_cast<SignatureError>(id), {u"1"_s, u"2"_s, u"3"_s});
            QVERIFY2(core::sentence(error, {u"ja"_s}) != core::sentence(error, {u"en"_s}),
                     qPrintable(error.idText()));
        }
    }
};

TODOKE_TEST(XadesTest)
#include "tst_xades.moc"
