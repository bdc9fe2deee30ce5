// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/svg_chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace headroom::report {

namespace {

constexpr std::size_t kMostPoints = 240;
constexpr double kWidth = 720.0;
constexpr double kHeight = 180.0;
constexpr double kLeft = 70.0;
constexpr double kTop = 26.0;
constexpr double kBottom = 24.0;
constexpr double kBarHeight = 22.0;
constexpr double kBarLeft = 240.0;

/// Told apart without colour as well, by their dashes.
struct Look {
    std::string_view color;
    std::string_view dashes;
};
constexpr std::array kLooks{Look{"#1f5fa8", "none"}, Look{"#b5491d", "6 3"}, Look{"#3b7d3b", "2 2"},
                            Look{"#7a4a9c", "8 3 2 3"}};

std::string px(double value) { return fmt::format("{:.1f}", value); }

std::vector<double> thinned(const std::vector<double>& values) {
    if (values.size() <= kMostPoints) return values;
    std::vector<double> out(kMostPoints, 0.0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        double& largest = out[i * kMostPoints / values.size()];
        largest = std::max(largest, std::isfinite(values[i]) ? values[i] : 0.0);
    }
    return out;
}

std::string points(const std::vector<double>& values, double most) {
    std::string text;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double share = values.size() > 1 ? static_cast<double>(i) / static_cast<double>(values.size() - 1) : 0.0;
        const double value = std::isfinite(values[i]) ? values[i] : 0.0;
        text += (i == 0 ? "" : " ") + px(kLeft + share * (kWidth - kLeft - 10.0)) + "," +
                px(kHeight - kBottom - value / most * (kHeight - kTop - kBottom));
    }
    return text;
}

void label(MarkupWriter& markup, double x, double y, std::string_view text, std::string_view anchor = "start") {
    markup.element("text", text, {{"x", px(x)}, {"y", px(y)}, {"text-anchor", anchor}});
}

void open(MarkupWriter& markup, const std::string& title, double height) {
    markup.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                        {"viewBox", "0 0 " + px(kWidth) + " " + px(height)},
                        {"role", "img"},
                        {"aria-label", title}});
}

double heightOf(const BarChart& chart) { return kBarHeight * static_cast<double>(chart.bars.size()); }

}  // namespace

void writeSvg(MarkupWriter& markup, const LineChart& chart) {
    double most = 0.0;
    for (const ChartLine& line : chart.lines) {
        for (const double value : line.values) most = std::max(most, std::isfinite(value) ? value : 0.0);
    }
    if (most <= 0.0) most = 1.0;
    open(markup, chart.title, kHeight);
    for (const double share : {0.0, 0.5, 1.0}) {
        const double y = kHeight - kBottom - share * (kHeight - kTop - kBottom);
        markup.empty("line",
                     {{"x1", px(kLeft)}, {"x2", px(kWidth - 10.0)}, {"y1", px(y)}, {"y2", px(y)}, {"stroke", "#ccc"}});
        label(markup, kLeft - 6.0, y + 4.0, chart.text(share * most), "end");
    }
    for (std::size_t i = 0; i < chart.lines.size(); ++i) {
        const Look& look = kLooks[i % kLooks.size()];
        markup.empty("polyline", {{"points", points(thinned(chart.lines[i].values), most)},
                                  {"fill", "none"},
                                  {"stroke", look.color},
                                  {"stroke-width", "1.5"},
                                  {"stroke-dasharray", look.dashes}});
        markup.element("text", chart.lines[i].name,
                       {{"x", px(kLeft + 160.0 * static_cast<double>(i))}, {"y", "14"}, {"fill", look.color}});
    }
    label(markup, kLeft, kHeight - 6.0, chart.from);
    label(markup, kWidth - 10.0, kHeight - 6.0, chart.to, "end");
    markup.close();
}

void writeSvg(MarkupWriter& markup, const BarChart& chart) {
    double most = 0.0;
    for (const ChartBar& bar : chart.bars) most = std::max(most, bar.value);
    if (most <= 0.0) most = 1.0;
    open(markup, chart.title, heightOf(chart));
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const ChartBar& bar = chart.bars[i];
        const double y = kBarHeight * static_cast<double>(i);
        const double width = std::max(1.0, bar.value / most * (kWidth - kBarLeft - 130.0));
        label(markup, kBarLeft - 8.0, y + 15.0, bar.name, "end");
        markup.empty("rect", {{"x", px(kBarLeft)},
                              {"y", px(y + 3.0)},
                              {"width", px(width)},
                              {"height", px(kBarHeight - 6.0)},
                              {"fill", "#1f5fa8"}});
        label(markup, kBarLeft + width + 6.0, y + 15.0, bar.label);
    }
    markup.close();
}

double aspectOf(const LineChart&) { return kWidth / kHeight; }

double aspectOf(const BarChart& chart) { return kWidth / heightOf(chart); }

}  // namespace headroom::report
