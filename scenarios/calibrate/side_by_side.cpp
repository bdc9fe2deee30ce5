// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/side_by_side.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "model/workload/timestamp.hpp"

namespace headroom::calibrate {

namespace {

using recorded::Series;

/// Why what a resource counted is not the traffic of one of several workloads; empty: it is.
std::string whyNot(const format::Design& design, const workload::TrafficSpec& spec, const Series& series,
                   const std::map<std::string, std::string>& askers) {
    const std::string resource = format::resourceOf(spec.target);
    if (std::holds_alternative<workload::Schedule>(spec.arrivals.process)) return "comes by its schedule";
    if (spec.session) return "holds connections, which " + resource + " does not count so";
    if (const auto asker = askers.find(resource); asker != askers.end())
        return "what " + resource + " counted is what " + asker->second + " asks of it as well";
    if (const std::string other = sharesWith(design, spec.name, resource); !other.empty())
        return "what " + resource + " counted is of " + other + " as well";
    return series.points.empty() ? "nothing was counted at " + resource : std::string();
}

bool isRegular(const Series& series) {
    return series.period > 0 && std::ranges::all_of(series.points, [&](const recorded::Datapoint& point) {
               return (point.second - series.begin()) % series.period == 0;
           });
}

std::string spanText(const Series& series) {
    const auto text = [](std::int64_t second) { return toText(workload::Timestamp{second * 1'000'000'000}); };
    return text(series.begin()) + " to " + text(series.end());
}

/// Whether all of it may be of the longest count's periods.
bool liesWithin(const Series& series, const Series& longest) {
    return series.period == longest.period && series.begin() >= longest.begin() &&
           series.points.back().second + longest.period <= longest.end() &&
           std::ranges::all_of(series.points, [&](const recorded::Datapoint& point) {
               return (point.second - longest.begin()) % longest.period == 0;
           });
}

/// What was counted over another time than the longest count would be replayed beside what did not go on with it.
void layBeside(LaidCount& one, const LaidCount* longest) {
    const Series& own = one.count->series;
    const bool regular = isRegular(own);
    if (longest != nullptr) {
        const Series& whole = longest->count->series;
        if (regular && own.begin() == whole.begin() && own.end() == whole.end()) return;
        if (one.count->answers == longest->count->answers && liesWithin(own, whole)) {
            one.over = CountedSpan{whole.begin(), whole.end(), whole.period};
            return;
        }
        one.whyNot = "was counted from " + spanText(own) + ", " + longest->spec->name + " from " + spanText(whole) +
                     ": side by side they would be at other times than they were";
        one.apart = true;
    }
    if (!regular)
        one.whyNot = "what was counted at " + format::resourceOf(one.spec->target) + " is not whole periods apart";
}

}  // namespace

std::vector<LaidCount> layCounts(const format::Design& design, const std::map<std::string, WorkloadCount>& counts,
                                 const std::map<std::string, std::string>& askers) {
    std::vector<LaidCount> laid;
    const bool only = design.workloads.size() == 1;
    for (const workload::TrafficSpec& spec : design.workloads) {
        if (const auto count = counts.find(spec.name); count != counts.end())
            laid.push_back({&spec, &count->second,
                            only ? std::string() : whyNot(design, spec, count->second.series, askers), false,
                            std::nullopt});
    }
    if (only) return laid;
    const LaidCount* longest = nullptr;
    const auto length = [](const LaidCount& of) { return of.count->series.end() - of.count->series.begin(); };
    for (const LaidCount& one : laid) {
        if (!one.whyNot.empty() || !isRegular(one.count->series)) continue;
        if (longest == nullptr || length(one) > length(*longest)) longest = &one;
    }
    for (LaidCount& one : laid) {
        if (one.whyNot.empty()) layBeside(one, longest);
    }
    return laid;
}

std::string sharesWith(const format::Design& design, const std::string& workload, const std::string& resource) {
    const auto other = std::ranges::find_if(design.workloads, [&](const workload::TrafficSpec& spec) {
        return spec.name != workload && format::resourceOf(spec.target) == resource;
    });
    return other == design.workloads.end() ? std::string() : other->name;
}

Series filledOver(const Series& series, const CountedSpan& span) {
    Series filled = series;
    filled.points.clear();
    filled.period = span.period;
    auto next = series.points.begin();
    for (std::int64_t second = span.begin; second < span.end; second += span.period) {
        const bool counted = next != series.points.end() && next->second == second;
        filled.points.push_back({second, counted ? next->value : 0.0});
        if (counted) ++next;
    }
    return filled;
}

}  // namespace headroom::calibrate
