// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/calibrate.hpp"

#include <algorithm>
#include <cmath>

#include "model/services/lambda/cpu.hpp"
#include "scenarios/calibrate/failures.hpp"
#include "scenarios/calibrate/fit.hpp"
#include "scenarios/calibrate/memory_split.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

/// "p50 12.3ms (12.1ms to 12.5ms), p90 ..., p99 ..., mean ... of 12345; the fit's mean ..., largest difference ...".
std::string describe(const Sample& sample, const Fit& fit) {
    std::string text;
    for (const auto& [name, p] : {std::pair{"p50 ", 0.5}, std::pair{", p90 ", 0.9}, std::pair{", p99 ", 0.99}})
        text += name + toText(quantileRange(sample, p));
    text += ", mean " + meanText(sample) + " of " + std::to_string(sample.count());
    constexpr std::uint64_t kFewest = 20;  // below it what chance makes is near the whole
    if (sample.count() < kFewest) return text + "; too few to say how near the fit is";
    return text + "; the fit's mean " + durationText(base::Duration(std::llround(fit.mean * 1e9))) +
           ", largest difference to the fit " + thousandths(fit.distance) + " (by chance " + thousandths(fit.critical) +
           " in one of 20)";
}

/// What stands with a value in the scenario: "p50 12.3ms (12.1ms to 12.5ms), p99 ...".
std::string ranges(const Sample& sample) {
    return "p50 " + toText(quantileRange(sample, 0.5)) + ", p99 " + toText(quantileRange(sample, 0.99));
}

void setWork(Node& behavior, Node law, std::int64_t memorySize, std::string& key) {
    Node* steps = behavior.find("Steps");
    if (steps != nullptr && calls(*steps)) {
        dropWork(*steps);
        behavior.set("Duration", std::move(law));
        key = "Duration";
        return;
    }
    Node compute = Node::object();
    compute.set("Duration", std::move(law));
    if (memorySize > 0) compute.set("AtMemory", Node::integer(memorySize));
    Node step = Node::object();
    step.set("Compute", std::move(compute));
    setCode(behavior, std::move(step));
    key = "Steps/Code";
}

std::string megabytes(std::int64_t size) { return std::to_string(size) + " MB"; }

/// "512 MB: p50 40ms of 5000; 1024 MB: p50 20ms of 5000 (computing alone would take 20ms)".
std::string sizesText(const FunctionLog& log, std::int64_t counts) {
    const auto& used = log.sizes.at(counts).durations;
    std::string text;
    for (const auto& [size, sample] : log.sizes) {
        if (sample.durations.count() == 0) continue;
        text += (text.empty() ? "" : "; ") + megabytes(size) + ": p50 " +
                durationText(sample.durations.percentile(0.5)) + " of " + std::to_string(sample.durations.count());
        if (size == counts || size == 0 || counts == 0) continue;
        const double slower = lambda::cpuStretch(counts, size, 1);
        const auto alone = static_cast<double>(used.percentile(0.5).count) * slower;
        text += " (computing alone would take " + durationText(base::Duration(std::llround(alone))) + ")";
    }
    return text;
}

void addSizes(std::int64_t said, std::int64_t counts, const FunctionLog& log, Findings& findings) {
    if (counts == 0)
        findings.emplace_back("no memory size is in the log: it is taken to be the scenario's");
    else if (said != counts)
        findings.push_back("measured with " + megabytes(counts) + "; the scenario has " + megabytes(said));
    const auto has = [](const auto& entry) { return entry.second.durations.count() > 0; };
    if (std::ranges::count_if(log.sizes, has) > 1)
        findings.push_back("the log holds several memory sizes, of which the invocations with " + megabytes(counts) +
                           " count: " + sizesText(log, counts));
}

