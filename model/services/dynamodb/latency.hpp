// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "model/base/random.hpp"
#include "model/base/sampler.hpp"
#include "model/base/units.hpp"
#include "model/services/dynamodb/operation.hpp"
#include "model/services/dynamodb/spec.hpp"

namespace headroom::dynamodb {

/// A log-normal latency: its median in seconds and the deviation of its logarithm.
struct LatencyPoint {
    double median = 0.0;
    double sigma = 0.0;

    double mean() const;
    double quantile(double p) const;
};

/// What a few transactions take longer than the others: a delay that is added with
/// a small probability, log-normal itself.
struct LatencyTail {
    double share = 0.0;
    LatencyPoint delay;
};

/// Latency against item size: straight lines between measured sizes, level below the smallest, the last line's slope
/// (with its sigma) above the largest.
class SizeCurve {
public:
    static constexpr std::size_t kSizes = 5;
    /// The sizes of the measurement, in bytes.
    static constexpr std::array<double, kSizes> kBytes{370, 523, 2'000, 10'000, 50'000};

    /// What was measured at one size, in milliseconds.
    struct Measured {
        double mean;
        double p95;
    };

    /// `tail`: what is added to the fitted log-normal; mean and p95 are those of both together.
    explicit SizeCurve(const std::array<Measured, kSizes>& measured, const LatencyTail& tail = {});
    explicit SizeCurve(const std::array<LatencyPoint, kSizes>& points) : points_(points) {}

    LatencyPoint at(double bytes) const;
    const std::array<LatencyPoint, kSizes>& points() const { return points_; }

private:
    std::array<LatencyPoint, kSizes> points_;
};

/// What an operation had to do.
struct Work {
    Operation operation = Operation::GetItem;
    bool consistent = false;
    std::uint32_t items = 1;
    base::Bytes bytes;  ///< of all items together
};

/// How long operations take, seen by a client in the region: network included, its own CPU not. @see README, Latency.
class LatencyModel {
public:
    /// `key` drives regimes in given distributions.
    LatencyModel(const LatencyOverrides& overrides, std::uint64_t key);

    base::Duration draw(const Work& work, base::Stream& stream, base::Instant now);
    /// Of an answer that does no work: throttled, invalid or failed.
    base::Duration drawRefusal(base::Stream& stream) const;

    /// The default distribution of some work, overrides and the tail of transactions left aside.
    LatencyPoint standard(const Work& work) const;
    /// What is added to transactions.
    static const LatencyTail& transactionTail();

private:
    SizeCurve getStrong_;
    SizeCurve getEventual_;
    SizeCurve batchGetStrong_;
    SizeCurve batchGetEventual_;
    SizeCurve put_;
    SizeCurve batchWrite_;
    SizeCurve transactSmall_;
    SizeCurve transactWrite_;
    std::array<std::optional<base::Sampler>, kOperations> given_;
};

}  // namespace headroom::dynamodb
