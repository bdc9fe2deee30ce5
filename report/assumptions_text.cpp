// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/assumptions_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "report/inputs_text.hpp"
#include "report/words.hpp"
#include "scenarios/format/guess_ranges.hpp"

namespace headroom::report {

namespace {

/// What AWS's own publications are called in sources.
constexpr std::array<std::string_view, 7> kVendor{"Developer Guide", "User Guide", "Reference",     "Compute Blog",
                                                  "pricing page",    "price list", "Service Quotas"};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Whether it says when: somebody's measurement does.
bool isDated(const std::string& source) {
    for (std::size_t at = source.find("20"); at != std::string::npos; at = source.find("20", at + 1)) {
        if (at + 3 < source.size() && isDigit(source[at + 2]) && isDigit(source[at + 3])) return true;
    }
    return false;
}

std::optional<format::UncertainInput> rangeOf(const study::Assumption& one) {
    return format::rangeOf({one.path, one.value, one.source, one.guess}, "");
}

std::string valueCell(const study::Assumption& one) {
    const std::string text = inputText(one.value);
    const std::string year = measuredIn(one.path, text);
    return year.empty() ? text : "as measured in " + year;
}

/// What a guess may be; of one that has no range why not.
std::string rangeCell(const study::Assumption& one) {
    if (!one.guess) return "-";
    const auto range = rangeOf(one);
    if (range) {
        const bool measured = !measuredIn(one.path, inputText(range->low)).empty() &&
                              !measuredIn(one.path, inputText(range->high)).empty();
        return (measured ? "as measured in " : "") + rangeText(range->low, range->high);
    }
    return "none: " + std::string(format::whyNotVaried({one.path, one.value, one.source, one.guess}));
}

const study::Influence* influenceOf(const study::DesignResult& design, const std::string& path) {
    const auto found = std::ranges::find(design.influences, path, &study::Influence::path);
    return found == design.influences.end() ? nullptr : &*found;
}

std::string effectOf(const study::Influence& one, bool priced) {
    const std::string p99 = "p99 " + secondsText(one.p99Low) + " to " + secondsText(one.p99High);
    return priced ? moneyText(one.costLow) + " to " + moneyText(one.costHigh) + " a month, " + p99 : p99;
}

/// By design, where there are several.
std::string effectCell(const study::StudyResult& result, const std::string& path) {
    std::string text;
    for (const study::DesignResult& design : result.designs) {
        const study::Influence* one = influenceOf(design, path);
        if (one == nullptr) continue;
        text += (text.empty() ? "" : "; ") + (result.designs.size() > 1 ? design.name + ": " : std::string()) +
                effectOf(*one, isPriced(design.cost.bill));
    }
    return text.empty() ? "not varied" : text;
}

}  // namespace

std::string measuredIn(std::string_view path, std::string_view value) {
    if (value != "2020" && value != "2021") return {};
    if (path.ends_with("/IdleLifetime")) return std::string(value);
    return path.ends_with("/Lifetime") ? "2020" : "";
}

std::string kindOf(const study::Assumption& assumption) {
    if (assumption.guess) return "guess";
    const auto isIn = [&](std::string_view sign) { return assumption.source.find(sign) != std::string::npos; };
    if (std::ranges::any_of(kVendor, isIn)) return "vendor";
    return isDated(assumption.source) ? "measured" : "default";
}

Rows assumptionRows(const study::StudyResult& result) {
    Rows rows{{"assumed", "value", "range", "kind", "effect on the answer", "source"}};
    for (const bool guess : {true, false}) {
        for (const study::Assumption& one : result.assumptions) {
            if (one.guess == guess)
                rows.push_back(
                    {one.path, valueCell(one), rangeCell(one), kindOf(one), effectCell(result, one.path), one.source});
        }
    }
    return rows;
}

std::size_t guessesNotVaried(const study::StudyResult& result) {
    return static_cast<std::size_t>(std::ranges::count_if(result.assumptions, [&](const study::Assumption& one) {
        return rangeOf(one) && std::ranges::none_of(result.designs, [&](const study::DesignResult& design) {
                   return influenceOf(design, one.path) != nullptr;
               });
    }));
}

}  // namespace headroom::report
