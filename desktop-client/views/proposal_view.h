// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/api/types.h"

#include <QScrollArea>

class QVBoxLayout;

namespace desktop::views {

/// What an act of an approval route is about: the draft as its author wrote it, who has said what of it, and over
/// which data the record of the act will be signed. Beside the form, so that nobody decides on what they cannot see.
class ProposalView : public QScrollArea
{
    Q_OBJECT

public:
    explicit ProposalView(QWidget *parent = nullptr);

    /// `drafting`: the reader writes the next draft, and this is the one before.
    void setProposal(const api::Proposal &proposal, bool drafting);
    void clear();
    /// How high it would have to be to show everything in `width`.
    int heightFor(int width) const;

private:
    void addHeading(const QString &text);
    void addText(const QString &text, const QString &name);
    void addSection(const api::Section &section);
    void addAct(const api::Approval &act, const QString &name, const QString &draft);

    QVBoxLayout *m_column = nullptr;
};

/// The first digits of a hash, as people compare them.
QString shortHash(const QString &hex);
/// As what somebody acted.
QString postText(const api::Approval &approval);
/// What was done and how it ended.
QString actText(const api::Approval &approval);

} // namespace desktop::views
