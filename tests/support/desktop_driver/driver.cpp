// SPDX-License-Identifier: Apache-2.0
#include "tests/support/desktop_driver/driver.h"

#include "desktop-client/views/name_label.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QGroupBox>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using engine::core::Json;

namespace tests {

namespace {

constexpr int patience = 10'000; ///< milliseconds for a widget to appear

QWidget *find(const QString &name)
{
    if (name == "-"_L1)
        return QApplication::focusWidget();
    QWidget *hidden = nullptr;
    for (QWidget *widget : QApplication::allWidgets()) {
        if (widget->objectName() != name)
            continue;
        if (widget->isVisible())
            return widget;
        hidden = widget;
    }
    return hidden;
}

/// The widget once a person could use it: visible, enabled, and not behind a dialog.
QWidget *usable(const QString &name)
{
    QWidget *found = nullptr;
    const bool there = QTest::qWaitFor(
        [&] {
            found = find(name);
            const QWidget *modal = QApplication::activeModalWidget();
            if (found && (!found->isVisible() || !found->isEnabled() || (modal && modal != found->window())))
                found = nullptr;
            return found != nullptr;
        },
        patience);
    if (!there)
        return nullptr;
    for (QWidget *up = found->parentWidget(); up; up = up->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(up))
            area->ensureWidgetVisible(found);
    }
    QCoreApplication::processEvents();
    return found;
}

QString rowText(const QAbstractItemModel &model, int row, const QModelIndex &parent = {})
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(parent); ++column)
        cells << model.index(row, column, parent).data().toString();
    return cells.join(u'\t');
}

Json number(int value)
{
    return Json(qint64{value});
}

} // namespace

QStringList words(const QString &line)
{
    QStringList words;
    for (qsizetype i = 0; i < line.size();) {
        if (line[i].isSpace()) {
            ++i;
            continue;
        }
        qsizetype end = i;
        if (line[i] == u'"') {
            for (end = i + 1; end < line.size() && line[end] != u'"'; ++end)
                end += line[end] == u'\\' ? 1 : 0;
            const auto text = Json::parse(line.mid(i, end - i + 1).toUtf8());
            words << (text ? text->toString() : line.mid(i, end - i + 1));
            i = end + 1;
            continue;
        }
        while (end < line.size() && !line[end].isSpace())
            ++end;
        words << line.mid(i, end - i);
        i = end;
    }
    return words;
}

QString textOf(const QWidget *widget)
{
    if (const auto *name = qobject_cast<const desktop::views::NameLabel *>(widget))
        return name->text();
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return line->text();
    if (const auto *lines = qobject_cast<const QPlainTextEdit *>(widget))
        return lines->toPlainText();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text();
    if (const auto *box = qobject_cast<const QComboBox *>(widget))
        return box->currentText();
    if (const auto *view = qobject_cast<const QAbstractItemView *>(widget)) {
        QStringList rows;
        for (int row = 0; view->model() && row < view->model()->rowCount(); ++row)
            rows << rowText(*view->model(), row);
        return rows.join(u'\n');
    }
    QStringList parts;
    if (const auto *group = qobject_cast<const QGroupBox *>(widget))
        parts << group->title();
    for (const QObject *child : widget->children()) {
        const auto *part = qobject_cast<const QWidget *>(child);
        if (!part || !part->isVisible() || part->isWindow())
            continue;
        if (const QString text = textOf(part); !text.isEmpty())
            parts << text;
    }
    return parts.join(u'\n');
}

QByteArray Driver::run(const QString &line)
{
    Json answer;
    const Value value = carryOut(words(line));
    if (const auto *failure = std::get_if<Failure>(&value)) {
        answer.set(u"ok"_s, false);
        answer.set(u"error"_s, failure->text);
    } else {
        answer.set(u"ok"_s, true);
        answer.set(u"value"_s, std::get<Json>(value));
    }
    return answer.canonical();
}

