// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/base/units.hpp"
#include "model/engine/metrics.hpp"
#include "model/engine/resource_report.hpp"
#include "model/engine/service.hpp"
#include "model/services/dax/operation.hpp"

namespace headroom::dax {

/// A count and the metric that shows it minute by minute.
class Counted {
public:
    Counted(engine::Metrics& metrics, const std::string& cluster, std::string name);
    void add(std::int64_t more) {
        total_ += more;
        metric_.add(static_cast<double>(more));
    }
    double total() const { return static_cast<double>(total_); }
    void addTo(std::vector<engine::Figure>& figures) const { figures.push_back({name_, total()}); }

private:
    std::string name_;
    engine::Metric& metric_;
    std::int64_t total_ = 0;
};

/// What a cluster did for measured requests, under CloudWatch's names (DynamoDB Developer Guide, 2023-06-15,
/// dax-metrics-dimensions-dax).
class Usage {
public:
    /// `burstable` nodes have CPU credits.
    Usage(engine::Metrics& metrics, const std::string& cluster, base::Bytes memory, bool burstable, base::Instant now);

    void asked(Operation operation) {
        requests_[static_cast<std::size_t>(operation)].add(1);
        all_.add(1);
    }
    void looked(Operation operation, std::int64_t hits, std::int64_t misses);
    void passedThrough() { ++passed_; }
    void stale() { ++stale_; }
    void throttled();
    void fault();
    /// How the table answered what was passed on.
    void answered(const engine::Outcome& outcome);
    void evicted(base::Bytes size) {
        if (size.count > 0) evicted_.add(size.count);
    }
    /// Bytes in both caches.
    void holds(base::Bytes size, base::Instant now) { memory_.change(size.count - memory_.level(), now); }
    void connected(std::int64_t more, base::Instant now) { connections_.change(more, now); }
    std::int64_t connections() const { return connections_.level(); }
    double mostConnections() const { return static_cast<double>(metrics_.peak(connections_)); }
    /// CPU utilisation of one node over the last minute, in percent.
    void cpu(double percent) { cpu_.add(percent); }
    /// CPU credits of one burstable node at the end of the minute; below 0: owed.
    void credits(double balance) {
        creditBalance_->add(std::max(balance, 0.0));
        surplusBalance_->add(std::max(-balance, 0.0));
    }

    void addTo(std::vector<engine::Figure>& figures) const;
    void addTo(std::vector<engine::Warning>& warnings) const;
    double itemLookups() const { return itemHits_.total() + itemMisses_.total(); }

private:
    engine::Metrics& metrics_;
    std::array<Counted, kOperations> requests_;
    Counted all_;
    Counted itemHits_;
    Counted itemMisses_;
    Counted queryHits_;
    Counted queryMisses_;
    Counted scanHits_;
    Counted scanMisses_;
    Counted errors_;
    Counted faults_;
    Counted failed_;
    Counted throttled_;
    Counted evicted_;
    engine::Metric& cpu_;
    engine::Metric* creditBalance_ = nullptr;
    engine::Metric* surplusBalance_ = nullptr;
    engine::Gauge& memory_;
    engine::Gauge& connections_;
    std::int64_t passed_ = 0;
    std::int64_t stale_ = 0;
};

}  // namespace headroom::dax
