// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/views/key_sheet.h"

#include "desktop-client/text.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace desktop::views {

KeySheet::KeySheet(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"keys"_s);
    setWindowTitle(say("Keys"));
    auto *form = new QFormLayout(this);
    const std::vector<std::pair<QString, QString>> keys{
        {u"J / K"_s, say("Next and previous task")},
        {u"A / R"_s, say("In the list: approve, send back")},
        {u"M"_s, say("In the list: take the task")},
        {u"/"_s, say("In the list: filter it")},
        {u"Enter"_s, say("To what has to be done")},
        {u"Ctrl+Return"_s, say("Send the form")},
        {u"F5"_s, say("Fetch everything again")},
        {u"F6 / Shift+F6"_s, say("Next and previous pane")},
        {u"Ctrl+K"_s, say("Find a case or a command")},
        {u"Ctrl+P"_s, say("Print the case")},
        {u"Ctrl+T"_s, say("Take the task")},
        {u"Ctrl+1 … Ctrl+5"_s, say("Data, papers, signatures, history, process")},
        {u"Ctrl+/"_s, say("This sheet")},
    };
    for (const auto &[key, what] : keys)
        form->addRow(new QLabel(key, this), new QLabel(what, this));
    auto *close = new QPushButton(say("Close"), this);
    close->setObjectName(u"keys.close"_s);
    close->setAccessibleName(close->text());
    form->addRow(close);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace desktop::views
