// SPDX-License-Identifier: Apache-2.0
#include "server/pages/page.h"

#include "server/pages/carried.h"

#include "engine/calendar/calendar.h"

#include <QLocale>
#include <QTimeZone>
#include <QUrl>

using namespace Qt::StringLiterals;
using engine::core::Json;
using engine::core::Language;
using engine::intake::IntakeError;

namespace server::pages {

engine::intake::Visitor Page::visitor(const http::Request &request)
{
    engine::intake::Visitor visitor;
    visitor.language = request.language.tag;
    for (const auto &[key, value] : request.session->values()) {
        if (key == "account"_L1)
            visitor.account = value;
        else if (key.startsWith("draft:"_L1))
            visitor.drafts.insert(key.mid(6));
        else if (key.startsWith("receipt:"_L1))
            visitor.receipts.insert(key.mid(8));
    }
    return visitor;
}

http::Response Page::sentence(const http::Request &request, const QString &title, const QString &text, int status, const std::vector<Way> &ways) const
{
    View view;
    view.title = title;
    view.name = u"sentence"_s;
    view.status = status;
    Json list{Json::Array{}};
    for (const Way &way : ways)
        list.append(Json(Json::Object{{u"href"_s, way.href}, {u"text"_s, way.text}}));
    view.data.set(u"text"_s, text).set(u"ways"_s, list);
    return views().draw(request, view);
}

QString Page::spoken(const engine::core::Error &error, const Language &language)
{
    QString text = engine::core::sentence(error, language);
    if (language.tag != "en"_L1 && !text.isEmpty() && !text.endsWith(u'。'))
        text += u'。';
    if (language.tag == "en"_L1 && !text.isEmpty()) {
        text[0] = text[0].toUpper();
        if (!text.endsWith(u'.'))
            text += u'.';
    }
    return text;
}

http::Response Page::refusal(const http::Request &request, const engine::core::Error &error) const
{
    const auto &language = request.language;
    const QString draft = request.parameter(u"draft"_s);
    const QString receipt = request.parameter(u"receipt"_s);
    const Way toCase{path({u"cases"_s, receipt}), say(QT_TRANSLATE_NOOP("pages", "See the application"), language)};
    const Way toMyPage{u"/my-page"_s, say(QT_TRANSLATE_NOOP("pages", "My page"), language)};
    if (error.is(IntakeError::NoSuchDraft)) {
        // A page of the form that was left open in another window, or come back to.
        if (const QString sent = request.session ? request.session->value(u"sent:"_s + draft) : QString(); !sent.isEmpty())
            return sentence(request, say(QT_TRANSLATE_NOOP("pages", "This was sent already"), language),
                            say(QT_TRANSLATE_NOOP("pages", "The application arrived as you sent it, and its form is closed. What was typed after that was not added."), language), 409,
                            {{path({u"cases"_s, sent}), toCase.text}});
    }
    if (error.is(IntakeError::NoSuchDraft) && request.session && !request.session->value(u"deleted:"_s + draft).isEmpty()) {
        return sentence(request, say(QT_TRANSLATE_NOOP("pages", "This draft was deleted"), language),
                        say(QT_TRANSLATE_NOOP("pages", "You deleted it, in this window or in another. Begin again from the list of procedures."), language), 410, {toMyPage});
    }
    if (error.is(IntakeError::NoSuchDraft) || error.is(IntakeError::NoSuchApplication)) {
        if (const Carried carried = Carried::of(request); !carried.isEmpty())
            return views().draw(request, reopen(carried, request, views()));
    }
    if (error.is(IntakeError::NotSignedIn))
        return http::Response::seeOther(u"/sign-in?next="_s + QString::fromLatin1(QUrl::toPercentEncoding(request.path)));
    for (const IntakeError missing : {IntakeError::NoSuchProcedure, IntakeError::NoSuchDraft, IntakeError::NoSuchApplication,
                                      IntakeError::NoSuchDocument, IntakeError::NoSuchFile, IntakeError::NoSuchField,
                                      IntakeError::NoSuchProvider}) {
        if (error.is(missing))
            return http::Response::notFound();
    }
    int status = 500;
    if (error.is(IntakeError::TooManyTries))
        status = 429;
    else if (error.text().room == std::string_view("intake"))
        status = error.is(IntakeError::BrokenRow) ? 500 : error.is(IntakeError::DraftExpired) || error.is(IntakeError::PackageGone) ? 410 : 409;
    if (status == 500) { // the store's own words are not for citizens
        http::Response failed = http::Response::error(500);
        failed.failed = error.idText();
        return failed;
    }
    std::vector<Way> ways;
    if (error.is(IntakeError::LinkUsedOrOld))
        ways.push_back({u"/password/forgotten"_s, say(QT_TRANSLATE_NOOP("pages", "Ask for a new link"), language)});
    else if (!receipt.isEmpty())
        ways.push_back(toCase);
    else if (!draft.isEmpty())
        ways.push_back(toMyPage);
    return sentence(request, say(QT_TRANSLATE_NOOP("pages", "This cannot be done now"), language), spoken(error, language), status, ways);
}

QString Page::procedureName(const QString &procedure, const QString &package, const Language &language) const
{
    auto found = intake().catalogue().byHash(package);
    if (!found)
        found = intake().catalogue().inForce(procedure);
    return found ? found->cover.name.in(language) : procedure;
}

QString Page::day(QDate day, const Language &language) const
{
    if (!day.isValid())
        return {};
    if (language.tag == "en"_L1)
        return QLocale(QLocale::English).toString(day, u"d MMMM yyyy"_s);
    return u"%1（%2年%3月%4日）"_s.arg(engine::calendar::eraText(day)).arg(day.year()).arg(day.month()).arg(day.day());
}

QString Page::instant(const QDateTime &at, const Language &language) const
{
    if (!at.isValid())
        return {};
    const QDateTime local = at.toTimeZone(QTimeZone(services().zone));
    const QString time = local.toString(u"HH:mm"_s);
    if (language.tag == "en"_L1)
        return u"%1, %2 (Japan time)"_s.arg(day(local.date(), language), time);
    return u"%1 %2時%3分"_s.arg(day(local.date(), language), QString::number(local.time().hour()), local.toString(u"mm"_s));
}

QString Page::yen(qint64 amount, const Language &language)
{
    const QString number = QLocale(QLocale::English).toString(amount);
    return language.tag == "en"_L1 ? u"¥"_s + number : number + u"円"_s;
}

QString Page::stateText(const QString &state, const Language &language)
{
    static const std::map<QString, const char *> texts{
        {u"draft"_s, QT_TRANSLATE_NOOP("pages", "draft")},
        {u"submitted"_s, QT_TRANSLATE_NOOP("pages", "sent")},
        {u"arrived"_s, QT_TRANSLATE_NOOP("pages", "arrived")},
        {u"intake_done"_s, QT_TRANSLATE_NOOP("pages", "accepted")},
        {u"completion_requested"_s, QT_TRANSLATE_NOOP("pages", "correction requested")},
        {u"under_examination"_s, QT_TRANSLATE_NOOP("pages", "under examination")},
        {u"waiting_for_payment"_s, QT_TRANSLATE_NOOP("pages", "waiting for the fee")},
        {u"disposition_made"_s, QT_TRANSLATE_NOOP("pages", "decided")},
        {u"issued"_s, QT_TRANSLATE_NOOP("pages", "issued")},
        {u"withdrawn"_s, QT_TRANSLATE_NOOP("pages", "withdrawn")},
        {u"deemed_withdrawn"_s, QT_TRANSLATE_NOOP("pages", "deemed withdrawn")},
        {u"dismissed"_s, QT_TRANSLATE_NOOP("pages", "dismissed")},
        {u"refused"_s, QT_TRANSLATE_NOOP("pages", "refused")},
        {u"closed"_s, QT_TRANSLATE_NOOP("pages", "closed")},
    };
    const auto found = texts.find(state);
    return found == texts.end() ? state : say(found->second, language);
}

QString Page::inFours(const QString &code)
{
    QStringList parts;
    for (qsizetype at = 0; at < code.size(); at += 4)
        parts << code.mid(at, 4);
    return parts.join(u' ');
}

QString Page::path(const QStringList &parts)
{
    QString whole;
    for (const QString &part : parts)
        whole += u'/' + QString::fromLatin1(QUrl::toPercentEncoding(part));
    return whole;
}

} // namespace server::pages
