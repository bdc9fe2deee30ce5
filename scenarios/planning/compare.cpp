// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/compare.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/guess_ranges.hpp"
#include "scenarios/planning/change_effects.hpp"
#include "scenarios/planning/latency_notes.hpp"
#include "scenarios/planning/unpriced.hpp"
#include "scenarios/study/samples.hpp"

namespace headroom::planning {

namespace {

using study::DesignResult;

constexpr std::array<std::string_view, 4> kStatistics{"Mean", "P50", "P90", "P99"};

bool isPriced(const DesignResult& design) {
    return !design.cost.bill.lines.empty() || design.cost.bill.notPriced.empty();
}

std::optional<double> shownCost(const DesignResult& design, const std::string& service) {
    if (!isPriced(design)) return std::nullopt;
    if (service.empty()) return design.cost.perMonth;
    for (const pricing::ServiceTotal& total : pricing::totalsByService(design.cost.bill)) {
        if (total.service == service) return pricing::toDouble(total.perMonth);
    }
    // What has no price at all is no $0: nobody knows.
    const bool unpriced = std::ranges::find(design.cost.bill.notPriced, service, &pricing::NotPriced::service) !=
                          design.cost.bill.notPriced.end();
    return unpriced ? std::nullopt : std::optional(0.0);
}

/// The figure as it is shown: of the pooled sample, of the mean bill.
std::optional<double> shownValue(const DesignResult& design, const FigureRow& row) {
    if (row.metric == "Cost") return shownCost(design, row.of);
    if (row.metric == "ErrorRate") {
        for (const auto& [name, counts] : design.workloads) {
            if (name == row.of) return counts.errorRate();
        }
        return std::nullopt;
    }
    for (const study::Latency& latency : design.latency) {
        if (latency.of != row.of || latency.count == 0) continue;
        if (row.statistic == "Mean") return latency.mean;
        for (const study::Percentile& percentile : latency.percentiles) {
            if (percentile.name == row.statistic) return percentile.seconds;
        }
    }
    return std::nullopt;
}

/// Every figure that any of the designs has, once.
std::vector<FigureRow> rowsOf(const std::vector<DesignResult>& designs) {
    std::vector<FigureRow> rows{{"Cost", "", "", {}, {}}};
    const auto add = [&](const std::string& metric, const std::string& of, std::string_view statistic) {
        const bool known = std::ranges::any_of(rows, [&](const FigureRow& row) {
            return row.metric == metric && row.of == of && row.statistic == statistic;
        });
        if (!known) rows.push_back({metric, of, std::string(statistic), {}, {}});
    };
    for (const DesignResult& design : designs) {
        for (const auto& total : pricing::totalsByService(design.cost.bill)) add("Cost", total.service, "");
    }
    for (const DesignResult& design : designs) {
        for (const auto& [name, counts] : design.workloads) add("ErrorRate", name, "");
    }
    for (const DesignResult& design : designs) {
        for (const study::Latency& latency : design.latency) {
            for (const std::string_view statistic : kStatistics) add("Latency", latency.of, statistic);
        }
    }
    return rows;
}

std::optional<Difference> between(const DesignResult& base, const DesignResult& other, const FigureRow& row,
                                  bool paired) {
    const auto from = shownValue(base, row);
    const auto to = shownValue(other, row);
    if (!from || !to) return std::nullopt;
    const auto* a = study::samplesNamed(base.samples, row.metric, row.of, row.statistic);
    const auto* b = study::samplesNamed(other.samples, row.metric, row.of, row.statistic);
    if (a == nullptr || b == nullptr) return differenceOf(*from, *to, {}, {});
    Difference difference = paired ? differenceOf(*from, *to, a->values, b->values)
                                   : unpairedDifferenceOf(*from, *to, a->values, b->values);
    if (row.metric == "Cost" && !leaveOutTheSame(base.cost.bill, other.cost.bill, row.of))
        difference.verdict = Verdict::Unclear;
    return difference;
}

/// Whose costs leave something out that has no price.
void noteUnpriced(Comparison& comparison) {
    for (const DesignResult& design : comparison.result.designs) {
        std::vector<std::string> missing;
        addUnpriced(design.cost.bill, missing);
        if (missing.empty()) continue;
        std::string text = "the cost of " + document::quoted(design.name) + " lacks what is not priced: ";
        for (const std::string& one : missing) text += (&one == &missing.front() ? "" : ", ") + one;
        const bool alone = std::ranges::any_of(comparison.result.designs, [&](const DesignResult& other) {
            return !leaveOutTheSame(other.cost.bill, design.cost.bill);
        });
        if (alone) text += "; so its difference to designs that lack something else says nothing";
        comparison.notes.push_back(std::move(text));
    }
}

bool sameRandomNumbers(const study::StudyResult& a, const study::StudyResult& b) {
    return a.scenario == b.scenario && a.seed == b.seed && a.replications == b.replications &&
           a.duration == b.duration && a.warmUp == b.warmUp && a.start == b.start;
}

/// What makes latencies of two designs of different meaning.
std::vector<std::string> notesOn(const format::Scenario& scenario) {
    std::vector<std::string> notes;
    for (std::size_t d = 1; d < scenario.designs.size(); ++d)
        std::ranges::move(latencyNotes(scenario.designs.front(), scenario.designs[d]), std::back_inserter(notes));
    return notes;
}

base::Error bad(std::string what) { return {base::Errc::BadInput, "--designs", std::move(what)}; }

}  // namespace

std::vector<FigureRow> compareFigures(const std::vector<DesignResult>& designs, bool paired) {
    std::vector<FigureRow> rows = rowsOf(designs);
    for (FigureRow& row : rows) {
        for (const DesignResult& design : designs) {
            row.values.push_back(shownValue(design, row));
            row.differences.push_back(&design == &designs.front() ? std::nullopt
                                                                  : between(designs.front(), design, row, paired));
        }
    }
    std::erase_if(rows, [](const FigureRow& row) {
        return std::ranges::none_of(row.values, [](const auto& value) { return value.has_value(); });
    });
    return rows;
}

Comparison compareResults(std::vector<study::StudyResult> results) {
    Comparison comparison{std::move(results.front()), {}, {}, {}};
    bool paired = true;
    std::size_t number = 1;
    for (auto result = results.begin() + 1; result != results.end(); ++result) {
        ++number;
        paired = paired && sameRandomNumbers(comparison.result, *result);
        comparison.result.partial = comparison.result.partial || result->partial;
        for (DesignResult& design : result->designs) {
            const bool known = std::ranges::any_of(comparison.result.designs,
                                                   [&](const DesignResult& one) { return one.name == design.name; });
            if (known) design.name += " (" + std::to_string(number) + ")";
            comparison.result.designs.push_back(std::move(design));
        }
    }
    if (!paired) {
        comparison.notes.emplace_back(
            "the studies differ in scenario, seed, length or replications: their intervals are not paired, and wider");
    }
    comparison.paired = paired;
    comparison.rows = compareFigures(comparison.result.designs, paired);
    noteUnpriced(comparison);
    return comparison;
}

base::Result<format::Scenario> scenarioToCompare(const Source& source, const CompareOptions& options) {
    auto scenario = load(source);
    if (!scenario) return scenario.error();
    const auto wanted = chosenDesigns(source, options.designs);
    if (!wanted) return wanted.error();
    std::vector<format::Design> chosen;
    for (const std::string& name : *wanted) {
        if (std::ranges::find(chosen, name, &format::Design::name) != chosen.end())
            return bad("names " + document::quoted(name) + " twice");
        const auto at = std::ranges::find(scenario->designs, name, &format::Design::name);
        if (at == scenario->designs.end()) return bad(document::quoted(name) + " is left out by --design");
        chosen.push_back(*at);
    }
    if (chosen.size() < 2) return bad("at least two designs are needed to compare; this file has one");
    scenario->designs = std::move(chosen);
    if (options.guesses)
        std::ranges::move(format::guessedInputs(scenario->designs), std::back_inserter(scenario->uncertain));
    return scenario;
}

base::Result<Comparison> compare(const Source& source, const CompareOptions& options, const study::RunOptions& run) {
    auto scenario = scenarioToCompare(source, options);
    if (!scenario) return scenario.error();
    auto result = study::run(*scenario, run);
    if (!result) return result.error();
    Comparison comparison{std::move(*result), {}, {}, notesOn(*scenario)};
    if (comparison.result.designs.size() < scenario->designs.size()) return comparison;  // cancelled early
    comparison.rows = compareFigures(comparison.result.designs);
    noteUnpriced(comparison);
    const Source base = onlyDesign(source, scenario->designs.front().name);
    for (std::size_t d = 1; d < scenario->designs.size(); ++d) {
        const Source other = onlyDesign(source, scenario->designs[d].name);
        DesignDiff diff{scenario->designs[d].name,
                        propertyDiff(base.root, other.root),
                        {},
                        scenario->designs.front().workloads.front().name};
        if (options.effects && !comparison.result.partial) {
            auto effects = changeEffects(base, diff, comparison.result, run);
            if (!effects) return effects.error();
            diff.effects = std::move(*effects);
        }
        comparison.diffs.push_back(std::move(diff));
    }
    return comparison;
}

}  // namespace headroom::planning
