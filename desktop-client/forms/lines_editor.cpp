// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/forms/field_editor.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desktop::forms {

namespace {

/// Text of several lines. Tab leaves it, as in every other field.
class LinesEditor : public FieldEditor
{
public:
    LinesEditor(const EditorContext &context, QWidget *parent)
        : FieldEditor(parent)
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        m_edit = new QPlainTextEdit(this);
        m_edit->setObjectName(u"field."_s + context.path);
        m_edit->setAccessibleName(context.label);
        m_edit->setTabChangesFocus(true);
        m_edit->setMinimumHeight(m_edit->fontMetrics().lineSpacing() * 4);
        column->addWidget(m_edit);
        connect(m_edit, &QPlainTextEdit::textChanged, this, &FieldEditor::edited);
    }

    ::forms::fields::Boxes boxes() const override { return {{QString(), {m_edit->toPlainText()}}}; }

    void setBoxes(const ::forms::fields::Boxes &boxes) override
    {
        const QSignalBlocker quiet(m_edit);
        const auto found = boxes.find(QString());
        m_edit->setPlainText(found == boxes.end() ? QString() : found->second.value(0));
    }

    QWidget *firstBox() const override { return m_edit; }

private:
    QPlainTextEdit *m_edit;
};

} // namespace

FieldEditor *makeLinesEditor(const EditorContext &context, QWidget *parent)
{
    return new LinesEditor(context, parent);
}

} // namespace desktop::forms
