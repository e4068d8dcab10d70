// SPDX-License-Identifier: Apache-2.0
#include "forms/model/form.h"
#include "forms/model/model_error.h"
#include "forms/model/vocabulary.h"
#include "tests/support/test_registry.h"

#include "engine/core/sentence.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::shared_ptr<const forms::model::Form> readForm(const QByteArray &bytes, engine::core::Faults &faults)
{
    const auto document = engine::xml::Document::parse(bytes, u"form.xml"_s);
    if (!document) {
        faults.push_back(document.error());
        return nullptr;
    }
    engine::feel::Names names;
    names.variables = {u"person"_s};
    return forms::model::read(*document, names, faults);
}

} // namespace

class FormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        engine::core::Faults faults;
        m_form = readForm(bytesOf(QStringLiteral(TODOKE_TEST_DATA "/whole.xml")), faults);
        for (const engine::core::Error &fault : faults)
            qWarning("%s %s", qPrintable(fault.where().toString()), qPrintable(engine::core::sentence(fault, {u"en"_s})));
        QVERIFY(faults.empty());
        QVERIFY(m_form);
    }

    void aFormOfEveryKindHasNoFault()
    {
        std::set<QString> kinds;
        for (const forms::model::Field *field : m_form->allFields())
            kinds.insert(field->kind);
        for (const auto &[kind, value] : forms::model::vocabulary())
            QVERIFY2(kinds.contains(kind), qPrintable(kind));
    }

    void fieldsAreFoundByTheirPaths()
    {
        QCOMPARE(m_form->pages.size(), std::size_t{2});
        QVERIFY(m_form->page(u"second"));
        QVERIFY(!m_form->page(u"third"));
        const forms::model::Field *area = m_form->field(u"lots.area");
        QVERIFY(area);
        QCOMPARE(area->path, u"lots.area"_s);
        QCOMPARE(area->kind, u"number"_s);
        QVERIFY(m_form->field(u"lots.owner.name"));
        QVERIFY(!m_form->field(u"lots.owner.nam"));
        QVERIFY(!m_form->field(u"lot"));
        QVERIFY(!m_form->field(u""));
    }

    void everythingThatAnAuthorWroteIsThere()
    {
        const forms::model::Field *plain = m_form->field(u"plain");
        QCOMPARE(plain->label.in({u"en"_s}), u"Text"_s);
        QCOMPARE(plain->law, u"見本条例 第1条"_s);
        QCOMPARE(plain->settings.at(u"max-length"_s), u"20"_s);
        QVERIFY(plain->required);
        QCOMPARE(plain->where.line, 7);

        const forms::model::Field *lots = m_form->field(u"lots");
        QVERIFY(lots->repeats);
        QCOMPARE(lots->repeatMin, 0);
        QCOMPARE(lots->repeatMax, 3);

        const forms::model::Field *name = m_form->field(u"name");
        QCOMPARE(name->seenBy, (std::vector<QString>{u"examiner"_s, u"approver"_s}));
        QCOMPARE(name->keep, u"case"_s);
        QCOMPARE(m_form->field(u"kind")->options.size(), std::size_t{2});
        QCOMPARE(m_form->field(u"tax")->optionsDecision, u"tax-items"_s);
        QCOMPARE(m_form->field(u"mandate")->attachment, u"mandate"_s);
        QVERIFY(m_form->field(u"mandate")->relevant);
        QVERIFY(m_form->page(u"second")->relevant);
    }

    void missingTextsAreToldForEachPromisedLanguage()
    {
        QVERIFY(forms::model::missingTexts(*m_form, {u"ja"_s}).empty());
        const engine::core::Faults faults = forms::model::missingTexts(*m_form, {u"ja"_s, u"en"_s});
        QVERIFY(!faults.empty());
        for (const engine::core::Error &fault : faults) {
            QVERIFY(fault.is(forms::model::ModelError::MissingText));
            QCOMPARE(fault.arguments().at(2), u"en"_s);
            QVERIFY(fault.where().line > 0);
            QVERIFY(fault.arguments().at(1) != u"plain");
        }
    }

    void formsOfOurProceduresHaveNoFault_data()
    {
        QTest::addColumn<QString>("file");
        const QString root = QStringLiteral(TODOKE_SOURCE_DIR "/");
        for (const QString &folder : {u"procedures"_s, u"tests/packages"_s}) {
            QDirIterator files(root + folder, {u"*.xml"_s}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString file = files.next();
                if (file.mid(root.size()).contains(u"/forms/"_s))
                    QTest::newRow(qPrintable(file.mid(root.size()))) << file;
            }
        }
    }

    /// As far as a form can be read without its package: names from outside are open.
    void formsOfOurProceduresHaveNoFault()
    {
        QFETCH(const QString, file);
        const auto document = engine::xml::Document::parse(bytesOf(file), u"form.xml"_s);
        QVERIFY(document);
        engine::feel::Names names;
        names.open = true;
        engine::core::Faults faults;
        QVERIFY(forms::model::read(*document, names, faults));
        for (const engine::core::Error &fault : faults)
            qWarning("%s %s", qPrintable(fault.where().toString()), qPrintable(engine::core::sentence(fault, {u"en"_s})));
        QVERIFY(faults.empty());
    }

    void sizesAreReadWithTheirUnit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("mebibytes") << u"20 MiB"_s << qint64{20971520};
        QTest::newRow("kibibytes, no space") << u"500KiB"_s << qint64{512000};
        QTest::newRow("a gibibyte") << u"1 GiB"_s << qint64{1024} * 1024 * 1024;
        QTest::newRow("too much") << u"5 GiB"_s << qint64{-1};
        QTest::newRow("no unit") << u"100"_s << qint64{-1};
        QTest::newRow("zero") << u"0 MiB"_s << qint64{-1};
        QTest::newRow("a sign") << u"-1 MiB"_s << qint64{-1};
        QTest::newRow("beyond any number") << u"99999999999999999999 MiB"_s << qint64{-1};
    }

    void sizesAreReadWithTheirUnit()
    {
        QFETCH(const QString, text);
        QTEST(forms::model::sizeInBytes(text).value_or(-1), "bytes");
    }

    void indexesAreTakenOutOfPaths()
    {
        QCOMPARE(forms::model::withoutIndexes(u"a[1].b[22].c"), u"a.b.c"_s);
        QCOMPARE(forms::model::withoutIndexes(u"a[1"), u"a"_s);
        QCOMPARE(forms::model::withoutIndexes(u"]a["), u"]a"_s);
    }

private:
    std::shared_ptr<const forms::model::Form> m_form;
};

TODOKE_TEST(FormTest)
#include "tst_form.moc"
