// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/series_names.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace headroom::study {

std::string nameOf(const engine::MetricSeries& series) {
    constexpr std::array<std::string_view, 4> kStatistics{"Sum", "Average", "Maximum", "SampleCount"};
    return series.resource + "/" + series.name + "/" +
           std::string(kStatistics.at(static_cast<std::size_t>(series.statistic)));
}

std::string nameOf(const build::PercentileSeries& series) {
    return series.resource + "/" + build::watchedName(series.metric, series.operation) + "/" +
           fmt::format("p{:g}", series.share * 100.0);
}

std::vector<double> millisecondsOf(const build::PercentileSeries& series) {
    std::vector<double> values;
    values.reserve(series.seconds.size());
    for (const double seconds : series.seconds) values.push_back(seconds * 1e3);
    return values;
}

}  // namespace headroom::study
