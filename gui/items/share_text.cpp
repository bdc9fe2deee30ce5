// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/share_text.hpp"

#include "gui/format.hpp"

namespace headroom::gui {

QString shareText(double share) {
    constexpr double kSmallest = 1e-4;
    return share > 0.0 && share < kSmallest ? QStringLiteral("< 0.01 %") : say::percent(share);
}

}  // namespace headroom::gui
