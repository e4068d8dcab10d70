// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QTcpSocket>

namespace tests {

/// A TCP client that sends exactly the bytes it is given. Blocks; for tests against a server on loopback.
class RawClient
{
public:
    explicit RawClient(quint16 port)
    {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        m_socket.waitForConnected(5000);
    }

    void send(const QByteArray &bytes)
    {
        if (m_socket.state() != QAbstractSocket::ConnectedState)
            return;
        m_socket.write(bytes);
        m_socket.waitForBytesWritten(5000);
    }

    /// Everything until the other side closes, or until `milliseconds` have passed.
    QByteArray readAll(int milliseconds = 5000)
    {
        QByteArray bytes;
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < milliseconds) {
            bytes += m_socket.readAll();
            if (m_socket.state() != QAbstractSocket::ConnectedState)
                break;
            m_socket.waitForReadyRead(50);
        }
        return bytes + m_socket.readAll();
    }

    /// One answer with a Content-Length (or without a body), leaving the connection open.
    QByteArray readAnswer(bool withBody = true)
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 5000) {
            const qsizetype head = m_buffer.indexOf("\r\n\r\n");
            if (head >= 0) {
                const QByteArray lower = m_buffer.left(head).toLower();
                const qsizetype at = lower.indexOf("content-length: ");
                const qsizetype length = at < 0 || !withBody ? 0 : lower.mid(at + 16).split('\r').first().toLongLong();
                if (m_buffer.size() >= head + 4 + length) {
                    const QByteArray answer = m_buffer.left(head + 4 + length);
                    m_buffer.remove(0, answer.size());
                    return answer;
                }
            }
            if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(50)
                && m_socket.state() != QAbstractSocket::ConnectedState)
                break;
            m_buffer += m_socket.readAll();
        }
        return m_buffer;
    }

    bool isOpen()
    {
        m_socket.waitForReadyRead(1);
        return m_socket.state() == QAbstractSocket::ConnectedState;
    }

private:
    QTcpSocket m_socket;
    QByteArray m_buffer;
};

/// The status of an answer, 0 where there is none.
inline int statusOf(const QByteArray &answer)
{
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
}

} // namespace tests
