// SPDX-License-Identifier: GPL-3.0-or-later
// Aliases and versions: what a function's traffic goes to. They become part of their function.
#include <algorithm>

#include "model/services/lambda/snap_start.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/function_names.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/resources.hpp"
#include "scenarios/format/step_walk.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::string_view kAlias = "AWS::Lambda::Alias";
constexpr std::string_view kVersion = "AWS::Lambda::Version";
constexpr std::string_view kUrl = "AWS::Lambda::Url";
constexpr std::string_view kConfig = "ProvisionedConcurrencyConfig";
constexpr std::string_view kAliasPage = "Lambda Developer Guide, configuring-alias-routing";

class Publishing {
public:
    Publishing(Reading& reading, const Node& root, Design& design)
        : reading_(reading), root_(root), design_(design), published_(root, design) {}

    FunctionNames read() {
        const Node* section = root_.find("Resources");
        if (section == nullptr || !section->isObject()) return {};
        for (const document::Member& member : section->members()) {
            const Node* type = member.value.isObject() ? member.value.find("Type") : nullptr;
            if (type == nullptr || !type->isString()) continue;
            const Place place{member.value, document::child("/Resources", member.key)};
            if (type->asString() == kAlias) readPublished(place, member.key, true);
            if (type->asString() == kVersion) readPublished(place, member.key, false);
            if (type->asString() == kUrl) readUrl(place);
        }
        for (Resource& resource : design_.resources) {
            if (auto* function = std::get_if<lambda::Spec>(&resource.spec)) settle(resource.name, *function);
        }
        useFunctionNames();
        for (const Resource& resource : design_.resources) {
            if (const auto* function = std::get_if<lambda::Spec>(&resource.spec); function && function->streams)
                checkStreamed(resource.name);
        }
        return published_.names();
    }

private:
    lambda::Spec* functionNamed(const Place& place, const std::string& name) {
        std::vector<std::string_view> names;
        for (Resource& resource : design_.resources) {
            names.push_back(resource.name);
            if (resource.name != name) continue;
            if (auto* function = std::get_if<lambda::Spec>(&resource.spec)) return function;
            reading_.error(place, document::quoted(name) + " is " + serviceLabel(resource.spec) + ", not a function");
            return nullptr;
        }
        const Node* all = root_.find("Resources");
        if (name.empty()) return nullptr;
        if (all == nullptr || all->find(name) == nullptr) {
            reading_.error(place, document::quoted(name) + " is not a resource of this design" +
                                      document::didYouMean(name, names));
        } else {
            reading_.error(place, document::quoted(name) + " leads to no function of this design");
        }
        return nullptr;
    }

    void readPublished(const Place& place, const std::string& resource, bool alias) {
        const ResourceParts parts(reading_, place, {"Type", "Properties"});
        const Place& properties = parts.properties();
        lambda::PublishedSpec said;
        if (alias) {
            readFields<lambda::PublishedSpec>(reading_, properties, base::FieldPlace::Properties, lambda::kAliasFields,
                                              {lambda::kOtherAliasProperties, {}, kAlias}, said);
        } else {
            readFields<lambda::PublishedSpec>(reading_, properties, base::FieldPlace::Properties,
                                              lambda::kVersionFields, {lambda::kOtherVersionProperties, {}, kVersion},
                                              said);
        }
        lambda::Spec* spec = functionOf(properties, "FunctionName");
        if (spec == nullptr) return;
        const std::string version = published_.versionOf(resource);
        const Node* config = properties.node.find(kConfig);
        if (version == "$LATEST") {
            if (config != nullptr) refuseLatest(properties.at(kConfig, *config));
            return;
        }
        spec->published = true;
        const bool first = version == published_.firstOf(functionRead_);
        if (!first && alias) furtherVersion(*spec, version).aliases.push_back(said.name);
        if (!first && !alias) furtherVersion(*spec, version);
        if (config != nullptr) provision(properties.at(kConfig, *config), version, *spec);
        if (const Node* routing = alias ? properties.node.find("RoutingConfig") : nullptr)
            readRouting(properties.at("RoutingConfig", *routing), version, *spec, config != nullptr);
    }

    static lambda::FurtherVersion& furtherVersion(lambda::Spec& spec, const std::string& name) {
        const auto found = std::ranges::find(spec.versions, name, &lambda::FurtherVersion::name);
        if (found != spec.versions.end()) return *found;
        spec.versions.push_back({name, {}, {}, 0.0});
        return spec.versions.back();
    }

