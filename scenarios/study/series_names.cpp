// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/series_names.hpp"

#include <array>
#include <string_view>

namespace headroom::study {

std::string nameOf(const engine::MetricSeries& series) {
    constexpr std::array<std::string_view, 4> kStatistics{"Sum", "Average", "Maximum", "SampleCount"};
    return series.resource + "/" + series.name + "/" +
           std::string(kStatistics.at(static_cast<std::size_t>(series.statistic)));
}

}  // namespace headroom::study
