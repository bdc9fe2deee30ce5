// SPDX-License-Identifier: GPL-3.0-or-later
// Asynchronous invocation: what a function's queue of events does, and which functions have one.
#include <algorithm>
#include <set>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/async_target_reader.hpp"
#include "scenarios/format/field_reader.hpp"
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
        const std::string name = resourceOf(nameBehind(names_, resourceReference(reading_, where)));
        lambda::Spec* spec = functionNamed(name);
        if (spec == nullptr) return unknown(where, name);
        const Node* qualifier = properties.node.find("Qualifier");
        const bool latest = qualifier != nullptr && qualifier->isString() && qualifier->asString() == "$LATEST";
        if (qualifier != nullptr && latest == spec->published) {
            return reading_.note(properties.at("Qualifier", *qualifier),
                                 latest ? "has no effect: traffic to " + name + " goes to its alias"
                                        : "has no effect: " + name + " has no alias or version");
        }
        const bool second = std::ranges::any_of(configured_, [&](const auto& one) { return one.first == name; });
        if (second) return reading_.error(place, "is the second EventInvokeConfig of " + name);
        configured_.emplace_back(name, place.pointer);
        take(said, *spec);
    }

    /// The back-off and the dead-letter queue are the function's own.
    static void take(lambda::AsyncSpec said, lambda::Spec& spec) {
        said.firstBackOff = spec.async.firstBackOff;
        said.longestBackOff = spec.async.longestBackOff;
        said.deadLetter = spec.async.deadLetter;
        spec.async = std::move(said);
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
            if (workload.asynchronous)
                takesEvents(workload.target, document::child("/Workloads", workload.name) + "/InvocationType");
        }
        for (const Resource& resource : design_.resources) {
            if (const auto* api = std::get_if<apigateway::Spec>(&resource.spec)) markTakersOf(*api, resource.name);
            if (const auto* machine = std::get_if<stepfunctions::Spec>(&resource.spec)) {
                for (const stepfunctions::StateSpec& state : machine->states) {
                    if (state.asynchronous) takesEvents(state.target, document::child("/Resources", resource.name));
                }
            }
            const auto* function = std::get_if<lambda::Spec>(&resource.spec);
            if (function == nullptr) continue;
            eachCall(root_, function->steps, "/Resources/" + resource.name + "/Behavior/Steps",
                     [&](const lambda::CallStep& call, const std::string& at) {
                         if (call.asynchronous) takesEvents(call.target, at + "/InvocationType");
                     });
            for (const lambda::AsyncTarget* target : {&function->async.onSuccess, &function->async.onFailure}) {
                if (target->kind == lambda::AsyncTarget::Kind::Function)
                    takesEvents(target->name, document::child("/Resources", resource.name));
            }
        }
    }

    void markTakersOf(const apigateway::Spec& api, const std::string& name) {
        for (const apigateway::RouteSpec& route : api.routes) {
            if (route.service && route.service->asynchronous)
                takesEvents(route.integration, document::child("/Resources", name));
        }
    }

    void takesEvents(const std::string& target, const std::string& pointer) {
        lambda::Spec* spec = functionNamed(resourceOf(target));
        if (spec == nullptr) return;  // said where links are checked
        if (const std::string other = qualifierOf(target); !other.empty() && spec->published) {
            return reading_.error(nearest(root_, pointer), "asynchronous invocation of " + other +
                                                               " beside the alias that " + resourceOf(target) +
                                                               " stands for is not modelled");
        }
        if (spec->streams) {
            return reading_.error(
                nearest(root_, pointer),
                document::quoted(target) + " streams its answers: it is called through its URL alone");
        }
        spec->takesEvents = true;
    }

    void noteIdle() {
        for (const auto& [name, pointer] : configured_) {
            if (!functionNamed(name)->takesEvents)
                reading_.note(nearest(root_, pointer), "has no effect: nothing invokes " + name + " asynchronously");
        }
    }

    Reading& reading_;
    const Node& root_;
    const FunctionNames& names_;
    Design& design_;
    AsyncTargetReader targets_;
    std::vector<std::pair<std::string, std::string>> configured_;  ///< functions, and where their configuration stands
};

}  // namespace

std::string nameBehind(const FunctionNames& names, const std::string& name) {
    for (const auto& [alias, function] : names) {
        if (alias == name) return function;
    }
    return name;
}

void attachEventInvokes(Reading& reading, const Node& root, const FunctionNames& names, Design& design) {
    EventInvokes(reading, root, names, design).read();
}

}  // namespace headroom::format
