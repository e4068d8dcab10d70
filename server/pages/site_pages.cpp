// SPDX-License-Identifier: Apache-2.0
#include "server/pages/site_pages.h"

#include "server/http/server.h"
#include "server/pages/carried.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace server::pages {

void SitePages::routes(http::Router &router)
{
    router.get(u"/language/{tag}"_s, [](http::Request &request) {
        const QString tag = request.parameter(u"tag"_s);
        if (tag != "ja"_L1 && tag != "en"_L1)
            return http::Response::notFound();
        const QString back = request.query.first(u"back"_s);
        http::Response response = http::Response::seeOther(http::isLocalPath(back) ? back : u"/"_s);
        return response.withPreference("language", tag.toLatin1());
    });
    router.get(u"/accessibility"_s, [this](http::Request &request) {
        View view;
        view.title = say(QT_TRANSLATE_NOOP("pages", "Accessibility"), request.language);
        view.name = u"accessibility"_s;
        return views().draw(request, view);
    });
    router.setErrorPage([this](const http::Request &request, int status) { return error(request, status); });
}

http::Response SitePages::error(const http::Request &request, int status) const
{
    const auto &language = request.language;
    const auto page = [&](const char *title, const char *text) {
        View view;
        view.title = say(title, language);
        view.name = u"error"_s;
        view.status = status;
        view.data.set(u"text"_s, say(text, language));
        // Somebody's own page: they may be its owner, in a browser that does not know them any more.
        const bool owned = status == 404 && (request.path.startsWith("/cases/"_L1) || request.path.startsWith("/drafts/"_L1));
        view.data.set(u"owned"_s, owned).set(u"signIn"_s, u"/sign-in?next="_s + QString::fromLatin1(QUrl::toPercentEncoding(request.path)));
        return views().draw(request, view);
    };
    switch (status) {
    case 403:
        // A page of ours that lay open: what was typed into it is not to be typed again.
        if (const Carried carried = Carried::of(request); request.session && http::comesFromUs(request) && !carried.isEmpty()) {
            const QString draft = request.parameter(u"draft"_s);
            const bool opens = draft.isEmpty() || !request.session->value(u"sent:"_s + draft).isEmpty() || intake().drafts().draft(visitor(request), draft);
            return views().draw(request, opens ? sendAgain(carried, request) : reopen(carried, request, views()));
        }
        return page(QT_TRANSLATE_NOOP("pages", "This form is too old"),
                    QT_TRANSLATE_NOOP("pages", "We could not be sure that this came from you. Go back, load the page again and send it once more. Cookies must be allowed for this site."));
    case 404:
        return page(QT_TRANSLATE_NOOP("pages", "This page is not here"),
                    QT_TRANSLATE_NOOP("pages", "The address may be wrong, or the page may be one that only its owner can see. If you applied without an account, open it with your number and secret code first."));
    case 405:
        return page(QT_TRANSLATE_NOOP("pages", "This does not work here"),
                    QT_TRANSLATE_NOOP("pages", "The page cannot be used in this way. Go to the list of procedures and begin there."));
    case 408:
        return page(QT_TRANSLATE_NOOP("pages", "It took too long"),
                    QT_TRANSLATE_NOOP("pages", "The connection was too slow. Please try again."));
    case 413:
        return page(QT_TRANSLATE_NOOP("pages", "This is too large"),
                    QT_TRANSLATE_NOOP("pages", "What you sent is larger than we can take. A file may be 20 MiB at most. Go back and choose a smaller one."));
    case 429:
        return page(QT_TRANSLATE_NOOP("pages", "Too many requests"),
                    QT_TRANSLATE_NOOP("pages", "Very many requests come from your connection. Wait a minute and try again."));
    case 500:
        return page(QT_TRANSLATE_NOOP("pages", "Something went wrong with us"),
                    QT_TRANSLATE_NOOP("pages", "This is our fault, not yours. What you had sent before is kept. Please try again later."));
    case 503:
        return page(QT_TRANSLATE_NOOP("pages", "Very busy just now"),
                    QT_TRANSLATE_NOOP("pages", "Please try again in a minute. What you had sent before is kept."));
    default:
        return page(QT_TRANSLATE_NOOP("pages", "We could not read the request"),
                    QT_TRANSLATE_NOOP("pages", "Your browser sent something that we do not understand. Go to the list of procedures and begin there."));
    }
}

} // namespace server::pages
