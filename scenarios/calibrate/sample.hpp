// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "model/base/units.hpp"
#include "model/engine/histogram.hpp"

namespace headroom::calibrate {

/// What was measured of one thing: durations, or sizes with bytes in the place of nanoseconds. Every value is kept
/// while there are few; of more, how many fell into each bucket of a histogram, whose width is kSampleWidth of the
/// value.
class Sample {
public:
    static constexpr std::size_t kExact = 16'384;

    void record(base::Duration value);
    /// All that another one holds as well.
    void merge(const Sample& other);

    std::uint64_t count() const { return histogram_.count(); }
    base::Duration smallest() const { return histogram_.smallest(); }
    base::Duration largest() const { return histogram_.largest(); }
    bool exact() const { return values_.size() == histogram_.count(); }
    /// Nanoseconds, exact up to rounding. Requires a sample that is not empty.
    double mean() const { return histogram_.meanNanoseconds(); }

    /// The smallest value that a share of the sample does not exceed. Requires a sample that is not empty.
    base::Duration percentile(double share) const;

    /// A value up to which a share of the sample lies, and the share below it.
    struct Step {
        base::Duration low;  ///< where its values begin: the value itself, or a bucket's lower edge
        base::Duration value;
        double below = 0.0;
        double upTo = 0.0;
    };
    /// The sample's distribution function: a step a value, or a bucket's upper edge.
    std::vector<Step> steps() const;

private:
    void sort() const;

    engine::LatencyHistogram histogram_;
    mutable std::vector<base::Duration> values_;  // in order once asked for
    mutable bool sorted_ = false;
};

/// How much wider than the value a bucket of a large sample is.
inline constexpr double kSampleWidth = 0.008;

}  // namespace headroom::calibrate
