// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/recorded/called_names.hpp"
#include "scenarios/recorded/metric_names.hpp"
#include "scenarios/recorded/series.hpp"

namespace headroom::recorded {

/// A series that is known to be of a resource of the design.
struct MatchedSeries {
    std::string resource;
    Publisher publisher = Publisher::Function;
    const MetricName* metric = nullptr;
    Statistic statistic;
    Series series;
    std::string operation{};  ///< of a table, for metrics that are told apart by it; empty: it was not said
};

/// "SuccessfulRequestLatency", with its operation in front where there is one: as tables and verdicts name it.
std::string metricText(const MatchedSeries& series);

struct Matched {
    std::vector<MatchedSeries> series;
    std::vector<std::string> notes;    ///< what belongs to nothing in the design, and why
    std::vector<std::string> unknown;  ///< what such series say that may be a name in the account
    std::vector<std::string> unnamed;  ///< the same of series that are a resource's because no other has the metric
};

/// Whose each series is. Its metric, statistic and resource come from its queries, else from the words of its label and
/// its id ("ViewProduct Duration p99", "viewproduct_duration_p99"). A resource is known by its best Fit (`realNames`:
/// name in the scenario to name in the account), or because it is the only one that has the metric; where a name in the
/// account is another resource's name in the scenario, a note says whom the series is taken for. A table's operation is
/// the dimension of that name, or a word of the label.
Matched match(std::vector<Series> series, const format::Design& design,
              const std::map<std::string, std::string>& realNames);

/// Refuses values that none of these metrics can have: below 0, or above 1e15.
base::Result<void> checkValues(const std::vector<MatchedSeries>& series);

/// The queries that `aws cloudwatch get-metric-data --metric-data-queries file://...` takes to record what a simulation
/// of the design can be compared with, labelled so that match() knows the answer. `period` in seconds.
std::string queriesFor(const format::Design& design, const std::map<std::string, std::string>& realNames,
                       std::int64_t period);

}  // namespace headroom::recorded
