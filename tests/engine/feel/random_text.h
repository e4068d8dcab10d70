// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <random>

namespace tests {

/// Writes FEEL at random, the same for the same seed: expressions of a wanted kind over the names of
/// case_files.h, with a wrong operand now and then, since errors have to agree too.
class RandomText
{
public:
    explicit RandomText(unsigned seed) : m_random(seed) {}

    QString expression() { return any(4); }
    /// A table's cell.
    QString unaryTests();
    /// A value to put to it.
    QString input() { return any(1); }

private:
    using Writer = QString (RandomText::*)(int);

    int below(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }
    QString oneOf(const QStringList &texts) { return texts[below(static_cast<int>(texts.size()))]; }
    QString oneOf(std::initializer_list<Writer> writers, int depth);

    QString any(int depth);
    QString number(int depth);
    QString text(int depth);
    QString boolean(int depth);
    QString list(int depth);
    QString context(int depth);
    QString temporal(int depth);
    QString function(int depth);
    QString range(int depth);
    QString anyLeaf(int depth);

    /// Writes with a new local name in scope.
    QString withLocal(Writer writer, int depth, const QString &name);
    QString local(const QString &otherwise) { return m_locals.isEmpty() ? otherwise : oneOf(m_locals); }

    std::mt19937 m_random;
    QStringList m_locals;
    int m_names = 0;
};

} // namespace tests
