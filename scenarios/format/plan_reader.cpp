// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "model/services/apigateway/part_fields.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/api_lookup.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

using apigateway::UsagePlanSpec;
using base::FieldPlace;
using document::Node;

namespace {

/// Usage plans, their keys, and which key is in which plan.
class Plans {
public:
    explicit Plans(const ApiLookup& lookup) : lookup_(lookup) {}

    void read() {
        lookup_.each("UsagePlan", [&](const Place& part, const std::string& name, bool) { readPlan(part, name); });
        lookup_.each("ApiKey", [&](const Place& part, const std::string& name, bool) { readKey(part, name); });
        lookup_.each("UsagePlanKey", [&](const Place& part, const std::string&, bool) { readPlanKey(part); });
        for (const UsagePlanSpec& plan : plans_) {
            for (const apigateway::PlanStage& open : plan.stages) {
                apigateway::Spec* api = lookup_.find(open.api);
                if (api != nullptr && (api->plans.empty() || api->plans.back().name != plan.name))
                    api->plans.push_back(plan);
            }
        }
    }

private:
    apigateway::Throttle readThrottle(const Place& owner, std::string_view key) {
        apigateway::MethodProperties written;
        const Node* node = owner.node.find(key);
        if (node != nullptr && isObject(lookup_.reading, owner.at(key, *node), "an object of limits")) {
            readFields<apigateway::MethodProperties>(lookup_.reading, owner.at(key, *node), FieldPlace::Here,
                                                     apigateway::kPlanThrottleFields, {{}, {}, "Throttle"}, written);
        }
        return {written.rate, written.burst};
    }

    void readPlan(const Place& place, const std::string& name) {
        const ResourceParts parts(lookup_.reading, place, {"Type", "Properties"});
        const Place& properties = parts.properties();
        UsagePlanSpec plan;
        plan.name = name;
        readFields<UsagePlanSpec>(lookup_.reading, properties, FieldPlace::Properties, apigateway::kUsagePlanFields,
                                  {apigateway::kUsagePlanOtherProperties, {}, "a usage plan"}, plan);
        plan.throttle = readThrottle(properties, "Throttle");
        if (const Node* quota = properties.node.find("Quota")) {
            plan.quota.emplace();
            if (isObject(lookup_.reading, properties.at("Quota", *quota), "an object with Limit and Period"))
                readFields<apigateway::PlanQuota>(lookup_.reading, properties.at("Quota", *quota), FieldPlace::Here,
                                                  apigateway::kPlanQuotaFields, {{}, {}, "Quota"}, *plan.quota);
            checkOffset(properties.at("Quota", *quota), *plan.quota);
        }
        const Node* stages = properties.node.find("ApiStages");
        if (stages != nullptr && !stages->isArray())
            lookup_.reading.wrongKind(properties.at("ApiStages", *stages), "a list of {\"ApiId\", \"Stage\"}");
        for (std::size_t i = 0; stages != nullptr && stages->isArray() && i < stages->size(); ++i)
            readPlanStage(properties.at("ApiStages", *stages).at(i, stages->elements()[i]), plan);
        plans_.push_back(std::move(plan));
    }

    /// What the period leaves room for.
    void checkOffset(const Place& place, const apigateway::PlanQuota& quota) {
        using Period = apigateway::PlanQuota::Period;
        const std::int64_t most = quota.period == Period::Day ? 0 : quota.period == Period::Week ? 6 : 27;
        if (quota.offset > most)
            lookup_.reading.error(place, "has an Offset above " + std::to_string(most) +
                                             ", the most that its Period allows (" +
                                             std::string(apigateway::source::kOffset) + ")");
    }

    void readPlanStage(const Place& place, UsagePlanSpec& plan) {
        if (!isObject(lookup_.reading, place, "an object with ApiId and Stage")) return;
        apigateway::PlanStage open;
        const apigateway::Spec* api = lookup_.apiOf(place, "ApiId", &open.api);
        const Node* stage = place.node.find("Stage");
        if (open.api.empty() || stage == nullptr || !(stage->isString() || stage->isObject()))
            return lookup_.reading.error(place, R"(must hold "ApiId" and "Stage")");
        open.stage = stage->isString() ? stage->asString() : stageNamed(place.at("Stage", *stage));
        if (api == nullptr) return;
        const bool known = std::ranges::any_of(api->stages, [&](const auto& one) { return one.name == open.stage; });
        if (!known && api->kind == apigateway::ApiKind::Rest)
            return lookup_.reading.error(place.at("Stage", *stage),
                                         document::quoted(open.stage) + " is not a stage of " + open.api);
        const bool twice = std::ranges::any_of(
            plan.stages, [&](const auto& other) { return other.api == open.api && other.stage == open.stage; });
        if (twice) lookup_.reading.error(place, "opens stage " + open.stage + " of " + open.api + " a second time");
        if (const Node* throttle = place.node.find("Throttle"))
            readMethods(place.at("Throttle", *throttle), *api, open);
        plan.stages.push_back(std::move(open));
    }

    /// {"Ref": "Prod"}: the StageName of a stage resource.
    std::string stageNamed(const Place& place) {
        const std::string name = resourceReference(lookup_.reading, place);
        const Node* resource = lookup_.section.node.find(name);
        const Node* properties = resource != nullptr ? resource->find("Properties") : nullptr;
        const Node* stage = properties != nullptr ? properties->find("StageName") : nullptr;
        return stage != nullptr && stage->isString() ? stage->asString() : name;
    }

