// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/async_usage.hpp"

#include <algorithm>

#include "model/services/lambda/outside.hpp"

namespace headroom::lambda {

namespace {

constexpr std::array<const char*, AsyncUsage::kLosses> kLossFigures{"AsyncEventsTooOld", "AsyncEventsOutOfRetries",
                                                                    "AsyncEventsWithoutConcurrency"};

double number(std::uint64_t count) { return static_cast<double>(count); }

}  // namespace

AsyncUsage::AsyncUsage(engine::World& world, const std::string& name, const std::string& usageSuffix)
    : world_(world),
      name_(name),
      usageSuffix_(usageSuffix),
      received_(world.metrics().metric(name, "AsyncEventsReceived", engine::Statistic::Sum)),
      age_(world.metrics().metric(name, "AsyncEventAge", engine::Statistic::Average)),
      dropped_(world.metrics().metric(name, "AsyncEventsDropped", engine::Statistic::Sum)),
      destinationFailures_(world.metrics().metric(name, "DestinationDeliveryFailures", engine::Statistic::Sum)),
      deadLetterErrors_(world.metrics().metric(name, "DeadLetterErrors", engine::Statistic::Sum)),
      depthGauge_(world.metrics().gauge(name, "AsyncQueueDepth", world.now())),
      depth_(world.begin()) {}

void AsyncUsage::changeDepth(std::int64_t by) {
    depthGauge_.change(by, world_.now());
    depth_.change(by, world_.now());
    if (!counts()) queuedAtStart_ += by;
}

void AsyncUsage::received(const engine::Request& request, std::int64_t furtherRequests) {
    changeDepth(1);
    if (!counts()) return;
    ++receivedCount_;
    if (furtherRequests > 0) {
        charged_.furtherRequests += furtherRequests;
        chargedOf_.of(request.workload).furtherRequests += furtherRequests;
    }
    received_.add(1.0);
}

void AsyncUsage::invoked(base::Duration age) {
    if (!counts()) return;
    ++invokedCount_;
    ageSeconds_ += base::toSeconds(age);
    age_.add(base::toSeconds(age) * 1e3);
}

void AsyncUsage::delivered() {
    changeDepth(-1);
    deliveredCount_ += counts() ? 1U : 0U;
}

void AsyncUsage::dropped(Loss why) {
    changeDepth(-1);
    if (!counts()) return;
    ++losses_[static_cast<std::size_t>(why)];
    dropped_.add(1.0);
}

void AsyncUsage::sentOut(const engine::Request& request, AsyncTarget::Kind where, base::Bytes size) {
    if (!counts()) return;
    ++recordsDelivered_;
    const bool whole = where == AsyncTarget::Kind::Bucket;
    const std::int64_t steps = whole ? 1 : (size.count + kRecordStep.count - 1) / kRecordStep.count;
    const std::int64_t requests = std::max<std::int64_t>(1, steps);
    charged_.outside[static_cast<std::size_t>(where)] += requests;
    chargedOf_.of(request.workload).outside[static_cast<std::size_t>(where)] += requests;
}

void AsyncUsage::notTold(bool deadLetter) {
    if (!counts()) return;
    ++(deadLetter ? deadLetterErrorCount_ : destinationFailureCount_);
    (deadLetter ? deadLetterErrors_ : destinationFailures_).add(1.0);
}

void AsyncUsage::report(engine::ResourceReport& into, base::Duration window, base::Instant end) const {
    std::uint64_t dropped = 0;
    for (const std::uint64_t count : losses_) dropped += count;
    into.figures.push_back({"AsyncEventsReceived", number(receivedCount_)});
    into.figures.push_back({"AsyncEventsDelivered", number(deliveredCount_)});
    into.figures.push_back({"AsyncEventsDropped", number(dropped)});
    into.figures.push_back({"AsyncEventsQueued", static_cast<double>(depth_.level())});
    if (queuedAtStart_ > 0) into.figures.push_back({"AsyncEventsQueuedAtStart", static_cast<double>(queuedAtStart_)});
    for (std::size_t i = 0; i < kLosses; ++i) into.figures.push_back({kLossFigures[i], number(losses_[i])});
    const double invoked = number(invokedCount_);
    into.figures.push_back({"AsyncEventAgeMean", invoked > 0.0 ? ageSeconds_ / invoked : 0.0, invoked});
    into.figures.push_back({"AsyncQueueDepthMax", static_cast<double>(depth_.peak())});
    into.figures.push_back({"AsyncQueueDepthMean", depth_.mean(window, end)});
    into.figures.push_back({"AsyncRecordsDelivered", number(recordsDelivered_)});
    into.figures.push_back({"DestinationDeliveryFailures", number(destinationFailureCount_)});
    into.figures.push_back({"DeadLetterErrors", number(deadLetterErrorCount_)});
    addReadings(into);
    if (dropped > 0 && !keepsLosses_) {
        into.warnings.push_back({dropped,
                                 "asynchronous events were given up and lost: there is no dead-letter queue and no "
                                 "destination for failures"});
    }
}

void AsyncUsage::addReadings(engine::ResourceReport& into) const {
    if (charged_.furtherRequests > 0) {
        into.readings.push_back(
            {name_, "AWSLambda", "Request" + usageSuffix_, charged_.furtherRequests, 1, base::MeterKind::Measured});
    }
    for (std::size_t kind = 0; kind < kAsyncTargets; ++kind)
        addOutsideReading(into, name_, static_cast<AsyncTarget::Kind>(kind),
                          static_cast<std::uint64_t>(charged_.outside[kind]));
}

void AsyncUsage::addCauses(std::vector<engine::CausedReading>& into) const {
    into.push_back(engine::causedReading(name_, "AWSLambda", "Request" + usageSuffix_, chargedOf_,
                                         [](const Charged& one) { return one.furtherRequests; }));
    for (std::size_t kind = 0; kind < kAsyncTargets; ++kind) {
        std::vector<base::Granules> requests;
        for (const Charged& one : chargedOf_.all()) requests.push_back(one.outside[kind]);
        addOutsideCause(into, name_, static_cast<AsyncTarget::Kind>(kind), requests);
    }
}

}  // namespace headroom::lambda
