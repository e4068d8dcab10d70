// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/case_view.h"

#include "desktop-client/text.h"
#include "desktop-client/views/address_dialog.h"
#include "desktop-client/views/name_label.h"
#include "desktop-client/views/paper_view.h"
#include "desktop-client/views/proposal_view.h"

#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desktop::views {

namespace {

QTreeWidget *makeTable(const QString &name, int columns, QWidget *parent)
{
    auto *table = new QTreeWidget(parent);
    table->setObjectName(name);
    table->setColumnCount(columns);
    table->setRootIsDecorated(false);
    table->setItemDelegate(new NameDelegate(table));
    table->setWordWrap(true);
    return table;
}

void fitColumns(QTreeWidget *table)
{
    for (int column = 0; column < table->columnCount(); ++column)
        table->resizeColumnToContents(column);
}

} // namespace

CaseView::CaseView(api::Client &client, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_title = new NameLabel(this);
    m_title->setObjectName(u"case.title"_s);
    m_title->setHeading(1.2);
    m_state = new QLabel(this);
    m_state->setObjectName(u"case.state"_s);
    m_state->setWordWrap(true);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"case.tabs"_s);
    column->addWidget(m_title);
    column->addWidget(m_state);
    column->addWidget(m_tabs, 1);

    m_data = new QScrollArea(this);
    m_data->setObjectName(u"case.data"_s);
    m_data->setWidgetResizable(true);
    m_data->setFrameShape(QFrame::NoFrame);
    m_tabs->addTab(m_data, QString());

    auto *papers = new QSplitter(Qt::Vertical, this);
    auto *list = new QWidget(papers);
    auto *listColumn = new QVBoxLayout(list);
    listColumn->setContentsMargins(0, 0, 0, 0);
    m_papers = new QListWidget(list);
    m_papers->setObjectName(u"case.papers"_s);
    m_papers->setItemDelegate(new NameDelegate(m_papers));
    listColumn->addWidget(m_papers);
    auto *buttons = new QHBoxLayout;
    m_larger = new QPushButton(list);
    m_larger->setObjectName(u"paper.larger"_s);
    m_smaller = new QPushButton(list);
    m_smaller->setObjectName(u"paper.smaller"_s);
    m_turn = new QPushButton(list);
    m_turn->setObjectName(u"paper.turn"_s);
    for (QPushButton *button : {m_larger, m_smaller, m_turn})
        buttons->addWidget(button);
    buttons->addStretch();
    listColumn->addLayout(buttons);
    m_paper = new PaperView(papers);
    papers->addWidget(list);
    papers->addWidget(m_paper);
    papers->setStretchFactor(1, 3);
    m_tabs->addTab(papers, QString());
    connect(m_papers, &QListWidget::currentRowChanged, this, &CaseView::openPaper);
    connect(m_larger, &QPushButton::clicked, this, [this] { m_paper->zoom(1.25); });
    connect(m_smaller, &QPushButton::clicked, this, [this] { m_paper->zoom(0.8); });
    connect(m_turn, &QPushButton::clicked, m_paper, &PaperView::turn);

    m_signatures = makeTable(u"case.signatures"_s, 6, this);
    m_tabs->addTab(m_signatures, QString());
    m_history = makeTable(u"case.history"_s, 3, this);
    m_tabs->addTab(m_history, QString());
    m_drawing = new PaperView(this);
    m_drawing->setObjectName(u"case.drawing"_s);
    m_tabs->addTab(m_drawing, QString());
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int index) {
        if (index == 4)
            fetchDrawing();
        if (index == 1 && m_papers->currentRow() < 0 && m_papers->count() > 0)
            m_papers->setCurrentRow(0);
    });
    retranslate();
    clear();
}