Driver::Value Driver::carryOut(const QStringList &words)
{
    const QString command = words.value(0);
    const QString name = words.value(1);
    if (command == "click"_L1)
        return click(name);
    if (command == "type"_L1)
        return type(name, words.mid(2).join(u' '));
    if (command == "clear"_L1)
        return key(name, u"Ctrl+A"_s).index() == 0 ? key(name, u"Delete"_s) : Value(Failure{u"cannot clear %1"_s.arg(name)});
    if (command == "key"_L1)
        return key(name, words.value(2));
    if (command == "select"_L1)
        return select(name, words.mid(2).join(u' '));
    if (command == "wait"_L1)
        return wait(name, words.value(2), words.value(3, QString::number(patience)).toInt(), false);
    if (command == "gone"_L1)
        return wait(name, {}, words.value(2, QString::number(patience)).toInt(), true);
    if (command == "shot"_L1)
        return shot(name, words.value(2));
    if (command == "tree"_L1)
        return tree();
    if (command == "read"_L1 || command == "state"_L1) {
        const QWidget *widget = find(name);
        if (!widget)
            return Failure{u"no object named %1"_s.arg(name)};
        if (command == "read"_L1)
            return Json(textOf(widget));
        Json state;
        state.set(u"visible"_s, widget->isVisible());
        state.set(u"enabled"_s, widget->isEnabled());
        state.set(u"focus"_s, widget->hasFocus());
        state.set(u"accessibleName"_s, widget->accessibleName());
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            state.set(u"checked"_s, button->isChecked());
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget)) {
            state.set(u"rows"_s, number(view->model()->rowCount()));
            state.set(u"row"_s, number(view->currentIndex().row()));
        }
        return state;
    }
    return Failure{u"unknown command %1"_s.arg(command)};
}

Driver::Value Driver::click(const QString &name)
{
    if (auto *action = m_window.findChild<QAction *>(name)) {
        if (!action->isEnabled())
            return Failure{u"%1 is disabled"_s.arg(name)};
        action->trigger();
        return Json(true);
    }
    QWidget *widget = usable(name);
    if (!widget)
        return Failure{u"no usable object named %1"_s.arg(name)};
    QPoint at = widget->rect().center();
    // Boxes with a long line answer to a click on their mark and text only.
    if (qobject_cast<QCheckBox *>(widget) || qobject_cast<QRadioButton *>(widget))
        at.setX(widget->layoutDirection() == Qt::LeftToRight ? 10 : widget->width() - 10);
    QTest::mouseClick(widget, Qt::LeftButton, {}, at);
    QCoreApplication::processEvents();
    return Json(true);
}

Driver::Value Driver::type(const QString &name, const QString &text)
{
    QWidget *widget = usable(name);
    if (!widget)
        return Failure{u"no usable object named %1"_s.arg(name)};
    if (!widget->hasFocus()) {
        auto *area = qobject_cast<QAbstractScrollArea *>(widget);
        QTest::mouseClick(area ? area->viewport() : widget, Qt::LeftButton);
        widget->setFocus(Qt::MouseFocusReason);
    }
    // Keys for what a keyboard has, an input method for the rest, as on a clerk's machine.
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i;
        const auto isKey = [](QChar c) { return (c.unicode() >= 0x20 && c.unicode() < 0x7f) || c == u'\n'; };
        const bool keys = isKey(text[i]);
        while (end < text.size() && isKey(text[end]) == keys)
            ++end;
        const QString part = text.mid(i, end - i);
        if (keys) {
            for (const QChar c : part) {
                if (c == u'\n')
                    QTest::keyClick(widget, Qt::Key_Return);
                else
                    QTest::keyClick(widget, c.toLatin1());
            }
        } else {
            QInputMethodEvent event;
            event.setCommitString(part);
            QApplication::sendEvent(widget, &event);
        }
        i = end;
    }
    QCoreApplication::processEvents();
    return Json(true);
}

