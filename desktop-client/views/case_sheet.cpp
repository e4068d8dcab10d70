// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/case_sheet.h"

#include "desktop-client/text.h"
#include "desktop-client/views/proposal_view.h"
#include "desktop-client/views/route_view.h"
#include "engine/document/document.h"
#include "engine/xml/document.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfDocument>
#include <QPrintPreviewDialog>
#include <QPrinter>

using namespace Qt::StringLiterals;

namespace desktop::views {

namespace {

using engine::xml::Writer;

void element(Writer &writer, const QString &name, const QString &text)
{
    writer.start(name);
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            writer.start(u"br"_s).end();
        // What may not stand in XML cannot be seen on paper either.
        QString line = lines.at(i);
        line.removeIf([](QChar c) { return c.unicode() < 0x20 || c.unicode() >= 0xfffe; });
        writer.text(line);
    }
    writer.end();
}

void table(Writer &writer, const QStringList &headings, const std::vector<QStringList> &rows)
{
    if (rows.empty())
        return;
    writer.start(u"table"_s);
    if (!headings.isEmpty()) {
        writer.start(u"tr"_s);
        for (const QString &heading : headings)
            element(writer, u"th"_s, heading);
        writer.end();
    }
    for (const QStringList &row : rows) {
        writer.start(u"tr"_s);
        for (qsizetype i = 0; i < row.size(); ++i)
            element(writer, headings.isEmpty() && i == 0 ? u"th"_s : u"td"_s, row.at(i));
        writer.end();
    }
    writer.end();
}

QString holds(bool good)
{
    return good ? say("✓ holds") : say("✗ does not hold");
}

std::vector<QStringList> signatureRows(const api::Case &shown)
{
    std::vector<QStringList> rows;
    for (const api::Signature &signature : shown.signatures) {
        const auto file = std::find_if(shown.files.begin(), shown.files.end(), [&](const api::File &one) { return one.id == signature.file; });
        rows.push_back({say("Signature on %1", {file == shown.files.end() ? signature.file : file->name}), signature.signer, dateTimeText(signature.at), holds(signature.holds)});
    }
    for (const api::Approval &approval : shown.approvals) {
        const QString what = actText(approval);
        rows.push_back({approval.opinion.isEmpty() ? what : what + u'\n' + say("Opinion: %1", {approval.opinion}), QStringList{approval.by, postText(approval), markText(approval)}.join(u'\n').trimmed(),
                        dateTimeText(approval.at), holds(approval.holds)});
    }
    return rows;
}

} // namespace

QByteArray caseSheet(const api::Case &shown, const QString &by, const QDateTime &at)
{
    const QString number = shown.line.number.isEmpty() ? shown.line.receipt : shown.line.number;
    Writer writer;
    writer.start(u"html"_s).attribute(u"xmlns"_s, u"http://www.w3.org/1999/xhtml"_s).attribute(u"lang"_s, language().tag);
    writer.start(u"head"_s);
    element(writer, u"title"_s, u"%1　%2"_s.arg(shown.line.procedureName, number));
    writer.end().start(u"body"_s);
    element(writer, u"h1"_s, u"%1　%2"_s.arg(shown.line.procedureName, number));
    std::vector<QStringList> head{{say("State"), shown.line.stateText}};
    if (!shown.line.receipt.isEmpty())
        head.push_back({say("Receipt"), shown.line.receipt});
    if (shown.line.arrival.isValid())
        head.push_back({say("Arrival"), dateTimeText(shown.line.arrival)});
    if (shown.deadline.isValid())
        head.push_back({say("Deadline"), dateText(shown.deadline)});
    table(writer, {}, head);
    for (const api::Section &section : shown.sections) {
        element(writer, u"h2"_s, section.title);
        std::vector<QStringList> rows;
        for (const api::Row &row : section.rows)
            rows.push_back({row.label, row.hidden && row.value.isEmpty() ? say("Not shown here") : row.value.isEmpty() ? say("(nothing)") : row.value});
        table(writer, {}, rows);
    }
    for (const api::Decision &decision : shown.decisions) {
        element(writer, u"h2"_s, say("Why: %1", {decision.decision}));
        element(writer, u"p"_s, decision.text.join(u'\n'));
    }
    if (const auto rows = signatureRows(shown); !rows.empty()) {
        element(writer, u"h2"_s, say("Signatures and approvals"));
        table(writer, {say("What"), say("By"), say("When"), say("Holds")}, rows);
    }
    if (!shown.history.empty()) {
        std::vector<QStringList> rows;
        for (const api::Event &event : shown.history)
            rows.push_back({dateTimeText(event.at), event.text, event.by});
        element(writer, u"h2"_s, say("History"));
        table(writer, {say("When"), say("What happened"), say("By")}, rows);
    }
    writer.start(u"p"_s).attribute(u"class"_s, u"right small"_s).text(say("Printed %1 by %2", {dateTimeText(at), by})).end();
    writer.end().end();
    return writer.bytes();
}

engine::core::Result<void> printWithPreview(const QByteArray &xhtml, const QString &title, QWidget *parent)
{
    auto set = engine::document::toPdf(xhtml, {title, {}, {}, language()});
    if (!set)
        return set.error();
    auto *preview = new QPrintPreviewDialog(parent);
    preview->setAttribute(Qt::WA_DeleteOnClose);
    preview->setObjectName(u"print"_s);
    preview->setWindowTitle(say("Print: %1", {title}));
    preview->resize(1000, 800);
    preview->printer()->setDocName(title);
    preview->printer()->setPageSize(QPageSize(QPageSize::A4));
    preview->printer()->setFullPage(true); // the pages have their own margins
    preview->printer()->setResolution(200);  // the preview's own would be a screen's, too coarse for small kanji
    auto *bytes = new QBuffer(preview);
    bytes->setData(set->bytes);
    bytes->open(QIODevice::ReadOnly);
    auto *pages = new QPdfDocument(preview);
    pages->load(bytes);
    QObject::connect(preview, &QPrintPreviewDialog::paintRequested, pages, [pages](QPrinter *to) {
        QPainter painter(to);
        const QRect paper = to->paperRect(QPrinter::DevicePixel).toRect();
        for (int page = 0; page < pages->pageCount(); ++page) {
            if (page > 0)
                to->newPage();
            const QSizeF points = pages->pagePointSize(page);
            const double dots = paper.width() / points.width();
            painter.drawImage(paper, pages->render(page, (points * dots).toSize()));
        }
    });
    preview->open();
    return {};
}

} // namespace desktop::views
