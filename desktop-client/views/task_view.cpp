// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/task_view.h"

#include "desktop-client/forms/error_label.h"
#include "desktop-client/forms/form_view.h"
#include "desktop-client/text.h"
#include "desktop-client/views/name_label.h"
#include "desktop-client/views/proposal_view.h"
#include "engine/xml/document.h"

#include <QEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using engine::core::Json;

namespace desktop::views {

namespace {

QString sendText(const QString &act)
{
    if (act == "draft"_L1)
        return say("Submit the draft");
    if (act == "concur"_L1)
        return say("Give this opinion");
    if (act == "approve"_L1)
        return say("Decide");
    return say("Finish this task");
}

::forms::check::RawAnswers readAnswers(const Json &json)
{
    ::forms::check::RawAnswers raw;
    for (const auto &[path, values] : json.toObject()) {
        for (const Json &value : values.toArray())
            raw.values[path] << value.toString();
    }
    return raw;
}

Json writeAnswers(const ::forms::check::RawAnswers &raw)
{
    Json json{Json::Object()};
    for (const auto &[path, values] : raw.values) {
        Json list{Json::Array()};
        for (const QString &value : values)
            list.append(value);
        json.set(path, std::move(list));
    }
    return json;
}

::forms::check::Against readAgainst(const Json &body)
{
    ::forms::check::Against against;
    if (const auto value = engine::feel::Value::fromJson(body["context"_L1])) {
        if (const auto *context = value->as<engine::feel::Context>())
            against.environment.variables = *context;
    }
    against.environment.now = QDateTime::currentDateTimeUtc();
    std::map<QString, std::vector<::forms::model::Option>> options;
    for (const auto &[decision, list] : body["options"_L1].toObject()) {
        for (const Json &item : list.toArray()) {
            ::forms::model::Option option;
            option.value = item["value"_L1].toString();
            const Json &label = item["label"_L1];
            if (label.isObject()) {
                for (const auto &[tag, text] : label.toObject())
                    option.label.texts[tag] = text.toString();
            } else {
                option.label.texts[u"ja"_s] = label.toString();
            }
            options[decision].push_back(std::move(option));
        }
    }
    against.options = [options](const QString &decision) {
        const auto found = options.find(decision);
        return found == options.end() ? std::vector<::forms::model::Option>() : found->second;
    };
    return against;
}

/// As what the task is done, where it is not by one's own right.
QString capacityText(const QString &authority, const QString &names)
{
    if (authority == "acting"_L1)
        return names.isEmpty() ? say("You act for a post that nobody holds.") : say("You act for %1, who is away.", {names});
    return authority == "delegated"_L1 && !names.isEmpty() ? say("%1 delegated this to you.", {names}) : QString();
}

} // namespace

TaskView::TaskView(api::Client &client, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6, 0, 0, 4);
    m_title = new NameLabel(this);
    m_title->setObjectName(u"task.title"_s);
    m_title->setHeading(1.2);
    m_holder = new NameLabel(this);
    m_holder->setObjectName(u"task.holder"_s);
    m_barredText = new forms::ErrorLabel(this);
    m_barredText->setObjectName(u"task.barred"_s);
    m_barredText->hide();
    m_form = new forms::FormView(this);
    m_form->setObjectName(u"task.form"_s);
    m_parts = new QSplitter(Qt::Vertical, this);
    m_parts->setChildrenCollapsible(false);
    m_parts->installEventFilter(this);
    m_proposalView = new ProposalView(m_parts);
    m_proposalView->hide();
    // The words and the buttons stay in sight however long the form is.
    m_area = new QScrollArea(m_parts);
    m_area->setObjectName(u"task.area"_s);
    m_area->setWidget(m_form);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_problem = new forms::ErrorLabel(this);
    m_problem->setObjectName(u"task.problem"_s);
    m_problem->hide();
    m_send = new QPushButton(this);
    m_send->setObjectName(u"task.send"_s);
    m_claim = new QPushButton(this);
    m_claim->setObjectName(u"task.claim"_s);
    m_takeOver = new QPushButton(this);
    m_takeOver->setObjectName(u"task.takeOver"_s);
    m_release = new QPushButton(this);
    m_release->setObjectName(u"task.release"_s);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_send, m_claim, m_takeOver, m_release})
        buttons->addWidget(button);
    buttons->addStretch();
    column->addWidget(m_title);
    column->addWidget(m_holder);
    column->addWidget(m_barredText);
    column->addWidget(m_problem);
    m_parts->addWidget(m_proposalView);
    m_parts->addWidget(m_area);
    column->addWidget(m_parts, 1);
    column->addLayout(buttons);
    connect(m_parts, &QSplitter::splitterMoved, this, [this] { m_partsMoved = true; });
    connect(m_send, &QPushButton::clicked, this, &TaskView::send);
    connect(m_claim, &QPushButton::clicked, this, [this] { claim(false); });
    connect(m_takeOver, &QPushButton::clicked, this, [this] { claim(true); });
    connect(m_release, &QPushButton::clicked, this, &TaskView::release);
    connect(m_form, &forms::FormView::edited, this, [this] {
        m_drafts[m_task.id] = m_form->answers();
        m_act = {};
    });
    retranslate();
}

