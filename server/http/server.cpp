// SPDX-License-Identifier: Apache-2.0
#include "server/http/server.h"

#include "engine/core/json.h"
#include "server/http/connection.h"
#include "server/http/limiter.h"
#include "server/http/worker.h"

#include <Poco/Net/DatagramSocket.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/PollSet.h>
#include <Poco/Net/ServerSocket.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;
using Poco::Net::PollSet;
using Poco::Net::SocketAddress;
using std::chrono::steady_clock;

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace server::http {

engine::core::ErrorText errorText(HttpError id)
{
    switch (id) {
    case HttpError::CannotListen:
        return {"http", "CannotListen", QT_TRANSLATE_NOOP("http", "the server cannot listen on %1: %2")};
    }
    Q_UNREACHABLE();
}

namespace {

/// Of a body that is taken as it comes, at a time.
constexpr qint64 bodyPiece = 256 * 1024;

/// Asks for as many open handles as the system grants; says how many connections that allows, at most `wanted`.
int allowedConnections(int wanted)
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        const rlim_t enough = static_cast<rlim_t>(wanted) + 200;
        if (limit.rlim_cur < enough) {
            limit.rlim_cur = std::min(enough, limit.rlim_max);
            setrlimit(RLIMIT_NOFILE, &limit);
            getrlimit(RLIMIT_NOFILE, &limit);
        }
        if (limit.rlim_cur < enough)
            return std::max(static_cast<int>(limit.rlim_cur) - 100, 10);
    }
#endif
    return wanted;
}

} // namespace

class Server::Loop
{
public:
    Loop(Settings settings, const Router &router, const SessionKeeper &sessions, const engine::core::Clock &clock)
        : m_settings(std::move(settings)), m_router(router), m_sessions(sessions), m_clock(clock),
          m_limiter(m_settings.requestBurst, m_settings.requestsPerSecond), m_worker(m_settings, m_router, m_sessions, m_clock, m_running)
    {
    }

    engine::core::Result<void> start()
    {
        try {
            const SocketAddress address(m_settings.address.toStdString(), m_settings.port);
            m_listener.bind(address, true, false); // a port in use is an error, so no SO_REUSEPORT
            m_listener.listen(512);
            m_listener.setBlocking(false);
            m_port = m_listener.address().port();
            // The workers wake the loop by a datagram to itself; connected, so that nobody else's gets through.
            m_waker.bind(SocketAddress("127.0.0.1", 0), false);
            m_waker.connect(m_waker.address());
            m_waker.setBlocking(false);
            m_polled.add(m_listener, PollSet::POLL_READ);
            m_polled.add(m_waker, PollSet::POLL_READ);
        } catch (const Poco::Exception &failure) {
            return engine::core::Error(HttpError::CannotListen,
                                       {u"%1:%2"_s.arg(m_settings.address).arg(m_settings.port),
                                        QString::fromStdString(failure.displayText())});
        }
        m_mostConnections = allowedConnections(m_settings.connections);
        m_running = true;
        m_thread = std::thread([this] { loop(); });
        for (int i = 0; i < m_settings.workers; ++i)
            m_workers.emplace_back([this] { work(); });
        return {};
    }

    void stop()
    {
        if (!m_thread.joinable())
            return;
        {
            const std::lock_guard lock(m_mutex);
            m_running = false;
        }
        m_waiting.notify_all();
        wake();
        m_thread.join();
        for (std::thread &worker : m_workers)
            worker.join();
    }

    quint16 port() const { return m_port; }

private:
    using Item = std::shared_ptr<Connection>;

    // ---- the loop's thread --------------------------------------------------------------------

