// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/table_rules.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "model/base/digits.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/format/global_tables.hpp"

namespace headroom::format {

namespace {

/// Units that a region's tables hold, and that they may be scaled to.
struct Units {
    std::int64_t held = 0;
    std::int64_t most = 0;
};

/// A region's tables together: reads and writes.
struct RegionUnits {
    std::array<Units, 2> of;
    std::string last;  ///< the table that was added last
};

class ProvisionedSum {
public:
    explicit ProvisionedSum(const Design& design) : design_(design) {}

    /// `table`: as it is in the region; `name`: under which it is scaled there; `resource`: as the file calls it.
    void add(const std::string& region, const dynamodb::Spec& table, const std::string& name,
             const std::string& resource) {
        if (table.billingMode != dynamodb::BillingMode::Provisioned) return;
        RegionUnits& units = regions_[region];
        units.last = resource;
        add(units.of[0], table.readCapacityUnits, name, "", ScaledDimension::TableReads);
        add(units.of[1], table.writeCapacityUnits, name, "", ScaledDimension::TableWrites);
        for (const dynamodb::IndexSpec& index : table.indexes) {
            add(units.of[0], index.readCapacityUnits, name, index.name, ScaledDimension::IndexReads);
            add(units.of[1], index.writeCapacityUnits, name, index.name, ScaledDimension::IndexWrites);
        }
    }
    const std::map<std::string, RegionUnits>& regions() const { return regions_; }

private:
    void add(Units& units, const std::optional<std::int64_t>& held, const std::string& name, const std::string& index,
             ScaledDimension dimension) const {
        std::int64_t most = held.value_or(0);
        for (const Scaling& scaling : design_.scalings) {
            const bool here = scaling.resource == name && scaling.index == index && scaling.dimension == dimension;
            if (here) most = std::max(most, scaling.most);
        }
        units.held += held.value_or(0);
        units.most += most;
    }

    const Design& design_;
    std::map<std::string, RegionUnits> regions_;
};

void checkSum(Reading& reading, const Place& place, const std::string& region, const Units& units, std::int64_t quota,
              const std::string& what) {
    const std::string page = " (DynamoDB Developer Guide, ServiceQuotas; Quotas.DynamoDB raises it)";
    const std::string above = ", above the account's quota of " + base::grouped(quota) + " in a region";
    if (units.held > quota) {
        reading.error(place, "takes the provisioned capacity of this design in " + region + " to " +
                                 base::grouped(units.held) + " " + what + above + page);
    } else if (units.most > quota) {
        reading.warning(place, "may be scaled, with the other tables of this design in " + region + ", to " +
                                   base::grouped(units.most) + " " + what + above + page +
                                   ": AWS refuses what is beyond");
    }
}

}  // namespace

void checkProvisionedSum(Reading& reading, const document::Node& root, const std::string& region,
                         const Design& design) {
    ProvisionedSum sum(design);
    for (const Resource& resource : design.resources) {
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr) continue;
        sum.add(region, *table, resource.name, resource.name);
        for (const std::string& other : table->replicas)
            sum.add(other, dynamodb::atReplica(*table, other), replicaName(resource.name, other), resource.name);
    }
    for (const auto& [where, units] : sum.regions()) {
        // A global table has its capacity in several places of its properties.
        const std::string properties = "/Resources/" + units.last + "/Properties";
        const std::string own = properties + "/ProvisionedThroughput";
        const Place place = nearest(root, document::resolve(root, own) != nullptr ? own : properties);
        checkSum(reading, place, where, units.of[0], design.quotas.dynamoDb.accountReads, "read units");
        checkSum(reading, place, where, units.of[1], design.quotas.dynamoDb.accountWrites, "write units");
    }
}

}  // namespace headroom::format
