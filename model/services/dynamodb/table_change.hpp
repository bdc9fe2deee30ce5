// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/services/dynamodb/spec.hpp"

namespace headroom::dynamodb {

/// Another capacity of a global index.
struct IndexCapacity {
    std::string index;
    std::optional<std::int64_t> reads{};  ///< provisioned
    std::optional<std::int64_t> writes{};
    std::optional<std::int64_t> warmReads{};  ///< WarmThroughput
    std::optional<std::int64_t> warmWrites{};
    std::optional<std::int64_t> mostReads{};  ///< OnDemandThroughput; -1: none
    std::optional<std::int64_t> mostWrites{};

    bool provisions() const { return reads || writes; }
    bool adjusts() const { return warmReads || warmWrites || mostReads || mostWrites; }

    bool operator==(const IndexCapacity&) const = default;
};

/// What somebody changes of a table while it runs (UpdateTable).
struct Change {
    std::optional<BillingMode> billingMode{};
    std::optional<std::int64_t> reads{};  ///< provisioned
    std::optional<std::int64_t> writes{};
    std::vector<IndexCapacity> indexes{};
    std::optional<TableClass> tableClass{};
    /// In the console, which deletes the auto scaling of a table that becomes on-demand; the CLI and SDKs keep it
    /// (Developer Guide, bp-switching-capacity-modes, 2026-04-13).
    bool console = false;
    std::optional<std::int64_t> warmReads{};  ///< WarmThroughput
    std::optional<std::int64_t> warmWrites{};
    std::optional<std::int64_t> mostReads{};  ///< OnDemandThroughput; -1: none
    std::optional<std::int64_t> mostWrites{};

    /// Whether it changes something beside mode, class and provisioned capacity.
    bool adjusts() const {
        return warmReads || warmWrites || mostReads || mostWrites ||
               std::ranges::any_of(indexes, &IndexCapacity::adjusts);
    }

    bool operator==(const Change&) const = default;
};

}  // namespace headroom::dynamodb
