// SPDX-License-Identifier: Apache-2.0
//
// dmn_tck DIR [--verbose] [--only FOLDER]
//   Runs the DMN Technology Compatibility Kit that lies in DIR (compliance-level-*/FOLDER/*.xml) and
//   prints passed and failed per folder. Ends with 0 when exactly the known gaps fail, and nothing was parsed on the way.
#include "engine/core/sentence.h"
#include "engine/dmn/model.h"
#include "engine/feel/explain.h"
#include "tests/conformance/dmn_tck/test_file.h"
#include "tests/conformance/suite.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

std::optional<xml::Document> parse(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    auto document = xml::Document::parse(file.readAll(), QFileInfo(path).fileName());
    if (!document)
        return std::nullopt;
    return std::move(*document);
}

/// The models of one folder, each read once.
class Folder
{
public:
    explicit Folder(const QString &path) : m_path(path) {}

    std::shared_ptr<const dmn::Model> model(const QString &fileName)
    {
        if (const auto known = m_models.find(fileName); known != m_models.end())
            return known->second;
        m_models.emplace(fileName, nullptr); // models that import each other end here
        const auto document = parse(m_path + u'/' + fileName);
        if (!document)
            return nullptr;
        dmn::ReadOptions options;
        options.refuseUnknownNames = false; // the kit has tests whose names are unknown on purpose
        const auto model = dmn::Model::read(
            *document,
            fileName,
            m_faults,
            [this](const QString &uri, const QString &) { return byNamespace(uri); },
            options);
        return m_models[fileName] = model.value_or(nullptr);
    }

    const core::Faults &faults() const { return m_faults; }

private:
    std::shared_ptr<const dmn::Model> byNamespace(const QString &uri)
    {
        for (const QString &name : QDir(m_path).entryList({u"*.dmn"_s}, QDir::Files, QDir::Name)) {
            const auto document = parse(m_path + u'/' + name);
            if (document && document->root().attribute(u"namespace") == uri)
                return model(name);
        }
        return nullptr;
    }

    QString m_path;
    core::Faults m_faults;
    std::map<QString, std::shared_ptr<const dmn::Model>> m_models;
};

/// What one result of a test case is not; nothing where it is right. `parses` notes that evaluating parsed.
QStringList wrongResult(const dmn::Model &model, const tests::dmn_tck::TestCase &test, const tests::dmn_tck::TestCase::Result &result, bool &parses)
{
    feel::Environment base;
    base.now = QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);
    base.zone = "UTC";
    dmn::Evaluation evaluation;
    feel::Value actual;
    const std::size_t parsed = feel::parsedByThread();
    if (test.service.isEmpty()) {
        evaluation = model.evaluate(result.decision, test.inputs, base);
        actual = evaluation.value;
        model.evaluate(result.decision, test.inputs, base, dmn::Explain::Whole);
    } else {
        evaluation = model.evaluateService(test.service, test.inputs, base);
        const auto *outputs = evaluation.value.as<feel::Context>();
        const feel::Value *one = outputs ? outputs->find(result.decision) : nullptr;
        actual = one ? *one : evaluation.value;
    }
    parses = parses || feel::parsedByThread() != parsed;
    const bool saysWhy = !result.isError || !evaluation.diagnostics.empty();
    if (saysWhy && tests::dmn_tck::same(result.expected, actual))
        return {};
    QStringList wrong{result.decision + u": expected "_s + result.expected.toString() + u", got "_s + actual.toString()
                      + (saysWhy ? QString() : u" without a reason"_s)};
    for (const feel::Diagnostic &diagnostic : evaluation.diagnostics)
        wrong += diagnostic.error.where().toString() + u": "_s + core::sentence(diagnostic.error, {u"en"_s});
    return wrong;
}

void runFolder(tests::Suite &suite, const QString &path, const QString &group, const QString &name)
{
    Folder folder(path);
    for (const QString &fileName : QDir(path).entryList({u"*.xml"_s}, QDir::Files, QDir::Name)) {
        const auto document = parse(path + u'/' + fileName);
        if (!document)
            continue;
        const tests::dmn_tck::TestFile file = tests::dmn_tck::readTestFile(document->root());
        const auto model = folder.model(file.modelName);
        for (const tests::dmn_tck::TestCase &test : file.cases) {
            const QString id = name + u'/' + fileName + u'#' + test.id;
            bool parses = false;
            QStringList wrong;
            if (!model) {
                wrong += u"the model cannot be read"_s;
                for (const core::Error &fault : folder.faults())
                    wrong += fault.where().toString() + u": "_s + core::sentence(fault, {u"en"_s});
            }
            for (const auto &result : test.results)
                wrong += model ? wrongResult(*model, test, result, parses) : QStringList();
            suite.settle(group, id, wrong);
            if (parses)
                suite.wrong(u"evaluating or explaining it parses: "_s + id);
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    auto suite = tests::Suite::called(u"dmn-tck"_s, QCoreApplication::arguments().mid(1), QStringLiteral(KNOWN_GAPS));
    if (!suite)
        return 2;
    const QDir kit(suite->folder());
    for (const QString &level : kit.entryList({u"compliance-level-*"_s}, QDir::Dirs, QDir::Name)) {
        for (const QString &name : QDir(kit.filePath(level)).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            if (suite->wants(name))
                runFolder(*suite, kit.filePath(level + u'/' + name), level.right(1) + u' ' + name, name);
        }
    }
    return suite->finish();
}
