// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

#include <memory>

namespace engine::intake {

/// What a scanner says of a file. Only a clean one is kept.
enum class Verdict {
    Clean,
    Infected,
    Unknown ///< it could not be looked into: the scanner is away, too slow, or says what nobody understands
};

/// One file on its way through a scanner. One thread at a time; may be dropped at any moment.
class FileScan
{
public:
    virtual ~FileScan() = default;
    virtual void add(QByteArrayView piece) = 0;
    /// All of it was added.
    virtual Verdict finish() = 0;
};

/// Looks for malicious programs in files before they are kept. Thread-safe.
class FileScanner
{
public:
    virtual ~FileScanner() = default;
    virtual std::unique_ptr<FileScan> begin() = 0;
};

} // namespace engine::intake
