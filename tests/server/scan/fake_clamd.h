// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QtEndian>

#include <atomic>
#include <mutex>
#include <thread>
#include <type_traits>
#include <vector>

namespace tests {

/// How a fake behaves: as clamd does, or not.
enum class Manner { Honest, Hangs, HangsOnFilesOnly, DiesInTheFile, SaysNothing, Nonsense, Endless, TooLarge, AlmostClean, OkWithoutTheFile };

/// Speaks clamd's protocol on loopback, in a thread of its own; finds the EICAR test file.
class FakeClamd : public QThread
{
public:
    explicit FakeClamd(Manner manner = Manner::Honest, const QString &path = {}) : m_manner(manner), m_path(path)
    {
        start();
        while (!m_ready)
            usleep(1000);
    }

    ~FakeClamd() override
    {
        m_stopping = true;
        wait();
    }

    QString address() const { return m_path.isEmpty() ? QStringLiteral("127.0.0.1:%1").arg(m_port.load()) : m_path; }

    QByteArrayList files() const
    {
        const std::lock_guard lock(m_mutex);
        return m_files;
    }

    int asked() const { return m_asked; }

    /// The industry's harmless test file; in two parts, so that no scanner takes this source for one.
    static QByteArray eicar() { return QByteArrayLiteral("X5O!P%@AP[4\\PZX54(P^)7CC)7}") + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"; }

protected:
    void run() override
    {
        Listener<QTcpServer, QTcpSocket> tcp(*this);
        Listener<QLocalServer, QLocalSocket> local(*this);
        if (m_path.isEmpty()) {
            tcp.listen(QHostAddress::LocalHost, 0);
            m_port = tcp.serverPort();
        } else {
            local.listen(m_path);
        }
        m_ready = true;
        while (!m_stopping)
            m_path.isEmpty() ? tcp.waitForNewConnection(10) : local.waitForNewConnection(10);
        for (std::thread &line : m_lines)
            line.join();
    }

private:
    /// Each connection has a thread, as with clamd: one that hangs leaves the others alone.
    template <typename Server, typename Socket>
    struct Listener : Server
    {
        explicit Listener(FakeClamd &whose) : clamd(whose) {}
        void incomingConnection(std::conditional_t<std::is_same_v<Server, QTcpServer>, qintptr, quintptr> handle) override
        {
            clamd.m_lines.emplace_back([this, handle] {
                Socket socket;
                socket.setSocketDescriptor(static_cast<qintptr>(handle));
                clamd.serve(socket);
            });
        }
        FakeClamd &clamd;
    };

    template <typename Socket>
    bool fill(Socket &socket, QByteArray &bytes, qsizetype size)
    {
        while (bytes.size() < size && !m_stopping) {
            if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(20) && socket.state() != Socket::ConnectedState)
                return false;
            bytes += socket.readAll();
        }
        return bytes.size() >= size;
    }

    template <typename Socket>
    void say(Socket &socket, const QByteArray &words)
    {
        socket.write(words);
        socket.waitForBytesWritten(1000);
    }

    template <typename Socket>
    void serve(Socket &socket)
    {
        ++m_asked;
        QByteArray bytes;
        if (!fill(socket, bytes, 6))
            return;
        const bool ping = bytes.startsWith(QByteArrayView("zPING\0", 6));
        if (m_manner == Manner::Hangs) {
            while (!m_stopping && socket.state() == Socket::ConnectedState)
                socket.waitForReadyRead(20);
            return;
        }
        if (ping)
            return say(socket, QByteArray("PONG\0", 5));
        if (!fill(socket, bytes, 10) || !bytes.startsWith(QByteArrayView("zINSTREAM\0", 10)))
            return say(socket, QByteArray("UNKNOWN COMMAND\0", 16));
        if (m_manner == Manner::OkWithoutTheFile) {
            say(socket, QByteArray("stream: OK\0", 11));
            return socket.abort();
        }
        bytes = bytes.mid(10);
        QByteArray file;
        while (true) {
            if (!fill(socket, bytes, 4))
                return;
            const qsizetype length = qFromBigEndian<quint32>(bytes.constData());
            bytes = bytes.mid(4);
            if (length == 0)
                break;
            if (!fill(socket, bytes, length))
                return;
            file += bytes.first(length);
            bytes = bytes.mid(length);
            if (m_manner == Manner::DiesInTheFile)
                return socket.abort();
            if (m_manner == Manner::TooLarge && file.size() > 300'000)
                return say(socket, QByteArray("INSTREAM size limit exceeded. ERROR\0", 36));
        }
        {
            const std::lock_guard lock(m_mutex);
            m_files << file;
        }
        switch (m_manner) {
        case Manner::HangsOnFilesOnly:
            for (int i = 0; i < 50 && !m_stopping && socket.state() == Socket::ConnectedState; ++i)
                socket.waitForReadyRead(20);
            return;
        case Manner::SaysNothing: return;
        case Manner::Nonsense: return say(socket, QByteArray("HTTP/1.1 200 OK\r\n\r\nstream: OK\0", 31));
        case Manner::Endless: return say(socket, QByteArray(100'000, 'x'));
        case Manner::AlmostClean: return say(socket, QByteArray("stream: OK \0", 12));
        default: break;
        }
        say(socket, file.contains("EICAR-STANDARD-ANTIVIRUS-TEST-FILE") ? QByteArray("stream: Eicar-Test-Signature FOUND\0", 35) : QByteArray("stream: OK\0", 11));
    }

    const Manner m_manner;
    const QString m_path;
    std::atomic<quint16> m_port = 0;
    std::atomic<bool> m_ready = false;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_asked = 0;
    mutable std::mutex m_mutex;
    QByteArrayList m_files;
    std::vector<std::thread> m_lines;
};

} // namespace tests
