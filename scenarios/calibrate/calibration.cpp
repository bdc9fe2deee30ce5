// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/calibration.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "model/base/few_of.hpp"
#include "pricing/decimal.hpp"
#include "scenarios/calibrate/billed_work.hpp"
#include "scenarios/calibrate/calibrate.hpp"
#include "scenarios/calibrate/called_owners.hpp"
#include "scenarios/calibrate/file_kinds.hpp"
#include "scenarios/calibrate/item_sizes.hpp"
#include "scenarios/calibrate/power_tuning.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/recorded/billing_export.hpp"
#include "scenarios/recorded/default_names.hpp"
#include "scenarios/recorded/recordings.hpp"
#include "scenarios/recorded/usage_in.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

namespace fs = std::filesystem;

base::Error unclear(const std::string& what) { return {base::Errc::BadInput, "", "the scenario has several: " + what}; }

/// The scenario's, where it is written out.
std::set<std::string> regionOf(const Node& scenario) {
    const Node* region = scenario.find("Region");
    if (region == nullptr || !region->isString()) return {};
    return {region->asString()};
}

/// The lines of a bill that say how much.
std::vector<BilledUse> usesOf(const std::vector<pricing::UsageLine>& lines) {
    std::vector<BilledUse> bill;
    for (const pricing::UsageLine& line : lines) {
        if (!line.quantity) continue;
        const auto quantity = pricing::parseDecimal(line.quantity->text);
        if (quantity) bill.push_back({line.service, line.usageType, line.resource, pricing::toDouble(*quantity)});
    }
    return bill;
}

}  // namespace

std::string Calibration::ownerOf(std::string_view type) const {
    return of_.empty() ? onlyOne(scenario_, "Resources", type) : of_;
}

void Calibration::tellCalled(const char* what, const std::string& called, std::string_view type,
                             const std::string& name, Findings& findings) const {
    if (called.empty() || !of_.empty()) return;
    if (calledOwner(scenario_, type, called) == name) {
        const auto names = recorded::realNamesOf(scenario_, {});
        std::string passed = names ? passedOver(scenario_, type, *names, called) : std::string();
        if (!passed.empty()) findings.push_back(std::move(passed));
        return;
    }
    findings.push_back(std::string(what) + " is called " + document::quoted(called) + ", which is no name of " + name +
                       ": it is taken as that because the scenario has no other" + adviceFor({called}));
}

std::string Calibration::adviceFor(const std::vector<std::string>& called) const {
    const std::string advice = recorded::DefaultNames(scenario_).adviceFor(called);
    return advice.empty() ? advice : "; " + advice;
}

std::string Calibration::ownerOfTable(const Node& answer) const {
    const Node* called = document::resolve(answer, "/Table/TableName");
    const bool named = of_.empty() && called != nullptr && called->isString();
    const std::string name = named ? calledOwner(scenario_, "Table", called->asString()) : std::string();
    return name.empty() ? ownerOf("Table") : name;
}

std::string Calibration::workload() const { return of_.empty() ? onlyOne(scenario_, "Workloads", {}) : of_; }

base::Result<Findings> Calibration::apply(const fs::path& file) {
    const auto beginning = beginningOf(file);
    if (!beginning) return beginning.error();
    auto findings = applyByKind(file, *beginning);
    if (findings && !account_.empty() && !isBill(*beginning))
        findings->push_back("--account says nothing here: of these files bills alone name accounts");
    return findings;
}

base::Result<Findings> Calibration::applyByKind(const fs::path& file, const std::string& beginning) {
    if (isAccessLog(beginning)) return applyAccess(file);
    if (!series_.empty() || (!of_.empty() && holds(scenario_, "Workloads", of_)))
        return isMetrics(beginning) ? applyRecordedTraffic(file) : applyTraffic(file, series_);
    bool known = false;
    if (isBill(beginning)) return applyBill(file);
    if (isMetrics(beginning)) {
        auto metrics = applyMetrics(file, known);
        if (known) return metrics;
    }
    std::string problem;
    if (const auto tree = treeOf(file, beginning, problem)) {
        auto findings = applyTree(*tree, file, known);
        if (known) return findings;
    }
    auto log = applyLog(file, problem, known);
    if (known) return log;
    return problem.empty() ? applyTraffic(file, series_) : refused(problem);
}