    void loop()
    {
        auto nextSweep = steady_clock::now();
        while (m_running) {
            PollSet::SocketModeMap ready;
            try {
                ready = m_polled.poll(Poco::Timespan(0, 100'000));
            } catch (const Poco::Exception &) {
                std::this_thread::yield();
            }
            for (const auto &[socket, mode] : ready) {
                if (socket == m_listener)
                    acceptAll();
                else if (socket == m_waker)
                    takeAnswers();
                else if (const auto found = m_connections.find(socket); found != m_connections.end())
                    serve(Item(found->second));
            }
            if (const auto now = steady_clock::now(); now >= nextSweep) {
                cutLate(now);
                nextSweep = now + std::chrono::milliseconds(100);
            }
        }
        while (!m_connections.empty())
            drop(Item(m_connections.begin()->second));
    }

    void acceptAll()
    {
        while (true) {
            auto connection = std::make_shared<Connection>();
            try {
                SocketAddress from;
                connection->socket = m_listener.acceptConnection(from);
                connection->socket.setBlocking(false);
                connection->socket.setNoDelay(true);
                connection->peer = QString::fromStdString(from.host().toString());
            } catch (const Poco::Exception &) {
                return; // none left, or out of handles: the poll comes back
            }
            connection->counted = !m_settings.trustedProxies.contains(connection->peer);
            int &count = m_perAddress[limitUnit(connection->peer)];
            if (std::ssize(m_connections) >= m_mostConnections
                || (connection->counted && count >= m_settings.connectionsPerAddress))
                continue; // closed as it goes out of scope
            count += connection->counted ? 1 : 0;
            connection->deadline = steady_clock::now() + m_settings.headDeadline;
            m_connections.emplace(connection->socket, connection);
            m_polled.add(connection->socket, PollSet::POLL_READ);
        }
    }

    void serve(const Item &connection)
    {
        switch (connection->phase) {
        case Phase::Head:
        case Phase::Body:
            read(connection);
            return;
        case Phase::Writing:
            write(connection);
            return;
        case Phase::Lingering: {
            QByteArray dropped;
            if (receive(connection->socket, dropped) == Reading::Closed)
                drop(connection);
            return;
        }
        case Phase::Handling:
            return;
        }
    }

    void read(const Item &connection)
    {
        const bool waiting = connection->in.isEmpty() && connection->phase == Phase::Head;
        const qsizetype before = connection->in.size();
        switch (receive(connection->socket, connection->in)) {
        case Reading::Closed:
            drop(connection);
            return;
        case Reading::Nothing:
            return;
        case Reading::Some:
            break;
        }
        m_bytesHeld += connection->in.size() - before;
        if (waiting)
            connection->deadline = steady_clock::now() + m_settings.headDeadline;
        advance(connection);
    }

    /// Goes as far as the bytes that are there reach.
    void advance(const Item &connection)
    {
        if (connection->phase == Phase::Head && !readHead(connection))
            return;
        if (m_bytesHeld > m_settings.bodyBytesInFlight)
            return refuse(connection, {503, "bodies-in-flight"});
        const qint64 wanted = connection->bodyLeft ? std::min<qint64>(*connection->bodyLeft, bodyPiece) : connection->head.contentLength;
        if (connection->in.size() < wanted)
            return;
        if (connection->bodyLeft)
            handOn(connection);
        else
            hand(connection);
    }

    /// True when the head is complete and let in; the body's bytes are then the front of `in`.
    bool readHead(const Item &connection)
    {
        const auto end = findHead(connection->in, m_settings.headLimits);
        if (const auto *refusal = std::get_if<Refusal>(&end)) {
            refuse(connection, *refusal);
            return false;
        }
        const std::optional<qsizetype> size = std::get<std::optional<qsizetype>>(end);
        if (!size)
            return false;
        auto parsed = parseHead(QByteArrayView(connection->in).first(*size), m_settings.headLimits);
        connection->head = {};
        connection->head.method = connection->in.startsWith("HEAD ") ? "HEAD" : "GET"; // a refusal, too, has no body for HEAD
        connection->in.remove(0, *size);
        m_bytesHeld -= *size;
        if (const auto *refusal = std::get_if<Refusal>(&parsed)) {
            refuse(connection, *refusal);
            return false;
        }
        connection->head = std::move(std::get<Head>(parsed));
        const Head &head = connection->head;
        connection->remote = clientAddress(connection->peer, head.headers.list("x-forwarded-for"), m_settings.trustedProxies);
        if (!m_limiter.take(limitUnit(connection->remote), steady_clock::now())) {
            refuse(connection, {429, "rate"});
            return false;
        }
        const QString name = head.host.startsWith(u'[') ? head.host.section(u']', 0, 0) + u']' : head.host.section(u':', 0, 0);
        if (!m_settings.hosts.isEmpty() && !m_settings.hosts.contains(name)) {
            refuse(connection, {400, "unknown-host"});
            return false;
        }
        const Router::Match match = m_router.match(head.method, head.path);
        connection->bodyLeft.reset();
        if (match.route && match.route->options.plan && head.contentLength > 0) {
            // Whether it is let in, and how, a worker finds out.
            connection->bodyLeft = head.contentLength;
            connection->continued = !head.expectsContinue;
            hand(connection);
            return false;
        }
        if (head.contentLength > (match.route ? match.route->options.bodyLimit : 0)) {
            refuse(connection, {match.route ? 413 : match.allowed.isEmpty() ? 404 : 405, "body-limit"});
            return false;
        }
        connection->phase = Phase::Body;
        connection->deadline = steady_clock::now() + m_settings.bodyDeadline;
        if (head.expectsContinue && connection->in.size() < head.contentLength
            && transmit(connection->socket, "HTTP/1.1 100 Continue\r\n\r\n") < 0) {
            drop(connection);
            return false;
        }
        return true;
    }

    /// Gives a complete request to the workers; not polled meanwhile, so a pipelined one waits in the socket.
    void hand(const Item &connection)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (std::ssize(m_requests) < m_settings.requestsWaiting) {
                connection->phase = Phase::Handling;
                m_polled.remove(connection->socket);
                m_requests.push_back(connection);
            }
        }
        if (connection->phase == Phase::Handling)
            m_waiting.notify_one();
        else
            refuse(connection, {503, "too-many-waiting"});
    }

