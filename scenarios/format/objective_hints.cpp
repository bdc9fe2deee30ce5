// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/objective_hints.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace headroom::format {

namespace {

struct Word {
    std::string_view written;
    std::string_view meant;
};
constexpr std::array kWords{Word{"avg", "mean"},   Word{"average", "mean"}, Word{"mean", "mean"},
                            Word{"median", "p50"}, Word{"max", "max"},      Word{"maximum", "max"},
                            Word{"min", "p1"},     Word{"p999", "p99.9"},   Word{"p9999", "p99.99"},
                            Word{"p99,9", "p99.9"}};

std::string lower(std::string_view text) {
    std::string small;
    for (const char c : text) small += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return small;
}

std::optional<double> numberOf(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// Whether both limit the same figure, but for the percentile.
bool alike(const Objective& a, const Objective& b) {
    return a.metric == b.metric && a.of == b.of && a.window == b.window && a.share == b.share &&
           a.confidence == b.confidence;
}

/// "" where neither makes the other idle; else why `one` is.
std::string idleBeside(const Objective& one, const Objective& other) {
    if (!alike(one, other)) return {};
    const bool latency = one.metric == Objective::Metric::Latency;
    const bool ordered = one.percentile > 0.0 && other.percentile > 0.0;  // a mean is not among percentiles
    if (!latency || one.percentile == other.percentile)
        return one.atMost >= other.atMost ? "says nothing beside \"" + other.text + "\", which limits the same" : "";
    const bool looser = ordered && one.percentile < other.percentile && one.atMost >= other.atMost;
    return looser ? "says nothing beside \"" + other.text + "\": a lower percentile is never above a higher one" : "";
}

}  // namespace

std::optional<std::string> statisticMeant(std::string_view text) {
    std::string small = lower(text);
    while (!small.empty() && (small.back() == '%' || small.back() == ' ')) small.pop_back();
    const auto word = std::ranges::find(kWords, small, &Word::written);
    if (word != kWords.end()) return std::string(word->meant);
    const std::string_view digits = small.starts_with('p') ? std::string_view(small).substr(1) : small;
    const auto value = numberOf(digits);
    if (!value || *value <= 0.0 || *value >= 100.0) return std::nullopt;
    return "p" + std::string(digits);
}

bool isOfBackgroundWork(std::string_view metric) {
    constexpr std::array<std::string_view, 7> kOf{"Age",     "Message", "DeadLetter", "Queue",
                                                  "Backlog", "Record",  "Event"};
    return std::ranges::any_of(kOf, [&](std::string_view of) { return metric.find(of) != std::string_view::npos; });
}

std::optional<double> percentileOf(std::string_view statistic) {
    if (statistic == "max") return 2.0;
    if (statistic == "mean") return 0.0;
    if (statistic.size() < 2 || statistic.front() != 'p') return std::nullopt;
    double value = 0.0;
    double place = 10.0;
    bool point = false;
    for (const char c : statistic.substr(1)) {
        if (c == '.' && !point) {
            point = true;
        } else if (c >= '0' && c <= '9') {
            value = point ? value + (c - '0') / place : value * 10.0 + (c - '0');
            if (point) place *= 10.0;
        } else {
            return std::nullopt;
        }
    }
    if (value <= 0.0 || value >= 100.0) return std::nullopt;
    return value / 100.0;
}

std::optional<double> percentMeant(std::string_view text) {
    if (!text.ends_with('%')) return std::nullopt;
    text.remove_suffix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    const auto value = numberOf(text);
    if (!value || *value < 0.0 || *value > 100.0) return std::nullopt;
    return *value / 100.0;
}

void warnOfObjectives(Reading& reading, const Place& list, const std::vector<Objective>& objectives,
                      const std::vector<std::size_t>& items) {
    for (std::size_t i = 0; i < objectives.size(); ++i) {
        const Place place = list.at(items[i], list.node.elements()[items[i]]);
        if (objectives[i].atMost <= 0.0 && objectives[i].metric == Objective::Metric::Latency)
            reading.warning(place, "cannot be met: nothing takes no time");
        for (std::size_t k = 0; k < objectives.size(); ++k) {
            if (k == i) continue;
            const std::string why = idleBeside(objectives[i], objectives[k]);
            const bool both = !why.empty() && !idleBeside(objectives[k], objectives[i]).empty();
            if (why.empty() || (both && k > i)) continue;  // of two that say the same, the later one is idle
            reading.warning(place, "\"" + objectives[i].text + "\" " + why);
            break;
        }
    }
}

}  // namespace headroom::format
