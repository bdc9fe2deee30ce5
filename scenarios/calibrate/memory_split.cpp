// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/memory_split.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "model/services/lambda/cpu.hpp"
#include "scenarios/calibrate/failures.hpp"
#include "scenarios/calibrate/fit.hpp"
#include "scenarios/calibrate/power_tuning.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

constexpr std::uint64_t kEnough = 100;
constexpr double kMostOff = 0.1;
constexpr double kNothing = 0.02;  // of the whole

std::string text(double milliseconds) { return durationText(base::Duration(std::llround(milliseconds * 1e6))); }

/// The sample with every value as value x factor - less, at least a microsecond.
Sample changed(const Sample& sample, double factor, double less) {
    Sample all;
    const auto count = static_cast<double>(sample.count());
    for (const Sample::Step& step : sample.steps()) {
        const auto middle = static_cast<double>(step.low.count + (step.value.count - step.low.count) / 2);
        const base::Duration value(std::max<std::int64_t>(std::llround(middle * factor - less), 1000));
        const auto times = std::llround((step.upTo - step.below) * count);
        for (long long i = 0; i < times; ++i) all.record(value);
    }
    return all;
}

Node stepOf(const char* kind, Node law, std::int64_t atMemory) {
    Node inside = Node::object();
    inside.set("Duration", std::move(law));
    if (atMemory > 0) inside.set("AtMemory", Node::integer(atMemory));
    Node step = Node::object();
    step.set(kind, std::move(inside));
    return step;
}

}  // namespace

std::optional<MemorySplit> splitOf(const FunctionLog& log, std::int64_t counts) {
    std::vector<TunedSize> sizes;
    for (const auto& [size, sample] : log.sizes) {
        if (size > 0 && sample.durations.count() >= kEnough)
            sizes.push_back({static_cast<double>(size), sample.durations.mean() / 1e6});
    }
    if (sizes.size() < 2 || counts <= 0) return std::nullopt;
    const TuningFit fit = fitTuning(sizes);
    constexpr std::int64_t kOneProcessor = 1769;  // what fitTuning tells computing at
    return MemorySplit{fit.compute.value * lambda::cpuStretch(kOneProcessor, counts, 1), fit.wait.value, fit.worst};
}

bool setSplit(Node& scenario, const std::string& name, const FunctionLog& log, std::int64_t counts,
              const std::string& source, Findings& findings) {
    const auto split = splitOf(log, counts);
    if (!split) return false;
    const double whole = split->compute + split->wait;
    if (split->worst > kMostOff) {
        findings.push_back(
            fmt::format("{}: no sum of computing and waiting explains its memory sizes ({:.0f} % off): all "
                        "of its time is taken as computing",
                        name, split->worst * 100.0));
        return false;
    }
    if (split->wait < kNothing * whole || split->compute < kNothing * whole) return false;
    const FunctionSample& sample = log.sizes.at(counts);
    const bool constant = static_cast<double>(sample.durations.smallest().count) > split->wait * 1e6;
    const double share = split->compute / whole;
    const Sample computing =
        constant ? changed(sample.durations, 1.0, split->wait * 1e6) : changed(sample.durations, share, 0.0);
    Node waiting =
        constant ? Node::string(text(split->wait)) : fitPercentiles(changed(sample.durations, 1.0 - share, 0.0)).law;
    Node& behavior = behaviorOf(*functionNamed(scenario, name));
    setCode(behavior, stepOf("Compute", withTimeouts(fitPercentiles(computing).law, sample), counts));
    behavior.find("Steps")->set("Waiting", stepOf("Wait", std::move(waiting), 0));
    noteSource(scenario, "/Resources/" + name + "/Behavior/Steps/Waiting", source);
    findings.push_back(fmt::format(
        "{}: {} of its {} with {} MB is computing, which memory shortens, and {} waiting, which it does not; "
        "the memory sizes' means are at most {:.1f} % off",
        name, text(split->compute), text(whole), counts, text(split->wait), split->worst * 100.0));
    if (!constant)
        findings.push_back(name +
                           ": some invocations are shorter than that waiting, so it is not constant: the two are "
                           "drawn apart, and what is simulated is spread less than what was measured");
    return true;
}

}  // namespace headroom::calibrate
