// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "model/base/units.hpp"
#include "model/engine/metrics.hpp"
#include "model/engine/quantile_windows.hpp"
#include "model/services/dynamodb/operation.hpp"

namespace headroom::dynamodb {

/// What is kept of a table's measured calls for somebody who asks; everything outlives the run.
struct OperationWatch {
    engine::Metric* latency = nullptr;                    ///< SuccessfulRequestLatency [ms]
    engine::Metric* succeeded = nullptr;                  ///< how many of them
    engine::Metric* throttled = nullptr;                  ///< ThrottledRequests
    std::vector<engine::QuantileWindows*> percentiles{};  ///< of SuccessfulRequestLatency
};

/// The calls of each operation apart, as CloudWatch tells SuccessfulRequestLatency and ThrottledRequests apart by the
/// dimension Operation, and all of them together (DynamoDB Developer Guide, metrics-dimensions, 2026-11).
class OperationWatches {
public:
    /// Of one operation; without one of all.
    OperationWatch& of(std::optional<Operation> operation) {
        return operation ? each_[static_cast<std::size_t>(*operation)] : all_;
    }

    void succeeded(std::uint16_t operation, base::Instant now, base::Duration latency) {
        note(each_[operation], now, latency);
        note(all_, now, latency);
    }
    void throttled(Operation operation) {
        for (const OperationWatch* watch : {&of(operation), &all_}) {
            if (watch->throttled != nullptr) watch->throttled->add(1.0);
        }
    }

private:
    static void note(const OperationWatch& watch, base::Instant now, base::Duration latency) {
        if (watch.latency != nullptr) watch.latency->add(static_cast<double>(latency.count) / 1e6);
        if (watch.succeeded != nullptr) watch.succeeded->add(1.0);
        for (engine::QuantileWindows* windows : watch.percentiles) windows->record(now, latency);
    }

    std::array<OperationWatch, kOperations> each_;
    OperationWatch all_;
};

}  // namespace headroom::dynamodb
