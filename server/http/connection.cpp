// SPDX-License-Identifier: Apache-2.0
#include "server/http/connection.h"

#include <Poco/Net/NetException.h>

using Poco::Net::StreamSocket;

namespace server::http {

Reading receive(StreamSocket &socket, QByteArray &into)
{
    char buffer[32 * 1024];
    try {
        const int count = socket.receiveBytes(buffer, sizeof buffer);
        if (count == 0)
            return Reading::Closed;
        if (count < 0)
            return Reading::Nothing;
        into.append(buffer, count);
        return Reading::Some;
    } catch (const Poco::TimeoutException &) {
        return Reading::Nothing;
    } catch (const Poco::IOException &failure) {
        return failure.code() == POCO_EWOULDBLOCK || failure.code() == POCO_EAGAIN ? Reading::Nothing : Reading::Closed;
    } catch (const Poco::Exception &) {
        return Reading::Closed;
    }
}

qsizetype transmit(StreamSocket &socket, QByteArrayView bytes)
{
    try {
        const int count = socket.sendBytes(bytes.data(), static_cast<int>(std::min<qsizetype>(bytes.size(), 1 << 20)));
        return std::max(count, 0);
    } catch (const Poco::TimeoutException &) {
        return 0;
    } catch (const Poco::IOException &failure) {
        return failure.code() == POCO_EWOULDBLOCK || failure.code() == POCO_EAGAIN ? 0 : -1;
    } catch (const Poco::Exception &) {
        return -1;
    }
}

} // namespace server::http
