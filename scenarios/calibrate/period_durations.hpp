// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/calibrate/log_time.hpp"
#include "scenarios/recorded/match.hpp"

namespace headroom::calibrate {

/// What was recorded of a function's Duration in one period; milliseconds.
struct DurationPeriod {
    double count = 0.0;  ///< invocations; 0 where no period's are known
    std::optional<double> mean{};
    std::optional<double> median{};
    std::optional<double> p99{};
};

/// The periods of one function in order of time, those in which nothing was invoked left out.
struct RecordedDurations {
    std::vector<DurationPeriod> periods;
    bool counted = false;  ///< how many invocations each had was recorded
    TimeSpan time{};
};

/// Brings a function's series together: Average (or Sum over SampleCount), p50 and p99 of Duration, and how many there
/// were, out of Duration's SampleCount, else Invocations. A count that is of longer periods is shared among those in
/// it.
RecordedDurations durationsOf(const std::string& function, const std::vector<recorded::MatchedSeries>& recording);

}  // namespace headroom::calibrate
