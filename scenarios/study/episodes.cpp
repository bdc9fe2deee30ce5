// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/episodes.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace headroom::study {

namespace {

constexpr std::size_t kQuiet = 5;

/// CloudWatch's names of what was refused for a limit.
bool countsThrottles(const engine::MetricSeries& series) {
    return series.statistic == engine::Statistic::Sum && series.name.find("Throttle") != std::string::npos;
}

/// By period whether anything of the resource was throttled.
std::vector<bool> hotPeriods(const std::vector<engine::MetricSeries>& all, const std::string& resource) {
    std::vector<bool> hot;
    for (const engine::MetricSeries& series : all) {
        if (series.resource != resource || !countsThrottles(series)) continue;
        hot.resize(std::max(hot.size(), series.values.size()));
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            if (series.values[i] > 0.0) hot[i] = true;
        }
    }
    return hot;
}

}  // namespace

std::vector<Episodes> episodesOf(const std::vector<engine::MetricSeries>& series) {
    std::vector<Episodes> found;
    for (const engine::MetricSeries& one : series) {
        if (!countsThrottles(one) || std::ranges::find(found, one.resource, &Episodes::resource) != found.end())
            continue;
        Episodes& episodes = found.emplace_back(Episodes{one.resource, 0, 0});
        std::size_t quiet = kQuiet;
        for (const bool hot : hotPeriods(series, one.resource)) {
            if (hot && quiet >= kQuiet) ++episodes.count;
            if (hot) ++episodes.periods;
            quiet = hot ? 0 : quiet + 1;
        }
    }
    std::erase_if(found, [](const Episodes& one) { return one.count == 0; });
    return found;
}

std::string episodesText(const std::vector<Episodes>& episodes, const std::string& resource, double period) {
    Episodes all;
    for (const Episodes& one : episodes) {
        if (one.resource != resource) continue;
        all.count += one.count;
        all.periods += one.periods;
    }
    if (all.count == 0) return {};
    const double minutes = static_cast<double>(all.periods) * period / 60.0;
    return fmt::format("in {} episode{} ({:.4g} min)", all.count, all.count == 1 ? "" : "s", minutes);
}

}  // namespace headroom::study
