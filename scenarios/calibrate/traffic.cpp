// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "model/workload/trace_csv.hpp"
#include "scenarios/calibrate/calibrate.hpp"
#include "scenarios/calibrate/log_time.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/document/read_file.hpp"
#include "scenarios/format/cloudwatch_trace.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

constexpr std::size_t kMostBytes = std::size_t{256} << 20U;

base::Result<workload::Trace> readTrace(const std::string& text, bool answer, const std::string& series,
                                        workload::Gaps gaps) {
    workload::TraceOptions options;
    options.gaps = gaps;
    const auto chosen = series.empty() ? std::nullopt : std::optional(series);
    if (answer) return format::readCloudWatchTrace(text, {chosen, {}, options, {}});
    workload::TraceCsvOptions csv;
    csv.column = chosen;
    csv.trace = options;
    return workload::readTraceCsv(text, csv);
}

/// Intervals without a value count as nothing, as CloudWatch means them; `gaps` tells of them, if there are any.
base::Result<workload::Trace> readTraceFile(const std::filesystem::path& file, const std::string& series,
                                            std::string& gaps) {
    const auto text = document::readFile(file, kMostBytes);
    if (!text) return text.error();
    const bool answer = format::isCloudWatchAnswer(*text);
    const auto whole = readTrace(*text, answer, series, workload::Gaps::Refuse);
    if (whole) return whole;
    auto filled = readTrace(*text, answer, series, workload::Gaps::Zero);
    if (filled) gaps = whole.error().what.substr(0, whole.error().what.find("; say what to do"));
    return filled;
}

/// What reads a trace speaks of a scenario, where an Interval can be given: here a file must show it. What is no table
/// of counts from its first line on is most likely something else altogether.
base::Error ofMeasurement(base::Error error) {
    for (const auto& [scenarios, ours] : {std::pair{"say with Column", "say with --series"},
                                          std::pair{"say which with Row", "give them one a column"}}) {
        const std::size_t at = error.what.find(scenarios);
        if (at != std::string::npos) error.what.replace(at, std::string_view(scenarios).size(), ours);
    }
    const std::size_t asked = error.what.find(": give Interval");
    const bool first = (error.where + error.what).find("line 1:") != std::string::npos || error.where == "line 1";
    if (asked != std::string::npos) error.what.resize(asked);
    if (asked == std::string::npos && !first) return error;
    error.what =
        "is no measurement that is known here (Lambda's logs, CloudWatch's metrics, access logs, X-Ray traces, Power "
        "Tuning's output, describe-table, cost-and-usage reports), and no CSV of times and counts either: " +
        error.what;
    return error;
}

std::string rateText(const workload::Trace& trace) {
    const double seconds = static_cast<double>(trace.length().count) / 1e9;
    const auto thousandths = static_cast<std::int64_t>(seconds > 0.0 ? trace.total() / seconds * 1000.0 + 0.5 : 0.0);
    return std::to_string(thousandths / 1000) + "." + std::to_string(1000 + thousandths % 1000).substr(1) + "/s";
}

TimeSpan spanOf(const workload::Trace& trace) {
    constexpr std::int64_t kSecond = 1'000'000'000;
    return {trace.start.ns / kSecond, (trace.start.ns + trace.length().count - 1) / kSecond};
}

