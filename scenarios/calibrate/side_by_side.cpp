// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/side_by_side.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "model/workload/timestamp.hpp"

namespace headroom::calibrate {

namespace {

using recorded::Series;

constexpr std::int64_t kNanoseconds = 1'000'000'000;
constexpr const char* kAtOtherTimes = ": side by side they would be at other times than they were";

/// Why what a resource counted is not the traffic of one of several workloads; empty: it is.
std::string whyNot(const format::Design& design, const workload::TrafficSpec& spec,
                   const std::map<std::string, std::string>& askers) {
    const std::string resource = format::resourceOf(spec.target);
    if (std::holds_alternative<workload::Schedule>(spec.arrivals.process)) return "comes by its schedule";
    if (spec.session) return "holds connections, which " + resource + " does not count so";
    if (const auto asker = askers.find(resource); asker != askers.end())
        return "what " + resource + " counted is what " + asker->second + " asks of it as well";
    const std::string other = sharesWith(design, spec.name, resource);
    return other.empty() ? other : "what " + resource + " counted is of " + other + " as well";
}

/// Why a count's own values are no traffic; empty: they are.
std::string whyNoTraffic(const std::string& resource, const LaidCount& one) {
    const Series& series = one.count->series;
    if (series.points.empty()) return one.taken.seconds > 0 ? "" : "nothing was counted at " + resource;
    if (!one.taken.known)
        return "what " + resource + " counted " +
               (series.points.size() == 1
                    ? std::string("is one value")
                    : "are few values, " + std::to_string(one.taken.seconds) + " s and multiples of it apart") +
               ", and nothing says how long each is of: ask in the same answer for a count that has more of them, or "
               "give a CSV file with a line for each interval";
    constexpr std::int64_t kMost = 10'000'000;  // what a Trace can have
    if ((one.span.end - one.span.begin) / one.taken.seconds > kMost)
        return "what " + resource + " counted spans more than ten million periods of " +
               std::to_string(one.taken.seconds) + " s";
    const bool even = std::ranges::all_of(series.points, [&](const recorded::Datapoint& point) {
        return (point.second - series.begin()) % one.taken.seconds == 0;
    });
    return even ? "" : "what was counted at " + resource + " is not whole periods apart";
}

/// Each count with the period and the times of its own values.
class Lay {
public:
    explicit Lay(const Counted& counted) : counted_(counted), answers_(answersOf(counted.pages)) {}

    std::set<std::size_t> answersWith(const WorkloadCount& count) const {
        std::set<std::size_t> answers;
        for (const std::size_t page : count.pages) answers.insert(answers_.at(page));
        return answers;
    }

    LaidCount of(const WorkloadCount& count) const {
        LaidCount laid;
        laid.count = &count;
        laid.taken = periodOf(count.series, timesOf(answersWith(count)));
        const Series& series = count.series;
        if (series.points.empty()) return laid;
        laid.span = {series.begin(), series.points.back().second + laid.taken.seconds, laid.taken.seconds};
        // As it stands in its file it would be read by the distances of its own values.
        laid.filled = series.points.size() < 2 || laid.taken.seconds != series.period;
        return laid;
    }

private:
    AnswerTimes timesOf(const std::set<std::size_t>& answers) const {
        std::map<std::size_t, AnswerTimes> each;
        for (std::size_t i = 0; i < counted_.pages.size(); ++i) {
            if (answers.contains(answers_[i])) each[answers_[i]].addPage(counted_.pages[i].times);
        }
        AnswerTimes all;
        for (const auto& [answer, times] : each) all.addAnswer(times);
        return all;
    }