base::Result<Findings> Calibration::applyTree(const Node& root, const fs::path& file, bool& known) {
    const std::string source = file.filename().string();
    known = true;
    if (isTraces(root)) return applyTraces(root, source);
    if (isTraceSummaries(root))
        return refused(
            "is what get-trace-summaries prints, which has no function's own time: give what `aws xray "
            "batch-get-traces --trace-ids ...` prints of its Ids");
    if (const auto sizes = readPowerTuning(root)) {
        const std::string name = ownerOf("::Function");
        if (name.empty()) return unclear("--of FUNCTION says whose tuning this is");
        return calibrateTuning(scenario_, name, *sizes, source);
    }
    if (isPowerTuning(root))
        return refused(
            "is what AWS Lambda Power Tuning says without its measurements (stats): run it with "
            "\"includeOutputResults\": true, or give its whole visualization address, which holds them as well");
    if (isTableAnswer(root)) {
        const std::string name = ownerOfTable(root);
        const Node* called = document::resolve(root, "/Table/TableName");
        if (name.empty())
            return unclear("--of TABLE says whose items these are" +
                           (called != nullptr && called->isString() ? adviceFor({called->asString()}) : std::string()));
        auto findings = calibrateTable(scenario_, name, root, items_[name], sourcesOf("table " + name, source));
        if (findings && called != nullptr && called->isString())
            tellCalled("the table", called->asString(), "Table", name, *findings);
        return findings;
    }
    known = false;
    return Findings{};
}

base::Result<Findings> Calibration::applyTraces(const Node& root, const std::string& source) {
    const TraceSample sample = readTraces(root, seenTraces_);
    const auto names = recorded::realNamesOf(scenario_, {});
    if (!names) return names.error();
    Findings all;
    const TracedOwners owners(scenario_, *names, sample, of_);
    for (const auto& [called, function] : sample.functions) {
        std::string name = owners.ofCalled(called, all);
        if (name == kUnclearOwner) continue;
        if (name.empty() && sample.functions.size() == 1) name = ownerOf("::Function");
        if (name.empty() || (!of_.empty() && name != of_)) {
            all.push_back("\"" + called + "\" is no function of the scenario: left out" + adviceFor({called}));
            continue;
        }
        TracedFunction& whole = traced_[name];
        whole.merge(function);
        auto findings = calibrateTraced(scenario_, name, whole, sourcesOf("X-Ray " + name, source));
        if (!findings) return findings.error();
        tellCalled("the function", called, "::Function", name, *findings);
        keep(plotOf(name + " own time", timesThatCount(scenario_, name, whole)));
        all.insert(all.end(), findings->begin(), findings->end());
    }
    const auto tell = [&](std::uint64_t count, const char* what) {
        if (count > 0) all.push_back(std::to_string(count) + what);
    };
    tell(sample.unread, " segments were not finished, or cannot be read: left out");
    tell(sample.repeated, " invocations were there before: they count once");
    tell(sample.cut, " traces are beyond X-Ray's size (LimitExceeded), calls may be missing in them: left out");
    tell(sample.withheld, " traces were asked for and not given (UnprocessedTraceIds)");
    if (sample.functions.empty() && sample.repeated == 0)
        return refused("holds no segment of a function" + (all.empty() ? std::string() : ": " + all.front()));
    return all;
}

base::Result<Findings> Calibration::applyLog(const fs::path& file, const std::string& problem, bool& known) {
    const auto log = readFunctionLog(file, seenReports_);
    known = true;
    if (!log) return log.error();
    known = log->reports > 0 || log->cut > 0 || (!of_.empty() && problem.empty());
    if (!known) return Findings{};
    std::string name = of_.empty() ? calledOwner(scenario_, "::Function", log->function) : of_;
    if (name.empty()) name = onlyOne(scenario_, "Resources", "::Function");
    if (name.empty()) return unclear("--of FUNCTION says whose log this is" + adviceFor({log->function}));
    FunctionLog& whole = logs_[name];
    whole.merge(*log);
    auto findings = calibrateFunction(scenario_, name, whole, sourcesOf("log of " + name, file.filename().string()));
    if (!findings) return findings;
    tellCalled("the log's function", log->function, "::Function", name, *findings);
    const Node* function = functionNamed(scenario_, name);
    const FunctionSample& sample = whole.sizes.at(*sizeThatCounts(whole, memoryOf(scenario_, *function)));
    keep(plotOf(name + " duration", sample.durations));
    if (sample.inits.count() > 0) keep(plotOf(name + " Init", sample.inits));
    return findings;
}