Driver::Value Driver::key(const QString &name, const QString &sequence)
{
    QWidget *widget = name == "-"_L1 ? QApplication::focusWidget() : usable(name);
    if (!widget && name == "-"_L1)
        widget = &m_window;
    if (!widget)
        return Failure{u"no usable object named %1"_s.arg(name)};
    const QKeySequence keys(sequence, QKeySequence::PortableText);
    if (keys.isEmpty() || keys[0].key() == Qt::Key_unknown)
        return Failure{u"no key %1"_s.arg(sequence)};
    if (name != "-"_L1)
        widget->setFocus(Qt::OtherFocusReason);
    for (int i = 0; i < keys.count(); ++i)
        QTest::keyClick(widget, keys[static_cast<uint>(i)].key(), keys[static_cast<uint>(i)].keyboardModifiers());
    QCoreApplication::processEvents();
    return Json(true);
}

Driver::Value Driver::clickRow(QAbstractItemView *view, int row)
{
    const QModelIndex index = view->model()->index(row, 0);
    view->scrollTo(index);
    QCoreApplication::processEvents();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    QCoreApplication::processEvents();
    return number(row);
}

Driver::Value Driver::select(const QString &name, const QString &what)
{
    QWidget *widget = usable(name);
    if (!widget)
        return Failure{u"no usable object named %1"_s.arg(name)};
    bool isNumber = false;
    const int wanted = what.toInt(&isNumber);
    if (auto *view = qobject_cast<QAbstractItemView *>(widget)) {
        int row = -1;
        // The row may be on its way from the server.
        const bool there = QTest::qWaitFor(
            [&] {
                for (int i = 0; i < view->model()->rowCount() && row < 0; ++i)
                    row = (isNumber ? i == wanted : rowText(*view->model(), i).contains(what)) ? i : -1;
                return row >= 0;
            },
            patience);
        return !there ? Value(Failure{u"no row %1 in %2:\n%3"_s.arg(what, name, textOf(view))}) : clickRow(view, row);
    }
    if (auto *box = qobject_cast<QComboBox *>(widget)) {
        const int row = isNumber ? wanted : box->findText(what, Qt::MatchContains);
        if (row < 0 || row >= box->count())
            return Failure{u"no choice %1 in %2"_s.arg(what, name)};
        box->setFocus(Qt::OtherFocusReason);
        while (box->currentIndex() != row)
            QTest::keyClick(box, box->currentIndex() < row ? Qt::Key_Down : Qt::Key_Up);
        return number(row);
    }
    if (auto *tabs = qobject_cast<QTabWidget *>(widget)) {
        for (int i = 0; i < tabs->count(); ++i) {
            if (isNumber ? i != wanted : !tabs->tabText(i).contains(what))
                continue;
            QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(i).center());
            QCoreApplication::processEvents();
            return number(i);
        }
    }
    return Failure{u"no row %1 in %2"_s.arg(what, name)};
}

Driver::Value Driver::wait(const QString &name, const QString &text, int milliseconds, bool gone)
{
    const auto there = [&] {
        const QWidget *widget = find(name);
        const bool visible = widget && widget->isVisible();
        return gone ? !visible : visible && (text.isEmpty() || textOf(widget).contains(text));
    };
    if (QTest::qWaitFor(there, milliseconds))
        return Json(true);
    const QWidget *widget = find(name);
    if (gone)
        return Failure{u"%1 is still there"_s.arg(name)};
    return Failure{widget ? u"%1 does not say %2, but: %3"_s.arg(name, text, textOf(widget)) : u"no object named %1"_s.arg(name)};
}

Driver::Value Driver::shot(const QString &file, const QString &name)
{
    QWidget *widget = name.isEmpty() ? QApplication::activeModalWidget() : find(name);
    QWidget *shown = widget ? widget : &m_window;
    if (!shown->grab().save(file))
        return Failure{u"cannot write %1"_s.arg(file)};
    return Json(true);
}

Json Driver::tree() const
{
    Json list{Json::Array()};
    for (const QWidget *widget : QApplication::allWidgets()) {
        if (!widget->isVisible() || widget->objectName().isEmpty() || widget->objectName().startsWith("qt_"_L1))
            continue;
        Json one;
        one.set(u"name"_s, widget->objectName());
        one.set(u"class"_s, QString::fromLatin1(widget->metaObject()->className()));
        one.set(u"enabled"_s, widget->isEnabled());
        one.set(u"text"_s, textOf(widget).left(200));
        list.append(std::move(one));
    }
    return list;
}

} // namespace tests
