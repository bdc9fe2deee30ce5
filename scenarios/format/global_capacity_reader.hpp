// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "model/services/dynamodb/global_capacity_fields.hpp"
#include "scenarios/format/place.hpp"

namespace headroom::format {

/// Reads the capacity of a global table: writes of the table and of its indexes, reads of each region.
class GlobalCapacity {
public:
    /// `spec` knows its BillingMode by now, and all its indexes.
    GlobalCapacity(Reading& reading, const dynamodb::Quotas& quotas, dynamodb::Spec& spec)
        : reading_(reading), quotas_(quotas), spec_(spec) {}

    /// WriteProvisionedThroughputSettings of the table's Properties, or of an index.
    std::optional<std::int64_t> readWrites(const Place& owner, const std::string& index);

    struct Reads {
        std::optional<std::int64_t> units;
        std::optional<std::int64_t> most;
    };
    /// ReadProvisionedThroughputSettings and ReadOnDemandThroughputSettings of a replica, or of an index in it.
    Reads readReads(const Place& owner, const std::string& region, const std::string& index);

private:
    std::optional<std::int64_t> readScaled(const Place& owner, const char* key, const std::string& region,
                                           const std::string& index);
    void readPolicy(const Place& settings, autoscaling::PolicySpec& policy);
    bool isProvisioned() const { return spec_.billingMode == dynamodb::BillingMode::Provisioned; }

    Reading& reading_;
    const dynamodb::Quotas& quotas_;
    dynamodb::Spec& spec_;
};

}  // namespace headroom::format
