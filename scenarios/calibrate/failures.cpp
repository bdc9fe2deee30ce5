// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/failures.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "scenarios/calibrate/fit.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

double shareOf(std::uint64_t part, std::uint64_t all) {
    return all == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(all);
}

std::string digits(double share) { return fmt::format("{:.6g}", share); }

Node numberNode(double share) {
    const std::string text = digits(share);
    return Node::number(text, std::stod(text));
}

/// "97 of 10000 (a share of 0.0097; 0.00796 to 0.0118)": Wilson's interval, 95 of 100.
std::string shareText(std::uint64_t part, std::uint64_t all) {
    const double p = shareOf(part, all);
    const auto n = static_cast<double>(all);
    constexpr double z = 1.96;
    const double middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    const double half = z / (1.0 + z * z / n) * std::sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n));
    return fmt::format("{} of {} (a share of {}; {:.3g} to {:.3g})", part, all, digits(p), std::max(middle - half, 0.0),
                       std::min(middle + half, 1.0));
}

Node part(double weight, Node law) {
    Node one = Node::object();
    one.set("Weight", numberNode(weight));
    one.set("Of", std::move(law));
    return one;
}

/// What a run that timed out is taken to want: a millisecond more than it got.
base::Duration beyond(const FunctionSample& sample) { return sample.timeouts.largest() + base::milliseconds(1); }

void addTimeouts(const Node& scenario, const std::string& name, const FunctionSample& sample, Findings& findings) {
    const std::uint64_t all = sample.durations.count() + sample.timeouts.count();
    findings.push_back(name + ": " + shareText(sample.timeouts.count(), all) + " timed out, after " +
                       durationText(sample.timeouts.percentile(0.5)) +
                       ": a part of the law that takes longer; how much longer is not known, so with a longer Timeout "
                       "they end at " +
                       durationText(beyond(sample)));
    const Node* timeout = document::resolve(scenario, "/Resources/" + name + "/Properties/Timeout");
    constexpr std::int64_t kUsual = 3;  // seconds, where the template says nothing
    const auto seconds = timeout == nullptr    ? std::optional(kUsual)
                         : timeout->isNumber() ? timeout->asInteger()
                                               : std::nullopt;
    if (seconds && base::seconds(*seconds) > sample.timeouts.largest() + base::milliseconds(100))
        findings.push_back(name + ": the scenario's Timeout of " + std::to_string(*seconds) +
                           " s is longer than the log's: in the simulation they do not time out");
}

}  // namespace

Node withTimeouts(Node law, const FunctionSample& sample) {
    if (sample.timeouts.count() == 0) return law;
    const double share = shareOf(sample.timeouts.count(), sample.durations.count() + sample.timeouts.count());
    Node parts = Node::array();
    parts.elements().push_back(part(1.0 - share, std::move(law)));
    parts.elements().push_back(part(share, Node::string(durationText(beyond(sample)))));
    Node mixture = Node::object();
    mixture.set("Mixture", std::move(parts));
    return mixture;
}

void setFailures(Node& scenario, const std::string& name, const FunctionSample& sample, const std::string& source,
                 const std::string& days, Findings& findings) {
    if (sample.timeouts.count() > 0) addTimeouts(scenario, name, sample, findings);
    if (sample.failed == 0) return;
    const std::uint64_t ended = sample.durations.count();
    Node& behavior = behaviorOf(*functionNamed(scenario, name));
    const auto set = [&](const char* key, std::uint64_t count, const char* how) {
        behavior.set(key, numberNode(shareOf(count, ended)));
        if (count == 0) return;
        findings.push_back(name + " " + key + ": " + shareText(count, ended) + " " + how +
                           "; their time is in the law, as it is billed");
        noteSource(scenario, "/Resources/" + name + "/Behavior/" + key,
                   source + ", " + std::to_string(count) + " of " + std::to_string(ended) + " invocations" + days);
    };
    set("Error", sample.failed - sample.crashed, "failed");
    set("Crash", sample.crashed, "failed with their environment");
}

}  // namespace headroom::calibrate
