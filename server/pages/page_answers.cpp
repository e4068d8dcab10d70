// SPDX-License-Identifier: Apache-2.0
#include "server/pages/page_answers.h"

#include "forms/fields/reading.h"

using namespace Qt::StringLiterals;
using forms::check::RawAnswers;

namespace server::pages {

namespace {

QString keepable(const QString &value)
{
    const QString kept = value.left(forms::fields::mostUnits + 2);
    return kept.size() < value.size() && kept.back().isHighSurrogate() ? kept.chopped(1) : kept;
}

} // namespace

RawAnswers answersOf(const http::Fields &fields)
{
    RawAnswers raw;
    for (const auto &[name, value] : fields.entries()) {
        if (name != "csrf"_L1 && name != "next"_L1 && name != "later"_L1 && name != "upload"_L1)
            raw.values[name] << keepable(value);
    }
    return raw;
}

bool belongsTo(const forms::model::Page &page, const QString &name)
{
    const QString first = name.section(u'.', 0, 0).section(u'[', 0, 0);
    return std::ranges::any_of(page.fields, [&](const forms::model::Field &field) { return field.name == first; });
}

RawAnswers merged(const RawAnswers &kept, const RawAnswers &sent, const forms::model::Page &page)
{
    RawAnswers all = kept;
    std::erase_if(all.values, [&](const auto &entry) { return belongsTo(page, entry.first); });
    for (const auto &[name, values] : sent.values) {
        if (belongsTo(page, name))
            all.values[name] = values;
    }
    return all;
}

RawAnswers onlyOf(const forms::model::Page &page, const RawAnswers &all)
{
    RawAnswers own;
    for (const auto &[name, values] : all.values) {
        if (belongsTo(page, name))
            own.values[name] = values;
    }
    return own;
}

std::vector<const forms::model::Page *> pagesThatApply(const forms::model::Form &form, const forms::check::Checked &checked)
{
    std::vector<const forms::model::Page *> pages;
    for (const forms::model::Page &page : form.pages) {
        if (!checked.hidden.contains(u"page:"_s + page.name))
            pages.push_back(&page);
    }
    return pages;
}

} // namespace server::pages