base::Result<Findings> Calibration::applyAccess(const fs::path& file) {
    const std::string name = workload();
    if (name.empty()) return unclear("--of WORKLOAD says whose requests these are");
    const auto log = readAccessLog(file, seenRequests_);
    if (!log) return log.error();
    AccessLog& whole = requests_[name];
    whole.merge(*log);
    const AccessSample sample = sampleOf(whole);
    auto findings = calibrateAccess(scenario_, name, sample, trafficFile(name),
                                    sourcesOf("requests of " + name, file.filename().string()));
    if (!findings) return findings;
    auto trace = traceOf(sample);
    if (!trace) return trace.error();
    traffic_[name] = {std::make_shared<const workload::Trace>(std::move(*trace)), trafficCsv(sample)};
    tellTraces(name, *findings);
    return findings;
}

std::string Calibration::sourcesOf(const std::string& what, const std::string& file) {
    std::vector<std::string>& files = sources_[what];
    if (std::ranges::find(files, file) == files.end()) files.push_back(file);
    return base::fewOf(files, 4);
}

std::vector<std::pair<std::string, std::string>> Calibration::files() const {
    std::vector<std::pair<std::string, std::string>> files;
    for (const auto& [name, kept] : traffic_) {
        if (traceBeside(name) != nullptr) files.emplace_back(trafficFile(name), csvOf(kept));
    }
    return files;
}

std::string Calibration::csvOf(const KeptTraffic& kept) {
    return kept.csv.empty() ? trafficCsv(*kept.trace) : kept.csv;
}

const Node* Calibration::traceBeside(const std::string& workload) const {
    const Node* form = document::resolve(scenario_, document::child("/Workloads", workload) + "/Arrivals/Trace");
    const Node* file = form != nullptr && form->isObject() ? form->find("File") : nullptr;
    return file != nullptr && file->isString() && file->asString() == trafficFile(workload) ? form : nullptr;
}

format::DataFiles Calibration::unwritten() const {
    format::DataFiles files;
    for (const auto& [name, kept] : traffic_) {
        if (const Node* form = traceBeside(name)) files.traces.emplace(document::writeJson(*form), kept.trace);
    }
    // Asked for in other words (a design's patch, keys in another order), a file is read as it will be written.
    files.unwritten = [this](const std::string& asked) -> std::optional<std::string> {
        for (const auto& [name, kept] : traffic_) {
            if (trafficFile(name) == asked) return csvOf(kept);
        }
        return std::nullopt;
    };
    return files;
}

base::Result<format::Scenario> Calibration::soFar() const {
    format::LoadedScenario loaded = format::loadScenarioText(
        document::writeJson(scenario_), (folder_ / "scenario.json").string(), format::Overrides(), unwritten());
    if (loaded.scenario) return std::move(*loaded.scenario);
    for (const document::Problem& problem : loaded.problems) {
        if (problem.severity == document::Severity::Error)
            return refused("the scenario is not valid any more: " + problem.pointer + " " + problem.text);
    }
    return refused("the scenario is not valid any more");
}

void Calibration::keep(QuantilePlot plot) {
    std::erase_if(plots_, [&](const QuantilePlot& one) { return one.what == plot.what; });
    plots_.push_back(std::move(plot));
}

base::Result<Findings> Calibration::applyBill(const fs::path& file) {
    auto exported = recorded::wholeBillingExport(file, pricing::PriceBooks());
    if (!exported) return exported.error();
    const auto names = recorded::realNamesOf(scenario_, {});
    if (!names) return names.error();
    TimeSpan time;
    if (exported->hours > 0.0) time.add({exported->begin, exported->end - 1});
    const recorded::RegionalUse use = recorded::usageIn(regionOf(scenario_), *exported);
    return calibrateBilled(scenario_, usesOf(use.lines), *names, {of_, account_, use.others}, exported->hours, time,
                           file.filename().string());
}

base::Result<Findings> Calibration::applyTraffic(const fs::path& file, const std::string& series) {
    const std::string name = workload();
    if (name.empty()) return unclear("--of WORKLOAD says whose traffic this is");
    auto findings = calibrateTraffic(scenario_, name, file, folder_, series);
    if (findings) tellTraces(name, *findings);
    return findings;
}

}  // namespace headroom::calibrate
