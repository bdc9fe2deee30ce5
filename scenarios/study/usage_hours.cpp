// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/usage_hours.hpp"

#include <algorithm>

#include "pricing/allocation.hpp"

namespace headroom::study {

namespace {

constexpr std::int64_t kHour = 3'600;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kWeek = 7 * kDay;
constexpr std::int64_t kMonday = 4 * kDay;  // of 1970-01-05
constexpr pricing::Int128 kWhole = 1'000'000'000;

std::int64_t wholeDays(base::Duration run) { return run.count / base::kNanosecondsPerSecond / kDay * kDay; }

/// Of two or more hours, by their place among `count`.
std::size_t placeOf(std::int64_t second, std::int64_t first, std::size_t count) {
    const auto all = static_cast<std::int64_t>(count);
    return static_cast<std::size_t>(((second - first) / kHour % all + all) % all);
}

/// Parts of `whole`, which fits, in proportion to the hours' granules; none of what is not used.
std::vector<std::int64_t> sharesOf(const std::vector<base::Granules>& hours, pricing::Int128 whole) {
    const bool used = std::ranges::any_of(hours, [](base::Granules granules) { return granules > 0; });
    const auto shares = used ? pricing::allocate(whole, hours) : std::nullopt;
    std::vector<std::int64_t> all;
    for (std::size_t i = 0; shares && i < shares->size(); ++i) all.push_back(static_cast<std::int64_t>((*shares)[i]));
    return all;
}

std::int64_t hourOf(std::int64_t second) { return second - (second % kHour + kHour) % kHour; }

}  // namespace

UsageHours::UsageHours(std::int64_t startSecondsUtc, base::Duration run)
    : start_(startSecondsUtc),
      cyclesUntil_(wholeDays(run) >= kWeek ? wholeDays(run) / kWeek * kWeek : wholeDays(run)),
      daysUntil_(wholeDays(run)),
      cycle_(daysUntil_ >= kWeek ? kWeek / kHour : kDay / kHour) {}

std::optional<base::Duration> UsageHours::next() const {
    if (at_ >= daysUntil_) return std::nullopt;
    const std::int64_t until = at_ < cyclesUntil_ ? cyclesUntil_ : daysUntil_;
    return base::seconds(std::min(hourOf(start_ + at_) + kHour - start_, until));
}

void UsageHours::read(const std::vector<engine::ResourceReport>& reports) {
    const std::int64_t hour = hourOf(start_ + at_);
    const std::size_t inCycle = placeOf(hour, kMonday, cycle_);
    const auto hours = static_cast<std::size_t>(daysUntil_ / kHour);
    const std::size_t inRun = placeOf(hour, hourOf(start_), hours);  // the last one may be the rest of the first
    for (const engine::ResourceReport& report : reports) {
        for (const base::MeterReading& reading : report.readings) {
            if (reading.kind == base::MeterKind::Stored) continue;
            Meter& meter = meters_[{reading.resource, reading.service, reading.usageType}];
            meter.inCycle.resize(cycle_);
            meter.inRun.resize(hours);
            // A reading may be put right later: what is under way counts so far.
            const base::Granules used = std::max<base::Granules>(0, reading.granules - meter.last);
            if (at_ < cyclesUntil_) meter.inCycle[inCycle] += used;
            meter.inRun[inRun] += used;
            meter.last = std::max(meter.last, reading.granules);
        }
    }
    at_ = next()->count / base::kNanosecondsPerSecond;
}

std::vector<UsageProfile> UsageHours::profiles() const {
    std::vector<UsageProfile> all;
    for (const auto& [key, meter] : meters_) {
        auto shares = sharesOf(meter.inCycle, kWhole);
        if (shares.empty()) continue;
        all.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), std::move(shares)});
    }
    return all;
}

std::vector<UsageByHour> UsageHours::hours() const {
    constexpr pricing::Int128 kMost = 1'000'000'000'000'000'000;
    std::vector<UsageByHour> all;
    for (const auto& [key, meter] : meters_) {
        pricing::Int128 sum = 0;
        for (const base::Granules granules : meter.inRun) sum = std::min(kMost, sum + std::min(granules, kMost));
        auto weights = sharesOf(meter.inRun, sum);
        if (weights.empty()) continue;
        all.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), std::move(weights)});
    }
    return all;
}

}  // namespace headroom::study
