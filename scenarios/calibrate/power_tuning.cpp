// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/power_tuning.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "scenarios/calibrate/fit.hpp"
#include "scenarios/calibrate/log_time.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

/// One vCPU (Lambda Developer Guide, configuration-memory, 2026-11).
constexpr double kOneProcessor = 1769.0;

std::optional<std::string> fromBase64(std::string_view text) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        if (c == '=') break;
        const std::size_t digit = kDigits.find(c);
        if (digit == std::string_view::npos) return std::nullopt;
        bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xffU);
    }
    return bytes;
}

/// The chart's address: ...#SIZES;DURATIONS;COSTS.
std::optional<std::vector<TunedSize>> fromAddress(const std::string& address) {
    const std::size_t hash = address.find('#');
    const std::size_t first = address.find(';');
    if (hash == std::string::npos || first == std::string::npos || first < hash) return std::nullopt;
    const std::size_t second = std::min(address.find(';', first + 1), address.size());
    const auto sizes = fromBase64(std::string_view(address).substr(hash + 1, first - hash - 1));
    const auto times = fromBase64(std::string_view(address).substr(first + 1, second - first - 1));
    if (!sizes || !times || sizes->size() % 2 != 0 || times->size() != sizes->size() * 2) return std::nullopt;
    std::vector<TunedSize> tuned;
    for (std::size_t i = 0; i < sizes->size() / 2; ++i) {
        std::int16_t memory = 0;
        float milliseconds = 0.0F;
        std::memcpy(&memory, sizes->data() + 2 * i, sizeof memory);
        std::memcpy(&milliseconds, times->data() + 4 * i, sizeof milliseconds);
        tuned.push_back({static_cast<double>(memory), static_cast<double>(milliseconds)});
    }
    return tuned;
}

double numberIn(const Node& object, std::string_view key) {
    const Node* value = object.isObject() ? object.find(key) : nullptr;
    return value != nullptr && value->isNumber() ? value->asNumber() : 0.0;
}

struct Law {
    double wait = 0.0;
    double compute = 0.0;
};

double stretch(double memory) { return 1.0 / std::min(1.0, memory / kOneProcessor); }

/// Weighted least squares of two terms; a term that would be negative is none.
Law solve(const std::vector<TunedSize>& sizes) {
    double ww = 0.0, ws = 0.0, ss = 0.0, wd = 0.0, sd = 0.0;
    for (const TunedSize& size : sizes) {
        const double weight = 1.0 / (size.milliseconds * size.milliseconds);
        const double s = stretch(size.memory);
        ww += weight;
        ws += weight * s;
        ss += weight * s * s;
        wd += weight * size.milliseconds;
        sd += weight * s * size.milliseconds;
    }
    const double determinant = ww * ss - ws * ws;
    Law law{determinant > 1e-12 * ww * ss ? (wd * ss - sd * ws) / determinant : 0.0, 0.0};
    law.compute = determinant > 1e-12 * ww * ss ? (sd * ww - wd * ws) / determinant : sd / ss;
    if (law.wait < 0.0) law = {0.0, sd / ss};
    if (law.compute < 0.0) law = {wd / ww, 0.0};
    return law;
}

/// What each part moves by when one size is left out (a jackknife), as a range of 95 of 100.
void addRanges(const std::vector<TunedSize>& sizes, TuningFit& fit) {
    const auto n = static_cast<double>(sizes.size());
    double waits = 0.0;
    double computes = 0.0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        std::vector<TunedSize> others = sizes;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        const Law law = solve(others);
        waits += (law.wait - fit.wait.value) * (law.wait - fit.wait.value);
        computes += (law.compute - fit.compute.value) * (law.compute - fit.compute.value);
    }
    const auto widen = [&](TuningFit::Part& part, double squares) {
        const double half = 2.0 * std::sqrt(squares * (n - 1.0) / n);
        part.low = std::max(part.value - half, 0.0);
        part.high = part.value + half;
    };
    widen(fit.wait, waits);
    widen(fit.compute, computes);
}

