// SPDX-License-Identifier: Apache-2.0
#include "engine/document/page_layout.h"

#include <deque>

namespace engine::document {

std::vector<Page> paginate(std::vector<Item> items, qreal height)
{
    std::deque<Item> rest(std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
    std::vector<Page> pages(1);
    qreal y = 0;
    const auto newPage = [&] {
        pages.emplace_back();
        y = 0;
        if (!rest.empty() && rest.front().heading) {
            pages.back().push_back({*rest.front().heading, 0});
            y = rest.front().heading->height;
        }
    };
    const auto bottomOfGroup = [&rest](qreal from) {
        // A heading stays with the first line that follows it.
        for (size_t i = 0; i < rest.size(); ++i) {
            from += rest[i].height + (i > 0 ? rest[i].spaceBefore : 0);
            if (!rest[i].keepWithNext)
                break;
        }
        return from;
    };
    while (!rest.empty()) {
        const qreal top = pages.back().empty() ? 0 : y + rest.front().spaceBefore;
        const qreal startOfPage = rest.front().heading ? rest.front().heading->height : 0;
        if (bottomOfGroup(top) > height && y > startOfPage && bottomOfGroup(startOfPage) <= height) {
            newPage();
            continue;
        }
        if (top + rest.front().height > height && rest.front().split) {
            if (auto parts = rest.front().split(height - top)) {
                parts->second.heading = rest.front().heading;
                pages.back().push_back({std::move(parts->first), top});
                rest.front() = std::move(parts->second);
                newPage();
                continue;
            }
        }
        if (top + rest.front().height > height && y > startOfPage) {
            newPage();
            continue;
        }
        Item item = std::move(rest.front());
        rest.pop_front();
        y = top + item.height;
        pages.back().push_back({std::move(item), top});
    }
    return pages;
}

} // namespace engine::document
