// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/calibration.hpp"

#include <optional>

#include "pricing/decimal.hpp"
#include "pricing/offers/csv_rows.hpp"
#include "scenarios/calibrate/access_log.hpp"
#include "scenarios/calibrate/billed_work.hpp"
#include "scenarios/calibrate/cache_keys.hpp"
#include "scenarios/calibrate/calibrate.hpp"
#include "scenarios/calibrate/item_sizes.hpp"
#include "scenarios/calibrate/power_tuning.hpp"
#include "scenarios/calibrate/xray.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/recorded/billing_export.hpp"
#include "scenarios/recorded/input_file.hpp"
#include "scenarios/recorded/json_end.hpp"
#include "scenarios/recorded/metric_answer.hpp"
#include "scenarios/recorded/recordings.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

namespace fs = std::filesystem;

/// The only function, table or workload of a scenario; empty where there are none or several.
std::string onlyOne(const Node& scenario, const char* section, std::string_view type) {
    std::string found;
    const Node* all = scenario.find(section);
    for (std::size_t i = 0; all != nullptr && all->isObject() && i < all->size(); ++i) {
        const document::Member& member = all->members()[i];
        const Node* said = member.value.find("Type");
        if (!type.empty() && (said == nullptr || !said->isString() || !said->asString().ends_with(type))) continue;
        if (!found.empty()) return {};
        found = member.key;
    }
    return found;
}

bool holds(const Node& scenario, const char* section, const std::string& name) {
    const Node* all = scenario.find(section);
    return all != nullptr && all->isObject() && all->find(name) != nullptr;
}

base::Error unclear(const char* what) {
    return {base::Errc::BadInput, "", std::string("the scenario has several: ") + what};
}

/// The first bytes, unpacked.
base::Result<std::string> beginningOf(const fs::path& file) {
    auto in = recorded::InputFile::open(file);
    if (!in) return in.error();
    std::string text(std::size_t{1} << 14U, '\0');
    const auto got = in->read(text.data(), text.size());
    if (!got) return got.error();
    text.resize(*got);
    return text;
}

/// A JSON document as a tree; nothing for text, lists of JSON lines, and what is too large for one. `problem`: why what
/// begins as JSON is none.
std::optional<Node> treeOf(const fs::path& file, const std::string& beginning, std::string& problem) {
    const std::size_t first = beginning.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string::npos || beginning[first] != '{') return std::nullopt;
    auto text = recorded::readWhole(file, document::kMaxDocumentBytes);
    if (!text) return std::nullopt;
    document::Loaded loaded = document::readText(*text, file.filename().string(), document::Format::Json);
    if (loaded.ok()) return std::move(*loaded.root);
    recorded::JsonEnd line;
    line.read(std::string_view(beginning).substr(0, beginning.find('\n')));
    problem = line.open()
                  ? "is no whole JSON: " + loaded.problems.front().text
                  : "has lines in JSON that are neither Lambda's REPORT lines nor an access log under the names "
                    "that API Gateway suggests (requestTime, httpMethod, routeKey or resourcePath, status ...)";
    return std::nullopt;
}

/// CloudWatch's metrics, as its command line answers or as its console gives a graph. A report of Contributor Insights
/// holds Datapoints as well, of each contributor.
bool isMetrics(const std::string& beginning) {
    const auto names = [&](const char* words) { return beginning.find(words) != std::string::npos; };
    if (names("ApproximateUniqueCount") || names("ApproximateAggregateValue")) return false;
    const bool console = beginning.starts_with("Full label") || beginning.starts_with("Label,") ||
                         beginning.starts_with(
                             "\xEF\xBB\xBF"
                             "Full label");
    return console || names("MetricDataResults") || names("Datapoints");
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

bool isAccessLog(const std::string& beginning) {
    return parseAccess(beginning.substr(0, beginning.find('\n'))).has_value();
}

/// A cost-and-usage report or a FOCUS export, by its header.
bool isBill(const std::string& beginning) {
    const std::string header = pricing::plainColumnName(beginning.substr(0, beginning.find('\n')));
    return header.find("lineitemusagetype") != std::string::npos ||
           header.find("chargeperiodstart") != std::string::npos;
}

}  // namespace

std::string Calibration::ownerOf(std::string_view type) const {
    return of_.empty() ? onlyOne(scenario_, "Resources", type) : of_;
}

std::string Calibration::workload() const { return of_.empty() ? onlyOne(scenario_, "Workloads", {}) : of_; }

base::Result<Findings> Calibration::apply(const fs::path& file) {
    if (!series_.empty() || (!of_.empty() && holds(scenario_, "Workloads", of_))) {
        const auto text = beginningOf(file);
        if (!text) return text.error();
        return isAccessLog(*text) ? applyAccess(file) : applyTraffic(file, series_);
    }
    const auto beginning = beginningOf(file);
    if (!beginning) return beginning.error();
    bool known = false;
    if (isAccessLog(*beginning)) return applyAccess(file);
    if (isBill(*beginning)) return applyBill(file);
    if (isMetrics(*beginning)) {
        auto metrics = applyMetrics(file, known);
        if (known) return metrics;
    }
    std::string problem;
    if (const auto tree = treeOf(file, *beginning, problem)) {
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
        return calibrateTable(scenario_, name, root, source);
    }
    known = false;
    return Findings{};
}

