// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/forms/form_view.h"

#include "desktop-client/forms/error_label.h"
#include "desktop-client/text.h"
#include "desktop-client/views/name_label.h"
#include "forms/check/tree.h"

#include <QAbstractButton>
#include <QGroupBox>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using ::forms::check::Checked;
using ::forms::model::Field;

namespace desktop::forms {

/// One field on the page: its label, what is said of it, and its boxes (none where it is computed).
struct FormView::Line
{
    const Field *field;
    QString path;
    QWidget *whole;
    QLabel *label;
    QLabel *error;
    QLabel *understood;
    FieldEditor *editor;
    views::NameLabel *computed;
};

namespace {

/// The error of a field stands under its own path or under one of its boxes.
QString textOf(const ::forms::check::FieldError &error)
{
    return error.text.isEmpty() ? engine::core::sentence(error.error, language()) : error.text.in(language());
}

QLabel *makeError(const QString &path, QWidget *parent)
{
    auto *error = new ErrorLabel(parent);
    error->setObjectName(u"error."_s + path);
    error->hide();
    return error;
}

} // namespace

FormView::FormView(QWidget *parent)
    : QWidget(parent)
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
}

FormView::~FormView() = default;

void FormView::setForm(std::shared_ptr<const ::forms::model::Form> form, ::forms::check::Against against,
                       const ::forms::check::RawAnswers &answers)
{
    m_form = std::move(form);
    m_against = std::move(against);
    m_raw = ::forms::check::prefilled(*m_form, answers, m_against);
    m_serverProblems.clear();
    m_showsErrors = false;
    draw();
}

void FormView::clear()
{
    m_form.reset();
    m_raw = {};
    draw();
}

void FormView::retranslate()
{
    if (m_form)
        draw();
}

void FormView::draw()
{
    m_lines.clear();
    m_groups.clear();
    m_groupErrors.clear();
    if (m_page) {
        // Later: the click that asked for this may still be on its way through one of its buttons.
        m_page->hide();
        m_page->deleteLater();
        for (QObject *child : m_page->findChildren<QObject *>())
            child->setObjectName(QString());
        m_page = nullptr;
    }
    if (!m_form)
        return;
    m_page = new QWidget(this);
    auto *column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, 0, 0);
    m_layout->addWidget(m_page);
    for (const ::forms::model::Page &page : m_form->pages) {
        auto *box = new QWidget(m_page);
        auto *inside = new QVBoxLayout(box);
        inside->setContentsMargins(0, 0, 0, 0);
        // The title of an only page says again what the task is called.
        const QString title = m_form->pages.size() > 1 ? page.title.in(language()) : QString();
        for (const QString &text : {title, page.intro.in(language())}) {
            if (text.isEmpty())
                continue;
            auto *label = new QLabel(text, box);
            label->setWordWrap(true);
            QFont font = label->font();
            font.setBold(text == title);
            label->setFont(font);
            inside->addWidget(label);
        }
        drawFields(page.fields, {}, inside);
        column->addWidget(box);
        m_groups[u"page:"_s + page.name] = box;
    }
    // At once, so that the keyboard can go into it; a layout would show it with the next event only.
    m_page->show();
    update();
}