    /// Weights of the alias that the function's traffic goes to.
    void readRouting(const Place& place, const std::string& version, lambda::Spec& spec, bool provisioned) {
        if (!isObject(reading_, place, "an object with AdditionalVersionWeights")) return;
        const base::FieldInfo weights{
            .name = "AdditionalVersionWeights", .label = "Weights", .kind = base::FieldKind::Object};
        const base::FieldInfo* const declared[]{&weights};
        checkKeys(reading_, place, declared, {{}, {}, "RoutingConfig"});
        const Node* list = place.node.find(weights.name);
        if (list == nullptr) return;
        const Place where = place.at(weights.name, *list);
        if (!list->isArray()) return reading_.wrongKind(where, "a list of {\"FunctionVersion\", \"FunctionWeight\"}");
        if (list->size() == 0) return;
        if (list->size() > 1)
            return reading_.error(where, "an alias stands for two versions at most (" + std::string(kAliasPage) + ")");
        if (provisioned || version != published_.firstOf(functionRead_)) {
            return reading_.error(
                where, provisioned ? "weights beside provisioned concurrency of the same alias are not modelled"
                                   : "weights of a second alias of a function are not modelled");
        }
        const Place item = where.at(std::size_t{0}, list->elements().front());
        if (!isObject(reading_, item, "an object with FunctionVersion and FunctionWeight")) return;
        lambda::PublishedSpec said;
        readFields<lambda::PublishedSpec>(reading_, item, base::FieldPlace::Here, lambda::kVersionWeightFields,
                                          {{}, {}, "AdditionalVersionWeights"}, said);
        const Node* of = item.node.find("FunctionVersion");
        if (of == nullptr) return;
        const std::string other = published_.versionIn(functionRead_, *of);
        if (other == version || other == "$LATEST" || other.empty()) {
            return reading_.error(
                item, "must be another published version than the alias's own (" + std::string(kAliasPage) + ")");
        }
        furtherVersion(spec, other).weight = said.weight;
    }

    void readUrl(const Place& place) {
        const ResourceParts parts(reading_, place, {"Type", "Properties"});
        lambda::PublishedSpec said;
        readFields<lambda::PublishedSpec>(reading_, parts.properties(), base::FieldPlace::Properties,
                                          lambda::kUrlFields, {lambda::kOtherUrlProperties, {}, kUrl}, said);
        lambda::Spec* spec = functionOf(parts.properties(), "TargetFunctionArn");
        if (spec != nullptr) spec->streams = spec->streams || said.streams;
    }

    /// The function that `key` names, through aliases and versions.
    lambda::Spec* functionOf(const Place& properties, std::string_view key) {
        const Node* of = properties.node.find(key);
        if (of == nullptr) return nullptr;
        const Place where = properties.at(key, *of);
        functionRead_ = resourceOf(nameBehind(resourceReference(reading_, where)));
        return functionNamed(where, functionRead_);
    }

    void refuseLatest(const Place& place) {
        reading_.error(place,
                       "provisioned concurrency belongs to a published version, not to $LATEST (Lambda Developer "
                       "Guide, lambda-concurrency)");
    }

    void provision(const Place& place, const std::string& version, lambda::Spec& spec) {
        const bool first = version == published_.firstOf(functionRead_);
        std::optional<std::int64_t>& into =
            first ? spec.provisionedConcurrency : furtherVersion(spec, version).provisionedConcurrency;
        if (into) {
            return reading_.error(place, "is the second one of " + functionRead_ +
                                             (version.empty() ? "" : "'s version " + version) +
                                             ": a version has one, on itself or on one alias (Lambda Developer Guide, "
                                             "provisioned-concurrency)");
        }
        lambda::Spec said;
        readProvisioned(reading_, place, said);
        into = said.provisionedConcurrency;
        places_.emplace_back(functionRead_, place.pointer);
    }

    /// What is only known now: AWS's refusals, what has no effect, and what is assumed.
    void settle(const std::string& name, const lambda::Spec& spec) {
        const std::string pointer = document::child("/Resources", name);
        const auto from =
            std::find_if(places_.begin(), places_.end(), [&](const auto& one) { return one.first == name; });
        for (const base::Error& error : lambda::checkPublished(spec)) {
            const std::string where = from != places_.end() ? from->second : pointer + error.where;
            reading_.error(nearest(root_, where), error.what);
        }
        for (const base::Error& error : lambda::checkAnswers(spec))
            reading_.error(nearest(root_, pointer + error.where), error.what);
        noteIdle(pointer + "/Behavior/VpcPlacement", spec.vpc, "the function has no VpcConfig");
        noteIdle(pointer + "/Behavior/Restore", spec.snapStart, "the function has no SnapStart");
        noteIdle(pointer + "/Behavior/BilledRestore", spec.snapStart, "the function has no SnapStart");
        if (!spec.snapStart) return;
        if (!spec.published) {
            return reading_.warning(nearest(root_, pointer + "/Properties/SnapStart"),
                                    "restores published versions, and this function has none: without AutoPublishAlias "
                                    "or an AWS::Lambda::Version nothing changes");
        }
        assumeRestore(pointer + "/Behavior", spec);
    }

