// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "model/engine/causes.hpp"
#include "model/engine/resource_report.hpp"
#include "model/engine/world.hpp"
#include "model/services/lambda/async_spec.hpp"
#include "model/services/lambda/occupancy.hpp"

namespace headroom::lambda {

/// What an asynchronous queue reports: CloudWatch metrics, figures, further requests charged. What happens in measured
/// time counts, whenever the event came: a loss may follow hours later.
class AsyncUsage {
public:
    AsyncUsage(engine::World& world, const std::string& name, const std::string& usageSuffix);

    /// Why an event was given up.
    enum class Loss : std::uint8_t { Age, Retries, NoConcurrency };
    static constexpr std::size_t kLosses = 3;

    const std::string& name() const { return name_; }
    /// Whether events that are given up are kept somewhere.
    void setKeepsLosses(bool keeps) { keepsLosses_ = keeps; }
    void received(const engine::Request& request, std::int64_t furtherRequests);
    /// The function has been invoked, `age` after the event came.
    void invoked(base::Duration age);
    void delivered();
    void dropped(Loss why);
    /// A service of the scenario took the record.
    void told() { recordsDelivered_ += counts() ? 1U : 0U; }
    /// A record of that size leaves the scenario.
    void sentOut(const engine::Request& request, AsyncTarget::Kind where, base::Bytes size);
    /// A destination, or the dead-letter queue, did not take the record.
    void notTold(bool deadLetter);

    void startMeasuring(base::Instant now) { depth_.startMeasuring(now); }
    /// Adds the figures of a window that ended at `end`.
    void report(engine::ResourceReport& into, base::Duration window, base::Instant end) const;
    /// What of its readings each workload's events caused.
    void addCauses(std::vector<engine::CausedReading>& into) const;

private:
    /// What is charged beside the invocations.
    struct Charged {
        base::Granules furtherRequests = 0;
        std::array<base::Granules, kAsyncTargets> outside{};  ///< requests of the services there, by kind
    };

    void addReadings(engine::ResourceReport& into) const;
    void changeDepth(std::int64_t by);
    bool counts() const { return world_.now() >= base::Instant{}; }

    const engine::World& world_;
    std::string name_;
    std::string usageSuffix_;
    bool keepsLosses_ = false;
    engine::Metric& received_;
    engine::Metric& age_;
    engine::Metric& dropped_;
    engine::Metric& destinationFailures_;
    engine::Metric& deadLetterErrors_;
    engine::Gauge& depthGauge_;
    Occupancy depth_;
    std::uint64_t receivedCount_ = 0;
    std::int64_t queuedAtStart_ = 0;
    std::uint64_t deliveredCount_ = 0;
    std::uint64_t invokedCount_ = 0;
    Charged charged_;
    engine::PerWorkload<Charged> chargedOf_;
    std::array<std::uint64_t, kLosses> losses_{};
    std::uint64_t recordsDelivered_ = 0;
    std::uint64_t destinationFailureCount_ = 0;
    std::uint64_t deadLetterErrorCount_ = 0;
    double ageSeconds_ = 0.0;
};

}  // namespace headroom::lambda
