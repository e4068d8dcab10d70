// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIODevice>
#include <QPixmap>
#include <QWidget>

#include <memory>

class QPdfDocument;
class QPdfView;
class QScrollArea;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QSvgWidget;

namespace desktop::views {

/// One paper inside the window: PDF, picture, drawing or text. Nothing opens in an outside program.
class PaperView : public QWidget
{
    Q_OBJECT

public:
    explicit PaperView(QWidget *parent = nullptr);
    ~PaperView() override;

    /// Shows what `content` holds from its beginning on, read as it is needed; says so where it is of a kind that cannot be shown.
    void show(std::shared_ptr<QIODevice> content, const QString &mediaType, const QString &name);
    void show(const QByteArray &bytes, const QString &mediaType, const QString &name);
    void showMessage(const QString &message);
    void zoom(double factor);
    void turn();

private:
    void showPdf();
    void showPicture();
    /// Brings the place where the process stands into view, where the drawing marks one.
    void showPlace();

    QStackedWidget *m_stack;
    QPdfDocument *m_pdf;
    QPdfView *m_pdfView;
    std::shared_ptr<QIODevice> m_content; ///< of the PDF: it is read from while it is shown
    QScrollArea *m_pictureArea;
    QLabel *m_picture;
    QPlainTextEdit *m_text;
    QSvgWidget *m_drawing;
    QScrollArea *m_drawingArea;
    QLabel *m_message;
    QPixmap m_original;
    int m_turned = 0;
    double m_scale = 1;
};

} // namespace desktop::views
