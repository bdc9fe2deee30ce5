// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/study/progress_meter.hpp"
#include "scenarios/study/run.hpp"

namespace headroom::study {

/// The warm-up of a study and what it rests on.
struct WarmUp {
    base::Duration length;
    std::vector<std::string> warnings;      ///< by design; empty where it settled
    std::vector<Assumption> assumptions{};  ///< none when the file gives the warm-up
};

/// The warm-up: as given, or as long as the slowest of the designs takes to settle. Reports progress as a part a design
/// from `firstPart` on. Errors: Cancelled, and what the engine finds.
base::Result<WarmUp> warmUpFor(const format::Scenario& scenario, const RunOptions& options, std::size_t firstPart,
                               ProgressMeter& meter);

}  // namespace headroom::study
