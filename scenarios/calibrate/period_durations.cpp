// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/period_durations.hpp"

#include <algorithm>

namespace headroom::calibrate {

using recorded::MatchedSeries;
using recorded::Series;
using Kind = recorded::Statistic::Kind;

namespace {

/// One series, asked for one period after the other.
class Walk {
public:
    explicit Walk(const Series* series) : series_(series != nullptr && !series->points.empty() ? series : nullptr) {}

    bool known() const { return series_ != nullptr; }
    std::int64_t period() const { return series_->period; }
    /// When the next value begins; nothing at the end.
    std::optional<std::int64_t> next() const {
        if (!known() || at_ == series_->points.size()) return std::nullopt;
        return series_->points[at_].second;
    }
    std::optional<double> at(std::int64_t second) {
        while (next() && *next() < second) ++at_;
        if (next() != second) return std::nullopt;
        return series_->points[at_++].value;
    }
    /// The sum over [from, to): of a longer period the part that lies in it.
    double sum(std::int64_t from, std::int64_t to) {
        double sum = 0.0;
        while (next() && *next() < to) {
            const std::int64_t begin = *next();
            const std::int64_t overlap = std::min(begin + period(), to) - std::max(begin, from);
            if (overlap > 0)
                sum += series_->points[at_].value * static_cast<double>(overlap) / static_cast<double>(period());
            if (begin + period() > to) break;
            ++at_;
        }
        return sum;
    }

private:
    const Series* series_;
    std::size_t at_ = 0;
};

const Series* find(const std::string& function, const std::vector<MatchedSeries>& recording, std::string_view metric,
                   const recorded::Statistic& statistic) {
    const auto is = [&](const MatchedSeries& one) {
        return one.publisher == recorded::Publisher::Function && one.resource == function &&
               one.metric->name == metric && one.statistic == statistic;
    };
    const auto found = std::ranges::find_if(recording, is);
    return found == recording.end() || found->series.points.empty() ? nullptr : &found->series;
}

const Series* countsOf(const std::string& function, const std::vector<MatchedSeries>& recording) {
    const Series* counts = find(function, recording, "Duration", {Kind::SampleCount, 0.0});
    if (counts == nullptr) counts = find(function, recording, "Invocations", {Kind::Sum, 0.0});
    return counts != nullptr ? counts : find(function, recording, "Invocations", {Kind::SampleCount, 0.0});
}

}  // namespace

RecordedDurations durationsOf(const std::string& function, const std::vector<MatchedSeries>& recording) {
    const auto walkOf = [&](Kind kind, double share) {
        return Walk(find(function, recording, "Duration", {kind, share}));
    };
    Walk mean = walkOf(Kind::Average, 0.0);
    Walk sum = walkOf(Kind::Sum, 0.0);
    Walk median = walkOf(Kind::Percentile, 0.5);
    Walk p99 = walkOf(Kind::Percentile, 0.99);
    Walk counts(countsOf(function, recording));
    RecordedDurations all;
    all.counted = counts.known();
    const Walk& leader = median.known() ? median : mean.known() ? mean : p99.known() ? p99 : sum;
    if (!leader.known()) return all;
    const std::int64_t length = leader.period();
    Walk moments = leader;
    for (std::optional<std::int64_t> second = moments.next(); second; second = moments.next()) {
        static_cast<void>(moments.at(*second));
        DurationPeriod period;
        if (all.counted) period.count = counts.sum(*second, *second + length);
        period.mean = mean.at(*second);
        if (!period.mean && sum.known() && period.count > 0.0)
            period.mean = sum.sum(*second, *second + length) / period.count;
        period.median = median.at(*second);
        period.p99 = p99.at(*second);
        if (all.counted && period.count <= 0.0) continue;
        all.time.add(*second);
        all.time.add(*second + length - 1);
        all.periods.push_back(period);
    }
    return all;
}

}  // namespace headroom::calibrate