/// Lets a trace arrive, as `form` names it, and simulates as long as it lasts.
base::Result<Findings> arrive(Node& scenario, const std::string& workload, const workload::Trace& trace, Node form,
                              const std::string& source) {
    Node* workloads = scenario.find("Workloads");
    Node* target = workloads != nullptr && workloads->isObject() ? workloads->find(workload) : nullptr;
    if (target == nullptr || !target->isObject())
        return base::Error{base::Errc::BadInput, "", document::quoted(workload) + " is no workload of the scenario"};
    Node arrivals = Node::object();
    arrivals.set("Trace", std::move(form));
    target->set("Arrivals", std::move(arrivals));
    Node* simulation = scenario.find("Simulation");
    if (simulation == nullptr || !simulation->isObject()) simulation = &scenario.set("Simulation", Node::object());
    simulation->set("Duration", Node::string(std::to_string(trace.length().count / 1'000'000'000) + "s"));
    const std::string intervals =
        std::to_string(trace.counts.size()) + (trace.counts.size() == 1 ? " interval" : " intervals");
    noteSource(scenario, "/Workloads/" + workload + "/Arrivals", source + ", " + intervals + daysText(spanOf(trace)));
    return Findings{workload + ": " + intervals + ", " + rateText(trace) + " on average; the simulation lasts as long"};
}

}  // namespace

base::Result<Findings> calibrateTraffic(Node& scenario, const std::string& workload, const std::filesystem::path& file,
                                        const std::filesystem::path& folder, const std::string& series) {
    if (const Node* workloads = scenario.find("Workloads");
        workloads == nullptr || !workloads->isObject() || workloads->find(workload) == nullptr)
        return base::Error{base::Errc::BadInput, "", document::quoted(workload) + " is no workload of the scenario"};
    std::string gaps;
    const auto trace = readTraceFile(file, series, gaps);
    if (!trace) return ofMeasurement(trace.error());
    if (trace->interval.count <= 0 || trace->counts.empty())
        return base::Error{base::Errc::BadInput, file.string(), "holds no counts of equal intervals"};
    std::error_code error;
    const std::filesystem::path relative =
        std::filesystem::relative(file, folder.empty() ? std::filesystem::path(".") : folder, error);
    Node form = Node::object();
    form.set("File", Node::string(error || relative.empty() ? file.string() : relative.string()));
    if (!series.empty()) form.set("Column", Node::string(series));
    form.set("Gaps", Node::string("zero"));
    auto findings = arrive(scenario, workload, *trace, std::move(form), file.filename().string());
    if (findings && !gaps.empty())
        findings->push_back(gaps + ": nothing arrives in " + (gaps.starts_with("1 interval ") ? "it" : "them") +
                            " (Gaps: zero)");
    return findings;
}

base::Result<workload::Trace> traceOf(const recorded::Series& series) {
    std::vector<workload::TracePoint> points;
    points.reserve(series.points.size());
    for (const recorded::Datapoint& point : series.points)
        points.push_back({workload::Timestamp{point.second * 1'000'000'000}, point.value, 0});
    return workload::traceFromPoints(std::move(points), {base::seconds(series.period), workload::Gaps::Zero, false});
}

base::Result<Findings> calibrateTrace(Node& scenario, const std::string& workload, const workload::Trace& trace,
                                      const std::string& trafficFile, const std::string& source) {
    Node form = Node::object();
    form.set("File", Node::string(trafficFile));
    form.set("Column", Node::string("requests"));
    form.set("Interval", Node::string(std::to_string(trace.interval.count / 1'000'000'000) + "s"));
    form.set("Gaps", Node::string("zero"));
    return arrive(scenario, workload, trace, std::move(form), source);
}

std::string trafficCsv(const workload::Trace& trace) {
    constexpr std::size_t kLine = 32;
    constexpr std::size_t kMany = 1'000'000;  // of empty intervals only the ends, lest the file be too large to be read
    std::string csv = "time,requests\n";
    csv.reserve(csv.size() + std::min(trace.counts.size(), kMany) * kLine);
    workload::Timestamp time = trace.start;
    for (std::size_t i = 0; i < trace.counts.size(); ++i, time = time + trace.interval) {
        const double count = trace.counts[i];
        if (trace.counts.size() > kMany && count == 0.0 && i > 0 && i + 1 < trace.counts.size()) continue;
        std::array<char, 32> digits{};
        const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), count);
        csv.append(workload::toText(time)).append(1, ',');
        csv.append(digits.data(), error == std::errc() ? end : digits.data()).append(1, '\n');
    }
    return csv;
}

}  // namespace headroom::calibrate
