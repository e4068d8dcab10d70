// SPDX-License-Identifier: Apache-2.0
#include "engine/document/page_layout.h"

#include <QPainter>

#include <qrencode.h>

namespace engine::document {

namespace {

constexpr qreal side = 80 * pt; // 28 mm

struct FreeQr
{
    void operator()(QRcode *code) const noexcept { QRcode_free(code); }
};

} // namespace

std::optional<Item> setQr(const QString &text, const QString &caption, qreal width)
{
    const std::shared_ptr<QRcode> code(
        QRcode_encodeString(text.toUtf8().constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), FreeQr());
    if (!code)
        return std::nullopt;
    QFont font;
    font.setFamilies(serifFamilies());
    font.setPixelSize(qRound(8.5 * pt));
    const auto words = std::make_shared<VariantText>(QString(caption).replace(u'\n', QChar::LineSeparator), font);
    words->setWidth(width - side - 12 * pt);
    Item item;
    item.height = std::max(side, words->height());
    item.spaceBefore = 16 * pt;
    item.paint = [code, words, height = item.height](const Canvas &canvas, QPointF origin) {
        // The quiet zone of four modules is the page's white around it.
        QPainter &painter = canvas.painter;
        const qreal module = side / code->width;
        painter.save();
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::black);
        for (int y = 0; y < code->width; ++y) {
            // Runs of dark modules as one rectangle, so that no hair line shows between them.
            for (int x = 0; x < code->width;) {
                int end = x;
                while (end < code->width && (code->data[y * code->width + end] & 1))
                    ++end;
                if (end > x)
                    painter.drawRect(QRectF(origin.x() + x * module, origin.y() + y * module, (end - x) * module, module));
                x = end + 1;
            }
        }
        painter.restore();
        words->paint(painter, origin + QPointF(side + 12 * pt, (height - words->height()) / 2), &canvas.log);
    };
    return item;
}

} // namespace engine::document
