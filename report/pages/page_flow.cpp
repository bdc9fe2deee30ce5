// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pages/page_flow.hpp"

#include <algorithm>

namespace headroom::report::pages {

void flowText(PageFlow& flow, const TextBox& box, double indent) {
    flow.require(std::min(box.height(), kBodyHeight));
    for (int from = 0; from < box.lines();) {
        const int most = std::max(1, static_cast<int>(flow.room() / box.lineHeight()));
        const int to = std::min(box.lines(), from + most);
        box.draw(flow.painter(), QPointF(kLeft + indent, flow.y()), from, to);
        flow.skip(box.lineHeight() * (to - from));
        from = to;
        if (from < box.lines()) flow.newPage();
    }
}

}  // namespace headroom::report::pages
