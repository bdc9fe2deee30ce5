// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/trace_reader.hpp"

#include "model/workload/trace_csv.hpp"
#include "scenarios/format/arrival_fields.hpp"
#include "scenarios/format/cloudwatch_trace.hpp"
#include "scenarios/format/csv_column.hpp"
#include "scenarios/format/field_reader.hpp"

namespace headroom::format {

namespace {

enum FormatChoice : std::size_t { kAuto, kCsv, kWide, kArrivals, kMetricData, kMetricStatistics };

bool looksLikeJson(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

base::Result<workload::Trace> parse(const TraceForm& form, const std::string& text) {
    workload::TraceOptions options{form.interval, static_cast<workload::Gaps>(form.gaps), form.includesRetries};
    const bool json = form.format == kMetricData || form.format == kMetricStatistics || (form.format == kAuto && looksLikeJson(text));
    if (json) return readCloudWatchTrace(text, {form.column, form.statistic, options});
    workload::TraceCsvOptions csv;
    csv.column = form.column;
    csv.row = form.row;
    csv.trace = options;
    if (form.format == kWide) csv.layout = workload::TraceLayout::Wide;
    if (form.format == kArrivals) csv.layout = workload::TraceLayout::Arrivals;
    if (form.format == kCsv) csv.layout = workload::TraceLayout::Long;
    return workload::readTraceCsv(text, csv);
}

}  // namespace

std::optional<workload::ArrivalProcess> readTrace(Reading& reading, const Place& place) {
    if (!isObject(reading, place, "an object with File")) return std::nullopt;
    TraceForm form;
    readFields<TraceForm>(reading, place, base::FieldPlace::Here, arrival::kTrace, {{}, {}, "Trace"}, form);
    const document::Node* file = place.node.find("File");
    if (file == nullptr || !file->isString()) return std::nullopt;
    const Place at = place.at("File", *file);
    const auto text = readNamedFile(reading, at, form.file);
    if (!text) return std::nullopt;
    auto trace = parse(form, *text);
    if (!trace) {
        const std::string where = trace.error().where.empty() ? "" : ":" + trace.error().where;
        reading.error(at, form.file + where + ": " + trace.error().what);
        return std::nullopt;
    }
    return workload::TraceReplay{std::make_shared<const workload::Trace>(std::move(*trace)), form.burstiness};
}

}  // namespace headroom::format
