// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/calibrate.hpp"

#include <algorithm>
#include <array>

#include "scenarios/calibrate/fit.hpp"
#include "scenarios/calibrate/insights_rows.hpp"
#include "scenarios/calibrate/log_reader.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/recorded/input_file.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

/// "p50 12.3ms (12.1ms to 12.5ms), p90 ..., p99 ... of 12345; the fit is within 0.004 of it".
std::string describe(const Sample& sample, const Fit& fit) {
    std::string text;
    for (const auto& [name, p] : {std::pair{"p50 ", 0.5}, std::pair{", p90 ", 0.9}, std::pair{", p99 ", 0.99}})
        text += name + toText(quantileRange(sample, p));
    text += " of " + std::to_string(sample.count());
    constexpr std::uint64_t kFewest = 20;  // below it what chance makes is near the whole
    if (sample.count() < kFewest) return text + "; too few to say how near the fit is";
    return text + "; largest difference to the fit " + thousandths(fit.distance) + " (by chance " +
           thousandths(fit.critical) + " in one of 20)";
}

/// What stands with a value in the scenario: "p50 12.3ms (12.1ms to 12.5ms), p99 ...".
std::string ranges(const Sample& sample) {
    return "p50 " + toText(quantileRange(sample, 0.5)) + ", p99 " + toText(quantileRange(sample, 0.99));
}

void setWork(Node& behavior, Fit fit, std::int64_t memorySize, std::string& key) {
    Node* steps = behavior.find("Steps");
    if (steps != nullptr && calls(*steps)) {
        dropWork(*steps);
        behavior.set("Duration", std::move(fit.law));
        key = "Duration";
        return;
    }
    Node compute = Node::object();
    compute.set("Duration", std::move(fit.law));
    if (memorySize > 0) compute.set("AtMemory", Node::integer(memorySize));
    Node step = Node::object();
    step.set("Compute", std::move(compute));
    setCode(behavior, std::move(step));
    key = "Steps/Code";
}

void addWarnings(std::int64_t said, const FunctionSample& sample, Findings& findings) {
    if (sample.memorySize == 0)
        findings.emplace_back("no memory size is in the log: it is taken to be the scenario's");
    else if (said != sample.memorySize)
        findings.push_back("measured with " + std::to_string(sample.memorySize) + " MB; the scenario has " +
                           std::to_string(said) + " MB");
    if (sample.severalMemorySizes) findings.push_back("the log holds several memory sizes: the last one counts");
    if (sample.failed > 0)
        findings.push_back(std::to_string(sample.failed) + " invocations that failed or timed out are left out");
    if (sample.cut > 0) findings.push_back(std::to_string(sample.cut) + " REPORT lines are cut off and left out");
    if (sample.durations.count() < 1000)
        findings.push_back(
            "fewer than 1,000 invocations: the p99 rests on fewer than ten of them, so it is not written; what is "
            "simulated beyond the p95 may be off");
}

void record(const ReportLine& line, FunctionSample& sample) {
    sample.severalMemorySizes =
        sample.severalMemorySizes || (sample.memorySize != 0 && sample.memorySize != line.memorySize);
    sample.memorySize = line.memorySize;
    sample.maxMemoryUsed = std::max(sample.maxMemoryUsed, line.maxMemoryUsed);
    if (line.init) sample.inits.record(*line.init);
    if (line.restore) sample.restores.record(*line.restore);
    if (line.restore && line.billedRestore) {
        sample.restored += static_cast<double>(line.restore->count);
        sample.billedRestore += static_cast<double>(line.billedRestore->count);
    }
    if (line.failed) {
        ++sample.failed;
    } else {
        sample.durations.record(line.duration);
    }
}

