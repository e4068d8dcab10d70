// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/paper_view.h"

#include "desktop-client/text.h"
#include "engine/document/variant_text.h"
#include "engine/xml/document.h"

#include <QBuffer>
#include <QImageReader>
#include <QLabel>
#include <QPdfDocument>
#include <QPdfView>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QSvgRenderer>
#include <QSvgWidget>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desktop::views {

namespace {

/// Beyond this a picture is not decoded: a bomb of a few kilobytes may hold gigapixels.
constexpr qint64 mostPixels = 64LL * 1024 * 1024;

/// What a drawing says of itself in words.
QString descriptionOf(const QByteArray &svg)
{
    const auto document = engine::xml::Document::parse(svg, u"drawing"_s);
    const auto description = document ? document->root().child(u"http://www.w3.org/2000/svg"_s, u"desc") : std::nullopt;
    return description ? description->text() : QString();
}

/// QtSvg takes a list of families for the name of one, finds none, and mixes its own.
QByteArray inOurFont(QByteArray svg)
{
    const QByteArray attribute = "font-family=\"";
    for (qsizetype at = svg.indexOf(attribute); at >= 0; at = svg.indexOf(attribute, at)) {
        at += attribute.size();
        const qsizetype end = svg.indexOf('"', at);
        if (end < 0)
            break;
        svg.replace(at, end - at, engine::document::sansFamilies().value(0).toUtf8());
    }
    return svg;
}

constexpr int mostLines = 20'000;    ///< of an outline: more are no reading
constexpr int deepestIndent = 20;    ///< beyond, depth is not shown any more
constexpr qsizetype mostText = 1024 * 1024;
constexpr qsizetype mostDocument = 16 * 1024 * 1024; ///< of XML that is read as such
constexpr qsizetype mostDrawing = 16 * 1024 * 1024;

/// What stands in an element, in order, text between elements included.
void writeOutline(const engine::xml::Element &element, int depth, QStringList &lines)
{
    if (lines.size() >= mostLines)
        return;
    QStringList attributes;
    for (const engine::xml::Attribute &attribute : element.attributes())
        attributes << u"%1=%2"_s.arg(attribute.name, attribute.value);
    const QString name = attributes.isEmpty() ? element.name() : u"%1 [%2]"_s.arg(element.name(), attributes.join(u", "_s));
    const auto indent = [](int level) { return QString(std::min(level, deepestIndent) * 4, u' '); };
    const bool says = element.children().empty() && !element.text().trimmed().isEmpty();
    lines << indent(depth) + (says ? say("%1: %2", {name, element.text()}) : name);
    // What a signature consists of says nothing to a reader; whether it holds is shown with the case.
    if (says || element.namespaceUri() == "http://www.w3.org/2000/09/xmldsig#"_L1)
        return;
    for (const engine::xml::Element::Node &node : element.nodes()) {
        if (node.element)
            writeOutline(*node.element, depth + 1, lines);
        else if (!node.text.trimmed().isEmpty())
            lines << indent(depth + 1) + node.text.trimmed();
    }
}

/// XML as an outline of its elements with what they say, XHTML as its text; anything else as it is.
QString readable(const QByteArray &bytes, const QString &mediaType)
{
    if (mediaType == "application/xhtml+xml"_L1 || mediaType == "text/html"_L1)
        return QTextDocumentFragment::fromHtml(QString::fromUtf8(bytes.left(mostText))).toPlainText();
    if (mediaType.endsWith("xml"_L1)) {
        if (const auto document = engine::xml::Document::parse(bytes, u"paper.xml"_s)) {
            QStringList lines;
            writeOutline(document->root(), 0, lines);
            if (lines.size() >= mostLines)
                lines << u"…"_s;
            return lines.join(u'\n');
        }
    }
    return QString::fromUtf8(bytes.left(mostText));
}

} // namespace

PaperView::PaperView(QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget(this);
    column->addWidget(m_stack);

    m_message = new QLabel(this);
    m_message->setObjectName(u"paper.message"_s);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_stack->addWidget(m_message);

    m_pdf = new QPdfDocument(this);
    m_pdfView = new QPdfView(this);
    m_pdfView->setObjectName(u"paper.pdf"_s);
    m_pdfView->setDocument(m_pdf);
    m_pdfView->setPageMode(QPdfView::PageMode::MultiPage);
    m_pdfView->setZoomMode(QPdfView::ZoomMode::FitToWidth);
    m_stack->addWidget(m_pdfView);

    m_picture = new QLabel;
    m_picture->setAlignment(Qt::AlignCenter);
    m_pictureArea = new QScrollArea(this);
    m_pictureArea->setObjectName(u"paper.picture"_s);
    m_pictureArea->setWidget(m_picture);
    m_pictureArea->setWidgetResizable(true);
    m_stack->addWidget(m_pictureArea);

    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(u"paper.text"_s);
    m_text->setReadOnly(true);
    m_stack->addWidget(m_text);

    m_drawing = new QSvgWidget;
    m_drawing->setObjectName(u"paper.drawing"_s);
    // Drawn for white paper, also where the window is dark.
    m_drawing->setPalette(QPalette(Qt::white));
    m_drawing->setAutoFillBackground(true);
    m_drawingArea = new QScrollArea(this);
    m_drawingArea->setWidget(m_drawing);
    m_drawingArea->setObjectName(u"paper.drawingArea"_s);
    m_stack->addWidget(m_drawingArea);
    for (QWidget *area : std::initializer_list<QWidget *>{m_pdfView, m_pictureArea, m_text, m_drawingArea})
        area->setAccessibleName(say("The paper"));
}

