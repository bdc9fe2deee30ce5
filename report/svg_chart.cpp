// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/svg_chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace headroom::report {

namespace {

constexpr std::size_t kMostPoints = 240;
constexpr std::size_t kMostName = 44;  // characters of a name
constexpr double kWidth = 720.0;
constexpr double kPlotHeight = 130.0;
constexpr double kLeft = 70.0;
constexpr double kRight = 10.0;
constexpr double kLegendRow = 16.0;
constexpr double kBottom = 24.0;
constexpr double kBarHeight = 22.0;
constexpr double kCharacter = 6.7;  // of the widest of the usual sans fonts at that size, on average
constexpr double kCapital = 8.4;
constexpr double kBroad = 10.8;   // m, w, M, W and %
constexpr double kSample = 22.0;  // of a line, in the legend

/// Told apart without colour as well, by their dashes.
struct Look {
    std::string_view color;
    std::string_view dashes;
};
constexpr std::array kLooks{Look{"#1f5fa8", "none"},    Look{"#b5491d", "6 3"},     Look{"#3b7d3b", "2 2"},
                            Look{"#7a4a9c", "8 3 2 3"}, Look{"#8a6d00", "10 2"},    Look{"#00797a", "4 4"},
                            Look{"#8a1f5a", "1 3"},     Look{"#555555", "12 4 2 4"}};

std::string px(double value) { return fmt::format("{:.1f}", value); }

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

double widthOf(std::string_view text) {
    double width = 0.0;
    for (const char c : text) {
        if (std::string_view("mwMW%").find(c) != std::string_view::npos)
            width += kBroad;
        else if (c >= 'A' && c <= 'Z')
            width += kCapital;
        else
            width += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? kCharacter : 0.0;
    }
    return width;
}

/// A name that fits; its beginning says less than its end.
std::string cut(const std::string& name) {
    if (characters(name) <= kMostName) return name;
    std::size_t from = name.size();
    for (std::size_t kept = 0; kept < kMostName - 1; ++kept) {
        do { --from; } while ((static_cast<unsigned char>(name[from]) & 0xC0U) == 0x80U);
    }
    return "…" + name.substr(from);
}

std::vector<double> thinned(const std::vector<double>& values) {
    if (values.size() <= kMostPoints) return values;
    std::vector<double> out(kMostPoints, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < values.size(); ++i) {
        double& largest = out[i * kMostPoints / values.size()];
        if (std::isfinite(values[i])) largest = std::fmax(largest, values[i]);  // of no number and one: the number
    }
    return out;
}

/// Where the names of the lines stand: left edge and row of each.
std::vector<std::pair<double, int>> legendOf(const LineChart& chart) {
    std::vector<std::pair<double, int>> places;
    double x = kLeft;
    int row = 0;
    for (const ChartLine& line : chart.lines) {
        const double width = kSample + widthOf(cut(line.name)) + 16.0;
        if (x > kLeft && x + width > kWidth) {
            x = kLeft;
            ++row;
        }
        places.emplace_back(x, row);
        x += width;
    }
    return places;
}

double topOf(const LineChart& chart) {
    const auto places = legendOf(chart);
    return 12.0 + kLegendRow * (places.empty() ? 0 : places.back().second + 1);
}

double heightOf(const LineChart& chart) { return topOf(chart) + kPlotHeight + kBottom; }
double heightOf(const BarChart& chart) { return kBarHeight * static_cast<double>(chart.bars.size()); }

double mostOf(const LineChart& chart) {
    double most = 0.0;
    for (const ChartLine& line : chart.lines) {
        for (const double value : line.values) most = std::max(most, std::isfinite(value) ? value : 0.0);
    }
    return most > 0.0 ? most : 1.0;
}

/// Round steps (1, 2, 2.5 or 5 times a power of ten), three to five of them.
double stepOf(double most) {
    double power = 1.0;
    while (power * 10.0 <= most) power *= 10.0;
    while (power > most) power /= 10.0;
    for (const double step : {0.25, 0.5, 1.0, 2.0}) {
        if (most / (power * step) <= 5.0) return power * step;
    }
    return power * 2.5;
}

struct Point {
    double x = 0.0;
    double y = 0.0;
};

/// The stretches of a line: it is broken where there is no number, for nobody knows what was between.
std::vector<std::vector<Point>> stretchesOf(const std::vector<double>& values, double most, double bottom) {
    std::vector<std::vector<Point>> stretches;
    bool broken = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isfinite(values[i])) {
            const double share =
                values.size() > 1 ? static_cast<double>(i) / static_cast<double>(values.size() - 1) : 0.0;
            if (broken) stretches.emplace_back();
            stretches.back().push_back(
                {kLeft + share * (kWidth - kLeft - kRight), bottom - values[i] / most * kPlotHeight});
        }
        broken = !std::isfinite(values[i]);
    }
    return stretches;
}

