// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/planning/limit_kinds.hpp"
#include "scenarios/planning/source.hpp"
#include "scenarios/study/run.hpp"

/// What gives way first when traffic rises, and what next.
namespace headroom::planning {

struct BreakingOptions {
    double most = 100.0;  ///< times today's traffic; nothing beyond is looked for
};

/// The least traffic that is tried, times today's.
inline constexpr double kLeastFactor = 1.0 / 64.0;

/// Something that fails from some traffic on.
struct Breaking {
    LimitKind kind = LimitKind::Quota;
    std::string what;           ///< "Views: writes of one partition" (nameOf() a limit), or the objective
    double factor = 0.0;        ///< times today's busiest moment; below 1: it fails today
    double rate = 0.0;          ///< requests a second offered then
    double refusedShare = 0.0;  ///< of requests, just beyond; of an objective its value (see ofWindows)
    bool raisable = false;
    std::string advice;
    std::optional<double> fixPerMonth;  ///< USD for twice as much; nothing where it has no price or no fix
    bool sudden{};                      ///< only where traffic rises faster than auto scaling answers
    bool waits{};                       ///< nothing is refused beyond the limit: it waits, and that is what is counted
    std::string of{};   ///< whose requests refusedShare is of: a resource's or a workload's; empty: all of them
    bool ofWindows{};   ///< an objective with a Window: refusedShare is the share of its windows that meet the limit
    bool always{};      ///< it fails at the least traffic at which it could be judged: factor, and holds at none below
    bool passedOver{};  ///< nothing lifts it: what is found beyond it is as if it were not there
    std::optional<double> metFrom{};  ///< of an objective that little traffic misses: a factor that meets it
};

/// A quota at today's busiest moment.
struct QuotaMargin {
    std::string name;
    double peak = 0.0;
    double limit = 0.0;
    bool raisable = false;
    std::optional<double> factor;  ///< traffic at which the peak reaches the limit in proportion; nothing when unused
    bool overDays{};               ///< not of a moment: it fills over a day or longer, see planQuotasOf()
};

struct BreakingPoint {
    std::string scenario;
    std::string design;
    double rateToday = 0.0;          ///< requests a second at the busiest moment, or that of heldAt
    std::vector<Breaking> failures;  ///< by traffic; each with those before it lifted where they can be
    std::vector<QuotaMargin> quotas;
    double triedTo = 0.0;  ///< the highest traffic that was simulated
    std::string whyNoFurther;
    bool partial = false;
    std::string calibration{};    ///< how far the file was checked against the real system (format::calibrationText)
    std::string prices{};         ///< the books and dates that its bills used (booksText)
    std::string heldInputs{};     ///< uncertain ones, at their Likely values (study::heldInputsText)
    double probeSeconds = 120.0;  ///< measured at today's traffic
    double warmUpSeconds = 60.0;  ///< before that
    std::string warmUpFor{};      ///< what takes so long to be as much as stays; empty: nothing does
    std::vector<std::string> notJudged{};  ///< objectives on latency or errors that were not, each with why
    std::vector<std::string> warnings{};   ///< of today's busiest moment, as a run of it would give them
    std::string heldAt{};   ///< how long after Start the moment is whose scheduled capacity is held; empty: none
    bool atBusiest = true;  ///< that moment is the busiest; else one that breaks earlier, whose traffic `rate` is of
    std::vector<std::string> otherMoments{};  ///< tried and breaking later, or not tried, a sentence each
};

/// How exactly the traffic is found at which something fails.
inline constexpr double kFactorPrecision = 1.01;

/// Raises the design's traffic from its busiest moment (see probeOf()) until something fails: requests are refused by
/// a limit (see limitsThatCount()), an objective is missed, or work behind a queue, a stream or an asynchronous
/// invocation piles up. Capacity that changes by the clock is as at that moment (see holdAt()), or as at another that
/// breaks with less of its own traffic (see momentsToHold()). Of several usage plans
/// or methods the one that refuses is found. What can be lifted then is lifted, what cannot is passed over, and traffic
/// is raised further: capacity under auto scaling first to MaxCapacity, which a slow rise reaches (until then the
/// failure is a sudden one), then beyond. The source must hold one design. Errors: BadInput, and what the engine finds.
base::Result<BreakingPoint> findBreakingPoint(const Source& source, const std::string& name,
                                              const BreakingOptions& options, const study::RunOptions& run);

}  // namespace headroom::planning
