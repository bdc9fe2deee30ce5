// SPDX-License-Identifier: GPL-3.0-or-later
// What CloudWatch counted as the traffic of the workloads that it is of.
#include <algorithm>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "model/workload/timestamp.hpp"
#include "scenarios/calibrate/calibration.hpp"
#include "scenarios/calibrate/counted.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/recorded/askers.hpp"

namespace headroom::calibrate {

namespace {

namespace fs = std::filesystem;
using recorded::MatchedSeries;
using recorded::Series;

/// Why what a resource counted is not the traffic of one of several workloads; empty: it is.
std::string whyNot(const format::Design& design, const workload::TrafficSpec& spec,
                   const std::map<std::string, std::string>& askers) {
    const std::string resource = format::resourceOf(spec.target);
    if (std::holds_alternative<workload::Schedule>(spec.arrivals.process)) return "comes by its schedule";
    if (spec.session) return "holds connections, which " + resource + " does not count so";
    if (const auto asker = askers.find(resource); asker != askers.end())
        return "what " + resource + " counted is what " + asker->second + " asks of it as well";
    for (const workload::TrafficSpec& other : design.workloads) {
        if (other.name != spec.name && format::resourceOf(other.target) == resource)
            return "what " + resource + " counted is of " + other.name + " as well";
    }
    return {};
}

bool isRegular(const Series& series) {
    return series.period > 0 && std::ranges::all_of(series.points, [&](const recorded::Datapoint& point) {
               return (point.second - series.begin()) % series.period == 0;
           });
}

bool samePart(const Series& one, const Series& other) {
    return one.begin() == other.begin() && one.end() == other.end();
}

std::string spanOf(const Series& series) {
    const auto text = [](std::int64_t second) { return toText(workload::Timestamp{second * 1'000'000'000}); };
    return text(series.begin()) + " to " + text(series.end());
}

/// The count of a workload, and why it is not its traffic.
struct Counted {
    const workload::TrafficSpec* spec = nullptr;
    const Series* series = nullptr;
    std::string whyNot;
};

std::vector<Counted> countsOf(const format::Design& design, const std::vector<MatchedSeries>& all,
                              const std::map<std::string, std::string>& askers) {
    std::vector<Counted> counts;
    for (const workload::TrafficSpec& spec : design.workloads) {
        const auto own = std::ranges::find_if(all, [&](const MatchedSeries& one) {
            return isCount(one) && one.resource == format::resourceOf(spec.target);
        });
        if (own == all.end()) continue;
        Counted one{&spec, &own->series, whyNot(design, spec, askers)};
        if (one.whyNot.empty() && own->series.points.empty()) one.whyNot = "nothing was counted at " + own->resource;
        if (one.whyNot.empty() && !isRegular(own->series))
            one.whyNot = "what was counted at " + own->resource + " is not whole periods apart";
        counts.push_back(std::move(one));
    }
    return counts;
}

/// All begin with the run and end with it: what was counted over another time than the longest count would be replayed
/// beside what did not go on with it.
void leaveOutOthers(std::vector<Counted>& counts) {
    const Counted* longest = nullptr;
    for (const Counted& one : counts) {
        const auto length = [](const Counted& of) { return of.series->end() - of.series->begin(); };
        if (one.whyNot.empty() && (longest == nullptr || length(one) > length(*longest))) longest = &one;
    }
    for (Counted& one : counts) {
        if (!one.whyNot.empty() || samePart(*one.series, *longest->series)) continue;
        one.whyNot = "was counted from " + spanOf(*one.series) + ", " + longest->spec->name + " from " +
                     spanOf(*longest->series) + ": side by side they would be at other times than they were";
    }
}

}  // namespace

base::Result<Findings> Calibration::applyCounts(const std::vector<MatchedSeries>& series,
                                                const format::Scenario& scenario, const fs::path& file) {
    const format::Design& design = scenario.designs.front();
    Findings all;
    if (design.workloads.size() == 1) {
        const workload::TrafficSpec& spec = design.workloads.front();
        for (const MatchedSeries& one : series) {
            if (!isCount(one) || one.resource != format::resourceOf(spec.target)) continue;
            auto traffic = arriveAt(spec.name, file, one.series);
            if (!traffic) return traffic;
            all = std::move(*traffic);
        }
        return all;
    }
    std::vector<Counted> counts =
        countsOf(design, series, recorded::askersWithin(design, scenario.simulation.duration));
    leaveOutOthers(counts);
    for (const Counted& one : counts) {
        if (!one.whyNot.empty()) continue;
        const auto traffic = arriveAt(one.spec->name, file, *one.series);
        if (!traffic) return traffic;
        all.insert(all.end(), traffic->begin(), traffic->end());
    }
    if (all.empty()) return all;
    for (const Counted& one : counts) {
        if (!one.whyNot.empty())
            all.push_back(one.spec->name + ": " + one.whyNot + "; it arrives as the scenario says");
    }
    return all;
}

}  // namespace headroom::calibrate
