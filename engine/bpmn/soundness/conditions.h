// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/soundness/net.h"

#include <map>

namespace engine::bpmn::soundness {

/// What is known about data while a net is explored: for each question that conditions ask, an index into its possible
/// answers, or −1 where nothing has been asked yet.
using Answers = std::vector<signed char>;

/// What the conditions of a net ask, and what may be answered.
///
/// A condition that only compares names with constants is asked by its names: each has the constants, what lies between
/// them and one more as possible values, or those that are known of it. Any other condition is a question by itself, to be
/// answered with true or false, the same way until one of its names is set anew.
class Conditions
{
public:
    /// `values` are the values that are known to be possible, by dotted path: the choices of a field.
    Conditions(const Net &net, const std::map<QString, std::vector<feel::Value>> &values, const std::set<QString> &decisions);

    /// The possible values of every name that is asked, by path.
    std::map<QString, std::vector<feel::Value>> values() const;
    std::size_t size() const { return m_questions.size(); }
    /// One way to answer all that a node's flows ask, with the flows whose conditions then hold.
    struct Outcome
    {
        Answers answers;
        std::vector<Index> flows;
    };
    /// Every way to leave `node` by conditions, given what is known. Questions that nobody asks again are forgotten.
    std::vector<Outcome> outcomes(Index node, const Answers &known) const;
    /// What passing through `node` leaves known.
    Answers after(Index node, Answers known) const;
    /// What of `known` somebody may still ask while tokens lie on `flows`, before it is set anew. The rest would only
    /// make more states.
    Answers needed(Answers known, const std::vector<unsigned char> &flows) const;
    /// Example data, as in `examined.result = "grant", feeDue = 1`.
    QString text(const Answers &answers) const;
    /// Whether the answers at `node` had to be limited.
    bool isLimited() const { return m_limited; }

private:
    struct Question
    {
        QString path;                         ///< of a name; empty: a condition that is asked as a whole
        QString condition;                    ///< its text
        std::vector<feel::Value> values;      ///< true and false for a condition
        std::set<QString> heads;              ///< the variables whose setting forgets the answer
        bool volatileInput = false;           ///< nothing here sets it, so somebody outside may
        std::set<Index> askedBy;              ///< nodes
    };
    struct Guard
    {
        bool asWhole = false;
        std::vector<std::size_t> questions;
    };

    void findRepeats();
    void findNeeds();
    bool forgets(Index node, const Question &question) const;
    std::size_t questionOf(const QString &path, const QString &condition);
    bool holds(Index flow, const Answers &answers) const;

    const Net &m_net;
    std::vector<Question> m_questions;
    std::map<Index, Guard> m_guards; ///< by flow
    std::vector<bool> m_repeats; ///< by node: whether the same token can come to it again
    std::vector<std::vector<bool>> m_needs; ///< by node, by question: whether it may be asked from there on, as it is known
    bool m_limited = false;
};

} // namespace engine::bpmn::soundness