    void noteIdle(const std::string& pointer, bool used, const std::string& why) {
        const Node* node = document::resolve(root_, pointer);
        if (node != nullptr && !used) reading_.note({*node, pointer}, "has no effect: " + why);
    }

    void assumeRestore(const std::string& behavior, const lambda::Spec& spec) {
        if (!spec.restore) {
            const bool measured = lambda::restoreIsMeasured(spec.runtime);
            const bool dotnet = spec.runtime.starts_with("dotnet");
            const std::string of = measured ? spec.runtime : dotnet ? ".NET 8 applications" : "java21";
            reading_.assume(behavior + "/Restore", "measured for " + of, std::string(lambda::source::kRestore),
                            !measured);
        }
        if (document::resolve(root_, behavior + "/BilledRestore") == nullptr)
            reading_.assume(behavior + "/BilledRestore", "0", std::string(lambda::source::kBilledRestore), true);
    }

    std::string nameBehind(const std::string& name) const { return format::nameBehind(published_.names(), name); }

    /// Whoever calls an alias or a version calls its function.
    void useFunctionNames() {
        if (published_.names().empty()) return;
        for (Resource& resource : design_.resources) {
            if (auto* api = std::get_if<apigateway::Spec>(&resource.spec)) useFunctionNames(*api);
            if (auto* machine = std::get_if<stepfunctions::Spec>(&resource.spec)) {
                for (auto& state : machine->states) state.target = nameBehind(state.target);
            }
            if (auto* function = std::get_if<lambda::Spec>(&resource.spec)) {
                eachCall(root_, function->steps, "/Resources/" + resource.name + "/Behavior/Steps",
                         [&](lambda::CallStep& call, const std::string&) { call.target = nameBehind(call.target); });
            }
        }
        for (workload::TrafficSpec& workload : design_.workloads) workload.target = nameBehind(workload.target);
    }

    void useFunctionNames(apigateway::Spec& api) const {
        for (auto& route : api.routes) {
            route.integration = nameBehind(route.integration);
            route.canaryIntegration = nameBehind(route.canaryIntegration);
        }
        for (auto& authorizer : api.authorizers) authorizer.function = nameBehind(authorizer.function);
        for (auto& stage : api.stages) {
            for (auto& [variable, value] : stage.variables) value = nameBehind(value);
            if (!stage.canary) continue;
            for (auto& [variable, value] : stage.canary->variables) value = nameBehind(value);
        }
    }

    static bool callsFunction(const apigateway::Spec& api, const std::string& name) {
        for (const auto& route : api.routes) {
            if (resourceOf(apigateway::integrationOf(route, nullptr, false)) == name) return true;
            for (const auto& stage : api.stages) {
                if (resourceOf(apigateway::integrationOf(route, &stage, false)) == name) return true;
                if (resourceOf(apigateway::integrationOf(route, &stage, true)) == name) return true;
            }
        }
        return std::ranges::any_of(api.authorizers, [&](const auto& one) { return resourceOf(one.function) == name; });
    }

    /// Answers through an API or to another function are buffered: those are not modelled beside streamed ones.
    void checkStreamed(const std::string& name) {
        for (const Resource& resource : design_.resources) {
            bool calls = false;
            if (const auto* api = std::get_if<apigateway::Spec>(&resource.spec)) { calls = callsFunction(*api, name); }
            if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) {
                eachCall(
                    root_, function->steps, "/Resources/" + resource.name + "/Behavior/Steps",
                    [&](const lambda::CallStep& call, const std::string&) { calls = calls || call.target == name; });
            }
            if (!calls) continue;
            reading_.error(nearest(root_, document::child("/Resources", resource.name)),
                           "calls " + name +
                               ", which streams its answers through its URL: buffered answers of the same "
                               "function are not modelled");
        }
    }

    Reading& reading_;
    const Node& root_;
    Design& design_;
    PublishedNames published_;
    std::string functionRead_;                                 ///< that functionOf() found last
    std::vector<std::pair<std::string, std::string>> places_;  ///< of functions, and where their configuration stands
};

}  // namespace

FunctionNames attachVersions(Reading& reading, const Node& root, Design& design) {
    return Publishing(reading, root, design).read();
}

}  // namespace headroom::format
