// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine::core;

namespace {

enum class Sample { Two };

ErrorText errorText(Sample)
{
    return {"tests", "Two", "expected %1, got %2"};
}

} // namespace

class SentenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void argumentsTakeTheirPlacesOnce()
    {
        const Error error(Sample::Two, {QStringLiteral("%2"), QStringLiteral("b")});
        QCOMPARE(sentence(error, {QStringLiteral("en")}), QStringLiteral("expected %2, got b"));
    }

    void aPlaceShowsOnlyWhatIsKnown()
    {
        QCOMPARE((SourceRef{QStringLiteral("a.xml"), 3, 7}.toString()), QStringLiteral("a.xml:3:7"));
        QCOMPARE((SourceRef{QStringLiteral("a.xml"), 0, 0}.toString()), QStringLiteral("a.xml"));
    }
};

TODOKE_TEST(SentenceTest)
#include "tst_sentence.moc"
