// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/intake/town.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tests;
using namespace engine::intake;

class SubmissionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendingInGivesAReceiptAndOneSealedParcel()
    {
        Town town;
        Visitor visitor;
        const QString draft = town.filled(visitor);
        const auto sent = town.intake->drafts().submit(visitor, draft, {});
        QVERIFY(sent);
        QVERIFY(sent->receipt && sent->errors.empty() && !sent->refused);
        QCOMPARE(sent->receipt->receipt, receiptNumber(2026, 1));
        QCOMPARE(sent->receipt->arrival, town.clock.now());
        QVERIFY(!town.dump().contains(u"架空八丁目"_s.toUtf8()));
        QVERIFY(town.intake->drafts().draft(visitor, draft).error().is(IntakeError::NoSuchDraft));

        const auto submissions = town.pulledOf<exchange::Submission>();
        QCOMPARE(submissions.size(), std::size_t(1));
        const exchange::Submission &arrived = submissions.front();
        QCOMPARE(arrived.id, draft);
        QCOMPARE(arrived.receipt, sent->receipt->receipt);
        QCOMPARE(arrived.applicant.name, u"見本　花子"_s);
        QCOMPARE(arrived.applicant.email, u"hanako@example.jp"_s);
        QVERIFY(town.seal.verifyOwn(arrived.application, town.clock.now())); // sealed by the office
        QVERIFY(arrived.application.contains(u"借入れ"_s.toUtf8()));
        QVERIFY(town.pulled().empty()); // what is confirmed is gone
        const auto mails = town.intake->mails().due(10);
        QCOMPARE(mails->size(), std::size_t(1));
        QVERIFY(mails->front().subject.contains(sent->receipt->receipt));
    }

    void sendingTwiceGivesTheSameReceipt()
    {
        Town town;
        Visitor visitor;
        const QString draft = town.filled(visitor);
        const auto first = town.intake->drafts().submit(visitor, draft, {});
        const auto second = town.intake->drafts().submit(visitor, draft, {});
        QVERIFY(second && second->receipt);
        QCOMPARE(second->receipt->receipt, first->receipt->receipt);
        QCOMPARE(second->receipt->arrival, first->receipt->arrival);
        QCOMPARE(town.pulled().size(), std::size_t(1));
        QVERIFY(town.intake->drafts().submit(Visitor{}, draft, {}).error().is(IntakeError::NoSuchDraft));
    }

    void allErrorsComeBackAndTheDraftIsKept()
    {
        Town town;
        Visitor visitor;
        const auto draft = town.intake->drafts().begin(visitor, u"small"_s);
        visitor.drafts.insert(draft->id);
        const auto sent = town.intake->drafts().submit(visitor, draft->id, {});
        QVERIFY(sent && !sent->receipt);
        QVERIFY(sent->errors.size() >= 3);
        QVERIFY(town.intake->drafts().draft(visitor, draft->id));
        QVERIFY(town.pulled().empty());
    }

    void scriptInAnswersStaysText()
    {
        Town town;
        Visitor visitor;
        const QString evil = u"<script>alert(1)</script>]]>&amp;"_s;
        const QString draft = town.filled(visitor, evil);
        const auto sent = town.intake->drafts().submit(visitor, draft, {});
        QVERIFY(sent && sent->receipt);
        const auto arrived = town.pulledOf<exchange::Submission>().front();
        QVERIFY(arrived.applicant.name.startsWith(evil));
        const auto document = xml::Document::parse(arrived.application, u"a.xml"_s);
        QVERIFY(document);
        QVERIFY(document->root().text().contains(evil));
        QVERIFY(!arrived.application.contains("<script>"));
    }

    void aTamperedParcelDoesNotOpen()
    {
        Town town;
        Visitor visitor;
        town.arrived(visitor);
        const auto parcels = town.intake->outerZone().pull(10);
        const QByteArray sealed = parcels->front().sealed;
        for (const qsizetype at : {qsizetype(0), sealed.size() / 2, sealed.size() - 1}) {
            QByteArray changed = sealed;
            changed[at] = static_cast<char>(changed[at] ^ 1);
            QVERIFY(!town.office.open(changed));
        }
        QVERIFY(!town.office.open(sealed.left(sealed.size() - 1)));
        QVERIFY(!crypto::SealKeyPair::generate().open(sealed));
        QVERIFY(town.office.open(sealed));
    }

    void onesOwnSignatureIsTakenOverTheVeryDocument()
    {
        Town town(procedure::SignatureLevel::Own);
        Visitor visitor;
        const QString draft = town.filled(visitor);
        Drafts &drafts = town.intake->drafts();
        QVERIFY(drafts.submit(visitor, draft, {})->refused->is(IntakeError::SignatureTooWeak));

        const auto toSign = drafts.documentToSign(visitor, draft);
        QVERIFY(toSign && toSign->errors.empty());
        QCOMPARE(drafts.documentToSign(visitor, draft)->xml, toSign->xml);
        signature::SignOptions options;
        options.signingTime = town.clock.now();
        const QByteArray good = *signature::signEnveloped(toSign->xml, town.citizen, options);
        const auto own = [&](const QByteArray &upload) { return drafts.submit(visitor, draft, {exchange::SignatureKind::Own, upload}); };

        QByteArray changed = good;
        changed.replace(u"借入れ"_s.toUtf8(), u"盗用だ"_s.toUtf8());
        QVERIFY(own(changed)->refused);
        QVERIFY(own("no XML at all")->refused);
        QVERIFY(own(toSign->xml)->refused); // not signed
        QByteArray otherText = toSign->xml;
        otherText.replace(u"借入れ"_s.toUtf8(), u"他の用途"_s.toUtf8());
        const auto other = own(*signature::signEnveloped(otherText, town.citizen, options));
        QVERIFY(other->refused && other->refused->is(IntakeError::SignedOtherContent));
        const auto stranger = *signature::Authority::create({u"Stranger"_s, {}, {}}, town.validity);
        const auto forged = *stranger.issue({u"見本 花子"_s, {}, {}}, town.validity, signature::LeafPurpose::Citizen);
        QVERIFY(own(*signature::signEnveloped(toSign->xml, forged, options))->refused);

        QVERIFY(drafts.draft(visitor, draft)); // kept through all of this
        QVERIFY(town.pulled().empty());
        QVERIFY(own(good)->receipt);
        const auto arrived = town.pulledOf<exchange::Submission>().front();
        QCOMPARE(arrived.application, good);
        QVERIFY(arrived.signature == exchange::SignatureKind::Own);
    }

    void aProtectedPersonsAddressIsNotEchoedBack()
    {
        Town town;
        QVERIFY(town.directory->put(directory::Person{u"TP15"_s, u"見本 花子"_s, {}, QDate(1992, 2, 10), {}, {}}, u"架空八丁目999番15号"_s));
        QVERIFY(town.directory->put(directory::Protection{u"TP15"_s, QDate(2026, 4, 15), QDate(2027, 4, 14), {}, {}, {}}));
        Visitor visitor;
        const QString receipt = town.arrived(visitor);
        const auto application = town.intake->applications().application(visitor, receipt);
        QVERIFY(application);
        QVERIFY(!application->answers.contains(u"address"));
        QVERIFY(application->answers.contains(u"purpose"));
        QVERIFY(town.pulledOf<exchange::Submission>().front().answers.contains(u"address")); // the office needs it
    }

    void filesAreKnownByTheirBytesAndTravelWithTheSubmission()
    {
        Town town;
        Visitor visitor;
        const QString draft = town.filled(visitor);
        Drafts &drafts = town.intake->drafts();
        QVERIFY(drafts.addFile(visitor, draft, u"purpose"_s, u"a.pdf"_s, "%PDF-1.4 x").error().is(IntakeError::NotAFileField));
        QVERIFY(drafts.addFile(visitor, draft, u"nothing"_s, u"a.pdf"_s, "%PDF-1.4 x").error().is(IntakeError::NoSuchField));
        QVERIFY(drafts.addFile(visitor, draft, u"mandate"_s, u"a.pdf"_s, QByteArray(21 * 1024 * 1024, 'x')).error().is(forms::fields::Problem::FileTooLarge));
        const auto page = drafts.addFile(visitor, draft, u"mandate"_s, u"..\\..\\etc/委任状.pdf"_s, "<html><script>");
        QCOMPARE(page->mediaType, u"text/html"_s);
        QCOMPARE(page->name, u"委任状.pdf"_s);
        QVERIFY(!drafts.submit(visitor, draft, {})->errors.empty()); // not a PDF, whatever its name says
        const auto file = drafts.addFile(visitor, draft, u"mandate"_s, u"委任状.pdf"_s, "%PDF-1.4 x");
        QVERIFY(drafts.file(visitor, draft, page->id).error().is(IntakeError::NoSuchFile)); // replaced
        QCOMPARE(*drafts.file(visitor, draft, file->id), QByteArray("%PDF-1.4 x"));
        QVERIFY(!drafts.file(Visitor{}, draft, file->id));
        QVERIFY(!town.dump().contains("%PDF-1.4 x"));
        town.fill(visitor, draft, u"見本"_s); // the page is sent again without the file, as browsers do
        QVERIFY(drafts.submit(visitor, draft, {})->receipt);
        const auto arrived = town.pulledOf<exchange::Submission>().front();
        QCOMPARE(arrived.files.size(), std::size_t(1));
        QCOMPARE(arrived.files.front().sha256, crypto::sha256("%PDF-1.4 x")); // how its content comes is told by tst_uploads
        QCOMPARE(arrived.files.front().field, u"mandate"_s);
    }
};

TODOKE_TEST(SubmissionTest)
#include "tst_submission.moc"
