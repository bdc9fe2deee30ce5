// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/base/meter.hpp"

namespace headroom::engine {

/// One named number of a resource over the measured window ("Invocations", "ColdStarts").
struct Figure {
    std::string name;
    double value = 0.0;
    double weight = 1.0;  ///< of a mean: how many things it is the mean of, so that means of several runs can be joined
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
