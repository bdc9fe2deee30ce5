// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/trace_reader.hpp"

#include "model/workload/trace_csv.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/format/arrival_fields.hpp"
#include "scenarios/format/cloudwatch_trace.hpp"
#include "scenarios/format/csv_column.hpp"
#include "scenarios/format/data_files.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

namespace {

enum FormatChoice : std::size_t { kAuto, kCsv, kWide, kArrivals, kMetricData, kMetricStatistics };

bool looksLikeJson(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

bool isJson(const TraceForm& form, std::string_view text) {
    if (form.format == kAuto) return looksLikeJson(text);
    return form.format == kMetricData || form.format == kMetricStatistics;
}

CloudWatchTraceOptions::Kind kindOf(const TraceForm& form) {
    using Kind = CloudWatchTraceOptions::Kind;
    if (form.format == kMetricData) return Kind::MetricData;
    return form.format == kMetricStatistics ? Kind::MetricStatistics : Kind::Either;
}

base::Result<workload::Trace> parse(const TraceForm& form, const std::string& text) {
    workload::TraceOptions options{form.interval, static_cast<workload::Gaps>(form.gaps), form.includesRetries};
    if (isJson(form, text)) return readCloudWatchTrace(text, {form.column, form.statistic, options, kindOf(form)});
    workload::TraceCsvOptions csv;
    csv.column = form.column;
    csv.row = form.row;
    csv.trace = options;
    if (form.format == kWide) csv.layout = workload::TraceLayout::Wide;
    if (form.format == kArrivals) csv.layout = workload::TraceLayout::Arrivals;
    return workload::readTraceCsv(text, csv);  // else it looks at the file; with Row it is a wide one
}

/// Whether every key that was given says something about this file.
bool checkForm(Reading& reading, const Place& place, const TraceForm& form, bool json, std::string_view text) {
    const std::size_t before = reading.problems.list().size();
    const auto refuse = [&](std::string_view key, std::string_view why) {
        if (const document::Node* given = place.node.find(key)) reading.error(place.at(key, *given), std::string(why));
    };
    if (json) refuse("Row", "chooses a row of a wide CSV; CloudWatch's answers have none: choose a series with Column");
    if (form.format == kArrivals) refuse("Row", "chooses a row of a wide CSV; csv-arrivals has one arrival a row");
    if (form.format == kWide || (form.row && !json && form.format != kArrivals)) {
        refuse("Column", "chooses a column of a long CSV; in a wide one the series are rows: choose one with Row");
    }
    const bool statistics = json && text.find("\"Datapoints\"") != std::string_view::npos;
    const bool data = json && !statistics;
    if (statistics) refuse("Column", "chooses a series of get-metric-data; get-metric-statistics has one");
    if (data) refuse("Statistic", "belongs to get-metric-statistics; get-metric-data has its Stat in the query");
    if (form.format == kArrivals && !form.interval)
        refuse("Gaps", "belongs to counts of intervals; single arrivals have none unless an Interval counts them");
    if (!json) refuse("Statistic", "belongs to CloudWatch's get-metric-statistics; choose a CSV's counts with Column");
    return !errorsSince(reading, before);
}

}  // namespace

std::optional<workload::ArrivalProcess> readTrace(Reading& reading, const Place& place) {
    if (!isObject(reading, place, "an object with File")) return std::nullopt;
    TraceForm form;
    readFields<TraceForm>(reading, place, base::FieldPlace::Here, arrival::kTrace, {{}, {}, "Trace"}, form);
    const document::Node* file = place.node.find("File");
    if (file == nullptr || !file->isString()) return std::nullopt;
    const Place at = place.at("File", *file);
    const std::string key = document::writeJson(place.node);
    if (reading.files != nullptr && reading.files->traces.contains(key)) {
        return workload::TraceReplay{reading.files->traces.at(key), form.burstiness};
    }
    auto text =
        reading.files != nullptr && reading.files->unwritten ? reading.files->unwritten(form.file) : std::nullopt;
    if (!text) text = readNamedFile(reading, at, form.file);
    if (!text) return std::nullopt;
    if (!checkForm(reading, place, form, isJson(form, *text), *text)) return std::nullopt;
    auto trace = parse(form, *text);
    if (!trace) {
        const std::string where = trace.error().where.empty() ? "" : ":" + trace.error().where;
        reading.error(at, form.file + where + ": " + trace.error().what);
        return std::nullopt;
    }
    auto shared = std::make_shared<const workload::Trace>(std::move(*trace));
    if (reading.files != nullptr) reading.files->traces.emplace(key, shared);
    return workload::TraceReplay{std::move(shared), form.burstiness};
}

}  // namespace headroom::format
