// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/run_moment.hpp"

#include <QDateTime>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "gui/format.hpp"
#include "gui/items/chart_selection.hpp"
#include "gui/items/headline.hpp"
#include "gui/items/share_text.hpp"
#include "gui/translated.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::gui {

namespace {

/// From here on a box is marked as short of room.
constexpr double kHighLoad = 0.8;
/// Of the month that prices are for, as AWS has it.
constexpr double kMonthHours = 730.0;

/// What workloads alone count.
constexpr const char* kSent = "Requests";
/// What counts requests, by kind of thing; the first that a resource has.
constexpr std::array kRequests{kSent,
                               "Count",
                               "Invocations",
                               "TotalRequestCount",
                               "MessageCount",
                               "ExecutionsStarted",
                               "SuccessfulRequests",
                               "NumberOfMessagesSent"};
/// What counts refusals, of requests as well.
constexpr std::array kRefusals{"Throttled", "Throttles", "ThrottledRequests", "ThrottledRequestCount",
                               "ThrottledEvents"};
/// Milliseconds, as CloudWatch has them.
constexpr std::array<std::string_view, 5> kLatencies{"Latency", "Duration", "SuccessfulRequestLatency",
                                                     "IntegrationLatency", "ExecutionTime"};

/// Messages a second that a queue moved to its dead-letter queue. Only the whole run counts them.
std::optional<WayRate> movedFrom(const study::StudyResult& study, const study::DesignResult& result,
                                 const std::string& queue) {
    for (const study::ResourceFigures& resource : result.resources) {
        if (resource.resource != queue) continue;
        for (const auto& [name, value] : resource.figures) {
            const double seconds = study.duration * result.replications;
            if (name == "MessagesMovedToDeadLetterQueue" && seconds > 0.0) return WayRate{value / seconds, false};
        }
    }
    return {};
}

}  // namespace

RunMoments::RunMoments(const study::StudyResult& study, const study::DesignResult& result)
    : study_(study), result_(result) {
    for (const study::Series& series : result.series) {
        const SeriesName name = parseSeriesName(series.name);
        const bool latency = std::ranges::find(kLatencies, name.metric) != kLatencies.end();
        if (latency && name.statistic == "p99") p99_.try_emplace(name.resource, &series);
        if (name.statistic.starts_with('p')) continue;  // a percentile is neither a mean nor a count
        series_.try_emplace({name.resource, name.metric}, &series);
    }
}

std::optional<double> RunMoments::at(const std::string& resource, const char* metric,
                                     std::optional<double> second) const {
    const auto found = series_.find({resource, metric});
    return found == series_.end() ? std::nullopt : valueOf(*found->second, second);
}

