// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/forms/field_editor.h"
#include "desktop-client/text.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desktop::forms {

namespace {

/// The office's API takes no files (server/api/README.md); those already there stay as they are.
class FileEditor : public FieldEditor
{
public:
    FileEditor(const EditorContext &context, QWidget *parent)
        : FieldEditor(parent)
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        m_label = new QLabel(this);
        m_label->setObjectName(u"field."_s + context.path);
        column->addWidget(m_label);
        setBoxes({});
    }

    ::forms::fields::Boxes boxes() const override { return m_boxes; }

    void setBoxes(const ::forms::fields::Boxes &boxes) override
    {
        m_boxes = boxes;
        const auto found = boxes.find(QString());
        const auto count = found == boxes.end() ? 0 : found->second.size();
        m_label->setText(count == 0 ? say("No file. Files are sent by the applicant.")
                                    : say("%1 files; see the papers of the case.", {QString::number(count)}));
    }

    QWidget *firstBox() const override { return m_label; }

private:
    QLabel *m_label;
    ::forms::fields::Boxes m_boxes;
};

} // namespace

FieldEditor *makeFileEditor(const EditorContext &context, QWidget *parent)
{
    return new FileEditor(context, parent);
}

} // namespace desktop::forms
