// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/directory/directory.h"
#include "engine/exchange/messages.h"
#include "engine/intake/file_scanner.h"
#include "engine/store/sql_directory_store.h"
#include "engine/store/sql_intake_store.h"
#include "engine/xml/document.h"
#include "server/http/server.h"
#include "server/pages/site.h"

#include <QUrl>

namespace tests {

/// A seal that only marks what it sealed, and takes an upload that begins with `signed:` for a good signature.
class PlainSeal final : public engine::intake::ApplicationSeal
{
public:
    engine::core::Result<QByteArray> seal(const QByteArray &application, const QDateTime &) override { return "sealed:" + application; }
    engine::core::Result<OwnSignature> verifyOwn(const QByteArray &upload, const QDateTime &) override
    {
        if (!upload.startsWith("signed:"))
            return engine::core::Error(engine::intake::IntakeError::SignatureRefused, {QStringLiteral("no signature")});
        const auto document = engine::xml::Document::parse(upload.mid(7), QStringLiteral("upload"));
        if (!document)
            return document.error();
        return OwnSignature{document->canonical(), QStringLiteral("CN=Tester")};
    }
};

/// A scanner that says of each file what the test wants.
class TestScanner final : public engine::intake::FileScanner
{
public:
    std::unique_ptr<engine::intake::FileScan> begin() override
    {
        struct Scan final : engine::intake::FileScan
        {
            explicit Scan(TestScanner &whose) : scanner(whose) {}
            void add(QByteArrayView piece) override { content += piece.toByteArray(); }
            engine::intake::Verdict finish() override
            {
                scanner.looked << content;
                return scanner.verdict;
            }
            TestScanner &scanner;
            QByteArray content;
        };
        return std::make_unique<Scan>(*this);
    }

    engine::intake::Verdict verdict = engine::intake::Verdict::Clean;
    QByteArrayList looked;
};

/// A provider at which every payment stands as the test says.
class TestProvider final : public engine::intake::PaymentPort
{
public:
    QString id() const override { return QStringLiteral("test"); }
    std::vector<QString> methods() const override { return {QStringLiteral("card")}; }
    engine::core::Result<engine::intake::PaymentCreated> create(const engine::intake::PaymentIntent &wanted) override
    {
        intent = wanted;
        return engine::intake::PaymentCreated{QStringLiteral("ref-1"), engine::intake::Redirect{redirect}};
    }
    engine::core::Result<engine::intake::PaymentStatus> status(const QString &ref) override
    {
        return engine::intake::PaymentStatus{ref, intent.intentId, state, intent.amount, QStringLiteral("JPY"), QStringLiteral("card"), intent.expiresAt};
    }
    engine::core::Result<std::vector<engine::intake::PaymentEvent>> parseWebhook(const QByteArray &body, const engine::intake::Headers &) override
    {
        if (body != "good")
            return engine::intake::PaymentError::BadSignature;
        return std::vector<engine::intake::PaymentEvent>{{QStringLiteral("e1"), QStringLiteral("ref-1"), QStringLiteral("captured"), intent.amount, intent.expiresAt}};
    }
    engine::core::Result<void> capture(const QString &, qint64, const QString &) override { return engine::intake::PaymentError::NotSupported; }
    engine::core::Result<void> cancel(const QString &, const QString &) override { return engine::intake::PaymentError::NotSupported; }
    engine::core::Result<void> refund(const QString &, qint64, const QString &) override { return engine::intake::PaymentError::NotSupported; }
    engine::core::Result<std::vector<engine::intake::SettledRow>> reconcile(const QDateTime &, const QDateTime &) override
    {
        return std::vector<engine::intake::SettledRow>{};
    }

