// SPDX-License-Identifier: Apache-2.0
#include "tests/forms/check/forms.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::core::Json;

/// Each cases/NAME.json is what was sent to a form and what must come of it; its name says the rule.
class CheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAreTypedAndJudged_data()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(QStringLiteral(TODOKE_TEST_DATA "/cases"));
        for (const QString &file : folder.entryList({u"*.json"_s}))
            QTest::newRow(qPrintable(file)) << folder.filePath(file);
    }

    void answersAreTypedAndJudged()
    {
        QFETCH(const QString, file);
        const auto read = Json::parse(tests::bytesOf(file));
        QVERIFY(read);
        const Json &wanted = *read;
        const auto form = tests::form(wanted[u"form"_s].toString());
        const forms::check::Against against = world(wanted);
        const forms::check::RawAnswers raw = tests::raw(wanted[u"raw"_s]);
        const forms::check::Checked checked = forms::check::check(*form, raw, against, wanted[u"page"_s].toString());

        QStringList errors;
        for (const Json &error : wanted[u"errors"_s].toArray())
            errors << error.toString();
        QCOMPARE(tests::told(checked.errors), errors);
        const engine::feel::Value answers = tests::literal(wanted[u"answers"_s].toString());
        if (!(engine::feel::Value(checked.answers) == answers))
            QCOMPARE(engine::feel::Value(checked.answers).toLiteral(), answers.toLiteral());
        if (wanted.contains(u"hidden"_s)) {
            std::set<QString> hidden;
            for (const Json &path : wanted[u"hidden"_s].toArray())
                hidden.insert(path.toString());
            QCOMPARE(checked.hidden, hidden);
        }
        for (const auto &[path, text] : wanted[u"understood"_s].toObject())
            QCOMPARE(checked.understood.at(path), text.toString());

        // What was typed survives being shown in boxes again, and from then on nothing moves.
        const forms::check::RawAnswers back = forms::check::toRaw(*form, checked.answers);
        const forms::check::Checked second = forms::check::check(*form, back, against);
        QVERIFY(forms::check::toRaw(*form, second.answers).values == back.values);
        if (checked.errors.empty() && wanted[u"page"_s].isNull()) {
            QCOMPARE(tests::told(second.errors), QStringList());
            QCOMPARE(engine::feel::Value(second.answers).toLiteral(), engine::feel::Value(checked.answers).toLiteral());
        }
    }

private:
    static forms::check::Against world(const Json &wanted)
    {
        forms::check::Against against = tests::against();
        if (wanted.contains(u"person"_s))
            against.environment.variables.set(u"person"_s, tests::literal(wanted[u"person"_s].toString()));
        for (const Json &file : wanted[u"files"_s].toArray()) {
            const QString id = file[u"id"_s].toString();
            against.files[id] = {id, file[u"name"_s].toString(), file[u"mediaType"_s].toString(), file[u"size"_s].toInteger(), id.toUtf8()};
        }
        return against;
    }
};

TODOKE_TEST(CheckTest)
#include "tst_check.moc"
