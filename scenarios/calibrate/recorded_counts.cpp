// SPDX-License-Identifier: GPL-3.0-or-later
// What CloudWatch counted as the traffic of the workloads that it is of.
#include <algorithm>
#include <set>
#include <utility>

#include "scenarios/calibrate/calibrate.hpp"
#include "scenarios/calibrate/calibration.hpp"
#include "scenarios/calibrate/counted.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/recorded/askers.hpp"
#include "scenarios/recorded/joined.hpp"
#include "scenarios/recorded/recordings.hpp"

namespace headroom::calibrate {

namespace {

namespace fs = std::filesystem;
using document::Node;
using recorded::MatchedSeries;
using recorded::Series;

/// A larger file of metrics is not read again by every run, once for each workload: what is taken out of it stands
/// beside the scenario.
constexpr std::uintmax_t kLargestNamed = std::uintmax_t{16} << 20U;

bool isLarge(const fs::path& file, const document::Node& scenario) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    const document::Node* workloads = scenario.find("Workloads");
    const std::uintmax_t readers = workloads != nullptr ? std::max<std::uintmax_t>(workloads->size(), 1) : 1;
    return !error && size > kLargestNamed / readers;
}

/// What a scenario's Trace calls a series of the file; empty: the file has one only.
std::string nameInFile(const Series& series) {
    const bool statistics = series.id.empty() && !series.statistic.empty();
    if (statistics) return {};
    return series.id.empty() ? series.label : series.id;
}

/// How long the simulation is said to last; null where it is not.
Node lengthOf(const Node& scenario) {
    const Node* length = document::resolve(scenario, "/Simulation/Duration");
    return length != nullptr ? *length : Node();
}

/// Says whose calls are in a count besides the workload's.
void tellOthers(const format::Scenario& scenario, const std::string& resource, Findings& findings) {
    const auto askers = recorded::askersWithin(scenario.designs.front(), scenario.simulation.duration);
    const auto asker = askers.find(resource);
    if (asker != askers.end())
        findings.push_back("what " + resource + " counted is what " + asker->second +
                           " asks of it as well: those calls arrive twice, unless the counts are taken without them");
}

/// A count that other workloads are in as well does not say whose a request was.
base::Error shared(const std::string& resource, const std::string& name, const std::string& other) {
    return refused("holds what " + resource + " counted, which is of " + other + " as well as of " + name +
                   ", and does not say whose a request was: give what is of " + name + " alone, or take " + other +
                   " out of the scenario (--series takes a series for " + name + "'s all the same)");
}

}  // namespace

base::Result<Findings> Calibration::applyCounts(const std::vector<MatchedSeries>& series,
                                                const format::Scenario& scenario, const fs::path& file,
                                                Findings& leftOut) {
    const format::Design& design = scenario.designs.front();
    Findings all;
    std::set<std::string> added;
    for (const workload::TrafficSpec& spec : design.workloads) {
        const auto own = std::ranges::find_if(series, [&, resource = format::resourceOf(spec.target)](const auto& one) {
            return isCount(one) && one.resource == resource;
        });
        if (own == series.end()) continue;
        Findings told;  // as the metric itself is told of, once for all workloads
        if (const auto good = addCount(spec.name, file, own->series, told); !good) return good.error();
        added.insert(spec.name);
    }
    if (added.empty()) return all;
    const auto askers = recorded::askersWithin(design, scenario.simulation.duration);
    for (const LaidCount& one : layCounts(design, counts_, askers)) {
        const std::string& name = one.spec->name;
        if (!one.whyNot.empty()) {
            arriveAsBefore(name);
            Findings& told = one.apart ? all : leftOut;
            told.push_back(name + ": " + one.whyNot + "; it arrives as the scenario says" +
                           (pages_ > 0 && answers_ == 0 ? ", so far" : ""));
            continue;
        }
        const auto kept = traffic_.find(name);
        const bool filled = kept != traffic_.end() && kept->second.filled;
        if (!added.contains(name) && earlier_.contains(name) && !one.over && !filled) continue;
        const auto traffic = arrive(name, one.over);
        if (!traffic) return traffic;
        all.insert(all.end(), traffic->begin(), traffic->end());
    }
    return all;
}