    const Counted& counted_;
    std::vector<std::size_t> answers_;
};

/// Whether a count lies in the periods of a span, and not all of it before or behind it.
bool isBeside(const LaidCount& one, const CountedSpan& whole) {
    return one.taken.seconds == whole.period && one.span.begin < whole.end && one.span.end > whole.begin &&
           (one.span.begin - whole.begin) % whole.period == 0;
}

/// A span with the counts of the same answers that reach beyond it.
CountedSpan widened(CountedSpan whole, const std::vector<const LaidCount*>& beside) {
    for (bool wider = true; wider;) {
        wider = false;
        for (const LaidCount* one : beside) {
            if (!isBeside(*one, whole)) continue;
            const CountedSpan both{std::min(whole.begin, one->span.begin), std::max(whole.end, one->span.end),
                                   whole.period};
            wider = wider || both != whole;
            whole = both;
        }
    }
    return whole;
}

/// The longest of the counts, of those whose period is sure as long as there are any.
const LaidCount* longestOf(const std::vector<LaidCount>& laid) {
    const LaidCount* longest = nullptr;
    const auto isLess = [](const LaidCount& one, const LaidCount& other) {
        if ((one.taken.orElse > 0) != (other.taken.orElse > 0)) return one.taken.orElse > 0;
        return one.span.end - one.span.begin < other.span.end - other.span.begin;
    };
    for (const LaidCount& one : laid) {
        if (!one.whyNot.empty() || one.count->series.points.empty()) continue;
        if (longest == nullptr || isLess(*longest, one)) longest = &one;
    }
    return longest;
}

/// What was counted over another time than the longest count would be replayed beside what did not go on with it.
void layBeside(LaidCount& one, const CountedSpan& whole, const std::string& longest, bool sameAnswers) {
    const bool empty = one.count->series.points.empty();
    const bool sure = !one.taken.few && one.taken.orElse == 0;
    const bool sameTimes = one.span.begin == whole.begin && one.span.end == whole.end;
    if (sameTimes && (one.span.period == whole.period || sure)) return;
    if (sameAnswers && (empty || isBeside(one, whole))) {
        one.span = whole;
        one.filled = true;
        return;
    }
    one.apart = !empty;
    if (empty)
        one.whyNot = "nothing was counted at " + format::resourceOf(one.spec->target);
    else if (!sure && one.span.period != whole.period && (sameTimes || sameAnswers))
        one.whyNot = "has a value every " + std::to_string(one.span.period) + " s, " + longest + " every " +
                     std::to_string(whole.period) +
                     " s: each may be of so long, or of one period with nothing in the others; ask for one period";
    else
        one.whyNot = "was counted from " + spanText(one.span) + ", " + longest + " from " + spanText(whole) +
                     (one.span.period == whole.period ? "" : " by other periods") + kAtOtherTimes;
}

/// Beside a Trace that stays, of another time, nothing is laid: it would end with the count, or go on at other times.
void keepTraces(const format::Design& design, const Counted& counted, const CountedSpan& whole,
                std::vector<LaidCount>& laid) {
    for (const workload::TrafficSpec& spec : design.workloads) {
        const auto trace = counted.traces.find(spec.name);
        const auto isLaid = [&](const LaidCount& one) { return one.spec == &spec && one.whyNot.empty(); };
        if (trace == counted.traces.end() || std::ranges::any_of(laid, isLaid)) continue;
        if (trace->second.begin == whole.begin && trace->second.end == whole.end) continue;
        for (LaidCount& one : laid) {
            if (!one.whyNot.empty()) continue;
            one.whyNot = "was counted from " + spanText(one.span) + ", the Trace of " + spec.name +
                         " in the scenario is of " + spanText(trace->second) + kAtOtherTimes;
            one.apart = true;
        }
    }
}

}  // namespace

std::vector<LaidCount> layCounts(const format::Design& design, const Counted& counted,
                                 const std::map<std::string, std::string>& askers) {
    const Lay lay(counted);
    std::vector<LaidCount> laid;
    const bool only = design.workloads.size() == 1;
    for (const workload::TrafficSpec& spec : design.workloads) {
        const auto count = counted.counts.find(spec.name);
        if (count == counted.counts.end()) continue;
        LaidCount one = lay.of(count->second);
        one.spec = &spec;
        if (!only) one.whyNot = whyNot(design, spec, askers);
        if (one.whyNot.empty()) one.whyNot = whyNoTraffic(format::resourceOf(spec.target), one);
        if (only && one.whyNot.empty() && one.count->series.points.empty())
            one.whyNot = "nothing was counted at " + format::resourceOf(spec.target);
        laid.push_back(std::move(one));
    }
    const LaidCount* found = only ? nullptr : longestOf(laid);
    if (found == nullptr) {
        for (LaidCount& one : laid) {
            if (!only && one.whyNot.empty())
                one.whyNot = "nothing was counted at " + format::resourceOf(one.spec->target);
        }
        return laid;
    }
    const std::string longest = found->spec->name;
    const auto answers = lay.answersWith(*found->count);
    std::vector<const LaidCount*> beside;
    for (const LaidCount& one : laid) {
        if (one.whyNot.empty() && !one.count->series.points.empty() && lay.answersWith(*one.count) == answers)
            beside.push_back(&one);
    }
    const CountedSpan whole = widened(found->span, beside);
    for (LaidCount& one : laid) {
        if (one.whyNot.empty()) layBeside(one, whole, longest, lay.answersWith(*one.count) == answers);
    }
    keepTraces(design, counted, whole, laid);
    return laid;
}

LaidCount layAlone(const std::string& workload, const std::string& resource, const Counted& counted) {
    const Lay lay(counted);
    LaidCount own = lay.of(counted.counts.at(workload));
    own.whyNot = whyNoTraffic(resource, own);
    if (!own.whyNot.empty()) return own;
    std::vector<LaidCount> others;
    for (const auto& [name, count] : counted.others) {
        LaidCount one = lay.of(count);
        const bool sure = one.taken.known && one.taken.orElse == 0 && !count.series.points.empty();
        if (sure && lay.answersWith(count) == lay.answersWith(*own.count)) others.push_back(std::move(one));
    }
    std::vector<const LaidCount*> beside;
    for (const LaidCount& one : others) beside.push_back(&one);
    const LaidCount* longest = longestOf(others);
    if (own.count->series.points.empty() && longest == nullptr) {
        own.whyNot = "nothing was counted at " + resource;
        return own;
    }
    const CountedSpan from = own.count->series.points.empty() ? longest->span : own.span;
    const CountedSpan whole = widened(from, beside);
    own.filled = own.filled || whole != own.span;
    own.span = whole;
    return own;
}

std::string sharesWith(const format::Design& design, const std::string& workload, const std::string& resource) {
    const auto other = std::ranges::find_if(design.workloads, [&](const workload::TrafficSpec& spec) {
        return spec.name != workload && format::resourceOf(spec.target) == resource;
    });
    return other == design.workloads.end() ? std::string() : other->name;
}

Series filledOver(const Series& series, const CountedSpan& span) {
    Series filled = series;
    filled.points.clear();
    filled.period = span.period;
    auto next = series.points.begin();
    for (std::int64_t second = span.begin; second < span.end; second += span.period) {
        const bool counted = next != series.points.end() && next->second == second;
        filled.points.push_back({second, counted ? next->value : 0.0});
        if (counted) ++next;
    }
    return filled;
}

std::optional<CountedSpan> traceSpan(const workload::TrafficSpec& spec) {
    const auto* replay = std::get_if<workload::TraceReplay>(&spec.arrivals.process);
    if (replay == nullptr || replay->trace == nullptr || replay->trace->interval.count <= 0) return std::nullopt;
    const auto length = static_cast<double>(replay->trace->length().count) * spec.arrivals.timeScale;
    const std::int64_t begin = replay->trace->start.ns / kNanoseconds;
    return CountedSpan{begin, begin + static_cast<std::int64_t>(length / static_cast<double>(kNanoseconds)),
                       replay->trace->interval.count / kNanoseconds};
}

std::string spanText(const CountedSpan& span) {
    const auto text = [](std::int64_t second) { return toText(workload::Timestamp{second * kNanoseconds}); };
    return text(span.begin) + " to " + text(span.end);
}

}  // namespace headroom::calibrate
