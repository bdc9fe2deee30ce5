// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "scenarios/calibrate/function_log.hpp"
#include "scenarios/calibrate/measured.hpp"

namespace headroom::calibrate {

/// What of a function's time memory shortens, as the means of its memory sizes say; milliseconds at the size that
/// counts.
struct MemorySplit {
    double compute = 0.0;
    double wait = 0.0;
    double worst = 0.0;  ///< largest relative distance of a size's mean from the law
};

/// By least squares (see fitTuning), from each size with 100 invocations at least. Nothing where there is one such size
/// only, or the log does not say the sizes.
std::optional<MemorySplit> splitOf(const FunctionLog& log, std::int64_t counts);

/// Puts both parts into a function that calls nothing: Code, which computes, and Waiting. Waiting is constant where
/// every invocation took longer than it; else each invocation is shared between the two, which are then drawn apart.
/// Returns false, and does nothing, where one of the parts is as good as nothing, or the means lie more than a tenth
/// off the law; the findings say which of it was.
bool setSplit(document::Node& scenario, const std::string& name, const FunctionLog& log, std::int64_t counts,
              const std::string& source, Findings& findings);

}  // namespace headroom::calibrate
