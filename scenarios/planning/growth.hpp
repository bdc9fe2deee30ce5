// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/planning/trials.hpp"

/// What becomes of designs as traffic and what is stored grow.
namespace headroom::planning {

struct GrowthOptions {
    std::vector<std::string> designs;             ///< empty: all
    std::vector<double> factors{1.0, 3.0, 10.0};  ///< each is simulated once
    std::uint32_t months = 24;
    std::uint32_t step = 6;        ///< months between two that are simulated, see monthsOf()
    double traffic = 0.05;         ///< growth a month
    std::optional<double> stored;  ///< growth of ItemCount a month; nothing: as the traffic
};

struct GrowthPoint {
    std::string design;
    std::string label;     ///< "3x" or "month 12"
    double traffic = 1.0;  ///< times today's
    double stored = 1.0;   ///< times today's items
    double cost = 0.0;
    std::optional<study::Interval> costCi95;
    std::string latencyOf;
    double p99 = 0.0;  ///< seconds; study::kNoValue where none of its requests ended
    std::optional<study::Interval> p99Ci95;
    double errorRate = 0.0;  ///< of all requests; likewise
    std::vector<JudgedObjective> objectives;
    std::string bursts{};               ///< capacity that burst buckets paid (burstsOf): cost and latency do not last
    std::vector<std::string> undone{};  ///< behind the requests (undoneBehind): the cost is without this work
};

struct Growth {
    std::string scenario;
    std::uint32_t replications = 0;
    GrowthOptions options;
    std::vector<GrowthPoint> points;  ///< design by design: the factors, then the months
    bool partial = false;
    std::string calibration{};  ///< how far the file was checked against the real system (format::calibrationText)
    std::string prices{};       ///< the books and dates that its bills used (booksText)
    std::string heldInputs{};   ///< uncertain ones, at their Likely values (study::heldInputsText)
    std::vector<std::string> notPriced{};  ///< that costs leave out, see addUnpriced()
};

/// The months that are simulated: every `step`-th, and the last one. None without a step.
std::vector<std::uint32_t> monthsOf(std::uint32_t months, std::uint32_t step);

/// Simulates each design at the factors (items as today) and at months of growth (items growing as well). Errors:
/// BadInput (a design that is not there, more months than 120), what the engine finds.
base::Result<Growth> growth(const Source& source, const GrowthOptions& options, const study::RunOptions& run);

/// Multiplies the ItemCount of every table; a parameter or an uncertain value is replaced by what it stands for (its
/// Likely). The source must hold one design. Errors: as load(), and BadInput where a table would hold more items than
/// an ItemCount can say.
base::Result<void> scaleStored(Source& source, double factor);

}  // namespace headroom::planning
