// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/counted_times.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>

namespace headroom::calibrate {

namespace {

using recorded::Datapoint;
using recorded::Series;

/// Of the services' own metrics no period is shorter, and all are multiples of it (Amazon CloudWatch User Guide,
/// "CloudWatch concepts": standard resolution).
constexpr std::int64_t kShortest = 60;
/// Those that CloudWatch's console offers.
constexpr std::array<std::int64_t, 5> kUsual{300, 900, 3600, 21600, 86400};
/// So many values at one distance do not lie so by chance.
constexpr std::size_t kEnough = 9;

bool isUsual(std::int64_t period) { return std::ranges::find(kUsual, period) != kUsual.end(); }

bool onGrid(const Series& series, std::int64_t from, std::int64_t period) {
    return std::ranges::all_of(series.points,
                               [&](const Datapoint& point) { return (point.second - from) % period == 0; });
}

/// What all its values are a multiple of apart; 0: it has no two.
std::int64_t gridOf(const Series& series) {
    std::int64_t grid = 0;
    for (const Datapoint& point : series.points) grid = std::gcd(grid, point.second - series.begin());
    return grid;
}

/// Whether values of that period lie so: one in each period from the answer's first on, but for the last of all.
bool fills(const Series& series, std::int64_t period, const AnswerTimes& answer) {
    const auto spans = static_cast<std::int64_t>(series.points.size()) - 1;
    const std::int64_t last = series.points.back().second;
    return last - series.begin() == spans * period && series.begin() - answer.begin() < period &&
           answer.last() - last < 2 * period;
}

std::int64_t distanceOf(const AnswerTimes& one, const AnswerTimes& other) {
    if (one.empty() || other.empty()) return std::numeric_limits<std::int64_t>::max();
    return std::max({std::int64_t{0}, one.begin() - other.last(), other.begin() - one.last()});
}

/// The last page of the answer that a page is of; nothing: it is not there.
std::optional<std::size_t> lastPageOf(std::size_t page, const std::vector<AnswerPage>& pages) {
    struct Candidate {
        bool unrelated = false;
        std::int64_t distance = 0;
        bool before = false;
        std::size_t places = 0;
        auto operator<=>(const Candidate&) const = default;
    };
    std::optional<std::size_t> best;
    Candidate bestOf;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (pages[i].more) continue;
        const auto has = [&](const std::string& name) { return pages[i].names.contains(name); };
        const bool related = std::ranges::any_of(pages[page].unfinished, has);
        const Candidate one{!related, related ? distanceOf(pages[page].times, pages[i].times) : 0, i < page,
                            i < page ? page - i : i - page};
        if (best && !(one < bestOf)) continue;
        best = i;
        bestOf = one;
    }
    return best;
}

}  // namespace

void AnswerTimes::widen(std::int64_t begin, std::int64_t last) {
    begin_ = empty_ ? begin : std::min(begin_, begin);
    last_ = empty_ ? last : std::max(last_, last);
    empty_ = false;
}

void AnswerTimes::add(const Series& series) {
    if (series.points.empty()) return;
    AnswerTimes own;
    own.widen(series.begin(), series.points.back().second);
    own.grid_ = gridOf(series);
    const bool even = series.points.size() > 1 && series.period > 0 && onGrid(series, series.begin(), series.period);
    own.shown_ = even ? series.period : 0;
    for (std::size_t i = 1; i < series.points.size(); ++i)
        ++own.seen_[series.points[i].second - series.points[i - 1].second];
    addPage(own);
}

void AnswerTimes::addPage(const AnswerTimes& page) {
    if (!empty_ && !page.empty_) grid_ = std::gcd(grid_, page.begin_ - begin_);
    addAnswer(page);
}

void AnswerTimes::addAnswer(const AnswerTimes& answer) {
    if (answer.empty_) return;
    widen(answer.begin_, answer.last_);
    grid_ = std::gcd(grid_, answer.grid_);
    if (answer.shown_ > 0) shown_ = shown_ > 0 ? std::min(shown_, answer.shown_) : answer.shown_;
    for (const auto& [distance, count] : answer.seen_) seen_[distance] = std::max(seen_[distance], count);
}

std::int64_t AnswerTimes::period() const { return grid_ > 0 && grid_ % kShortest == 0 ? grid_ : shown_; }

std::size_t AnswerTimes::seen(std::int64_t distance) const {
    const auto found = seen_.find(distance);
    return found == seen_.end() ? 0 : found->second;
}

AnswerPage pageOf(const recorded::Recording& recording) {
    AnswerPage page;
    page.more = recording.more;
    for (const Series& one : recording.series) {
        const std::string name = one.id + "\n" + one.label;
        page.names.insert(name);
        if (!one.complete) page.unfinished.insert(name);
        page.times.add(one);
    }
    return page;
}

std::vector<std::size_t> answersOf(const std::vector<AnswerPage>& pages) {
    std::vector<std::size_t> answers;
    for (std::size_t i = 0; i < pages.size(); ++i)
        answers.push_back(pages[i].more ? lastPageOf(i, pages).value_or(pages.size()) : i);
    return answers;
}

TakenPeriod periodOf(const Series& series, const AnswerTimes& answer) {
    TakenPeriod taken;
    const std::int64_t grid = gridOf(series);
    taken.seconds = grid == 0 || grid % kShortest == 0 ? grid : series.period;
    const std::int64_t all = answer.period();
    const bool shorter = all > 0 && (taken.seconds == 0 || taken.seconds > all);
    if (shorter && onGrid(series, series.begin(), all)) {
        const bool longer = isUsual(taken.seconds) && fills(series, taken.seconds, answer);
        (longer ? taken.orElse : taken.seconds) = all;
    }
    taken.few = taken.seconds > kShortest && answer.seen(taken.seconds) < kEnough;
    taken.known = taken.seconds > 0 && (!taken.few || isUsual(taken.seconds));
    return taken;
}

}  // namespace headroom::calibrate
