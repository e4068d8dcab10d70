// SPDX-License-Identifier: Apache-2.0
#include "forms/html/draw.h"

using namespace Qt::StringLiterals;

namespace forms::html {

namespace {

/// Forgets `path` and all below it.
void forget(check::RawAnswers &raw, const QString &path)
{
    for (auto it = raw.values.lower_bound(path); it != raw.values.end() && it->first.startsWith(path);) {
        const QChar after = it->first.size() > path.size() ? it->first[path.size()] : QChar();
        const bool below = after.isNull() || after == u'.' || after == u'[';
        it = below ? raw.values.erase(it) : std::next(it);
    }
}

void add(const model::Form &form, check::RawAnswers &raw, const QString &path)
{
    const model::Field *group = form.field(model::withoutIndexes(path));
    if (!group || !group->repeats || path.endsWith(u']'))
        return;
    const std::vector<int> indexes = check::entries(*group, path, raw);
    if (indexes.size() >= static_cast<std::size_t>(group->repeatMax))
        return;
    QStringList marks;
    for (const int index : indexes)
        marks << QString::number(index);
    for (int next = indexes.empty() ? 1 : indexes.back() + 1; marks.size() == static_cast<qsizetype>(indexes.size()); ++next)
        marks << QString::number(next);
    raw.values[path] = marks;
}

void remove(const model::Form &form, check::RawAnswers &raw, const QString &path)
{
    const model::Field *field = form.field(model::withoutIndexes(path));
    if (!field)
        return;
    if (!path.endsWith(u']')) {
        if (field->kind == u"file")
            raw.values[path] = QStringList{QString()}; // emptied, so that no prefill brings it back
        return;
    }
    if (!field->repeats)
        return;
    const QString group = path.left(path.lastIndexOf(u'['));
    const QString index = path.mid(group.size() + 1).chopped(1);
    QStringList marks;
    for (const int left : check::entries(*field, group, raw)) {
        if (QString::number(left) != index)
            marks << QString::number(left);
    }
    forget(raw, path);
    raw.values[group] = marks;
}

} // namespace

bool press(const model::Form &form, check::RawAnswers &raw)
{
    std::vector<QString> pressed;
    for (const auto &[key, texts] : raw.values) {
        if (key == u"refresh" || key.startsWith(u"add:"_s) || key.startsWith(u"remove:"_s))
            pressed.push_back(key);
    }
    for (const QString &button : pressed) {
        raw.values.erase(button);
        if (button.startsWith(u"add:"_s))
            add(form, raw, button.mid(4));
        else if (button.startsWith(u"remove:"_s))
            remove(form, raw, button.mid(7));
    }
    return !pressed.empty();
}

} // namespace forms::html
