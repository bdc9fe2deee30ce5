// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/usage.hpp"

#include <utility>

namespace headroom::dynamodb {

using engine::Figure;
using engine::Statistic;

namespace {

double asFigure(std::int64_t count) { return static_cast<double>(count); }

}  // namespace

DirectionUsage::DirectionUsage(engine::Metrics& metrics, const std::string& table, std::string direction)
    : direction_(std::move(direction)),
      consumedMetric_(metrics.metric(table, "Consumed" + direction_ + "CapacityUnits", Statistic::Sum)),
      throttleMetric_(metrics.metric(table, direction_ + "ThrottleEvents", Statistic::Sum)) {
    for (std::size_t i = 1; i < kThrottleReasons; ++i) {
        const std::string name = direction_ + std::string(kThrottleMetricNames[i]) + "ThrottleEvents";
        reasonMetrics_[i] = &metrics.metric(table, name, Statistic::Sum);
    }
}

void DirectionUsage::consumed(base::HalfUnits units, base::Instant now) {
    consumed_ += units;
    busiest_.add(units, now);
    consumedMetric_.add(inUnits(units));
}

void DirectionUsage::throttled(ThrottleReason reason) {
    ++throttles_;
    ++byReason_[static_cast<std::size_t>(reason)];
    throttleMetric_.add(1.0);
    reasonMetrics_[static_cast<std::size_t>(reason)]->add(1.0);
}

void DirectionUsage::addTo(std::vector<Figure>& figures) const {
    figures.push_back({"Consumed" + direction_ + "CapacityUnits", inUnits(consumed_)});
    figures.push_back({"BusiestSecond" + direction_ + "Units", inUnits(busiest_.most())});
    figures.push_back({direction_ + "ThrottleEvents", asFigure(throttles_)});
    for (std::size_t i = 1; i < kThrottleReasons; ++i) {
        figures.push_back(
            {direction_ + std::string(kThrottleMetricNames[i]) + "ThrottleEvents", asFigure(byReason_[i])});
    }
}

TableUsage::TableUsage(engine::Metrics& metrics, const std::string& table)
    : reads_(metrics, table, "Read"),
      writes_(metrics, table, "Write"),
      throttledMetric_(metrics.metric(table, "ThrottledRequests", Statistic::Sum)),
      latencyMetric_(metrics.metric(table, "SuccessfulRequestLatency", Statistic::Average)),
      conditionMetric_(metrics.metric(table, "ConditionalCheckFailedRequests", Statistic::Sum)),
      conflictMetric_(metrics.metric(table, "TransactionConflict", Statistic::Sum)),
      userErrorMetric_(metrics.metric(table, "UserErrors", Statistic::Sum)),
      systemErrorMetric_(metrics.metric(table, "SystemErrors", Statistic::Sum)),
      returnedMetric_(metrics.metric(table, "ReturnedItemCount", Statistic::Sum)) {}

void TableUsage::succeeded(base::Duration latency) {
    ++succeeded_;
    latencySum_ += latency.count;
    latencyMetric_.add(static_cast<double>(latency.count) / 1e6);
}

void TableUsage::requestThrottled() {
    ++throttledRequests_;
    throttledMetric_.add(1.0);
}

void TableUsage::userError() {
    ++userErrors_;
    userErrorMetric_.add(1.0);
}

void TableUsage::systemError() {
    ++systemErrors_;
    systemErrorMetric_.add(1.0);
}

void TableUsage::returned(std::uint32_t items) {
    returned_ += items;
    returnedMetric_.add(static_cast<double>(items));
}

void TableUsage::rejected(bool byCondition) {
    ++(byCondition ? failedConditions_ : conflicts_);
    (byCondition ? conditionMetric_ : conflictMetric_).add(1.0);
}

void TableUsage::addTo(std::vector<Figure>& figures) const {
    reads_.addTo(figures);
    writes_.addTo(figures);
    figures.push_back({"ThrottledRequests", asFigure(throttledRequests_)});
    figures.push_back({"SuccessfulRequests", asFigure(succeeded_)});
    if (succeeded_ > 0) {
        figures.push_back(
            {"SuccessfulRequestLatencyMean", asFigure(latencySum_) / asFigure(succeeded_) / 1e9, asFigure(succeeded_)});
    }
    if (userErrors_ > 0) figures.push_back({"UserErrors", asFigure(userErrors_)});
    if (systemErrors_ > 0) figures.push_back({"SystemErrors", asFigure(systemErrors_)});
    if (returned_ > 0) figures.push_back({"ReturnedItemCount", asFigure(returned_)});
    if (failedConditions_ > 0) figures.push_back({"ConditionalCheckFailedRequests", asFigure(failedConditions_)});
    if (conflicts_ > 0) figures.push_back({"TransactionConflict", asFigure(conflicts_)});
    if (replayed_ > 0) figures.push_back({"TransactionsReplayed", asFigure(replayed_)});
    if (inProgress_ > 0) figures.push_back({"TransactionsInProgress", asFigure(inProgress_)});
    if (unprocessed_ > 0) figures.push_back({"UnprocessedItems", asFigure(unprocessed_)});
    if (cutPages_ > 0) figures.push_back({"CutPages", asFigure(cutPages_)});
}

}  // namespace headroom::dynamodb
