// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/summary.hpp"
#include "report/figure_units.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/assumptions_text.hpp"
#include "report/bill_text.hpp"
#include "report/check_report.hpp"
#include "report/cost_shares.hpp"
#include "report/figure_units.hpp"
#include "report/inputs_text.hpp"
#include "report/style.hpp"
#include "report/words.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/study/inputs.hpp"
#include "scenarios/study/objectives.hpp"

namespace headroom::report {

namespace {

std::string percentileText(const study::Latency& latency, std::string_view name) {
    for (const study::Percentile& percentile : latency.percentiles) {
        if (percentile.name == name)
            return secondsText(percentile.seconds) + plusMinus(percentile.seconds, percentile.ci95, &secondsText);
    }
    return "-";
}

Rows latencyRows(const study::DesignResult& design) {
    Rows rows{{"latency of", "requests", "mean", "p50", "p90", "p99", "p99.9", "max"}};
    for (const study::Latency& latency : design.latency) {
        if (latency.count == 0) {
            rows.push_back({latency.of, "0", "-", "-", "-", "-", "-", "-"});
            continue;
        }
        rows.push_back({latency.of, countText(latency.count), secondsText(latency.mean), percentileText(latency, "P50"),
                        percentileText(latency, "P90"), percentileText(latency, "P99"), percentileText(latency, "P999"),
                        secondsText(latency.max)});
    }
    return rows;
}

Rows requestRows(const study::DesignResult& design) {
    Rows rows{
        {"requests of", "offered", "succeeded", "throttled", "failed", "timed out", "in flight", "attempts", "errors"}};
    for (const auto& [name, counts] : design.workloads) {
        rows.push_back({name, countText(counts.offered), countText(counts.succeeded), countText(counts.throttled),
                        countText(counts.failed), countText(counts.timedOut), countText(counts.inFlight),
                        countText(counts.attempts), errorText(counts)});
    }
    return rows;
}

/// Users who wait for answers send less than they would.
std::string closedLines(const study::DesignResult& design, const Style& style) {
    std::string text;
    for (const study::ClosedRate& rate : design.closed) {
        text +=
            style.item + style.text(rate.workload) + fmt::format(": {:.4g} requests a second achieved", rate.achieved);
        if (rate.offered) text += fmt::format(" of {:.4g} offered", *rate.offered);
        text += " by its users\n";
    }
    return text.empty() ? text : text + "\n";
}

Rows causeRows(const study::DesignResult& design) {
    Rows rows{{"what makes the p99", "mean over all", "in requests"}};
    if (design.causes.empty()) return rows;
    for (const study::CauseBand& band : design.causes.front().bands) {
        if (band.name != "P99") continue;
        rows.front().front() += " of " + design.causes.front().of;
        for (const study::CauseShare& cause : band.causes)
            rows.push_back({cause.hop + ", " + cause.cause, secondsText(cause.meanSeconds), shareText(cause.share)});
    }
    return rows;
}

/// A count, or a level with two decimals while they matter.
std::string figureText(double value) {
    const double whole = std::round(value);
    if (value == whole || value >= 1000.0) return countText(static_cast<std::uint64_t>(whole));
    return fmt::format("{:.2f}", value);
}

Rows figureRows(const study::DesignResult& design) {
    static constexpr std::string_view kShown[] = {"Invocations",
                                                  "ColdStarts",
                                                  "Throttles",
                                                  "Errors",
                                                  "ConcurrentExecutionsMax",
                                                  "EnvironmentsMean",
                                                  "ConsumedReadCapacityUnits",
                                                  "ConsumedWriteCapacityUnits",
                                                  "ReadThrottleEvents",
                                                  "WriteThrottleEvents",
                                                  "Count",
                                                  "CacheHitRatio",
                                                  "ItemCacheHitRatio",
                                                  "ProvisionedReadCapacityUnitsMean",
                                                  "ProvisionedWriteCapacityUnitsMean",
                                                  "ConnectCount",
                                                  "MessageCount",
                                                  "ProvisionedConcurrencySpilloverInvocations",
                                                  "Restores",
                                                  "ExecutionsStarted",
                                                  "ExecutionsFailed",
                                                  "ExecutionsTimedOut",
                                                  "ExecutionTimeMean",
                                                  "StateTransitions",
                                                  "OpenExecutionsMean",
                                                  "NumberOfMessagesSent",
                                                  "ApproximateAgeOfOldestMessageMax",
                                                  "MessagesMovedToDeadLetterQueue"};
    Rows rows{{"resource", "figure", "value", "unit"}};
    for (const study::ResourceFigures& resource : design.resources) {
        for (const auto& [name, value] : resource.figures) {
            if (std::find(std::begin(kShown), std::end(kShown), name) == std::end(kShown)) continue;
            rows.push_back({resource.resource, name, figureText(value), std::string(figureUnit(name))});
        }
    }
    return rows;
}

std::string objectiveLines(const study::DesignResult& design, const Style& style) {
    std::string text;
    for (const study::ObjectiveResult& objective : design.objectives) {
        const char* verdict = objective.met == study::Met::Yes  ? "met"
                              : objective.met == study::Met::No ? "MISSED"
                                                                : "undecided";
        std::string value;
        if (objective.window)
            value = shareText(objective.value) + " of windows";
        else if (objective.metric == "Latency")
            value = secondsText(objective.value) + plusMinus(objective.value, objective.ci95, &secondsText);
        else if (objective.metric == "ErrorRate")
            value = shareText(objective.value) + plusMinus(objective.value, objective.ci95, &shareText);
        else if (!isPriced(design.cost.bill))
            value = kNotPriced;
        else
            value = moneyText(objective.value) + plusMinus(objective.value, objective.ci95, &moneyText);
        if (study::saysNothing(objective)) value.clear();  // a figure of nothing
        const std::string why = objective.why.empty() ? "" : (value.empty() ? "" : "; ") + style.text(objective.why);
        text += style.item + style.text(objective.text) + ": " + verdict + " (" + value + why + ")\n";
    }
    const auto unsure = std::ranges::find_if(
        design.latency, [](const study::Latency& one) { return one.count > 0 && !one.noIntervalReason.empty(); });
    if (!text.empty() && unsure != design.latency.end())
        text += style.item +
                "these verdicts are of the sample alone, without intervals: " + style.text(unsure->noIntervalReason) +
                "\n";
    return text;
}

std::string costLine(const study::Cost& cost) {
    if (!isPriced(cost.bill)) return kNotPriced;
    std::string text = moneyText(cost.perMonth) + plusMinus(cost.perMonth, cost.ci95, &moneyText) + " a month";
    if (!cost.bill.notPriced.empty()) text += " without what is not priced";
    if (cost.perMillionRequests) text += ", " + moneyText(*cost.perMillionRequests) + " a million requests";
    if (cost.month95) text += "; one month: " + moneyText(cost.month95->low) + " to " + moneyText(cost.month95->high);
    if (cost.inputs90)
        text += fmt::format("; uncertain inputs: {} to {} (90 % of {} draws)", moneyText(cost.inputs90->low),
                            moneyText(cost.inputs90->high), study::kInputSamples);
    return text;
}

std::string designText(const study::DesignResult& design, const GuessedPrices& guessed, const Style& style) {
    std::string text = style.heading + style.text(design.name) + ": " + costLine(design.cost) + "\n\n";
    if (design.replications > 1) {
        text += fmt::format("{}counts are sums of {} replications, the bill is their mean\n\n", style.item,
                            design.replications);
    }
    text +=
        style.table(requestRows(design)) + "\n" + closedLines(design, style) + style.table(latencyRows(design)) + "\n";
    if (causeRows(design).size() > 1) text += style.table(causeRows(design)) + "\n";
    if (figureRows(design).size() > 1) text += style.table(figureRows(design)) + "\n";
    text += style.table(billRows(design.cost.bill, guessed)) + "\n";
    if (roundingShows(design.cost.bill)) text += style.item + "amounts are rounded for print; they add up before\n\n";
    if (workloadShareRows(design.cost).size() > 1) text += style.table(workloadShareRows(design.cost)) + "\n";
    if (isPriced(design.cost.bill)) text += style.item + "charged: " + style.text(chargedText(design.cost.bill)) + "\n";
    text += billNotes(design.cost.bill, design.cost.currency, style.text);
    for (const study::UnitCost& unit : design.cost.perUnit) {
        const std::string asked = askedForText(unit);
        const std::string caused = causedText(design.cost, unit);
        text += style.item +
                fmt::format("the whole bill by the number of them: one {} costs {}, of which {} fixed{}{}\n",
                            style.text(unit.unit), unitMoneyText(unit.fixed + unit.variable), unitMoneyText(unit.fixed),
                            caused.empty() ? "" : "; " + caused, asked.empty() ? "" : "; " + asked);
    }
    for (const pricing::NotPriced& item : design.cost.bill.notPriced) {
        text += style.item + "not priced: " + style.text(notPricedText(item, design.cost.bill.priceBook.region)) + "\n";
    }
    text += objectiveLines(design, style);
    for (const std::string& input : inputSentences(design)) text += style.item + style.text(input) + "\n";
    for (const std::string& warning : design.warnings) text += style.item + "warning: " + style.text(warning) + "\n";
    return text + "\n";
}

/// "of the 8 replications of design-a 1 is in these figures".
std::string finished(const study::StudyResult& result) {
    std::string text = "in these figures are";
    for (const study::DesignResult& design : result.designs) {
        text += fmt::format("{} {} of {} of {}", &design == &result.designs.front() ? "" : ",", design.replications,
                            counted(result.replications, "replication"), document::quoted(design.name));
    }
    return text;
}

std::string head(const study::StudyResult& result, const Style& style) {
    std::uint64_t requests = 0;
    for (const study::DesignResult& design : result.designs) requests += design.requests.offered;
    std::string text =
        fmt::format("{}: {} measured after {} of warm-up, {}, seed {}, {} requests\nPrices: {}, newest {}\n",
                    style.text(result.scenario), lengthText(result.duration), lengthText(result.warmUp),
                    counted(result.replications, "replication"), result.seed, shortCount(static_cast<double>(requests)),
                    result.region, result.pricesAsOf.empty() ? "none" : result.pricesAsOf);
    if (const std::string guessed = guessedPricesText(guessedPrices(result)); !guessed.empty())
        text += "Guessed prices: " + style.text(guessed) + "\n";
    text += std::string("Outside the bills: ") + kOutsideBill + "\n";
    text += "Calibration: " + style.text(verdictText(result)) + "\n";
    if (!result.precision.empty()) {
        text += "Precision asked for: " + style.text(result.precision) +
                (result.precisionReached ? ", reached\n" : ", NOT reached: intervals are wider\n");
    }
    if (result.partial) text += "PARTIAL: the run was cancelled; " + finished(result) + "\n";
    return text;
}

std::string assumptions(const study::StudyResult& result, const Style& style) {
    std::string text;
    for (const study::Assumption& assumption : result.assumptions) {
        const std::string year = measuredIn(assumption.path, assumption.value);
        text += style.item + (assumption.guess ? "guess: " : "default: ") +
                style.text(assumption.path + " = " + (year.empty() ? assumption.value : "as measured in " + year)) +
                " (" + style.text(assumption.source) + ")\n";
    }
    return text;
}

}  // namespace

std::string summaryText(const study::StudyResult& result) {
    const Style style = terminalStyle();
    std::string text = head(result, style) + "\n";
    for (const study::DesignResult& design : result.designs) text += designText(design, guessedPrices(result), style);
    const auto guesses = std::count_if(result.assumptions.begin(), result.assumptions.end(),
                                       [](const auto& assumption) { return assumption.guess; });
    if (!result.assumptions.empty())
        text +=
            fmt::format("{} used, {} of them {}; result.json lists them with their sources{}\n",
                        counted(result.assumptions.size(), "default"), guesses, guesses == 1 ? "a guess" : "guesses",
                        guesses > 0 ? "; --guesses tells which of them matter" : "");
    return text;
}

std::string summaryMarkdown(const study::StudyResult& result) {
    const Style style = markdownStyle();
    std::string text = "# " + head(result, style) + "\n";
    for (const study::DesignResult& design : result.designs) text += designText(design, guessedPrices(result), style);
    if (!result.assumptions.empty()) text += "## Assumptions\n\n" + assumptions(result, style);
    return text;
}

}  // namespace headroom::report
