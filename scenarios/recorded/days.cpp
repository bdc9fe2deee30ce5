// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/days.hpp"

#include <algorithm>

#include "model/workload/timestamp.hpp"

namespace headroom::recorded {

namespace {

constexpr std::string_view kData = ", data of ";
constexpr std::size_t kDay = 10;  // 2026-01-05
constexpr std::int64_t kNanoseconds = 1'000'000'000;

std::string day(std::int64_t second) {
    return workload::toText(workload::Timestamp{second * kNanoseconds}).substr(0, kDay);
}

}  // namespace

void TimeSpan::add(std::int64_t second) {
    last = first ? std::max(last, second) : second;
    first = first ? std::min(*first, second) : second;
}

void TimeSpan::add(const TimeSpan& other) {
    if (!other.first) return;
    add(*other.first);
    add(other.last);
}

std::string daysText(const TimeSpan& span) {
    if (!span.first) return ", no date in it";
    const std::string from = day(*span.first);
    const std::string to = day(span.last);
    return std::string(kData) + from + (from == to ? "" : " to " + to);
}

TimeSpan daysIn(std::string_view text) {
    const std::size_t at = text.rfind(kData);
    if (at == std::string_view::npos) return {};
    const std::string_view days = text.substr(at + kData.size());
    TimeSpan span;
    for (const std::string_view one : {days.substr(0, kDay), days.substr(days.size() - std::min(days.size(), kDay))}) {
        const auto begin = workload::parseTimestamp(std::string(one) + "T00:00:00Z");
        if (!begin) return {};
        span.add(begin->ns / kNanoseconds);
        span.add(begin->ns / kNanoseconds + 86'399);
    }
    return span;
}

}  // namespace headroom::recorded
