// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/study/result.hpp"

namespace headroom::report {

/// Which design to take, and why not the others.
struct Recommendation {
    std::optional<std::size_t> design;  ///< nothing: every one misses an objective or has no price
    std::string sentence;
    std::string decision;               ///< what is to be decided by whoever reads it
    std::vector<std::string> rejected;  ///< one sentence a design
};

/// The cheapest of the designs that miss no objective; met ones before undecided ones, and before both those that meet
/// their objectives in most draws of the uncertain inputs. Where none does, or where it leaves work undone that no
/// objective allows, that is said and no approval is asked for.
Recommendation recommend(const study::StudyResult& result);

/// "p99 of Api ≤ 250 ms" that a design misses.
std::vector<std::string> missedBy(const study::DesignResult& design);

}  // namespace headroom::report
