// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/base/meter.hpp"

namespace headroom::engine {

/// One named number of a resource over the measured window ("Invocations", "ColdStarts").
struct Figure {
    std::string name;
    double value = 0.0;
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
    std::vector<std::string> warnings;  ///< what an architect would regret, in a sentence
};

}  // namespace headroom::engine
