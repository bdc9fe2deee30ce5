// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/engine/metrics.hpp"
#include "model/engine/resource_report.hpp"
#include "model/services/dynamodb/limits.hpp"

namespace headroom::dynamodb {

/// Provisioned capacity that all tables and global indexes of an account hold together in one region. UpdateTable
/// refuses what would raise it above the quota (LimitExceededException; Developer Guide, ServiceQuotas, 2026-04-13).
class AccountThroughput {
public:
    AccountThroughput(std::string region, const Quotas& quotas);

    /// A table or global index holds capacity of the account from now on: its number. Before the run.
    std::size_t join();
    /// Whether units a second may be raised by so many; lowering is always taken.
    bool takes(bool writes, std::int64_t more) const {
        return more <= 0 || held(writes) + more <= directions_[at(writes)].limit;
    }
    /// From the call on, not from when the units serve.
    void change(std::size_t member, bool writes, std::int64_t by, base::Instant now);
    std::int64_t held(bool writes) const { return directions_[at(writes)].held; }
    /// The most that was ever held, the warm-up included.
    engine::QuotaUse use(bool writes) const;
    /// One of its tables speaks for it in reports and metrics: true to the first that asks.
    bool takesSpeaker() { return !std::exchange(spoken_, true); }
    /// CloudWatch's metrics of the account in the region, kept as the resource's; before the run.
    void publish(engine::Metrics& metrics, const std::string& resource, base::Instant now);

private:
    struct Direction {
        std::int64_t limit;       ///< of the account
        std::int64_t tableLimit;  ///< of a table or a global index
        std::int64_t held = 0;
        std::int64_t most = 0;
        std::vector<std::int64_t> members{};          ///< what each holds
        engine::Gauge* utilization = nullptr;         ///< of the account
        engine::Gauge* highestUtilization = nullptr;  ///< of the table or index that holds most
    };
    static std::size_t at(bool writes) { return writes ? 1 : 0; }
    void show(Direction& direction, base::Instant now);

    std::string region_;
    std::array<Direction, 2> directions_;  ///< reads, writes
    bool spoken_ = false;
};

/// A table's place in its account.
struct AccountShare {
    AccountThroughput* account = nullptr;
    bool speaks = false;              ///< for the account, in reports
    std::int64_t refusedChanges = 0;  ///< beyond the quota
};

}  // namespace headroom::dynamodb
