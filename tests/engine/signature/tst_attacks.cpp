// SPDX-License-Identifier: Apache-2.0
#include "engine/signature/signature_error.h"
#include "engine/signature/xades.h"
#include "tests/engine/signature/fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace engine::signature;
using tests::Town;

namespace {

const QByteArray document =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<payment xmlns=\"urn:p\"><to Id=\"to\">見本区</to><yen>1000</yen></payment>\n";

const QByteArray &original()
{
    static const QByteArray bytes =
        *signEnveloped(document, Town::mihon().citizen, Town::signOptions());
    return bytes;
}

/// The text of the first match, which must be there.
QByteArray find(const QByteArray &bytes, const QByteArray &from, const QByteArray &to)
{
    const qsizetype start = bytes.indexOf(from);
    const qsizetype end = bytes.indexOf(to, start);
    Q_ASSERT(start >= 0 && end >= 0);
    return bytes.mid(start, end - start + to.size());
}

QByteArray swapped(const QByteArray &from, const QByteArray &to)
{
    Q_ASSERT(original().contains(from));
    QByteArray bytes = original();
    return bytes.replace(bytes.indexOf(from), from.size(), to);
}

QByteArray signatureElement() { return find(original(), "<ds:Signature ", "</ds:Signature>"); }

QByteArray properties()
{
    return find(original(), "<xades:SignedProperties", "</xades:SignedProperties>");
}

QByteArray documentReference() { return find(original(), "<ds:Reference ", "</ds:Reference>"); }

/// The original with one more Reference, whose digest is nonsense: the rules come before the
/// arithmetic.
QByteArray withReference(const QByteArray &attributes, const QByteArray &transforms)
{
    const QByteArray more = "<ds:Reference " + attributes + ">" + transforms +
                            find(original(), "<ds:DigestMethod", "</ds:DigestValue>") +
                            "</ds:Reference>";
    return swapped("</ds:SignedInfo>", more + "</ds:SignedInfo>");
}

QByteArray transform(const QByteArray &algorithm, const QByteArray &inside = {})
{
    return "<ds:Transforms><ds:Transform Algorithm=\"" + algorithm + "\">" + inside +
           "</ds:Transform></ds:Transforms>";
}

const QByteArray exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";

} // namespace

class AttacksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void theOriginalHolds()
    {
        QVERIFY(verifyEnveloped(original(), Town::mihon().verifyOptions()).holds());
    }

    void everyAttackIsRefusedWithItsOwnReason_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");

        placesAndIds();
        references();
        algorithms();
        keysAndProperties();
        foreignThings();
    }

    void everyAttackIsRefusedWithItsOwnReason()
    {
        QFETCH(const QByteArray, bytes);
        const Verification verification = verifyEnveloped(bytes, Town::mihon().verifyOptions());
        const auto verdict = verification.verdict();
        const QString found = verdict ? u"holds"_s : verdict.error().idText();
        QFETCH(const QString, expected);
        QCOMPARE(found, expected);
        QVERIFY(!verification.holds());
        for (const SignatureReport &report : verification.signatures) {
            QVERIFY(!report.coverage.wholeDocument);
            QVERIFY(report.coverage.signedDocument.isEmpty());
        }
    }

