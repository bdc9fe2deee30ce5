// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/joined.hpp"

#include <algorithm>
#include <map>

#include "scenarios/recorded/tidy.hpp"

namespace headroom::recorded {

namespace {

/// Whether values lie as those of a period do; few values far apart may be of a shorter one.
bool isOfPeriod(const Series& series, std::int64_t period) {
    constexpr std::size_t kFewest = 10;
    return series.points.size() >= kFewest &&
           std::ranges::all_of(series.points, [&](const Datapoint& point) { return point.second % period == 0; });
}

/// A single value shows no period.
bool showsPeriod(const Series& series) { return series.points.size() > 1; }

bool apart(const Series& one, const Series& other) {
    const Series& longer = one.period > other.period ? one : other;
    return showsPeriod(one) && showsPeriod(other) && one.period != other.period && isOfPeriod(longer, longer.period);
}

/// The shorter one, for a file of few values shows a longer one; 0: neither shows any.
std::int64_t periodOfBoth(const Series& one, const Series& other) {
    if (!showsPeriod(one) || !showsPeriod(other))
        return showsPeriod(one) ? one.period : showsPeriod(other) ? other.period : 0;
    return std::min(one.period, other.period);
}

std::string nameIn(const Series& series) {
    std::string name = series.id + "\n" + series.label + "\n" + series.metric + "\n" + series.statistic;
    for (const auto& [dimension, value] : series.dimensions) name += "\n" + dimension + "=" + value;
    return name;
}

}  // namespace

base::Result<void> append(Series more, Series& into, std::vector<std::string>& notes) {
    const bool complete = into.complete || more.complete;
    if (more.points.empty() || into.points.empty()) {
        if (into.points.empty() && !more.points.empty()) into = std::move(more);
        into.complete = complete;
        return {};
    }
    if (apart(more, into))
        return base::Error{base::Errc::BadInput, "",
                           nameOf(into) + " is there with a value every " +
                               std::to_string(std::min(into.period, more.period)) + " s and with one every " +
                               std::to_string(std::max(into.period, more.period)) + " s: ask for one period"};
    Series both = into;  // what is refused leaves it as it was
    both.points.insert(both.points.end(), more.points.begin(), more.points.end());
    both.period = periodOfBoth(into, more);
    both.complete = complete;
    if (const auto tidied = tidy(both, notes); !tidied) return tidied;
    into = std::move(both);
    return {};
}

base::Result<void> joinSame(std::vector<Series>& series, std::vector<std::string>& notes) {
    std::map<std::string, std::size_t> known;
    std::vector<Series> joined;
    for (Series& one : series) {
        const auto [at, isNew] = known.try_emplace(nameIn(one), joined.size());
        if (isNew) {
            joined.push_back(std::move(one));
        } else if (const auto added = append(std::move(one), joined[at->second], notes); !added) {
            return added.error();
        }
    }
    series = std::move(joined);
    return {};
}

}  // namespace headroom::recorded
