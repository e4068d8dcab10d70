// SPDX-License-Identifier: Apache-2.0
#include "tests/server/pages/town.h"

#include "tests/support/test_database.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace tests {

using engine::exchange::ApplicantView;

Town::Town()
{
    auto opened = engine::store::Database::open(emptyDatabase());
    if (!opened)
        qFatal("no database");
    database = std::move(*opened);
    store = std::make_unique<engine::store::SqlIntakeStore>(*database);
    directoryStore = std::make_unique<engine::store::SqlDirectoryStore>(*database);
    auto found = engine::directory::Directory::open(*directoryStore, key.derive("directory"), clock);
    if (!found)
        qFatal("no directory");
    directory = std::move(*found);
    engine::intake::Services services{*store, catalogue, *directory, seal, clock, {&provider}, &scanner};
    engine::intake::Settings intakeSettings{key.derive("intake"), officeKey.publicKey(), u"http://town.example"_s, {}};
    intakeSettings.townName.texts = {{u"ja"_s, u"見本区"_s}, {u"en"_s, u"Mihon City"_s}};
    intake = std::make_unique<engine::intake::Intake>(services, intakeSettings);
    server::pages::SiteSettings siteSettings;
    siteSettings.siteUrl = u"http://town.example"_s;
    siteSettings.town = intakeSettings.townName;
    siteSettings.contact = u"03-0000-0000"_s;
    site = std::make_unique<server::pages::Site>(*intake, clock, siteSettings);
    site->routes(router);
    keeper = std::make_unique<server::http::SessionKeeper>(sessions, key, clock, false);
}

