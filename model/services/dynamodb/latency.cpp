// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/latency.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/elementary.hpp"
#include "model/base/ziggurat.hpp"

namespace headroom::dynamodb {

using base::Duration;
namespace math = base::math;

namespace {

constexpr std::size_t kSizes = SizeCurve::kSizes;
using Row = std::array<SizeCurve::Measured, kSizes>;

// Mean and p95 in ms by item size, client side, one call: rhoulihan/dynamodb-latency-harness, docs/meli-results.md,
// measured 2026-09-30 in us-east-1 on a provisioned table from a c6in.4xlarge in the region.
constexpr Row kGetStrong{{{2.27, 3.08}, {2.30, 3.10}, {2.29, 2.94}, {2.44, 3.16}, {3.01, 4.26}}};
constexpr Row kGetEventual{{{1.91, 2.48}, {2.06, 2.80}, {2.11, 2.86}, {2.16, 2.83}, {2.75, 3.88}}};
constexpr Row kBatchGetStrong{{{17.77, 26.72}, {17.87, 28.74}, {18.00, 26.94}, {26.55, 37.85}, {76.67, 94.04}}};
constexpr Row kBatchGetEventual{{{14.70, 24.81}, {15.20, 25.23}, {14.45, 24.30}, {26.19, 40.76}, {71.87, 91.42}}};
constexpr Row kPut{{{3.74, 4.58}, {3.69, 4.53}, {3.94, 4.82}, {4.30, 5.26}, {5.41, 6.57}}};
constexpr Row kBatchWrite{{{6.53, 10.69}, {7.13, 12.26}, {7.56, 11.50}, {10.14, 16.20}, {23.94, 30.36}}};
constexpr Row kTransactWrite{{{90.18, 110.03}, {94.08, 114.43}, {101.44, 121.11}, {123.77, 146.54}, {192.25, 223.22}}};

constexpr double kBatchGetItems = 100.0;  // items of the measured calls
constexpr double kBatchWriteItems = 25.0;
constexpr double kTransactItems = 100.0;
constexpr double kTransactItemsAtLargest = 83.0;  // at 50,000 B, where 100 items exceed 4 MB

// A transaction of one item against PutItem, in medians: 25.3 ms for 5 items and 32.1 ms for 25 extrapolate to 23.94 ms
// for one; PutItem 7.55 ms (alexdebrie/dynamodb-performance-testing, 2020; nothing newer measures small ones).
constexpr double kSmallTransactRatio = 23.94 / 7.55;

// The tail of transactions, from the same measurement of 5,000 calls each: of 5 items p50 25.3, p99 92.5, longest 218
// ms; of 25 items 32.1, 97.5, 258 ms; of 5 with a failing condition 25.3, 84.9, 254 ms. So some 2 % take about 64 ms
// more at the median (p99 is the median of the slowest 2 %) and 207 ms more at the most of a hundred (2.3 deviations
// above), of any number of items: an added delay.
constexpr LatencyTail kTransactionTail{0.02, {0.064, 0.5}};

constexpr double kP95 = 1.6448536269514722;           // normalQuantile(0.95)
constexpr double kP95BelowTail = 1.8718707308672446;  // normalQuantile(0.95 / 0.98): the tail lies above it

/// The log-normal that has that mean and p95 with the tail added: ln(p95 / mean) = z sigma - sigma^2 / 2, the smaller
/// root.
LatencyPoint fitted(const SizeCurve::Measured& measured, const LatencyTail& tail) {
    const double z = tail.share > 0.0 ? kP95BelowTail : kP95;
    const double mean = measured.mean * 1e-3 - tail.share * tail.delay.mean();
    const double ratio = math::log(measured.p95 * 1e-3 / mean);
    const double sigma = z - std::sqrt(z * z - 2.0 * ratio);
    return {mean * math::exp(-0.5 * sigma * sigma), sigma};
}

std::array<LatencyPoint, kSizes> fitted(const Row& row, const LatencyTail& tail) {
    std::array<LatencyPoint, kSizes> points;
    std::transform(row.begin(), row.end(), points.begin(),
                   [&](const SizeCurve::Measured& measured) { return fitted(measured, tail); });
    return points;
}

/// The straight line through `from` (share 0) and `to` (share 1).
LatencyPoint between(LatencyPoint from, LatencyPoint to, double share) {
    return {from.median + (to.median - from.median) * share, from.sigma + (to.sigma - from.sigma) * share};
}

/// `items` of a call that takes `one` for a single item and `many` for `count`.
LatencyPoint byItems(LatencyPoint one, LatencyPoint many, double items, double count) {
    return between(one, many, (items - 1.0) / (count - 1.0));
}

LatencyPoint scaled(LatencyPoint point, double factor) { return {point.median * factor, point.sigma}; }

SizeCurve scaled(const SizeCurve& curve, double factor) {
    auto points = curve.points();
    for (LatencyPoint& point : points) point = scaled(point, factor);
    return SizeCurve(points);
}

/// The measured transactions, with the one of 83 items continued to 100.
SizeCurve transactOf100(const SizeCurve& one) {
    auto points = fitted(kTransactWrite, kTransactionTail);
    points.back() = byItems(one.points().back(), points.back(), kTransactItems, kTransactItemsAtLargest);
    return SizeCurve(points);
}

Duration drawFrom(LatencyPoint point, base::Stream& stream) {
    return base::durationFromDraw(point.median * math::exp(point.sigma * base::standardNormal(stream)));
}

}  // namespace

const LatencyTail& LatencyModel::transactionTail() { return kTransactionTail; }

double LatencyPoint::mean() const { return median * math::exp(0.5 * sigma * sigma); }

double LatencyPoint::quantile(double p) const { return median * math::exp(sigma * math::normalQuantile(p)); }

SizeCurve::SizeCurve(const std::array<Measured, kSizes>& measured, const LatencyTail& tail)
    : points_(fitted(measured, tail)) {}

LatencyPoint SizeCurve::at(double bytes) const {
    if (bytes <= kBytes.front()) return points_.front();
    std::size_t i = 1;
    while (i + 1 < kSizes && bytes > kBytes[i]) ++i;
    LatencyPoint point = between(points_[i - 1], points_[i], (bytes - kBytes[i - 1]) / (kBytes[i] - kBytes[i - 1]));
    if (bytes > kBytes.back()) point.sigma = points_.back().sigma;
    return point;
}

LatencyModel::LatencyModel(const LatencyOverrides& overrides, std::uint64_t key)
    : getStrong_(kGetStrong),
      getEventual_(kGetEventual),
      batchGetStrong_(kBatchGetStrong),
      batchGetEventual_(kBatchGetEventual),
      put_(kPut),
      batchWrite_(kBatchWrite),
      transactSmall_(scaled(put_, kSmallTransactRatio)),
      transactWrite_(transactOf100(transactSmall_)) {
    for (std::size_t i = 0; i < kOperations; ++i) {
        const auto& given = overrides.of(static_cast<Operation>(i));
        if (given) given_[i].emplace(*given, base::deriveKey(key, i));
    }
}

LatencyPoint LatencyModel::standard(const Work& work) const {
    const auto items = static_cast<double>(work.items);
    const auto bytes = static_cast<double>(work.bytes.count);
    const double each = bytes / std::max(items, 1.0);
    const SizeCurve& get = work.consistent ? getStrong_ : getEventual_;
    const SizeCurve& batchGet = work.consistent ? batchGetStrong_ : batchGetEventual_;
    switch (work.operation) {
        case Operation::GetItem:
        case Operation::Query:
        case Operation::Scan:
            return get.at(bytes);
        case Operation::BatchGetItem:
            return byItems(get.at(each), batchGet.at(each), items, kBatchGetItems);
        case Operation::TransactGetItems:
            return scaled(byItems(getStrong_.at(each), batchGetStrong_.at(each), items, kBatchGetItems), 2.0);
        case Operation::PutItem:
        case Operation::UpdateItem:
            return put_.at(bytes);
        case Operation::DeleteItem:
            return put_.at(0.0);
        case Operation::BatchWriteItem:
            return byItems(put_.at(each), batchWrite_.at(each), items, kBatchWriteItems);
        case Operation::TransactWriteItems:
            return byItems(transactSmall_.at(each), transactWrite_.at(each), items, kTransactItems);
    }
    return get.at(bytes);
}

Duration LatencyModel::draw(const Work& work, base::Stream& stream, base::Instant now) {
    auto& given = given_[static_cast<std::size_t>(work.operation)];
    if (given) return base::sampleDuration(*given, stream, now);
    const Duration usual = drawFrom(standard(work), stream);
    if (traitsOf(work.operation).shape != Shape::Transaction || !stream.chance(kTransactionTail.share)) return usual;
    return usual + drawFrom(kTransactionTail.delay, stream);
}

Duration LatencyModel::drawRefusal(base::Stream& stream) const {
    return drawFrom(getEventual_.points().front(), stream);
}

}  // namespace headroom::dynamodb
