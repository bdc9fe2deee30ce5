// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string_view>

#include "model/services/dynamodb/limits.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/index_reader.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/resources.hpp"
#include "scenarios/format/table_parts.hpp"
#include "scenarios/format/table_streams.hpp"

namespace headroom::format {

namespace {

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

void checkTimeToLive(Reading& reading, const ResourceParts& parts, const dynamodb::Spec& spec) {
    const document::Node* declared = parts.properties().node.find("TimeToLiveSpecification");
    const document::Node* length = parts.behavior().node.find("TimeToLive");
    const bool enabled = declared != nullptr && spec.timeToLiveEnabled;
    if (enabled && spec.timeToLiveAttribute.empty())
        reading.error(parts.properties().at("TimeToLiveSpecification", *declared),
                      "lacks \"AttributeName\", which CloudFormation needs where Enabled is true");
    if (declared != nullptr && characters(spec.timeToLiveAttribute) > dynamodb::kLongestTimeToLiveName)
        reading.error(parts.properties()
                          .at("TimeToLiveSpecification", *declared)
                          .at("AttributeName", *declared->find("AttributeName")),
                      "is longer than the 255 characters that a name of this attribute may have (DynamoDB API "
                      "Reference, TimeToLiveSpecification)");
    if (enabled && length == nullptr)
        reading.warning(parts.properties().at("TimeToLiveSpecification", *declared),
                        "names an attribute that no item has: nothing expires; say how long items live with "
                        "Behavior.TimeToLive");
    if (length != nullptr && !enabled)
        reading.error(parts.behavior().at("TimeToLive", *length),
                      "needs TimeToLiveSpecification with \"Enabled\": true: without it nothing expires");
    if (spec.expires()) return;
    forget(reading, document::child(parts.behavior().pointer, "TimeToLiveLag"));
}

void checkBackups(Reading& reading, const ResourceParts& parts, const dynamodb::Spec& spec) {
    const auto refuse = [&](const Place& place, const char* key, const char* text) {
        reading.error(place.at(key, *place.node.find(key)), text);
    };
    if (spec.exports.perSecond > 0.0 && !spec.pointInTimeRecovery)
        refuse(parts.behavior(), "ExportRate",
               "needs point-in-time recovery (DynamoDB Developer Guide, S3DataExport, 2026-04-13)");
    if (spec.recoveryDays && !spec.pointInTimeRecovery)
        refuse(parts.properties(), "PointInTimeRecoverySpecification",
               "gives RecoveryPeriodInDays without PointInTimeRecoveryEnabled");
    const bool imported = parts.properties().node.find("ImportSourceSpecification") != nullptr;
    if (imported && !spec.importSize)
        refuse(parts.properties(), "ImportSourceSpecification",
               "is charged by the size of what is imported: give Behavior.ImportSize");
    if (!imported && spec.importSize)
        refuse(parts.behavior(), "ImportSize", "needs ImportSourceSpecification: only a new table can be imported");
    if (spec.backups.perSecond > 0.0) return;
    forget(reading, document::child(parts.behavior().pointer, "BackupRetention"));
}

}  // namespace

void readTableParts(Reading& reading, const ResourceParts& parts, dynamodb::Spec& spec) {
    readNested(reading, parts.properties(), "TimeToLiveSpecification", dynamodb::kTimeToLiveFields, spec);
    readNested(reading, parts.behavior(), "Latency", dynamodb::kLatencyFields, spec);
    readNested(reading, parts.properties(), "PointInTimeRecoverySpecification", dynamodb::kRecoveryFields, spec);
    readStream(reading, parts, spec);
    checkTimeToLive(reading, parts, spec);
    checkBackups(reading, parts, spec);
}

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
    readTableParts(reading, parts, spec);
    spec.indexes = readIndexes(reading, parts.properties(), parts.behavior());
    if (!errorsSince(reading, before)) reportBelow(reading, resource, dynamodb::check(spec, quotas));
    return spec;
}

}  // namespace headroom::format
