// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/forms/field_editor.h"
#include "desktop-client/text.h"
#include "desktop-client/views/name_label.h"
#include "engine/document/variant_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desktop::forms {

namespace {

/// One line, or a set of them beside one another (a date, a name) or below (an address).
class LineEditor : public FieldEditor
{
public:
    LineEditor(const EditorContext &context, QWidget *parent)
        : FieldEditor(parent)
        , m_boxes(::forms::fields::kindOf(context.field).boxes(context.field))
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        QHBoxLayout *line = nullptr;
        for (const ::forms::fields::Box &box : m_boxes) {
            const bool wide = box.width == 0 || box.width > 12;
            if (!line || (wide && m_boxes.size() > 1)) {
                line = new QHBoxLayout;
                column->addLayout(line);
            }
            addBox(context, box, *line, wide);
            if (!wide && &box == &m_boxes.back())
                line->addStretch();
        }
        // QLineEdit draws every variant alike (Qt 6.4), so what was typed is shown once more.
        m_shown = new views::NameLabel(this);
        m_shown->setObjectName(u"shown."_s + context.path);
        m_shown->hide();
        column->addWidget(m_shown);
    }

    ::forms::fields::Boxes boxes() const override
    {
        ::forms::fields::Boxes boxes;
        for (size_t i = 0; i < m_boxes.size(); ++i)
            boxes[m_boxes[i].name] = {m_edits[i]->text()};
        return boxes;
    }

    void setBoxes(const ::forms::fields::Boxes &boxes) override
    {
        for (size_t i = 0; i < m_boxes.size(); ++i) {
            const auto found = boxes.find(m_boxes[i].name);
            m_edits[i]->setText(found == boxes.end() ? QString() : found->second.value(0));
        }
        showVariants();
    }

    QWidget *firstBox() const override { return m_edits.empty() ? nullptr : m_edits.front(); }

private:
    void addBox(const EditorContext &context, const ::forms::fields::Box &box, QHBoxLayout &line, bool wide)
    {
        auto *edit = new QLineEdit(this);
        const QString own = box.label ? engine::core::translate("forms", box.label, language()) : QString();
        const QString suffix = box.suffix ? engine::core::translate("forms", box.suffix, language()) : QString();
        edit->setObjectName(box.name.isEmpty() ? u"field."_s + context.path : u"field.%1.%2"_s.arg(context.path, box.name));
        edit->setAccessibleName(own.isEmpty() ? context.label : u"%1 %2"_s.arg(context.label, own));
        if (box.width > 0)
            edit->setFixedWidth(edit->fontMetrics().horizontalAdvance(u"国"_s) * std::clamp(box.width, 4, 40) + 16);
        if (!own.isEmpty()) {
            auto *label = new QLabel(own, this);
            label->setBuddy(edit);
            line.addWidget(label);
        }
        line.addWidget(edit, wide ? 1 : 0);
        if (!suffix.isEmpty())
            line.addWidget(new QLabel(suffix, this));
        connect(edit, &QLineEdit::textEdited, this, [this] {
            showVariants();
            Q_EMIT edited();
        });
        m_edits.push_back(edit);
    }

    void showVariants()
    {
        QStringList texts;
        for (const QLineEdit *edit : m_edits)
            texts << edit->text();
        const QString text = texts.join(u'　').trimmed();
        m_shown->setVisible(engine::document::hasVariants(text));
        m_shown->setText(text);
    }

    std::vector<::forms::fields::Box> m_boxes;
    std::vector<QLineEdit *> m_edits;
    views::NameLabel *m_shown = nullptr;
};

} // namespace

FieldEditor *makeLineEditor(const EditorContext &context, QWidget *parent)
{
    return new LineEditor(context, parent);
}

} // namespace desktop::forms
