// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/sample_warnings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "model/base/digits.hpp"
#include "model/services/dynamodb/limits.hpp"
#include "scenarios/study/burst_use.hpp"
#include "scenarios/study/counted_warning.hpp"
#include "scenarios/study/figure_of.hpp"

namespace headroom::study {

namespace {

std::string countText(double value) {
    return base::groupedDigits(std::to_string(static_cast<std::uint64_t>(value + 0.5)));
}

/// "P999" as people write it: p99.9.
std::string percentileText(const std::string& name) {
    const std::string digits = name.substr(1);
    return "p" + (digits.size() > 2 ? digits.substr(0, 2) + "." + digits.substr(2) : digits);
}

/// Percentiles need requests beyond them: ten are asked for before one is believed.
void warnShortSample(DesignResult& result) {
    for (const Latency& latency : result.latency) {
        for (const Percentile& percentile : latency.percentiles) {
            const double beyond = static_cast<double>(latency.count) * (1.0 - percentile.share);
            if (latency.count == 0 || beyond >= 10.0) continue;
            result.warnings.push_back(percentileText(percentile.name) + " of " + latency.of + " rests on " +
                                      counted(static_cast<std::uint64_t>(beyond), "requests beyond it") +
                                      "; run longer to trust it");
            break;
        }
    }
}

/// A refusal takes as long as its caller tries: where many requests are refused, percentiles of all of them are not
/// those of what is served, be they better or worse.
void warnRefusals(DesignResult& result) {
    constexpr double kMany = 0.01;
    for (const auto& [workload, counts] : result.workloads) {
        const std::uint64_t ended = counts.offered - counts.inFlight;
        const double share = ended == 0 ? 0.0 : static_cast<double>(counts.throttled) / static_cast<double>(ended);
        if (share < kMany) continue;
        result.warnings.push_back(workload + ": " + fmt::format("{:.1f}", share * 100.0) +
                                  " % of the requests were throttled in the end; a refusal counts in the latency, at "
                                  "once or after the retries of who asked, so its percentiles are not those of the "
                                  "requests that were served");
    }
}

/// "States.Runtime 60, States.Timeout 2": the errors that executions ended with, the most frequent first.
std::string errorsText(const ResourceFigures& machine) {
    constexpr std::string_view kLead = "error/";
    std::vector<std::pair<std::string, double>> errors;
    for (const auto& [name, value] : machine.figures) {
        if (name.starts_with(kLead) && value > 0.0) errors.emplace_back(name.substr(kLead.size()), value);
    }
    std::ranges::stable_sort(errors, std::ranges::greater(), &std::pair<std::string, double>::second);
    std::string text;
    for (const auto& [name, value] : errors) text += (text.empty() ? "" : ", ") + name + " " + countText(value);
    return text;
}

/// Whoever starts an execution without waiting for it succeeds with its acceptance: nobody's request failed.
void warnFailedExecutions(DesignResult& result) {
    for (const ResourceFigures& resource : result.resources) {
        if (resource.type.find("StateMachine") == std::string::npos) continue;
        const double failed = figureOf(resource, "ExecutionsFailed") + figureOf(resource, "ExecutionsTimedOut");
        const double ended = failed + figureOf(resource, "ExecutionsSucceeded");
        if (failed == 0.0) continue;
        const std::string errors = errorsText(resource);
        result.warnings.push_back(resource.resource + ": " + countText(failed) + " of " +
                                  counted(static_cast<std::uint64_t>(ended + 0.5), "executions") +
                                  " that ended failed or timed out (" + fmt::format("{:.2f}", 100.0 * failed / ended) +
                                  " %)" + (errors.empty() ? "" : ", by error: " + errors) +
                                  "; a request that only starts one succeeds with its acceptance, an ErrorRate "
                                  "objective Of " +
                                  resource.resource + " judges them");
    }
}

/// With how long a full bucket lasts, where all that was asked for was used.
void warnOfBursts(double seconds, DesignResult& result) {
    for (const BurstUse& use : burstUses(result.resources, seconds, result.replications)) {
        if (use.spent) {
            result.warnings.push_back(textOf(use) + ": it was spent, and what came then was throttled. Provision more");
            continue;
        }
        const double lasts = base::toSeconds(dynamodb::kBurst) * use.held / (use.used - use.held);
        const bool brief = lasts < 90.0;
        const auto length = static_cast<std::uint64_t>((brief ? lasts : lasts / 60.0) + 0.5);
        result.warnings.push_back(textOf(use) + ": a full one " + counted(length, brief ? "seconds" : "minutes") +
                                  ". What follows is throttled; simulate longer, or provision more");
    }
}

}  // namespace

void warnOfSample(double seconds, DesignResult& result) {
    warnShortSample(result);
    warnRefusals(result);
    warnFailedExecutions(result);
    warnOfBursts(seconds, result);
}

}  // namespace headroom::study
