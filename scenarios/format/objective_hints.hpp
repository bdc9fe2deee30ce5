// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/format/place.hpp"

/// What somebody who wrote an objective in another way may have meant.
namespace headroom::format {

/// "p99" of "P99", "99%", "p999" (p99.9), "average", "maximum" ...; nothing for what is none of these.
std::optional<std::string> statisticMeant(std::string_view text);

/// Whether a metric that does not exist is asked of work that no caller waits for: "MessageAge", "IteratorAge",
/// "DeadLetterShare".
bool isOfBackgroundWork(std::string_view metric);

/// 0.99 of "p99"; 2 of "max" and 0 of "mean"; nothing for what is none of these.
std::optional<double> percentileOf(std::string_view statistic);

/// The share that "5 %" is: 0.05. Nothing for other text.
std::optional<double> percentMeant(std::string_view text);

/// Says where one objective makes another idle: the same thing limited twice, a lower percentile with a looser limit, a
/// limit that nothing can meet.
void warnOfObjectives(Reading& reading, const Place& list, const std::vector<Objective>& objectives,
                      const std::vector<std::size_t>& items);

}  // namespace headroom::format
