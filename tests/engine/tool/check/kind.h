// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/package.h"
#include "tests/engine/tool/check/selection.h"

namespace tests {

/// One kind of mistake an author can make, described so that it can be made in any package: kinds/NAME.kind. The
/// README beside this file explains the lines of such a file.
struct Kind
{
    struct Edit
    {
        QString verb;
        QString path; ///< relative to the place that `at` finds
        QString text;
    };

    QString name;
    QString about;
    QString fault;              ///< the id that must be told
    std::set<QString> also;     ///< ids that may follow from it
    std::vector<QString> files; ///< patterns of paths, in order of preference
    QString at;
    std::vector<Edit> edits;
    QString toldFile; ///< empty: the planted one
    QString toldPath; ///< empty: at the mark ¦ in a planted text
    bool isTold = false;
    QRegularExpression absent; ///< what a package to which this does not apply has nowhere in these files
    QString reason;

    static std::vector<Kind> all(const QString &folder);
};

/// A package as it is read from its folder, with what the kinds ask of it.
struct Sound
{
    QString name;
    engine::procedure::Files files;
    std::set<QString> used; ///< paths, without the shared parts that this package does not use
    std::map<QString, std::shared_ptr<const Selection>> selections;

    const Selection *selection(const QString &path);
    std::vector<QString> matching(const std::vector<QString> &patterns) const;
};

struct Planted
{
    engine::procedure::Files files;
    engine::core::SourceRef place; ///< line 0: the file as a whole
};

/// The package with the mistake in it, at the first place where it can be made; nothing where it cannot.
std::optional<Planted> plant(const Kind &kind, Sound &package);
/// Whether the kind's reason for not applying holds.
bool isAbsent(const Kind &kind, const Sound &package);

} // namespace tests
