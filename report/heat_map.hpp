// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/markup_writer.hpp"

namespace headroom::report {

/// A figure over two axes: a cell for each pair of values, darker where it is larger, with the figure in it.
struct HeatMap {
    std::string title;
    std::string acrossName;
    std::vector<std::string> across;
    std::string downName;
    std::vector<std::string> down;
    std::vector<std::vector<std::optional<double>>> values;  ///< by `down`, then `across`; nothing: not known
    std::string (*text)(double) = nullptr;
};

void writeSvg(MarkupWriter& markup, const HeatMap& map);

/// Width over height of what writeSvg() writes.
double aspectOf(const HeatMap& map);

}  // namespace headroom::report
