// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/calibrate/pooled_durations.hpp"
#include "scenarios/document/node.hpp"

namespace headroom::calibrate {

/// A law of durations, and what is to be said of how it came about; empty: nothing.
struct MeanLaw {
    document::Node law;
    std::string note;
};

/// A law with the recorded mean, which is what is billed: log-normal where one with that mean has the recorded
/// median and p99 as well; else the percentiles themselves, where those between p50 and p99, of which nothing was
/// recorded, are as high as the mean wants them. The mean alone where there are no percentiles. Requires one of the
/// two.
MeanLaw lawWithMean(const PooledDurations& pooled);

}  // namespace headroom::calibrate
