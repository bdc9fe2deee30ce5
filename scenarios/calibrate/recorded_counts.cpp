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
                   " out of the scenario (`headroom calibrate --of " + name + " --series ...` takes a series for " +
                   name + "'s all the same)");
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
    if (counted_.counts.empty() || (added.empty() && !isPage_)) return all;
    keepTraces(design);
    const auto askers = recorded::askersWithin(design, scenario.simulation.duration);
    for (const LaidCount& one : layCounts(design, counted_, askers)) {
        const std::string& name = one.spec->name;
        const auto earlier = earlier_.find(name);
        const bool isNew = added.contains(name);
        if (!one.whyNot.empty()) {
            if (!isNew && earlier == earlier_.end()) continue;  // said before
            arriveAsBefore(name);
            Findings& told = one.apart ? all : leftOut;
            told.push_back(name + ": " + one.whyNot + "; it arrives as the scenario says" +
                           (pages_ > 0 && answers_ == 0 ? ", so far" : ""));
            continue;
        }
        if (!isNew && earlier != earlier_.end() && earlier->second.laid == one.span) continue;
        const auto traffic = arrive(name, one);
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
        return one ? arriveAt(name, {}, file, *chosen) : applyTraffic(file, series_);
    }
    const auto names = recorded::realNamesOf(scenario_, {});
    const auto scenario = soFar();
    if (!names) return names.error();
    if (!scenario) {  // what it refers to may lie elsewhere until this traffic stands in its place
        if (recording->series.size() != 1) return scenario.error();
        return arriveAt(name, {}, file, recording->series.front());
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
        Findings notes;
        if (design.workloads.size() > 1) {
            if (const auto added = addOthers(matched.series, resource, file, notes); !added) return added.error();
        }
        auto findings = arriveAt(name, resource, file, own->series);
        if (findings) findings->insert(findings->end(), notes.begin(), notes.end());
        if (findings) tellOthers(*scenario, resource, *findings);
        return findings;
    }
    if (only.size() == 1 && only.front().statistic.empty()) return arriveAt(name, resource, file, only.front());
    return applyTraffic(file, series_);
}

base::Result<Findings> Calibration::arriveAt(const std::string& name, const std::string& resource, const fs::path& file,
                                             const Series& series) {
    Findings notes;
    if (const auto added = addCount(name, file, series, notes); !added) return added.error();
    const LaidCount laid = layAlone(name, resource.empty() ? "it" : resource, counted_);
    if (!laid.whyNot.empty()) return refused(laid.whyNot);
    auto findings = arrive(name, laid);
    if (!findings) return findings;
    findings->insert(findings->end(), notes.begin(), notes.end());
    tellTraces(name, *findings);
    return findings;
}

base::Result<void> Calibration::addCount(const std::string& name, const fs::path& file, const Series& series,
                                         Findings& notes) {
    const auto [known, isNew] = counted_.counts.try_emplace(name);
    WorkloadCount& count = known->second;
    count.pages.insert(counted_.pages.size() - 1);
    count.file = file;
    count.source = sourcesOf("traffic of " + name, file.filename().string());
    if (!isNew) return recorded::append(series, count.series, notes);
    count.series = series;
    return {};
}

base::Result<void> Calibration::addOthers(const std::vector<MatchedSeries>& series, const std::string& resource,
                                          const fs::path& file, Findings& notes) {
    for (const MatchedSeries& one : series) {
        if (!isCount(one) || one.resource == resource) continue;
        const auto [known, isNew] = counted_.others.try_emplace(one.resource);
        WorkloadCount& count = known->second;
        const std::size_t page = counted_.pages.size() - 1;
        if (!isNew && count.pages.contains(page)) continue;  // Sum and SampleCount say the same
        count.pages.insert(page);
        count.file = file;
        if (isNew) {
            count.series = one.series;
        } else if (const auto added = recorded::append(one.series, count.series, notes); !added) {
            return added;
        }
    }
    return {};
}

