// SPDX-License-Identifier: Apache-2.0
#include "forms/model/form.h"
#include "tests/support/test_registry.h"

#include "engine/core/sentence.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

engine::feel::Names names()
{
    engine::feel::Names names;
    names.variables = {u"person"_s};
    return names;
}

/// `4:5 forms.DuplicateField the sentence`, a line for each fault.
QString told(const engine::core::Faults &faults, const QString &language)
{
    QString text;
    for (const engine::core::Error &fault : faults)
        text += u"%1:%2 %3 %4\n"_s.arg(fault.where().line).arg(fault.where().column).arg(fault.idText(), engine::core::sentence(fault, {language}));
    return text;
}

} // namespace

/// Each faults/NAME.xml has one fault, and NAME.errors says which, where, and in what words.
class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFaultIsFoundAtItsPlace_data()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(QStringLiteral(TODOKE_TEST_DATA "/faults"));
        for (const QString &file : folder.entryList({u"*.xml"_s}))
            QTest::newRow(qPrintable(file)) << folder.filePath(file);
    }

    void everyFaultIsFoundAtItsPlace()
    {
        QFETCH(const QString, file);
        const auto document = engine::xml::Document::parse(bytesOf(file), u"form.xml"_s);
        QVERIFY(document);
        engine::core::Faults faults;
        const auto form = forms::model::read(*document, names(), faults);
        const QString found = told(faults, u"en"_s);
        const QString golden = file.chopped(4) + u".errors"_s;
        if (qEnvironmentVariableIsSet("TODOKE_UPDATE_GOLDEN")) {
            QFile out(golden);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(found.toUtf8());
        }
        QVERIFY2(!faults.empty(), qPrintable(file));
        QCOMPARE(found, QString::fromUtf8(bytesOf(golden)));
        for (const engine::core::Error &fault : faults) {
            QVERIFY(fault.where().file == u"form.xml");
            const QString japanese = engine::core::sentence(fault, {u"ja"_s});
            QVERIFY2(japanese != engine::core::sentence(fault, {u"en"_s}), qPrintable(fault.idText()));
        }
    }
};

TODOKE_TEST(FaultsTest)
#include "tst_faults.moc"
