// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/recorded/match.hpp"
#include "scenarios/study/replication.hpp"

namespace headroom::checking {

/// Values over time, and what each of them weighs in a mean. Without weights all weigh the same.
struct WeighedSeries {
    double period = 60.0;  ///< seconds
    std::vector<double> values;
    std::vector<double> weights{};
};

/// Gives every period in which something happened the same weight, as a recording that did not count has to be taken.
void weighEvenly(WeighedSeries& series);

/// What a replication has of the metric that was recorded, in CloudWatch's unit; empty values where it has none of that
/// statistic. A function's versions are taken together, as CloudWatch does under FunctionName.
WeighedSeries simulatedSeries(const study::Replication& replication, const recorded::MatchedSeries& recorded);

}  // namespace headroom::checking
