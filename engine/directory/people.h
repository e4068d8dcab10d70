// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/local_text.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace engine::directory {

/// Somebody the town knows. The address is not here: it is behind AddressDoor alone.
struct Person
{
    QString id; ///< `TP01`
    QString name;
    QString kana;
    std::optional<QDate> born;
    QString corporateNumber; ///< 法人番号 of an organisation
    QString email;
};

struct Office { QString id; core::LocalText name; QString parent; core::LocalText address; QString phone; };
struct Position { QString id; core::LocalText name; };

/// A position in an office: as what somebody acts.
struct Post
{
    QString office;   ///< `tax-office/certificates`
    QString position; ///< `clerk`
    auto operator<=>(const Post &) const = default;
    QString toString() const { return office + u':' + position; }
};

struct Staff { QString id; QString name; std::vector<Post> posts; bool active = true; };

struct Absence { QString id; QString staff; QDate first; QDate last; };

/// An approval that somebody gave for the holders of `post` while they were away; one of them is to look at it (後閲).
struct AfterReview { QString id; Post post; QString caseId; };

/// From `first` to `last` `to` may act in `post`, which `from` holds.
struct Delegation { QString id; QString from; QString to; Post post; QDate first; QDate last; };

/// 支援措置: the address of `person` is for the named staff alone. Its end opens nothing by itself: only
/// `endConfirmed` does (legal-frame 5).
struct Protection
{
    QString person;
    QDate first;
    QDate last;
    std::optional<QDate> endConfirmed;
    std::vector<QString> namedStaff;
    std::vector<QString> otherParties; ///< names of those the person is protected from

    bool holds() const { return !endConfirmed; }
};

/// Whom something is about, as far as we know: a person's id, or what somebody typed.
struct Subject
{
    QString person;
    QString name;
    std::optional<QDate> born;
};

} // namespace engine::directory