void TaskView::clear()
{
    m_task = {};
    m_act = {};
    m_barred.clear();
    m_capacity.clear();
    m_form->clear();
    showProposal({});
    m_problem->hide();
    showButtons();
}

void TaskView::retranslate()
{
    m_claim->setText(say("Take this task"));
    m_takeOver->setText(say("Take it over"));
    m_release->setText(say("Give it back"));
    m_form->retranslate();
    if (m_proposal)
        fetchProposal(); // the server writes it in the window's language
    showButtons();
}

void TaskView::showButtons()
{
    const bool any = !m_task.id.isEmpty();
    const bool other = any && !m_task.mine && !m_task.claimedById.isEmpty();
    setVisible(any);
    m_title->setText(m_task.label);
    m_holder->setVisible(any);
    m_holder->setText(m_task.mine ? say("You hold this task.")
                          : other ? say("%1 holds this task.", {m_task.claimedByName})
                                  : say("Nobody holds this task."));
    if (!m_capacity.isEmpty())
        m_holder->setText(m_holder->text() + u'\n' + m_capacity);
    m_parts->setVisible(any);
    m_barredText->setVisible(any && !m_barred.isEmpty());
    m_barredText->setText(m_barred);
    m_form->setEnabled(m_barred.isEmpty());
    m_send->setVisible(any && m_barred.isEmpty());
    m_send->setText(sendText(m_task.act));
    m_send->setToolTip(u"Ctrl+Return"_s);
    m_claim->setVisible(any && !m_task.mine && !other && m_barred.isEmpty());
    m_takeOver->setVisible(other && m_barred.isEmpty());
    m_release->setVisible(any && m_task.mine);
    for (QPushButton *button : {m_send, m_claim, m_takeOver, m_release}) {
        button->setAccessibleName(button->text());
        button->setEnabled(!m_busy);
    }
}

void TaskView::setTask(const api::Task &task)
{
    const bool another = task.id != m_task.id;
    m_task = task;
    if (another) {
        m_act = {};
        m_caseVersion = 0;
        m_barred.clear();
        m_capacity.clear();
        m_form->clear();
        showProposal({});
        m_problem->hide();
    }
    showButtons();
    if (task.id.isEmpty() || !another)
        return;
    m_client.get(u"/tasks/"_s + task.id, {}, this, [this, id = task.id](const api::Answer &answer) {
        if (m_task.id == id)
            showForm(answer);
    });
}

