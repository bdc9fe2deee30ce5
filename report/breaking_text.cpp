// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "report/planning_text.hpp"
#include "report/words.hpp"

namespace headroom::report {

namespace {

std::string factorText(double factor) { return plainText(factor) + "x"; }

/// An attempt that is refused and repeated counts again, so that a request may be refused several times.
std::string valueText(const planning::Breaking& one) {
    if (one.ofWindows) return "met in " + shareText(one.refusedShare) + " of its windows";
    if (one.kind == planning::LimitKind::Latency) return secondsText(one.refusedShare) + " measured";
    if (one.kind == planning::LimitKind::Errors) return shareText(one.refusedShare) + " measured";
    if (one.kind == planning::LimitKind::Backlog) return shareText(one.refusedShare) + " of what comes is not done";
    return plainText(one.refusedShare * 100.0) + (one.waits ? " waits" : " refusals") + " in 100 requests" +
           (one.of.empty() ? "" : " of " + one.of);
}

std::string fixText(const planning::Breaking& one) {
    if (!one.fixPerMonth) return one.advice;
    return one.advice + (*one.fixPerMonth == 0.0 ? "; twice as much costs nothing by itself"
                                                 : "; twice as much costs " + moneyText(*one.fixPerMonth) + " a month");
}

Rows failureRows(const planning::BreakingPoint& study) {
    Rows rows{{"what gives way", "kind", "at", "requests/s", "just beyond", "raisable", "what helps"}};
    for (const planning::Breaking& one : study.failures) {
        rows.push_back({one.what, std::string(nameOf(one.kind)), factorText(one.factor), shortCount(one.rate),
                        valueText(one), one.raisable ? "yes" : "no", fixText(one)});
    }
    return rows;
}

/// Those of a moment, or those that fill over a day or longer. A limit of 0 has no traffic in proportion.
Rows quotaRows(const planning::BreakingPoint& study, bool overDays) {
    const char* const atMoment = study.atBusiest ? "quota, at today's busiest moment" : "quota, at that moment today";
    Rows rows{{overDays ? "quota, in its busiest period" : atMoment, "peak", "limit", "used",
               "reached in proportion at", "raisable"}};
    for (const planning::QuotaMargin& quota : study.quotas) {
        if (quota.overDays != overDays) continue;
        const std::string reached = !quota.factor ? "-" : quota.limit > 0.0 ? factorText(*quota.factor) : "any traffic";
        rows.push_back({quota.name, shortCount(quota.peak), shortCount(quota.limit),
                        quota.limit > 0.0 ? shareText(quota.peak / quota.limit) : "-", reached,
                        quota.raisable ? "yes" : "no"});
    }
    return rows;
}

/// What little traffic misses and more meets does not give way when traffic rises.
const planning::Breaking* firstOf(const planning::BreakingPoint& study) {
    const auto first = std::ranges::find_if(study.failures, [](const auto& one) { return !one.metFrom; });
    return first == study.failures.end() ? nullptr : &*first;
}

std::string summary(const planning::BreakingPoint& study) {
    if (study.triedTo <= 0.0 && study.failures.empty() && !study.partial)
        return "Today's traffic is more than can be tried";
    const planning::Breaking* first = firstOf(study);
    if (first == nullptr) {
        const std::string what = study.failures.empty() ? "Nothing" : "Nothing else";
        return what + " fails up to " + factorText(study.triedTo) + " today's traffic";
    }
    const bool least = first->factor <= planning::kLeastFactor;
    const std::string everywhere = least ? "at every traffic tried" : "at every traffic at which it can be judged";
    const std::string when = first->always         ? everywhere + ", from " + factorText(first->factor) + " today's on"
                             : first->factor < 1.0 ? "already today: it holds up to " + factorText(first->factor)
                                                   : "at " + factorText(first->factor) + " today's traffic";
    return "First to give way: " + first->what + ", " + when + " (" + shortCount(first->rate) + " requests/s)";
}

/// Where the first to give way only does so when traffic rises at once: what does when it rises slowly.
std::vector<std::string> summaries(const planning::BreakingPoint& study) {
    std::vector<std::string> lines{summary(study)};
    for (const planning::Breaking& one : study.failures) {
        if (one.metFrom)
            lines.push_back((*one.metFrom > 1.0 ? "Missed today, and met with more traffic: "
                                                : "Missed with little traffic and met with more: ") +
                            one.what + ", missed at " + factorText(one.factor) + " today's traffic, met at " +
                            factorText(*one.metFrom));
    }
    const planning::Breaking* first = firstOf(study);
    for (const planning::QuotaMargin& quota : study.quotas) {
        if (quota.limit <= 0.0) continue;  // what it refuses gives way at every traffic
        if (quota.overDays && quota.factor && *quota.factor <= (first == nullptr ? study.triedTo : first->factor))
            lines.push_back("A quota that fills over a day or longer is reached at " + factorText(*quota.factor) +
                            " today's traffic: " + quota.name);
    }
    if (first == nullptr || !first->sudden) return lines;
    const auto slow =
        std::ranges::find_if(study.failures, [](const planning::Breaking& one) { return !one.sudden && !one.metFrom; });
    const std::string where = "Where traffic rises slowly enough for auto scaling";
    if (slow == study.failures.end())
        lines.push_back(where + ", nothing fails up to " + factorText(study.triedTo));
    else
        lines.push_back(where + ", first: " + slow->what + ", at " + factorText(slow->factor) + " (" +
                        shortCount(slow->rate) + " requests/s)");
    return lines;
}

/// How long a traffic is tried, and why.
std::vector<std::string> probeLines(const planning::BreakingPoint& study) {
    if (study.triedTo <= 0.0 && study.failures.empty()) return {};
    const auto minutes = [](double seconds) { return plainText(seconds / 60.0) + " min"; };
    std::vector<std::string> lines{"today's traffic is " + minutes(study.probeSeconds) + " of steady load after " +
                                   minutes(study.warmUpSeconds) +
                                   " of warm-up, without burst capacity saved up; other traffic likewise, for as long "
                                   "as its steady state and its percentiles take"};
    if (!study.heldAt.empty())
        lines.push_back("Traffic, Changes and scheduled actions are as " + study.heldAt + " after Start, " +
                        (study.atBusiest ? "the busiest moment" : "which breaks sooner"));
    lines.insert(lines.end(), study.otherMoments.begin(), study.otherMoments.end());
    if (!study.warmUpFor.empty())
        lines.push_back("warmed up until as much is held as stays, which takes longest of " + study.warmUpFor);
    return lines;
}

}  // namespace

StudyDocument documentOf(const planning::BreakingPoint& study) {
    StudyDocument document;
    document.calibration = study.calibration;
    document.prices = study.prices;
    document.heldInputs = study.heldInputs;
    document.heading = "Breaking point of " + study.scenario + ", " + study.design + ": " +
                       shortCount(study.rateToday) +
                       (study.atBusiest ? " requests/s at the busiest moment today"
                                        : " requests/s today at the moment that breaks first");
    document.parts.push_back({"", {}, summaries(study)});
    if (study.partial) document.parts.push_back({"", {}, {"PARTIAL: the search was cancelled"}});
    if (!study.failures.empty())
        document.parts.push_back({"In order; what can be lifted is lifted before going on", failureRows(study), {}});
    document.parts.push_back({"Quotas", quotaRows(study, false), {}});
    if (std::ranges::any_of(study.quotas, &planning::QuotaMargin::overDays))
        document.parts.push_back({"", quotaRows(study, true), {}});
    std::vector<std::string> lines = probeLines(study);
    if (std::ranges::any_of(study.failures, &planning::Breaking::passedOver))
        lines.emplace_back(
            "what nothing lifts is passed over: what comes after it would give way if it were not there");
    if (std::ranges::any_of(study.failures, &planning::Breaking::sudden))
        lines.emplace_back(
            "capacity under auto scaling is judged twice: as it is set, which a rise within minutes meets, then at "
            "MaxCapacity, which a slow rise reaches");
    if (!study.whyNoFurther.empty()) lines.push_back(study.whyNoFurther);
    lines.push_back(std::string("reached in proportion: by the highest second of traffic as at ") +
                    (study.atBusiest ? "today's busiest moment" : "that moment today") +
                    "; refusals begin later where a burst or a retry carries such moments");
    lines.emplace_back(
        "objectives on cost are not judged here: minutes are no month; quotas that fill over a day or longer are set "
        "against the requests that are expected of one");
    for (const std::string& one : study.notJudged) lines.push_back("not judged: " + one);
    for (const std::string& one : study.warnings) lines.push_back("today: " + one);
    document.parts.push_back({"", {}, lines});
    return document;
}

Rows rowsOf(const planning::BreakingPoint& study) {
    Rows rows{{"what", "kind", "factor", "requestsPerSecond", "beyond", "raisable", "advice", "fixPerMonth", "sudden",
               "of", "always", "passedOver", "metFrom"}};
    for (const planning::Breaking& one : study.failures) {
        rows.push_back({one.what, std::string(nameOf(one.kind)), csvNumber(one.factor), csvNumber(one.rate),
                        csvNumber(one.refusedShare), one.raisable ? "true" : "false", one.advice,
                        one.fixPerMonth ? csvNumber(*one.fixPerMonth) : "", one.sudden ? "true" : "false", one.of,
                        one.always && !one.metFrom ? "true" : "false", one.passedOver ? "true" : "false",
                        one.metFrom ? csvNumber(*one.metFrom) : ""});
    }
    return rows;
}

}  // namespace headroom::report
