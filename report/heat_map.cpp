// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/heat_map.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace headroom::report {

namespace {

constexpr double kWidth = 720.0;
constexpr double kLeft = 110.0;
constexpr double kTop = 38.0;
constexpr double kRow = 26.0;

std::string px(double value) { return fmt::format("{:.1f}", value); }

double heightOf(const HeatMap& map) { return kTop + kRow * static_cast<double>(map.down.size()) + 6.0; }

/// From nearly white to blue.
std::string colorOf(double share) {
    const auto mix = [&](double light, double dark) { return static_cast<int>(light + (dark - light) * share + 0.5); };
    return fmt::format("#{:02x}{:02x}{:02x}", mix(0xee, 0x1f), mix(0xf4, 0x5f), mix(0xfa, 0xa8));
}

struct Extent {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
};

Extent extentOf(const HeatMap& map) {
    Extent extent;
    for (const auto& row : map.values) {
        for (const std::optional<double>& value : row) {
            if (!value || !std::isfinite(*value)) continue;
            extent.low = std::min(extent.low, *value);
            extent.high = std::max(extent.high, *value);
        }
    }
    return extent;
}

void label(MarkupWriter& markup, double x, double y, std::string_view text, std::string_view anchor,
           std::string_view color = "#333") {
    markup.element("text", text, {{"x", px(x)}, {"y", px(y)}, {"text-anchor", anchor}, {"fill", color}});
}

void writeCell(MarkupWriter& markup, const HeatMap& map, const Extent& extent, std::size_t row, std::size_t column,
               double width) {
    const std::optional<double>& value = map.values[row][column];
    const double x = kLeft + width * static_cast<double>(column);
    const double y = kTop + kRow * static_cast<double>(row);
    const double span = extent.high - extent.low;
    const double share = value && span > 0.0 ? (*value - extent.low) / span : 0.0;
    markup.empty("rect", {{"x", px(x)},
                          {"y", px(y)},
                          {"width", px(width - 1.0)},
                          {"height", px(kRow - 1.0)},
                          {"fill", value ? colorOf(share) : "#f4f4f4"}});
    label(markup, x + width / 2.0, y + 17.0, value ? map.text(*value) : "-", "middle", share > 0.5 ? "#fff" : "#333");
}

}  // namespace

void writeSvg(MarkupWriter& markup, const HeatMap& map) {
    const double width = (kWidth - kLeft) / static_cast<double>(std::max<std::size_t>(map.across.size(), 1));
    const Extent extent = extentOf(map);
    markup.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                        {"viewBox", "0 0 " + px(kWidth) + " " + px(heightOf(map))},
                        {"width", px(kWidth)},
                        {"height", px(heightOf(map))},
                        {"font-family", "Liberation Sans, DejaVu Sans, sans-serif"},
                        {"font-size", "11"},
                        {"role", "img"},
                        {"aria-label", map.title}});
    label(markup, kLeft + (kWidth - kLeft) / 2.0, 12.0, map.acrossName, "middle");
    label(markup, 4.0, kTop - 6.0, map.downName, "start");
    for (std::size_t c = 0; c < map.across.size(); ++c)
        label(markup, kLeft + width * (static_cast<double>(c) + 0.5), kTop - 6.0, map.across[c], "middle");
    for (std::size_t r = 0; r < map.down.size(); ++r) {
        label(markup, kLeft - 8.0, kTop + kRow * static_cast<double>(r) + 17.0, map.down[r], "end");
        for (std::size_t c = 0; c < map.across.size(); ++c) writeCell(markup, map, extent, r, c, width);
    }
    markup.close();
}

double aspectOf(const HeatMap& map) { return kWidth / heightOf(map); }

}  // namespace headroom::report