/// RESTORE and what of it is billed, or that the scenario's function has no SnapStart to take them.
void setRestore(Node& scenario, const std::string& name, const FunctionSample& sample, const std::string& source,
                Findings& findings) {
    if (sample.restores.count() == 0) return;
    Node* function = functionNamed(scenario, name);
    const Node* applied = document::resolve(*function, "/Properties/SnapStart/ApplyOn");
    const std::string seen = std::to_string(sample.restores.count()) + " restores";
    if (applied == nullptr || !applied->isString() || applied->asString() != "PublishedVersions") {
        findings.push_back(seen + " of a snapshot are in the log, but " + document::quoted(name) +
                           " has no SnapStart in the scenario: they are left out");
        return;
    }
    Fit fit = fitPercentiles(sample.restores);
    findings.push_back(name + " Restore: " + describe(sample.restores, fit));
    Node& behavior = behaviorOf(*function);
    behavior.set("Restore", std::move(fit.law));
    if (sample.restored > 0.0) {
        const std::string share = thousandths(std::min(sample.billedRestore / sample.restored, 1.0));
        behavior.set("BilledRestore", Node::number(share, std::stod(share)));
        findings.back() += "; a share of " + share + " of it is billed";
    }
    const std::string pointer = "/Resources/" + name + "/Behavior/";
    noteSource(scenario, pointer + "Restore", source + ", " + seen + ", " + ranges(sample.restores));
    if (sample.restored > 0.0)
        noteSource(scenario, pointer + "BilledRestore", source + ", " + seen + ", billed over whole");
}

}  // namespace

base::Result<FunctionSample> readFunctionLog(const std::filesystem::path& file) {
    auto in = recorded::InputFile::open(file);
    if (!in) return in.error();
    std::string beginning(std::size_t{16} << 10U, '\0');
    const auto got = in->read(beginning.data(), beginning.size());
    if (!got) return got.error();
    beginning.resize(*got);
    FunctionSample sample;
    const auto use = [&](const ReportLine& line) { record(line, sample); };
    const auto summary = isInsightsRows(beginning) ? readInsightsRows(file, use) : readReports(file, use);
    if (!summary) return summary.error();
    sample.notes = summary->notes;
    sample.reports = summary->reports;
    sample.cut = summary->cut;
    sample.function = summary->function;
    return sample;
}

base::Result<Findings> calibrateFunction(Node& scenario, const std::string& name, const FunctionSample& sample,
                                         const std::string& source) {
    Node* function = functionNamed(scenario, name);
    if (function == nullptr) return refused(document::quoted(name) + " is no function of the scenario");
    if (sample.durations.count() == 0) return refused("holds no REPORT line of an invocation that succeeded");
    Node* behavior = &behaviorOf(*function);
    Findings findings;
    const std::string pointer = "/Resources/" + name + "/Behavior/";
    if (sample.inits.count() > 0) {
        Fit fit = fitPercentiles(sample.inits);
        findings.push_back(name + " Init: " + describe(sample.inits, fit));
        behavior->set("Init", std::move(fit.law));
        noteSource(scenario, pointer + "Init",
                   source + ", " + std::to_string(sample.inits.count()) + " cold starts, " + ranges(sample.inits));
        function = functionNamed(scenario, name);
        behavior = function->find("Behavior");
    }
    setRestore(scenario, name, sample, source, findings);
    function = functionNamed(scenario, name);
    behavior = &behaviorOf(*function);
    Fit fit = fitPercentiles(sample.durations);
    findings.push_back(name + " duration: " + describe(sample.durations, fit));
    std::string key;
    const std::int64_t said = memoryOf(scenario, *function).value_or(sample.memorySize);
    setWork(*behavior, std::move(fit), sample.memorySize > 0 ? sample.memorySize : said, key);
    if (key == "Duration")
        findings.push_back(
            "its code calls others: the whole Duration stands in place of its Steps, and no longer "
            "changes with MemorySize");
    addWarnings(said, sample, findings);
    findings.insert(findings.end(), sample.notes.begin(), sample.notes.end());
    noteSource(scenario, pointer + key,
               source + ", " + std::to_string(sample.durations.count()) + " invocations, " + ranges(sample.durations));
    return findings;
}

}  // namespace headroom::calibrate
