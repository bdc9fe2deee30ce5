// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/tidy.hpp"

#include <algorithm>
#include <map>

#include "model/workload/timestamp.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::recorded {

namespace {

constexpr std::int64_t kNanoseconds = 1'000'000'000;
constexpr std::int64_t kUsualPeriod = 60;

/// Two digits at `at`, or -1.
int twoDigits(std::string_view text, std::size_t at) {
    const int tens = text[at] - '0';
    const int ones = text[at + 1] - '0';
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/// "2026-01-05T00:00:00" of "...Z" and "...+00:00": the way AWS writes all of its answers.
std::optional<std::int64_t> plainUtc(std::string_view text) {
    const bool utc = (text.size() == 20 && text.back() == 'Z') || (text.size() == 25 && text.ends_with("+00:00"));
    if (!utc || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const int century = twoDigits(text, 0);
    const int year = twoDigits(text, 2);
    const int month = twoDigits(text, 5);
    const int day = twoDigits(text, 8);
    const int hour = twoDigits(text, 11);
    const int minute = twoDigits(text, 14);
    const int second = twoDigits(text, 17);
    if (century < 19 || century > 20 || year < 0 || month < 1 || month > 12 || day < 1 || hour < 0 || hour > 23 ||
        minute < 0 || minute > 59 || second < 0 || second > 59 ||
        day > workload::daysInMonth(century * 100 + year, month))
        return std::nullopt;
    const std::int64_t days = workload::daysFromDate({century * 100 + year, month, day});
    return days * 86400 + hour * 3600 + minute * 60 + second;
}

/// Whether a zone stands behind the time: "Z" or an offset.
bool hasZone(std::string_view text) {
    if (text.ends_with('Z') || text.find_first_not_of("0123456789.") == std::string_view::npos) return true;
    const std::size_t time = text.find(':');
    return time != std::string_view::npos && text.find_first_of("+-", time) != std::string_view::npos;
}

std::int64_t usualDistance(const std::vector<Datapoint>& points) {
    std::map<std::int64_t, std::size_t> counts;
    for (std::size_t i = 1; i < points.size(); ++i) ++counts[points[i].second - points[i - 1].second];
    std::int64_t best = kUsualPeriod;
    std::size_t most = 0;
    for (const auto& [distance, count] : counts) {
        if (count > most) best = distance;
        most = std::max(most, count);
    }
    return best;
}

}  // namespace

base::Result<ReadTime> readTime(std::string_view text) {
    if (const auto second = plainUtc(text)) return ReadTime{*second, true};
    const auto time = workload::parseTimestamp(text);
    if (!time) return time.error();
    return ReadTime{time->ns / kNanoseconds - (time->ns % kNanoseconds < 0 ? 1 : 0), hasZone(text)};
}

std::string nameOf(const Series& series) {
    return document::quoted(!series.label.empty() ? series.label : !series.id.empty() ? series.id : series.metric);
}

base::Result<void> tidy(Series& series, std::vector<std::string>& notes) {
    std::vector<Datapoint>& points = series.points;
    const auto before = [](const Datapoint& a, const Datapoint& b) { return a.second < b.second; };
    // CloudWatch gives the latest first.
    if (std::is_sorted(points.rbegin(), points.rend(), before)) std::ranges::reverse(points);
    if (!std::ranges::is_sorted(points, before)) std::ranges::stable_sort(points, before);
    std::size_t twice = 0;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (kept > 0 && points[kept - 1].second == points[i].second) {
            if (points[kept - 1].value != points[i].value) {
                const workload::Timestamp at{points[i].second * kNanoseconds};
                return base::Error{base::Errc::BadInput, "",
                                   nameOf(series) + " has two different values at " + workload::toText(at)};
            }
            ++twice;
            continue;
        }
        points[kept++] = points[i];
    }
    points.resize(kept);
    series.repeated = series.repeated || twice > 0;
    if (twice > 0) notes.push_back(nameOf(series) + ": " + std::to_string(twice) + " values are there twice");
    if (series.period <= 0) series.period = usualDistance(points);
    return {};
}

}  // namespace headroom::recorded