    /// Lets a worker fetch what follows. It was let in long ago, so nothing refuses it now.
    void handOn(const Item &connection)
    {
        connection->phase = Phase::Handling;
        m_polled.remove(connection->socket);
        {
            const std::lock_guard lock(m_mutex);
            m_requests.push_back(connection);
        }
        m_waiting.notify_one();
    }

    void takeAnswers()
    {
        char drained[64];
        try {
            while (m_waker.receiveBytes(drained, sizeof drained) > 0) { }
        } catch (const Poco::Exception &) {
            // nothing left to drain
        }
        std::vector<Item> answered;
        {
            const std::lock_guard lock(m_mutex);
            answered.swap(m_answered);
        }
        for (const Item &connection : answered) {
            if (connection->bodyLeft) {
                takeBodyOn(connection);
                continue;
            }
            const qsizetype body = connection->head.contentLength;
            connection->in.remove(0, body);
            connection->head.contentLength = 0; // it is told once, however many pieces its answer has
            m_bytesHeld -= body;
            m_polled.add(connection->socket, PollSet::POLL_READ);
            if (connection->broken) {
                connection->phase = Phase::Writing;
                drop(connection);
            } else {
                startWriting(connection);
            }
        }
    }

    /// A worker has taken some of a body: there is an answer, or more is to come.
    void takeBodyOn(const Item &connection)
    {
        connection->in.remove(0, connection->consumed);
        m_bytesHeld -= connection->consumed;
        m_bytesHeld += (connection->reader ? connection->reader->held() : 0) - connection->held;
        connection->held = connection->reader ? connection->reader->held() : 0;
        connection->consumed = 0;
        m_polled.add(connection->socket, PollSet::POLL_READ);
        if (!connection->out.isEmpty()) {
            connection->bodyLeft.reset();
            connection->head.contentLength = 0;
            startWriting(connection);
            return;
        }
        connection->phase = Phase::Body;
        connection->deadline = steady_clock::now() + m_settings.bodyDeadline;
        const bool waits = connection->in.isEmpty() && !std::exchange(connection->continued, true);
        if (waits && transmit(connection->socket, "HTTP/1.1 100 Continue\r\n\r\n") < 0)
            drop(connection);
        else
            advance(connection);
    }

    void startWriting(const Item &connection)
    {
        connection->phase = Phase::Writing;
        connection->sent = 0;
        connection->deadline = steady_clock::now() + m_settings.writeDeadline;
        m_polled.update(connection->socket, PollSet::POLL_WRITE);
        write(connection);
    }

    void write(const Item &connection)
    {
        const qsizetype count = transmit(connection->socket, QByteArrayView(connection->out).sliced(connection->sent));
        if (count < 0) {
            drop(connection);
            return;
        }
        connection->sent += count;
        if (connection->sent < connection->out.size())
            return;
        connection->out.clear();
        if (connection->stream)
            handOn(connection);
        else if (connection->keepAlive)
            awaitNext(connection);
        else if (connection->linger)
            lingerOn(connection);
        else
            drop(connection);
    }

    void awaitNext(const Item &connection)
    {
        connection->phase = Phase::Head;
        const bool pipelined = !connection->in.isEmpty();
        connection->deadline = steady_clock::now() + (pipelined ? m_settings.headDeadline : m_settings.keepAlive);
        m_polled.update(connection->socket, PollSet::POLL_READ);
        if (pipelined)
            advance(connection);
    }

    void lingerOn(const Item &connection)
    {
        try {
            connection->socket.shutdownSend();
        } catch (const Poco::Exception &) {
            drop(connection);
            return;
        }
        connection->phase = Phase::Lingering;
        connection->deadline = steady_clock::now() + std::chrono::seconds(5);
        m_polled.update(connection->socket, PollSet::POLL_READ);
    }