bool FormView::focusPath(const QString &prefix)
{
    for (const auto &line : m_lines) {
        QWidget *box = line->editor && line->path.startsWith(prefix) ? line->editor->firstBox() : nullptr;
        if (box && box->isVisibleTo(this)) {
            box->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return false;
}

void FormView::drawFields(const std::vector<Field> &fields, const QString &prefix, QVBoxLayout *into)
{
    for (const Field &field : fields) {
        const QString path = prefix.isEmpty() ? field.name : prefix + u'.' + field.name;
        if (::forms::fields::kindOf(field).shape(field, 0) == ::forms::fields::Shape::Group)
            drawGroup(field, path, into);
        else
            drawField(field, path, into);
    }
}

void FormView::drawField(const Field &field, const QString &path, QVBoxLayout *into)
{
    auto line = std::make_unique<Line>();
    line->field = &field;
    line->path = path;
    line->whole = new QWidget(m_page);
    auto *column = new QVBoxLayout(line->whole);
    column->setContentsMargins(0, 4, 0, 4);
    column->setSpacing(2);
    const QString label = field.label.in(language());
    line->label = new QLabel(line->whole);
    line->label->setWordWrap(true);
    column->addWidget(line->label);
    if (const QString hint = field.hint.in(language()); !hint.isEmpty()) {
        auto *said = new QLabel(hint, line->whole);
        said->setWordWrap(true);
        column->addWidget(said);
    }
    line->error = makeError(path, line->whole);
    column->addWidget(line->error);
    line->understood = new QLabel(line->whole);
    line->understood->setObjectName(u"understood."_s + path);
    line->understood->hide();
    line->editor = nullptr;
    line->computed = nullptr;
    engine::feel::Diagnostics ignored;
    if (field.calculate || (field.readonly && field.readonly->evaluate(m_against.environment, ignored).isTrue())) {
        line->computed = new views::NameLabel(line->whole);
        line->computed->setObjectName(u"field."_s + path);
        column->addWidget(line->computed);
    } else {
        line->editor = makeEditor({field, path, ::forms::check::optionsOf(field, m_against), label}, line->whole);
        ::forms::fields::Boxes boxes;
        for (const auto &[name, values] : m_raw.values) {
            if (name == path)
                boxes[QString()] = values;
            else if (name.startsWith(path + u'.'))
                boxes[name.mid(path.size() + 1)] = values;
        }
        line->editor->setBoxes(boxes);
        line->label->setBuddy(line->editor->firstBox());
        column->addWidget(line->editor);
        connect(line->editor, &FieldEditor::edited, this, [this, one = line.get()] {
            takeAnswers(*one);
            update();
            Q_EMIT edited();
        });
    }
    column->addWidget(line->understood);
    into->addWidget(line->whole);
    m_lines.push_back(std::move(line));
}

void FormView::drawGroup(const Field &field, const QString &path, QVBoxLayout *into)
{
    auto *box = new QGroupBox(field.label.in(language()), m_page);
    box->setObjectName(u"group."_s + path);
    auto *column = new QVBoxLayout(box);
    QLabel *error = makeError(path, box);
    column->addWidget(error);
    m_groups[path] = box;
    m_groupErrors[path] = error;
    into->addWidget(box);
    if (!field.repeats) {
        drawFields(field.children, path, column);
        return;
    }
    const std::vector<int> entries = ::forms::check::entries(field, path, m_raw);
    for (const int index : entries) {
        const QString entry = u"%1[%2]"_s.arg(path).arg(index);
        auto *inner = new QGroupBox(say("No. %1", {QString::number(index)}), box);
        auto *inside = new QVBoxLayout(inner);
        drawFields(field.children, entry, inside);
        if (static_cast<int>(entries.size()) > field.repeatMin) {
            auto *remove = new QPushButton(say("Remove"), inner);
            remove->setObjectName(u"remove."_s + entry);
            remove->setAccessibleName(say("Remove %1", {u"%1 %2"_s.arg(field.label.in(language())).arg(index)}));
            connect(remove, &QPushButton::clicked, this, [this, &field, path, index] { removeEntry(field, path, index); });
            inside->addWidget(remove, 0, Qt::AlignLeft);
        }
        column->addWidget(inner);
    }
    if (static_cast<int>(entries.size()) < field.repeatMax) {
        auto *add = new QPushButton(say("Add"), box);
        add->setObjectName(u"add."_s + path);
        add->setAccessibleName(say("Add %1", {field.label.in(language())}));
        connect(add, &QPushButton::clicked, this, [this, &field, path] { addEntry(field, path); });
        column->addWidget(add, 0, Qt::AlignLeft);
    }
}

void FormView::addEntry(const Field &field, const QString &path)
{
    const std::vector<int> entries = ::forms::check::entries(field, path, m_raw);
    QStringList marks;
    for (const int index : entries)
        marks << QString::number(index);
    marks << QString::number(entries.empty() ? 1 : entries.back() + 1);
    m_raw.values[path] = marks;
    m_raw = ::forms::check::prefilled(*m_form, m_raw, m_against);
    draw();
    // The button that had the keyboard has gone.
    focusPath(u"%1[%2]"_s.arg(path, marks.back()));
    Q_EMIT edited();
}

void FormView::removeEntry(const Field &field, const QString &path, int index)
{
    QStringList marks;
    for (const int one : ::forms::check::entries(field, path, m_raw)) {
        if (one != index)
            marks << QString::number(one);
    }
    std::erase_if(m_raw.values, [&](const auto &item) { return item.first.startsWith(u"%1[%2]"_s.arg(path).arg(index)); });
    m_raw.values[path] = marks;
    draw();
    if (marks.isEmpty() || !focusPath(u"%1[%2]"_s.arg(path, marks.back())))
        focusPath({});
    Q_EMIT edited();
}

void FormView::takeAnswers(const Line &line)
{
    std::erase_if(m_raw.values, [&](const auto &item) { return item.first == line.path || item.first.startsWith(line.path + u'.'); });
    for (const auto &[box, values] : line.editor->boxes())
        m_raw.values[box.isEmpty() ? line.path : line.path + u'.' + box] = values;
    m_serverProblems.erase(line.path);
}

void FormView::update()
{
    const Checked checked = ::forms::check::check(*m_form, m_raw, m_against);
    std::map<QString, QString> values;
    for (const auto &section : ::forms::check::summary(*m_form, checked.answers, m_against, language())) {
        for (const auto &row : section.rows)
            values[row.path] = row.value;
    }
    for (const auto &[path, box] : m_groups)
        box->setVisible(!checked.hidden.contains(path));
    engine::feel::Environment now = m_against.environment;
    for (const auto &[name, value] : checked.answers.entries())
        now.variables.set(name, value);
    for (const auto &line : m_lines) {
        line->whole->setVisible(!checked.hidden.contains(line->path));
        engine::feel::Diagnostics ignored;
        const bool required = !line->computed && line->field->required && line->field->required->evaluate(now, ignored).isTrue();
        const QString label = line->field->label.in(language());
        line->label->setText(required ? label + say(" (required)") : label);
        if (line->computed)
            line->computed->setText(values[line->path]);
        const bool understood = checked.understood.contains(line->path) && checked.values.contains(line->path);
        line->understood->setVisible(understood);
        if (understood)
            line->understood->setText(say("Understood as: %1", {::forms::fields::kindOf(*line->field).show(
                *line->field, checked.values.at(line->path), ::forms::check::optionsOf(*line->field, m_against), language())}));
    }
    showErrors(checked);
}

void FormView::showErrors(const Checked &checked)
{
    std::map<QString, QString> errors = m_serverProblems;
    if (m_showsErrors) {
        for (const auto &error : checked.errors)
            errors.insert_or_assign(error.path, textOf(error));
    }
    const auto find = [&errors](const QString &path, bool boxes) {
        for (const auto &[at, text] : errors) {
            if (at == path || (boxes && at.startsWith(path + u'.')))
                return text;
        }
        return QString();
    };
    for (const auto &line : m_lines) {
        const QString text = find(line->path, true);
        line->error->setText(text.isEmpty() ? text : u"＊"_s + text);
        line->error->setVisible(!text.isEmpty());
        if (line->editor)
            line->editor->setDescription(text.isEmpty() ? line->field->hint.in(language()) : text);
    }
    for (const auto &[path, label] : m_groupErrors) {
        const QString text = find(path, false);
        label->setText(text.isEmpty() ? text : u"＊"_s + text);
        label->setVisible(!text.isEmpty());
    }
}

bool FormView::choose(const QString &value)
{
    for (auto line = m_lines.begin(); line != m_lines.end(); ++line) {
        auto *button = (*line)->editor ? (*line)->editor->findChild<QAbstractButton *>(u"field.%1=%2"_s.arg((*line)->path, value)) : nullptr;
        if (!button || !button->isVisibleTo(this) || !button->isEnabled())
            continue;
        button->setFocus(Qt::OtherFocusReason);
        button->click();
        // On to what this choice asks for, such as the reason of a return.
        const Checked checked = ::forms::check::check(*m_form, m_raw, m_against);
        for (++line; line != m_lines.end(); ++line) {
            const bool asked = std::any_of(checked.errors.begin(), checked.errors.end(), [&](const auto &error) { return error.path == (*line)->path; });
            if (asked && (*line)->editor && (*line)->editor->firstBox() && (*line)->whole->isVisibleTo(this)) {
                (*line)->editor->firstBox()->setFocus(Qt::OtherFocusReason);
                break;
            }
        }
        return true;
    }
    return false;
}

bool FormView::focusFirstError()
{
    for (const auto &line : m_lines) {
        if (line->error->isVisibleTo(this) && line->editor && line->editor->firstBox()) {
            line->editor->firstBox()->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return false;
}

bool FormView::showOwnErrors()
{
    m_showsErrors = true;
    const Checked checked = ::forms::check::check(*m_form, m_raw, m_against);
    showErrors(checked);
    focusFirstError();
    return checked.errors.empty();
}

void FormView::showProblems(const std::vector<api::FieldProblem> &problems)
{
    m_serverProblems.clear();
    for (const api::FieldProblem &problem : problems)
        m_serverProblems[problem.path] = problem.text;
    m_showsErrors = true;
    showErrors(::forms::check::check(*m_form, m_raw, m_against));
    focusFirstError();
}

QString FormView::labelled(const api::FieldProblem &problem) const
{
    for (const auto &line : m_lines) {
        if (line->path == problem.path || problem.path.startsWith(line->path + u'.'))
            return say("%1: %2", {line->field->label.in(language()), problem.text});
    }
    return problem.text;
}

QStringList FormView::shownErrors() const
{
    QStringList shown;
    const auto add = [&](const QString &label, const QLabel *error) {
        if (error->isVisibleTo(this))
            shown << say("%1: %2", {label, error->text().mid(1)});
    };
    for (const auto &line : m_lines)
        add(line->field->label.in(language()), line->error);
    for (const auto &[path, error] : m_groupErrors) {
        if (const auto *box = qobject_cast<const QGroupBox *>(m_groups.at(path)))
            add(box->title(), error);
    }
    return shown;
}

} // namespace desktop::forms
