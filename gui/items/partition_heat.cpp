// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/partition_heat.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "gui/format.hpp"
#include "gui/items/span_row.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

namespace {

/// Means over `every` periods each, a second.
std::vector<std::optional<double>> meansOf(const std::vector<double>& values, std::size_t first, std::size_t end,
                                           std::size_t every, double period) {
    std::vector<std::optional<double>> means;
    for (std::size_t at = first; at < end; at += every) {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(std::min(at, values.size()));
        const auto until = values.begin() + static_cast<std::ptrdiff_t>(std::min({at + every, end, values.size()}));
        if (begin == until) {
            means.push_back(std::nullopt);
        } else {
            means.push_back(std::accumulate(begin, until, 0.0) / (static_cast<double>(until - begin) * period));
        }
    }
    return means;
}

}  // namespace

figures::HeatChart partitionHeatOf(const SeriesSource& source, const std::string& table, const std::string& direction,
                                   double from, double to, std::size_t columns) {
    figures::HeatChart chart;
    const double period = source.period();
    const auto first = static_cast<std::size_t>(std::max(0.0, std::floor(from / period)));
    const auto end = std::max(first + 1, static_cast<std::size_t>(std::ceil(to / period)));
    const std::size_t every = std::max<std::size_t>(1, (end - first + columns - 1) / columns);
    const std::string before = table + "/";
    for (const auto& [name, series] : source.all()) {
        if (name.metric != "Partition" + direction + "Units" || !name.resource.starts_with(before)) continue;
        const std::string number = name.resource.substr(before.size());
        if (number.find('/') != std::string::npos) continue;
        chart.down << gui::tr("partition %1").arg(say::text(number));
        chart.values.push_back(meansOf(series->values, first, end, every, period));
    }
    if (chart.values.empty()) return chart;
    const figures::TimeAxis time = source.chart().time;
    for (std::size_t at = first; at < end; at += every)
        chart.across << momentText(time, static_cast<double>(at) * period);
    chart.text = &say::number;
    return chart;
}

}  // namespace headroom::gui
