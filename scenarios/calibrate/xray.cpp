// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/xray.hpp"

#include <optional>

#include "scenarios/calibrate/fit.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

/// The handler's time, and whether it is the function's own.
void setOwnTime(Node& scenario, const std::string& name, const TracedFunction& sample, const std::string& seen,
                Findings& findings) {
    Node& function = *functionNamed(scenario, name);
    const std::optional<std::int64_t> size = memoryOf(scenario, function);
    Node law = fitPercentiles(sample.own).law;
    const Node* steps = behaviorOf(function).find("Steps");
    const bool untold = sample.calls.empty() && steps != nullptr && calls(*steps);
    findings.push_back(name + (untold ? " time: p50 " : " own time: p50 ") + toText(quantileRange(sample.own, 0.5)) +
                       ", p99 " + toText(quantileRange(sample.own, 0.99)) + " of " +
                       std::to_string(sample.own.count()) +
                       (untold ? ", its calls included: no trace shows one (its SDK is not traced), so the whole "
                                 "Duration stands in place of its Steps, and no longer changes with MemorySize"
                               : ", without the time of its calls; taken as measured with " +
                                     (size ? std::to_string(*size) + " MB" : "whatever memory it has")));
    if (untold) return setMeasured(scenario, name, std::move(law), seen);
    Node compute = Node::object();
    compute.set("Duration", std::move(law));
    if (size) compute.set("AtMemory", Node::integer(*size));
    Node code = Node::object();
    code.set("Compute", std::move(compute));
    setCode(behaviorOf(function), std::move(code));
    noteSource(scenario, "/Resources/" + name + "/Behavior/Steps/Code", seen);
}

/// What was called in the traces, where the scenario's function calls nothing: that time would be missing.
void tellCalls(const Node& function, const std::string& name, const TracedFunction& sample, Findings& findings) {
    const Node* steps = document::resolve(function, "/Behavior/Steps");
    if (sample.calls.empty() || (steps != nullptr && calls(*steps))) return;
    constexpr std::size_t kMostNamed = 4;
    std::string called;
    std::size_t named = 0;
    for (const auto& [what, count] : sample.calls) {
        if (named++ == kMostNamed) break;
        called += (called.empty() ? "" : ", ") + document::quoted(what) + " " + std::to_string(count) + " times";
    }
    if (sample.calls.size() > kMostNamed) called += " and more";
    findings.push_back(name + " calls " + called +
                       " in the traces, and nothing in the scenario: that time is missing " +
                       "until its Steps call as well");
}

void setStarts(Node& scenario, const std::string& name, const char* key, const Sample& sample, const std::string& seen,
               Findings& findings) {
    if (sample.count() == 0) return;
    behaviorOf(*functionNamed(scenario, name)).set(key, fitPercentiles(sample).law);
    findings.push_back(name + " " + key + ": p50 " + toText(quantileRange(sample, 0.5)) + " of " +
                       std::to_string(sample.count()));
    noteSource(scenario, "/Resources/" + name + "/Behavior/" + key, seen);
}

}  // namespace

base::Result<Findings> calibrateTraced(Node& scenario, const std::string& name, const TracedFunction& sample,
                                       const std::string& source) {
    const Node* function = functionNamed(scenario, name);
    if (function == nullptr) return refused(document::quoted(name) + " is no function of the scenario");
    if (sample.own.count() == 0) return refused("holds no finished invocation of " + document::quoted(name));
    const std::string seen =
        source + ", X-Ray, " + std::to_string(sample.own.count()) + " invocations" + daysText(sample.time);
    Findings findings;
    tellCalls(*function, name, sample, findings);
    setOwnTime(scenario, name, sample, seen, findings);
    setStarts(scenario, name, "Init", sample.inits, seen, findings);
    const Node* applied = document::resolve(*functionNamed(scenario, name), "/Properties/SnapStart/ApplyOn");
    if (applied != nullptr && applied->isString() && applied->asString() == "PublishedVersions")
        setStarts(scenario, name, "Restore", sample.restores, seen, findings);
    else if (sample.restores.count() > 0)
        findings.push_back(std::to_string(sample.restores.count()) + " restores of a snapshot are in the traces, but " +
                           document::quoted(name) + " has no SnapStart in the scenario: they are left out");
    if (sample.failed > 0)
        findings.push_back(name + ": " + std::to_string(sample.failed) + " of " + std::to_string(sample.own.count()) +
                           " ended in an error or a fault; their time is in the law, as it is billed. How many fail "
                           "is what logs and metrics tell");
    findings.emplace_back(
        "X-Ray samples the first request of each second and 5 % of the rest unless it is told otherwise: quiet times "
        "and cold starts are more frequent in the sample than they are");
    return findings;
}

}  // namespace headroom::calibrate
