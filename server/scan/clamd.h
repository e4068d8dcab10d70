// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"
#include "engine/intake/file_scanner.h"

#include <QString>

#include <chrono>
#include <memory>

namespace server::scan {

enum class ScanError { NotAnAddress };
engine::core::ErrorText errorText(ScanError id);

struct ClamdSettings
{
    std::chrono::milliseconds patience{20'000}; ///< that one file may cost in waiting for clamd, all together
    std::chrono::milliseconds rest{10'000};     ///< how long it is not asked again after it was away
    int atOnce = 4;                             ///< scans; below the server's workers, so that a clamd that hangs does not stop the site
};

/// ClamAV's daemon, spoken to as its manual says: `zINSTREAM`, pieces with their length before them, an empty one. Only its plain OK is clean;
/// what it finds too large is not. A scan first gathers a mebibyte, so that a client that dribbles holds nothing of clamd.
class Clamd final : public engine::intake::FileScanner
{
public:
    /// `address`: the path of a socket, or `host:port`. Asks nobody yet.
    static engine::core::Result<std::unique_ptr<Clamd>> at(const QString &address, const ClamdSettings &settings = {});
    ~Clamd() override;

    std::unique_ptr<engine::intake::FileScan> begin() override;
    /// Whether it answers now.
    bool isThere() const;

    /// Since the start. Thread-safe.
    struct Statistics
    {
        qint64 clean = 0;
        qint64 infected = 0;
        qint64 unknown = 0;
    };
    Statistics statistics() const;

private:
    class Daemon;
    class Scan;
    explicit Clamd(std::shared_ptr<Daemon> daemon);

    std::shared_ptr<Daemon> m_daemon; ///< scans that are under way hold it too
};

} // namespace server::scan