base::Result<Findings> Calibration::applyTraces(const Node& root, const std::string& source) {
    const TraceSample sample = readTraces(root);
    const auto names = recorded::realNamesOf(scenario_, {});
    if (!names) return names.error();
    Findings all;
    for (const auto& [called, function] : sample.functions) {
        std::string name = called;
        for (const auto& [logical, real] : *names) name = real == called ? logical : name;
        if (!holds(scenario_, "Resources", name)) name = sample.functions.size() == 1 ? ownerOf("::Function") : "";
        if (name.empty() || (!of_.empty() && name != of_)) {
            all.push_back("\"" + called + "\" is no function of the scenario: left out");
            continue;
        }
        auto findings = calibrateTraced(scenario_, name, function, source);
        if (!findings) return findings.error();
        if (function.own.count() > 0) plots_.push_back(plotOf(name + " own time", function.own));
        all.insert(all.end(), findings->begin(), findings->end());
    }
    if (sample.functions.empty()) return refused("holds no segment of a function");
    if (sample.unread > 0) all.push_back(std::to_string(sample.unread) + " segments were not finished: left out");
    return all;
}

base::Result<Findings> Calibration::applyLog(const fs::path& file, const std::string& problem, bool& known) {
    const auto sample = readFunctionLog(file);
    known = true;
    if (!sample) return sample.error();
    known = sample->reports > 0 || sample->cut > 0 || (!of_.empty() && problem.empty());
    if (!known) return Findings{};
    std::string name = of_;
    if (name.empty() && holds(scenario_, "Resources", sample->function)) name = sample->function;
    if (name.empty()) name = onlyOne(scenario_, "Resources", "::Function");
    if (name.empty()) return unclear("--of FUNCTION says whose log this is");
    auto findings = calibrateFunction(scenario_, name, *sample, file.filename().string());
    if (!findings) return findings;
    plots_.push_back(plotOf(name + " duration", sample->durations));
    if (sample->inits.count() > 0) plots_.push_back(plotOf(name + " Init", sample->inits));
    return findings;
}

base::Result<Findings> Calibration::applyAccess(const fs::path& file) {
    const std::string name = workload();
    if (name.empty()) return unclear("--of WORKLOAD says whose requests these are");
    const auto sample = readAccessLog(file);
    if (!sample) return sample.error();
    const std::string traffic = stem_ + "." + name + ".traffic.csv";
    files_.emplace_back(traffic, trafficCsv(*sample));
    return calibrateAccess(scenario_, name, *sample, traffic, file.filename().string());
}

base::Result<Findings> Calibration::applyMetrics(const fs::path& file, bool& known) {
    known = true;
    auto recording = recorded::readRecordings({file.string()}, "");
    if (!recording) return recording.error();
    const auto names = recorded::realNamesOf(scenario_, {});
    if (!names) return names.error();
    const format::LoadedScenario loaded =
        format::loadScenarioText(document::writeJson(scenario_), (folder_ / "scenario.json").string());
    if (!loaded.scenario) return refused("the scenario is not valid any more");
    const format::Design& design = loaded.scenario->designs.front();
    const bool single = recording->series.size() == 1;
    const recorded::Matched matched = recorded::match(std::move(recording->series), design, *names);
    for (const recorded::MatchedSeries& one : matched.series) {
        if (!one.series.complete)
            return refused("is not the whole answer: CloudWatch had more of " + one.resource + " " +
                           recorded::metricText(one) + " to give (PartialData); ask for all pages");
    }
    Findings findings = calibrateDurations(scenario_, matched.series, file.filename().string());
    const Findings caches = calibrateCaches(scenario_, *loaded.scenario, matched.series, file.filename().string());
    findings.insert(findings.end(), caches.begin(), caches.end());
    const std::string name = onlyOne(scenario_, "Workloads", {});
    for (const recorded::MatchedSeries& one : matched.series) {
        if (name.empty() || one.metric->name != recorded::countOf(one.publisher)) continue;
        if (format::resourceOf(design.workloads.front().target) != one.resource) continue;
        auto traffic = applyTraffic(file, one.series.id.empty() ? one.series.label : one.series.id);
        if (!traffic) return traffic.error();
        findings.insert(findings.end(), traffic->begin(), traffic->end());
    }
    known = !findings.empty() || !single;
    if (findings.empty())
        return refused(
            "holds neither Duration of a function, nor hits and misses of a cache, nor the traffic of the workload");
    findings.insert(findings.end(), recording->notes.begin(), recording->notes.end());
    return findings;
}

base::Result<Findings> Calibration::applyBill(const fs::path& file) {
    auto exported = recorded::wholeBillingExport(file, pricing::PriceBooks());
    if (!exported) return exported.error();
    const auto names = recorded::realNamesOf(scenario_, {});
    if (!names) return names.error();
    return calibrateBilled(scenario_, usesOf(exported->list.usage), *names, of_, exported->hours,
                           file.filename().string());
}

base::Result<Findings> Calibration::applyTraffic(const fs::path& file, const std::string& series) {
    const std::string name = workload();
    if (name.empty()) return unclear("--of WORKLOAD says whose traffic this is");
    return calibrateTraffic(scenario_, name, file, folder_, series);
}

}  // namespace headroom::calibrate