private:
    static void placesAndIds()
    {
        const QByteArray inner = find(original(), "<payment", "</payment>");
        const QByteArray bare = QByteArray(inner).replace(signatureElement(), "");
        QTest::newRow("the signed document wrapped in another one")
            << QByteArray("<payment xmlns='urn:p'><yen>9</yen>" + inner + "</payment>")
            << u"signature.MisplacedSignature"_s;
        QTest::newRow("the signed document moved aside, its signature on top")
            << QByteArray("<payment xmlns='urn:p'><yen>9</yen><old>" + bare + "</old>" +
                          signatureElement() + "</payment>")
            << u"signature.ContentChanged"_s;
        QTest::newRow("the original kept in an Object of the signature")
            << QByteArray("<payment xmlns='urn:p'><yen>9</yen>" +
                          signatureElement().replace("</ds:Signature>",
                                                     "<ds:Object>" + bare +
                                                         "</ds:Object></ds:Signature>") +
                          "</payment>")
            << u"signature.UnexpectedElement"_s;
        QTest::newRow("an Id given twice")
            << swapped("<yen>", "<yen Id=\"to\">") << u"signature.DuplicateId"_s;
        QTest::newRow("a twin of the signed properties' Id")
            << swapped(
                   "Id=\"to\"",
                   find(properties(), "Id=\"", "\"") +
                       QByteArray(properties())
                           .mid(properties().indexOf("Id=\"") + 4,
                                properties().indexOf("\">") - properties().indexOf("Id=\"") - 3))
            << u"signature.DuplicateId"_s;
        QTest::newRow("a twin by xml:id")
            << swapped("<to Id=\"to\">", "<to Id=\"to\" xml:id=\"to\">")
            << u"signature.DuplicateId"_s;
        QTest::newRow("a second signature")
            << swapped("</payment>",
                       signatureElement().replace("Id=\"sig", "Id=\"gis").replace("to\"", "ot\"") +
                           "</payment>")
            << u"signature.SeveralSignatures"_s;
        QTest::newRow("the signature one level too deep")
            << QByteArray(original())
                   .replace(signatureElement(), "<deep>" + signatureElement() + "</deep>")
            << u"signature.MisplacedSignature"_s;
        QTest::newRow("no signature at all") << document << u"signature.NotSigned"_s;
    }

    static void references()
    {
        QTest::newRow("a reference to a file") << withReference("URI=\"file:///etc/hostname\"", {})
                                               << u"signature.ExternalReference"_s;
        QTest::newRow("a reference to the network")
            << withReference("URI=\"http://127.0.0.1:9/a\"", {})
            << u"signature.ExternalReference"_s;
        QTest::newRow("a reference to a file beside it")
            << withReference("URI=\"a.xml\"", {}) << u"signature.ExternalReference"_s;
        QTest::newRow("a reference to another element")
            << withReference("URI=\"#to\"", {}) << u"signature.UnexpectedReference"_s;
        QTest::newRow("a reference by xpointer")
            << withReference("URI=\"#xpointer(/)\"", {}) << u"signature.UnexpectedReference"_s;
        QTest::newRow("a reference without a URI")
            << withReference({}, {}) << u"signature.UnexpectedReference"_s;
        QTest::newRow("the document referred to twice")
            << swapped("</ds:SignedInfo>", documentReference() + "</ds:SignedInfo>")
            << u"signature.DuplicateId"_s;
        QTest::newRow("the document referred to twice, without an Id")
            << swapped("</ds:SignedInfo>",
                       documentReference().replace(find(documentReference(), "Id=\"", "\" "), "") +
                           "</ds:SignedInfo>")
            << u"signature.SeveralReferences"_s;
        QTest::newRow("no reference to the document")
            << swapped(documentReference(), {}) << u"signature.MissingReference"_s;
        QTest::newRow("the document's reference led to one element")
            << swapped("URI=\"\"", "URI=\"#to\"") << u"signature.UnexpectedReference"_s;
        QTest::newRow("the properties' reference led elsewhere")
            << swapped("URI=\"#sig", "URI=\"#to\" x=\"#sig") << u"signature.WrongNode"_s;
        QTest::newRow("the properties' reference without its type")
            << swapped("Type=\"http://uri.etsi.org/01903#SignedProperties\"", {})
            << u"signature.UnexpectedReference"_s;
    }

    static void algorithms()
    {
        const QByteArray transforms = find(original(), "<ds:Transforms>", "</ds:Transforms>");
        const auto withTransform = [&transforms](const QByteArray &algorithm,
                                                 const QByteArray &inside = {}) {
            return swapped(transforms,
                           QByteArray(transforms)
                               .replace("</ds:Transforms>", transform(algorithm, inside).mid(15)));
        };
        QTest::newRow("an XSLT transform")
            << withTransform(
                   "http://www.w3.org/TR/1999/REC-xslt-19991116",
                   "<x:stylesheet version='1.0' xmlns:x='http://www.w3.org/1999/XSL/Transform'/>")
            << u"signature.ForbiddenTransform"_s;
        QTest::newRow("an XPath transform")
            << withTransform("http://www.w3.org/TR/1999/REC-xpath-19991116",
                             "<ds:XPath>1</ds:XPath>")
            << u"signature.ForbiddenTransform"_s;
        QTest::newRow("an XPath filter")
            << withTransform("http://www.w3.org/2002/06/xmldsig-filter2")
            << u"signature.ForbiddenTransform"_s;
        QTest::newRow("a base64 transform")
            << withTransform("http://www.w3.org/2000/09/xmldsig#base64")
            << u"signature.ForbiddenTransform"_s;
        QTest::newRow("canonical XML with comments as a transform")
            << withTransform(exclusive + "WithComments") << u"signature.ForbiddenTransform"_s;
        QTest::newRow("an allowed transform once too often")
            << withTransform(exclusive) << u"signature.ForbiddenTransform"_s;
        QTest::newRow("an XPath transform in place of the enveloped one")
            << swapped("http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                       "http://www.w3.org/TR/1999/REC-xpath-19991116")
            << u"signature.ForbiddenTransform"_s;
        QTest::newRow("an extra reference with an XSLT transform")
            << withReference("URI=\"#to\"",
                             transform("http://www.w3.org/TR/1999/REC-xslt-19991116"))
            << u"signature.UnexpectedReference"_s;
        QTest::newRow("the document's canonicalization dropped")
            << swapped("<ds:Transform Algorithm=\"" + exclusive + "\"/></ds:Transforms>",
                       "</ds:Transforms>")
            << u"signature.MissingElement"_s;
        QTest::newRow("a parameter to the canonicalization")
            << swapped("<ds:Transform Algorithm=\"" + exclusive + "\"/>",
                       "<ds:Transform Algorithm=\"" + exclusive +
                           "\"><i:InclusiveNamespaces xmlns:i='" + exclusive +
                           "' PrefixList='a'/></ds:Transform>")
            << u"signature.UnexpectedElement"_s;
        QTest::newRow("another canonicalization of SignedInfo")
            << swapped("<ds:CanonicalizationMethod Algorithm=\"" + exclusive,
                       "<ds:CanonicalizationMethod "
                       "Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315")
            << u"signature.ForbiddenCanonicalization"_s;
        const QByteArray rsa = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
        for (const char *method : {"http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
                                   "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
                                   "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                                   "http://www.w3.org/2000/09/xmldsig#dsa-sha1",
                                   "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
                                   ""}) {
            QTest::addRow("the signature method %s", method)
                << swapped(rsa, method) << u"signature.ForbiddenSignatureMethod"_s;
        }
        QTest::newRow("a truncated value")
            << swapped(rsa + "\"/>",
                       rsa +
                           "\"><ds:HMACOutputLength>40</ds:HMACOutputLength></ds:SignatureMethod>")
            << u"signature.UnexpectedElement"_s;
        QTest::newRow("ECDSA declared for an RSA key")
            << swapped(rsa, "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256")
            << u"signature.SignatureWrong"_s;
        QTest::newRow("a SHA-1 digest") << swapped("http://www.w3.org/2001/04/xmlenc#sha256",
                                                   "http://www.w3.org/2000/09/xmldsig#sha1")
                                        << u"signature.ForbiddenDigest"_s;
        QTest::newRow("an MD5 digest") << swapped("http://www.w3.org/2001/04/xmlenc#sha256",
                                                  "http://www.w3.org/2001/04/xmldsig-more#md5")
                                       << u"signature.ForbiddenDigest"_s;
    }

    static void keysAndProperties()
    {
        const QByteArray x509 = find(original(), "<ds:X509Data>", "</ds:X509Data>");
        QTest::newRow("a bare key instead of a certificate")
            << swapped(x509,
                       "<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AQAB</"
                       "ds:Modulus><ds:Exponent>AQAB</ds:Exponent>"
                       "</ds:RSAKeyValue></ds:KeyValue>")
            << u"signature.BareKey"_s;
        QTest::newRow("a bare key beside the certificate")
            << swapped(x509, x509 + "<ds:KeyValue/>") << u"signature.BareKey"_s;
        QTest::newRow("a key's name")
            << swapped(x509, "<ds:KeyName>office</ds:KeyName>") << u"signature.BareKey"_s;
        QTest::newRow("a key to be fetched")
            << swapped(x509, "<ds:RetrievalMethod URI='http://127.0.0.1:9/key'/>")
            << u"signature.BareKey"_s;
        QTest::newRow("no key information")
            << swapped(find(original(), "<ds:KeyInfo>", "</ds:KeyInfo>"), {})
            << u"signature.NoCertificate"_s;
        QTest::newRow("another person's certificate")
            << swapped(find(original(), "<ds:X509Certificate>", "</ds:X509Certificate>"),
                       "<ds:X509Certificate>" + Town::mihon().office.certificate.der().toBase64() +
                           "</ds:X509Certificate>")
            << u"signature.CertificateNotNamed"_s;
        const QByteArray forged =
            properties().replace("2026", "2025").replace("Id=\"sig", "Id=\"gis");
        QTest::newRow("a second SignedProperties in the signature")
            << swapped("</xades:QualifyingProperties>", forged + "</xades:QualifyingProperties>")
            << u"signature.SeveralSignedProperties"_s;
        QTest::newRow("a second SignedProperties in the document")
            << swapped("<yen>",
                       "<x xmlns:xades='http://uri.etsi.org/01903/v1.3.2#' "
                       "xmlns:ds='http://www.w3.org/2000/09/xmldsig#'>" +
                           forged + "</x><yen>")
            << u"signature.SeveralSignedProperties"_s;
        QTest::newRow("the SignedProperties moved into the document")
            << swapped(properties(), {})
                   .replace("<yen>",
                            "<x xmlns:xades='http://uri.etsi.org/01903/v1.3.2#' "
                            "xmlns:ds='http://www.w3.org/2000/09/xmldsig#'>" +
                                properties() + "</x><yen>")
            << u"signature.MisplacedSignedProperties"_s;
        QTest::newRow("the properties of another signature")
            << swapped("Target=\"#sig", "Target=\"#other") << u"signature.WrongTarget"_s;
        QTest::newRow("another signing time")
            << swapped("2026-04-01T", "2026-03-01T") << u"signature.PropertiesChanged"_s;
        QTest::newRow("a second Object")
            << swapped("</ds:Signature>", "<ds:Object/></ds:Signature>")
            << u"signature.UnexpectedElement"_s;
        QTest::newRow("a manifest")
            << swapped("</ds:Signature>", "<ds:Object><ds:Manifest/></ds:Object></ds:Signature>")
            << u"signature.HasManifest"_s;
    }

    static void foreignThings()
    {
        QTest::newRow("a DOCTYPE")
            << swapped("<payment", "<!DOCTYPE payment><payment") << u"xml.HasDoctype"_s;
        QTest::newRow("a DOCTYPE that declares Ids")
            << swapped("<payment", "<!DOCTYPE payment [<!ATTLIST yen n ID #IMPLIED>]><payment")
            << u"xml.HasDoctype"_s;
        QTest::newRow("a comment inside a signed value")
            << swapped("<yen>1000", "<yen>1<!-- -->000") << u"signature.HasComment"_s;
        QTest::newRow("a comment outside the root")
            << QByteArray(original() + "<!-- -->") << u"signature.HasComment"_s;
        QTest::newRow("a comment inside SignedInfo")
            << swapped("<ds:SignedInfo>", "<ds:SignedInfo><!-- -->") << u"signature.HasComment"_s;
        QTest::newRow("a changed value")
            << swapped("1000", "9000") << u"signature.ContentChanged"_s;
        QTest::newRow("an added attribute")
            << swapped("<yen>", "<yen k=\"\">") << u"signature.ContentChanged"_s;
        QTest::newRow("an added processing instruction")
            << swapped("<yen>", "<?p?><yen>") << u"signature.ContentChanged"_s;
        QTest::newRow("a processing instruction outside the root")
            << QByteArray(original() + "<?p?>") << u"signature.ContentChanged"_s;
        QTest::newRow("a changed value with its new digest")
            << withNewDigest() << u"signature.SignatureWrong"_s;
    }

    /// Somebody without a key can recompute digests: take those of an own signature over the new
    /// content.
    static QByteArray withNewDigest()
    {
        const QByteArray other = *signEnveloped(QByteArray(document).replace("1000", "9000"),
                                                Town::mihon().office,
                                                Town::signOptions());
        return swapped("1000", "9000")
            .replace(find(original(), "<ds:DigestValue>", "</ds:DigestValue>"),
                     find(other, "<ds:DigestValue>", "</ds:DigestValue>"));
    }
};

TODOKE_TEST(AttacksTest)
#include "tst_attacks.moc"
