// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/access_log.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>

#include "model/workload/timestamp.hpp"
#include "scenarios/calibrate/fit.hpp"
#include "scenarios/recorded/input_file.hpp"

namespace headroom::calibrate {

namespace {

constexpr std::size_t kLongestLine = std::size_t{64} << 10U;

/// Whether so many seconds of a minute without a request are missing from the log rather than quiet: at the rate of the
/// other seconds, one log of a thousand is as quiet as that.
bool isMissing(double requests, std::int64_t seconds) {
    constexpr double kExpected = 6.9;  // e^-6.9 is a thousandth
    return seconds > 0 && seconds < 60 &&
           requests / static_cast<double>(60 - seconds) * static_cast<double>(seconds) > kExpected;
}

/// Counts of seconds inside a minute, for how bursty arrivals are. Minutes that come back later count for themselves.
/// Of a minute in which the log begins or ends, the seconds count that lie inside the log.
class Burstiness {
public:
    void add(std::int64_t second) {
        if (first_ < 0) first_ = second;
        if (second / 60 != minute_) close(60);
        minute_ = second / 60;
        last_ = static_cast<int>(second % 60);
        ++counts_[static_cast<std::size_t>(last_)];
    }
    void tell(AccessSample& sample) {
        close(isCut(59 - last_) ? last_ : 60);
        if (expected_ <= 0.0) return;
        constexpr double kFewest = 10.0;
        const double ratio = squares_ / expected_;
        sample.burstiness = ratio;
        if (minutes_ < kFewest) return;
        // A ratio of sums over minutes: its variance from how far each minute's two parts are off that ratio.
        const double off = bothSquared_[0] - 2.0 * ratio * bothSquared_[1] + ratio * ratio * bothSquared_[2];
        sample.burstinessHalfWidth =
            studentT(minutes_ - 1.0) * std::sqrt(off * minutes_ / (minutes_ - 1.0)) / expected_;
    }

private:
    /// Whether so many seconds at an end of this minute are without a request because the log does not have them.
    bool isCut(int seconds) const { return isMissing(std::accumulate(counts_.begin(), counts_.end(), 0.0), seconds); }
    /// Of the minute, what begins before `end`.
    void close(int end) {
        const int before = minute_ == first_ / 60 ? static_cast<int>(first_ % 60) : 0;
        const int begin = isCut(before) ? before + 1 : 0;  // a second in which it begins or ends is not whole
        constexpr int kFewestSeconds = 10;
        if (end - begin >= kFewestSeconds) addUp(begin, end);
        counts_ = {};
    }
    void addUp(int begin, int end) {
        const double seconds = end - begin;
        const std::span<const double> counts(counts_.data() + begin, static_cast<std::size_t>(end - begin));
        const double all = std::accumulate(counts.begin(), counts.end(), 0.0);
        if (all <= 0.0) return;
        double squares = 0.0;
        for (const double count : counts) squares += (count - all / seconds) * (count - all / seconds);
        const double expected =
            all * (1.0 - 1.0 / seconds);  // of n independent arrivals: a multinomial's variance, summed
        squares_ += squares;
        expected_ += expected;
        minutes_ += 1.0;
        bothSquared_[0] += squares * squares;
        bothSquared_[1] += squares * expected;
        bothSquared_[2] += expected * expected;
    }
    std::int64_t minute_ = 0;
    std::int64_t first_ = -1;  ///< second of the first line
    int last_ = 0;             ///< of the minute
    std::array<double, 60> counts_{};
    double squares_ = 0.0;
    double expected_ = 0.0;
    double minutes_ = 0.0;
    std::array<double, 3> bothSquared_{};  ///< sums of squares^2, squares x expected, expected^2
};

void add(const AccessLine& line, AccessSample& sample, Burstiness& burstiness) {
    constexpr std::size_t kMostRoutes = 10'000;
    sample.first = sample.requests == 0 ? line.second : std::min(sample.first, line.second);
    sample.last = std::max(sample.last, line.second);
    ++sample.requests;
    ++sample.perMinute[line.second - line.second % 60];
    burstiness.add(line.second);
    if (!line.route.empty() && (sample.routes.size() < kMostRoutes || sample.routes.contains(line.route)))
        ++sample.routes[line.route];
    if (line.status == 429) ++sample.throttled;
    if (line.bytes && *line.bytes >= 0) {
        ++sample.answers;
        sample.answerBytes += static_cast<std::uint64_t>(*line.bytes);
    }
    if (line.latency && line.integrationLatency && *line.latency >= *line.integrationLatency)
        sample.overhead.record(
            base::Duration(static_cast<std::int64_t>((*line.latency - *line.integrationLatency) * 1e6)));
}

/// One in a thousand requests at most, our choice: what a machine whose clock is wrong, or was set late, writes.
bool areFew(std::uint64_t requests, std::uint64_t all) { return requests * 1'000 <= all; }

/// Leaves out the few requests at either end that lie more than a day away from the others.
void dropStrays(AccessSample& sample) {
    constexpr std::int64_t kFar = 86'400;
    auto& minutes = sample.perMinute;
    const auto drop = [&](auto from, auto to, std::uint64_t requests) {
        sample.stray = from->first;
        sample.strays += requests;
        minutes.erase(from, to);
    };
    std::uint64_t before = 0;
    for (auto minute = minutes.begin(); minute != minutes.end(); ++minute) {
        const auto next = std::next(minute);
        before += minute->second;
        if (next == minutes.end() || !areFew(before, sample.requests)) break;
        if (next->first - minute->first <= kFar) continue;
        drop(minutes.begin(), next, before);
        sample.first = next->first;
        break;
    }
    std::uint64_t behind = 0;
    for (auto minute = minutes.rbegin(); minute != minutes.rend(); ++minute) {
        const auto earlier = std::next(minute);
        behind += minute->second;
        if (earlier == minutes.rend() || !areFew(behind, sample.requests)) break;
        if (minute->first - earlier->first <= kFar) continue;
        sample.last = earlier->first + 59;
        drop(earlier.base(), minutes.end(), behind);
        break;
    }
}

/// A minute of which `seconds` are in the log gets the rest at the same rate.
void fill(std::uint64_t& count, std::int64_t seconds, AccessSample& sample) {
    count = (count * 60 + static_cast<std::uint64_t>(seconds) / 2) / static_cast<std::uint64_t>(seconds);
    ++sample.partMinutes;
}

/// The minutes that the log begins and ends in, where it holds a part of them.
void fillMinutes(AccessSample& sample) {
    if (sample.requests == 0) return;
    std::uint64_t& first = sample.perMinute.begin()->second;
    std::uint64_t& last = sample.perMinute.rbegin()->second;
    const std::int64_t before = sample.first % 60;
    const std::int64_t behind = 59 - sample.last % 60;
    const bool begins = isMissing(static_cast<double>(first), before);
    const bool ends = isMissing(static_cast<double>(last), behind);
    if (&first == &last) {
        if (begins || ends) fill(first, 60 - (begins ? before : 0) - (ends ? behind : 0), sample);
        return;
    }
    if (begins) fill(first, 60 - before, sample);
    if (ends) fill(last, 60 - behind, sample);
}

}  // namespace

base::Result<AccessSample> readAccessLog(const std::filesystem::path& file) {
    auto in = recorded::InputFile::open(file);
    if (!in) return in.error();
    AccessSample sample;
    Burstiness burstiness;
    std::string text;
    for (bool last = false; !last;) {
        const auto ended = in->readBehind(text);
        if (!ended) return ended.error();
        last = *ended;
        std::size_t begin = 0;
        for (std::size_t end = text.find('\n'); begin < text.size(); end = text.find('\n', begin)) {
            if (end == std::string::npos && !last && text.size() - begin < kLongestLine) break;
            end = std::min(end, text.size());
            const std::string_view line = std::string_view(text).substr(begin, end - begin);
            if (const auto access = parseAccess(line))
                add(*access, sample, burstiness);
            else if (line.find_first_not_of(" \r\t") != std::string_view::npos)
                ++sample.unread;
            begin = std::min(end + 1, text.size());
        }
        text.erase(0, begin);
    }
    burstiness.tell(sample);
    dropStrays(sample);
    fillMinutes(sample);
    return sample;
}

std::string trafficCsv(const AccessSample& sample) {
    std::string csv = "time,requests\n";
    for (const auto& [second, count] : sample.perMinute)
        csv += workload::toText(workload::Timestamp{second * 1'000'000'000}) + "," + std::to_string(count) + "\n";
    return csv;
}

}  // namespace headroom::calibrate
