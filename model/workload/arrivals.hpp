// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "model/base/units.hpp"
#include "model/workload/arrival_spec.hpp"

namespace headroom::workload {

/// Arrivals in the order of time. One world's alone; `next` does not allocate.
class ArrivalSource {
public:
    virtual ~ArrivalSource() = default;

    /// The next arrival, not before the last one; nothing when there are no more.
    virtual std::optional<base::Instant> next() = 0;
};

/// The arrivals of an open process in [begin, end). `spec` must have passed check() and not be closed; `key` decides
/// all randomness. Constant, Schedule and TraceReplay give the same arrivals in a window whatever begin and end are.
std::unique_ptr<ArrivalSource> makeArrivals(const ArrivalSpec& spec, std::uint64_t key, base::Instant begin,
                                            base::Instant end);

/// The expected rate at an instant: for a bursty process its long-run mean, for a trace that of the interval, for a
/// schedule 0. For closed users the rate they would reach if every request took no time.
base::Rate rateAt(const ArrivalSpec& spec, base::Instant at);

/// The expected number of arrivals in [begin, end) over its length, begin < end.
base::Rate meanRate(const ArrivalSpec& spec, base::Instant begin, base::Instant end);

}  // namespace headroom::workload