base::Result<Findings> Calibration::arrive(const std::string& name, const LaidCount& laid) {
    const WorkloadCount& count = counted_.counts.at(name);
    const Node* from =
        document::resolve(scenario_, document::child("/Imported/Measured", "/Workloads/" + name + "/Arrivals"));
    const Node* before = document::resolve(scenario_, document::child("/Workloads", name) + "/Arrivals");
    if (before != nullptr)
        earlier_.try_emplace(name,
                             EarlierArrivals{*before, from != nullptr && from->isString() ? from->asString() : ""});
    if (!earlierLength_) earlierLength_ = lengthOf(scenario_);
    const bool whole = count.pages.size() == 1 && pages_ == 0 && count.series.complete && !count.series.repeated;
    auto findings = whole && !laid.filled && !isLarge(count.file, scenario_) ? arriveFromFile(name, count)
                                                                             : arriveFromBeside(name, count, laid);
    if (findings && (laid.taken.few || laid.taken.orElse > 0))
        findings->push_back(
            "nothing says how long each value of " + name + " is of but that they are " +
            std::to_string(laid.taken.seconds) +
            " s apart, and multiples of it: " + std::to_string(laid.taken.seconds) +
            " s are taken; where that is wrong, ask in the same answer for a count that has more values");
    if (findings && earlier_.contains(name)) earlier_.at(name).laid = laid.span;
    countedLength_ = lengthOf(scenario_);
    return findings;
}

base::Result<Findings> Calibration::arriveFromFile(const std::string& name, const WorkloadCount& count) {
    traffic_.erase(name);
    return calibrateTraffic(scenario_, name, count.file, folder_, nameInFile(count.series));
}

base::Result<Findings> Calibration::arriveFromBeside(const std::string& name, const WorkloadCount& count,
                                                     const LaidCount& laid) {
    const auto trace = traceOf(laid.filled ? filledOver(count.series, laid.span) : count.series);
    if (!trace) return trace.error();
    auto findings = calibrateTrace(scenario_, name, *trace, trafficFile(name), count.source);
    if (!findings) return findings;
    if (const std::size_t empty = trace->counts.size() - std::min(trace->counts.size(), count.series.points.size());
        empty > 0)
        findings->push_back(std::to_string(empty) +
                            (empty == 1 ? " interval is without a value: nothing arrives in it (Gaps: zero)"
                                        : " intervals are without a value: nothing arrives in them (Gaps: zero)"));
    traffic_[name] = {std::make_shared<const workload::Trace>(std::move(*trace)), {}};
    return findings;
}

void Calibration::keepTraces(const format::Design& design) {
    for (const workload::TrafficSpec& spec : design.workloads) {
        if (earlier_.contains(spec.name)) continue;  // what it was before a count took its place is kept
        counted_.traces.erase(spec.name);
        if (const auto span = traceSpan(spec)) counted_.traces.emplace(spec.name, *span);
    }
}

void Calibration::tellTraces(const std::string& name, Findings& findings) const {
    const Node* all = scenario_.find("Workloads");
    if (all == nullptr || all->size() < 2) return;
    const auto scenario = soFar();
    if (!scenario) return;  // told when it is written
    const auto& workloads = scenario->designs.front().workloads;
    const auto own = std::ranges::find(workloads, name, &workload::TrafficSpec::name);
    const auto span = own != workloads.end() ? traceSpan(*own) : std::nullopt;
    if (!span) return;
    const std::int64_t length = span->end - span->begin;
    for (const workload::TrafficSpec& spec : workloads) {
        const auto other = spec.name != name ? traceSpan(spec) : std::nullopt;
        if (!other || (other->begin == span->begin && other->end == span->end)) continue;
        const std::int64_t otherLength = other->end - other->begin;
        findings.push_back("the simulation lasts as long as " + name + "'s traffic: of " + spec.name + "'s Trace, " +
                           spanText(*other) + ", " +
                           (otherLength > length   ? "the first " + std::to_string(length) + " s alone arrive"
                            : otherLength < length ? "nothing arrives after " + std::to_string(otherLength) + " s"
                                                   : std::string("all arrives, at other times beside it than it did")));
    }
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