    void refuse(const Item &connection, const Refusal &refusal)
    {
        Request request;
        request.method = connection->head.method;
        request.headers = connection->head.headers;
        request.language = languageOf(request.headers, cookiesOf(request.headers));
        connection->out = serialise(m_router.errorPage(request, refusal.status), request, false, m_settings.secure, m_clock.now());
        m_worker.log(request, u"-"_s, refusal.status, refusal.why, {});
        letGo(*connection);
        connection->keepAlive = false;
        connection->linger = refusal.status != 408;
        startWriting(connection);
    }

    void cutLate(steady_clock::time_point now)
    {
        std::vector<Item> late;
        for (const auto &[socket, connection] : m_connections) {
            if (connection->phase != Phase::Handling && now >= connection->deadline)
                late.push_back(connection);
        }
        for (const Item &connection : late) {
            const bool owesRequest = connection->phase == Phase::Body || (connection->phase == Phase::Head && !connection->in.isEmpty());
            if (owesRequest)
                refuse(connection, {408, "deadline"});
            else
                drop(connection);
        }
    }

    /// Nothing of its request is wanted any more.
    void letGo(Connection &connection)
    {
        m_bytesHeld -= connection.in.size() + connection.held;
        connection.in.clear();
        connection.held = 0;
        connection.bodyLeft.reset();
        if (!connection.request)
            return;
        // What was begun with it may be stored already, and is undone where there is time for that.
        auto rest = std::make_shared<Connection>();
        rest->isRest = true;
        rest->reader = std::move(connection.reader);
        rest->request = std::move(connection.request);
        {
            const std::lock_guard lock(m_mutex);
            m_requests.push_back(std::move(rest));
        }
        m_waiting.notify_one();
    }

    void drop(const Item &connection)
    {
        const auto found = m_connections.find(connection->socket);
        if (found == m_connections.end())
            return;
        if (connection->phase != Phase::Handling) {
            letGo(*connection);
            m_polled.remove(connection->socket);
        }
        m_connections.erase(found);
        if (connection->counted) {
            const auto count = m_perAddress.find(limitUnit(connection->peer));
            if (count != m_perAddress.end() && --count->second <= 0)
                m_perAddress.erase(count);
        }
        // A worker may still hold it; its answer is then thrown away with the last reference.
        if (connection->phase != Phase::Handling)
            connection->socket.close();
    }

    // ---- the workers' threads -----------------------------------------------------------------

    void work()
    {
        while (true) {
            Item connection;
            {
                std::unique_lock lock(m_mutex);
                m_waiting.wait(lock, [this] { return !m_requests.empty() || !m_running; });
                if (m_requests.empty())
                    return;
                connection = std::move(m_requests.front());
                m_requests.pop_front();
            }
            if (connection->isRest)
                continue;
            m_worker.handle(*connection);
            {
                const std::lock_guard lock(m_mutex);
                m_answered.push_back(std::move(connection));
            }
            wake();
        }
    }

    void wake()
    {
        try {
            m_waker.sendBytes("w", 1);
        } catch (const Poco::Exception &) {
            // its buffer is full of wake-ups already
        }
    }

    const Settings m_settings;
    const Router &m_router;
    const SessionKeeper &m_sessions;
    const engine::core::Clock &m_clock;

    Poco::Net::ServerSocket m_listener;
    Poco::Net::DatagramSocket m_waker;
    PollSet m_polled;
    quint16 m_port = 0;
    int m_mostConnections = 0;
    std::map<Poco::Net::Socket, Item> m_connections;
    std::unordered_map<QString, int> m_perAddress;
    RateLimiter m_limiter;
    qsizetype m_bytesHeld = 0; ///< in all `in` buffers

    std::atomic<bool> m_running = false;
    const Worker m_worker;
    std::mutex m_mutex; ///< guards m_requests and m_answered
    std::condition_variable m_waiting;
    std::deque<Item> m_requests;
    std::vector<Item> m_answered;
    std::thread m_thread;
    std::vector<std::thread> m_workers;
};

Server::Server(Settings settings, const Router &router, const SessionKeeper &sessions, const engine::core::Clock &clock)
    : m_loop(std::make_unique<Loop>(std::move(settings), router, sessions, clock))
{
}

Server::~Server()
{
    stop();
}

engine::core::Result<void> Server::start()
{
    return m_loop->start();
}

void Server::stop()
{
    m_loop->stop();
}

quint16 Server::port() const
{
    return m_loop->port();
}

} // namespace server::http
