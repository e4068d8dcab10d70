// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/case_view.h"

#include "desktop-client/text.h"
#include "desktop-client/views/address_dialog.h"
#include "desktop-client/views/name_label.h"
#include "desktop-client/views/paper_view.h"
#include "desktop-client/views/proposal_view.h"
#include "desktop-client/views/route_view.h"
#include "desktop-client/views/skip_dialog.h"

#include <QFormLayout>
#include <QGroupBox>
#include <QHeaderView>
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
    table->setTextElideMode(Qt::ElideNone);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return table;
}

/// All columns in sight: `wide` takes what the others leave, and breaks its lines.
void fitColumns(QTreeWidget *table, int wide)
{
    QHeaderView *header = table->header();
    header->setStretchLastSection(false);
    for (int column = 0; column < table->columnCount(); ++column)
        header->setSectionResizeMode(column, column == wide ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    // Rows get as high as their broken lines want.
    QObject::connect(header, &QHeaderView::sectionResized, table, [table] { table->doItemsLayout(); });
}

/// The common name of a distinguished name, as people call the signer.
QString nameOf(const QString &subject)
{
    for (const QString &part : subject.split(u',')) {
        if (part.trimmed().startsWith("CN="_L1))
            return part.trimmed().mid(3);
    }
    return subject;
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
    column->addStretch(0); // where there are no tabs, the words stay on top

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

    m_approvals = new QSplitter(Qt::Vertical, this);
    m_approvals->setChildrenCollapsible(false);
    auto *above = new QWidget(m_approvals);
    auto *aboveColumn = new QVBoxLayout(above);
    aboveColumn->setContentsMargins(0, 0, 0, 0);
    m_routeArea = new QScrollArea(above);
    m_routeArea->setObjectName(u"case.routeArea"_s);
    m_routeArea->setWidgetResizable(true);
    m_routeArea->setFrameShape(QFrame::NoFrame);
    m_routeArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_route = new RouteView(m_routeArea);
    m_routeArea->setWidget(m_route);
    m_pullBack = new QPushButton(above);
    m_pullBack->setObjectName(u"case.pullBack"_s);
    aboveColumn->addWidget(m_routeArea, 1);
    aboveColumn->addWidget(m_pullBack, 0, Qt::AlignLeft);
    m_signatures = makeTable(u"case.signatures"_s, 4, m_approvals);
    fitColumns(m_signatures, 0);
    m_approvals->addWidget(above);
    m_approvals->addWidget(m_signatures);
    m_tabs->addTab(m_approvals, QString());
    connect(m_pullBack, &QPushButton::clicked, this, &CaseView::pullBackWanted);
    connect(m_route, &RouteView::reviewed, this, &CaseView::reviewed);
    m_history = makeTable(u"case.history"_s, 3, this);
    fitColumns(m_history, 1);
    m_tabs->addTab(m_history, QString());
    auto *process = new QWidget(this);
    auto *processColumn = new QVBoxLayout(process);
    processColumn->setContentsMargins(0, 0, 0, 0);
    auto *processButtons = new QHBoxLayout;
    m_drawingLarger = new QPushButton(process);
    m_drawingLarger->setObjectName(u"drawing.larger"_s);
    m_drawingSmaller = new QPushButton(process);
    m_drawingSmaller->setObjectName(u"drawing.smaller"_s);
    for (QPushButton *button : {m_drawingLarger, m_drawingSmaller})
        processButtons->addWidget(button);
    processButtons->addStretch();
    m_drawing = new PaperView(process);
    m_drawing->setObjectName(u"case.drawing"_s);
    processColumn->addLayout(processButtons);
    processColumn->addWidget(m_drawing, 1);
    m_tabs->addTab(process, QString());
    connect(m_drawingLarger, &QPushButton::clicked, this, [this] { m_drawing->zoom(1.25); });
    connect(m_drawingSmaller, &QPushButton::clicked, this, [this] { m_drawing->zoom(0.8); });
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int index) {
        if (index == 4)
            fetchDrawing();
        if (index == 2)
            arrangeApprovals();
        if (index == 1 && m_papers->currentRow() < 0 && m_papers->count() > 0)
            m_papers->setCurrentRow(firstPaper());
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
    m_routeArea->setAccessibleName(say("Approval route"));
    m_signatures->setAccessibleName(names.at(2));
    m_history->setAccessibleName(names.at(3));
    for (QPushButton *button : {m_larger, m_drawingLarger})
        button->setText(say("Larger"));
    for (QPushButton *button : {m_smaller, m_drawingSmaller})
        button->setText(say("Smaller"));
    m_turn->setText(say("Turn"));
    m_pullBack->setText(say("Take the draft back"));
    m_pullBack->setAccessibleName(m_pullBack->text());
    for (QPushButton *button : {m_larger, m_smaller, m_turn, m_drawingLarger, m_drawingSmaller})
        button->setAccessibleName(button->text());
    m_signatures->setHeaderLabels({say("What"), say("By"), say("Holds"), say("Draft")});
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
    m_state->setText(say("Choose one in the list, or find it with Ctrl+K."));
    m_tabs->hide();
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
    // Two lines, each of a piece: a date that breaks in its middle is hard to read.
    QStringList now{m_case.line.stateText};
    if (m_case.deadline.isValid())
        now << say("To be done by %1", {dateText(m_case.deadline)});
    QStringList came;
    if (m_case.line.arrival.isValid())
        came << say("Arrived %1", {dateTimeText(m_case.line.arrival)});
    if (!m_case.line.receipt.isEmpty())
        came << say("Receipt %1", {m_case.line.receipt});
    m_state->setText(now.join(u"　／　"_s) + u'\n' + came.join(u"　／　"_s));
    m_tabs->show();
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
        auto *value = new NameLabel(row.value.isEmpty() ? say("(nothing)") : row.value, parent);
        value->setObjectName(name);
        value->setAccessibleName(u"%1: %2"_s.arg(row.label, value->text()));
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
        auto *skip = new QPushButton(say("Go on without it…"), line);
        skip->setObjectName(u"skip."_s + incident.request);
        skip->setAccessibleName(say("Go on without it: %1", {incident.text}));
        connect(skip, &QPushButton::clicked, this, [this, incident] { askToSkip(incident); });
        row->addWidget(text, 1);
        row->addWidget(retry);
        row->addWidget(skip);
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
        const auto act = std::find_if(m_case.approvals.begin(), m_case.approvals.end(), [&](const api::Approval &one) { return one.file == file.id; });
        // A record of an act is told from another by what was done and by whom.
        const QString text = act == m_case.approvals.end() ? say("%1: %2 (%3)", {kind, file.name, QLocale().formattedDataSize(file.size)})
                                                           : say("%1: %2, %3, %4", {kind, actText(*act), act->by, dateTimeText(act->at)});
        auto *item = new QListWidgetItem(text, m_papers);
        item->setData(Qt::UserRole, file.id);
        if (file.id == current)
            m_papers->setCurrentItem(item);
    }
}