void Town::publish(const QString &id, bool withoutAccount, engine::procedure::SignatureLevel signature)
{
    QFile file(QStringLiteral(TODOKE_TEST_DATA "/entry.xml"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no form");
    const auto document = engine::xml::Document::parse(file.readAll(), u"entry.xml"_s);
    engine::core::Faults faults;
    auto package = std::make_shared<engine::procedure::Package>();
    auto form = forms::model::read(*document, {}, faults);
    for (const engine::core::Error &fault : faults)
        qWarning("%s %s", qPrintable(fault.where().toString()), qPrintable(engine::core::sentence(fault, {u"en"_s})));
    package->hash = QString(64, u'a') + id;
    package->cover.id = id;
    package->cover.name.texts = {{u"ja"_s, u"犬の届出 "_s + id}, {u"en"_s, u"Dog registration "_s + id}};
    package->cover.summary.texts = {{u"ja"_s, u"犬を<飼う>とき"_s}, {u"en"_s, u"When you keep a dog"_s}};
    package->cover.withoutAccount = withoutAccount;
    package->cover.signature = signature;
    package->cover.standardDays = 5;
    package->cover.standardFrom = u"arrival"_s;
    package->cover.fee = engine::procedure::Fee{};
    package->forms.emplace(u"entry"_s, form);
    catalogue.publish(package);
}

ApplicantView Town::office(const QString &receipt) const
{
    ApplicantView view;
    view.receipt = receipt;
    view.sequence = 2;
    view.state = u"under_examination"_s;
    view.caseNumber = u"8見本第1号"_s;
    view.history = {{clock.now(), u"arrived"_s, {}}, {clock.now(), u"registered"_s, {}}};
    return view;
}

void Town::push(const ApplicantView &view)
{
    if (const auto pushed = intake->outerZone().push(view); !pushed)
        qFatal("not pushed");
}

QString Town::mailedLink() const
{
    const auto due = intake->mails().due(100);
    QString link;
    static const QRegularExpression pattern(u"http://town\\.example(/\\S+)"_s);
    for (const auto &mail : *due) {
        if (const auto match = pattern.match(mail.text); match.hasMatch())
            link = match.captured(1);
    }
    return link;
}

int Browser::open(const QString &path)
{
    return send("GET", path, {}, {});
}

int Browser::post(const QString &path, const std::vector<std::pair<QString, QString>> &fields)
{
    QByteArray body = "csrf=" + m_token.toLatin1();
    for (const auto &[name, value] : fields)
        body += '&' + QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    return send("POST", path, body, "application/x-www-form-urlencoded");
}

int Browser::press(const std::vector<std::pair<QString, QString>> &typed, const QString &action)
{
    static const QRegularExpression form(uR"re(<form method="post" action="([^"]*)"[^>]*>(.*?)</form>)re"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression hidden(uR"re(<input type="hidden" name="([^"]*)" value="([^"]*)">)re"_s);
    const auto plain = [](QString text) {
        return text.replace(u"&quot;"_s, u"\""_s).replace(u"&apos;"_s, u"'"_s).replace(u"&lt;"_s, u"<"_s)
            .replace(u"&gt;"_s, u">"_s).replace(u"&amp;"_s, u"&"_s);
    };
    for (auto it = form.globalMatch(text()); it.hasNext();) {
        const auto match = it.next();
        const QString to = plain(match.captured(1));
        if (to == u"/sign-out"_s || (!action.isEmpty() && to != action))
            continue;
        std::vector<std::pair<QString, QString>> fields = typed;
        for (auto input = hidden.globalMatch(match.captured(2)); input.hasNext();) {
            const auto found = input.next();
            if (found.captured(1) != u"csrf"_s)
                fields.emplace_back(plain(found.captured(1)), plain(found.captured(2)));
        }
        return post(to, fields);
    }
    m_faults << m_path + u": no form to "_s + action;
    return 0;
}

int Browser::upload(const QString &path, const std::vector<std::pair<QString, QString>> &fields, const QString &field, const QString &name,
                    const QByteArray &content)
{
    const auto part = [](const QString &key) { return "--XX\r\nContent-Disposition: form-data; name=\"" + key.toUtf8() + "\""; };
    QByteArray body = part(u"csrf"_s) + "\r\n\r\n" + m_token.toLatin1() + "\r\n";
    for (const auto &[key, value] : fields)
        body += part(key) + "\r\n\r\n" + value.toUtf8() + "\r\n";
    body += part(field) + "; filename=\"" + name.toUtf8() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--XX--\r\n";
    return send("POST", path, body, "multipart/form-data; boundary=XX");
}

int Browser::postWithoutToken(const QString &path, const QByteArray &body, const QByteArray &type)
{
    return send("POST", path, body, type);
}

QString Browser::element(const QString &id) const
{
    static const QRegularExpression tags(u"<[^>]*>"_s);
    const QRegularExpression pattern(u"<(\\w+)[^>]* id=\"%1\"[^>]*>(.*?)</\\1>"_s.arg(QRegularExpression::escape(id)),
                                     QRegularExpression::DotMatchesEverythingOption);
    return pattern.match(text()).captured(2).remove(tags).trimmed();
}

int Browser::send(const QByteArray &method, const QString &target, const QByteArray &body, const QByteArray &type)
{
    const QByteArray head = method + " " + target.section(u'#', 0, 0).toUtf8() + " HTTP/1.1\r\nHost: town.example\r\n\r\n";
    const auto parsed = server::http::parseHead(head, {});
    if (!std::holds_alternative<server::http::Head>(parsed)) {
        m_faults << u"a link that the gate refuses: "_s + target;
        return 400;
    }
    const auto &understood = std::get<server::http::Head>(parsed);
    server::http::Request request;
    request.method = method;
    request.path = understood.path;
    request.target = understood.target;
    request.query = understood.query;
    request.host = u"town.example"_s;
    request.remote = u"127.0.0.1"_s;
    request.cookies = m_cookies;
    request.body = body;
    request.headers.add("Accept-Language", m_language);
    if (!type.isEmpty())
        request.headers.add("Content-Type", type);
    if (method == "POST")
        request.headers.add("Origin", body.startsWith("csrf=") || body.contains("name=\"csrf\"") ? "http://town.example" : "http://evil.example");
    request.language = server::http::languageOf(request.headers, request.cookies);
    m_response = server::http::answer(request, m_town.router, *m_town.keeper, m_town.settings);
    for (const auto &[name, value] : m_response.headers.entries()) {
        if (name == "Set-Cookie") {
            const QByteArray pair = value.split(';').first();
            m_cookies[pair.left(pair.indexOf('='))] = pair.mid(pair.indexOf('=') + 1);
        }
    }
    m_path = target;
    if (m_response.status == 303)
        return send("GET", QString::fromLatin1(m_response.headers.value("Location")), {}, {});
    m_page = m_response.body;
    if (m_response.headers.value("Content-Type").startsWith("text/html"))
        look();
    return m_response.status;
}

void Browser::look()
{
    const QString html = text();
    const auto fault = [&](const QString &what) { m_faults << m_path + u": "_s + what; };
    static const QRegularExpression token(uR"re(name="csrf" value="([^"]*)")re"_s);
    if (const auto match = token.match(html); match.hasMatch())
        m_token = match.captured(1);
    if (html.count(u"<h1>"_s) != 1)
        fault(u"not one h1"_s);
    if (!html.contains(u"<html lang=\""_s + QString::fromLatin1(m_language) + u'"') && !m_cookies.contains("language"))
        fault(u"not in the reader's language"_s);
    if (html.contains(u"[["_s) || html.contains(u"{{"_s))
        fault(u"a placeholder was left"_s);
    static const QRegularExpression inlineCode(uR"(<script|<style|\sstyle=|\son[a-z]+=|javascript:)"_s, QRegularExpression::CaseInsensitiveOption);
    if (inlineCode.match(html).hasMatch())
        fault(u"inline style or script: "_s + inlineCode.match(html).captured());
    static const QRegularExpression unquoted(uR"(<[a-z][^>]*\s[a-z-]+=[^"\s>][^>]*>)"_s);
    static const QRegularExpression quoted(u"\"[^\"]*\""_s);
    const QString bare = QString(html).replace(quoted, u"\"\""_s); // what stands in quotes may hold anything
    if (unquoted.match(bare).hasMatch())
        fault(u"an unquoted attribute: "_s + unquoted.match(bare).captured());
    static const QRegularExpression control(uR"(<(input|select|textarea)\b([^>]*)>)"_s);
    static const QRegularExpression idPattern(uR"re(\sid="([^"]*)")re"_s);
    for (auto it = control.globalMatch(html); it.hasNext();) {
        const auto match = it.next();
        if (match.captured(2).contains(u"type=\"hidden\""_s))
            continue;
        const QString id = idPattern.match(match.captured(2)).captured(1);
        if (id.isEmpty() || !html.contains(u"<label class=\"%1__label\" for=\"%2\""_s.arg(u"field"_s, id))) {
            if (!html.contains(u" for=\"%1\""_s.arg(id)))
                fault(u"no label for "_s + match.captured(0));
        }
        if (match.captured(2).contains(u" required"_s) || match.captured(2).contains(u"placeholder="_s))
            fault(u"required or placeholder in "_s + match.captured(0));
    }
    QStringList ids;
    for (auto it = idPattern.globalMatch(html); it.hasNext();)
        ids << it.next().captured(1);
    if (ids.removeDuplicates() > 0)
        fault(u"an id that stands twice"_s);
    static const QRegularExpression describing(uR"re(aria-describedby="([^"]*)")re"_s);
    for (auto it = describing.globalMatch(html); it.hasNext();) {
        for (const QString &id : it.next().captured(1).split(u' ')) {
            if (!ids.contains(id))
                fault(u"described by what is not there: "_s + id);
        }
    }
}

Fields dogCalled(const QString &name)
{
    return {{u"call"_s, name}, {u"size"_s, u"small"_s}, {u"shots"_s, u"1"_s}, {u"shots[1].what"_s, u"狂犬病"_s}, {u"next"_s, u"1"_s}};
}

QString begin(Browser &browser, const QString &procedure)
{
    browser.open(u"/procedures/"_s + procedure);
    browser.post(u"/procedures/%1/begin"_s.arg(procedure), {{u"key"_s, u"k1"_s}});
    return browser.path().section(u'/', 0, 2);
}

void signUp(Browser &browser, const QString &email)
{
    browser.open(u"/sign-up"_s);
    browser.post(u"/sign-up"_s, {{u"name"_s, u"見本 花子"_s}, {u"email"_s, email}, {u"password"_s, goodPassword}});
}

} // namespace tests
