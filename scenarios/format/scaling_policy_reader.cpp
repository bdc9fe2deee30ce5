// SPDX-License-Identifier: GPL-3.0-or-later
#include <span>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/integration_uri.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/scaling_dimension.hpp"
#include "scenarios/format/scaling_parts.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::string_view kPolicy = "AWS::ApplicationAutoScaling::ScalingPolicy";
constexpr std::string_view kMetric = "ProvisionedConcurrencyUtilization";

/// What TargetValue may be: AWS takes 0.1 to 0.9 for provisioned concurrency and 20 to 90 for tables.
struct TargetRange {
    double low;
    double high;
    const char* text;
};
constexpr TargetRange kShares{0.1, 0.9,
                              "must be from 0.1 to 0.9 for provisioned concurrency (Application Auto Scaling User "
                              "Guide, 2026)"};
constexpr TargetRange kPerCent{20.0, 90.0,
                               "must be from 20 to 90 for a table (DynamoDB Developer Guide, AutoScaling, 2026-04-13)"};

/// Reads one policy of a known dimension.
class Policy {
public:
    Policy(Reading& reading, const Node& root, const DimensionTraits& traits)
        : reading_(reading), root_(root), traits_(traits), ofTable_(isOfTable(traits.dimension)) {}

    autoscaling::PolicySpec initial() const {
        return ofTable_ ? autoscaling::capacityPolicy() : autoscaling::PolicySpec{};
    }

    void readBehavior(const Place& place, autoscaling::PolicySpec& spec) {
        const std::span<const base::Field<autoscaling::PolicySpec>> fields =
            ofTable_ ? std::span<const base::Field<autoscaling::PolicySpec>>(autoscaling::kCapacityPolicyFields)
                     : std::span<const base::Field<autoscaling::PolicySpec>>(autoscaling::kConcurrencyPolicyFields);
        readFields<autoscaling::PolicySpec>(reading_, place, base::FieldPlace::Behavior, fields, {{}, {}, kPolicy},
                                            spec);
        if (!ofTable_ || !spec.lowShare) return;
        if (place.node.find("LowPoints") != nullptr)
            reading_.error(place.at("LowPoints", *place.node.find("LowPoints")),
                           "cannot stand beside LowThreshold: both say where capacity is removed");
        forget(reading_, document::child(place.pointer, "LowPoints"));
    }

    void readTracking(const Place& place, autoscaling::PolicySpec& spec) {
        if (!isObject(reading_, place, "an object with TargetValue and a metric")) return;
        Node node = place.node;
        if (!checkTarget(place)) node.set("TargetValue", Node::number("0.5", 0.5));  // said once, with the right range
        readFields<autoscaling::PolicySpec>(reading_, {node, place.pointer}, base::FieldPlace::Here,
                                            autoscaling::kTrackingFields,
                                            {{}, {}, "a TargetTrackingScalingPolicyConfiguration"}, spec);
        const Node* predefined = place.node.find("PredefinedMetricSpecification");
        const Node* customized = place.node.find("CustomizedMetricSpecification");
        if ((predefined == nullptr) == (customized == nullptr))
            return reading_.error(place,
                                  "needs either PredefinedMetricSpecification or CustomizedMetricSpecification (" +
                                      std::string(autoscaling::source::kPolicy) + ")");
        if (predefined != nullptr) {
            readPredefined(place.at("PredefinedMetricSpecification", *predefined), spec);
        } else {
            readCustomized(place.at("CustomizedMetricSpecification", *customized), spec);
        }
    }

private:
    /// Whether the target is one that AWS takes; else says so.
    bool checkTarget(const Place& place) {
        const Node* value = place.node.find("TargetValue");
        if (value == nullptr || !value->isNumber()) return true;
        const double target = value->asNumber();
        const TargetRange& range = ofTable_ ? kPerCent : kShares;
        if (target >= range.low && target <= range.high) return true;
        std::string text = range.text;
        // DynamoDB's targets are per cent, Lambda's are shares: a common slip, worth its own words.
        if (ofTable_ && target > 0.0 && target <= 1.0) text += ": it is per cent, not a share; 70 means 70 %";
        if (!ofTable_ && target > 1.0) text += ": it is a share, not per cent; 0.7 means 70 %";
        reading_.error(place.at("TargetValue", *value), text);
        return false;
    }

