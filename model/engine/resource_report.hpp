// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/base/meter.hpp"

namespace headroom::engine {

/// How a figure of several replications becomes one.
enum class Merge : std::uint8_t {
    ByName,   ///< ...Max, Busiest... and ...CapacityItems: the highest; ...Mean, ...Ratio: by weight; else the sum
    Sum,      ///< a count
    Mean,     ///< by weight
    Highest,  ///< a peak, or whether it ever was
};

/// One named number of a resource over the measured window ("Invocations", "ColdStarts"). Where its name holds one that
/// a user gave, `merge` is not ByName.
struct Figure {
    std::string name;
    double value = 0.0;
    double weight = 1.0;  ///< of a mean: how many things it is the mean of, so that means of several runs can be joined
    Merge merge = Merge::ByName;
};

/// What an architect would regret. `text` begins after the count: "writes were throttled".
struct Warning {
    std::uint64_t count = 0;  ///< how often; 0: it is not a matter of how often
    std::string text;
};

/// How near a run came to a limit.
struct QuotaUse {
    std::string name;  ///< "Lambda concurrent executions"
    double limit = 0.0;
    double peak = 0.0;
    bool raisable = true;
};

/// What a resource has to say at the end of a run, for requests that began in the measured window.
struct ResourceReport {
    std::string resource;
    std::vector<Figure> figures;
    std::vector<base::MeterReading> readings;
    std::vector<QuotaUse> quotas;
    std::vector<Warning> warnings;
};

}  // namespace headroom::engine
