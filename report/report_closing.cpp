// SPDX-License-Identifier: GPL-3.0-or-later
// What fails, what is left out, how to check it and how to do it again.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "report/check_report.hpp"
#include "report/inputs_text.hpp"
#include "report/report_parts.hpp"
#include "report/words.hpp"

namespace headroom::report {

namespace {

/// What is outside every study, and which way it would move the answer.
constexpr std::array kOutside{
    "Support plans, taxes, NAT gateways (unless Rates prices them), WAF, KMS, Route 53, Secrets Manager and other "
    "services of the account: the "
    "bill would be higher.",
    "The network between users and AWS, unless a workload says its RoundTrip: users would see more latency.",
    "Other load of the same account, which shares its quotas: limits would be reached sooner.",
    "Outages and slow days of AWS, unless the scenario has them as Events: there would be more errors and latency.",
    "Changes of the code's speed with its data, beyond the distributions given: either way."};

/// What the models of services leave out, and which way that would move the answer (their cards say more).
struct LeftOut {
    std::string_view service;  ///< as on the bill
    std::string_view what;
};
constexpr std::array kLeftOut{
    LeftOut{"AWSLambda",
            "Lambda: X-Ray and queries of logs: the bill would be higher. The slower first requests of "
            "just-in-time compilers, unless asked for: latency after cold starts would be higher."},
    LeftOut{"AmazonApiGateway",
            "API Gateway: TLS handshakes and preflight requests of browsers: users would see more "
            "latency, and preflights would add requests to the bill."},
    LeftOut{"AmazonDynamoDB", "DynamoDB: conflicts of two regions that write one item: the last writer wins unseen."},
    LeftOut{"AmazonDAX",
            "DAX: maintenance windows, in which a node is away: latency would be higher for minutes. "
            "Network limits of nodes: with large items, capacity would be lower."},
    LeftOut{"AmazonStates",
            "Step Functions: queues, topics and jobs that tasks call outside the design: the "
            "bill would be higher."}};

/// Of the services that any of the designs has.
std::vector<std::string> leftOutOf(const study::StudyResult& result) {
    std::vector<std::string> lines;
    for (const LeftOut& one : kLeftOut) {
        const auto isIt = [&](const auto& item) { return item.service == one.service; };
        const bool used = std::ranges::any_of(result.designs, [&](const study::DesignResult& design) {
            const pricing::Bill& bill = design.cost.bill;
            return std::ranges::any_of(bill.lines, isIt) || std::ranges::any_of(bill.notPriced, isIt);
        });
        if (used) lines.emplace_back(one.what);
    }
    return lines;
}

std::vector<std::string> failures(const study::DesignResult& design) {
    std::vector<std::string> lines;
    for (const auto& one : design.workloads) {
        const std::string& workload = one.first;
        const study::Counts& counts = one.second;
        const auto say = [&](std::uint64_t count, const char* what) {
            if (count == 0) return;
            // Of those that ended, as the error rate is: two shares of one thing would not agree.
            const std::uint64_t ended = counts.offered - counts.inFlight;
            lines.push_back(fmt::format("{}: {} of {} requests that ended {} ({})", workload, countText(count),
                                        countText(ended), what,
                                        shareText(static_cast<double>(count) / static_cast<double>(ended))));
        };
        say(counts.throttled, "were refused for a limit in the end: users see an error that asks them to try again");
        say(counts.timedOut, "were not answered in time: users wait and then see an error");
        say(counts.failed, "failed: users see an error");
        if (counts.offered > 0 && !counts.hasEnded())
            lines.push_back(fmt::format("{}: none of {} requests ended in the simulated time: users wait longer",
                                        workload, countText(counts.offered)));
        if (counts.attempts > counts.offered)
            lines.push_back(fmt::format("{}: {} further attempts by clients, which users see as waiting", workload,
                                        countText(counts.attempts - counts.offered)));
    }
    if (lines.empty()) lines.emplace_back("No request failed.");
    lines.insert(lines.end(), design.warnings.begin(), design.warnings.end());
    return lines;
}

/// Whether inputs were varied, so that it is known which of them matter.
bool knowsInfluence(const study::StudyResult& result) {
    return std::ranges::any_of(result.designs, [](const study::DesignResult& design) {
        return largestOnCost(design).has_value() || largestOnP99(design).has_value();
    });
}

/// Where inputs were varied, those that move cost or p99 most; else guesses, in the order of the file.
std::vector<std::string> measurements(const study::StudyResult& result) {
    std::vector<std::string> paths;
    const auto add = [&](const std::string& path) {
        const auto known = std::ranges::find(result.assumptions, path, &study::Assumption::path);
        const std::string text = known == result.assumptions.end() ? path + ": its range is in the scenario"
                                                                   : path + ": assumed " + inputText(known->value) +
                                                                         (known->guess ? ", a guess" : "");
        if (paths.size() < 3 && std::ranges::find(paths, text) == paths.end()) paths.push_back(text);
    };
    for (const study::DesignResult& design : result.designs) {
        for (const study::Influence* one : byEffect(design)) add(one->path);
    }
    if (knowsInfluence(result)) return paths;
    for (const study::Assumption& one : result.assumptions) {
        if (one.guess) add(one.path);
    }
    return paths;
}

std::string busiest(const study::DesignResult& design, double duration) {
    const double rate = static_cast<double>(design.requests.offered) / design.replications / std::max(duration, 1.0);
    return fmt::format("about {} requests/s on average", shortCount(rate));
}

}  // namespace

void writeFailuresPart(ReportPages& pages, const study::StudyResult& result) {
    pages.chapter("Failure modes, and what users see");
    for (const study::DesignResult& design : result.designs) {
        pages.section(design.name);
        pages.items(failures(design));
    }
}

void writeNotModelledPart(ReportPages& pages, const study::StudyResult& result) {
    pages.chapter("What is not modelled");
    pages.items({kOutside.begin(), kOutside.end()});
    pages.items(leftOutOf(result));
    std::vector<std::string> unpriced;
    for (const study::DesignResult& design : result.designs) {
        for (const pricing::NotPriced& item : design.cost.bill.notPriced)
            unpriced.push_back(design.name + ": " + item.service + " " + item.usageType + " has no price, " +
                               "so the bill would be higher");
    }
    pages.items(unpriced);
}

void writeValidationPart(ReportPages& pages, const study::StudyResult& result) {
    pages.chapter("How to validate");
    pages.paragraph("Calibration: " + verdictText(result) + ".");
    if (!result.designs.empty()) {
        pages.paragraph("Load test: deploy the design in " + result.region + ", send its traffic for an hour at " +
                        busiest(result.designs.front(), result.duration) +
                        " and once at its busiest moment, and compare p50, p99, throttles and cold starts with this "
                        "report; a metric that CloudWatch has under the same name is the same here.");
    }
    const std::vector<std::string> paths = measurements(result);
    if (paths.empty()) return;
    pages.paragraph(knowsInfluence(result)
                        ? "The measurements that would shrink the range most:"
                        : "Measurements to begin with: guesses of this scenario, in the order of the "
                          "file. Which of them move the answer most, headroom run --guesses says:");
    pages.items(paths);
}

void writeReproductionPart(ReportPages& pages, const study::StudyResult& result, const Cover& cover) {
    pages.chapter("How to reproduce");
    Rows rows{{"what", "value"}};
    const std::string& command = cover.command.empty() ? result.command : cover.command;
    if (!command.empty()) rows.push_back({"command", command});
    rows.push_back({"seed", std::to_string(result.seed)});
    rows.push_back({"replications", std::to_string(result.replications)});
    rows.push_back({"start, warm-up, duration",
                    result.start + ", " + lengthText(result.warmUp) + ", " + lengthText(result.duration)});
    if (!result.precision.empty())
        rows.push_back({"precision", result.precision + (result.precisionReached ? ", reached" : ", not reached")});
    if (!result.version.empty()) rows.push_back({"version", result.version});
    pages.table(rows);
    pages.paragraph("The same file and seed give the same figures to the last digit, on any number of processors.");
}

}  // namespace headroom::report