std::string text(double milliseconds) {
    return durationText(base::Duration(static_cast<std::int64_t>(milliseconds * 1e6)));
}
Node rangedTime(const TuningFit::Part& part) { return ranged(text(part.low), text(part.value), text(part.high)); }

}  // namespace

std::optional<std::vector<TunedSize>> readPowerTuning(const Node& root) {
    if (!root.isObject()) return std::nullopt;
    std::vector<TunedSize> sizes;
    const Node* stats = root.find("stats");
    for (std::size_t i = 0; stats != nullptr && stats->isArray() && i < stats->size(); ++i) {
        const Node& one = stats->elements()[i];
        sizes.push_back({numberIn(one, "value"), numberIn(one, "averageDuration")});
    }
    const Node* address = document::resolve(root, "/stateMachine/visualization");
    if (sizes.empty() && address != nullptr && address->isString())
        sizes = fromAddress(address->asString()).value_or(std::vector<TunedSize>{});
    std::erase_if(sizes, [](const TunedSize& size) { return !(size.memory > 0.0 && size.milliseconds > 0.0); });
    if (sizes.empty()) return std::nullopt;
    return sizes;
}

bool isPowerTuning(const Node& root) {
    return root.isObject() && root.find("power") != nullptr && root.find("cost") != nullptr &&
           root.find("stateMachine") != nullptr;
}

TuningFit fitTuning(const std::vector<TunedSize>& sizes) {
    const Law law = solve(sizes);
    TuningFit fit{{law.compute, law.compute, law.compute}, {law.wait, law.wait, law.wait}, 0.0};
    if (sizes.size() > 2) addRanges(sizes, fit);
    for (const TunedSize& size : sizes) {
        const double expected = law.wait + law.compute * stretch(size.memory);
        fit.worst = std::max(fit.worst, std::abs(expected / size.milliseconds - 1.0));
    }
    return fit;
}

base::Result<Findings> calibrateTuning(Node& scenario, const std::string& name, const std::vector<TunedSize>& sizes,
                                       const std::string& source) {
    Node* function = functionNamed(scenario, name);
    if (function == nullptr) return refused(document::quoted(name) + " is no function of the scenario");
    if (sizes.size() < 2) return refused("one memory size does not say how time follows memory: two are needed");
    const TuningFit fit = fitTuning(sizes);
    Node& behavior = behaviorOf(*function);
    const Node* steps = behavior.find("Steps");
    const bool waitsItself = steps == nullptr || !calls(*steps);
    Node compute = Node::object();
    compute.set("Duration", rangedTime(fit.compute));
    compute.set("AtMemory", Node::integer(static_cast<std::int64_t>(kOneProcessor)));
    Node code = Node::object();
    code.set("Compute", std::move(compute));
    setCode(behavior, std::move(code));
    if (waitsItself && fit.wait.value > 0.0) {
        Node duration = Node::object();
        duration.set("Duration", rangedTime(fit.wait));
        Node step = Node::object();
        step.set("Wait", std::move(duration));
        behavior.find("Steps")->set("Waiting", std::move(step));
    }
    noteSource(scenario, "/Resources/" + name + "/Behavior/Steps/Code",
               source + ", Lambda Power Tuning, means of " + std::to_string(sizes.size()) + " memory sizes" +
                   std::string(recorded::kOfNoDay));
    Findings findings{name + ": " + text(fit.compute.value) + " (" + text(fit.compute.low) + " to " +
                      text(fit.compute.high) + ") of computing at 1769 MB, " + text(fit.wait.value) + " (" +
                      text(fit.wait.low) + " to " + text(fit.wait.high) + ") that memory does not shorten; " +
                      std::to_string(sizes.size()) + " sizes, the law is at most " +
                      std::to_string(static_cast<int>(fit.worst * 100.0 + 0.5)) + " % off"};
    findings.emplace_back("these are means: how far single invocations lie apart is in Lambda's logs");
    if (!waitsItself) findings.emplace_back("what memory does not shorten is the time of the function's calls");
    return findings;
}

}  // namespace headroom::calibrate
