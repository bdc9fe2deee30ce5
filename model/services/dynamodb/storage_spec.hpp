// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/base/distribution.hpp"
#include "model/base/keys.hpp"
#include "model/base/units.hpp"

namespace headroom::dynamodb {

/// What is stored on average, in bytes: backups know the table and its local indexes alone.
struct StoredBytes {
    double table = 0.0;
    double globalIndexes = 0.0;
};

/// What a table keeps, for how long, and what is done with it beside reading and writing.
struct StorageRules {
    std::string timeToLiveAttribute;  ///< empty: items do not expire
    bool timeToLiveEnabled = false;
    std::optional<base::Duration> timeToLive;  ///< from an item's last write until it expires
    base::Duration timeToLiveLag = base::hours(48);
    /// The keys that the design's writes fall on, in the order of the file; filled in when the whole design is read.
    std::vector<base::KeyPopularity> writeKeys;
    std::vector<base::KeyPopularity> deleteKeys;  ///< the same of deletes
    bool deletes = false;                         ///< the design's calls delete items; filled in likewise
    std::vector<std::string> replicas;            ///< the other regions of a global table
    base::Distribution replicationLag = base::Distribution::constant(1.0);  ///< s

    bool pointInTimeRecovery = false;
    std::optional<std::int64_t> recoveryDays;
    base::Rate backups;  ///< on-demand backups
    base::Duration backupRetention = base::days(30);
    base::Rate restores;
    base::Rate exports;
    std::optional<base::Bytes> importSize;

    /// Whether something is charged by the table's size beside its storage.
    bool backedUp() const {
        return pointInTimeRecovery || backups.perSecond > 0.0 || restores.perSecond > 0.0 || exports.perSecond > 0.0;
    }
    bool expires() const { return timeToLiveEnabled && timeToLive.has_value(); }
    bool operator==(const StorageRules&) const = default;
};

}  // namespace headroom::dynamodb
