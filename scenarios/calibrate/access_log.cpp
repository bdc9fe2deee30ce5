// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/access_log.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <span>

#include "model/workload/timestamp.hpp"
#include "scenarios/calibrate/access_events.hpp"
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

std::uint64_t figuresOf(const AccessLine& line) {
    const auto whole = [](std::optional<double> value) { return static_cast<std::uint64_t>(value.value_or(0.0)); };
    std::uint64_t hash =
        recorded::mixed(recorded::mixed(0, static_cast<std::uint64_t>(line.second)), recorded::requestHash(line.route));
    hash = recorded::mixed(recorded::mixed(hash, static_cast<std::uint64_t>(line.status)),
                           static_cast<std::uint64_t>(line.bytes.value_or(0)));
    return recorded::mixed(recorded::mixed(hash, whole(line.latency)), whole(line.integrationLatency));
}

void add(const AccessLine& line, AccessLog& log) {
    constexpr std::size_t kMostRoutes = 10'000;
    ++log.requests;
    const std::int64_t second = (line.second % 60 + 60) % 60;  // of times before 1970 as well
    ++log.minutes[line.second - second][static_cast<std::size_t>(second)];
    if (!line.route.empty() && (log.routes.size() < kMostRoutes || log.routes.contains(line.route)))
        ++log.routes[line.route];
    if (line.status == 429) ++log.throttled;
    if (line.bytes && *line.bytes >= 0) {
        ++log.answers;
        log.answerBytes += static_cast<std::uint64_t>(*line.bytes);
    }
    if (line.latency && line.integrationLatency && *line.latency >= *line.integrationLatency)
        log.overhead.record(
            base::Duration(static_cast<std::int64_t>((*line.latency - *line.integrationLatency) * 1e6)));
}

/// Requests of each minute, and the seconds of the first and the last.
void countMinutes(AccessSample& sample) {
    for (const auto& [minute, seconds] : sample.log.minutes)
        sample.perMinute[minute] = std::accumulate(seconds.begin(), seconds.end(), std::uint64_t{0});
}

/// The first and the last second with a request, of the minutes that count.
void findEnds(AccessSample& sample) {
    const auto some = [](std::uint32_t count) { return count > 0; };
    const AccessLog::Seconds& begin = sample.log.minutes.at(sample.perMinute.begin()->first);
    const AccessLog::Seconds& end = sample.log.minutes.at(sample.perMinute.rbegin()->first);
    sample.first = sample.perMinute.begin()->first + (std::ranges::find_if(begin, some) - begin.begin());
    sample.last = sample.perMinute.rbegin()->first + 59 - (std::find_if(end.rbegin(), end.rend(), some) - end.rbegin());
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
        if (next == minutes.end() || !areFew(before, sample.log.requests)) break;
        if (next->first - minute->first <= kFar) continue;
        drop(minutes.begin(), next, before);
        break;
    }
    std::uint64_t behind = 0;
    for (auto minute = minutes.rbegin(); minute != minutes.rend(); ++minute) {
        const auto earlier = std::next(minute);
        behind += minute->second;
        if (earlier == minutes.rend() || !areFew(behind, sample.log.requests)) break;
        if (minute->first - earlier->first <= kFar) continue;
        drop(earlier.base(), minutes.end(), behind);
        break;
    }
}

