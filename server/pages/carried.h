// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/session.h"
#include "server/pages/views.h"

namespace server::pages {

/// What was sent with a form that could not be taken, because the session had ended or was renewed since the page was
/// drawn. It is carried along in hidden fields until it can be sent once more; the server keeps nothing of it.
struct Carried
{
    QString action; ///< where it was sent to; empty: nothing is carried
    std::vector<std::pair<QString, QString>> fields;
    bool files = false; ///< there were files too, which no page can give back

    /// Of a form that was refused: all but its token and passwords.
    static Carried of(const http::Request &refused);
    /// What a form brought along in the hidden fields of `along`.
    static Carried from(const http::Request &request);

    bool isEmpty() const { return action.isEmpty(); }
    /// The hidden fields with which a form of ours brings it along.
    engine::core::Json along() const;
};

/// A form whose fields are only carried may be as large as the form that they come from.
inline const http::RouteOptions withCarried{4 * 1024 * 1024, http::Sessions::Used, http::Csrf::Checked};

/// A page whose one button sends it again.
View sendAgain(const Carried &carried, const http::Request &request);
/// A page that asks for the account or the numbers first.
View reopen(const Carried &carried, const http::Request &request, const Views &views);

} // namespace server::pages
