// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <random>

namespace tests {

/// BPMN made at random from blocks: tasks of all kinds, gateways with their joins, loops, sub-processes with boundary
/// events and event sub-processes, compensation, signals. Sound by construction but for what events end early. The same
/// seed makes the same process on every machine.
class RandomProcess
{
public:
    explicit RandomProcess(unsigned seed) : m_random(seed) {}

    /// A file with the process `main`.
    QByteArray bpmn();
    /// A number from 0 to `most` - 1.
    unsigned upTo(unsigned most) { return static_cast<unsigned>(m_random() % most); }

private:
    struct Way
    {
        QByteArray first;
        QByteArray last;
    };
    Way block(int depth);
    Way task();
    Way split(int depth);
    Way loop(int depth);
    Way subProcess(int depth);
    QByteArray inside(int depth);
    QByteArray id(const char *what);
    void add(const QByteArray &element) { m_xml += element + '\n'; }
    void flow(const QByteArray &from, const QByteArray &to, const QByteArray &condition = {});

    std::mt19937 m_random;
    QByteArray m_xml;
    int m_ids = 0;
};

} // namespace tests
