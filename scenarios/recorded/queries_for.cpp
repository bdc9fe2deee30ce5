// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <nlohmann/json.hpp>

#include "scenarios/recorded/match.hpp"
#include "scenarios/recorded/table_operations.hpp"

namespace headroom::recorded {

namespace {

using json = nlohmann::ordered_json;

std::vector<Statistic> statisticsOf(const MetricName& metric) {
    std::vector<Statistic> all{{metric.usual, 0.0}};
    if (!metric.count.empty() && metric.usual != Statistic::Kind::SampleCount)
        all.push_back({Statistic::Kind::SampleCount, 0.0});
    if (metric.percentiles) {
        all.push_back({Statistic::Kind::Percentile, 0.5});
        all.push_back({Statistic::Kind::Percentile, 0.99});
    }
    return all;
}

/// The queries of one resource, one after the other.
class Asking {
public:
    Asking(std::string resource, std::string called, std::int64_t period, json& queries)
        : resource_(std::move(resource)), called_(std::move(called)), period_(period), queries_(queries) {}

    /// `operation`: of a table; empty: the metric has none.
    void ask(const MetricName& metric, std::string_view operation) {
        json dimensions = json::array({{{"Name", dimensionOf(metric)}, {"Value", called_}}});
        if (!operation.empty()) dimensions.push_back({{"Name", kOperationDimension}, {"Value", operation}});
        const std::string of = resource_ + " " + (operation.empty() ? "" : std::string(operation) + " ");
        for (const Statistic& statistic : statisticsOf(metric)) {
            json stat{{"Metric",
                       {{"Namespace", namespaceOf(metric)}, {"MetricName", metric.name}, {"Dimensions", dimensions}}},
                      {"Period", period_},
                      {"Stat", toText(statistic)}};
            queries_.push_back({{"Id", "m" + std::to_string(queries_.size() + 1)},
                                {"MetricStat", std::move(stat)},
                                {"Label", of + std::string(metric.name) + " " + toText(statistic)}});
        }
    }

private:
    std::string resource_;
    std::string called_;
    std::int64_t period_;
    json& queries_;
};

}  // namespace

std::string queriesFor(const format::Design& design, const std::map<std::string, std::string>& realNames,
                       std::int64_t period) {
    json queries = json::array();
    for (const format::Resource& resource : design.resources) {
        const Publisher publisher = publisherOf(resource.spec);
        if (publisher == Publisher::None || resource.name.find(':') != std::string::npos) continue;
        const auto real = realNames.find(resource.name);
        const std::string& called = real == realNames.end() ? resource.name : real->second;
        // A name that another resource has in the account would be known as that one's.
        const bool taken = std::ranges::any_of(realNames, [&](const auto& other) {
            return other.first != resource.name && lowerOf(other.second) == lowerOf(resource.name);
        });
        Asking asking(taken ? called : resource.name, called, period, queries);
        const auto operations =
            publisher == Publisher::Table ? operationsOf(design, resource.name) : std::vector<std::string_view>{};
        for (const MetricName& metric : metricNames()) {
            if (metric.publisher != publisher) continue;
            if (!metric.byOperation) asking.ask(metric, {});
            for (const std::string_view operation : operations) {
                if (metric.byOperation) asking.ask(metric, operation);
            }
        }
    }
    return queries.dump(2) + "\n";
}

}  // namespace headroom::recorded
