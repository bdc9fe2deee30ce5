// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

#include "report/figures/chart_colors.hpp"

namespace headroom::gui {

/// Where time went, in words: "ViewProduct: compute", "ViewProduct: back-off".
QString causeText(const std::string& hop, const std::string& cause);

/// Its colour: work, downstream services, overhead, waiting.
figures::Tone causeTone(const std::string& cause);

}  // namespace headroom::gui
