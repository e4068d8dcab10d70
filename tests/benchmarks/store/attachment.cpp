// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/store/attachment.h"

#include "tests/benchmarks/measure/measure.h"

#include <QFile>

#include <atomic>
#include <mutex>
#include <thread>

namespace benchmarks {

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

/// A file that nobody holds as a whole: each of its pieces is another.
class Attachment final : public core::ByteSource
{
public:
    explicit Attachment(qint64 bytes) : m_left(bytes) {}
    core::Result<QByteArray> next() override
    {
        const QByteArray number = QByteArray::number(m_left);
        std::copy(number.begin(), number.end(), m_block.begin());
        const QByteArray piece = m_block.left(static_cast<qsizetype>(std::min<qint64>(m_block.size(), m_left)));
        m_left -= piece.size();
        m_sum.add(piece);
        return piece;
    }
    QByteArray sum() { return m_sum.finish(); }

private:
    qint64 m_left;
    QByteArray m_block = crypto::randomBytes(256 * 1024);
    crypto::Sha256 m_sum;
};

template <typename T> T must(core::Result<T> result)
{
    if (!result)
        stop(core::sentence(result.error(), {u"en"_s}));
    return std::move(*result);
}

/// The most memory that this process has ever had, in MiB.
double peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        stop(u"no /proc"_s);
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

struct Took { Seconds in{0}; Seconds out{0}; };

/// Puts it away, lets a command of the case name it, and reads and compares it.
Took stream(casework::Office &office, tests::OfficeWork &work, int number, qint64 bytes)
{
    if (const auto begun = work.work(number, 0); !begun)
        stop(core::sentence(begun.error(), {u"en"_s}));
    const QString caseId = tests::OfficeWork::caseId(number);
    const casework::Surroundings &s = office.surroundings();
    const auto began = Clock::now();
    Attachment attachment(bytes);
    const auto written = must(s.store.writeFile(caseId, attachment, s.clock.now()));
    must(office.perform({caseId, {}, {journal::AttachFile{u"file"_s, u"attachment:plan"_s, written.digest, written.size, u"application/pdf"_s, casework::Office::personal(u"plan.pdf"_s)}},
                         caseId + u"-attach"_s, {}, {}, {}}));
    const auto between = Clock::now();
    const auto opened = must(s.store.openFile(caseId, must(office.open(caseId)).stored.state.files.front().digest));
    crypto::Sha256 sum;
    for (QByteArray piece = must(opened.content->next()); !piece.isEmpty(); piece = must(opened.content->next()))
        sum.add(piece);
    if (opened.size != bytes || sum.finish() != attachment.sum())
        stop(u"another file came out"_s);
    return {between - began, Clock::now() - between};
}

double speed(qint64 bytes, Seconds took)
{
    return double(bytes) / 1024 / 1024 / took.count();
}

} // namespace

int streamAlone(casework::Office &office, tests::OfficeWork &work, qint64 bytes)
{
    stream(office, work, 0, 3 * 1024 * 1024);
    const double before = peakMemory();
    const Took took = stream(office, work, 1, bytes);
    print(u"memory"_s, peakMemory() - before, 0);
    print(u"in"_s, speed(bytes, took.in), 0);
    print(u"out"_s, speed(bytes, took.out), 0);
    return 0;
}

int streamBeside(casework::Office &office, tests::OfficeWork &work, qint64 bytes, int clients, int seconds)
{
    std::mutex mutex;
    std::vector<double> all; // milliseconds
    work.onCommand([&](Seconds took) {
        const std::lock_guard lock(mutex);
        all.push_back(took.count() * 1000);
    });
    std::atomic<int> next = 1;
    const auto slowestOfMost = [&](const std::function<void()> &meanwhile) {
        all.clear();
        std::atomic<bool> ends = false;
        std::vector<std::thread> threads;
        for (int i = 0; i < clients; ++i) {
            threads.emplace_back([&] {
                while (!ends) {
                    if (const auto done = work.work(next++); !done)
                        stop(core::sentence(done.error(), {u"en"_s}));
                }
            });
        }
        meanwhile();
        ends = true;
        for (std::thread &thread : threads)
            thread.join();
        std::sort(all.begin(), all.end());
        return all[all.size() * 99 / 100];
    };
    const auto wait = [&] { std::this_thread::sleep_for(std::chrono::seconds(seconds)); };
    slowestOfMost(wait); // everything is prepared, the database has grown
    const double before = slowestOfMost(wait);
    Took took;
    const double with = slowestOfMost([&] { took = stream(office, work, 0, bytes); });
    const double after = slowestOfMost(wait);
    print(u"p99_without"_s, (before + after) / 2, 0);
    print(u"p99_with"_s, with, 0);
    print(u"in_beside"_s, speed(bytes, took.in), 0);
    print(u"out_beside"_s, speed(bytes, took.out), 0);
    return 0;
}

} // namespace benchmarks
