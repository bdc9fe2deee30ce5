// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

#include "model/base/result.hpp"
#include "scenarios/study/run.hpp"

namespace headroom::gui {

/// How far a run came and what was expected of it: what can be told when it fails.
struct RunAttempt {
    std::optional<study::Estimate> expected{};  ///< nothing: it was still being estimated
    double done = 0.0;                          ///< share of the run, 0 to 1
    unsigned jobs = 1;                          ///< replications side by side
};

/// In sentences, a line each: what went wrong, in which step, how much memory was wanted where that is the matter, what
/// can be done about it.
QString failureText(const base::Error& error, const RunAttempt& attempt);

}  // namespace headroom::gui