    engine::intake::PaymentIntent intent;
    engine::intake::PaymentState state = engine::intake::PaymentState::ActionRequired;
    QString redirect = QStringLiteral("https://pay.example/1");
};

/// The citizen's side of a town in memory: a real intake on a real store, one small procedure, the whole site.
struct Town
{
    /// `procedure` names the XML of the entry form in this folder.
    Town();
    void publish(const QString &id, bool withoutAccount, engine::procedure::SignatureLevel signature);
    /// What the office pulls and then shows: a view of the newest application.
    engine::exchange::ApplicantView office(const QString &receipt) const;
    void push(const engine::exchange::ApplicantView &view);
    /// The link of the newest mail that has one.
    QString mailedLink() const;

    engine::core::FixedClock clock{QDateTime({2026, 5, 7}, {3, 0}, Qt::UTC)};
    engine::crypto::SecretKey key = engine::crypto::SecretKey::generate();
    engine::crypto::SealKeyPair officeKey = engine::crypto::SealKeyPair::generate();
    std::unique_ptr<engine::store::Database> database;
    std::unique_ptr<engine::store::SqlIntakeStore> store;
    std::unique_ptr<engine::store::SqlDirectoryStore> directoryStore;
    std::unique_ptr<engine::directory::Directory> directory;
    engine::procedure::Catalogue catalogue;
    PlainSeal seal;
    TestProvider provider;
    TestScanner scanner;
    std::unique_ptr<engine::intake::Intake> intake;
    std::unique_ptr<server::pages::Site> site;
    server::http::Router router;
    server::http::MemorySessionStore sessions;
    std::unique_ptr<server::http::SessionKeeper> keeper;
    server::http::Settings settings;
};

using Fields = std::vector<std::pair<QString, QString>>;

/// The first page of the dog's form, filled in; going on.
Fields dogCalled(const QString &name);

/// A browser without script: cookies, links, forms. Every page it sees is looked over (see `faults`).
class Browser
{
public:
    explicit Browser(Town &town, QByteArray language = "ja") : m_town(town), m_language(std::move(language)) {}

    /// Opens a path and follows redirects on our site.
    int open(const QString &path);
    /// Posts fields with the page's token; follows the redirect.
    int post(const QString &path, const Fields &fields);
    /// Posts a multipart form with one file.
    int upload(const QString &path, const Fields &fields, const QString &field, const QString &name, const QByteArray &content);
    /// Presses the button of the form on this page that is sent to `action` (or of the only one), with its hidden fields and `typed`.
    int press(const Fields &typed = {}, const QString &action = {});
    /// The page as another window has it: what was its token then is sent from now on.
    QString token() const { return m_token; }
    void goBackTo(const QString &token) { m_token = token; }
    void dropCookies() { m_cookies.clear(); }
    /// As a form elsewhere would: without a token of ours.
    int postWithoutToken(const QString &path, const QByteArray &body, const QByteArray &type = "application/x-www-form-urlencoded");

    const QByteArray &page() const { return m_page; }
    QString text() const { return QString::fromUtf8(m_page); }
    QString path() const { return m_path; }
    QString header(const QByteArray &name) const { return QString::fromUtf8(m_response.headers.value(name)); }
    /// What the log is told of the last answer.
    const QString &failed() const { return m_response.failed; }
    /// The text of the element with this id.
    QString element(const QString &id) const;
    /// What is wrong with the pages seen so far: h1, labels, lang, inline style or script, headings.
    const QStringList &faults() const { return m_faults; }

private:
    int send(const QByteArray &method, const QString &path, const QByteArray &body, const QByteArray &type);
    void look();

    Town &m_town;
    QByteArray m_language;
    std::map<QByteArray, QByteArray> m_cookies;
    server::http::Response m_response;
    QByteArray m_page;
    QString m_path;
    QString m_token;
    QStringList m_faults;
};

/// Begins an application without an account; gives the draft's path.
QString begin(Browser &browser, const QString &procedure = QStringLiteral("dog"));

inline const QString goodPassword = QStringLiteral("青い鳥が三羽いる庭 42");

/// Makes an account with that password, and is signed in.
void signUp(Browser &browser, const QString &email = QStringLiteral("a@example.jp"));

} // namespace tests