PaperView::~PaperView()
{
    m_pdfView->setDocument(nullptr);
    m_pdf->close();
}

void PaperView::showMessage(const QString &message)
{
    m_message->setText(message);
    m_stack->setCurrentWidget(m_message);
}

void PaperView::show(const QByteArray &bytes, const QString &mediaType, const QString &name)
{
    auto buffer = std::make_shared<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    show(std::move(buffer), mediaType, name);
}

void PaperView::show(std::shared_ptr<QIODevice> content, const QString &mediaType, const QString &name)
{
    m_turned = 0;
    m_scale = 1;
    setAccessibleName(name);
    for (QWidget *area : {static_cast<QWidget *>(m_pdfView), static_cast<QWidget *>(m_pictureArea), static_cast<QWidget *>(m_text)})
        area->setAccessibleName(name);
    if (mediaType == "application/pdf"_L1) {
        m_pdf->close();
        m_content = std::move(content);
        showPdf();
    } else if (mediaType == "image/svg+xml"_L1) {
        const QByteArray bytes = content->read(mostDrawing);
        if (!m_drawing->renderer()->load(inOurFont(bytes))) {
            showMessage(say("This drawing cannot be shown."));
            return;
        }
        m_drawing->setAccessibleName(name);
        m_drawing->setAccessibleDescription(descriptionOf(bytes));
        m_drawing->resize(m_drawing->renderer()->defaultSize());
        m_stack->setCurrentWidget(m_drawingArea);
        showPlace();
    } else if (mediaType.startsWith("image/"_L1)) {
        QImageReader reader(content.get());
        const QSize size = reader.size();
        const bool tooLarge = size.isValid() && qint64{size.width()} * size.height() > mostPixels;
        const QImage image = tooLarge ? QImage() : reader.read();
        if (image.isNull()) {
            showMessage(say("This picture cannot be shown."));
            return;
        }
        m_original = QPixmap::fromImage(image);
        m_scale = std::min(1.0, static_cast<double>(std::max(200, m_stack->width() - 20)) / image.width());
        showPicture();
        m_stack->setCurrentWidget(m_pictureArea);
    } else if (mediaType.startsWith("text/"_L1) || mediaType.endsWith("xml"_L1) || mediaType.endsWith("json"_L1)) {
        // What is too long to be understood as a whole is shown as it is, as far as anybody reads.
        const bool isLong = content->size() > mostDocument;
        m_text->setPlainText(readable(content->read(isLong ? mostText : mostDocument), isLong ? u"text/plain"_s : mediaType));
        m_stack->setCurrentWidget(m_text);
    } else {
        showMessage(say("A file of the kind %1 cannot be shown here.", {mediaType}));
    }
}

void PaperView::showPdf()
{
    m_pdf->load(m_content.get());
    if (m_pdf->status() == QPdfDocument::Status::Error) {
        showMessage(say("This PDF cannot be shown."));
        return;
    }
    m_pdfView->setZoomMode(QPdfView::ZoomMode::FitToWidth);
    m_stack->setCurrentWidget(m_pdfView);
}

void PaperView::showPicture()
{
    const QPixmap turned = m_original.transformed(QTransform().rotate(m_turned));
    m_picture->setPixmap(turned.scaled(turned.size() * m_scale, Qt::KeepAspectRatio, Qt::SmoothTransformation));
}

void PaperView::zoom(double factor)
{
    if (m_stack->currentWidget() == m_pdfView) {
        m_pdfView->setZoomMode(QPdfView::ZoomMode::Custom);
        m_pdfView->setZoomFactor(std::clamp(m_pdfView->zoomFactor() * factor, 0.1, 10.0));
    } else if (m_stack->currentWidget() == m_pictureArea) {
        m_scale = std::clamp(m_scale * factor, 0.05, 10.0);
        showPicture();
    } else if (m_stack->currentWidget() == m_drawingArea) {
        m_drawing->resize((QSizeF(m_drawing->size()) * factor).toSize().boundedTo({8000, 8000}));
        showPlace();
    }
}

void PaperView::showPlace()
{
    const QSvgRenderer *renderer = m_drawing->renderer();
    if (!renderer->elementExists(u"now"_s))
        return;
    const QRectF whole = renderer->viewBoxF();
    const QPointF place = renderer->transformForElement(u"now"_s).map(renderer->boundsOnElement(u"now"_s).center()) - whole.topLeft();
    const QSize size = m_drawing->size();
    // The area has its size only when it has been shown.
    QMetaObject::invokeMethod(
        this, [this, x = place.x() / whole.width() * size.width(), y = place.y() / whole.height() * size.height()] {
            m_drawingArea->ensureVisible(int(x), int(y), m_drawingArea->viewport()->width() / 2, m_drawingArea->viewport()->height() / 2);
        },
        Qt::QueuedConnection);
}

void PaperView::turn()
{
    if (m_stack->currentWidget() != m_pictureArea)
        return;
    m_turned = (m_turned + 90) % 360;
    showPicture();
}

} // namespace desktop::views
