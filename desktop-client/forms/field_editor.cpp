// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/forms/field_editor.h"

namespace desktop::forms {

using ::forms::fields::Shape;

void FieldEditor::setDescription(const QString &text)
{
    if (QWidget *box = firstBox())
        box->setAccessibleDescription(text);
}

FieldEditor *makeEditor(const EditorContext &context, QWidget *parent)
{
    const auto &kind = ::forms::fields::kindOf(context.field);
    switch (kind.shape(context.field, context.options.size())) {
    case Shape::Line:
    case Shape::Set:
        return makeLineEditor(context, parent);
    case Shape::Lines:
        return makeLinesEditor(context, parent);
    case Shape::Radios:
        return makeRadioEditor(context, parent);
    case Shape::Select:
        return makeSelectEditor(context, parent);
    case Shape::Checks:
        return makeChecksEditor(context, parent);
    case Shape::Tick:
        return makeTickEditor(context, parent);
    case Shape::File:
        return makeFileEditor(context, parent);
    case Shape::Group:
        break;
    }
    Q_ASSERT_X(false, "makeEditor", "groups are drawn by GroupEditor");
    return nullptr;
}

} // namespace desktop::forms
