// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "scenarios/recorded/metric_answer.hpp"

namespace headroom::recorded {

namespace {

using nlohmann::json;

std::string textOf(const json& object, const char* key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const json* listOf(const json& object, const char* key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && found->is_array() ? &*found : nullptr;
}

/// What one query asks for, put into the series that answers it.
void describe(const json& query, Series& series) {
    const auto stat = query.find("MetricStat");
    if (stat == query.end() || !stat->is_object()) return;  // an expression: its label has to do
    series.statistic = textOf(*stat, "Stat");
    if (const auto period = stat->find("Period"); period != stat->end() && period->is_number_integer())
        series.period = period->get<std::int64_t>();
    const auto metric = stat->find("Metric");
    if (metric == stat->end()) return;
    series.metric = textOf(*metric, "MetricName");
    const json* dimensions = listOf(*metric, "Dimensions");
    for (std::size_t i = 0; dimensions != nullptr && i < dimensions->size(); ++i)
        series.dimensions.emplace_back(textOf((*dimensions)[i], "Name"), textOf((*dimensions)[i], "Value"));
}

}  // namespace

base::Result<void> addQueries(std::string_view text, Recording& recording) {
    const json parsed = json::parse(text, nullptr, false);
    const json* queries = parsed.is_array() ? &parsed : listOf(parsed, "MetricDataQueries");
    if (queries == nullptr)
        return base::Error{base::Errc::BadInput, "",
                           "is not what get-metric-data was asked: it has no list of MetricDataQueries"};
    for (const json& query : *queries) {
        const std::string id = textOf(query, "Id");
        for (Series& series : recording.series) {
            if (!id.empty() && series.id == id) describe(query, series);
        }
    }
    return {};
}

}  // namespace headroom::recorded
