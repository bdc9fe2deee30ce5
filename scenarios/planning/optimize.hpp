// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/planning/axis.hpp"
#include "scenarios/planning/paired.hpp"
#include "scenarios/planning/robust_choice.hpp"
#include "scenarios/planning/trials.hpp"
#include "scenarios/planning/undone_work.hpp"

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
    double p99 = 0.0;  ///< seconds; study::kNoValue where none of its requests ended
    std::optional<study::Interval> costCi95;
    std::optional<study::Interval> p99Ci95;
    std::vector<JudgedObjective> objectives;
    std::string bursts{};  ///< capacity that burst buckets paid (burstsOf): it cannot last, whatever the objectives say
    Undone undone{};       ///< requests that come to nothing where no objective says how many may
    bool missesErrors = false;               ///< an objective on ErrorRate is surely missed
    std::vector<std::string> warnings{};     ///< that a run of its replications would give (warningsOf)
    study::Met met = study::Met::Undecided;  ///< of all objectives together, and No with bursts or where it fails
    std::optional<Robustness> robustness{};  ///< over the uncertain inputs, where that was asked for

    /// Leaves work undone that another design does on the same random numbers.
    bool fails() const { return undone.excess >= kUndone; }
};

struct Optimum {
    std::string scenario;
    std::vector<std::string> axes;
    bool minimiseLatency = false;
    std::string latencyOf;
    std::optional<Contender> best;  ///< nothing: no design that was tried meets the objectives
    std::vector<Contender> others;  ///< raced against it, best first; eleven at most, all of a robust race
    /// Of all tried that do their work, by the figures of their first replication: no cheaper one is as fast (to
    /// kAboutTheSame); by cost.
    std::vector<Contender> frontier;
    std::optional<Difference> toRunnerUp;  ///< the runner-up's figure less the best one's
    std::size_t space = 0;                 ///< designs that there are
    std::size_t tried = 0;
    std::size_t refused = 0;  ///< that the format does not take
    std::size_t runs = 0;
    std::size_t bruteForce = 0;  ///< runs of every design with all replications
    std::uint32_t replications = 0;
    bool partial = false;
    std::string calibration{};  ///< how far the file was checked against the real system (format::calibrationText)
    std::string prices{};       ///< the books and dates that its bills used (booksText)
    std::string heldInputs{};   ///< uncertain ones, at their Likely values (study::heldInputsText)
    std::vector<std::string> notPriced{};  ///< that costs leave out, see addUnpriced()
    std::vector<std::string> notes{};      ///< why latencies of the designs do not compare, see latencyNotes()

    /// There is a best design and it meets the objectives; robust: in nine of ten draws.
    bool holds() const { return best && (!best->robustness || best->robustness->metShare >= kRobustShare); }
};

/// Largest space that is searched.
inline constexpr std::size_t kMostDesigns = 20'000;

/// Searches the space on common random numbers: screen() finds contenders by one run each, race() or robustRace() which
/// of them is the best. A design that lives off a burst bucket is none: what it costs and how fast it is does not last;
/// neither is one that leaves work undone that another does, where no objective says how much may be. A large space
/// takes less than a fifth of brute force, draws aside. Robust: the best is mostRobust() of those drawn. Errors:
/// BadInput, what the engine finds.
base::Result<Optimum> optimize(const Source& source, const OptimizeOptions& options, const study::RunOptions& run);

}  // namespace headroom::planning
