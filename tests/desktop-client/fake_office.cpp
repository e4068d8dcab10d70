// SPDX-License-Identifier: Apache-2.0
#include "tests/desktop-client/fake_office.h"

#include <QTcpSocket>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using engine::core::Json;

namespace tests {

namespace {

const std::map<QString, QString> staffNames{{u"S03"_s, u"渡邉\U000E0102 花子"_s}, {u"S07"_s, u"佐藤 次郎"_s}};
const QByteArray password = "correct horse";

Json json(const char *text)
{
    const auto parsed = Json::parse(text);
    Q_ASSERT_X(parsed, "FakeOffice", "the test's own JSON is good");
    return *parsed;
}

FakeOffice::Response good(const Json &body)
{
    return {200, body.canonical()};
}

FakeOffice::Response bad(int status, const QString &id, const QString &text, const std::vector<std::pair<QString, QString>> &fields = {})
{
    Json error;
    error.set(u"id"_s, id);
    error.set(u"text"_s, text);
    Json list{Json::Array()};
    for (const auto &[path, said] : fields) {
        Json field;
        field.set(u"path"_s, path);
        field.set(u"text"_s, said);
        list.append(std::move(field));
    }
    error.set(u"fields"_s, std::move(list));
    Json body;
    body.set(u"error"_s, std::move(error));
    return {status, body.canonical()};
}

/// A drawing, a picture and a PDF as small as they get.
const QByteArray drawing = R"(<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80"><rect x="5" y="5" width="80" height="40" fill="none" stroke="black"/></svg>)";
const QByteArray onePixel = QByteArray::fromBase64(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

} // namespace

Json FakeOffice::Request::json() const
{
    const auto parsed = Json::parse(body);
    return parsed ? *parsed : Json();
}

FakeOffice::FakeOffice()
{
    const QByteArray examination = R"(<form xmlns="urn:todoke:form:1" id="examination"><page name="examination">
        <title xml:lang="ja">審査</title><title xml:lang="en">Examination</title>
        <choice name="result" required="true" appearance="radio"><label xml:lang="ja">審査の結果</label><label xml:lang="en">Result</label>
            <option value="grant"><label xml:lang="ja">交付する</label><label xml:lang="en">Issue</label></option>
            <option value="refuse"><label xml:lang="ja">交付しない</label><label xml:lang="en">Refuse</label></option>
        </choice>
        <long-text name="reasons" relevant="result = &quot;refuse&quot;" required="true"><label xml:lang="ja">理由</label><label xml:lang="en">Reasons</label></long-text>
        <text name="note"><label xml:lang="ja">記録</label><label xml:lang="en">Note</label></text>
    </page></form>)";
    formXml = {{u"T1"_s, examination}, {u"T2"_s, examination}};
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            m_buffers[socket]; // also one that has said nothing yet is cut off by `close`
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_buffers.erase(socket);
                socket->deleteLater();
            });
        }
    });
    open();
}

void FakeOffice::open()
{
    const bool listening = m_server.listen(QHostAddress::LocalHost, m_port);
    Q_ASSERT_X(listening, "FakeOffice", "loopback has a port for us");
    m_port = m_server.serverPort();
}

void FakeOffice::close()
{
    m_server.close();
    std::vector<QTcpSocket *> open;
    for (const auto &[socket, buffer] : m_buffers)
        open.push_back(socket);
    for (QTcpSocket *socket : open)
        socket->abort();
}

QUrl FakeOffice::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

void FakeOffice::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    for (;;) {
        const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        const QList<QByteArray> lines = buffer.left(headEnd).split('\n');
        const QList<QByteArray> first = lines.front().trimmed().split(' ');
        Request request;
        request.method = first.value(0);
        const QUrl url(QString::fromUtf8(first.value(1)));
        request.path = url.path();
        request.query = url.query();
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines.at(i).indexOf(':');
            request.headers[lines.at(i).left(colon).toLower()] = lines.at(i).mid(colon + 1).trimmed();
        }
        const qsizetype length = request.headers["content-length"].toLongLong();
        if (buffer.size() < headEnd + 4 + length)
            return;
        request.body = buffer.mid(headEnd + 4, length);
        buffer.remove(0, headEnd + 4 + length);
        seen.push_back(request);
        const Response response = answer(request);
        const bool isCut = cutAfter >= 0 && response.body.size() > cutAfter;
        socket->write("HTTP/1.1 " + QByteArray::number(response.status) + " X\r\nContent-Type: " + response.mediaType + "\r\nContent-Length: "
                      + QByteArray::number(response.body.size()) + "\r\n\r\n" + (isCut ? response.body.left(cutAfter) : response.body));
        if (isCut) {
            socket->disconnectFromHost();
            return;
        }
    }
}

