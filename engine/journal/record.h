// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/json.h"
#include "engine/journal/command.h"

#include <map>

namespace engine::journal {

/// The personal values of one record: commitment to value and salt. The store keeps each encrypted
/// under the case's key; one that is missing has been erased.
using PersonalValues = std::map<QByteArray, Personal>;

inline constexpr int currentFormat = 3;

/// One journal record: one command, its events, and the hash of the record before it.
struct Record
{
    int format = currentFormat;
    QString caseId;
    qint64 sequence = 0; ///< from 1, without gaps
    QByteArray previous; ///< 32 bytes; zeros for the first
    QString engine;      ///< version of the engine that executed it
    Command command;
    Events events;
};

/// The record as canonical JSON (RFC 8785) in which personal values are commitments; the values are
/// added to `values`. The record's hash is `crypto::sha256` of these bytes.
QByteArray write(const Record &record, PersonalValues &values);

/// Reads any format ever written. A commitment that is not in `values` becomes an erased Personal;
/// one whose value does not match its commitment is an error that names record and field.
core::Result<Record> read(const QByteArray &bytes, const PersonalValues &values);

QByteArray hash(const QByteArray &recordBytes);

/// Whether `record` is the one that comes after `sequence` records, the last of which hashes to `previous`.
core::Result<void> follows(const Record &record, qint64 sequence, const QByteArray &previous);
/// What the first record has as its previous hash: 32 zeros.
QByteArray chainStart();

enum class JournalError { NotARecord, UnknownFormat, WrongCommitment, BrokenChain, WrongSequence, WrongSeal, Mismatch };
core::ErrorText errorText(JournalError id);

/// How a personal value stands in a record or in a stored state: {"commitment": "hex"}.
core::Result<Personal> readPersonal(const core::Json &json, const PersonalValues &values);

/// Value and salt as bytes for the store to encrypt, and back.
QByteArray packPersonal(const Personal &personal);
core::Result<Personal> unpackPersonal(const QByteArray &bytes);

} // namespace engine::journal
