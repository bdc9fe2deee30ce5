// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/cloudwatch_trace.hpp"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <vector>

namespace headroom::format {
namespace {

using base::Errc;
using base::Error;
using base::Result;
using nlohmann::json;
using workload::Timestamp;
using workload::TracePoint;

constexpr int kDeepest = 64;

Error bad(std::string where, std::string what) { return {Errc::BadInput, std::move(where), std::move(what)}; }

const json* member(const json& object, const char* key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found == object.end() ? nullptr : &*found;
}

std::string textOf(const json& object, const char* key) {
    const json* found = member(object, key);
    return found != nullptr && found->is_string() ? found->get<std::string>() : std::string();
}

/// What nlohmann::json does not refuse: nesting without end, and a key twice in one object, of which it keeps the last.
class Strictness {
public:
    bool operator()(int depth, json::parse_event_t event, const json& parsed) {
        tooDeep_ = tooDeep_ || depth > kDeepest;
        if (tooDeep_) { return false; }
        if (event == json::parse_event_t::object_start) { keys_.emplace_back(); }
        if (event == json::parse_event_t::object_end) { keys_.pop_back(); }
        if (event == json::parse_event_t::key && !keys_.back().insert(parsed.get<std::string>()).second &&
            doubled_.empty()) {
            doubled_ = parsed.get<std::string>();
        }
        return true;
    }
    Result<void> verdict() const {
        if (tooDeep_) { return bad("", "is nested too deeply"); }
        if (!doubled_.empty()) { return bad("", "an object holds \"" + doubled_.substr(0, 40) + "\" twice"); }
        return {};
    }

private:
    bool tooDeep_ = false;
    std::vector<std::set<std::string>> keys_;  ///< of the objects around this place
    std::string doubled_;
};

Result<json> parse(std::string_view text) {
    try {
        Strictness strict;
        json parsed = json::parse(text, std::ref(strict));
        if (const Result<void> fine = strict.verdict(); !fine) { return fine.error(); }
        return parsed;
    } catch (const json::exception& problem) {
        const std::string what = problem.what();  // "[json.exception...] parse error at line 1, column 2: ..."
        return bad("", what.substr(what.find("] ") == std::string::npos ? 0 : what.find("] ") + 2));
    }
}

/// What placebo wraps an answer in.
const json& unwrapped(const json& document) {
    const json* data = member(document, "data");
    return data != nullptr && member(document, "status_code") != nullptr ? *data : document;
}

std::optional<int> wholeNumber(const json& object, const char* key) {
    const json* found = member(object, key);
    if (found == nullptr || !found->is_number_integer()) { return std::nullopt; }
    const auto value = found->get<std::int64_t>();
    if (value < 0 || value > 1'000'000) { return std::nullopt; }
    return static_cast<int>(value);
}

/// A part of a time of day: 0 where it is left out, nothing where it is none.
std::optional<int> partOfDay(const json& parts, const char* key, int most) {
    if (member(parts, key) == nullptr) { return 0; }
    const std::optional<int> value = wholeNumber(parts, key);
    return value && *value <= most ? value : std::nullopt;
}

std::optional<Timestamp> timeFromParts(const json& parts) {
    const auto year = wholeNumber(parts, "year");
    const auto month = wholeNumber(parts, "month");
    const auto day = wholeNumber(parts, "day");
    if (!year || !month || !day || *year < 1900 || *year > 2099 || *month < 1 || *month > 12 || *day < 1 ||
        *day > workload::daysInMonth(*year, *month)) {
        return std::nullopt;
    }
    const auto hour = partOfDay(parts, "hour", 23);
    const auto minute = partOfDay(parts, "minute", 59);
    const auto second = partOfDay(parts, "second", 59);
    const auto microsecond = partOfDay(parts, "microsecond", 999'999);
    if (!hour || !minute || !second || !microsecond) { return std::nullopt; }
    const base::Duration time =
        base::hours(*hour) + base::minutes(*minute) + base::seconds(*second) + base::microseconds(*microsecond);
    return workload::timestampOf({*year, *month, *day}, time);
}

Result<Timestamp> timeOf(const json& value, const std::string& where) {
    if (value.is_object()) {
        if (const std::optional<Timestamp> time = timeFromParts(value)) { return *time; }
        return bad(where, "is not a date");
    }
    if (!value.is_string() && !value.is_number()) { return bad(where, "has no time"); }
    Result<Timestamp> time = workload::parseTimestamp(value.is_string() ? value.get<std::string>() : value.dump());
    if (!time) { return bad(where, time.error().what); }
    return time;
}

/// A series' parts: the CLI puts pages one behind the other, so that one Id stands several times.
using Series = std::vector<const json*>;

bool sameId(const Series& parts) {
    return std::ranges::all_of(parts, [&](const json* part) { return textOf(*part, "Id") == textOf(*parts[0], "Id"); });
}

/// Each Id once: "m1", "m2".
std::string idsOf(const Series& parts) {
    std::vector<std::string> ids;
    for (const json* part : parts) {
        const std::string id = "\"" + textOf(*part, "Id") + "\"";
        if (std::ranges::find(ids, id) == ids.end()) { ids.push_back(id); }
    }
    std::string text;
    for (const std::string& id : ids) { text += (text.empty() ? "" : ", ") + id; }
    return text;
}

Result<Series> chooseSeries(const json& results, const std::optional<std::string>& wanted) {
    constexpr const char* kWhere = "/MetricDataResults";
    const auto those = [&](const auto& fits) {
        Series parts;
        for (const json& part : results) {
            if (fits(part)) { parts.push_back(&part); }
        }
        return parts;
    };
    const Series all = those([](const json&) { return true; });
    if (all.empty()) { return bad(kWhere, "holds no series"); }
    if (!wanted) {
        if (!sameId(all)) { return bad(kWhere, "holds several series; name one of " + idsOf(all)); }
        return all;
    }
    Series named = those([&](const json& part) { return textOf(part, "Id") == *wanted; });
    if (named.empty()) {
        named = those([&](const json& part) { return textOf(part, "Label") == *wanted; });
    }
    if (named.empty()) { return bad(kWhere, "holds no series \"" + *wanted + "\", only " + idsOf(all)); }
    if (!sameId(named)) {
        return bad(kWhere, "holds several series with the Label \"" + *wanted + "\"; name one of " + idsOf(named));
    }
    return named;
}

Result<void> addPoints(const json& part, std::vector<TracePoint>& points) {
    const json* times = member(part, "Timestamps");
    const json* values = member(part, "Values");
    if (times == nullptr || values == nullptr || !times->is_array() || !values->is_array()) {
        return bad("/MetricDataResults", "a series needs the lists Timestamps and Values");
    }
    if (times->size() != values->size()) { return bad("/MetricDataResults", "Timestamps and Values differ in length"); }
    for (std::size_t i = 0; i < times->size(); ++i) {
        const std::string where = "/MetricDataResults/Values/" + std::to_string(i);
        const Result<Timestamp> time = timeOf((*times)[i], where);
        if (!time) { return time.error(); }
        if (!(*values)[i].is_number()) { return bad(where, "is not a number"); }
        points.push_back({*time, (*values)[i].get<double>(), 0});
    }
    return {};
}

/// Pages before the last say PartialData.
Result<std::vector<TracePoint>> pointsOfSeries(const Series& parts) {
    std::vector<TracePoint> points;
    for (const json* part : parts) {
        const std::string status = part == parts.back() ? textOf(*part, "StatusCode") : std::string();
        if (!status.empty() && status != "Complete") {
            return bad("/MetricDataResults",
                       "the series is not complete (StatusCode " + status + "): ask for it again, all pages");
        }
        if (const Result<void> added = addPoints(*part, points); !added) { return added.error(); }
    }
    return points;
}

/// The unit of a metric that is no count: a sum of milliseconds or bytes is no traffic, how many there were is. Empty:
/// a count, or the answer has no units.
std::string foreignUnit(const json& datapoint) {
    const std::string unit = textOf(datapoint, "Unit");
    return unit == "Count" || unit == "None" ? std::string() : unit;
}

Result<std::string> chooseStatistic(const json& datapoints, const std::optional<std::string>& wanted) {
    if (datapoints.empty()) { return bad("/Datapoints", "the trace holds no values"); }
    if (wanted && *wanted != "Sum" && *wanted != "SampleCount") {
        return bad("/Datapoints", "the statistic " + *wanted + " counts nothing: Sum and SampleCount do");
    }
    const json& first = datapoints.front();
    const std::string unit = foreignUnit(first);
    for (const std::string& name : wanted ? std::vector{*wanted} : std::vector<std::string>{"Sum", "SampleCount"}) {
        if (!unit.empty() && name != "SampleCount") { continue; }
        if (member(first, name.c_str()) != nullptr) { return name; }
    }
    if (!unit.empty()) {
        return bad("/Datapoints/0", "is in " + unit +
                                        ", which is no count: traffic is a metric such as Count or Invocations, or the "
                                        "SampleCount of this one");
    }
    return bad("/Datapoints/0", wanted
                                    ? "has no " + *wanted
                                    : "has neither Sum nor SampleCount, the statistics that count: ask CloudWatch for "
                                      "--statistics Sum");
}

Result<std::vector<TracePoint>> pointsOfDatapoints(const json& datapoints, const std::optional<std::string>& wanted) {
    if (!datapoints.is_array()) { return bad("/Datapoints", "must be a list"); }
    const Result<std::string> statistic = chooseStatistic(datapoints, wanted);
    if (!statistic) { return statistic.error(); }
    std::vector<TracePoint> points;
    for (const json& datapoint : datapoints) {
        const std::string where = "/Datapoints/" + std::to_string(points.size());
        const json* time = member(datapoint, "Timestamp");
        const json* value = member(datapoint, statistic->c_str());
        if (time == nullptr) { return bad(where, "has no Timestamp"); }
        if (value == nullptr || !value->is_number()) { return bad(where, "has no number for " + *statistic); }
        const Result<Timestamp> read = timeOf(*time, where);
        if (!read) { return read.error(); }
        points.push_back({*read, value->get<double>(), 0});
    }
    return points;
}

Result<std::vector<TracePoint>> pointsOf(const json& answer, const CloudWatchTraceOptions& options) {
    if (!textOf(answer, "NextToken").empty()) {
        return bad("/NextToken", "says that there is more than this page: ask CloudWatch for all pages");
    }
    using Kind = CloudWatchTraceOptions::Kind;
    const json* datapoints = options.kind == Kind::MetricData ? nullptr : member(answer, "Datapoints");
    if (datapoints != nullptr) { return pointsOfDatapoints(*datapoints, options.statistic); }
    const json* results = options.kind == Kind::MetricStatistics ? nullptr : member(answer, "MetricDataResults");
    if (results == nullptr || !results->is_array()) {
        switch (options.kind) {
            case Kind::MetricData:
                return bad("", "is not an answer of get-metric-data: it has no MetricDataResults");
            case Kind::MetricStatistics:
                return bad("", "is not an answer of get-metric-statistics: it has no Datapoints");
            case Kind::Either:
                break;
        }
        return bad("", "is not an answer of CloudWatch: it has neither MetricDataResults nor Datapoints");
    }
    const Result<Series> series = chooseSeries(*results, options.series);
    if (!series) { return series.error(); }
    return pointsOfSeries(*series);
}

}  // namespace

bool isCloudWatchAnswer(std::string_view text) {
    const Result<json> document = parse(text);
    if (!document) { return false; }
    const json& answer = unwrapped(*document);
    return member(answer, "MetricDataResults") != nullptr || member(answer, "Datapoints") != nullptr;
}

Result<workload::Trace> readCloudWatchTrace(std::string_view text, const CloudWatchTraceOptions& options) {
    const Result<json> document = parse(text);
    if (!document) { return document.error(); }
    Result<std::vector<TracePoint>> points = pointsOf(unwrapped(*document), options);
    if (!points) { return points.error(); }
    return workload::traceFromPoints(std::move(*points), options.trace);
}

}  // namespace headroom::format
