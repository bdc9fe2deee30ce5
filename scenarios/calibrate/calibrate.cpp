// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/calibrate.hpp"

#include <algorithm>
#include <array>

#include "scenarios/calibrate/fit.hpp"
#include "scenarios/calibrate/log_reader.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

base::Error refused(std::string what) { return {base::Errc::BadInput, "", std::move(what)}; }

Node* functionNamed(Node& scenario, const std::string& name) {
    Node* resources = scenario.find("Resources");
    Node* function = resources != nullptr && resources->isObject() ? resources->find(name) : nullptr;
    const Node* type = function != nullptr && function->isObject() ? function->find("Type") : nullptr;
    const bool good = type != nullptr && type->isString() &&
                      (type->asString() == "AWS::Lambda::Function" || type->asString() == "AWS::Serverless::Function");
    return good ? function : nullptr;
}

bool isStep(const Node& step, std::string_view kind) { return step.isObject() && step.find(kind) != nullptr; }

/// Whether any step is more than computing and waiting.
bool calls(const Node& steps) {
    const auto other = [](const Node& step) { return !isStep(step, "Compute") && !isStep(step, "Wait"); };
    if (steps.isArray()) return std::ranges::any_of(steps.elements(), other);
    return steps.isObject() &&
           std::ranges::any_of(steps.members(), [&](const document::Member& member) { return other(member.value); });
}

void dropWork(Node& steps) {
    const auto work = [](const Node& step) { return isStep(step, "Compute") || isStep(step, "Wait"); };
    if (steps.isArray()) std::erase_if(steps.elements(), work);
    if (steps.isObject())
        std::erase_if(steps.members(), [&](const document::Member& member) { return work(member.value); });
}

/// Notes where a value comes from; the format lists it among the assumptions.
void noteSource(Node& scenario, const std::string& pointer, const std::string& source) {
    Node* imported = scenario.find("Imported");
    if (imported == nullptr || !imported->isObject()) imported = &scenario.set("Imported", Node::object());
    Node* measured = imported->find("Measured");
    if (measured == nullptr || !measured->isObject()) measured = &imported->set("Measured", Node::object());
    measured->set(pointer, Node::string(source));
}

std::string decimals(double value) {
    const auto thousandths = static_cast<std::int64_t>(value * 1000.0 + 0.5);
    return std::to_string(thousandths / 1000) + "." + std::to_string(1000 + thousandths % 1000).substr(1);
}

/// "p50 12.3ms, p90 ..., p99 ... of 12345; the fit is within 0.004 of it".
std::string describe(const engine::LatencyHistogram& sample, const Fit& fit) {
    std::string text;
    for (const auto& [name, p] : {std::pair{"p50 ", 0.5}, std::pair{", p90 ", 0.9}, std::pair{", p99 ", 0.99}})
        text += name + durationText(sample.percentile(p));
    text += " of " + std::to_string(sample.count()) + "; largest difference to the fit " + decimals(fit.distance) +
            " (by chance " + decimals(fit.critical) + " in one of 20)";
    return text;
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
    compute.set("AtMemory", Node::integer(memorySize));
    Node step = Node::object();
    step.set("Compute", std::move(compute));
    Node named = Node::object();
    named.set("Code", std::move(step));
    std::erase_if(behavior.members(), [](const document::Member& member) { return member.key == "Duration"; });
    behavior.set("Steps", std::move(named));
    key = "Steps/Code";
}

void addWarnings(const Node& function, const FunctionSample& sample, Findings& findings) {
    const Node* memory = document::resolve(function, "/Properties/MemorySize");
    const std::int64_t said = memory != nullptr && memory->isNumber() ? memory->asInteger().value_or(128) : 128;
    if (said != sample.memorySize)
        findings.push_back("measured with " + std::to_string(sample.memorySize) + " MB; the scenario has " +
                           std::to_string(said) + " MB");
    if (sample.severalMemorySizes) findings.push_back("the log holds several memory sizes: the last one counts");
    if (sample.failed > 0)
        findings.push_back(std::to_string(sample.failed) + " invocations that failed or timed out are left out");
    if (sample.cut > 0) findings.push_back(std::to_string(sample.cut) + " REPORT lines are cut off and left out");
    if (sample.durations.count() < 1000)
        findings.push_back("fewer than 1,000 invocations: the p99 rests on fewer than ten of them");
}

}  // namespace

base::Result<FunctionSample> readFunctionLog(const std::filesystem::path& file) {
    FunctionSample sample;
    const auto summary = readReports(file, [&](const ReportLine& line) {
        sample.severalMemorySizes =
            sample.severalMemorySizes || (sample.memorySize != 0 && sample.memorySize != line.memorySize);
        sample.memorySize = line.memorySize;
        sample.maxMemoryUsed = std::max(sample.maxMemoryUsed, line.maxMemoryUsed);
        if (line.init) sample.inits.record(*line.init);
        if (line.failed) {
            ++sample.failed;
        } else {
            sample.durations.record(line.duration);
        }
    });
    if (!summary) return summary.error();
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
    Node* behavior = function->find("Behavior");
    if (behavior == nullptr || !behavior->isObject()) behavior = &function->set("Behavior", Node::object());
    Findings findings;
    const std::string pointer = "/Resources/" + name + "/Behavior/";
    if (sample.inits.count() > 0) {
        Fit fit = fitPercentiles(sample.inits);
        findings.push_back(name + " Init: " + describe(sample.inits, fit));
        behavior->set("Init", std::move(fit.law));
        noteSource(scenario, pointer + "Init", source + ", " + std::to_string(sample.inits.count()) + " cold starts");
        function = functionNamed(scenario, name);
        behavior = function->find("Behavior");
    }
    Fit fit = fitPercentiles(sample.durations);
    findings.push_back(name + " duration: " + describe(sample.durations, fit));
    std::string key;
    setWork(*behavior, std::move(fit), sample.memorySize, key);
    addWarnings(*function, sample, findings);
    noteSource(scenario, pointer + key, source + ", " + std::to_string(sample.durations.count()) + " invocations");
    return findings;
}

}  // namespace headroom::calibrate
