// SPDX-License-Identifier: GPL-3.0-or-later
// What CloudWatch counted as the traffic of the workloads that it is of.
#include <algorithm>
#include <map>
#include <variant>

#include "scenarios/calibrate/calibrate.hpp"
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
            return "what " + resource + " counted is of " + other.name + " as well (--of WORKLOAD says whose)";
    }
    return {};
}

/// The series with nothing in the time before its first event and behind its last one, as far as its period divides it.
Series within(Series series, std::int64_t begin, std::int64_t end) {
    const std::int64_t period = series.period;
    const std::int64_t first = series.begin() - (series.begin() - begin) / period * period;
    const std::int64_t last = series.end() - period + (end - series.end()) / period * period;
    if (first < series.begin()) series.points.insert(series.points.begin(), {first, 0.0});
    if (last > series.points.back().second) series.points.push_back({last, 0.0});
    return series;
}

}  // namespace

base::Result<Findings> Calibration::applyCounts(const std::vector<MatchedSeries>& series,
                                                const format::Scenario& scenario, const fs::path& file) {
    const format::Design& design = scenario.designs.front();
    const auto askers = recorded::askersWithin(design, scenario.simulation.duration);
    const bool only = design.workloads.size() == 1;
    Findings all;
    Findings untaken;
    for (const workload::TrafficSpec& spec : design.workloads) {
        Findings mine;
        for (const MatchedSeries& one : series) {
            if (!isCount(one) || one.resource != format::resourceOf(spec.target)) continue;
            std::string why = only ? std::string() : whyNot(design, spec, askers);
            if (!only && why.empty() && one.series.points.empty()) why = "nothing was counted at " + one.resource;
            if (!why.empty()) {
                untaken.push_back(spec.name + ": " + why + "; it arrives as the scenario says");
                break;
            }
            auto traffic = arriveAt(spec.name, file, one.series);
            if (!traffic) return traffic.error();
            mine = std::move(*traffic);
        }
        all.insert(all.end(), mine.begin(), mine.end());
    }
    if (const auto aligned = alignCounts(file); !aligned) return aligned.error();
    if (!all.empty()) all.insert(all.end(), untaken.begin(), untaken.end());
    return all;
}

base::Result<void> Calibration::alignCounts(const fs::path& file) {
    if (counts_.size() < 2) return {};
    std::int64_t begin = counts_.begin()->second.begin();
    std::int64_t end = counts_.begin()->second.end();
    bool apart = false;
    for (const auto& [name, series] : counts_) {
        apart = apart || series.begin() != begin || series.end() != end;
        begin = std::min(begin, series.begin());
        end = std::max(end, series.end());
    }
    for (const auto& [name, series] : counts_) {
        if (!apart || series.period <= 0) continue;
        const Series whole = within(series, begin, end);
        keep(trafficFile(name), trafficCsv(whole));
        const std::string source = sourcesOf("traffic of " + name, file.filename().string());
        if (auto set = calibrateCounts(scenario_, name, whole, trafficFile(name), source); !set) return set.error();
    }
    if (document::Node* simulation = scenario_.find("Simulation"))
        simulation->set("Duration", document::Node::string(std::to_string(end - begin) + "s"));
    return {};
}

}  // namespace headroom::calibrate
