// SPDX-License-Identifier: Apache-2.0
#include "server/pages/status_page.h"

using namespace Qt::StringLiterals;
using engine::core::Error;
using engine::core::Language;
using engine::intake::IntakeError;
using engine::intake::Match;

namespace server::pages {

void StatusPage::routes(http::Router &router)
{
    router.get(u"/status"_s, [this](http::Request &request) { return draw(request, nullptr); });
    router.post(u"/status"_s, [this](http::Request &request) { return post(request); });
}

http::Response StatusPage::post(http::Request &request)
{
    const QString number = request.fields.first(u"number"_s);
    const QString secret = request.fields.first(u"secret"_s);
    const auto receipt = engine::intake::readReceiptNumber(number);
    const auto opened = receipt ? intake().applications().open(*receipt, secret, from(request)) : intake().drafts().open(number, secret, from(request));
    if (!opened) {
        const bool theirs = opened.error().is(IntakeError::WrongNumberOrSecret) || opened.error().is(IntakeError::TooManyTries);
        return theirs ? draw(request, &opened.error()) : refusal(request, opened.error());
    }
    request.session->set((receipt ? u"receipt:"_s : u"draft:"_s) + *opened, u"1"_s);
    request.session->renew();
    return http::Response::seeOther(receipt ? path({u"cases"_s, *opened}) : path({u"drafts"_s, *opened}));
}

http::Response StatusPage::draw(const http::Request &request, const Error *error) const
{
    const Language &language = request.language;
    Box number;
    number.name = u"number"_s;
    number.label = say(QT_TRANSLATE_NOOP("pages", "Receipt number or reference number"), language);
    number.hint = say(QT_TRANSLATE_NOOP("pages", "For example 2026-000123-7 or D4K7-9QXM"), language);
    number.value = request.fields.first(u"number"_s);
    number.autocomplete = u"off"_s;
    number.size = u"20"_s;
    if (error)
        number.error = spoken(*error, language);
    Box secret;
    secret.name = u"secret"_s;
    secret.label = say(QT_TRANSLATE_NOOP("pages", "Secret code"), language);
    secret.autocomplete = u"off"_s;
    secret.size = u"30"_s;
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Follow an application"), language);
    view.name = u"status"_s;
    view.status = error ? error->is(IntakeError::TooManyTries) ? 429 : 422 : 200;
    view.errors = views().errorSummary({number, secret}, {}, language);
    view.boxes = views().boxes({number, secret}, language);
    return views().draw(request, view);
}

// ---- verification -----------------------------------------------------------------------------------------

QString plainYear(const QString &typed)
{
    const QString text = typed.normalized(QString::NormalizationForm_KC).remove(u' ').toUpper();
    static const QRegularExpression gregorian(uR"(\A([12][0-9]{3})(?:年度?)?\z)"_s);
    if (const auto match = gregorian.match(text); match.hasMatch())
        return match.captured(1);
    static const QRegularExpression era(uR"(\A(令和|平成|昭和|R|H|S)([0-9]{1,2}|元)(?:年度?)?\z)"_s);
    const auto match = era.match(text);
    if (!match.hasMatch())
        return text;
    const QString name = match.captured(1);
    const int base = name == u"令和"_s || name == u"R"_s ? 2018 : name == u"平成"_s || name == u"H"_s ? 1988 : 1925;
    return QString::number(base + (match.captured(2) == u"元"_s ? 1 : match.captured(2).toInt()));
}

QString plainAmount(const QString &typed)
{
    QString text = typed.normalized(QString::NormalizationForm_KC);
    text.removeIf([](QChar c) { return c == u' ' || c == u',' || c == u'円' || c == u'¥' || c == u'、'; });
    return text;
}

void VerifyPage::routes(http::Router &router)
{
    // The address carries at most the number, from the QR code.
    router.get(u"/verify"_s, [this](http::Request &request) { return draw(request, {}, nullptr, false); });
    router.post(u"/verify"_s, [this](http::Request &request) { return post(request); });
}

http::Response VerifyPage::post(http::Request &request)
{
    const auto field = [&](const QString &name) { return request.fields.first(name).trimmed(); };
    const QString number = field(u"number"_s);
    const QString code = field(u"code"_s);
    if (number.isEmpty() || code.isEmpty())
        return draw(request, {}, nullptr, true);
    std::vector<std::pair<QString, QString>> values;
    for (const auto &[name, value] : {std::pair(u"name"_s, field(u"name"_s)), std::pair(u"year"_s, plainYear(field(u"year"_s))),
                                      std::pair(u"amount"_s, plainAmount(field(u"amount"_s)))})
        values.emplace_back(name, value);
    const auto match = intake().verification().check(number, code, values, from(request));
    if (!match)
        return match.error().is(IntakeError::TooManyTries) ? draw(request, {}, &match.error(), false) : refusal(request, match.error());
    return draw(request, *match, nullptr, false);
}

http::Response VerifyPage::draw(const http::Request &request, std::optional<Match> match, const Error *error, bool incomplete) const
{
    const Language &language = request.language;
    const auto box = [&](const QString &name, const char *label, const char *hint) {
        Box one;
        one.name = name;
        one.label = say(label, language);
        one.hint = hint ? say(hint, language) : QString();
        one.autocomplete = u"off"_s;
        // Nothing that was typed comes back: match and no match are alike but for the answer.
        return one;
    };
    std::vector<Box> boxes{box(u"number"_s, QT_TRANSLATE_NOOP("pages", "Certificate number"), nullptr),
                           box(u"code"_s, QT_TRANSLATE_NOOP("pages", "Verification code"), nullptr),
                           box(u"name"_s, QT_TRANSLATE_NOOP("pages", "Name on the certificate"), nullptr),
                           box(u"year"_s, QT_TRANSLATE_NOOP("pages", "Fiscal year (the first one)"), QT_TRANSLATE_NOOP("pages", "For example Reiwa 7 as R7, or 2025")),
                           box(u"amount"_s, QT_TRANSLATE_NOOP("pages", "Amount due (the sum of all lines)"), QT_TRANSLATE_NOOP("pages", "In yen, for example 30,000; where there is none, 0"))};
    boxes[0].value = request.method == "GET" ? request.query.first(u"number"_s).left(60) : QString();
    if (incomplete)
        boxes[0].error = say(QT_TRANSLATE_NOOP("pages", "Type the number and the code."), language);
    if (error)
        boxes[0].error = spoken(*error, language);
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Check a certificate"), language);
    view.name = u"verify"_s;
    view.status = error ? 429 : incomplete ? 422 : 200;
    view.errors = views().errorSummary(boxes, {}, language);
    view.boxes = views().boxes(boxes, language);
    if (match) {
        const bool matches = *match == Match::Match;
        view.data.set(u"match"_s, matches);
        view.data.set(u"answer"_s, matches ? say(QT_TRANSLATE_NOOP("pages", "It matches"), language) : say(QT_TRANSLATE_NOOP("pages", "It does not match"), language));
        view.data.set(u"meaning"_s, matches ? say(QT_TRANSLATE_NOOP("pages", "The office issued a certificate that says this."), language)
                                            : say(QT_TRANSLATE_NOOP("pages", "Something that was typed differs, or no such certificate is in force. We cannot say which."), language));
    }
    return views().draw(request, view);
}

} // namespace server::pages
