// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/index_reader.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/resources.hpp"

namespace headroom::format {

namespace {

template <std::size_t N>
void readNested(Reading& reading, const Place& properties, std::string_view key,
                const std::array<base::Field<dynamodb::Spec>, N>& fields, dynamodb::Spec& spec) {
    const document::Node* node = properties.node.find(key);
    if (node == nullptr) return;
    const Place place = properties.at(key, *node);
    if (!isObject(reading, place, "an object")) return;
    readFields<dynamodb::Spec>(reading, place, base::FieldPlace::Here, fields, {{}, {}, key}, spec);
}

}  // namespace

std::optional<dynamodb::Spec> readTable(Reading& reading, const Place& resource, const dynamodb::Quotas& quotas) {
    const std::size_t before = reading.problems.list().size();
    dynamodb::Spec spec;
    const OtherKeys others{dynamodb::kOtherProperties, {}, "an AWS::DynamoDB::Table"};
    const ResourceParts parts(reading, resource, {"Type", "Properties", "Behavior"});
    readFields<dynamodb::Spec>(reading, parts.properties(), base::FieldPlace::Properties, dynamodb::kFields, others,
                               spec);
    readFields<dynamodb::Spec>(reading, parts.behavior(), base::FieldPlace::Behavior, dynamodb::kFields, others, spec);
    readNested(reading, parts.properties(), "ProvisionedThroughput", dynamodb::kProvisionedThroughputFields, spec);
    readNested(reading, parts.properties(), "OnDemandThroughput", dynamodb::kOnDemandThroughputFields, spec);
    readNested(reading, parts.properties(), "WarmThroughput", dynamodb::kWarmThroughputFields, spec);
    readNested(reading, parts.behavior(), "Latency", dynamodb::kLatencyFields, spec);
    spec.indexes = readIndexes(reading, parts.properties(), parts.behavior());
    if (!errorsSince(reading, before)) reportBelow(reading, resource, dynamodb::check(spec, quotas));
    return spec;
}

}  // namespace headroom::format
