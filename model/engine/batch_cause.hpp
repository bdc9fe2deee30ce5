// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "model/engine/causes.hpp"

namespace headroom::engine {

/// Whose a batch is whose records several workloads caused. A batch is work that cannot be divided, so it is one
/// workload's of those in it, in turns: each is owed its share of every batch that its records were in, and the one
/// that is owed most has the next. Over many batches every workload has its share, to within a batch.
class BatchCause {
public:
    /// The next batch has a record of this workload's (kNoWorkload: of none).
    void add(std::uint32_t workload) {
        if (accounts_.of(workload).records++ == 0) present_.push_back(workload);
    }

    /// The batch is whole, and has a record at least: whose it is.
    std::uint32_t settle() {
        std::int64_t records = 0;
        for (const std::uint32_t workload : present_) records += accounts_.of(workload).records;
        std::int64_t shared = 0;
        std::uint32_t whose = present_.front();
        for (const std::uint32_t workload : present_) {
            Account& account = accounts_.of(workload);
            const std::int64_t share = kBatch / records * account.records;
            account.owed += share;
            account.records = 0;
            shared += share;
            if (account.owed > accounts_.of(whose).owed) whose = workload;
        }
        accounts_.of(whose).owed -= shared;
        present_.clear();
        return whose;
    }

private:
    /// A batch, divided finely enough for one of 10,000 records.
    static constexpr std::int64_t kBatch = std::int64_t{1} << 40;

    struct Account {
        std::int64_t records = 0;  ///< in the batch that is being gathered
        std::int64_t owed = 0;     ///< shares that it had no batch for yet, in 1 / kBatch
    };

    PerWorkload<Account> accounts_;
    std::vector<std::uint32_t> present_;  ///< in the batch, the oldest record's first
};

}  // namespace headroom::engine