std::vector<FakeOffice::Request> FakeOffice::requests(const QByteArray &method, const QString &path) const
{
    std::vector<Request> found;
    for (const Request &request : seen) {
        if (request.method == method && request.path == u"/api/v1"_s + path)
            found.push_back(request);
    }
    return found;
}

FakeOffice::Response FakeOffice::answer(const Request &request)
{
    if (request.path == "/api/v1/session"_L1 && request.method == "POST") {
        const QString staff = request.json()["staff"_L1].toString();
        if (!staffNames.contains(staff) || request.json()["password"_L1].toString().toUtf8() != password)
            return bad(401, u"office.WrongPassword"_s, u"職員番号またはパスワードが違います。"_s);
        const QByteArray token = "token-" + QByteArray::number(static_cast<qint64>(m_tokens.size() + seen.size()));
        m_tokens[token] = staff;
        Json body;
        body.set(u"token"_s, QString::fromLatin1(token));
        Json who;
        who.set(u"id"_s, staff);
        who.set(u"name"_s, staffNames.at(staff));
        who.set(u"positions"_s, Json(Json::Array()));
        who.set(u"namedStaff"_s, staff == "S07"_L1);
        body.set(u"staff"_s, std::move(who));
        return {201, body.canonical()};
    }
    const QByteArray token = request.headers.contains("authorization") ? request.headers.at("authorization").mid(7) : QByteArray();
    const auto staff = m_tokens.find(token);
    if (staff == m_tokens.end())
        return bad(401, u"office.NoSession"_s, u"サインインしてください。"_s);
    if (request.method == "POST") {
        const QByteArray key = request.headers.contains("idempotency-key") ? request.headers.at("idempotency-key") : QByteArray();
        if (key.isEmpty())
            return bad(400, u"office.NoKey"_s, u"Idempotency-Key"_s);
        if (const auto before = m_done.find(key); before != m_done.end())
            return before->second;
        const Response response = route(request, staff->second);
        if (response.status < 500)
            m_done[key] = response;
        return response;
    }
    return route(request, staff->second);
}

Json FakeOffice::task(const QString &id) const
{
    Json task = json(R"({"act":"examine","created":"2026-11-22T01:00:00.000Z","due":"2026-11-26T08:15:00.000Z","node":"examine","overdue":false,
        "procedure":"tax-certificate","procedureName":{"ja":"納税証明書の交付申請","en":"Certificate of tax payment"},
        "label":{"ja":"審査","en":"Examine"},"claimedBy":null,"mine":false})");
    task.set(u"id"_s, id);
    task.set(u"case"_s, u"C"_s + id.mid(1));
    task.set(u"caseVersion"_s, caseVersion);
    task.set(u"number"_s, u"見本税証第%1号"_s.arg(id.mid(1)));
    task.set(u"receipt"_s, u"R-000%1"_s.arg(id.mid(1)));
    if (const auto act = acts.find(id); act != acts.end())
        task.set(u"act"_s, act->second);
    if (const auto holder = holders.find(id); holder != holders.end()) {
        Json who;
        who.set(u"id"_s, holder->second);
        who.set(u"name"_s, staffNames.at(holder->second));
        task.set(u"claimedBy"_s, std::move(who));
    }
    return task;
}