base::Result<Findings> Calibration::applyRecordedTraffic(const fs::path& file) {
    const std::string name = workload();
    if (name.empty()) return applyTraffic(file, series_);
    auto recording = readPage(file);
    if (!recording) return recording.error();
    const auto is = [&](const Series& one) { return one.id == series_ || one.label == series_; };
    if (!series_.empty()) {
        const auto chosen = std::ranges::find_if(recording->series, is);
        const bool one = std::ranges::count_if(recording->series, is) == 1;
        return one ? arriveAt(name, file, *chosen) : applyTraffic(file, series_);
    }
    const auto names = recorded::realNamesOf(scenario_, {});
    const auto scenario = soFar();
    if (!names) return names.error();
    if (!scenario) {  // what it refers to may lie elsewhere until this traffic stands in its place
        if (recording->series.size() != 1) return scenario.error();
        return arriveAt(name, file, recording->series.front());
    }
    const format::Design& design = scenario->designs.front();
    const auto spec = std::ranges::find(design.workloads, name, &workload::TrafficSpec::name);
    if (spec == design.workloads.end()) return applyTraffic(file, series_);
    const std::string resource = format::resourceOf(spec->target);
    const std::vector<Series> only = recording->series.size() == 1 ? recording->series : std::vector<Series>();
    const recorded::Matched matched = recorded::match(std::move(recording->series), design, *names);
    const auto own = std::ranges::find_if(
        matched.series, [&](const MatchedSeries& one) { return isCount(one) && one.resource == resource; });
    if (own != matched.series.end()) {
        // An answer without a name of what it is of is whose --of says.
        const bool named = !own->series.id.empty() || own->series.statistic.empty();
        if (const std::string other = sharesWith(design, name, resource); named && !other.empty())
            return shared(resource, name, other);
        auto findings = arriveAt(name, file, own->series);
        if (findings) tellOthers(*scenario, resource, *findings);
        return findings;
    }
    if (only.size() == 1 && only.front().statistic.empty()) return arriveAt(name, file, only.front());
    return applyTraffic(file, series_);
}

base::Result<Findings> Calibration::arriveAt(const std::string& name, const fs::path& file, const Series& series) {
    Findings notes;
    if (const auto added = addCount(name, file, series, notes); !added) return added.error();
    auto findings = arrive(name, std::nullopt);
    if (findings) findings->insert(findings->end(), notes.begin(), notes.end());
    return findings;
}

base::Result<void> Calibration::addCount(const std::string& name, const fs::path& file, const Series& series,
                                         Findings& notes) {
    const auto [known, isNew] = counts_.try_emplace(name);
    WorkloadCount& count = known->second;
    count.answers.insert(answer_);
    count.file = file;
    count.source = sourcesOf("traffic of " + name, file.filename().string());
    if (!isNew) return recorded::append(series, count.series, notes);
    count.series = series;
    return {};
}

base::Result<Findings> Calibration::arrive(const std::string& name, const std::optional<CountedSpan>& over) {
    const WorkloadCount& count = counts_.at(name);
    const Node* before = document::resolve(scenario_, document::child("/Workloads", name) + "/Arrivals");
    const Node* from =
        document::resolve(scenario_, document::child("/Imported/Measured", "/Workloads/" + name + "/Arrivals"));
    if (before != nullptr)
        earlier_.try_emplace(name,
                             EarlierArrivals{*before, from != nullptr && from->isString() ? from->asString() : ""});
    if (!earlierLength_) earlierLength_ = lengthOf(scenario_);
    const bool whole = count.answers.size() == 1 && pages_ == 0 && count.series.complete && !count.series.repeated;
    if (whole && !over && !isLarge(count.file, scenario_)) {
        traffic_.erase(name);
        auto findings = calibrateTraffic(scenario_, name, count.file, folder_, nameInFile(count.series));
        countedLength_ = lengthOf(scenario_);
        return findings;
    }
    const auto trace = traceOf(over ? filledOver(count.series, *over) : count.series);
    if (!trace) return trace.error();
    auto findings = calibrateTrace(scenario_, name, *trace, trafficFile(name), count.source);
    if (!findings) return findings;
    countedLength_ = lengthOf(scenario_);
    if (const std::size_t empty = trace->counts.size() - std::min(trace->counts.size(), count.series.points.size());
        empty > 0)
        findings->push_back(std::to_string(empty) +
                            " intervals are without a value: nothing arrives in them (Gaps: zero)");
    traffic_[name] = {std::make_shared<const workload::Trace>(std::move(*trace)), {}, over.has_value()};
    return findings;
}

void Calibration::arriveAsBefore(const std::string& name) {
    const auto earlier = earlier_.find(name);
    Node* workload = document::resolve(scenario_, document::child("/Workloads", name));
    if (earlier == earlier_.end() || workload == nullptr) return;
    const std::string pointer = "/Workloads/" + name + "/Arrivals";
    workload->set("Arrivals", std::move(earlier->second.arrivals));
    if (earlier->second.source.empty()) dropSource(scenario_, pointer);
    if (!earlier->second.source.empty()) noteSource(scenario_, pointer, earlier->second.source);
    traffic_.erase(name);
    earlier_.erase(earlier);
    if (earlier_.empty()) lastAsBefore();
}

/// No count arrives any more: the run lasts as it did, unless something else has said how long since.
void Calibration::lastAsBefore() {
    const auto before = std::exchange(earlierLength_, std::nullopt);
    const Node now = lengthOf(scenario_);
    if (!before || !countedLength_ || now != *std::exchange(countedLength_, std::nullopt)) return;
    Node* simulation = scenario_.find("Simulation");
    if (!before->isNull())
        simulation->set("Duration", *before);
    else
        std::erase_if(simulation->members(), [](const document::Member& one) { return one.key == "Duration"; });
}

}  // namespace headroom::calibrate