void CaseView::retranslate()
{
    const QStringList names{say("Data"), say("Papers"), say("Signatures and approvals"), say("History"), say("Process")};
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabs->setTabText(i, names.at(i));
    m_tabs->setAccessibleName(say("Parts of the case"));
    m_tabs->tabBar()->setAccessibleName(say("Parts of the case"));
    m_tabs->tabBar()->setObjectName(u"case.tabBar"_s);
    m_data->setAccessibleName(names.at(0));
    m_papers->setAccessibleName(names.at(1));
    m_signatures->setAccessibleName(names.at(2));
    m_history->setAccessibleName(names.at(3));
    m_larger->setText(say("Larger"));
    m_smaller->setText(say("Smaller"));
    m_turn->setText(say("Turn"));
    for (QPushButton *button : {m_larger, m_smaller, m_turn})
        button->setAccessibleName(button->text());
    m_signatures->setHeaderLabels({say("What"), say("By"), say("As"), say("When"), say("Holds"), say("Draft")});
    m_history->setHeaderLabels({say("When"), say("What happened"), say("By")});
    if (!m_case.line.id.isEmpty())
        setCase(api::Case(m_case));
}

void CaseView::clear()
{
    m_case = {};
    m_openPaper.clear();
    m_drawnVersion = -1;
    m_title->setText(say("No case chosen"));
    m_state->clear();
    m_papers->clear();
    m_signatures->clear();
    m_history->clear();
    m_paper->showMessage(QString());
    m_drawing->showMessage(QString());
    m_data->setWidget(new QWidget(m_data));
}

void CaseView::setCase(const api::Case &shown)
{
    const bool another = shown.line.id != m_case.line.id;
    m_case = shown;
    if (another) {
        m_openPaper.clear();
        m_drawnVersion = -1;
        m_paper->showMessage(say("Choose a paper."));
    }
    const QString number = m_case.line.number.isEmpty() ? m_case.line.receipt : m_case.line.number;
    m_title->setText(u"%1　%2"_s.arg(m_case.line.procedureName, number));
    QStringList state{m_case.line.stateText};
    if (m_case.line.arrival.isValid())
        state << say("Arrived %1", {dateTimeText(m_case.line.arrival)});
    if (m_case.deadline.isValid())
        state << say("To be done by %1", {dateText(m_case.deadline)});
    if (!m_case.line.receipt.isEmpty())
        state << say("Receipt %1", {m_case.line.receipt});
    m_state->setText(state.join(u"　／　"_s));
    showData();
    showPapers();
    showSignatures();
    showHistory();
    if (m_tabs->currentIndex() == 4)
        fetchDrawing();
}

void CaseView::showPart(int index)
{
    m_tabs->setCurrentIndex(index);
}

QWidget *CaseView::valueWidget(const api::Row &row, const QString &name, QWidget *parent)
{
    if (!row.hidden) {
        auto *value = new NameLabel(row.value, parent);
        value->setObjectName(name);
        value->setAccessibleName(u"%1: %2"_s.arg(row.label, row.value));
        return value;
    }
    auto *whole = new QWidget(parent);
    auto *line = new QHBoxLayout(whole);
    line->setContentsMargins(0, 0, 0, 0);
    auto *text = new NameLabel(row.value.isEmpty() ? say("Not shown here") : row.value, whole);
    text->setObjectName(name);
    auto *ask = new QPushButton(say("See the address…"), whole);
    ask->setObjectName(u"reveal."_s + row.path);
    ask->setAccessibleName(u"%1: %2"_s.arg(row.label, ask->text()));
    connect(ask, &QPushButton::clicked, this, [this, row] { askForAddress(row); });
    line->addWidget(text, 1);
    line->addWidget(ask);
    return whole;
}

void CaseView::showData()
{
    auto *page = new QWidget(m_data);
    auto *column = new QVBoxLayout(page);
    for (const api::Incident &incident : m_case.incidents) {
        auto *line = new QWidget(page);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        auto *text = new QLabel(say("Incident: %1", {incident.text}), line);
        text->setWordWrap(true);
        auto *retry = new QPushButton(say("Try again"), line);
        retry->setObjectName(u"retry."_s + incident.request);
        retry->setAccessibleName(say("Try again: %1", {incident.text}));
        connect(retry, &QPushButton::clicked, this, [this, request = incident.request] { Q_EMIT retryWanted(request); });
        row->addWidget(text, 1);
        row->addWidget(retry);
        column->addWidget(line);
    }
    for (const api::Section &section : m_case.sections) {
        auto *box = new QGroupBox(section.title, page);
        auto *form = new QFormLayout(box);
        form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
        form->setRowWrapPolicy(QFormLayout::WrapLongRows);
        for (const api::Row &row : section.rows)
            form->addRow(new QLabel(row.label, box), valueWidget(row, u"value."_s + row.path, box));
        column->addWidget(box);
    }
    for (const api::Decision &decision : m_case.decisions) {
        auto *box = new QGroupBox(say("Why: %1", {decision.decision}), page);
        auto *lines = new QVBoxLayout(box);
        for (const QString &text : decision.text)
            lines->addWidget(new NameLabel(text, box));
        column->addWidget(box);
    }
    column->addStretch();
    // A refresh leaves the reader where they were.
    const int place = m_data->verticalScrollBar()->value();
    m_data->setWidget(page); // deletes the page before
    m_data->verticalScrollBar()->setValue(m_dataOf == m_case.line.id ? place : 0);
    m_dataOf = m_case.line.id;
}

