// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "scenarios/format/scenario.hpp"
#include "scenarios/planning/trials.hpp"
#include "scenarios/planning/undone_work.hpp"

/// Which design to take when the inputs are not known: by how often it holds and by how much it could be regretted.
namespace headroom::planning {

/// What a design answers to one draw of the uncertain inputs.
struct DrawAnswer {
    double figure = 0.0;    ///< what is minimised
    bool met = true;        ///< every objective, without living off a burst bucket
    UndoneShares undone{};  ///< a design that does less than another of the same draw does not hold in it
};

/// Over all draws.
struct Robustness {
    double metShare = 0.0;
    double worstRegret = 0.0;  ///< figure above the best design of the same draw, where it meets the objectives itself
    double meanRegret = 0.0;
};

/// A design is robust where it meets the objectives in this share of the draws.
inline constexpr double kRobustShare = 0.9;

/// By design; all have as many draws, and a draw is the same inputs for all.
std::vector<Robustness> robustnessOf(const std::vector<std::vector<DrawAnswer>>& answers);

/// The least worst regret among the robust ones; when none is, the one that meets the objectives most often.
std::size_t mostRobust(const std::vector<Robustness>& designs);

/// How the draws are made and what is looked at.
struct DrawOptions {
    std::uint64_t seed = 1;
    base::Duration warmUp;
    bool latency = false;  ///< the first workload's p99 in place of cost
    bool guesses = false;  ///< defaults without a source are drawn as well
};

/// A design that is run over draws, and what it answers to the most likely values of its inputs, by replication.
struct Drawn {
    Source source;
    std::vector<const Trial*> likely;
};

/// What a trial of a draw answers, without the luck of the first replication, which all draws have: figures are moved
/// by what lies between that replication's answer to the most likely values and the mean of all of them. Where `likely`
/// is empty they stay as they are.
DrawAnswer drawAnswer(const Trial& trial, std::span<const Trial* const> likely, bool latency);

/// Runs each design once for each draw of its uncertain inputs, all at a path moving together. `paths` are those drawn
/// before, in their order, and what these designs have besides is added: what is drawn later meets the same inputs.
/// Errors: BadInput (there is nothing uncertain, or a draw leaves what is allowed), what the engine finds; Cancelled.
base::Result<std::vector<std::vector<DrawAnswer>>> answersOverInputs(const std::vector<Drawn>& designs,
                                                                     const DrawOptions& options,
                                                                     const study::RunOptions& run,
                                                                     std::vector<format::UncertainInput>& paths);

}  // namespace headroom::planning
