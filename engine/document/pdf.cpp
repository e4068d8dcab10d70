// SPDX-License-Identifier: Apache-2.0
#include "engine/document/page_layout.h"
#include "engine/document/words.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QThreadPool>

#include <future>

using namespace Qt::StringLiterals;

namespace engine::document {

namespace {

const QMarginsF margins(57, 54, 57, 60); // points; about 20 mm

void paintPage(const Canvas &canvas, const Page &page, QPointF origin)
{
    for (const Placed &placed : page)
        placed.item.paint(canvas, origin + QPointF(0, placed.y));
}

void paintNumber(const Canvas &canvas, size_t number, size_t count, QSizeF paper)
{
    QFont font;
    font.setFamilies(serifFamilies());
    font.setPixelSize(qRound(8.5 * pt));
    const VariantText text(u"%1 / %2"_s.arg(number).arg(count), font);
    text.paint(canvas.painter, {(paper.width() - text.naturalWidth()) / 2, paper.height() - 40 * pt}, &canvas.log);
}

core::Result<Pdf> make(const QByteArray &xhtml, const PdfOptions &options)
{
    const auto document = xml::Document::parse(xhtml, options.title);
    if (!document)
        return document.error();
    const xml::Element root = document->root();
    const auto body = root.child(QString::fromLatin1(xhtmlNamespace), u"body");
    if (!body)
        return core::Error(DocumentError::NotXhtml, {root.name()}, root.where());

    const QSizeF paper = QPageSize(QPageSize::A4).size(QPageSize::Point) * pt;
    const QSizeF area(paper.width() - (margins.left() + margins.right()) * pt,
                      paper.height() - (margins.top() + margins.bottom()) * pt);
    Pdf pdf;
    std::vector<Item> items = setBlocks(*body, area.width(), pdf.missing);
    if (!options.qrText.isEmpty()) {
        auto qr = setQr(options.qrText, options.qrCaption, area.width());
        if (!qr)
            return DocumentError::QrTooLong;
        items.push_back(std::move(*qr));
    }
    const std::vector<Page> pages = paginate(std::move(items), area.height());

    GlyphLog log;
    QBuffer buffer(&pdf.bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
        writer.setTitle(options.title.isEmpty() ? titleOf(root) : options.title);
        writer.setCreator(u"Todoke"_s);
        writer.setResolution(72 * unitsPerPoint);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, {}, QPageLayout::Point));
        QPainter painter;
        const Canvas canvas{painter, log};
        if (!painter.begin(&writer))
            return DocumentError::PdfFailed;
        painter.setPen(QPen(Qt::black, 0.5 * pt));
        for (size_t i = 0; i < pages.size(); ++i) {
            if (i > 0 && !writer.newPage())
                return DocumentError::PdfFailed;
            paintPage(canvas, pages[i], {margins.left() * pt, margins.top() * pt});
            paintNumber(canvas, i + 1, pages.size(), paper);
        }
        if (!painter.end())
            return DocumentError::PdfFailed;
    }
    buffer.close();
    pdf.bytes = withText(std::move(pdf.bytes), log);
    pdf.pages = static_cast<int>(pages.size());
    return pdf;
}

/// The one thread that sets pages: Qt keeps fonts per thread, and a server has many. It ends when it has
/// had nothing to do for a while, and its fonts with it.
QThreadPool &press()
{
    static QThreadPool pool;
    static const bool once = [] {
        pool.setMaxThreadCount(1);
        pool.setExpiryTimeout(30'000);
        return true;
    }();
    Q_UNUSED(once);
    return pool;
}

} // namespace

core::Result<Pdf> toPdf(const QByteArray &xhtml, const PdfOptions &options)
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return DocumentError::NoApplication;
    std::promise<core::Result<Pdf>> promise;
    auto done = promise.get_future();
    press().start([&] { promise.set_value(make(xhtml, options)); });
    return done.get();
}

} // namespace engine::document
