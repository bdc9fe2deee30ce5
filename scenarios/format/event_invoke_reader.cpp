// SPDX-License-Identifier: GPL-3.0-or-later
// Asynchronous invocation: what a function's queue of events does, and which functions have one.
#include <algorithm>
#include <set>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/async_target_reader.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/qualifiers.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/step_walk.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::string_view kConfig = "AWS::Lambda::EventInvokeConfig";

class EventInvokes {
public:
    EventInvokes(Reading& reading, const Node& root, const FunctionNames& names, Design& design)
        : reading_(reading), root_(root), names_(names), design_(design), targets_(reading, root, names, design) {}

    void read() {
        for (Resource& resource : design_.resources) {
            if (auto* function = std::get_if<lambda::Spec>(&resource.spec)) readOwn(resource, *function);
        }
        if (const Node* section = root_.find("Resources"); section != nullptr && section->isObject()) {
            for (const document::Member& member : section->members()) {
                const Node* type = member.value.isObject() ? member.value.find("Type") : nullptr;
                if (type != nullptr && type->isString() && type->asString() == kConfig)
                    readConfig({member.value, document::child("/Resources", member.key)});
            }
        }
        markTakers();
        noteIdle();
    }

private:
    lambda::Spec* functionNamed(const std::string& name) {
        for (Resource& resource : design_.resources) {
            if (resource.name == name) return std::get_if<lambda::Spec>(&resource.spec);
        }
        return nullptr;
    }

    /// What stands in the function's own properties.
    void readOwn(const Resource& resource, lambda::Spec& spec) {
        const std::string at = document::child("/Resources", resource.name) + "/Properties";
        const Node* properties = document::resolve(root_, at);
        if (properties == nullptr || !properties->isObject()) return;
        const Place place{*properties, at};
        const bool serverless = resource.type == "AWS::Serverless::Function";
        const char* key = serverless ? "DeadLetterQueue" : "DeadLetterConfig";
        if (const Node* node = properties->find(key))
            targets_.readDeadLetter(place.at(key, *node), serverless, spec.async);
        const Node* config = serverless ? properties->find("EventInvokeConfig") : nullptr;
        if (config == nullptr) return;
        const Place where = place.at("EventInvokeConfig", *config);
        if (!isObject(reading_, where, "an object with MaximumRetryAttempts and the like")) return;
        readFields<lambda::AsyncSpec>(reading_, where, base::FieldPlace::Properties, lambda::kEventInvokeFields,
                                      {{}, {}, "EventInvokeConfig"}, spec.async);
        readDestinations(where, serverless, spec.async);
        configured_.emplace_back(resource.name, where.pointer);
    }

    void readDestinations(const Place& config, bool serverless, lambda::AsyncSpec& spec) {
        const Node* node = config.node.find("DestinationConfig");
        if (node != nullptr) targets_.readDestinations(config.at("DestinationConfig", *node), serverless, spec);
    }

    void readConfig(const Place& place) {
        const ResourceParts parts(reading_, place, {"Type", "Properties"});
        const Place& properties = parts.properties();
        lambda::AsyncSpec said;
        std::vector<base::Field<lambda::AsyncSpec>> fields(lambda::kEventInvokeFields.begin(),
                                                           lambda::kEventInvokeFields.end());
        fields.insert(fields.end(), lambda::kEventInvokeOwnerFields.begin(), lambda::kEventInvokeOwnerFields.end());
        readFields<lambda::AsyncSpec>(reading_, properties, base::FieldPlace::Properties, fields, {{}, {}, kConfig},
                                      said);
        readDestinations(properties, false, said);
        const Node* of = properties.node.find("FunctionName");
        if (of == nullptr) return;
        const Place where = properties.at("FunctionName", *of);
        const std::string written = nameBehind(names_, resourceReference(reading_, where));
        const std::string name = resourceOf(written);
        lambda::Spec* spec = functionNamed(name);
        if (spec == nullptr) return unknown(where, name);
        if (!hasQualifier(*spec, written)) return reading_.error(where, unknownTarget(names_, written));
        const Node* qualifier = properties.node.find("Qualifier");
        const std::string target =
            qualifier != nullptr ? qualified(name, *spec, properties.at("Qualifier", *qualifier)) : written;
        if (target.empty()) return;
        const bool second = std::ranges::any_of(configured_, [&](const auto& one) { return one.first == target; });
        if (second) return reading_.error(place, "is the second EventInvokeConfig of " + target);
        configured_.emplace_back(target, place.pointer);
        take(said, *spec, target);
    }

    /// What a configuration with that qualifier is of; nothing when it has no effect.
    std::string qualified(const std::string& name, const lambda::Spec& spec, const Place& place) {
        const std::string said = resourceReference(reading_, place);
        if (said == "$LATEST") return spec.published ? name + std::string(kLatest) : name;
        const std::string wrong = unknownQualifier(root_, names_, name, said, Qualifiers::All);
        if (!wrong.empty()) {
            reading_.error(place, wrong + " (CloudFormation Template Reference, AWS::Lambda::EventInvokeConfig)");
            return {};
        }
        if (!spec.published) {
            reading_.note(place, "has no effect: " + name + " has no alias or version");
            return {};
        }
        return behindQualifier(root_, names_, name, said);
    }

