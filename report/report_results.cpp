// SPDX-License-Identifier: GPL-3.0-or-later
// Objectives, assumptions, quotas, latency and the worst hours.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/assumptions_text.hpp"
#include "report/comparison.hpp"
#include "report/inputs_text.hpp"
#include "report/latency_meaning.hpp"
#include "report/report_parts.hpp"
#include "report/state_times.hpp"
#include "report/words.hpp"
#include "scenarios/study/inputs.hpp"
#include "scenarios/study/objectives.hpp"

namespace headroom::report {

namespace {

std::string metText(study::Met met) {
    if (met == study::Met::Yes) return "met";
    return met == study::Met::No ? "missed" : "undecided";
}

std::string valueText(const study::ObjectiveResult& objective) {
    std::string (*const text)(double) = objective.window || objective.metric == "ErrorRate" ? &shareText
                                        : objective.metric == "Latency"                     ? &secondsText
                                                                                            : &moneyText;
    if (study::saysNothing(objective)) return kNoFigure;
    return text(objective.value) + (objective.window ? " of windows" : "") +
           plusMinus(objective.value, objective.ci95, text);
}

std::string percentileText(const study::Percentile& one) {
    return secondsText(one.seconds) + plusMinus(one.seconds, one.ci95, &secondsText);
}

/// Nine times in ten, over the uncertain inputs: beside the percentiles they would leave no room for either.
void writeInputBands(ReportPages& pages, const study::DesignResult& design) {
    Rows rows{{"over the uncertain inputs, 90 %", "p50", "p90", "p95", "p99", "p99.9"}};
    for (const study::Latency& latency : design.latency) {
        if (std::ranges::none_of(latency.percentiles, [](const auto& one) { return one.inputs90.has_value(); }))
            continue;
        std::vector<std::string>& cells = rows.emplace_back();
        cells.push_back(latency.of);
        for (const study::Percentile& one : latency.percentiles)
            cells.push_back(one.inputs90 ? secondsText(one.inputs90->low) + " to " + secondsText(one.inputs90->high)
                                         : "-");
    }
    if (rows.size() > 1) pages.table(rows);
}

void writeLatencyTable(ReportPages& pages, const study::DesignResult& design) {
    Rows rows{{"latency of", "requests", "mean", "p50", "p90", "p95", "p99", "p99.9", "max"}};
    for (const study::Latency& latency : design.latency) {
        std::vector<std::string>& cells = rows.emplace_back();
        cells = {latency.of, countText(latency.count), latency.count == 0 ? "-" : secondsText(latency.mean)};
        for (const study::Percentile& one : latency.percentiles) cells.push_back(percentileText(one));
        while (cells.size() < 8) cells.emplace_back("-");
        cells.push_back(latency.count == 0 ? "-" : secondsText(latency.max));
    }
    pages.table(rows);
    writeInputBands(pages, design);
}

void writeCauses(ReportPages& pages, const study::DesignResult& design) {
    for (const study::Causes& causes : design.causes) {
        for (const study::CauseBand& band : causes.bands) {
            if (band.name != "P99" || band.causes.empty()) continue;
            std::vector<ChartBar> bars;
            for (const study::CauseShare& cause : band.causes) {
                if (bars.size() < 10)
                    bars.push_back({cause.hop + ", " + cause.cause, cause.meanSeconds,
                                    secondsText(cause.meanSeconds) + ", in " + shareText(cause.share) + " of them"});
            }
            pages.chart(BarChart{"What makes the p99 of " + causes.of + ": mean time of the requests around it", bars});
        }
        break;  // the first one that has causes: what users call
    }
}

/// Executions that are only started have a latency of their own, which no caller's is.
void writeStateTimes(ReportPages& pages, const study::DesignResult& design) {
    for (const study::ResourceFigures& resource : design.resources) {
        const Rows rows = stateTimeRows(resource);
        if (rows.size() == 1) continue;
        pages.note("Where the time of " + resource.resource +
                   "'s executions goes, on the mean: what makes their percentiles is not taken apart by state. States "
                   "in a Parallel or a Map take their time beside each other, within the one that holds them.");
        pages.table(rows);
    }
}

bool endsWithAny(const std::string& name, std::initializer_list<std::string_view> endings) {
    return std::ranges::any_of(endings, [&](std::string_view one) { return name.ends_with(one); });
}

/// What the design was asked for and what was refused, over the run of replication 1.
void writeTimeCharts(ReportPages& pages, const study::StudyResult& result, const study::DesignResult& design) {
    std::vector<ChartLine> requests;
    std::vector<ChartLine> latency;
    for (const study::Series& series : design.series) {
        const bool never = std::ranges::none_of(series.values, [](double value) { return value > 0.0; });
        if (never || series.values.size() < 2) continue;  // nothing to see, or no line
        if (endsWithAny(series.name, {"/Count/Sum", "/Invocations/Sum", "/Throttles/Sum", "ThrottledRequests/Sum"}) &&
            requests.size() < 4)
            requests.push_back({series.name, series.values});
        if (endsWithAny(series.name, {"/Latency/Average", "/Duration/Average"}) && latency.size() < 4)
            latency.push_back({series.name, series.values});
    }
    const std::string end = lengthText(result.duration);
    const std::string length = lengthText(design.seriesPeriod);
    const std::string period = length == "1 min" ? "minute" : length == "1 h" ? "hour" : length;
    if (!requests.empty())
        pages.chart(
            LineChart{"Requests, invocations and refusals in each " + period, requests, "start", end, &levelText});
    if (!latency.empty()) {
        for (ChartLine& line : latency) {  // CloudWatch's milliseconds
            for (double& value : line.values) value /= 1000.0;
        }
        pages.chart(LineChart{"Latency over time, mean of each " + period, latency, "start", end, &secondsText});
    }
}

/// An hour of the run, what was asked in it and what of that failed in the end.
struct Hour {
    std::size_t index = 0;
    double requests = 0.0;
    double refused = 0.0;
};

void addHours(const study::Series& series, double period, double Hour::*figure, std::vector<Hour>& hours) {
    const double perHour = std::max(1.0, 3600.0 / period);
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        const auto hour = static_cast<std::size_t>(static_cast<double>(i) / perHour);
        if (hours.size() <= hour) hours.resize(hour + 1);
        hours[hour].index = hour;
        hours[hour].*figure += std::isfinite(series.values[i]) ? series.values[i] : 0.0;
    }
}

/// By requests of the workloads, each of which ends once: what a resource refused may have been retried, and one
/// request may be refused by several.
std::vector<Hour> worstHours(const study::DesignResult& design) {
    std::vector<Hour> hours;
    for (const auto& [workload, counts] : design.workloads) {
        for (const study::Series& series : design.series) {
            if (series.name == workload + "/Requests/Sum")
                addHours(series, design.seriesPeriod, &Hour::requests, hours);
            for (const char* end : {"/Throttled/Sum", "/Failed/Sum", "/TimedOut/Sum"}) {
                if (series.name == workload + end) addHours(series, design.seriesPeriod, &Hour::refused, hours);
            }
        }
    }
    std::erase_if(hours, [](const Hour& hour) { return hour.refused <= 0.0; });
    std::ranges::stable_sort(hours, std::greater<>{}, &Hour::refused);
    if (hours.size() > 5) hours.resize(5);
    return hours;
}

}  // namespace

