// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "model/engine/resource_report.hpp"
#include "model/services/dynamodb/limits.hpp"

namespace headroom::dynamodb {

/// Provisioned capacity that all tables and global indexes of an account hold together in one region. UpdateTable
/// refuses what would raise it above the quota (LimitExceededException; Developer Guide, ServiceQuotas, 2026-04-13).
class AccountThroughput {
public:
    AccountThroughput(std::string region, const Quotas& quotas)
        : region_(std::move(region)), limit_{quotas.accountReads, quotas.accountWrites} {}

    /// Whether units a second may be raised by so many; lowering is always taken.
    bool takes(bool writes, std::int64_t more) const {
        return more <= 0 || held_[at(writes)] + more <= limit_[at(writes)];
    }
    /// From the call on, not from when the units serve.
    void change(bool writes, std::int64_t by) {
        held_[at(writes)] += by;
        most_[at(writes)] = std::max(most_[at(writes)], held_[at(writes)]);
    }
    std::int64_t held(bool writes) const { return held_[at(writes)]; }
    /// The most that was ever held, the warm-up included.
    engine::QuotaUse use(bool writes) const {
        return {std::string("DynamoDB provisioned ") + (writes ? "write" : "read") +
                    " units a second of the account in " + region_,
                static_cast<double>(limit_[at(writes)]), static_cast<double>(most_[at(writes)]), true};
    }
    /// One of its tables speaks for it in reports: true to the first that asks.
    bool takesSpeaker() { return !std::exchange(spoken_, true); }

private:
    static std::size_t at(bool writes) { return writes ? 1 : 0; }

    std::string region_;
    std::array<std::int64_t, 2> limit_;
    std::array<std::int64_t, 2> held_{};
    std::array<std::int64_t, 2> most_{};
    bool spoken_ = false;
};

/// A table's place in its account.
struct AccountShare {
    AccountThroughput* account = nullptr;
    bool speaks = false;              ///< for the account, in reports
    std::int64_t refusedChanges = 0;  ///< beyond the quota
};

}  // namespace headroom::dynamodb
