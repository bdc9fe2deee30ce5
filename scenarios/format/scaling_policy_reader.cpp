// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/scaling_parts.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::string_view kPolicy = "AWS::ApplicationAutoScaling::ScalingPolicy";
constexpr std::string_view kPredefined = "LambdaProvisionedConcurrencyUtilization";
constexpr std::string_view kMetric = "ProvisionedConcurrencyUtilization";

/// DynamoDB's targets are per cent, Lambda's are shares: a common slip, worth its own words.
void notePercent(Reading& reading, const Place& place) {
    const Node* value = place.node.find("TargetValue");
    if (value == nullptr || !value->isNumber() || value->asNumber() <= 1.0) return;
    reading.note(place.at("TargetValue", *value),
                 "is a share for provisioned concurrency, not per cent: 0.7 means 70 %");
}

void readPredefined(Reading& reading, const Node& root, const Place& place, autoscaling::PolicySpec& spec) {
    if (!isObject(reading, place, "an object with PredefinedMetricType")) return;
    readFields<autoscaling::PolicySpec>(
        reading, place, base::FieldPlace::Here, autoscaling::kPredefinedFields,
        {autoscaling::kPredefinedOtherProperties, {}, "a PredefinedMetricSpecification"}, spec);
    if (!spec.predefined.empty() && spec.predefined != kPredefined)
        reading.error(nearest(root, place.pointer + "/PredefinedMetricType"),
                      document::quoted(spec.predefined) + " does not fit provisioned concurrency; must be " +
                          std::string(kPredefined));
}

void readCustomized(Reading& reading, const Place& place, autoscaling::PolicySpec& spec) {
    if (!isObject(reading, place, "an object with MetricName, Namespace and Statistic")) return;
    readFields<autoscaling::PolicySpec>(
        reading, place, base::FieldPlace::Here, autoscaling::kCustomizedFields,
        {autoscaling::kCustomizedOtherProperties, {}, "a CustomizedMetricSpecification"}, spec);
    if (spec.metricName.empty() || spec.metricNamespace.empty()) return;
    if (spec.metricName != kMetric || spec.metricNamespace != "AWS/Lambda")
        reading.error(place, "tracking " + spec.metricNamespace + " " + spec.metricName +
                                 " is not modelled yet; AWS/Lambda " + std::string(kMetric) + " is");
}

void readTracking(Reading& reading, const Node& root, const Place& place, autoscaling::PolicySpec& spec) {
    if (!isObject(reading, place, "an object with TargetValue and a metric")) return;
    notePercent(reading, place);
    readFields<autoscaling::PolicySpec>(reading, place, base::FieldPlace::Here, autoscaling::kTrackingFields,
                                        {{}, {}, "a TargetTrackingScalingPolicyConfiguration"}, spec);
    const Node* predefined = place.node.find("PredefinedMetricSpecification");
    const Node* customized = place.node.find("CustomizedMetricSpecification");
    if ((predefined == nullptr) == (customized == nullptr))
        return reading.error(place, "needs either PredefinedMetricSpecification or CustomizedMetricSpecification (" +
                                        std::string(autoscaling::source::kPolicy) + ")");
    if (predefined != nullptr) {
        readPredefined(reading, root, place.at("PredefinedMetricSpecification", *predefined), spec);
    } else {
        readCustomized(reading, place.at("CustomizedMetricSpecification", *customized), spec);
    }
    if (spec.target < 0.1 || spec.target > 0.9)
        reading.warning(nearest(root, place.pointer + "/TargetValue"),
                        "0.1 to 0.9 is what AWS is known to take for provisioned concurrency");
}

}  // namespace

std::string scalingId(Reading& reading, const Place& place) {
    const Node* text = &place.node;
    if (place.node.isObject() && place.node.size() == 1 && place.node.members().front().key == "Fn::Sub")
        text = &place.node.members().front().value;
    if (!text->isString()) return reading.wrongKind(place, "text such as \"function:NAME:ALIAS\""), std::string();
    std::string plain;
    for (const char c : text->asString()) {
        if (c != '$' && c != '{' && c != '}') plain += c;
    }
    return plain;
}

std::optional<autoscaling::PolicySpec> readScalingPolicy(Reading& reading, const Node& root, const Place& resource) {
    const std::size_t before = reading.problems.list().size();
    const ResourceParts parts(reading, resource, {"Type", "Properties", "Behavior"});
    const Place& properties = parts.properties();
    autoscaling::PolicySpec spec;
    readFields<autoscaling::PolicySpec>(reading, properties, base::FieldPlace::Properties, autoscaling::kPolicyFields,
                                        {autoscaling::kPolicyOtherProperties, {}, kPolicy}, spec);
    readFields<autoscaling::PolicySpec>(reading, parts.behavior(), base::FieldPlace::Behavior,
                                        autoscaling::kPolicyFields, {{}, {}, kPolicy}, spec);
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
    readTracking(reading, root, properties.at("TargetTrackingScalingPolicyConfiguration", *tracking), spec);
    if (errorsSince(reading, before)) return std::nullopt;
    return spec;
}

}  // namespace headroom::format
