// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/compare.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/guess_ranges.hpp"
#include "scenarios/planning/change_effects.hpp"
#include "scenarios/planning/latency_notes.hpp"
#include "scenarios/planning/undone_work.hpp"
#include "scenarios/planning/unpriced.hpp"
#include "scenarios/study/batch_notes.hpp"
#include "scenarios/study/intervals.hpp"
#include "scenarios/study/samples.hpp"
#include "scenarios/study/shown_figures.hpp"

namespace headroom::planning {

namespace {

using study::DesignResult;

study::FigureName nameOf(const FigureRow& row) { return {row.metric, row.of, row.statistic}; }

std::optional<Difference> between(const DesignResult& base, const DesignResult& other, const FigureRow& row,
                                  bool paired) {
    const auto from = study::shownFigure(base, nameOf(row));
    const auto to = study::shownFigure(other, nameOf(row));
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

/// Draw by draw of the uncertain inputs; nothing of costs that leave different things out.
std::optional<DrawnDifference> overInputs(const DesignResult& base, const DesignResult& other, const FigureRow& row) {
    const bool cost = row.metric == "Cost";
    if (cost && !leaveOutTheSame(base.cost.bill, other.cost.bill, row.of)) return std::nullopt;
    return drawnDifference(base, other, nameOf(row));
}

/// Why no difference can be judged, where there are too few replications for intervals.
void noteFewReplications(Comparison& comparison) {
    const std::string fewest = std::to_string(study::kFewestForInterval);
    for (const DesignResult& design : comparison.result.designs) {
        const bool enough = std::ranges::any_of(design.samples, [](const study::FigureSamples& one) {
            return one.values.size() >= study::kFewestForInterval;
        });
        if (design.samples.empty() || enough) continue;
        const std::string has = design.replications == 1
                                    ? " is one replication of too few whole cycles"
                                    : " has " + std::to_string(design.replications) + " replications, too few";
        comparison.notes.push_back("differences have no interval and are unclear: " + document::quoted(design.name) +
                                   has + "; --replications " + fewest + " gives one");
        return;
    }
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

/// A lower cost, or a shorter latency, of a design that does not do its work is no better one.
void noteUndone(Comparison& comparison) {
    for (const DesignResult& design : comparison.result.designs) {
        for (const std::string& undone : undoneBehind(undoneOf(design)))
            comparison.notes.push_back(document::quoted(design.name) +
                                       " does not do its work, so its cost and latency do not compare: " + undone);
    }
}

bool sameRandomNumbers(const study::StudyResult& a, const study::StudyResult& b) {
    return a.scenario == b.scenario && a.seed == b.seed && a.replications == b.replications &&
           a.duration == b.duration && a.warmUp == b.warmUp && a.start == b.start;
}

/// Results of several commands are made again by all of them.
void addOnce(std::string& texts, const std::string& text) {
    if (text.empty() || ("; " + texts + "; ").find("; " + text + "; ") != std::string::npos) return;
    texts += (texts.empty() ? "" : "; ") + text;
}

/// What makes costs and latencies of two designs of different meaning.
std::vector<std::string> notesOn(const format::Scenario& scenario) {
    std::vector<std::string> notes;
    for (std::size_t d = 1; d < scenario.designs.size(); ++d) {
        std::ranges::move(latencyNotes(scenario.designs.front(), scenario.designs[d]), std::back_inserter(notes));
        std::ranges::move(study::batchNotes(scenario.designs.front(), scenario.designs[d]), std::back_inserter(notes));
    }
    return notes;
}

base::Error bad(std::string what) { return {base::Errc::BadInput, "--designs", std::move(what)}; }

}  // namespace

std::vector<FigureRow> compareFigures(const std::vector<DesignResult>& designs, bool paired) {
    std::vector<FigureRow> rows;
    for (study::FigureName& name : study::shownFigures(designs)) {
        FigureRow& row = rows.emplace_back();
        row.metric = std::move(name.metric);
        row.of = std::move(name.of);
        row.statistic = std::move(name.statistic);
        for (const DesignResult& design : designs) {
            const bool first = &design == &designs.front();
            row.values.push_back(study::shownFigure(design, nameOf(row)));
            row.differences.push_back(first ? std::nullopt : between(designs.front(), design, row, paired));
            row.inputs90.push_back(drawnBand(design, nameOf(row)));
            row.overInputs.push_back(first || !paired ? std::nullopt : overInputs(designs.front(), design, row));
        }
    }
    std::erase_if(rows, [](const FigureRow& row) {
        return std::ranges::none_of(row.values, [](const auto& value) { return value.has_value(); });
    });
    return rows;
}

Comparison compareResults(std::vector<study::StudyResult> results) {
    Comparison comparison{std::move(results.front()), {}, {}, {}};
    bool paired = comparison.result.paired;
    std::size_t number = 1;
    for (auto result = results.begin() + 1; result != results.end(); ++result) {
        ++number;
        paired = paired && result->paired && sameRandomNumbers(comparison.result, *result);
        comparison.result.partial = comparison.result.partial || result->partial;
        addOnce(comparison.result.command, result->command);
        addOnce(comparison.result.version, result->version);
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
    comparison.paired = comparison.result.paired = paired;
    comparison.rows = compareFigures(comparison.result.designs, paired);
    noteUnpriced(comparison);
    noteUndone(comparison);
    noteFewReplications(comparison);
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
    noteUndone(comparison);
    noteFewReplications(comparison);
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
