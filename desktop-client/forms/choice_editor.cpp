// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/forms/field_editor.h"
#include "desktop-client/text.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desktop::forms {

namespace {

QStringList chosen(const ::forms::fields::Boxes &boxes)
{
    const auto found = boxes.find(QString());
    return found == boxes.end() ? QStringList() : found->second;
}

/// One button per option: `field.PATH=VALUE`.
class ButtonsEditor : public FieldEditor
{
public:
    ButtonsEditor(const EditorContext &context, bool exclusive, QWidget *parent)
        : FieldEditor(parent)
        , m_options(context.options)
    {
        setObjectName(u"field."_s + context.path);
        setAccessibleName(context.label);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        m_group = new QButtonGroup(this);
        m_group->setExclusive(exclusive);
        for (const auto &option : m_options) {
            const QString label = option.label.in(language());
            QAbstractButton *button = nullptr;
            if (exclusive)
                button = new QRadioButton(label, this);
            else
                button = new QCheckBox(label, this);
            button->setObjectName(u"field.%1=%2"_s.arg(context.path, option.value));
            button->setAccessibleName(u"%1: %2"_s.arg(context.label, label));
            m_group->addButton(button);
            column->addWidget(button);
            connect(button, &QAbstractButton::clicked, this, &FieldEditor::edited);
        }
    }

    ::forms::fields::Boxes boxes() const override
    {
        QStringList values;
        const QList<QAbstractButton *> buttons = m_group->buttons();
        for (qsizetype i = 0; i < buttons.size(); ++i) {
            if (buttons.at(i)->isChecked())
                values << m_options[static_cast<size_t>(i)].value;
        }
        return {{QString(), values}};
    }

    void setBoxes(const ::forms::fields::Boxes &boxes) override
    {
        const QStringList values = chosen(boxes);
        const bool exclusive = m_group->exclusive();
        m_group->setExclusive(false); // else the last one could not be unset
        const QList<QAbstractButton *> buttons = m_group->buttons();
        for (qsizetype i = 0; i < buttons.size(); ++i)
            buttons.at(i)->setChecked(values.contains(m_options[static_cast<size_t>(i)].value));
        m_group->setExclusive(exclusive);
    }

    QWidget *firstBox() const override { return m_group->buttons().value(0); }

private:
    std::vector<::forms::model::Option> m_options;
    QButtonGroup *m_group = nullptr;
};

class SelectEditor : public FieldEditor
{
public:
    SelectEditor(const EditorContext &context, QWidget *parent)
        : FieldEditor(parent)
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        m_box = new QComboBox(this);
        m_box->setObjectName(u"field."_s + context.path);
        m_box->setAccessibleName(context.label);
        m_box->addItem(say("Please choose"), QString());
        for (const auto &option : context.options)
            m_box->addItem(option.label.in(language()), option.value);
        column->addWidget(m_box);
        connect(m_box, &QComboBox::currentIndexChanged, this, &FieldEditor::edited);
    }

    ::forms::fields::Boxes boxes() const override
    {
        const QString value = m_box->currentData().toString();
        return {{QString(), value.isEmpty() ? QStringList() : QStringList{value}}};
    }

    void setBoxes(const ::forms::fields::Boxes &boxes) override
    {
        const QSignalBlocker quiet(m_box);
        m_box->setCurrentIndex(std::max(0, m_box->findData(chosen(boxes).value(0))));
    }

    QWidget *firstBox() const override { return m_box; }

private:
    QComboBox *m_box;
};

/// A single tick whose label is the field's own; what it sends is the kind's.
class TickEditor : public FieldEditor
{
public:
    TickEditor(const EditorContext &context, QWidget *parent)
        : FieldEditor(parent)
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        m_box = new QCheckBox(context.label, this);
        m_box->setObjectName(u"field."_s + context.path);
        m_box->setAccessibleName(context.label);
        column->addWidget(m_box);
        const auto raw = ::forms::fields::kindOf(context.field).toRaw(context.field, engine::feel::Value(true));
        m_ticked = chosen(raw).value(0, u"true"_s);
        connect(m_box, &QCheckBox::clicked, this, &FieldEditor::edited);
    }

    ::forms::fields::Boxes boxes() const override
    {
        return {{QString(), m_box->isChecked() ? QStringList{m_ticked} : QStringList()}};
    }

    void setBoxes(const ::forms::fields::Boxes &boxes) override { m_box->setChecked(chosen(boxes).value(0) == m_ticked); }
    QWidget *firstBox() const override { return m_box; }

private:
    QCheckBox *m_box;
    QString m_ticked;
};

} // namespace

FieldEditor *makeRadioEditor(const EditorContext &context, QWidget *parent)
{
    return new ButtonsEditor(context, true, parent);
}

FieldEditor *makeChecksEditor(const EditorContext &context, QWidget *parent)
{
    return new ButtonsEditor(context, false, parent);
}

FieldEditor *makeSelectEditor(const EditorContext &context, QWidget *parent)
{
    return new SelectEditor(context, parent);
}

FieldEditor *makeTickEditor(const EditorContext &context, QWidget *parent)
{
    return new TickEditor(context, parent);
}

} // namespace desktop::forms
