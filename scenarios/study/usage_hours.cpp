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

std::int64_t wholePart(std::int64_t seconds) {
    return seconds >= kWeek ? seconds / kWeek * kWeek : seconds / kDay * kDay;
}

}  // namespace

UsageHours::UsageHours(std::int64_t startSecondsUtc, base::Duration run)
    : start_(startSecondsUtc),
      until_(wholePart(run.count / base::kNanosecondsPerSecond)),
      hours_(until_ >= kWeek ? kWeek / kHour : kDay / kHour) {}

std::optional<base::Duration> UsageHours::next() const {
    if (at_ >= until_) return std::nullopt;
    const std::int64_t intoHour = ((start_ + at_) % kHour + kHour) % kHour;
    return base::seconds(std::min(at_ + kHour - intoHour, until_));
}

void UsageHours::read(const std::vector<engine::ResourceReport>& reports) {
    const auto cycle = static_cast<std::int64_t>(hours_) * kHour;
    const auto hour = static_cast<std::size_t>(((start_ + at_ - kMonday) % cycle + cycle) % cycle / kHour);
    for (const engine::ResourceReport& report : reports) {
        for (const base::MeterReading& reading : report.readings) {
            if (reading.kind == base::MeterKind::Stored) continue;
            Meter& meter = meters_[{reading.resource, reading.service, reading.usageType}];
            meter.byHour.resize(hours_);
            // A reading may be put right later: what is under way counts so far.
            meter.byHour[hour] += std::max<base::Granules>(0, reading.granules - meter.last);
            meter.last = std::max(meter.last, reading.granules);
        }
    }
    at_ = next()->count / base::kNanosecondsPerSecond;
}

std::vector<UsageProfile> UsageHours::profiles() const {
    std::vector<UsageProfile> all;
    for (const auto& [key, meter] : meters_) {
        const bool used = std::ranges::any_of(meter.byHour, [](base::Granules granules) { return granules > 0; });
        const auto shares = used ? pricing::allocate(kWhole, meter.byHour) : std::nullopt;
        if (!shares) continue;
        UsageProfile profile{std::get<0>(key), std::get<1>(key), std::get<2>(key), {}};
        for (const pricing::Int128 share : *shares) profile.billionths.push_back(static_cast<std::int64_t>(share));
        all.push_back(std::move(profile));
    }
    return all;
}

}  // namespace headroom::study
