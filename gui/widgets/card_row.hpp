// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

class QWidget;

namespace headroom::gui {

/// Cards of one width beside each other.
QWidget* cardRow(const std::vector<QWidget*>& cards);

}  // namespace headroom::gui
