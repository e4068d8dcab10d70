// SPDX-License-Identifier: Apache-2.0
#include "server/payment/http_client.h"

#include <QUrl>

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/NetException.h>

using namespace Qt::StringLiterals;

namespace server::payment {

engine::core::ErrorText errorText(ClientError id)
{
    switch (id) {
    case ClientError::NotAnAddress:
        return {"payment", "NotAnAddress", QT_TRANSLATE_NOOP("payment", "expected an http address, got %1")};
    case ClientError::NoAnswer:
        return {"payment", "NoAnswer", QT_TRANSLATE_NOOP("payment", "%1 did not answer: %2")};
    }
    Q_UNREACHABLE();
}

engine::core::Result<HttpAnswer> HttpClient::send(const QByteArray &method, const QString &url, const Fields &headers,
                                                  const QByteArray &body) const
{
    const QUrl address(url, QUrl::StrictMode);
    if (!address.isValid() || address.scheme() != "http"_L1 || address.host().isEmpty())
        return engine::core::Error(ClientError::NotAnAddress, {url});
    try {
        Poco::Net::HTTPClientSession session(address.host().toStdString(), static_cast<Poco::UInt16>(address.port(80)));
        session.setTimeout(Poco::Timespan(std::chrono::microseconds(m_timeout).count()));
        QByteArray target = address.path(QUrl::FullyEncoded).toUtf8();
        if (target.isEmpty())
            target = "/";
        if (address.hasQuery())
            target += "?" + address.query(QUrl::FullyEncoded).toUtf8();
        Poco::Net::HTTPRequest request(method.toStdString(), target.toStdString(), "HTTP/1.1");
        request.setKeepAlive(false);
        for (const auto &[name, value] : headers)
            request.set(name.toStdString(), value.toStdString());
        if (method != "GET")
            request.setContentLength64(body.size());
        std::ostream &out = session.sendRequest(request);
        out.write(body.constData(), body.size());
        out.flush();
        Poco::Net::HTTPResponse response;
        std::istream &in = session.receiveResponse(response);
        HttpAnswer answer{static_cast<int>(response.getStatus()), {}};
        char buffer[8192];
        while (answer.body.size() < 1024 * 1024 && in.read(buffer, sizeof buffer).gcount() > 0)
            answer.body.append(buffer, static_cast<qsizetype>(in.gcount()));
        return answer;
    } catch (const Poco::Exception &failure) {
        return engine::core::Error(ClientError::NoAnswer, {url, QString::fromStdString(failure.displayText())});
    }
}

} // namespace server::payment
