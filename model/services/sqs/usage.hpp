// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/engine/causes.hpp"
#include "model/engine/resource_report.hpp"
#include "model/engine/world.hpp"
#include "model/services/sqs/limits.hpp"

namespace headroom::sqs {

/// What a queue counts in measured time, under CloudWatch's names.
class Usage {
public:
    Usage(engine::World& world, const std::string& queue);

    /// A call of a workload's request sent so many messages.
    void sent(std::int64_t messages, base::Bytes payload, std::uint32_t workload);
    /// So many were received at once, in the calls that this takes.
    void received(std::int64_t messages, std::int64_t requests, std::uint32_t workload);
    /// So many were deleted, in the calls that this takes.
    void deleted(std::int64_t messages, std::uint32_t workload);
    void emptyReceives(std::int64_t calls);
    void refused() { ++refused_; }
    void lost(std::int64_t messages) { lost_ += messages; }
    void moved() { ++moved_; }
    /// Of the oldest message, once a minute.
    void age(base::Duration age);

    void visible(std::int64_t by, base::Instant now) { visible_.change(by, now); }
    void inFlight(std::int64_t by, base::Instant now) { inFlight_.change(by, now); }
    void delayed(std::int64_t by, base::Instant now) { delayed_.change(by, now); }

    std::int64_t lost() const { return lost_; }
    std::int64_t moved() const { return moved_; }
    /// `empty`: receives without a message that were not told of yet.
    void addTo(engine::ResourceReport& report, std::int64_t empty) const;
    void addCauses(const std::string& queue, std::vector<engine::CausedReading>& into) const;

private:
    void bill(std::int64_t requests, std::uint32_t workload) {
        requests_ += requests;
        requestsOf_.of(workload) += requests;
    }

    engine::Metric& sentMetric_;
    engine::Metric& size_;
    engine::Metric& receivedMetric_;
    engine::Metric& emptyMetric_;
    engine::Metric& deletedMetric_;
    engine::Metric& ageMetric_;
    engine::Gauge& visible_;
    engine::Gauge& inFlight_;
    engine::Gauge& delayed_;
    std::int64_t sent_ = 0;
    std::int64_t received_ = 0;
    std::int64_t deleted_ = 0;
    std::int64_t empty_ = 0;
    std::int64_t refused_ = 0;
    std::int64_t lost_ = 0;
    std::int64_t moved_ = 0;
    double oldest_ = 0.0;  ///< seconds
    base::Granules requests_ = 0;
    engine::PerWorkload<base::Granules> requestsOf_;
};

}  // namespace headroom::sqs