void CaseView::showPapers()
{
    const QString current = m_openPaper;
    const QSignalBlocker quiet(m_papers);
    m_papers->clear();
    for (const api::File &file : m_case.files) {
        const QString kind = file.roleText.isEmpty() ? file.role : file.roleText;
        auto *item = new QListWidgetItem(u"%1　%2（%3）"_s.arg(kind, file.name, QLocale().formattedDataSize(file.size)), m_papers);
        item->setData(Qt::UserRole, file.id);
        if (file.id == current)
            m_papers->setCurrentItem(item);
    }
}

void CaseView::openPaper(int row)
{
    if (row < 0 || row >= static_cast<int>(m_case.files.size()))
        return;
    const api::File file = m_case.files[static_cast<size_t>(row)];
    m_openPaper = file.id;
    m_paper->showMessage(say("Fetching…"));
    m_client.get(u"/cases/%1/files/%2"_s.arg(m_case.line.id, file.id), {}, this, [this, file](const api::Answer &answer) {
        if (m_openPaper != file.id)
            return;
        if (answer.good())
            m_paper->show(answer.bytes, answer.mediaType.isEmpty() ? file.mediaType : answer.mediaType, file.name);
        else
            m_paper->showMessage(answer.errorText);
    });
}

void CaseView::fetchDrawing()
{
    if (m_case.line.id.isEmpty() || m_drawnVersion == m_case.version)
        return;
    const QString id = m_case.line.id;
    m_client.get(u"/cases/%1/diagram.svg"_s.arg(id), {}, this, [this, id, version = m_case.version](const api::Answer &answer) {
        if (m_case.line.id != id)
            return;
        if (answer.good()) {
            m_drawnVersion = version;
            m_drawing->show(answer.bytes, u"image/svg+xml"_s, say("Process"));
        } else {
            m_drawing->showMessage(answer.errorText);
        }
    });
}

void CaseView::showSignatures()
{
    m_signatures->clear();
    // State is never told by colour alone.
    const auto holds = [](bool good) { return good ? say("✓ holds") : say("✗ does not hold"); };
    for (const api::Signature &signature : m_case.signatures) {
        const auto file = std::find_if(m_case.files.begin(), m_case.files.end(), [&](const api::File &one) { return one.id == signature.file; });
        const QString what = say("Signature on %1", {file == m_case.files.end() ? signature.file : file->name});
        auto *item = new QTreeWidgetItem(m_signatures, {what, signature.signer, QString(), dateTimeText(signature.at), holds(signature.holds)});
        if (!signature.text.isEmpty()) {
            item->setToolTip(4, signature.text);
            item->setText(2, signature.text);
        }
    }
    for (const api::Approval &approval : m_case.approvals) {
        const QString what = actText(approval);
        new QTreeWidgetItem(m_signatures, {approval.opinion.isEmpty() ? what : what + u'\n' + say("Opinion: %1", {approval.opinion}), approval.by,
                                           postText(approval), dateTimeText(approval.at), holds(approval.holds), shortHash(approval.draft)});
    }
    fitColumns(m_signatures);
}

void CaseView::showHistory()
{
    m_history->clear();
    for (const api::Event &event : m_case.history)
        new QTreeWidgetItem(m_history, {dateTimeText(event.at), event.text, event.by});
    fitColumns(m_history);
}

void CaseView::askForAddress(const api::Row &row)
{
    auto *dialog = new AddressDialog(m_client, m_case.line.id, row, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace desktop::views
