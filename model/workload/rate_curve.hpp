// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "model/base/units.hpp"
#include "model/workload/arrival_spec.hpp"

namespace headroom::workload {

/// From the moment asked for until `end` (later) the rate stays between `low` and `high`, in arrivals per second.
struct RatePiece {
    double low = 0.0;
    double high = 0.0;
    base::Instant end;
};

/// How the rate of a Poisson process runs in time, with bounds tight enough for thinning. Scale and time scale are
/// applied here, once for all curves.
class RateCurve {
public:
    RateCurve(double scale, double timeScale) : factor_(scale / timeScale), timeScale_(timeScale) {}
    virtual ~RateCurve() = default;

    /// Arrivals per second at an instant.
    double at(base::Instant now) { return factor_ * patternAt(toPattern(now)); }

    RatePiece pieceAt(base::Instant now);

protected:
    /// The same in the pattern's own, unstretched time.
    virtual double patternAt(base::Instant now) = 0;
    virtual RatePiece patternPieceAt(base::Instant now) = 0;

private:
    base::Instant toPattern(base::Instant now) const;

    double factor_;
    double timeScale_;
};

/// The curve of a process that is Poisson given its rate; null for Constant, TraceReplay, Schedule and Closed. `key`
/// decides when a bursty one switches; the others do not use it.
std::unique_ptr<RateCurve> makeRateCurve(const ArrivalSpec& spec, std::uint64_t key);

}  // namespace headroom::workload