Json FakeOffice::caseJson(const QString &id) const
{
    Json one = json(R"({"procedure":"tax-certificate","procedureName":{"ja":"納税証明書の交付申請","en":"Certificate of tax payment"},
        "arrival":"2026-11-22T00:59:00.000Z","state":"examining","stateText":"審査中","outcome":null,"deadline":"2026-11-26",
        "files":[{"id":"F1","role":"attachment","roleText":"委任状","name":"mandate.png","mediaType":"image/png","size":70,"added":"2026-11-22T00:59:00.000Z"},
                 {"id":"F2","role":"application","roleText":"申請書","name":"application.xml","mediaType":"application/xml","size":20,"added":"2026-11-22T00:59:00.000Z"},
                 {"id":"F3","role":"approval","roleText":"決裁の記録","name":"draft.xml","mediaType":"application/xml","size":20,"added":"2026-11-22T02:00:00.000Z"}],
        "signatures":[{"file":"F2","holds":true,"signer":"見本区","at":"2026-11-22T00:59:00.000Z","text":""}],
        "approvals":[{"act":"draft","actText":"起案","by":"佐藤 次郎","position":"係員","at":"2026-11-22T02:00:00.000Z","opinion":"","file":"F3","holds":true}],
        "history":[{"at":"2026-11-22T00:59:00.000Z","text":"申請が到達しました","by":""}],
        "decisions":[{"decision":"fee","text":["400 円"]}],
        "incidents":[{"request":"Q1","text":"通知を送れませんでした"}]})");
    if (!approvals.isEmpty())
        one.set(u"approvals"_s, json(approvals));
    Json::Array files;
    for (const QString &file : mayReview)
        files.push_back(file);
    one.set(u"mayReview"_s, Json(files));
    one.set(u"mayPullBack"_s, mayPullBack);
    one.set(u"id"_s, id);
    one.set(u"number"_s, u"見本税証第%1号"_s.arg(id.mid(1)));
    one.set(u"receipt"_s, u"R-000%1"_s.arg(id.mid(1)));
    one.set(u"version"_s, caseVersion);
    Json name = json(R"({"path":"name","label":"氏名","hidden":false})");
    name.set(u"value"_s, u"渡邉\U000E0102　葛\U000E0100子"_s);
    Json address = json(R"({"path":"address","label":"住所","value":""})");
    address.set(u"hidden"_s, hiddenAddress);
    Json section;
    section.set(u"title"_s, u"納税者"_s);
    section.set(u"rows"_s, Json(Json::Array{name, address}));
    one.set(u"sections"_s, Json(Json::Array{section}));
    const QString taskId = u"T"_s + id.mid(1);
    one.set(u"tasks"_s, done.contains(taskId) ? Json(Json::Array()) : Json(Json::Array{task(taskId)}));
    return one;
}

FakeOffice::Response FakeOffice::complete(const Request &request, const QString &task, const QString &staff)
{
    if (done.contains(task))
        return bad(409, u"casework.UnknownTask"_s, u"この処理はもう終わっています。"_s);
    if (const auto holder = holders.find(task); holder != holders.end() && holder->second != staff)
        return bad(409, u"casework.HeldByOther"_s, u"%1 さんが処理しています。"_s.arg(staffNames.at(holder->second)));
    if (!barred.isEmpty())
        return bad(403, u"casework.OwnDraft"_s, barred);
    if (request.json()["caseVersion"_L1].toInteger() != caseVersion)
        return bad(409, u"casework.Moved"_s, u"案件が更新されています。"_s);
    if (!refuseFields.empty())
        return bad(422, u"casework.Answers"_s, u"入力内容に問題があります。"_s, std::exchange(refuseFields, {}));
    done.insert(task);
    ++completions;
    ++listVersion;
    Json body;
    body.set(u"case"_s, u"C1"_s);
    body.set(u"caseVersion"_s, ++caseVersion);
    return good(body);
}

