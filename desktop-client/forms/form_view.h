// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop-client/api/client.h"
#include "desktop-client/forms/field_editor.h"

class QVBoxLayout;
class QLabel;

namespace desktop::views {
class NameLabel;
}

namespace desktop::forms {

/// A form to fill in, with what applies, what is computed and what is wrong always up to date.
///
/// Checks are forms::check's own, the same as the server's. Errors are shown from the first attempt to send
/// on, all at once, and then follow the typing.
class FormView : public QWidget
{
    Q_OBJECT

public:
    explicit FormView(QWidget *parent = nullptr);
    ~FormView() override;

    /// Draws `form` with `answers`, filling in what the form itself says.
    void setForm(std::shared_ptr<const ::forms::model::Form> form, ::forms::check::Against against,
                 const ::forms::check::RawAnswers &answers);
    void clear();
    const ::forms::model::Form *form() const { return m_form.get(); }

    const ::forms::check::RawAnswers &answers() const { return m_raw; }
    /// Draws again with the same answers, in the window's language.
    void retranslate();

    /// Shows every error at once and puts the keyboard into the first; true when there is none.
    bool showOwnErrors();
    /// The server's view of the answers. Stays until the field is edited.
    void showProblems(const std::vector<api::FieldProblem> &problems);
    /// Chooses the first offered option of this value, as a click would, and puts the keyboard to what it asks for;
    /// false when no field offers it.
    bool choose(const QString &value);
    /// All errors that are shown now, each with the label of its field.
    QStringList shownErrors() const;
    /// A problem with the label of its field, where the form has that field.
    QString labelled(const api::FieldProblem &problem) const;

Q_SIGNALS:
    void edited();

private:
    struct Line;

    void draw();
    void drawFields(const std::vector<::forms::model::Field> &fields, const QString &prefix, QVBoxLayout *into);
    void drawField(const ::forms::model::Field &field, const QString &path, QVBoxLayout *into);
    void drawGroup(const ::forms::model::Field &field, const QString &path, QVBoxLayout *into);
    void addEntry(const ::forms::model::Field &field, const QString &path);
    void removeEntry(const ::forms::model::Field &field, const QString &path, int index);
    void takeAnswers(const Line &line);
    void update();
    void showErrors(const ::forms::check::Checked &checked);
    bool focusFirstError();
    /// Puts the keyboard into the first box whose path begins so; false when there is none.
    bool focusPath(const QString &prefix);

    std::shared_ptr<const ::forms::model::Form> m_form;
    ::forms::check::Against m_against;
    ::forms::check::RawAnswers m_raw;
    QVBoxLayout *m_layout = nullptr;
    QWidget *m_page = nullptr;
    std::vector<std::unique_ptr<Line>> m_lines;
    std::map<QString, QWidget *> m_groups; ///< by path, pages as `page:NAME`
    std::map<QString, QLabel *> m_groupErrors;
    std::map<QString, QString> m_serverProblems;
    bool m_showsErrors = false;
};

} // namespace desktop::forms
