// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "scenarios/recorded/match.hpp"

namespace headroom::recorded {

namespace {

std::vector<Statistic> statisticsOf(const MetricName& metric) {
    std::vector<Statistic> all{{metric.usual, 0.0}};
    if (metric.percentiles) {
        all.push_back({Statistic::Kind::Percentile, 0.5});
        all.push_back({Statistic::Kind::Percentile, 0.99});
    }
    return all;
}

}  // namespace

std::string queriesFor(const format::Design& design, const std::map<std::string, std::string>& realNames,
                       std::int64_t period) {
    using json = nlohmann::ordered_json;
    json queries = json::array();
    for (const format::Resource& resource : design.resources) {
        const Publisher publisher = publisherOf(resource.spec);
        if (publisher == Publisher::None || resource.name.find(':') != std::string::npos) continue;
        const auto real = realNames.find(resource.name);
        const std::string called = real == realNames.end() ? resource.name : real->second;
        for (const MetricName& metric : metricNames()) {
            if (metric.publisher != publisher || metric.name == "init_duration") continue;
            for (const Statistic& statistic : statisticsOf(metric)) {
                json stat{{"Metric",
                           {{"Namespace", namespaceOf(publisher)},
                            {"MetricName", metric.name},
                            {"Dimensions", {{{"Name", dimensionOf(publisher)}, {"Value", called}}}}}},
                          {"Period", period},
                          {"Stat", toText(statistic)}};
                queries.push_back(
                    {{"Id", "m" + std::to_string(queries.size() + 1)},
                     {"MetricStat", std::move(stat)},
                     {"Label", resource.name + " " + std::string(metric.name) + " " + toText(statistic)}});
            }
        }
    }
    return queries.dump(2) + "\n";
}

}  // namespace headroom::recorded