FakeOffice::Response FakeOffice::route(const Request &request, const QString &staff)
{
    const QStringList parts = request.path.mid(8).split(u'/');
    const auto withMine = [&](Json task) {
        task.set(u"mine"_s, task["claimedBy"_L1]["id"_L1].toString() == staff);
        return task;
    };
    Json body;
    if (parts.value(0) == "queues"_L1) {
        body = json(R"({"queues":[{"id":"mine","name":"自分の処理","count":0},{"id":"open","name":"未処理","count":0},{"id":"done","name":"完了","count":0}]})");
        body.set(u"version"_s, listVersion);
        return good(body);
    }
    if (parts.value(0) == "tasks"_L1 && parts.size() == 1) {
        Json list{Json::Array()};
        if (QUrlQuery(request.query).queryItemValue(u"queue"_s) == "open"_L1) {
            const QString filter = QUrlQuery(request.query).queryItemValue(u"filter"_s, QUrl::FullyDecoded);
            for (const QString &id : {u"T1"_s, u"T2"_s}) {
                if (!done.contains(id) && task(id)["number"_L1].toString().contains(filter))
                    list.append(withMine(task(id)));
            }
        }
        body.set(u"version"_s, listVersion);
        body.set(u"tasks"_s, std::move(list));
        body.set(u"next"_s, Json());
        return good(body);
    }
    if (parts.value(0) == "tasks"_L1) {
        const QString id = parts.value(1);
        if (done.contains(id) && parts.size() == 2)
            return bad(404, u"casework.UnknownTask"_s, u"この処理はもうありません。"_s);
        if (parts.size() == 2) {
            Json form;
            form.set(u"id"_s, u"examination"_s);
            form.set(u"xml"_s, QString::fromUtf8(formXml[id]));
            body.set(u"task"_s, withMine(task(id)));
            body.set(u"barred"_s, barred.isEmpty() ? Json() : Json(barred));
            body.set(u"authority"_s, actsFor.isEmpty() ? u"own"_s : u"acting"_s);
            body.set(u"for"_s, actsFor);
            body.set(u"form"_s, std::move(form));
            if (const auto proposal = proposals.find(id); proposal != proposals.end()) {
                Json decided = json(proposal->second.constData());
                decided.set(u"version"_s, caseVersion);
                body.set(u"proposal"_s, std::move(decided));
            }
            body.set(u"context"_s, json(R"({"c":[["kind","NZ"]]})"));
            body.set(u"options"_s, json(R"({"ways":[{"value":"post","label":{"ja":"郵送","en":"By post"}}]})"));
            body.set(u"answers"_s, json(R"({"note":["確認済"]})"));
            return good(body);
        }
        if (parts.at(2) == "complete"_L1)
            return complete(request, id, staff);
        const auto holder = holders.find(id);
        if (parts.at(2) == "claim"_L1) {
            if (holder != holders.end() && holder->second != staff && !request.json()["takeOver"_L1].toBool())
                return bad(409, u"casework.HeldByOther"_s, u"%1 さんが処理しています。"_s.arg(staffNames.at(holder->second)));
            holders[id] = staff;
            ++caseVersion;
        } else {
            holders.erase(id);
            ++caseVersion;
        }
        ++listVersion;
        body.set(u"task"_s, withMine(task(id)));
        return good(body);
    }
    if (parts.value(0) == "cases"_L1 && parts.size() == 1) {
        Json list{Json::Array()};
        if (QUrlQuery(request.query).queryItemValue(u"number"_s, QUrl::FullyDecoded) == "R-0002"_L1)
            list.append(caseJson(u"C2"_s));
        body.set(u"cases"_s, std::move(list));
        return good(body);
    }
    if (parts.value(0) == "cases"_L1 && parts.size() == 2)
        return good(caseJson(parts.at(1)));
    if (parts.value(2) == "files"_L1 && parts.value(3) == "F-large"_L1)
        return {200, large, "application/pdf"};
    if (parts.value(2) == "files"_L1)
        return parts.value(3) == "F1"_L1 ? Response{200, onePixel, "image/png"} : Response{200, "<answers form=\"entry\"><purpose>借入れ</purpose></answers>", "application/xml"};
    if (parts.value(2) == "diagram.svg"_L1)
        return {200, drawing, "image/svg+xml"};
    if (parts.value(2) == "address"_L1) {
        if (staff != "S07"_L1)
            return bad(403, u"casework.NotYours"_s, u"この操作はできません。"_s);
        body.set(u"value"_s, u"東京都見本区架空三丁目999番11号"_s);
        return good(body);
    }
    if (parts.value(2) == "pull-back"_L1 || parts.value(2) == "reviews"_L1) {
        mayPullBack = false;
        mayReview.clear();
        ++listVersion;
        return good(Json(Json::Object()));
    }
    if (parts.value(0) == "services"_L1)
        return good(Json(Json::Object()));
    return bad(404, u"http.NotFound"_s, u"ありません。"_s);
}

} // namespace tests
