// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/precision.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "scenarios/study/intervals.hpp"

namespace headroom::study {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kStatistics{
    {{"mean", "Mean"}, {"p50", "P50"}, {"p90", "P90"}, {"p95", "P95"}, {"p99", "P99"}, {"p99.9", "P999"}}};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

base::Error wrong(std::string_view text, const std::string& why) {
    return {base::Errc::BadInput,
            {},
            "\"" + std::string(text) + "\" " + why +
                R"(; goals are written "p99 2%", "p99 of Api 2%", "mean 5%", "errors 10%" or "cost 1%")"};
}

/// "2%" at the end, above 0 and at most 100.
std::optional<double> percentOf(std::string_view word) {
    if (word.empty() || word.back() != '%') return std::nullopt;
    word.remove_suffix(1);
    double value = 0.0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
    return value > 0.0 && value <= 100.0 ? std::optional(value / 100.0) : std::nullopt;
}

base::Result<PrecisionGoal> parseGoal(std::string_view text) {
    text = trimmed(text);
    const std::size_t last = text.rfind(' ');
    if (last == std::string_view::npos) return wrong(text, "does not say how precise");
    const auto percent = percentOf(text.substr(last + 1));
    if (!percent) return wrong(text, "must end with a percentage above 0 and at most 100");
    std::string_view what = trimmed(text.substr(0, last));
    PrecisionGoal goal;
    goal.relative = *percent;
    if (const std::size_t of = what.find(" of "); of != std::string_view::npos) {
        goal.of = trimmed(what.substr(of + 4));
        what = trimmed(what.substr(0, of));
    }
    for (const auto& [word, statistic] : kStatistics) {
        if (what != word) continue;
        goal.metric = "Latency";
        goal.statistic = statistic;
        return goal;
    }
    if (what == "errors") {
        goal.metric = "ErrorRate";
        return goal;
    }
    if (what != "cost" || !goal.of.empty()) return wrong(text, "does not begin with a figure");
    goal.metric = "Cost";
    return goal;
}

/// Half the interval's width over the value; nothing to narrow: 0; no interval: infinite.
double relativeWidth(const std::vector<double>& values) {
    const auto half = halfWidth95(values);
    if (!half) return std::numeric_limits<double>::infinity();
    const double centre = std::abs(mean(values));
    if (*half == 0.0) return 0.0;
    return centre > 0.0 ? *half / centre : std::numeric_limits<double>::infinity();
}

/// A goal that names nothing is about every workload's latency.
bool isMeant(const PrecisionGoal& goal, const FigureSamples& samples, const std::vector<FigureSamples>& all) {
    if (samples.metric != goal.metric || samples.statistic != goal.statistic) return false;
    if (!goal.of.empty() || goal.metric != "Latency") return samples.of == goal.of;
    return std::ranges::any_of(all, [&](const FigureSamples& other) {
        return other.metric == "ErrorRate" && !other.of.empty() && other.of == samples.of;
    });
}

}  // namespace

base::Result<std::vector<PrecisionGoal>> parsePrecision(std::string_view text) {
    std::vector<PrecisionGoal> goals;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find(',', from), text.size());
        auto goal = parseGoal(text.substr(from, end - from));
        if (!goal) return goal.error();
        goals.push_back(std::move(*goal));
        from = end + 1;
    }
    return goals;
}

base::Result<PrecisionState> judgePrecision(const std::vector<PrecisionGoal>& goals,
                                            const std::vector<FigureSamples>& samples) {
    PrecisionState state;
    for (const PrecisionGoal& goal : goals) {
        bool found = false;
        for (const FigureSamples& one : samples) {
            if (!isMeant(goal, one, samples)) continue;
            found = true;
            state.worst = std::max(state.worst, relativeWidth(one.values) / goal.relative);
        }
        if (!found) {
            return base::Error{base::Errc::BadInput, "--precision",
                               "there is no " + goal.metric + (goal.of.empty() ? "" : " of \"" + goal.of + "\"") +
                                   " to be precise about"};
        }
    }
    return state;
}

std::uint32_t nextReplications(std::uint32_t now, double worst) {
    const double wanted = std::ceil(static_cast<double>(now) * worst * worst);
    const double bounded = std::clamp(wanted, now + 1.0, 2.0 * now);
    return static_cast<std::uint32_t>(std::min<double>(bounded, kMostReplications));
}

}  // namespace headroom::study
