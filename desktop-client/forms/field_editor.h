// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms/check/check.h"
#include "forms/fields/kind.h"

#include <QWidget>

namespace desktop::forms {

/// What an editor is made for.
struct EditorContext
{
    const ::forms::model::Field &field;
    QString path; ///< with indexes; object names are `field.PATH`
    std::vector<::forms::model::Option> options;
    QString label; ///< in the window's language, for screen readers
};

/// The boxes of one field. One class per shape (forms/fields/kind.h); a new kind of an old shape needs none.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual ::forms::fields::Boxes boxes() const = 0;
    virtual void setBoxes(const ::forms::fields::Boxes &boxes) = 0;
    /// Where the keyboard goes for this field.
    virtual QWidget *firstBox() const = 0;
    /// What is said of each box beside its name: the error or the hint.
    virtual void setDescription(const QString &text);

Q_SIGNALS:
    void edited();
};

/// The editor for the shape of the field's kind.
FieldEditor *makeEditor(const EditorContext &context, QWidget *parent);

FieldEditor *makeLineEditor(const EditorContext &context, QWidget *parent);
FieldEditor *makeLinesEditor(const EditorContext &context, QWidget *parent);
FieldEditor *makeRadioEditor(const EditorContext &context, QWidget *parent);
FieldEditor *makeSelectEditor(const EditorContext &context, QWidget *parent);
FieldEditor *makeChecksEditor(const EditorContext &context, QWidget *parent);
FieldEditor *makeTickEditor(const EditorContext &context, QWidget *parent);
FieldEditor *makeFileEditor(const EditorContext &context, QWidget *parent);

} // namespace desktop::forms
