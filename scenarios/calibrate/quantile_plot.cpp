// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/quantile_plot.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "scenarios/calibrate/fit.hpp"

namespace headroom::calibrate {

namespace {

constexpr std::array kShares{0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3,   0.35, 0.4,   0.45,  0.5,    0.55,  0.6,
                             0.65, 0.7,  0.75, 0.8, 0.85, 0.9, 0.95, 0.975, 0.99, 0.995, 0.999, 0.9995, 0.9999};
constexpr double kFewest = 10.0;

}  // namespace

QuantilePlot plotOf(std::string what, const Sample& sample) {
    const Fit fit = fitPercentiles(sample);
    QuantilePlot plot{std::move(what), {}, fit.distance, fit.critical, sample.count()};
    const auto count = static_cast<double>(sample.count());
    for (const double share : kShares) {
        if (share != 0.5 && count * std::min(share, 1.0 - share) < kFewest) continue;
        plot.points.push_back({share, base::toSeconds(sample.percentile(share)), fit.quantile(share)});
    }
    return plot;
}

std::string toCsv(const QuantilePlot& plot) {
    const auto text = [](double value) {
        std::array<char, 32> digits{};
        const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
        return std::string(digits.data(), error == std::errc() ? end : digits.data());
    };
    std::string csv = "share,sample,law\n";
    for (const QuantilePlot::Point& point : plot.points)
        csv += text(point.share) + "," + text(point.sample) + "," + text(point.law) + "\n";
    return csv;
}

}  // namespace headroom::calibrate