int CaseView::firstPaper() const
{
    // What was made for people to look at before what was made for machines.
    const auto looks = [](const api::File &file) { return file.mediaType == "application/pdf"_L1 || file.mediaType.startsWith("image/"_L1); };
    const auto found = std::find_if(m_case.files.begin(), m_case.files.end(), looks);
    return found == m_case.files.end() ? 0 : static_cast<int>(found - m_case.files.begin());
}

void CaseView::openPaper(int row)
{
    if (row < 0 || row >= static_cast<int>(m_case.files.size()))
        return;
    const api::File file = m_case.files[static_cast<size_t>(row)];
    m_openPaper = file.id;
    m_paper->showMessage(say("Fetching…"));
    if (m_stopFetching)
        m_stopFetching();
    const auto told = [this, file](qint64 bytes, qint64 all) {
        if (m_openPaper == file.id)
            m_paper->showMessage(say("Fetching… %1 of %2", {QLocale().formattedDataSize(bytes), QLocale().formattedDataSize(all)}));
    };
    m_stopFetching = m_client.fetch(u"/cases/%1/files/%2"_s.arg(m_case.line.id, file.id), this, told, [this, file](const api::Answer &answer) {
        if (m_openPaper != file.id)
            return;
        if (answer.good())
            m_paper->show(answer.file, answer.mediaType.isEmpty() ? file.mediaType : answer.mediaType, file.name);
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
    m_route->setRoute(m_case);
    m_pullBack->setVisible(m_case.mayPullBack);
    arrangeApprovals();
    m_signatures->clear();
    // State is never told by colour alone.
    const auto holds = [](bool good) { return good ? say("✓ holds") : say("✗ does not hold"); };
    for (const api::Signature &signature : m_case.signatures) {
        const auto file = std::find_if(m_case.files.begin(), m_case.files.end(), [&](const api::File &one) { return one.id == signature.file; });
        const QString what = say("Signature on %1", {file == m_case.files.end() ? signature.file : file->name});
        auto *item = new QTreeWidgetItem(m_signatures, {signature.text.isEmpty() ? what : what + u'\n' + signature.text,
                                                        nameOf(signature.signer) + u'\n' + dateTimeText(signature.at), holds(signature.holds)});
        item->setToolTip(1, signature.signer);
    }
    for (const api::Approval &approval : m_case.approvals) {
        const QString what = actText(approval);
        auto *item = new QTreeWidgetItem(m_signatures, {approval.opinion.isEmpty() ? what : what + u'\n' + say("Opinion: %1", {approval.opinion}),
                                                        QStringList{approval.by, postText(approval), dateTimeText(approval.at)}.join(u'\n'),
                                                        holds(approval.holds), shortHash(approval.draft.left(8))});
        item->setToolTip(3, approval.draft);
    }
}

/// The route whole where it leaves room for some records.
void CaseView::arrangeApprovals()
{
    const int whole = m_tabs->height() - m_tabs->tabBar()->height() - m_approvals->handleWidth();
    const int button = m_pullBack->isHidden() ? 0 : m_pullBack->sizeHint().height() + 8;
    const int wanted = m_route->heightForWidth(std::max(1, m_tabs->width() - 8)) + button + 12;
    const int above = std::min(wanted, whole * 2 / 3);
    m_approvals->setSizes({above, std::max(1, whole - above)}); // the tab's own frame takes some of it
}

void CaseView::showHistory()
{
    m_history->clear();
    for (const api::Event &event : m_case.history)
        new QTreeWidgetItem(m_history, {dateTimeText(event.at), event.text, event.by});
}

void CaseView::askToSkip(const api::Incident &incident)
{
    auto *dialog = new SkipDialog(incident, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SkipDialog::skipWanted, this, [this, request = incident.request](const QString &reason) { Q_EMIT skipWanted(request, reason); });
    dialog->open();
}

void CaseView::askForAddress(const api::Row &row)
{
    auto *dialog = new AddressDialog(m_client, m_case.line.id, row, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace desktop::views
