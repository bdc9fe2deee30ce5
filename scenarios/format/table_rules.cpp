// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/table_rules.hpp"

#include <string>

#include "model/base/digits.hpp"

namespace headroom::format {

namespace {

void checkSum(Reading& reading, const Place& place, std::int64_t sum, std::int64_t quota, const std::string& units) {
    if (sum <= quota) return;
    reading.error(place, "takes the provisioned capacity of this design to " + base::grouped(sum) + " " + units +
                             ", above the account's quota of " + base::grouped(quota) +
                             " in a region (DynamoDB Developer Guide, ServiceQuotas; Quotas.DynamoDB raises it)");
}

}  // namespace

void checkProvisionedSum(Reading& reading, const document::Node& root, const Design& design) {
    std::int64_t reads = 0;
    std::int64_t writes = 0;
    std::string last;
    for (const Resource& resource : design.resources) {
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr || table->billingMode != dynamodb::BillingMode::Provisioned) continue;
        reads += table->readCapacityUnits.value_or(0);
        writes += table->writeCapacityUnits.value_or(0);
        for (const dynamodb::IndexSpec& index : table->indexes) {
            reads += index.readCapacityUnits.value_or(0);
            writes += index.writeCapacityUnits.value_or(0);
        }
        last = resource.name;
    }
    if (last.empty()) return;
    const Place place = nearest(root, "/Resources/" + last + "/Properties/ProvisionedThroughput");
    checkSum(reading, place, reads, design.quotas.dynamoDb.accountReads, "read units");
    checkSum(reading, place, writes, design.quotas.dynamoDb.accountWrites, "write units");
}

}  // namespace headroom::format
