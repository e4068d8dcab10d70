// SPDX-License-Identifier: Apache-2.0
//
// dmn_tck DIR [--verbose] [--only FOLDER]
//   Runs the DMN Technology Compatibility Kit that lies in DIR (compliance-level-*/FOLDER/*.xml) and
//   prints passed and failed per folder. Ends with 0 when exactly the known gaps fail.
#include "engine/core/sentence.h"
#include "engine/dmn/model.h"
#include "engine/feel/explain.h"
#include "tests/conformance/dmn_tck/test_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTextStream>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

/// The tests that fail and why, as `FOLDER/FILE#CASE reason`; what starts with `#` says something.
std::map<QString, QString> knownGaps()
{
    std::map<QString, QString> gaps;
    QFile file(QStringLiteral(KNOWN_GAPS));
    if (!file.open(QIODevice::ReadOnly))
        return gaps;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QString text = QString::fromUtf8(line).trimmed();
        if (text.isEmpty() || text.startsWith(u'#'))
            continue;
        const qsizetype blank = text.indexOf(u' ');
        gaps.emplace(text.left(blank), text.mid(blank + 1));
    }
    return gaps;
}

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

struct Count
{
    int passed = 0;
    int failed = 0;
};

class Runner
{
public:
    explicit Runner(bool verbose) : m_verbose(verbose), m_gaps(knownGaps()) {}

    Count runFolder(const QString &path, const QString &name)
    {
        Count count;
        Folder folder(path);
        for (const QString &fileName : QDir(path).entryList({u"*.xml"_s}, QDir::Files, QDir::Name)) {
            const auto document = parse(path + u'/' + fileName);
            if (!document)
                continue;
            const tests::dmn_tck::TestFile file = tests::dmn_tck::readTestFile(document->root());
            const auto model = folder.model(file.modelName);
            if (m_verbose) {
                for (const core::Error &fault : folder.faults())
                    m_out << "    " << fault.where().toString() << ": "
                          << core::sentence(fault, {u"en"_s}) << '\n';
            }
            for (const tests::dmn_tck::TestCase &test : file.cases) {
                const QString id = name + u'/' + fileName + u'#' + test.id;
                const bool passed = model && passes(*model, test, id);
                ++(passed ? count.passed : count.failed);
                settle(id, passed);
            }
        }
        return count;
    }

    /// Whether exactly the listed tests failed and evaluating never parsed; says what does not fit.
    bool fits()
    {
        for (const QString &id : m_parsed)
            m_out << "evaluating it parses: " << id << '\n';
        for (const QString &id : m_unexpected)
            m_out << "not a known gap: " << id << '\n';
        for (const QString &id : m_closed)
            m_out << "passes, so it is no gap: " << id << '\n';
        return m_unexpected.isEmpty() && m_closed.isEmpty() && m_parsed.isEmpty();
    }

    QTextStream &out() { return m_out; }

private:
    void settle(const QString &id, bool passed)
    {
        if (passed && m_gaps.contains(id))
            m_closed += id;
        if (!passed && !m_gaps.contains(id))
            m_unexpected += id;
    }

    bool passes(const dmn::Model &model, const tests::dmn_tck::TestCase &test, const QString &id)
    {
        feel::Environment base;
        base.now = QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);
        base.zone = "UTC";
        bool all = true;
        for (const auto &result : test.results) {
            dmn::Evaluation evaluation;
            feel::Value actual;
            const std::size_t parsed = feel::parsedByThread();
            if (test.service.isEmpty()) {
                evaluation = model.evaluate(result.decision, test.inputs, base);
                actual = evaluation.value;
            } else {
                evaluation = model.evaluateService(test.service, test.inputs, base);
                const auto *outputs = evaluation.value.as<feel::Context>();
                const feel::Value *one = outputs ? outputs->find(result.decision) : nullptr;
                actual = one ? *one : evaluation.value;
            }
            if (feel::parsedByThread() != parsed)
                m_parsed += id;
            const bool saysWhy = !result.isError || !evaluation.diagnostics.empty();
            if (saysWhy && tests::dmn_tck::same(result.expected, actual))
                continue;
            all = false;
            if (!m_verbose)
                continue;
            m_out << "    " << id << ' ' << result.decision << ": expected "
                  << result.expected.toString() << ", got " << actual.toString()
                  << (saysWhy ? "" : " without a reason") << '\n';
            for (const feel::Diagnostic &diagnostic : evaluation.diagnostics)
                m_out << "        " << diagnostic.error.where().toString() << ": "
                      << core::sentence(diagnostic.error, {u"en"_s}) << '\n';
        }
        return all;
    }

    bool m_verbose;
    std::map<QString, QString> m_gaps;
    QStringList m_unexpected;
    QStringList m_closed;
    QStringList m_parsed;
    QTextStream m_out{stdout};
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    const bool verbose = arguments.removeAll(u"--verbose"_s) > 0;
    QString only;
    if (const qsizetype at = arguments.indexOf(u"--only"_s); at >= 0 && at + 1 < arguments.size()) {
        only = arguments.at(at + 1);
        arguments.remove(at, 2);
    }
    if (arguments.size() != 1 || !QDir(arguments.first()).exists()) {
        QTextStream(stderr) << "usage: dmn_tck DIR [--verbose] [--only FOLDER]\n";
        return 2;
    }
    Runner runner(verbose);
    Count total;
    const QDir kit(arguments.first());
    for (const QString &level : kit.entryList({u"compliance-level-*"_s}, QDir::Dirs, QDir::Name)) {
        for (const QString &name :
             QDir(kit.filePath(level)).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            if (!only.isEmpty() && !name.startsWith(only))
                continue;
            const Count count = runner.runFolder(kit.filePath(level + u'/' + name), name);
            total.passed += count.passed;
            total.failed += count.failed;
            runner.out() << QStringLiteral("%1 %2 passed %3 failed\n")
                                .arg(level.right(1) + u' ' + name, -60)
                                .arg(count.passed, 5)
                                .arg(count.failed, 5);
        }
    }
    const bool fits = !only.isEmpty() || runner.fits();
    runner.out() << "dmn-tck: " << total.passed << " passed, " << total.failed << " failed\n";
    runner.out().flush();
    return fits && total.passed > 0 ? 0 : 1;
}
