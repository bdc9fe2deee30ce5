// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/comparison.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "pricing/book_info.hpp"
#include "report/books_used.hpp"
#include "report/check_report.hpp"
#include "report/csv_cell.hpp"
#include "report/guessed_prices.hpp"
#include "report/style.hpp"
#include "report/words.hpp"
#include "scenarios/study/objectives.hpp"

namespace headroom::report {

namespace {

using planning::Comparison;
using planning::Difference;
using planning::FigureRow;

std::string nameOf(const FigureRow& row) {
    if (row.metric == "Cost") return row.of.empty() ? "cost a month" : "of it " + row.of;
    if (row.metric == "ErrorRate") return "errors of " + row.of;
    std::string statistic = row.statistic == "P999" ? "P99.9" : row.statistic;
    statistic.front() = static_cast<char>(statistic.front() - 'A' + 'a');
    return statistic + " of " + row.of;
}

std::string signedText(const std::string& metric, double value) {
    return (value > 0.0 ? "+" : "") + figureText(metric, value);
}

/// "-12.3 ms ± 0.4 ms (-8.1 %), better".
std::string differenceText(const std::string& metric, const std::optional<double>& base,
                           const std::optional<Difference>& difference) {
    if (!difference) return "-";
    const auto& interval = difference->paired ? difference->paired : difference->unpaired;
    std::string text = signedText(metric, difference->value);
    if (interval) text += " ± " + figureText(metric, (interval->high - interval->low) / 2.0);
    if (base && *base != 0.0) text += fmt::format(" ({:+.1f} %)", difference->value / *base * 100.0);
    return text + ", " + verdictText(difference->verdict);
}

Rows figureRows(const Comparison& comparison) {
    Rows rows{{"figure"}};
    const auto& designs = comparison.result.designs;
    for (std::size_t d = 0; d < designs.size(); ++d) {
        rows.front().push_back(designs[d].name);
        if (d > 0) rows.front().push_back("against " + designs.front().name);
    }
    for (const FigureRow& row : comparison.rows) {
        std::vector<std::string>& cells = rows.emplace_back();
        cells.push_back(nameOf(row));
        for (std::size_t d = 0; d < row.values.size(); ++d) {
            cells.push_back(row.values[d]          ? figureText(row.metric, *row.values[d])
                            : row.metric == "Cost" ? std::string(kNotPriced)
                                                   : std::string("-"));
            if (d > 0) cells.push_back(differenceText(row.metric, row.values.front(), row.differences[d]));
        }
    }
    return rows;
}

std::string metText(study::Met met) {
    if (met == study::Met::Yes) return "met";
    return met == study::Met::No ? "MISSED" : "undecided";
}

/// " (250 ms)"; nothing where nothing ended.
std::string shownValue(const study::ObjectiveResult& objective) {
    if (study::saysNothing(objective)) return {};
    return " (" + figureText(objective.window ? "ErrorRate" : objective.metric, objective.value) + ")";
}

/// ", in 50 % of the draws": how often it is met over the uncertain inputs.
std::string drawsText(const study::ObjectiveResult& objective) {
    if (!objective.metOverInputs) return {};
    return ", met in " + plainText(*objective.metOverInputs * 100.0) + " % of the draws";
}

/// What the uncertain inputs do to the figures and, draw by draw, to the differences.
Rows inputRows(const Comparison& comparison) {
    Rows rows{{"over the uncertain inputs, 90 %"}};
    const auto& designs = comparison.result.designs;
    for (std::size_t d = 0; d < designs.size(); ++d) {
        rows.front().push_back(designs[d].name);
        if (d > 0) rows.front().push_back("against " + designs.front().name);
    }
    const auto bandText = [](const std::string& metric, const study::Interval& band, auto* text) {
        return text(metric, band.low) + " to " + text(metric, band.high);
    };
    for (const FigureRow& row : comparison.rows) {
        if (std::ranges::none_of(row.inputs90, [](const auto& band) { return band.has_value(); })) continue;
        std::vector<std::string>& cells = rows.emplace_back();
        cells.push_back(nameOf(row));
        for (std::size_t d = 0; d < row.inputs90.size(); ++d) {
            cells.push_back(row.inputs90[d] ? bandText(row.metric, *row.inputs90[d], &figureText) : "-");
            if (d == 0) continue;
            const auto& drawn = row.overInputs[d];
            cells.push_back(drawn ? bandText(row.metric, drawn->band90, &signedText) + ", lower in " +
                                        plainText(drawn->lowerIn * 100.0) + " % of the draws"
                                  : "-");
        }
    }
    return rows;
}

/// Designs may have objectives of their own: a row a text.
Rows objectiveRows(const Comparison& comparison) {
    Rows rows{{"objective"}};
    const auto& designs = comparison.result.designs;
    std::vector<std::string> texts;
    for (const study::DesignResult& design : designs) {
        rows.front().push_back(design.name);
        for (const study::ObjectiveResult& objective : design.objectives) {
            if (std::ranges::find(texts, objective.text) == texts.end()) texts.push_back(objective.text);
        }
    }
    for (const std::string& text : texts) {
        std::vector<std::string>& cells = rows.emplace_back();
        cells.push_back(text);
        for (const study::DesignResult& design : designs) {
            const auto at = std::ranges::find(design.objectives, text, &study::ObjectiveResult::text);
            if (at == design.objectives.end())
                cells.emplace_back("-");
            else
                cells.push_back(metText(at->met) + shownValue(*at) + drawsText(*at));
        }
    }
    return rows;
}

std::string changeText(const planning::PropertyChange& change) {
    return change.pointer + ": " + planning::shortText(change.from) + " -> " + planning::shortText(change.to);
}

std::string diffText(const planning::DesignDiff& diff, const std::string& base, const Style& style) {
    std::string text = style.subheading + style.text(diff.other) + " differs from " + style.text(base) + " in\n\n";
    if (diff.changes.empty()) return text + style.item + "nothing\n";
    if (diff.effects.empty()) {
        for (const auto& change : diff.changes) text += style.item + style.text(changeText(change)) + "\n";
        return text;
    }
    Rows rows{{"change, on top of those above", "cost a month", "p99 of " + diff.p99Of}};
    for (const planning::ChangeEffect& effect : diff.effects) {
        for (const auto& change : effect.changes) {
            const bool last = &change == &effect.changes.back();
            rows.push_back({changeText(change), last ? differenceText("Cost", std::nullopt, effect.cost) : "",
                            last ? differenceText("Latency", std::nullopt, effect.p99) : "with the next"});
        }
    }
    return text + style.table(rows);
}

std::string headline(const Comparison& comparison, const Style& style) {
    const study::StudyResult& result = comparison.result;
    if (!comparison.paired)
        return fmt::format("{}: {} designs of several studies", style.text(result.scenario), result.designs.size());
    return fmt::format("{}: {} designs on the same random numbers, {} replication{} of {}, seed {}",
                       style.text(result.scenario), result.designs.size(), result.replications,
                       result.replications == 1 ? "" : "s", secondsText(result.duration), result.seed);
}

std::string textOf(const Comparison& comparison, const Style& style) {
    const study::StudyResult& result = comparison.result;
    std::string text = style.heading + headline(comparison, style) + "\n\n";
    text += "Calibration: " + style.text(verdictText(result)) + "\n\n";
    text += "Prices: " + style.text(pricing::pricesText(booksUsed(result))) + "\n\n";
    if (const std::string guessed = guessedPricesText(guessedPrices(result)); !guessed.empty())
        text += "Guessed prices: " + style.text(guessed) + "\n\n";
    if (result.partial) text += "PARTIAL: the run was cancelled\n\n";
    text += style.table(figureRows(comparison)) + "\n";
    if (const Rows inputs = inputRows(comparison); inputs.size() > 1) text += style.table(inputs) + "\n";
    const Rows objectives = objectiveRows(comparison);
    if (objectives.size() > 1) text += style.table(objectives) + "\n";
    for (const planning::DesignDiff& diff : comparison.diffs)
        text += diffText(diff, result.designs.front().name, style) + "\n";
    for (const std::string& note : comparison.notes) text += style.item + "note: " + style.text(note) + "\n";
    return text;
}

std::string number(const std::optional<double>& value) { return value ? fmt::format("{}", *value) : std::string(); }

/// The five cells over the uncertain inputs, each after its comma; rows without any have none by design.
std::string drawnCells(const FigureRow& row, std::size_t design) {
    if (row.inputs90.empty()) return ",,,,,";
    const auto& band = row.inputs90[design];
    const auto& drawn = row.overInputs[design];
    return (band ? "," + number(band->low) + "," + number(band->high) : ",,") +
           (drawn ? "," + number(drawn->band90.low) + "," + number(drawn->band90.high) + "," + number(drawn->lowerIn)
                  : ",,,");
}

}  // namespace

std::string verdictText(planning::Verdict verdict) {
    switch (verdict) {
        case planning::Verdict::Better:
            return "better";
        case planning::Verdict::Worse:
            return "worse";
        case planning::Verdict::Same:
            return "about the same";
        case planning::Verdict::Unclear:
            return "unclear";
    }
    return {};
}

std::string figureText(const std::string& metric, double value) {
    if (metric == "Cost") return moneyText(value);
    return metric == "Latency" ? secondsText(value) : shareText(value);
}

std::string comparisonText(const Comparison& comparison) { return textOf(comparison, terminalStyle()); }

std::string comparisonMarkdown(const Comparison& comparison) { return textOf(comparison, markdownStyle()); }

std::string comparisonCsv(const Comparison& comparison) {
    std::string text =
        "design,metric,of,statistic,value,difference,low95,high95,verdict,"
        "inputsLow90,inputsHigh90,differenceLow90,differenceHigh90,lowerIn\n";
    for (const FigureRow& row : comparison.rows) {
        for (std::size_t d = 0; d < row.values.size(); ++d) {
            const auto& difference = row.differences[d];
            const auto interval = difference ? difference->paired : std::nullopt;
            text += csvCell(comparison.result.designs[d].name) + "," + row.metric + "," + csvCell(row.of) + "," +
                    row.statistic + "," + number(row.values[d]) + "," + (difference ? number(difference->value) : "") +
                    "," + (interval ? number(interval->low) : "") + "," + (interval ? number(interval->high) : "") +
                    "," + (difference ? verdictText(difference->verdict) : "") + drawnCells(row, d) + "\n";
        }
    }
    return text;
}

}  // namespace headroom::report
