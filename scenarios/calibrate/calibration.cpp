// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/calibration.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "pricing/decimal.hpp"
#include "scenarios/calibrate/billed_work.hpp"
#include "scenarios/calibrate/calibrate.hpp"
#include "scenarios/calibrate/file_kinds.hpp"
#include "scenarios/calibrate/item_sizes.hpp"
#include "scenarios/calibrate/power_tuning.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/recorded/billing_export.hpp"
#include "scenarios/recorded/recordings.hpp"
#include "scenarios/recorded/usage_in.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

namespace fs = std::filesystem;

base::Error unclear(const char* what) {
    return {base::Errc::BadInput, "", std::string("the scenario has several: ") + what};
}

/// The scenario's, where it is written out.
std::set<std::string> regionOf(const Node& scenario) {
    const Node* region = scenario.find("Region");
    if (region == nullptr || !region->isString()) return {};
    return {region->asString()};
}

std::string lastOfArn(const std::string& name) { return name.substr(name.rfind(':') + 1); }

std::vector<std::string> functionsOf(const Node& scenario) {
    std::vector<std::string> functions;
    const Node* resources = scenario.find("Resources");
    for (std::size_t i = 0; resources != nullptr && resources->isObject() && i < resources->size(); ++i) {
        const document::Member& one = resources->members()[i];
        const Node* type = one.value.find("Type");
        if (type != nullptr && type->isString() && type->asString().ends_with("::Function"))
            functions.push_back(one.key);
    }
    return functions;
}

/// The functions of the scenario that the account may call so: the one whose name in the account that is, else the one
/// of that name, else those whose name CloudFormation made it of. One that is known by another name in the account is
/// none of the last.
std::vector<std::string> functionsCalled(const Node& scenario, const std::map<std::string, std::string>& names,
                                         const std::string& called) {
    std::vector<std::string> like;
    std::string same;
    for (const std::string& name : functionsOf(scenario)) {
        const auto real = names.find(name);
        if (real != names.end() && lastOfArn(real->second) == called) return {name};
        if (name == called) same = name;
        if (real == names.end() && recorded::isCalled(name, names, called)) like.push_back(name);
    }
    return same.empty() ? like : std::vector{same};
}

constexpr std::string_view kUnclear = "?";  // no name of a resource

/// Whose the functions of traces are.
class TracedOwners {
public:
    TracedOwners(const Node& scenario, const std::map<std::string, std::string>& names, const TraceSample& sample,
                 const std::string& of) {
        for (const auto& [called, function] : sample.functions) {
            std::vector<std::string>& like = like_[called];
            like = functionsCalled(scenario, names, called);
            if (sample.functions.size() == 1 && std::ranges::find(like, of) != like.end()) like = {of};
            if (like.size() != 1) continue;
            const std::string& name = like.front();
            const auto real = names.find(name);
            const int fit = real != names.end() && lastOfArn(real->second) == called ? 2 : name == called;
            called_[name][fit].push_back(called);
        }
    }

    /// Empty: nobody's. kUnclear: it may be of several, or several may be of the same, which is told.
    std::string ofCalled(const std::string& called, Findings& findings) const {
        const std::vector<std::string>& like = like_.at(called);
        if (like.empty()) return {};
        if (like.size() > 1) {
            findings.push_back(document::quoted(called) + " may be of several functions (" + like[0] + ", " + like[1] +
                               "): left out; FunctionName in their Properties says which");
            return std::string(kUnclear);
        }
        const std::vector<std::string>& rivals = called_.at(like.front()).rbegin()->second;  // that fit best
        if (rivals.size() == 1 && rivals.front() == called) return like.front();
        findings.push_back(document::quoted(called) + " may be " + like.front() + ", as " +
                           document::quoted(rivals[0] == called ? rivals[1] : rivals[0]) +
                           " may: left out; FunctionName in its Properties says which");
        return std::string(kUnclear);
    }

private:
    std::map<std::string, std::vector<std::string>> like_;                   ///< by name in the account
    std::map<std::string, std::map<int, std::vector<std::string>>> called_;  ///< by name in the scenario, and by fit
};

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
        const std::string name = ownerOf("::Table");
        if (name.empty()) return unclear("--of TABLE says whose items these are");
        return calibrateTable(scenario_, name, root, items_[name], sourcesOf("table " + name, source));
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
        if (name == kUnclear) continue;
        if (name.empty() && sample.functions.size() == 1) name = ownerOf("::Function");
        if (name.empty() || (!of_.empty() && name != of_)) {
            all.push_back("\"" + called + "\" is no function of the scenario: left out");
            continue;
        }
        TracedFunction& whole = traced_[name];
        whole.merge(function);
        auto findings = calibrateTraced(scenario_, name, whole, sourcesOf("X-Ray " + name, source));
        if (!findings) return findings.error();
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
    std::string name = of_;
    if (name.empty() && holds(scenario_, "Resources", log->function)) name = log->function;
    if (name.empty()) name = onlyOne(scenario_, "Resources", "::Function");
    if (name.empty()) return unclear("--of FUNCTION says whose log this is");
    FunctionLog& whole = logs_[name];
    whole.merge(*log);
    auto findings = calibrateFunction(scenario_, name, whole, sourcesOf("log of " + name, file.filename().string()));
    if (!findings) return findings;
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
    const std::string traffic = trafficFile(name);
    keep(traffic, trafficCsv(sample));
    return calibrateAccess(scenario_, name, sample, traffic,
                           sourcesOf("requests of " + name, file.filename().string()));
}

std::string Calibration::sourcesOf(const std::string& what, const std::string& file) {
    constexpr std::size_t kMostNamed = 4;
    std::vector<std::string>& files = sources_[what];
    if (std::ranges::find(files, file) == files.end()) files.push_back(file);
    std::string text;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (i == kMostNamed) return text + " and " + std::to_string(files.size() - i) + " more";
        text += (i == 0 ? "" : ", ") + files[i];
    }
    return text;
}

void Calibration::keep(const std::string& name, std::string content) {
    std::erase_if(files_, [&](const auto& one) { return one.first == name; });
    files_.emplace_back(name, std::move(content));
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
    return calibrateTraffic(scenario_, name, file, folder_, series);
}

}  // namespace headroom::calibrate
