// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/report_line.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace headroom::calibrate {

namespace {

/// Milliseconds beyond it are no duration of Lambda's (15 minutes, with room).
constexpr double kLongestMilliseconds = 1e7;

std::optional<double> numberAt(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == ':' || text.front() == '"' || text.front() == '\\'))
        text.remove_prefix(1);
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end == text.data() || !std::isfinite(value) || value < 0.0) return std::nullopt;
    return value;
}

/// The number behind a key that stands at the start of a field: not "Duration: " inside "Billed Duration: ".
std::optional<double> field(std::string_view text, std::string_view key) {
    for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
        const std::string_view before = text.substr(0, at);
        const bool inside = before.ends_with("Billed ") || before.ends_with("Init ") || before.ends_with("Restore ");
        if (!inside) return numberAt(text.substr(at + key.size()));
    }
    return std::nullopt;
}

base::Duration duration(double milliseconds) {
    return base::Duration(static_cast<std::int64_t>(std::llround(milliseconds * 1e6)));
}

struct Keys {
    std::string_view duration, billed, memory, used, init, restore, billedRestore, error, failure, timeout;
};
constexpr Keys kPlain{
    "Duration: ",         "Billed Duration: ",         "Memory Size: ", "Max Memory Used: ", "Init Duration: ",
    "Restore Duration: ", "Billed Restore Duration: ", "Status: error", "Status: failure",   "Status: timeout"};
constexpr Keys kJson{"durationMs",
                     "billedDurationMs",
                     "memorySizeMB",
                     "maxMemoryUsedMB",
                     "initDurationMs",
                     "restoreDurationMs",
                     "billedRestoreDurationMs",
                     "\"status\":\"error",
                     "\"status\":\"failure",
                     "\"status\":\"timeout"};

bool has(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

}  // namespace

std::optional<ReportLine> parseReport(std::string_view text) {
    const Keys& keys = text.starts_with(kReportMark) ? kPlain : kJson;
    const auto whole = field(text, keys.duration);
    const auto billed = field(text, keys.billed);
    const auto memory = field(text, keys.memory);
    if (!whole || !billed || !memory || *whole > kLongestMilliseconds || *memory > 1e6) return std::nullopt;
    ReportLine line{duration(*whole),
                    duration(std::min(*billed, kLongestMilliseconds)),
                    static_cast<std::int64_t>(*memory),
                    0,
                    {},
                    {},
                    false};
    if (const auto used = field(text, keys.used); used && *used < 1e6)
        line.maxMemoryUsed = static_cast<std::int64_t>(*used);
    if (const auto init = field(text, keys.init); init && *init < kLongestMilliseconds) line.init = duration(*init);
    if (const auto restore = field(text, keys.restore); restore && *restore < kLongestMilliseconds)
        line.restore = duration(*restore);
    if (const auto restore = field(text, keys.billedRestore); restore && *restore < kLongestMilliseconds)
        line.billedRestore = duration(*restore);
    line.timedOut = has(text, keys.timeout);
    line.failed = line.timedOut || has(text, keys.error) || has(text, keys.failure);
    line.crashed =
        line.failed && !line.timedOut && (has(text, "Runtime.ExitError") || has(text, "Runtime.OutOfMemory"));
    return line;
}

std::string_view requestIdIn(std::string_view text) {
    constexpr std::size_t kLength = 36;  // RFC 9562: 8-4-4-4-12
    constexpr std::string_view kKey = "equestId";
    const std::size_t key = text.find(kKey);
    if (key == std::string_view::npos) return {};
    const std::size_t begin = text.find_first_not_of("\\\": ", key + kKey.size());
    if (begin == std::string_view::npos || begin + kLength > text.size()) return {};
    const std::string_view id = text.substr(begin, kLength);
    const bool dashes = id[8] == '-' && id[13] == '-' && id[18] == '-' && id[23] == '-';
    return dashes && id.find_first_of(" \t\"\\") == std::string_view::npos ? id : std::string_view();
}

}  // namespace headroom::calibrate
