// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/burst_use.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "scenarios/study/figure_of.hpp"

namespace headroom::study {

namespace {

constexpr double kBeyond = 1.001;  // of what is provisioned: what rounding and the last second explain

}  // namespace

std::vector<BurstUse> burstUses(const ResourceFigures& resource, double seconds, std::size_t runs) {
    constexpr std::string_view kMean = "CapacityUnitsMean";
    constexpr std::string_view kProvisioned = "Provisioned";
    std::vector<BurstUse> uses;
    if (seconds <= 0.0 || runs == 0) return uses;
    for (const auto& [name, held] : resource.figures) {
        const std::size_t at = name.rfind('/') + 1;  // 0 where it is the table's own
        const std::string prefix = name.substr(0, at);
        const std::string_view own = std::string_view(name).substr(at);
        if (!own.starts_with(kProvisioned) || !own.ends_with(kMean) || held <= 0.0) continue;
        const std::string direction(own.substr(kProvisioned.size(), own.size() - kProvisioned.size() - kMean.size()));
        const double used =
            figureOf(resource, prefix + "Consumed" + direction + "CapacityUnits") / seconds / static_cast<double>(runs);
        if (figureOf(resource, prefix + "CapacityChanges") > 0.0 || used <= held * kBeyond) continue;
        const double throttled = figureOf(resource, prefix + direction + "ProvisionedThroughputThrottleEvents");
        uses.push_back({resource.resource + (prefix.empty() ? "" : "/" + prefix.substr(0, at - 1)),
                        direction == "Write", used, held, throttled > 0.0});
    }
    return uses;
}

std::vector<BurstUse> burstUses(std::span<const ResourceFigures> resources, double seconds, std::size_t runs) {
    std::vector<BurstUse> all;
    for (const ResourceFigures& resource : resources) {
        for (BurstUse& use : burstUses(resource, seconds, runs)) all.push_back(std::move(use));
    }
    return all;
}

std::string textOf(const BurstUse& use) {
    return fmt::format(
        "{} uses {:.4g} {} units a second of {:.4g} provisioned, which a burst bucket pays for only so long", use.of,
        use.used, use.writes ? "write" : "read", use.held);
}

}  // namespace headroom::study