    /// {"/items/GET": {"RateLimit", "BurstLimit"}}.
    void readMethods(const Place& place, const apigateway::Spec& api, apigateway::PlanStage& open) {
        if (!isObject(lookup_.reading, place, "an object of limits by \"/path/METHOD\"")) return;
        for (const document::Member& member : place.node.members()) {
            const std::size_t slash = member.key.rfind('/');
            const std::string path = slash == 0 ? "/" : member.key.substr(0, slash);
            const std::string route = slash == std::string::npos ? "" : member.key.substr(slash + 1) + " " + path;
            const bool known = std::ranges::any_of(api.routes, [&](const auto& one) { return one.key == route; });
            if (!known) {
                lookup_.reading.error(place.at(member.key, member.value),
                                      "is not \"/path/METHOD\" of a route of " + open.api + ", such as \"/items/GET\"");
                continue;
            }
            open.methods.push_back({route, readThrottle(place, member.key), {}, {}});
        }
    }

    /// Refuses what is none of these.
    void allowOnly(const Place& properties, std::span<const std::string_view> known) {
        for (const document::Member& member : properties.node.members()) {
            if (std::ranges::find(known, member.key) == known.end())
                lookup_.reading.error(properties.at(member.key, member.value),
                                      "is not a property here" + document::didYouMean(member.key, known));
        }
    }

    /// AWS lets a key stand in one usage plan a stage (API Gateway Developer Guide, api-gateway-api-usage-plans).
    void refuseTwoPlans(const Place& place, const std::string& key, const UsagePlanSpec& plan) {
        for (const UsagePlanSpec& other : plans_) {
            if (other.name == plan.name || std::ranges::find(other.keys, key) == other.keys.end()) continue;
            for (const apigateway::PlanStage& mine : plan.stages) {
                for (const apigateway::PlanStage& open : other.stages) {
                    if (mine.api == open.api && mine.stage == open.stage)
                        return lookup_.reading.error(
                            place, "puts " + key + " into a second usage plan of stage " + mine.stage + " beside " +
                                       other.name + ": AWS allows one (Developer Guide, api-gateway-api-usage-plans)");
                }
            }
        }
    }

    void readKey(const Place& place, const std::string& name) {
        const ResourceParts parts(lookup_.reading, place, {"Type", "Properties"});
        static constexpr std::array<std::string_view, 8> kKnown{
            "CustomerId", "Description", "Enabled", "GenerateDistinctId", "Name", "StageKeys", "Tags", "Value"};
        allowOnly(parts.properties(), kKnown);
        if (const Node* enabled = parts.properties().node.find("Enabled");
            enabled != nullptr && !(enabled->isBool() && enabled->asBool()))
            lookup_.reading.error(parts.properties().at("Enabled", *enabled),
                                  "is not modelled but as true: requests with a disabled key are refused with 403");
        else if (enabled == nullptr)
            lookup_.reading.warning(
                place,
                "lacks \"Enabled\": true, and API Gateway makes keys that are not enabled unless it "
                "is told so (CreateApiKey, enabled; aws/aws-sdk-js pull request 3798, getmoto/moto "
                "pull request 3130), whose requests are answered 403: here the key is taken to "
                "be enabled");
        if (const Node* stages = parts.properties().node.find("StageKeys"))
            lookup_.reading.error(parts.properties().at("StageKeys", *stages),
                                  "is not modelled: name the stage in a usage plan");
        keys_.push_back(name);
    }

    void readPlanKey(const Place& place) {
        const ResourceParts parts(lookup_.reading, place, {"Type", "Properties"});
        const Place& properties = parts.properties();
        static constexpr std::array<std::string_view, 3> kKnown{"KeyId", "KeyType", "UsagePlanId"};
        allowOnly(properties, kKnown);
        const Node* key = properties.node.find("KeyId");
        const Node* plan = properties.node.find("UsagePlanId");
        if (key == nullptr || plan == nullptr) return lookup_.reading.error(place, R"(lacks "KeyId" or "UsagePlanId")");
        const std::string keyName = resourceReference(lookup_.reading, properties.at("KeyId", *key));
        const std::string planName = resourceReference(lookup_.reading, properties.at("UsagePlanId", *plan));
        if (!keyName.empty() && std::ranges::find(keys_, keyName) == keys_.end())
            lookup_.reading.error(properties.at("KeyId", *key),
                                  document::quoted(keyName) + " is not an AWS::ApiGateway::ApiKey");
        const auto at = std::ranges::find(plans_, planName, &UsagePlanSpec::name);
        if (at != plans_.end()) {
            if (std::ranges::find(at->keys, keyName) != at->keys.end())
                return lookup_.reading.error(place, "puts " + keyName + " into " + planName + " a second time");
            refuseTwoPlans(place, keyName, *at);
            return at->keys.push_back(keyName);
        }
        if (!planName.empty())
            lookup_.reading.error(properties.at("UsagePlanId", *plan),
                                  document::quoted(planName) + " is not a usage plan");
    }

    const ApiLookup& lookup_;
    std::vector<UsagePlanSpec> plans_;
    std::vector<std::string> keys_;
};

}  // namespace

void readPlanParts(const ApiLookup& lookup) { Plans(lookup).read(); }

}  // namespace headroom::format
