// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/api/client.h"
#include "desktop-client/api/types.h"
#include "forms/check/check.h"

#include <QWidget>

#include <algorithm>

class QPushButton;
class QScrollArea;
class QSplitter;

namespace desktop::forms {
class ErrorLabel;
class FormView;
}

namespace desktop::views {

class NameLabel;
class ProposalView;

/// What the clerk has to do with a task: take it, fill in its form, send.
///
/// What was typed for a task stays until it is sent, also when another task is looked at in between.
class TaskView : public QWidget
{
    Q_OBJECT

public:
    explicit TaskView(api::Client &client, QWidget *parent = nullptr);

    /// Shows `task`; its form is fetched.
    void setTask(const api::Task &task);
    /// The version of the case that the clerk has before their eyes; what is decided is fetched again if it is older.
    void setCaseVersion(qint64 version);
    const api::Task &task() const { return m_task; }
    void clear();
    /// Drops every answer that was not sent, for another clerk.
    void forgetDrafts() { m_drafts.clear(); }
    void retranslate();

    void claim(bool takeOver);
    void release();
    void send();
    /// Chooses an outcome by its value (`approve`, `send-back`) where the form offers it.
    void propose(const QString &outcome);
    void focusForm();

Q_SIGNALS:
    /// An act was answered well: what lists and cases show has changed. `done` when the task is finished.
    void acted(bool done);
    /// The act could not be sent now and is to be kept.
    void unsent(const desktop::api::Act &act, const QString &what);
    void refused(const QString &text);
    void nothingWrong();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showForm(const api::Answer &answer);
    void showProposal(const engine::core::Json &body);
    void fetchProposal();
    void arrange();
    void showButtons();

    api::Client &m_client; // outlives this
    api::Task m_task;
    qint64 m_caseVersion = 0; ///< 0: not known yet
    bool m_readWithFaults = false;
    bool m_busy = false;
    api::Act m_act; ///< of the answers as they are: the same key as long as they are not edited
    std::map<QString, ::forms::check::RawAnswers> m_drafts; ///< by task

    QString m_capacity; ///< as what this clerk does the task, where it is not by their own right
    QString m_barred; ///< why this clerk may look at the task but not finish it
    NameLabel *m_title;
    NameLabel *m_holder;
    forms::ErrorLabel *m_barredText;
    std::optional<api::Proposal> m_proposal; ///< what is decided
    QSplitter *m_parts; ///< the proposal and the form
    ProposalView *m_proposalView;
    bool m_partsMoved = false; ///< by the clerk, who knows better
    QScrollArea *m_area;
    forms::FormView *m_form;
    forms::ErrorLabel *m_problem;
    QPushButton *m_claim;
    QPushButton *m_takeOver;
    QPushButton *m_release;
    QPushButton *m_send;
};

} // namespace desktop::views
