// SPDX-License-Identifier: Apache-2.0
#include "server/pages/status_page.h"

#include "server/pages/carried.h"
#include "server/pages/entry_boxes.h"

using namespace Qt::StringLiterals;
using engine::core::Error;
using engine::core::Language;
using engine::intake::IntakeError;
using engine::intake::Match;

namespace server::pages {

void StatusPage::routes(http::Router &router)
{
    router.get(u"/status"_s, [this](http::Request &request) { return draw(request, nullptr); });
    router.post(u"/status"_s, [this](http::Request &request) { return post(request); }, withCarried);
}

http::Response StatusPage::post(http::Request &request)
{
    const QString number = request.fields.first(u"number"_s);
    const QString secret = request.fields.first(u"secret"_s);
    if (number.trimmed().isEmpty() || secret.trimmed().isEmpty())
        return draw(request, nullptr); // not a try
    const auto receipt = engine::intake::readReceiptNumber(number);
    const auto opened = receipt ? intake().applications().open(*receipt, secret, from(request)) : intake().drafts().open(number, secret, from(request));
    if (!opened) {
        const bool theirs = opened.error().is(IntakeError::WrongNumberOrSecret) || opened.error().is(IntakeError::TooManyTries);
        return theirs ? draw(request, &opened.error()) : refusal(request, opened.error());
    }
    request.session->set((receipt ? u"receipt:"_s : u"draft:"_s) + *opened, u"1"_s);
    request.session->renew();
    if (const Carried carried = Carried::from(request); !carried.isEmpty())
        return views().draw(request, sendAgain(carried, request));
    return http::Response::seeOther(receipt ? path({u"cases"_s, *opened}) : path({u"drafts"_s, *opened}));
}

http::Response StatusPage::draw(const http::Request &request, const Error *error) const
{
    const Language &language = request.language;
    Box number = numberBox(request.fields.first(u"number"_s), language);
    if (error)
        number.error = spoken(*error, language);
    Box secret = secretBox(language);
    demand(request, number, QT_TRANSLATE_NOOP("pages", "Enter the number."));
    demand(request, secret, QT_TRANSLATE_NOOP("pages", "Enter the secret code."));
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Follow an application"), language);
    view.name = u"status"_s;
    view.status = request.method != "POST" ? 200 : error && error->is(IntakeError::TooManyTries) ? 429 : 422;
    view.errors = views().errorSummary({number, secret}, {}, language);
    view.boxes = views().boxes({number, secret}, language);
    view.data.set(u"kept"_s, Carried::from(request).along());
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
    router.get(u"/verify"_s, [this](http::Request &request) { return draw(request, {}, nullptr); });
    router.post(u"/verify"_s, [this](http::Request &request) { return post(request); });
}

http::Response VerifyPage::post(http::Request &request)
{
    const auto field = [&](const QString &name) { return request.fields.first(name).trimmed(); };
    const QString number = field(u"number"_s);
    const QString code = field(u"code"_s);
    for (const QString &name : {u"number"_s, u"code"_s, u"name"_s, u"year"_s, u"amount"_s}) {
        if (field(name).isEmpty())
            return draw(request, {}, nullptr); // not a try
    }
    std::vector<std::pair<QString, QString>> values;
    for (const auto &[name, value] : {std::pair(u"name"_s, field(u"name"_s)), std::pair(u"year"_s, plainYear(field(u"year"_s))),
                                      std::pair(u"amount"_s, plainAmount(field(u"amount"_s)))})
        values.emplace_back(name, value);
    const auto match = intake().verification().check(number, code, values, from(request));
    if (!match)
        return match.error().is(IntakeError::TooManyTries) ? draw(request, {}, &match.error()) : refusal(request, match.error());
    return draw(request, *match, nullptr);
}

http::Response VerifyPage::draw(const http::Request &request, std::optional<Match> match, const Error *error) const
{
    const Language &language = request.language;
    const auto box = [&](const QString &name, const char *label, const char *hint, const char *missing) {
        Box one;
        one.name = name;
        one.label = say(label, language);
        one.hint = hint ? say(hint, language) : QString();
        one.autocomplete = u"off"_s;
        // A slip of the pen should cost one letter, not all of it again. The visitor learns nothing that they did not type.
        if (match != Match::Match)
            one.value = request.fields.first(name);
        demand(request, one, missing);
        return one;
    };
    std::vector<Box> boxes{
        box(u"number"_s, QT_TRANSLATE_NOOP("pages", "Certificate number"), nullptr, QT_TRANSLATE_NOOP("pages", "Enter the certificate number.")),
        box(u"code"_s, QT_TRANSLATE_NOOP("pages", "Verification code"), nullptr, QT_TRANSLATE_NOOP("pages", "Enter the verification code.")),
        box(u"name"_s, QT_TRANSLATE_NOOP("pages", "Name on the certificate"), nullptr, QT_TRANSLATE_NOOP("pages", "Enter the name on the certificate.")),
        box(u"year"_s, QT_TRANSLATE_NOOP("pages", "Fiscal year (the first one)"), QT_TRANSLATE_NOOP("pages", "For example Reiwa 7 as R7, or 2025"),
            QT_TRANSLATE_NOOP("pages", "Enter the fiscal year.")),
        box(u"amount"_s, QT_TRANSLATE_NOOP("pages", "Amount due (the sum of all lines)"),
            QT_TRANSLATE_NOOP("pages", "In yen, for example 30,000; where there is none, 0"), QT_TRANSLATE_NOOP("pages", "Enter the amount."))};
    if (request.method == "GET")
        boxes[0].value = request.query.first(u"number"_s).left(60);
    if (error)
        boxes[0].error = spoken(*error, language);
    View view;
    view.title = say(QT_TRANSLATE_NOOP("pages", "Check a certificate"), language);
    view.name = u"verify"_s;
    view.errors = views().errorSummary(boxes, {}, language);
    view.status = error ? 429 : view.errors.isEmpty() ? 200 : 422;
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