    void readPredefined(const Place& place, autoscaling::PolicySpec& spec) {
        if (!isObject(reading_, place, "an object with PredefinedMetricType")) return;
        readFields<autoscaling::PolicySpec>(
            reading_, place, base::FieldPlace::Here, autoscaling::kPredefinedFields,
            {autoscaling::kPredefinedOtherProperties, {}, "a PredefinedMetricSpecification"}, spec);
        if (!spec.predefined.empty() && spec.predefined != traits_.predefined)
            reading_.error(nearest(root_, place.pointer + "/PredefinedMetricType"),
                           document::quoted(spec.predefined) + " does not fit " + std::string(traits_.capacity) +
                               "; must be " + std::string(traits_.predefined));
    }

    void readCustomized(const Place& place, autoscaling::PolicySpec& spec) {
        if (!isObject(reading_, place, "an object with MetricName, Namespace and Statistic")) return;
        if (ofTable_)
            return reading_.error(place, "a metric of one's own for " + std::string(traits_.capacity) +
                                             " is not modelled yet; use PredefinedMetricSpecification with " +
                                             std::string(traits_.predefined));
        readFields<autoscaling::PolicySpec>(
            reading_, place, base::FieldPlace::Here, autoscaling::kCustomizedFields,
            {autoscaling::kCustomizedOtherProperties, {}, "a CustomizedMetricSpecification"}, spec);
        if (spec.metricName.empty() || spec.metricNamespace.empty()) return;
        if (spec.metricName != kMetric || spec.metricNamespace != "AWS/Lambda")
            reading_.error(place, "tracking " + spec.metricNamespace + " " + spec.metricName +
                                      " is not modelled yet; AWS/Lambda " + std::string(kMetric) + " is");
    }

    Reading& reading_;
    const Node& root_;
    const DimensionTraits& traits_;
    bool ofTable_;
};

}  // namespace

std::string scalingId(Reading& reading, const Place& place) {
    const std::string text = plainText(place.node);
    if (text.empty()) reading.wrongKind(place, "text such as \"function:NAME:ALIAS\" or \"table/NAME\"");
    return withNames(text);
}

ScaledDimension guessedDimension(const Node& properties) {
    const Node* metric = document::resolve(properties,
                                           "/TargetTrackingScalingPolicyConfiguration"
                                           "/PredefinedMetricSpecification/PredefinedMetricType");
    for (const DimensionTraits& traits : kDimensions) {
        if (metric != nullptr && metric->isString() && metric->asString() == traits.predefined) return traits.dimension;
    }
    return ScaledDimension::ProvisionedConcurrency;
}

std::optional<autoscaling::PolicySpec> readScalingPolicy(Reading& reading, const Node& root, const Place& resource,
                                                         ScaledDimension dimension) {
    const std::size_t before = reading.problems.list().size();
    const ResourceParts parts(reading, resource, {"Type", "Properties", "Behavior"});
    const Place& properties = parts.properties();
    Policy reader(reading, root, traitsOf(dimension));
    autoscaling::PolicySpec spec = reader.initial();
    readFields<autoscaling::PolicySpec>(reading, properties, base::FieldPlace::Properties, autoscaling::kPolicyFields,
                                        {autoscaling::kPolicyOtherProperties, {}, kPolicy}, spec);
    reader.readBehavior(parts.behavior(), spec);
    if (errorsSince(reading, before)) return std::nullopt;
    if (spec.type != "TargetTrackingScaling") {
        reading.error(nearest(root, properties.pointer + "/PolicyType"),
                      document::quoted(spec.type) + " is not modelled yet; TargetTrackingScaling is");
        return std::nullopt;
    }
    const Node* tracking = properties.node.find("TargetTrackingScalingPolicyConfiguration");
    if (tracking == nullptr) {
        reading.error(properties, "lacks \"TargetTrackingScalingPolicyConfiguration\"");
        return std::nullopt;
    }
    reader.readTracking(properties.at("TargetTrackingScalingPolicyConfiguration", *tracking), spec);
    if (errorsSince(reading, before)) return std::nullopt;
    return spec;
}

}  // namespace headroom::format
