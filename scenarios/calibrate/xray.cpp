// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/xray.hpp"

#include <optional>

#include "scenarios/calibrate/fit.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

bool callsInScenario(const Node& function) {
    const Node* steps = document::resolve(function, "/Behavior/Steps");
    return steps != nullptr && calls(*steps);
}

/// How many invocations show no call where others do, and what became of their times.
void tellCallless(const std::string& name, const TracedFunction& sample, bool leftOut, Findings& findings) {
    const std::uint64_t without = sample.own.count() - sample.calling.count();
    if (sample.calls.empty() || without == 0) return;
    findings.push_back(name + ": " + std::to_string(without) + " of " + std::to_string(sample.own.count()) +
                       " invocations show no call: they called nothing, or their calls were not traced and are part "
                       "of their time" +
                       (leftOut ? "; they are left out of the own time" : "; they count as they are"));
}

/// The handler's time, and whether it is the function's own.
void setOwnTime(Node& scenario, const std::string& name, const TracedFunction& sample, const Sample& own,
                const std::string& seen, Findings& findings) {
    Node& function = *functionNamed(scenario, name);
    const std::optional<std::int64_t> size = memoryOf(scenario, function);
    Node law = fitPercentiles(own).law;
    const bool untold = sample.calls.empty() && callsInScenario(function);
    findings.push_back(name + (untold ? " time: p50 " : " own time: p50 ") + toText(quantileRange(own, 0.5)) +
                       ", p99 " + toText(quantileRange(own, 0.99)) + " of " + std::to_string(own.count()) +
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
    dropSource(scenario, "/Resources/" + name + "/Behavior/Duration");
    noteSource(scenario, "/Resources/" + name + "/Behavior/Steps/Code", seen);
}

/// What was called in the traces, where the scenario's function calls nothing: that time would be missing.
void tellCalls(const Node& function, const std::string& name, const TracedFunction& sample, Findings& findings) {
    if (sample.calls.empty() || callsInScenario(function)) return;
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

const Sample& timesThatCount(const Node& scenario, const std::string& name, const TracedFunction& sample) {
    const Node* function = document::resolve(scenario, document::child("/Resources", name));
    const bool apart = function != nullptr && callsInScenario(*function) && sample.calling.count() > 0;
    return apart ? sample.calling : sample.own;
}

base::Result<Findings> calibrateTraced(Node& scenario, const std::string& name, const TracedFunction& sample,
                                       const std::string& source) {
    const Node* function = functionNamed(scenario, name);
    if (function == nullptr) return refused(document::quoted(name) + " is no function of the scenario");
    if (sample.own.count() == 0) return refused("holds no finished invocation of " + document::quoted(name));
    const Sample& own = timesThatCount(scenario, name, sample);
    const std::string seen =
        source + ", X-Ray, " + std::to_string(own.count()) + " invocations" + daysText(sample.time);
    Findings findings;
    tellCalls(*function, name, sample, findings);
    tellCallless(name, sample, &own == &sample.calling, findings);
    setOwnTime(scenario, name, sample, own, seen, findings);
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
