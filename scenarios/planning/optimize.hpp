// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/planning/axis.hpp"
#include "scenarios/planning/paired.hpp"
#include "scenarios/planning/robust_choice.hpp"
#include "scenarios/planning/trials.hpp"

/// The design with the least cost (or latency) that meets the objectives.
namespace headroom::planning {

struct OptimizeOptions {
    std::vector<Axis> axes;            ///< values of each; their grid and the designs are the space
    std::vector<std::string> designs;  ///< empty: all of the file
    bool minimiseLatency = false;      ///< of the first workload's p99, in place of cost
    bool robust = false;               ///< of those raced, take the one that holds over the uncertain inputs
    bool guesses = false;              ///< with `robust`: defaults without a source are uncertain as well
};

/// A design of the space that was tried.
struct Contender {
    std::string design;
    std::vector<std::string> values;  ///< of the axes
    std::uint32_t runs = 0;
    double cost = 0.0;
    double p99 = 0.0;
    std::optional<study::Interval> costCi95;
    std::optional<study::Interval> p99Ci95;
    std::vector<JudgedObjective> objectives;
    std::string bursts{};  ///< capacity that burst buckets paid (burstsOf): it cannot last, whatever the objectives say
    study::Met met = study::Met::Undecided;  ///< of all objectives together, and No with bursts
    std::optional<Robustness> robustness{};  ///< over the uncertain inputs, where that was asked for
};

struct Optimum {
    std::string scenario;
    std::vector<std::string> axes;
    bool minimiseLatency = false;
    std::string latencyOf;
    std::optional<Contender> best;         ///< nothing: no design that was tried meets the objectives
    std::vector<Contender> others;         ///< raced against it, best first
    std::vector<Contender> frontier;       ///< of all tried: none is both cheaper and faster; by cost
    std::optional<Difference> toRunnerUp;  ///< the runner-up's figure less the best one's
    std::size_t space = 0;                 ///< designs that there are
    std::size_t tried = 0;
    std::size_t refused = 0;  ///< that the format does not take
    std::size_t runs = 0;
    std::size_t bruteForce = 0;  ///< runs of every design with all replications
    std::uint32_t replications = 0;
    bool partial = false;
    std::string calibration{};  ///< how far the file was checked against the real system (format::calibrationText)
    std::string prices{};       ///< the books and dates that costs are made with (format::pricesText)
    std::vector<std::string> notPriced{};  ///< that costs leave out, see addUnpriced()
};

/// Largest space that is searched.
inline constexpr std::size_t kMostDesigns = 20'000;

/// Searches the space on common random numbers: a few spread designs once each, then those that a surrogate thinks may
/// be better than the best so far, then its neighbours, until none promises more; the best are raced over all
/// replications. A design that lives off a burst bucket is none: what it costs and how fast it is does not last. A
/// large space takes less than a fifth of brute force. Robust: the raced ones are run over draws of the uncertain
/// inputs as well, and the best is mostRobust() of them. Errors: BadInput, what the engine finds.
base::Result<Optimum> optimize(const Source& source, const OptimizeOptions& options, const study::RunOptions& run);

}  // namespace headroom::planning