std::optional<double> RunMoments::valueOf(const study::Series& series, std::optional<double> second) const {
    const std::vector<double>& values = series.values;
    if (values.empty()) return {};
    if (!second) {
        const std::vector<double> known = study::knownOf(values);
        return known.empty() ? std::nullopt : std::optional(study::mean(known));
    }
    const auto period = static_cast<std::size_t>(std::max(0.0, *second / result_.seriesPeriod));
    const double value = values[std::min(period, values.size() - 1)];
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

/// Over the whole run each period counts as often as there were requests in it: what most of them met.
std::optional<double> RunMoments::meanLatency(const std::string& resource, const char* metric,
                                              std::optional<double> second) const {
    const auto found = series_.find({resource, metric});
    if (second || found == series_.end()) return at(resource, metric, second);
    const auto counted = std::ranges::find_if(kRequests, [&](const char* requests) {
        return series_.contains({resource, requests});
    });
    if (counted == kRequests.end()) return valueOf(*found->second, {});
    const std::vector<double>& values = found->second->values;
    const std::vector<double>& requests = series_.at({resource, *counted})->values;
    double sum = 0.0;
    double weight = 0.0;
    for (std::size_t i = 0; i < std::min(values.size(), requests.size()); ++i) {
        if (std::isnan(values[i])) continue;
        sum += values[i] * requests[i];
        weight += requests[i];
    }
    return weight > 0.0 ? std::optional(sum / weight) : valueOf(*found->second, {});
}

std::optional<double> RunMoments::requestsAt(const std::string& resource, std::optional<double> second) const {
    for (const char* metric : kRequests) {
        if (const auto value = at(resource, metric, second)) return value;
    }
    return {};
}

std::optional<double> RunMoments::rateOf(const GraphNode& node, std::optional<double> second) const {
    const auto requests = requestsAt(node.key, second);
    return requests ? std::optional(*requests / result_.seriesPeriod) : std::nullopt;
}

std::optional<WayRate> RunMoments::rateAlong(const Graph& graph, const GraphEdge& edge,
                                             std::optional<double> second) const {
    const GraphNode& from = graph.nodes[edge.from];
    if (edge.failures) return second ? std::nullopt : movedFrom(study_, result_, from.key);
    const auto served = rateOf(from, second);
    if (std::ranges::count(graph.edges, edge.to, &GraphEdge::to) == 1) {
        if (const auto counted = rateOf(graph.nodes[edge.to], second)) return WayRate{*counted, false};
    }
    const bool only = std::ranges::count(graph.edges, edge.from, &GraphEdge::from) == 1;
    if (served && only && from.kind == OutlineItem::Kind::Workload) return WayRate{*served, false};
    if (served && edge.perRequest) return WayRate{*served * *edge.perRequest, true};
    return {};
}

std::optional<double> RunMoments::quota(const std::string& name) const {
    const auto found = std::find_if(result_.quotas.begin(), result_.quotas.end(),
                                    [&](const study::QuotaUse& use) { return use.name == name; });
    return found == result_.quotas.end() || found->limit <= 0.0 ? std::nullopt : std::optional(found->limit);
}

std::optional<double> RunMoments::largestShare(const std::string& resource, std::optional<double> second) const {
    std::optional<double> largest;
    const auto take = [&](std::optional<double> used, std::optional<double> limit) {
        if (used && limit && *limit > 0.0) largest = std::max(largest.value_or(0.0), *used / *limit);
    };
    const auto perSecond = [&](const char* metric) {
        const auto value = at(resource, metric, second);
        return value ? std::optional(*value / result_.seriesPeriod) : std::nullopt;
    };
    take(at(resource, "ConcurrentExecutions", second), quota("Lambda concurrent executions"));
    take(perSecond("Count"), quota("API Gateway requests per second"));
    take(at(resource, "CPUUtilization", second), 100.0);
    for (const auto& [direction, word] : {std::pair("Read", "read"), std::pair("Write", "write")}) {
        const auto used = perSecond((std::string("Consumed") + direction + "CapacityUnits").c_str());
        take(used, at(resource, (std::string("Provisioned") + direction + "CapacityUnits").c_str(), second));
        take(used, quota(resource + ": on-demand " + word + " units a second"));
    }
    return largest;
}

std::optional<double> RunMoments::refusedShare(const GraphNode& node, std::optional<double> second) const {
    std::optional<double> refused;
    for (const char* metric : kRefusals) {
        if (refused = at(node.key, metric, second); refused) break;
    }
    const auto requests = requestsAt(node.key, second);
    if (!refused || *refused <= 0.0 || !requests) return {};
    // What a function or a table refused is not among what it served.
    const double all = node.kind == OutlineItem::Kind::Workload ? *requests : *requests + *refused;
    return *refused / std::max(all, *refused);
}

QString RunMoments::latencyText(const GraphNode& node, std::optional<double> second) const {
    if (const study::Latency* latency = second ? nullptr : latencyOf(result_, node.key);
        latency && latency->count > 0) {
        for (const study::Percentile& percentile : latency->percentiles) {
            if (percentile.name == "P99") return QStringLiteral("p99 ") + say::duration(percentile.seconds);
        }
    }
    if (const auto series = p99_.find(node.key); second && series != p99_.end()) {
        const auto milliseconds = valueOf(*series->second, second);
        if (milliseconds && *milliseconds > 0.0) return QStringLiteral("p99 ") + say::duration(*milliseconds / 1e3);
    }
    for (const std::string_view metric : kLatencies) {
        const auto milliseconds = meanLatency(node.key, metric.data(), second);
        if (milliseconds && *milliseconds > 0.0) return gui::tr("mean %1").arg(say::duration(*milliseconds / 1e3));
    }
    return {};
}

/// How much of a month's line falls into the hour of a moment: by the use in each hour of the day or week, where the
/// run was long enough to tell; else each hour costs the same.
double RunMoments::shareOfHour(const pricing::LineItem& line, double second) const {
    const QDateTime start = QDateTime::fromString(say::text(study_.start), Qt::ISODate);
    for (const study::UsageProfile& profile : result_.profiles) {
        const bool same =
            profile.resource == line.resource && profile.service == line.service && profile.usageType == line.usageType;
        if (!same || profile.billionths.empty() || !start.isValid()) continue;
        const QDateTime at = start.addSecs(static_cast<qint64>(second)).toUTC();
        const auto hour = static_cast<std::size_t>((at.date().dayOfWeek() - 1) * 24 + at.time().hour());
        const std::size_t hours = profile.billionths.size();
        return static_cast<double>(profile.billionths[hour % hours]) / 1e9 * static_cast<double>(hours) / kMonthHours;
    }
    return 1.0 / kMonthHours;
}

QString RunMoments::costText(const std::string& resource, std::optional<double> second) const {
    double cost = 0.0;
    bool any = false;
    for (const pricing::LineItem& line : result_.cost.bill.lines) {
        if (line.resource != resource) continue;
        cost += pricing::toDouble(line.perMonth) * (second ? shareOfHour(line, *second) : 1.0);
        any = true;
    }
    if (!any) return {};
    return second ? gui::tr("%1/h").arg(say::money(cost)) : gui::tr("%1/mo").arg(say::money(cost));
}

/// What waits in a queue and for how long, at a moment or at the worst one; false of what is no queue. Dead letters are
/// trouble, and so is what waits longer than the visibility timeout: the consumers do not keep up.
bool RunMoments::addQueue(const GraphNode& node, std::optional<double> second, NodeState& state) const {
    const auto highest = [&](const char* metric) -> std::optional<double> {
        const auto found = series_.find({node.key, metric});
        if (found == series_.end() || found->second->values.empty()) return {};
        if (second) return valueOf(*found->second, second);
        const std::vector<double> known = study::knownOf(found->second->values);
        return known.empty() ? std::nullopt : std::optional(std::ranges::max(known));
    };
    const auto waiting = highest("ApproximateNumberOfMessagesVisible");
    if (!waiting) return false;
    const QString count = say::count(std::round(*waiting));
    state.line = second ? gui::tr("%1 waiting").arg(count) : gui::tr("up to %1 waiting").arg(count);
    const double age = highest("ApproximateAgeOfOldestMessage").value_or(0.0);
    if (age >= 1.0) state.refused = gui::tr("oldest %1").arg(say::duration(std::round(age)));
    const bool late = node.patience && age > *node.patience;
    state.mood = (node.deadLetters && *waiting > 0.0) || late ? Mood::Bad : Mood::Good;
    return true;
}

NodeState RunMoments::stateOf(const GraphNode& node, std::optional<double> second) const {
    NodeState state;
    state.load = largestShare(node.key, second).value_or(-1.0);
    const auto refused = refusedShare(node, second);
    const QString latency = latencyText(node, second);
    state.line = latency;
    // In a line of its own: beside the cost it would be cut.
    if (refused) state.refused = gui::tr("throttled %1").arg(shareText(*refused));
    const bool bad = refused || state.load >= kHighLoad;
    state.mood = bad ? Mood::Bad : state.line.isEmpty() ? Mood::Plain : Mood::Good;
    const bool queue = addQueue(node, second, state);
    if (node.kind == OutlineItem::Kind::Resource) state.cost = costText(node.key, second);
    QStringList spoken;
    if (const auto rate = rateOf(node, second)) spoken << say::rate(*rate);
    if (queue || !latency.isEmpty()) spoken << state.line;
    if (!state.refused.isEmpty()) spoken << state.refused;
    if (state.load >= 0.0) spoken << gui::tr("%1 of the limit in use").arg(say::percent(state.load));
    if (!state.cost.isEmpty()) spoken << state.cost;
    state.spoken = spoken.join(QStringLiteral(", "));
    return state;
}

std::vector<double> RunMoments::load() const {
    std::vector<double> all;
    for (const auto& [name, series] : series_) {
        if (name.second != kSent) continue;
        all.resize(std::max(all.size(), series->values.size()));
        for (std::size_t i = 0; i < series->values.size(); ++i) all[i] += series->values[i] / result_.seriesPeriod;
    }
    return all;
}

}  // namespace headroom::gui
