// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/global_capacity_reader.hpp"

#include <algorithm>

#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/scaling_parts.hpp"

namespace headroom::format {

using base::FieldPlace;
using document::Node;
using dynamodb::CapacitySettings;

namespace {

constexpr const char* kWriteSettings = "WriteProvisionedThroughputSettings";
constexpr const char* kReadSettings = "ReadProvisionedThroughputSettings";
constexpr const char* kOnDemandSettings = "ReadOnDemandThroughputSettings";

const std::string kPage = " (" + std::string(dynamodb::source::kGlobalCapacity) + ")";

}  // namespace

std::optional<std::int64_t> GlobalCapacity::readWrites(const Place& owner, const std::string& index) {
    const Node* node = owner.node.find(kWriteSettings);
    if (node == nullptr) {
        if (isProvisioned())
            reading_.error(owner,
                           "lacks \"" + std::string(kWriteSettings) +
                               "\": writes of a PROVISIONED global table, and of each of its global indexes, are "
                               "scaled" +
                               kPage);
        return std::nullopt;
    }
    const Place place = owner.at(kWriteSettings, *node);
    if (!isProvisioned()) {
        reading_.error(place, "cannot be given with BillingMode PAY_PER_REQUEST");
        return std::nullopt;
    }
    if (!isObject(reading_, place, "an object with WriteCapacityAutoScalingSettings")) return std::nullopt;
    CapacitySettings settings;
    readFields<CapacitySettings>(reading_, place, FieldPlace::Here, dynamodb::kGlobalWriteFields,
                                 {{}, {}, kWriteSettings}, settings);
    return readScaled(place, "WriteCapacityAutoScalingSettings", "", index);
}

GlobalCapacity::Reads GlobalCapacity::readReads(const Place& owner, const std::string& region,
                                                const std::string& index) {
    Reads reads;
    if (const Node* node = owner.node.find(kOnDemandSettings)) {
        const Place place = owner.at(kOnDemandSettings, *node);
        CapacitySettings settings;
        if (isProvisioned()) reading_.error(place, "is for on-demand tables only; this one is PROVISIONED");
        if (isObject(reading_, place, "an object with MaxReadRequestUnits"))
            readFields<CapacitySettings>(reading_, place, FieldPlace::Here, dynamodb::kReplicaOnDemandFields,
                                         {{}, {}, kOnDemandSettings}, settings);
        reads.most = settings.most;
    }
    const Node* node = owner.node.find(kReadSettings);
    if (node == nullptr) {
        if (isProvisioned() && !region.empty())
            reading_.error(owner,
                           "lacks \"" + std::string(kReadSettings) + "\", which BillingMode PROVISIONED needs" + kPage);
        return reads;
    }
    const Place place = owner.at(kReadSettings, *node);
    if (!isProvisioned()) return reading_.error(place, "cannot be given with BillingMode PAY_PER_REQUEST"), reads;
    if (!isObject(reading_, place, "an object with ReadCapacityUnits")) return reads;
    CapacitySettings settings;
    readFields<CapacitySettings>(reading_, place, FieldPlace::Here, dynamodb::kReplicaReadFields,
                                 {{}, {}, kReadSettings}, settings);
    const bool scaled = place.node.find("ReadCapacityAutoScalingSettings") != nullptr;
    if (scaled == settings.units.has_value())
        return reading_.error(place,
                              "needs either ReadCapacityUnits or ReadCapacityAutoScalingSettings, not both" + kPage),
               reads;
    reads.units = scaled ? readScaled(place, "ReadCapacityAutoScalingSettings", region, index) : settings.units;
    return reads;
}

/// What is held at the beginning.
std::optional<std::int64_t> GlobalCapacity::readScaled(const Place& owner, const char* key, const std::string& region,
                                                       const std::string& index) {
    const Node* node = owner.node.find(key);
    if (node == nullptr) return std::nullopt;
    const Place place = owner.at(key, *node);
    if (!isObject(reading_, place, "an object with MinCapacity and MaxCapacity")) return std::nullopt;
    CapacitySettings settings;
    readFields<CapacitySettings>(reading_, place, FieldPlace::Here, dynamodb::kScaledCapacityFields, {{}, {}, key},
                                 settings);
    if (settings.minimum > settings.maximum) reading_.error(place, "MinCapacity is above MaxCapacity" + kPage);
    const ScaledDimension dimension = region.empty() ? ScaledDimension::TableWrites : ScaledDimension::TableReads;
    const std::string wrong = outsideLimits(settings.maximum, limitsOf(dimension, quotas_));
    if (!wrong.empty() && place.node.find("MaxCapacity") != nullptr)
        reading_.error(place.at("MaxCapacity", *place.node.find("MaxCapacity")), wrong);
    dynamodb::ReplicaScaling scaling{region, index, settings.minimum, settings.maximum, autoscaling::capacityPolicy()};
    readPolicy(place, scaling.policy);
    spec_.replicaScalings.push_back(std::move(scaling));
    const std::int64_t first = settings.seed.value_or(settings.minimum);
    return std::clamp(first, settings.minimum, std::max(settings.minimum, settings.maximum));
}

void GlobalCapacity::readPolicy(const Place& settings, autoscaling::PolicySpec& policy) {
    constexpr const char* kKey = "TargetTrackingScalingPolicyConfiguration";
    const Node* node = settings.node.find(kKey);
    if (node == nullptr) return;  // its field says so
    const Place place = settings.at(kKey, *node);
    if (!isObject(reading_, place, "an object with TargetValue")) return;
    readFields<autoscaling::PolicySpec>(reading_, place, FieldPlace::Here, dynamodb::kGlobalTrackingFields,
                                        {{}, {}, kKey}, policy);
    // What AWS does not publish of alarms is assumed as of any other policy.
    const Node none = Node::object();
    readFields<autoscaling::PolicySpec>(reading_, Place{none, place.pointer}, FieldPlace::Behavior,
                                        autoscaling::kCapacityPolicyFields, {{}, {}, kKey}, policy);
    constexpr double kLeast = 20.0;
    constexpr double kMost = 90.0;
    if (place.node.find("TargetValue") == nullptr || (policy.target >= kLeast && policy.target <= kMost)) return;
    const bool share = policy.target > 0.0 && policy.target <= 1.0;
    reading_.error(place.at("TargetValue", *place.node.find("TargetValue")),
                   "must be from 20 to 90 for a table (DynamoDB Developer Guide, AutoScaling, 2026-04-13)" +
                       std::string(share ? ": it is per cent, not a share; 70 means 70 %" : ""));
}

}  // namespace headroom::format