void addWarnings(const FunctionSample& sample, const FunctionLog& log, Findings& findings) {
    if (log.cut > 0) findings.push_back(std::to_string(log.cut) + " REPORT lines are cut off and left out");
    if (log.repeated > 0)
        findings.push_back(std::to_string(log.repeated) +
                           " REPORT lines were there before, with the same RequestId and times: they count once");
    if (log.unchecked)
        findings.push_back("whether lines are there twice was looked for among the first " +
                           std::to_string(SeenLines::kMost) + " only");
    if (log.unsized > 0)
        findings.push_back(std::to_string(log.unsized) + " invocations of further memory sizes are left out");
    if (sample.durations.count() < 1000)
        findings.push_back(
            "fewer than 1,000 invocations: the p99 rests on fewer than ten of them, so it is not written; what is "
            "simulated beyond the p95 may be off");
}

void setInit(Node& scenario, const std::string& name, const FunctionSample& sample, const std::string& source,
             const std::string& days, Findings& findings) {
    if (sample.inits.count() == 0) return;
    Fit fit = fitPercentiles(sample.inits);
    findings.push_back(name + " Init: " + describe(sample.inits, fit));
    behaviorOf(*functionNamed(scenario, name)).set("Init", std::move(fit.law));
    const std::string seen = std::to_string(sample.inits.count()) + " cold starts, ";
    noteSource(scenario, "/Resources/" + name + "/Behavior/Init", source + ", " + seen + ranges(sample.inits) + days);
}

/// RESTORE and what of it is billed, or that the scenario's function has no SnapStart to take them.
void setRestore(Node& scenario, const std::string& name, const FunctionSample& sample, const std::string& source,
                const std::string& days, Findings& findings) {
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
    noteSource(scenario, pointer + "Restore", source + ", " + seen + ", " + ranges(sample.restores) + days);
    if (sample.restored > 0.0)
        noteSource(scenario, pointer + "BilledRestore", source + ", " + seen + ", billed over whole" + days);
}

}  // namespace

base::Result<Findings> calibrateFunction(Node& scenario, const std::string& name, const FunctionLog& log,
                                         const std::string& source) {
    Node* function = functionNamed(scenario, name);
    if (function == nullptr) return refused(document::quoted(name) + " is no function of the scenario");
    const std::optional<std::int64_t> memory = memoryOf(scenario, *function);
    const std::optional<std::int64_t> counts = sizeThatCounts(log, memory);
    if (!counts) return refused("holds no REPORT line of an invocation that ended before its Timeout");
    const FunctionSample& sample = log.sizes.at(*counts);
    const std::string days = daysText(log.time);
    Findings findings;
    const std::string pointer = "/Resources/" + name + "/Behavior/";
    setInit(scenario, name, sample, source, days, findings);
    setRestore(scenario, name, sample, source, days, findings);
    function = functionNamed(scenario, name);
    Fit fit = fitPercentiles(sample.durations);
    findings.push_back(name + " duration: " + describe(sample.durations, fit) + days);
    std::string key;
    const std::int64_t said = memory.value_or(*counts);
    const std::string measured =
        source + ", " + std::to_string(sample.durations.count()) + " invocations, " + ranges(sample.durations) + days;
    const Node* steps = behaviorOf(*function).find("Steps");
    const bool isAlone = steps == nullptr || !calls(*steps);
    if (isAlone && setSplit(scenario, name, log, *counts, measured, findings))
        key = "Steps/Code";
    else
        setWork(behaviorOf(*function), withTimeouts(std::move(fit.law), sample), *counts > 0 ? *counts : said, key);
    setFailures(scenario, name, sample, source, days, findings);
    if (key == "Duration")
        findings.push_back(
            "its code calls others: the whole Duration stands in place of its Steps, and no longer "
            "changes with MemorySize");
    addSizes(said, *counts, log, findings);
    addWarnings(sample, log, findings);
    findings.insert(findings.end(), log.notes.begin(), log.notes.end());
    noteSource(scenario, pointer + key, measured);
    return findings;
}

}  // namespace headroom::calibrate
