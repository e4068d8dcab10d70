// SPDX-License-Identifier: Apache-2.0
#include "server/payment/sandbox/provider.h"

#include "engine/intake/payment_port.h"

#include <QFile>
#include <QSaveFile>
#include <QUrl>

using namespace Qt::StringLiterals;
using engine::core::Json;
using engine::intake::PaymentState;
using server::http::Request;
using server::http::Response;

namespace server::payment::sandbox {

namespace {

QString name(PaymentState state)
{
    return engine::intake::paymentStateName(state);
}

QString written(const QDateTime &at)
{
    return at.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime instant(const Json &text)
{
    return QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
}

Response problem(int status, const QString &message)
{
    return Response::json(Json(Json::Object{{u"message"_s, message}}).canonical(), status);
}

QString digits(int count)
{
    QString number;
    const QByteArray bytes = engine::crypto::randomBytes(count);
    for (const char byte : bytes)
        number += QChar(u'0' + static_cast<unsigned char>(byte) % 10);
    return number;
}

bool isWebAddress(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    return parsed.isValid() && (parsed.scheme() == "http"_L1 || parsed.scheme() == "https"_L1) && !parsed.host().isEmpty();
}

Response page(const QString &title, const QString &body, const QString &formTarget = {})
{
    const QString html =
        u"<!DOCTYPE html><html lang=\"ja\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\"><title>%1｜見本決済</title></head><body><main><h1>%1</h1>%2"
        "<p>これは練習用の決済画面です。実際の支払いは行われません。</p></main></body></html>"_s
            .arg(title, body);
    Response response = Response::page(html.toUtf8());
    QByteArray policy = "default-src 'none'; form-action 'self'";
    if (!formTarget.isEmpty()) // a redirect after a form counts as its target
        policy += ' ' + QUrl(formTarget).toEncoded(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    response.headers.set("Content-Security-Policy", policy + "; frame-ancestors 'none'; base-uri 'none'");
    return response;
}

Response backTo(const QString &url)
{
    Response response;
    response.status = 303;
    response.headers.set("Location", QUrl(url).toEncoded());
    return response;
}

const http::RouteOptions pageRoute{16 * 1024, http::Sessions::None, http::Csrf::Exempt};

} // namespace

Provider::Provider(ProviderSettings settings, SandboxKeys keys, const engine::core::Clock &clock)
    : m_settings(std::move(settings)), m_keys(std::move(keys)), m_clock(clock)
{
    load();
    m_sender = std::thread([this] { deliver(); });
}

Provider::~Provider()
{
    {
        const std::lock_guard lock(m_mutex);
        m_running = false;
    }
    m_changed.notify_all();
    m_sender.join();
}

void Provider::setBaseUrl(const QString &url)
{
    const std::lock_guard lock(m_mutex);
    m_settings.baseUrl = url;
}

void Provider::setNotifyUrl(const QString &url)
{
    const std::lock_guard lock(m_mutex);
    m_settings.notifyUrl = url;
}

void Provider::routes(http::Router &router)
{
    router.post(u"/v1/payments"_s, [this](Request &request) {
        return api(request, [&](const Json &body) { return create(request, body); });
    }, http::apiRoute);
    router.get(u"/v1/payments/{ref}"_s, [this](Request &request) {
        return api(request, [&](const Json &) {
            const auto found = m_payments.find(request.parameter(u"ref"_s));
            return found == m_payments.end() ? problem(404, u"no such payment"_s)
                                             : Response::json(toJson(found->second).canonical());
        });
    }, http::apiRoute);
    router.post(u"/v1/payments/{ref}/{act}"_s, [this](Request &request) {
        return api(request, [&](const Json &body) {
            return act(request.parameter(u"ref"_s), request.parameter(u"act"_s), body);
        });
    }, http::apiRoute);
    router.get(u"/v1/settlements"_s, [this](Request &request) {
        return api(request, [&](const Json &) {
            const QDateTime from = QDateTime::fromString(request.query.first(u"from"_s), Qt::ISODateWithMs);
            const QDateTime to = QDateTime::fromString(request.query.first(u"to"_s), Qt::ISODateWithMs);
            Json rows{Json::Array{}};
            for (const auto &[ref, payment] : m_payments) {
                const bool captured = payment.state == name(PaymentState::Captured);
                if (captured && payment.at >= from && payment.at < to)
                    rows.append(Json(Json::Object{{u"ref"_s, ref}, {u"amount"_s, payment.amount}, {u"at"_s, written(payment.at)}}));
            }
            return Response::json(Json(Json::Object{{u"rows"_s, rows}}).canonical());
        });
    }, http::apiRoute);
    router.get(u"/"_s, [](Request &) {
        return page(u"見本決済"_s, u"<p>カードの支払いは、申請先のページから始めてください。</p>"
                                   "<p><a href=\"/machine\">番号で支払う（見本の収納機）</a></p>"_s);
    }, pageRoute);
    router.get(u"/pay/{ref}"_s, [this](Request &request) { return payPage(request); }, pageRoute);
    router.post(u"/pay/{ref}"_s, [this](Request &request) { return pay(request); }, pageRoute);
    router.get(u"/machine"_s, [this](Request &) { return machinePage({}); }, pageRoute);
    router.post(u"/machine"_s, [this](Request &request) { return machine(request); }, pageRoute);
}

// ---- the API ------------------------------------------------------------------------------------------

Response Provider::api(Request &request, const std::function<Response(const Json &)> &handler)
{
    if (!engine::crypto::equal(request.headers.value("authorization"), QByteArray("Bearer " + m_keys.api)))
        return problem(401, u"wrong key"_s);
    const bool changes = request.method != "GET";
    const auto body = Json::parse(changes ? request.body : QByteArrayLiteral("{}"));
    if (!body)
        return problem(400, u"not JSON"_s);
    const QString key = QString::fromLatin1(request.headers.value("idempotency-key"));
    if (changes && key.isEmpty())
        return problem(400, u"Idempotency-Key is missing"_s);
    const QString whole = request.path + u' ' + key;
    const std::lock_guard lock(m_mutex);
    if (changes) {
        if (const auto earlier = m_answers.find(whole); earlier != m_answers.end())
            return Response::json(earlier->second.second, earlier->second.first);
    }
    Response response = handler(*body);
    if (changes) {
        m_answers[whole] = {response.status, response.body};
        save();
    }
    return response;
}

Response Provider::create(Request &, const Json &body)
{
    Payment payment;
    payment.ref = u"sb_"_s + engine::crypto::randomId();
    payment.intentId = body["intentId"_L1].toString();
    payment.amount = body["amount"_L1].toInteger();
    payment.currency = body["currency"_L1].toString();
    payment.description = body["description"_L1].toString();
    payment.method = body["method"_L1].toString();
    payment.returnUrl = body["returnUrl"_L1].toString();
    payment.expiresAt = instant(body["expiresAt"_L1]);
    payment.manual = body["captureMode"_L1].toString() == "manual"_L1;
    payment.at = m_clock.now();
    if (payment.intentId.isEmpty() || payment.amount <= 0 || payment.currency != "JPY"_L1 || !payment.expiresAt.isValid())
        return problem(422, u"intentId, amount, currency and expiresAt are needed"_s);
    const bool card = payment.method == "card"_L1;
    if (!card && payment.method != "slip"_L1)
        return problem(422, u"no such method"_s);
    if (card && !isWebAddress(payment.returnUrl))
        return problem(422, u"returnUrl is needed"_s);
    payment.state = name(PaymentState::ActionRequired);
    Json action;
    if (card) {
        action.set(u"kind"_s, u"redirect"_s).set(u"url"_s, m_settings.baseUrl + u"/pay/"_s + payment.ref);
    } else {
        payment.numbers = {{u"収納機関番号"_s, u"99999"_s}, {u"納付番号"_s, digits(12)}, {u"確認番号"_s, digits(6)}, {u"納付区分"_s, digits(3)}};
        Json numbers{Json::Array{}};
        for (const auto &[label, number] : payment.numbers)
            numbers.append(Json(Json::Object{{u"name"_s, label}, {u"number"_s, number}}));
        action.set(u"kind"_s, u"slip"_s).set(u"numbers"_s, numbers);
    }
    const QString ref = payment.ref;
    Json answer = toJson(payment);
    answer.set(u"action"_s, action);
    m_payments[ref] = std::move(payment);
    return Response::json(answer.canonical(), 201);
}

Response Provider::act(const QString &ref, const QString &what, const Json &body)
{
    const auto found = m_payments.find(ref);
    if (found == m_payments.end())
        return problem(404, u"no such payment"_s);
    Payment &payment = found->second;
    const QString state = stateOf(payment);
    const qint64 amount = body["amount"_L1].toInteger(payment.amount);
    if (what == "capture"_L1) {
        if (state != name(PaymentState::Authorised) || amount != payment.amount)
            return problem(409, u"cannot be captured: "_s + state);
        move(payment, name(PaymentState::Captured), {});
    } else if (what == "cancel"_L1) {
        if (state != name(PaymentState::ActionRequired) && state != name(PaymentState::Authorised))
            return problem(409, u"cannot be cancelled: "_s + state);
        move(payment, name(PaymentState::Cancelled), {});
    } else if (what == "refund"_L1) {
        if (state != name(PaymentState::Captured) || amount <= 0 || payment.refunded + amount > payment.amount)
            return problem(409, u"cannot be refunded: "_s + state);
        payment.refunded += amount;
    } else {
        return problem(404, u"no such act"_s);
    }
    return Response::json(toJson(payment).canonical());
}

// ---- what the payer sees ------------------------------------------------------------------------------

Response Provider::payPage(const Request &request)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_payments.find(request.parameter(u"ref"_s));
    if (found == m_payments.end())
        return Response::notFound();
    const Payment &payment = found->second;
    const QString about = u"<dl><dt>内容</dt><dd>%1</dd><dt>金額</dt><dd>%2円</dd></dl>"_s.arg(
        payment.description.toHtmlEscaped(), QLocale(QLocale::Japanese).toString(payment.amount));
    if (stateOf(payment) != name(PaymentState::ActionRequired)) {
        return page(u"この支払いは終わっています"_s,
                    about + u"<p><a href=\"%1\">申請のページへ戻る</a></p>"_s.arg(payment.returnUrl.toHtmlEscaped()));
    }
    const QString form =
        u"<form method=\"post\" action=\"/pay/%1\"><fieldset><legend>通知の届き方</legend>"
        "<p><input type=\"checkbox\" id=\"late\" name=\"late\" value=\"yes\"> <label for=\"late\">遅れて届く</label></p>"
        "<p><input type=\"checkbox\" id=\"twice\" name=\"twice\" value=\"yes\"> <label for=\"twice\">2回届く</label></p>"
        "<p><input type=\"checkbox\" id=\"swapped\" name=\"swapped\" value=\"yes\"> <label for=\"swapped\">逆の順で届く</label></p>"
        "</fieldset><p><button name=\"outcome\" value=\"succeed\">支払う</button></p>"
        "<p><button name=\"outcome\" value=\"fail\">カードが使えなかったことにする</button></p>"
        "<p><button name=\"outcome\" value=\"abandon\">支払わずに戻る</button></p></form>"_s.arg(payment.ref);
    return page(u"カードで支払う"_s, about + form, payment.returnUrl);
}

Response Provider::pay(const Request &request)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_payments.find(request.parameter(u"ref"_s));
    if (found == m_payments.end())
        return Response::notFound();
    Payment &payment = found->second;
    const Mischief mischief{request.fields.has(u"late"_s), request.fields.has(u"twice"_s), request.fields.has(u"swapped"_s)};
    const QString outcome = request.fields.first(u"outcome"_s);
    // Pressing twice is pressing once: only the first press finds it waiting.
    if (stateOf(payment) == name(PaymentState::ActionRequired)) {
        if (outcome == "succeed"_L1)
            move(payment, name(payment.manual ? PaymentState::Authorised : PaymentState::Captured), mischief);
        else if (outcome == "fail"_L1)
            move(payment, name(PaymentState::Failed), mischief);
        save();
    }
    return backTo(payment.returnUrl);
}

Response Provider::machinePage(const QString &notice) const
{
    return page(u"番号で支払う"_s,
                notice
                    + u"<form method=\"post\" action=\"/machine\"><p><label for=\"number\">納付番号</label> <input id=\"number\" "
                      "name=\"number\" inputmode=\"numeric\" autocomplete=\"off\"></p><p><label for=\"check\">確認番号</label> "
                      "<input id=\"check\" name=\"check\" inputmode=\"numeric\" autocomplete=\"off\"></p>"
                      "<p><button>支払う</button></p></form>"_s);
}

Response Provider::machine(const Request &request)
{
    const std::lock_guard lock(m_mutex);
    for (auto &[ref, payment] : m_payments) {
        if (payment.numbers.size() < 3 || payment.numbers[1].second != request.fields.first(u"number"_s).trimmed()
            || payment.numbers[2].second != request.fields.first(u"check"_s).trimmed())
            continue;
        if (stateOf(payment) != name(PaymentState::ActionRequired))
            return machinePage(u"<p role=\"alert\">この番号の支払いは終わっています。</p>"_s);
        move(payment, name(PaymentState::Captured), {});
        save();
        return machinePage(u"<p role=\"status\">支払いを受け付けました。</p>"_s);
    }
    return machinePage(u"<p role=\"alert\">番号が見つかりません。</p>"_s);
}

// ---- states and callbacks -----------------------------------------------------------------------------

QString Provider::stateOf(const Payment &payment) const
{
    const bool open = payment.state == name(PaymentState::ActionRequired);
    return open && m_clock.now() >= payment.expiresAt ? name(PaymentState::Expired) : payment.state;
}

Json Provider::toJson(const Payment &payment) const
{
    Json json;
    json.set(u"ref"_s, payment.ref).set(u"intentId"_s, payment.intentId).set(u"state"_s, stateOf(payment));
    json.set(u"amount"_s, payment.amount).set(u"currency"_s, payment.currency).set(u"method"_s, payment.method);
    json.set(u"at"_s, written(payment.at)).set(u"refunded"_s, payment.refunded);
    return json;
}

void Provider::move(Payment &payment, const QString &state, const Mischief &mischief)
{
    std::vector<QString> kinds;
    if (state == name(PaymentState::Captured) && payment.state == name(PaymentState::ActionRequired))
        kinds.push_back(name(PaymentState::Authorised));
    kinds.push_back(state);
    payment.state = state;
    payment.at = m_clock.now();
    announce(payment, kinds, mischief);
}

void Provider::announce(const Payment &payment, const std::vector<QString> &kinds, const Mischief &mischief)
{
    std::vector<QByteArray> bodies;
    for (const QString &kind : kinds) {
        Json event;
        event.set(u"eventId"_s, u"ev_"_s + engine::crypto::randomId()).set(u"ref"_s, payment.ref).set(u"kind"_s, kind);
        event.set(u"amount"_s, payment.amount).set(u"at"_s, written(payment.at));
        bodies.push_back(event.canonical());
        if (mischief.twice)
            bodies.push_back(event.canonical());
    }
    if (mischief.swapped)
        std::ranges::reverse(bodies);
    const QDateTime due = mischief.late ? m_clock.now().addMSecs(m_settings.late.count()) : m_clock.now();
    for (const QByteArray &body : bodies)
        m_callbacks.push_back({body, due, 0});
    m_changed.notify_all();
}

void Provider::deliver()
{
    const HttpClient client(std::chrono::seconds(5));
    std::unique_lock lock(m_mutex);
    while (m_running) {
        const QDateTime now = m_clock.now();
        const auto next = std::ranges::find_if(m_callbacks, [&](const Callback &callback) { return callback.due <= now; });
        if (next == m_callbacks.end() || m_settings.notifyUrl.isEmpty()) {
            m_changed.wait_for(lock, std::chrono::milliseconds(100));
            continue;
        }
        Callback callback = *next;
        m_callbacks.erase(next);
        const QString url = m_settings.notifyUrl;
        lock.unlock();
        const QByteArray signature = signCallback(m_keys.callback, callback.body, m_clock.now().toSecsSinceEpoch());
        const auto answer = client.send("POST", url, {{"Content-Type", "application/json"}, {"Sandbox-Signature", signature}}, callback.body);
        lock.lock();
        if (!answer || answer->status < 200 || answer->status > 299) {
            const auto pause = std::min<qint64>(m_settings.firstRetry.count() << std::min(callback.attempts, 12), 3600'000);
            ++callback.attempts;
            callback.due = m_clock.now().addMSecs(pause);
            m_callbacks.push_back(std::move(callback));
        }
        save();
    }
}

// ---- the state file -----------------------------------------------------------------------------------

void Provider::save() const
{
    if (m_settings.stateFile.isEmpty())
        return;
    Json payments{Json::Array{}};
    for (const auto &[ref, payment] : m_payments) {
        Json json = toJson(payment);
        json.set(u"state"_s, payment.state).set(u"description"_s, payment.description).set(u"returnUrl"_s, payment.returnUrl);
        json.set(u"expiresAt"_s, written(payment.expiresAt)).set(u"manual"_s, payment.manual);
        Json numbers{Json::Array{}};
        for (const auto &[label, number] : payment.numbers)
            numbers.append(Json(Json::Object{{u"name"_s, label}, {u"number"_s, number}}));
        json.set(u"numbers"_s, numbers);
        payments.append(json);
    }
    Json answers{Json::Object{}};
    for (const auto &[key, answer] : m_answers)
        answers.set(key, Json(Json::Object{{u"status"_s, answer.first}, {u"body"_s, QString::fromUtf8(answer.second)}}));
    Json callbacks{Json::Array{}};
    for (const Callback &callback : m_callbacks) {
        callbacks.append(Json(Json::Object{{u"body"_s, QString::fromUtf8(callback.body)}, {u"due"_s, written(callback.due)},
                                           {u"attempts"_s, callback.attempts}}));
    }
    QSaveFile file(m_settings.stateFile);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(Json(Json::Object{{u"payments"_s, payments}, {u"answers"_s, answers}, {u"callbacks"_s, callbacks}}).canonical());
        file.commit();
    }
}

void Provider::load()
{
    QFile file(m_settings.stateFile);
    if (m_settings.stateFile.isEmpty() || !file.open(QIODevice::ReadOnly))
        return;
    const auto state = Json::parse(file.readAll());
    if (!state)
        return;
    for (const Json &json : (*state)["payments"_L1].toArray()) {
        Payment payment;
        payment.ref = json["ref"_L1].toString();
        payment.intentId = json["intentId"_L1].toString();
        payment.amount = json["amount"_L1].toInteger();
        payment.currency = json["currency"_L1].toString();
        payment.description = json["description"_L1].toString();
        payment.method = json["method"_L1].toString();
        payment.returnUrl = json["returnUrl"_L1].toString();
        payment.expiresAt = instant(json["expiresAt"_L1]);
        payment.manual = json["manual"_L1].toBool();
        payment.state = json["state"_L1].toString();
        payment.at = instant(json["at"_L1]);
        payment.refunded = json["refunded"_L1].toInteger();
        for (const Json &pair : json["numbers"_L1].toArray())
            payment.numbers.emplace_back(pair["name"_L1].toString(), pair["number"_L1].toString());
        m_payments[payment.ref] = payment;
    }
    for (const auto &[key, answer] : (*state)["answers"_L1].toObject())
        m_answers[key] = {static_cast<int>(answer["status"_L1].toInteger()), answer["body"_L1].toString().toUtf8()};
    for (const Json &json : (*state)["callbacks"_L1].toArray())
        m_callbacks.push_back({json["body"_L1].toString().toUtf8(), instant(json["due"_L1]), static_cast<int>(json["attempts"_L1].toInteger())});
}

} // namespace server::payment::sandbox