    /// The back-off and the dead-letter queue are the function's own.
    static void take(lambda::AsyncSpec said, lambda::Spec& spec, const std::string& target) {
        said.firstBackOff = spec.async.firstBackOff;
        said.longestBackOff = spec.async.longestBackOff;
        said.deadLetter = spec.async.deadLetter;
        const std::string qualifier = qualifierOf(target);
        (qualifier.empty() ? spec.async : eventsOf(spec, qualifier).async) = std::move(said);
    }

    static lambda::QualifiedEvents& eventsOf(lambda::Spec& spec, const std::string& qualifier) {
        const auto known = std::ranges::find(spec.events, qualifier, &lambda::QualifiedEvents::qualifier);
        if (known != spec.events.end()) return *known;
        lambda::AsyncSpec plain;
        plain.firstBackOff = spec.async.firstBackOff;
        plain.longestBackOff = spec.async.longestBackOff;
        plain.deadLetter = spec.async.deadLetter;
        spec.events.push_back({qualifier, std::move(plain), false});
        return spec.events.back();
    }

    void unknown(const Place& place, const std::string& name) {
        if (name.empty() || document::resolve(root_, document::child("/Resources", name)) != nullptr) return;
        std::vector<std::string_view> known;
        for (const Resource& one : design_.resources) known.push_back(one.name);
        reading_.error(
            place, document::quoted(name) + " is not a resource of this design" + document::didYouMean(name, known));
    }

    void markTakers() {
        for (const workload::TrafficSpec& workload : design_.workloads) {
            if (workload.asynchronous) takesEvents(workload.target);
        }
        for (const Resource& resource : design_.resources) {
            if (const auto* api = std::get_if<apigateway::Spec>(&resource.spec)) markTakersOf(*api);
            if (const auto* machine = std::get_if<stepfunctions::Spec>(&resource.spec)) {
                for (const stepfunctions::StateSpec& state : machine->states) {
                    if (state.asynchronous) takesEvents(state.target);
                }
            }
            const auto* function = std::get_if<lambda::Spec>(&resource.spec);
            if (function == nullptr) continue;
            eachCall(root_, function->steps, "/Resources/" + resource.name + "/Behavior/Steps",
                     [&](const lambda::CallStep& call, const std::string&) {
                         if (call.asynchronous) takesEvents(call.target);
                     });
            markTold(function->async);
            for (std::size_t i = 0; i < function->events.size(); ++i) {
                const lambda::AsyncSpec async = function->events[i].async;  // the list may grow
                markTold(async);
            }
        }
    }

    void markTold(const lambda::AsyncSpec& async) {
        for (const lambda::AsyncTarget* target : {&async.onSuccess, &async.onFailure}) {
            if (target->kind == lambda::AsyncTarget::Kind::Function) takesEvents(target->name);
        }
    }

    void markTakersOf(const apigateway::Spec& api) {
        for (const apigateway::RouteSpec& route : api.routes) {
            if (route.service && route.service->asynchronous) takesEvents(route.integration);
        }
    }

    void takesEvents(const std::string& target) {
        lambda::Spec* spec = functionNamed(resourceOf(target));
        if (spec == nullptr) return;  // said where links are checked
        const std::string qualifier = qualifierOf(target);
        if (qualifier.empty() || !spec->published)
            spec->takesEvents = true;
        else
            eventsOf(*spec, qualifier).taken = true;
    }

    bool taken(const std::string& target) {
        lambda::Spec& spec = *functionNamed(resourceOf(target));
        const std::string qualifier = qualifierOf(target);
        return qualifier.empty() ? spec.takesEvents : eventsOf(spec, qualifier).taken;
    }

    void noteIdle() {
        for (const auto& [name, pointer] : configured_) {
            if (!taken(name))
                reading_.note(nearest(root_, pointer), "has no effect: nothing invokes " + name + " asynchronously");
        }
    }

    Reading& reading_;
    const Node& root_;
    const FunctionNames& names_;
    Design& design_;
    AsyncTargetReader targets_;
    std::vector<std::pair<std::string, std::string>>
        configured_;  ///< functions or their versions, and where their configuration stands
};

}  // namespace

std::string nameBehind(const FunctionNames& names, const std::string& name) {
    for (const auto& [alias, function] : names) {
        if (alias == name) return function;
    }
    // "my-function:live", by the function's own FunctionName.
    const std::string function = resourceOf(name);
    if (function == name) return name;
    const std::string known = nameBehind(names, function);
    return known == function ? name : nameBehind(names, known + ":" + qualifierOf(name));
}

void attachEventInvokes(Reading& reading, const Node& root, const FunctionNames& names, Design& design) {
    EventInvokes(reading, root, names, design).read();
}

}  // namespace headroom::format