void TaskView::showForm(const api::Answer &answer)
{
    if (!answer.good()) {
        // Fetched again when the task is next shown.
        m_task.id.clear();
        showButtons();
        Q_EMIT refused(answer.errorText);
        return;
    }
    if (const Json &task = answer.body["task"_L1]; task.isObject()) {
        m_task = api::task(task);
        m_caseVersion = std::max(m_caseVersion, task["caseVersion"_L1].toInteger());
    }
    showProposal(answer.body);
    m_barred = asSentence(answer.body["barred"_L1].toString());
    m_capacity = capacityText(answer.body["authority"_L1].toString(), answer.body["for"_L1].toString());
    const Json &source = answer.body["form"_L1];
    ::forms::check::Against against = readAgainst(answer.body);
    m_readWithFaults = false;
    if (source.isObject()) {
        const auto document = engine::xml::Document::parse(source["xml"_L1].toString().toUtf8(), source["id"_L1].toString());
        engine::core::Faults faults;
        std::shared_ptr<const ::forms::model::Form> form;
        if (document) {
            // Decisions and functions of the package are the server's; it has checked the form before publishing.
            engine::feel::Names names;
            names.open = true;
            for (const auto &[name, value] : against.environment.variables.entries())
                names.variables.insert(name);
            form = ::forms::model::read(*document, names, faults);
        }
        if (!form) {
            m_problem->setText(say("The form of this task cannot be read."));
            m_problem->show();
            m_send->setEnabled(false);
            return;
        }
        m_readWithFaults = !faults.empty();
        const auto draft = m_drafts.find(m_task.id);
        m_form->setForm(form, std::move(against), draft == m_drafts.end() ? readAnswers(answer.body["answers"_L1]) : draft->second);
    }
    showButtons();
}

void TaskView::setCaseVersion(qint64 version)
{
    m_caseVersion = std::max(m_caseVersion, version);
    if (m_proposal && m_proposal->version < version)
        fetchProposal();
}

void TaskView::showProposal(const Json &body)
{
    const QString read = m_proposal ? m_proposal->draft : QString();
    m_proposal = api::readProposal(body["proposal"_L1]);
    m_proposalView->setVisible(m_proposal.has_value());
    if (m_proposal)
        m_proposalView->setProposal(*m_proposal, m_task.act == "draft"_L1);
    else
        m_proposalView->clear();
    arrange();
    // Nothing is signed that was not read: the act that was prepared was about another draft.
    if (!read.isEmpty() && m_proposal && m_proposal->draft != read) {
        m_act = {};
        Q_EMIT refused(say("The draft has changed. Read it again before you act."));
    }
}

void TaskView::fetchProposal()
{
    m_client.get(u"/tasks/"_s + m_task.id, {}, this, [this, id = m_task.id](const api::Answer &answer) {
        if (m_task.id == id && answer.good())
            showProposal(answer.body);
    });
}

bool TaskView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_parts && event->type() == QEvent::Resize)
        arrange();
    return QWidget::eventFilter(watched, event);
}

void TaskView::arrange()
{
    // Beside each other where both get a readable line, or where one above the other would leave each but a few
    // lines; else what is decided above the decision.
    const int letter = fontMetrics().horizontalAdvance(u'国');
    const bool low = height() < fontMetrics().lineSpacing() * 22;
    const bool wide = width() >= letter * (low ? 30 : 56);
    const Qt::Orientation wanted = wide ? Qt::Horizontal : Qt::Vertical;
    if (m_parts->orientation() != wanted) {
        m_parts->setOrientation(wanted);
        m_partsMoved = false;
    }
    if (!m_proposal || m_partsMoved)
        return;
    const int whole = wide ? m_parts->width() : m_parts->height();
    const int most = whole * 3 / 5;
    const int first = wide ? whole / 2 : std::min(m_proposalView->heightFor(m_parts->width()), most);
    m_parts->setSizes({first, whole - first});
}