void writeObjectivesPart(ReportPages& pages, const study::StudyResult& result) {
    pages.chapter("Objectives, and how sure");
    pages.note(
        "± is half the 95 % confidence interval of the simulation. Over the uncertain inputs stands how often "
        "the objective held when they were drawn from their ranges: usually the larger doubt.");
    Rows rows{{"design", "objective", "verdict", "value", "over the uncertain inputs"}};
    for (const study::DesignResult& design : result.designs) {
        for (const study::ObjectiveResult& objective : design.objectives) {
            rows.push_back({design.name, objective.text,
                            metText(objective.met) + (objective.why.empty() ? "" : ": " + objective.why),
                            valueText(objective),
                            objective.metOverInputs ? "met in " + shareText(*objective.metOverInputs) : "-"});
        }
    }
    if (rows.size() > 1)
        pages.table(rows);
    else
        pages.paragraph("The scenario sets no objectives.");
    pages.items(latencyMeanings(result));
}

void writeAssumptionsPart(ReportPages& pages, const study::StudyResult& result) {
    pages.chapter("Assumptions");
    Rows inputs{{"design", "uncertain input", "range", "cost a month", "p99"}};
    for (const study::DesignResult& design : result.designs) {
        for (const study::Influence& one : design.influences) {
            inputs.push_back({design.name, one.path, rangeText(one.low, one.high),
                              moneyText(one.costLow) + " to " + moneyText(one.costHigh),
                              secondsText(one.p99Low) + " to " + secondsText(one.p99High)});
        }
        std::vector<std::string> sentences = inputSentences(design);
        if (result.designs.size() > 1) {
            for (std::string& sentence : sentences) sentence.insert(0, design.name + ": ");
        }
        pages.items(sentences);
    }
    if (inputs.size() > 1) pages.table(inputs);
    const Rows rows = assumptionRows(result);
    if (rows.size() > 1) pages.table(rows);
    pages.note(
        "Guesses stand first: they have no published source. Measured: by somebody, when the source says; vendor: AWS "
        "says so; a range is what is known of a value, the effect that of its 5 % and its 95 % point alone. Replace "
        "those that matter with measurements.");
    if (const std::size_t left = guessesNotVaried(result); left > 0)
        pages.note(fmt::format(
            "Guesses with a range that were not varied: {}. What they do to the answer is in no band of this report, "
            "and "
            "no objective's verdict weighs it; headroom run --guesses varies each over its range and says it, with {} "
            "runs of one replication more.",
            countText(left), countText(study::kInputSamples + 2 * left + 1)));
}