/// A number that is alone between gaps is a dot: a line of one point would not be seen.
void writeStretch(MarkupWriter& markup, const std::vector<Point>& stretch, const Look& look) {
    if (stretch.size() == 1) {
        markup.empty("circle",
                     {{"cx", px(stretch[0].x)}, {"cy", px(stretch[0].y)}, {"r", "1.5"}, {"fill", look.color}});
        return;
    }
    std::string points;
    for (const Point& point : stretch) points += (points.empty() ? "" : " ") + px(point.x) + "," + px(point.y);
    markup.empty("polyline", {{"points", points},
                              {"fill", "none"},
                              {"stroke", look.color},
                              {"stroke-width", "1.5"},
                              {"stroke-dasharray", look.dashes}});
}

void label(MarkupWriter& markup, double x, double y, std::string_view text, std::string_view anchor = "start") {
    markup.element("text", text, {{"x", px(x)}, {"y", px(y)}, {"text-anchor", anchor}, {"fill", "#333"}});
}

void open(MarkupWriter& markup, const std::string& title, double height) {
    markup.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                        {"viewBox", "0 0 " + px(kWidth) + " " + px(height)},
                        {"width", px(kWidth)},
                        {"height", px(height)},
                        {"font-family", "Liberation Sans, DejaVu Sans, sans-serif"},
                        {"font-size", "11"},
                        {"role", "img"},
                        {"aria-label", title}});
}

void writeLegend(MarkupWriter& markup, const LineChart& chart) {
    const auto places = legendOf(chart);
    for (std::size_t i = 0; i < chart.lines.size(); ++i) {
        const Look& look = kLooks[i % kLooks.size()];
        const auto [x, row] = places[i];
        const double y = 14.0 + kLegendRow * row;
        markup.empty("line", {{"x1", px(x)},
                              {"x2", px(x + kSample - 5.0)},
                              {"y1", px(y - 4.0)},
                              {"y2", px(y - 4.0)},
                              {"stroke", look.color},
                              {"stroke-width", "1.5"},
                              {"stroke-dasharray", look.dashes}});
        label(markup, x + kSample, y, cut(chart.lines[i].name));
    }
}

/// As many labels of the axis as have room.
void writeTicks(MarkupWriter& markup, const LineChart& chart, double y) {
    if (chart.ticks.size() < 2) {
        label(markup, kLeft, y, chart.from);
        label(markup, kWidth - kRight, y, chart.to, "end");
        return;
    }
    double widest = 0.0;
    for (const std::string& tick : chart.ticks) widest = std::max(widest, widthOf(tick) + 10.0);
    const double gap = (kWidth - kLeft - kRight) / static_cast<double>(chart.ticks.size() - 1);
    const auto every = static_cast<std::size_t>(std::ceil(widest / gap));
    for (std::size_t i = 0; i < chart.ticks.size(); i += every) {
        const std::string_view anchor = i == 0 ? "start" : i + 1 == chart.ticks.size() ? "end" : "middle";
        label(markup, kLeft + gap * static_cast<double>(i), y, chart.ticks[i], anchor);
    }
}

}  // namespace

void writeSvg(MarkupWriter& markup, const LineChart& chart) {
    const double step = stepOf(mostOf(chart));
    const double steps = std::ceil(mostOf(chart) / step - 1e-9);
    const double bottom = topOf(chart) + kPlotHeight;
    open(markup, chart.title, heightOf(chart));
    for (int i = 0; i <= static_cast<int>(steps); ++i) {
        const double y = bottom - kPlotHeight * i / steps;
        markup.empty(
            "line", {{"x1", px(kLeft)}, {"x2", px(kWidth - kRight)}, {"y1", px(y)}, {"y2", px(y)}, {"stroke", "#ccc"}});
        label(markup, kLeft - 6.0, y + 4.0, chart.text(step * i), "end");
    }
    for (std::size_t i = 0; i < chart.lines.size(); ++i) {
        const std::vector<double> values = thinned(chart.lines[i].values);
        for (const std::vector<Point>& stretch : stretchesOf(values, step * steps, bottom))
            writeStretch(markup, stretch, kLooks[i % kLooks.size()]);
    }
    writeLegend(markup, chart);
    writeTicks(markup, chart, bottom + 16.0);
    markup.close();
}

void writeSvg(MarkupWriter& markup, const BarChart& chart) {
    double most = 0.0;
    double left = 60.0;
    double right = 40.0;
    for (const ChartBar& bar : chart.bars) {
        most = std::max(most, bar.value);
        left = std::max(left, widthOf(cut(bar.name)) + 12.0);
        right = std::max(right, widthOf(bar.label) + 12.0);
    }
    if (most <= 0.0) most = 1.0;
    open(markup, chart.title, heightOf(chart));
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const ChartBar& bar = chart.bars[i];
        const double y = kBarHeight * static_cast<double>(i);
        const double width = std::max(1.0, bar.value / most * std::max(40.0, kWidth - left - right));
        label(markup, left - 8.0, y + 15.0, cut(bar.name), "end");
        markup.empty("rect", {{"x", px(left)},
                              {"y", px(y + 3.0)},
                              {"width", px(width)},
                              {"height", px(kBarHeight - 6.0)},
                              {"fill", "#1f5fa8"}});
        label(markup, left + width + 6.0, y + 15.0, bar.label);
    }
    markup.close();
}

double aspectOf(const LineChart& chart) { return kWidth / heightOf(chart); }

double aspectOf(const BarChart& chart) { return kWidth / heightOf(chart); }

}  // namespace headroom::report
