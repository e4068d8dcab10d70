// SPDX-License-Identifier: Apache-2.0
#include "server/scan/clamd.h"

#include <QtEndian>

#include <Poco/Net/NetException.h>
#include <Poco/Net/StreamSocket.h>

#include <atomic>
#include <semaphore>

using namespace Qt::StringLiterals;
using engine::intake::Verdict;
using Poco::Net::SocketAddress;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace server::scan {

engine::core::ErrorText errorText(ScanError id)
{
    switch (id) {
    case ScanError::NotAnAddress:
        return {"scan", "NotAnAddress", QT_TRANSLATE_NOOP("scan", "expected where clamd is, such as /run/clamav/clamd.ctl or 127.0.0.1:3310, got \"%1\"")};
    }
    Q_UNREACHABLE();
}

namespace {

constexpr qsizetype gathered = 1024 * 1024;
constexpr qsizetype longestPiece = 256 * 1024;
constexpr qsizetype longestAnswer = 4096;

std::optional<SocketAddress> readAddress(const QString &text)
{
    try {
#ifdef Q_OS_UNIX
        if (text.startsWith(u'/'))
            return SocketAddress(SocketAddress::UNIX_LOCAL, text.toStdString());
#endif
        static const QRegularExpression hostAndPort(uR"(\A[^/:\s]+:[0-9]{1,5}\z|\A\[[0-9A-Fa-f:.]+\]:[0-9]{1,5}\z)"_s);
        if (hostAndPort.match(text).hasMatch())
            return SocketAddress(text.toStdString());
    } catch (const Poco::Exception &) {
        // a host that nobody knows, a port beyond all
    }
    return {};
}

/// What it costs in waiting is counted together, over all calls.
class Line
{
public:
    Line(const SocketAddress &address, milliseconds patience) : m_left(patience)
    {
        waited([&] { m_socket.connect(address, Poco::Timespan(microsecondsLeft())); });
    }

    void send(QByteArrayView bytes)
    {
        while (!bytes.isEmpty()) {
            waited([&] {
                m_socket.setSendTimeout(Poco::Timespan(microsecondsLeft()));
                bytes = bytes.sliced(m_socket.sendBytes(bytes.data(), static_cast<int>(std::min(bytes.size(), longestPiece))));
            });
        }
    }

    /// Up to the NUL that ends an answer, or the end; no longer than an answer is.
    QByteArray receive()
    {
        QByteArray answer;
        char buffer[512];
        int count = 1;
        while (count > 0 && !answer.contains('\0') && answer.size() < longestAnswer) {
            waited([&] {
                m_socket.setReceiveTimeout(Poco::Timespan(microsecondsLeft()));
                count = m_socket.receiveBytes(buffer, sizeof buffer);
            });
            answer.append(buffer, std::max(count, 0));
        }
        return answer;
    }

private:
    template <typename Work>
    void waited(const Work &work)
    {
        const auto begun = steady_clock::now();
        work();
        m_left -= std::chrono::duration_cast<milliseconds>(steady_clock::now() - begun);
        if (m_left <= milliseconds(0))
            throw Poco::TimeoutException("clamd");
    }

    Poco::Timespan::TimeDiff microsecondsLeft() const { return std::chrono::microseconds(m_left).count(); }

    Poco::Net::StreamSocket m_socket;
    milliseconds m_left;
};

} // namespace

class Clamd::Daemon
{
public:
    Daemon(SocketAddress where, ClamdSettings given) : address(std::move(where)), settings(given), places(given.atOnce) {}

    bool rests() const { return steady_clock::now().time_since_epoch() < steady_clock::duration(restsUntil.load()); }
    void wasAway() { restsUntil = (steady_clock::now() + settings.rest).time_since_epoch().count(); }

    bool isThere(milliseconds patience) const
    {
        try {
            Line line(address, patience);
            line.send(QByteArrayView("zPING\0", 6));
            return line.receive() == QByteArrayView("PONG\0", 5);
        } catch (const Poco::Exception &) {
            return false;
        }
    }

    const SocketAddress address;
    const ClamdSettings settings;
    std::counting_semaphore<> places;
    std::atomic<steady_clock::rep> restsUntil = steady_clock::duration::min().count();
    std::atomic<qint64> clean = 0;
    std::atomic<qint64> infected = 0;
    std::atomic<qint64> unknown = 0;
};

class Clamd::Scan final : public engine::intake::FileScan
{
public:
    explicit Scan(std::shared_ptr<Daemon> daemon) : m_daemon(std::move(daemon)) {}

    ~Scan() override
    {
        if (m_hasPlace)
            m_daemon->places.release();
    }

    void add(QByteArrayView piece) override
    {
        m_waiting += piece.toByteArray();
        if (m_waiting.size() >= gathered)
            hand();
    }

    Verdict finish() override
    {
        hand();
        const Verdict verdict = answered();
        switch (verdict) {
        case Verdict::Clean: ++m_daemon->clean; break;
        case Verdict::Infected: ++m_daemon->infected; break;
        case Verdict::Unknown: ++m_daemon->unknown; break;
        }
        return verdict;
    }

private:
    void hand()
    {
        if (m_failed)
            return m_waiting.clear();
        try {
            if (!m_line && !open())
                return;
            for (QByteArrayView rest = m_waiting; !rest.isEmpty() && !m_refused;) {
                const QByteArrayView piece = rest.first(std::min(rest.size(), longestPiece));
                QByteArray length(4, Qt::Uninitialized);
                qToBigEndian(static_cast<quint32>(piece.size()), length.data());
                m_line->send(length);
                m_line->send(piece);
                rest = rest.sliced(piece.size());
            }
        } catch (const Poco::TimeoutException &) {
            away();
        } catch (const Poco::Exception &) {
            m_refused = true; // it hung up; it may have said why: too large
        }
        m_waiting.clear();
    }

    bool open()
    {
        m_hasPlace = !m_daemon->rests() && m_daemon->places.try_acquire_for(m_daemon->settings.patience / 20);
        m_failed = !m_hasPlace;
        if (m_failed)
            return false;
        try {
            m_line = std::make_unique<Line>(m_daemon->address, m_daemon->settings.patience);
            m_line->send(QByteArrayView("zINSTREAM\0", 10));
        } catch (const Poco::Exception &) {
            away();
        }
        return !m_failed;
    }

    Verdict answered()
    {
        if (m_failed)
            return Verdict::Unknown;
        try {
            if (!m_refused)
                m_line->send(QByteArrayView("\0\0\0\0", 4));
            const QByteArray answer = m_line->receive();
            if (answer == QByteArrayView("stream: OK\0", 11) && !m_refused)
                return Verdict::Clean;
            if (answer.startsWith("stream: ") && answer.endsWith(QByteArrayView(" FOUND\0", 7)))
                return Verdict::Infected;
        } catch (const Poco::TimeoutException &) {
            away();
        } catch (const Poco::Exception &) {
            // hung up without a word
        }
        return Verdict::Unknown;
    }

    /// One file may take too long; a daemon that does not answer at all is left alone for a while, or every worker would wait for it.
    void away()
    {
        m_failed = true;
        m_line.reset();
        if (!m_daemon->isThere(m_daemon->settings.patience / 20))
            m_daemon->wasAway();
    }

    std::shared_ptr<Daemon> m_daemon;
    std::unique_ptr<Line> m_line;
    QByteArray m_waiting;
    bool m_hasPlace = false;
    bool m_failed = false;  ///< there is nobody to be asked
    bool m_refused = false; ///< it takes no more of this file
};

engine::core::Result<std::unique_ptr<Clamd>> Clamd::at(const QString &address, const ClamdSettings &settings)
{
    auto where = readAddress(address);
    if (!where)
        return engine::core::Error(ScanError::NotAnAddress, {address});
    return std::unique_ptr<Clamd>(new Clamd(std::make_shared<Daemon>(*std::move(where), settings)));
}

Clamd::Clamd(std::shared_ptr<Daemon> daemon) : m_daemon(std::move(daemon)) {}

Clamd::~Clamd() = default;

std::unique_ptr<engine::intake::FileScan> Clamd::begin()
{
    return std::make_unique<Scan>(m_daemon);
}

bool Clamd::isThere() const
{
    return m_daemon->isThere(std::min(m_daemon->settings.patience, milliseconds(3000)));
}

Clamd::Statistics Clamd::statistics() const
{
    return {m_daemon->clean, m_daemon->infected, m_daemon->unknown};
}

} // namespace server::scan
