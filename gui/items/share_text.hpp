// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace headroom::gui {

/// A share where there is little room: digits beyond a hundredth of a percent say nothing there, "< 0.01 %" does.
QString shareText(double share);

}  // namespace headroom::gui