/// Of a minute in which the log begins or ends, the seconds count that lie inside the log.
Burstiness burstinessOf(const AccessSample& sample) {
    BurstinessSum sum;
    for (const auto& [minute, requests] : sample.perMinute) {
        const auto count = static_cast<double>(requests);
        const std::int64_t before = minute == sample.perMinute.begin()->first ? sample.first - minute : 0;
        const std::int64_t behind = minute == sample.perMinute.rbegin()->first ? minute + 59 - sample.last : 0;
        // A second in which it begins or ends is not whole.
        const std::int64_t begin = isMissing(count, before) ? before + 1 : 0;
        const std::int64_t end = isMissing(count, behind) ? 59 - behind : 60;
        const std::span<const std::uint32_t> seconds(sample.log.minutes.at(minute));
        if (begin < end)
            sum.add(seconds.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
    }
    return sum.tell();
}

/// A minute of which `seconds` are in the log gets the rest at the same rate.
void fill(std::uint64_t& count, std::int64_t seconds, AccessSample& sample) {
    count = (count * 60 + static_cast<std::uint64_t>(seconds) / 2) / static_cast<std::uint64_t>(seconds);
    ++sample.partMinutes;
}

/// The minutes that the log begins and ends in, where it holds a part of them.
void fillMinutes(AccessSample& sample) {
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

void AccessLog::merge(const AccessLog& other) {
    for (const auto& [minute, seconds] : other.minutes) {
        Seconds& into = minutes[minute];
        for (std::size_t i = 0; i < seconds.size(); ++i) into[i] += seconds[i];
    }
    for (const auto& [route, count] : other.routes) routes[route] += count;
    requests += other.requests;
    unread += other.unread;
    repeated += other.repeated;
    unchecked = unchecked || other.unchecked;
    overhead.merge(other.overhead);
    answers += other.answers;
    answerBytes += other.answerBytes;
    throttled += other.throttled;
}

namespace {

/// Gives each line of a file to `use`; the answer is how many are none of an access log.
base::Result<std::uint64_t> readLines(std::string text, recorded::InputFile& in,
                                      const std::function<void(const AccessLine&)>& use) {
    std::uint64_t others = 0;
    for (bool last = false; !last;) {
        const auto ended = in.readBehind(text);
        if (!ended) return ended.error();
        last = *ended;
        std::size_t begin = 0;
        for (std::size_t end = text.find('\n'); begin < text.size(); end = text.find('\n', begin)) {
            if (end == std::string::npos && !last && text.size() - begin < kLongestLine) break;
            end = std::min(end, text.size());
            const std::string_view line = std::string_view(text).substr(begin, end - begin);
            if (const auto access = parseAccess(line))
                use(*access);
            else if (line.find_first_not_of(" \r\t") != std::string_view::npos)
                ++others;
            begin = std::min(end + 1, text.size());
        }
        text.erase(0, begin);
    }
    return others;
}

}  // namespace

base::Result<AccessLog> readAccessLog(const std::filesystem::path& file, SeenLines& seen) {
    auto in = recorded::InputFile::open(file);
    if (!in) return in.error();
    std::string beginning;
    if (const auto read = in->readBehind(beginning); !read) return read.error();
    AccessLog log;
    recorded::OncePerLine<AccessLine> once(seen);
    const auto use = [&](const AccessLine& line) { add(line, log); };
    const auto take = [&](const AccessLine& line) { once.take(line, line.request, figuresOf(line), use); };
    const bool events = isAccessEvents(beginning);
    const auto unread =
        events ? readAccessEvents(std::move(beginning), *in, take) : readLines(std::move(beginning), *in, take);
    if (!unread) return base::Error{unread.error().code, file.string(), unread.error().what};
    log.unread = *unread;
    log.repeated = once.repeated();
    log.unchecked = seen.full();
    return log;
}

AccessSample sampleOf(AccessLog log) {
    AccessSample sample;
    sample.log = std::move(log);
    if (sample.log.requests == 0) return sample;
    countMinutes(sample);
    dropStrays(sample);
    findEnds(sample);
    sample.burstiness = burstinessOf(sample);
    fillMinutes(sample);
    return sample;
}

base::Result<workload::Trace> traceOf(const AccessSample& sample) {
    std::vector<workload::TracePoint> points;
    for (const auto& [second, count] : sample.perMinute)
        points.push_back({workload::Timestamp{second * 1'000'000'000}, static_cast<double>(count), 0});
    return workload::traceFromPoints(std::move(points), {base::minutes(1), workload::Gaps::Zero, false});
}

std::string trafficCsv(const AccessSample& sample) {
    std::string csv = "time,requests\n";
    for (const auto& [second, count] : sample.perMinute)
        csv += workload::toText(workload::Timestamp{second * 1'000'000'000}) + "," + std::to_string(count) + "\n";
    return csv;
}

}  // namespace headroom::calibrate
