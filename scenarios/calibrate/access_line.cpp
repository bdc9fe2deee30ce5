// SPDX-License-Identifier: GPL-3.0-or-later
// One line of an access log, in each of the formats that API Gateway's console suggests.
#include <algorithm>
#include <array>
#include <charconv>

#include "model/workload/timestamp.hpp"
#include "scenarios/calibrate/access_log.hpp"

namespace headroom::calibrate {

namespace {

constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<std::int64_t> whole(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end == text.data()) return std::nullopt;
    return value;
}

/// "09/Apr/2026:12:34:56 +0000".
std::optional<std::int64_t> clockTime(std::string_view text) {
    if (text.size() < 26 || text[2] != '/' || text[6] != '/' || text[11] != ':') return std::nullopt;
    int month = 0;
    for (std::size_t i = 0; i < kMonths.size(); ++i)
        month = text.substr(3, 3) == kMonths[i] ? static_cast<int>(i) + 1 : month;
    const auto day = whole(text.substr(0, 2));
    const auto year = whole(text.substr(7, 4));
    const auto hour = whole(text.substr(12, 2));
    const auto minute = whole(text.substr(15, 2));
    const auto second = whole(text.substr(18, 2));
    const auto zone = whole(text.substr(22, 4));
    if (month == 0 || !day || !year || !hour || !minute || !second || !zone) return std::nullopt;
    if (*year < 1970 || *year > 2099 || *day < 1 || *day > workload::daysInMonth(static_cast<int>(*year), month) ||
        *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    const std::int64_t days = workload::daysFromDate({static_cast<int>(*year), month, static_cast<int>(*day)});
    const std::int64_t offset = (*zone / 100 * 60 + *zone % 100) * 60 * (text[21] == '-' ? -1 : 1);
    return days * 86400 + *hour * 3600 + *minute * 60 + *second - offset;
}

/// The value of a key of a flat JSON object: text without its quotes, or a number as it stands. A log line is read
/// once; no tree is built of it.
std::optional<std::string_view> jsonField(std::string_view line, std::string_view key) {
    const std::string quoted = "\"" + std::string(key) + "\"";
    std::size_t at = line.find(quoted);
    if (at == std::string_view::npos) return std::nullopt;
    at = line.find_first_not_of(" :\t", at + quoted.size());
    if (at == std::string_view::npos) return std::nullopt;
    const bool text = line[at] == '"';
    const std::size_t begin = text ? at + 1 : at;
    const std::size_t end = line.find_first_of(text ? "\"" : ",} ", begin);
    if (end == std::string_view::npos || end == begin) return std::nullopt;
    const std::string_view value = line.substr(begin, end - begin);
    if (value == "-") return std::nullopt;
    return value;
}

std::optional<std::int64_t> numberField(std::string_view line, std::string_view key) {
    const auto text = jsonField(line, key);
    return text ? whole(*text) : std::nullopt;
}

std::optional<AccessLine> jsonLine(std::string_view line) {
    AccessLine access;
    if (const auto epoch = numberField(line, "requestTimeEpoch")) {
        access.second = *epoch > 100'000'000'000 ? *epoch / 1000 : *epoch;
    } else {
        const auto time = jsonField(line, "requestTime");
        const auto second = time ? clockTime(*time) : std::nullopt;
        if (!second) return std::nullopt;
        access.second = *second;
    }
    const auto method = jsonField(line, "httpMethod");
    const auto route = jsonField(line, "routeKey");
    auto path = jsonField(line, "resourcePath");
    if (!path) path = jsonField(line, "path");
    if (route)
        access.route = *route;
    else if (method && path)
        access.route = std::string(*method) + " " + std::string(*path);
    const auto status = numberField(line, "status");
    if (!status) return std::nullopt;
    access.status = static_cast<int>(*status);
    access.bytes = numberField(line, "responseLength");
    auto id = jsonField(line, "requestId");
    if (!id) id = jsonField(line, "extendedRequestId");
    if (id) access.request = recorded::requestHash(*id);
    if (const auto latency = numberField(line, "responseLatency")) access.latency = static_cast<double>(*latency);
    if (const auto latency = numberField(line, "integrationLatency"))
        access.integrationLatency = static_cast<double>(*latency);
    return access;
}

/// `host ident user [time] "GET /path HTTP/1.1" status bytes ...`.
std::optional<AccessLine> commonLine(std::string_view line) {
    const std::size_t open = line.find('[');
    const std::size_t close = line.find(']', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) return std::nullopt;
    const auto second = clockTime(line.substr(open + 1, close - open - 1));
    const std::size_t quote = line.find('"', close);
    const std::size_t end = quote == std::string_view::npos ? quote : line.find('"', quote + 1);
    if (!second || end == std::string_view::npos) return std::nullopt;
    const std::string_view request = line.substr(quote + 1, end - quote - 1);
    AccessLine access;
    access.second = *second;
    access.route = request.substr(0, request.rfind(" HTTP"));
    const std::size_t digits = line.find_first_not_of(' ', end + 1);
    const auto status = digits == std::string_view::npos ? std::nullopt : whole(line.substr(digits));
    if (!status) return std::nullopt;
    access.status = static_cast<int>(*status);
    const std::size_t blank = line.find(' ', digits);
    if (blank == std::string_view::npos) return access;
    access.bytes = whole(line.substr(blank + 1));
    const std::size_t id = line.find(' ', blank + 1);
    if (id != std::string_view::npos)
        access.request = recorded::requestHash(line.substr(id + 1, line.find_last_not_of(" \r") - id));
    return access;
}

/// What stands in an element: `<status>200</status>`.
std::optional<std::string_view> element(std::string_view line, std::string_view name) {
    const std::string begin = "<" + std::string(name) + ">";
    const std::size_t at = line.find(begin);
    const std::size_t end = at == std::string_view::npos ? at : line.find("</", at);
    if (end == std::string_view::npos) return std::nullopt;
    return line.substr(at + begin.size(), end - at - begin.size());
}

/// A line whose time, method, path, status and length are known by themselves.
std::optional<AccessLine> lineOf(std::string_view time, std::string_view method, std::string_view path,
                                 std::string_view status, std::string_view bytes) {
    const auto second = clockTime(time);
    const auto code = whole(status);
    if (!second || !code || method.empty() || path.empty()) return std::nullopt;
    AccessLine access;
    access.second = *second;
    access.route = std::string(method) + " " + std::string(path);
    access.status = static_cast<int>(*code);
    access.bytes = whole(bytes);
    return access;
}

/// `<request id="..."> <ip>...</ip> ... <requestTime>...</requestTime> <httpMethod>GET</httpMethod> ... </request>`.
std::optional<AccessLine> xmlLine(std::string_view line) {
    const auto part = [&](std::string_view name) { return element(line, name).value_or(std::string_view()); };
    constexpr std::string_view kId = "<request id=\"";
    auto access =
        lineOf(part("requestTime"), part("httpMethod"), part("resourcePath"), part("status"), part("responseLength"));
    const std::size_t id = line.find(kId);
    if (access && id != std::string_view::npos) {
        const std::size_t begin = id + kId.size();
        access->request = recorded::requestHash(line.substr(begin, line.find('"', begin) - begin));
    }
    return access;
}

/// `ip,caller,user,requestTime,httpMethod,resourcePath,protocol,status,responseLength,requestId`.
std::optional<AccessLine> csvLine(std::string_view line) {
    std::array<std::string_view, 10> cells;
    for (std::string_view& cell : cells) {
        const std::size_t end = std::min(line.find(','), line.size());
        cell = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    auto access = lineOf(cells[3], cells[4], cells[5], cells[7], cells[8]);
    if (access) access->request = recorded::requestHash(cells[9].substr(0, cells[9].find_last_not_of(" \r") + 1));
    return access;
}

}  // namespace

std::optional<AccessLine> parseAccess(std::string_view line) {
    const std::size_t brace = line.find('{');
    if (brace != std::string_view::npos) {
        if (auto json = jsonLine(line.substr(brace))) return json;
    }
    if (auto common = commonLine(line)) return common;
    if (line.find("<request ") != std::string_view::npos) return xmlLine(line);
    return csvLine(line);
}

}  // namespace headroom::calibrate