void writeQuotasPart(ReportPages& pages, const study::StudyResult& result) {
    pages.chapter("Quotas");
    Rows rows{{"quota", "design", "peak", "limit", "used", "raisable"}};
    for (const study::DesignResult& design : result.designs) {
        for (const study::QuotaUse& quota : design.quotas) {
            rows.push_back({quota.name, design.name, levelText(quota.peak), levelText(quota.limit),
                            quota.limit > 0.0 ? shareText(quota.peak / quota.limit) : "-",
                            quota.raisable ? "yes" : "no"});
        }
    }
    if (rows.size() > 1) pages.table(rows);
    pages.note("headroom breaking-point says at which traffic each of them gives way, and what that costs.");
}

void writeLatencyPart(ReportPages& pages, const study::StudyResult& result) {
    pages.chapter("Latency");
    for (const study::DesignResult& design : result.designs) {
        pages.section(design.name);
        writeLatencyTable(pages, design);
        writeTimeCharts(pages, result, design);
        writeCauses(pages, design);
        writeStateTimes(pages, design);
    }
}

void writeWorstHoursPart(ReportPages& pages, const study::StudyResult& result) {
    pages.chapter("Worst hours");
    bool any = false;
    for (const study::DesignResult& design : result.designs) {
        const std::vector<Hour> hours = worstHours(design);
        if (hours.empty()) continue;
        any = true;
        Rows rows{{"hour, " + design.name, "requests", "refused or failed"}};
        for (const Hour& hour : hours) {
            rows.push_back({fmt::format("hour {} from the start ({})", hour.index + 1, result.start),
                            levelText(hour.requests), levelText(hour.refused)});
        }
        pages.table(rows);
    }
    pages.note(any ? "Requests of the workloads in replication 1 that were refused, failed or timed out in the end, in "
                     "the hour of their answer; what a resource refused and a retry saved is not among them."
                   : "No hour in which a request of a workload was refused or failed.");
}

}  // namespace headroom::report