void TaskView::focusForm()
{
    for (QWidget *child : m_form->findChildren<QWidget *>()) {
        if (child->focusPolicy() & Qt::TabFocus && child->isVisible() && child->isEnabled()) {
            child->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    m_send->setFocus(Qt::OtherFocusReason);
}

void TaskView::propose(const QString &outcome)
{
    // Where nothing more is asked, the next key sends.
    if (m_form->isEnabled() && m_form->choose(outcome) && qobject_cast<QAbstractButton *>(window()->focusWidget()))
        m_send->setFocus(Qt::OtherFocusReason);
}

void TaskView::claim(bool takeOver)
{
    if (m_task.id.isEmpty() || m_busy || !m_barred.isEmpty())
        return;
    m_busy = true;
    showButtons();
    Json body;
    body.set(u"takeOver"_s, takeOver);
    m_client.send(api::Act::make(u"/tasks/%1/claim"_s.arg(m_task.id), std::move(body)), this, [this, id = m_task.id](const api::Answer &answer) {
        m_busy = false;
        if (answer.good() && m_task.id == id)
            m_task = api::task(answer.body["task"_L1]);
        showButtons();
        if (answer.good())
            Q_EMIT nothingWrong();
        else if (answer.status != 401)
            Q_EMIT refused(answer.errorText);
        // Also after a refusal: somebody else holds it now, and the list should say so.
        Q_EMIT acted(false);
    });
}

void TaskView::release()
{
    if (m_task.id.isEmpty() || m_busy)
        return;
    m_busy = true;
    showButtons();
    m_client.send(api::Act::make(u"/tasks/%1/release"_s.arg(m_task.id), Json(Json::Object())), this, [this, id = m_task.id](const api::Answer &answer) {
        m_busy = false;
        if (answer.good() && m_task.id == id)
            m_task = api::task(answer.body["task"_L1]);
        showButtons();
        if (!answer.good() && answer.status != 401)
            Q_EMIT refused(answer.errorText);
        Q_EMIT acted(false);
    });
}

void TaskView::send()
{
    if (m_task.id.isEmpty() || m_busy)
        return;
    if (!m_barred.isEmpty()) {
        Q_EMIT refused(m_barred);
        return;
    }
    if (m_form->form() && !m_form->showOwnErrors() && !m_readWithFaults) {
        Q_EMIT refused(say("Some answers are missing or wrong:") + u'\n' + m_form->shownErrors().join(u'\n'));
        return;
    }
    if (m_act.key.isEmpty()) {
        Json body;
        body.set(u"answers"_s, writeAnswers(m_form->answers()));
        if (m_caseVersion > 0)
            body.set(u"caseVersion"_s, m_caseVersion);
        if (m_proposal)
            body.set(u"draft"_s, m_proposal->draft);
        m_act = api::Act::make(u"/tasks/%1/complete"_s.arg(m_task.id), std::move(body));
    }
    m_busy = true;
    showButtons();
    m_client.send(m_act, this, [this, task = m_task, act = m_act](const api::Answer &answer) {
        m_busy = false;
        if (answer.good()) {
            m_drafts.erase(task.id);
            if (m_task.id == task.id)
                clear();
            Q_EMIT nothingWrong();
            Q_EMIT acted(true);
            return;
        }
        showButtons();
        if (answer.status == 0) {
            m_drafts.erase(task.id);
            if (m_task.id == task.id)
                clear();
            Q_EMIT unsent(act, u"%1 %2"_s.arg(task.number.isEmpty() ? task.receipt : task.number, task.label));
            return;
        }
        if (answer.status == 401)
            return; // the sign-in is shown; the answers and the key stay
        m_act = {};
        if (m_task.id == task.id)
            m_form->showProblems(answer.fields);
        QString text = answer.errorText;
        for (const api::FieldProblem &problem : answer.fields)
            text += u'\n' + (m_task.id == task.id ? m_form->labelled(problem) : problem.text);
        Q_EMIT refused(text);
        if (answer.status == 409)
            Q_EMIT acted(false);
    });
}

} // namespace desktop::views
