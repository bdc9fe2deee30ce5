// SPDX-License-Identifier: GPL-3.0-or-later
// Aliases and versions: what a function's traffic goes to. They become part of their function.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/alias_weight.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/function_names.hpp"
#include "scenarios/format/published_rules.hpp"
#include "scenarios/format/qualifiers.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/resources.hpp"
#include "scenarios/format/step_walk.hpp"
#include "scenarios/format/stream_rules.hpp"
#include "scenarios/format/url_calls.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::string_view kAlias = "AWS::Lambda::Alias";
constexpr std::string_view kVersion = "AWS::Lambda::Version";
constexpr std::string_view kUrl = "AWS::Lambda::Url";
constexpr std::string_view kConfig = "ProvisionedConcurrencyConfig";

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
        markStreamed(published_.names(), design_);
        markUrlStreams(root_, design_);
        for (const Resource& resource : design_.resources) {
            const auto* function = std::get_if<lambda::Spec>(&resource.spec);
            if (function != nullptr) settlePublished(reading_, root_, resource.name, *function, places_[resource.name]);
        }
        useFunctionNames();
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
        if (const Node* name = alias ? properties.node.find("Name") : nullptr; name != nullptr && name->isString())
            checkAliasName(reading_, properties.at("Name", *name), said.name);
        if (alias) checkVersionName(properties);
        if (spec == nullptr) return;
        if (alias && !said.name.empty() && !aliases_.insert(functionRead_ + ":" + said.name).second)
            reading_.error(properties.at("Name", *properties.node.find("Name")),
                           "is the second alias " + document::quoted(said.name) + " of " + functionRead_ +
                               ": AWS refuses it (Lambda API Reference, CreateAlias, ResourceConflictException)");
        const std::string version = published_.versionOf(resource);
        const Node* config = properties.node.find(kConfig);
        if (version == "$LATEST") {
            if (config != nullptr) refuseLatest(properties.at(kConfig, *config));
            if (const Node* routing = properties.node.find("RoutingConfig"))
                reading_.error(
                    properties.at("RoutingConfig", *routing),
                    "weights are between published versions, not beside $LATEST (" + std::string(kAliasPage) + ")");
            return;
        }
        spec->published = true;
        const bool first = version == published_.firstOf(functionRead_);
        if (!first && alias) furtherVersion(*spec, version).aliases.push_back(said.name);
        if (!first && !alias) furtherVersion(*spec, version);
        if (published_.isRoute(resource)) spec->routes.push_back({resource, said.name, first ? "" : version, {}, 0.0});
        if (config != nullptr) provision(properties.at(kConfig, *config), version, *spec);
        if (const Node* routing = alias ? properties.node.find("RoutingConfig") : nullptr)
            readRouting(properties.at("RoutingConfig", *routing), resource, *spec, config != nullptr);
    }

    /// Of a version that the file does not make: Lambda numbers them from 1.
    void checkVersionName(const Place& properties) {
        const Node* of = properties.node.find("FunctionVersion");
        if (of == nullptr || !of->isString() || isVersionName(of->asString())) return;
        const std::string resource = of->asString().substr(0, of->asString().find('.'));
        const Node* section = root_.find("Resources");
        if (section != nullptr && section->find(resource) != nullptr) return;
        reading_.error(properties.at("FunctionVersion", *of),
                       document::quoted(of->asString()) +
                           " is no version: that is a number from 1 on, \"$LATEST\" or {\"Fn::GetAtt\": [VERSION, "
                           "\"Version\"]} (Lambda API Reference, CreateAlias)");
    }

    static lambda::FurtherVersion& furtherVersion(lambda::Spec& spec, const std::string& name) {
        const auto found = std::ranges::find(spec.versions, name, &lambda::FurtherVersion::name);
        if (found != spec.versions.end()) return *found;
        spec.versions.push_back({name, {}, {}, 0.0});
        return spec.versions.back();
    }

    /// Weights of an alias: of the function's own name, or of a name of its own.
    void readRouting(const Place& place, const std::string& resource, lambda::Spec& spec, bool provisioned) {
        const auto other =
            readAliasWeight(reading_, place, published_, functionRead_, published_.versionOf(resource), provisioned);
        if (!other) return;
        const bool own = other->version == published_.firstOf(functionRead_);
        if (!own) furtherVersion(spec, other->version);
        const auto route = std::ranges::find(spec.routes, resource, &lambda::AliasRoute::name);
        if (route == spec.routes.end()) {
            furtherVersion(spec, other->version).weight = other->weight;
        } else {
            route->other = own ? std::string() : other->version;
            route->weight = other->weight;
        }
    }

    void readUrl(const Place& place) {
        static constexpr std::array<std::string_view, 1> kElsewhere{"Qualifier"};
        const ResourceParts parts(reading_, place, {"Type", "Properties"});
        lambda::PublishedSpec said;
        readFields<lambda::PublishedSpec>(reading_, parts.properties(), base::FieldPlace::Properties,
                                          lambda::kUrlFields, {lambda::kOtherUrlProperties, kElsewhere, kUrl}, said);
        lambda::Spec* spec = functionOf(parts.properties(), "TargetFunctionArn");
        if (spec == nullptr) return;
        spec->streams = spec->streams || said.streams;
        refuseUrl(parts.properties());
        const Node* qualifier = parts.properties().node.find("Qualifier");
        if (qualifier == nullptr || !qualifier->isString()) return;
        if (!published_.versionOf(written_).empty() || !qualifierOf(written_).empty())
            return reading_.error(parts.properties().at("Qualifier", *qualifier),
                                  "stands beside a TargetFunctionArn that names an alias or version already: name the "
                                  "function there");
        const std::string wrong =
            unknownQualifier(root_, published_.names(), functionRead_, qualifier->asString(), Qualifiers::Aliases);
        if (!wrong.empty())
            reading_.error(parts.properties().at("Qualifier", *qualifier),
                           wrong + " (CloudFormation Template Reference, AWS::Lambda::Url)");
    }

    /// A function, and each of its aliases, has one URL.
    void refuseUrl(const Place& properties) {
        const std::string page = " (CloudFormation Template Reference, AWS::Lambda::Url)";
        const Node* type = properties.node.find("AuthType");
        if (type != nullptr && type->isString() && type->asString() != "NONE" && type->asString() != "AWS_IAM")
            reading_.error(properties.at("AuthType", *type), "must be \"AWS_IAM\" or \"NONE\"" + page);
        const Node* qualifier = properties.node.find("Qualifier");
        const std::string of =
            written_ + ":" + (qualifier != nullptr && qualifier->isString() ? qualifier->asString() : "");
        if (!urls_.insert(of).second)
            reading_.error(properties, "is the second URL of " + functionRead_ +
                                           ": a function has one, and each alias has one" + page);
    }

    /// The function that `key` names, through aliases and versions.
    lambda::Spec* functionOf(const Place& properties, std::string_view key) {
        const Node* of = properties.node.find(key);
        if (of == nullptr) return nullptr;
        const Place where = properties.at(key, *of);
        const std::string written = resourceReference(reading_, where);
        written_ = written;
        functionRead_ = resourceOf(nameBehind(written));
        const bool known =
            written.find(':') == std::string::npos || nameBehind(written) != written || namesLatest(written);
        if (!known && published_.versionOf(qualifierOf(written)).empty()) {
            reading_.error(where, unknownTarget(published_.names(), written));
            return nullptr;
        }
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
        places_.try_emplace(functionRead_, place.pointer);
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
            for (const auto& route : api.routes) {
                for (const bool canary : {false, true}) {
                    const std::string written = apigateway::integrationOf(route, &stage, canary);
                    const std::string behind = nameBehind(written);
                    if (behind != written) stage.standsFor[written] = behind;
                }
            }
        }
    }

    Reading& reading_;
    const Node& root_;
    Design& design_;
    PublishedNames published_;
    std::string functionRead_;                   ///< that functionOf() found last
    std::string written_;                        ///< by that name
    std::set<std::string> aliases_;              ///< functions and their aliases' names
    std::set<std::string> urls_;                 ///< functions and qualifiers that have one
    std::map<std::string, std::string> places_;  ///< of functions, where their provisioned concurrency stands
};

}  // namespace

FunctionNames attachVersions(Reading& reading, const Node& root, Design& design) {
    return Publishing(reading, root, design).read();
}

}  // namespace headroom::format
