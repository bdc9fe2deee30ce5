// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <set>

#include "model/services/sqs/operation.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/api_rules.hpp"
#include "scenarios/format/body_regrets.hpp"
#include "scenarios/format/call_cycles.hpp"
#include "scenarios/format/call_rules.hpp"
#include "scenarios/format/function_names.hpp"
#include "scenarios/format/machine_rules.hpp"
#include "scenarios/format/mapping_regrets.hpp"
#include "scenarios/format/message_loops.hpp"
#include "scenarios/format/qualifiers.hpp"
#include "scenarios/format/queue_rules.hpp"
#include "scenarios/format/regrets.hpp"
#include "scenarios/format/reservation_rules.hpp"
#include "scenarios/format/resources.hpp"
#include "scenarios/format/session_regrets.hpp"
#include "scenarios/format/step_walk.hpp"
#include "scenarios/format/target_calls.hpp"
#include "scenarios/format/task_target.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// What can be done where a state's target is not there.
constexpr std::string_view kAdvice = ": name one that can be called, or give Duration, as ";

/// Walks a design's links; problems are reported at the value in the file when it is found there.
class Links {
public:
    Links(Reading& reading, const Node& root, const Design& design) : reading_(reading), root_(root), design_(design) {
        for (const Resource& resource : design.resources) names_.push_back(resource.name);
        if (const Node* all = root.find("Resources"); all != nullptr && all->isObject()) {
            for (const document::Member& member : all->members()) declared_.insert(member.key);
        }
    }

    void check() {
        for (const Resource& resource : design_.resources) {
            if (const auto* api = std::get_if<apigateway::Spec>(&resource.spec)) checkApi(resource, *api);
            if (const auto* machine = std::get_if<stepfunctions::Spec>(&resource.spec)) checkTasks(resource, *machine);
            if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) {
                checkSteps(resource, function->steps, "/Resources/" + resource.name + "/Behavior/Steps");
                noteDestinations(resource.name, function->async);
                for (const lambda::QualifiedEvents& events : function->events)
                    noteDestinations(resource.name, events.async);
            }
        }
        for (const auto& workload : design_.workloads) checkWorkload(workload);
        checkCycles();
        checkReservations(reading_, root_, design_);
    }

private:
    void problem(const std::string& pointer, std::string text) {
        reading_.error(nearest(root_, pointer), std::move(text));
    }

    void noteDestinations(const std::string& resource, const lambda::AsyncSpec& async) {
        for (const lambda::AsyncTarget* target : {&async.onSuccess, &async.onFailure}) {
            if (target->kind == lambda::AsyncTarget::Kind::Function) edges_[resource].insert(resourceOf(target->name));
        }
    }

    const Resource* find(const std::string& name) const {
        for (const Resource& resource : design_.resources) {
            if (resource.name == name) return &resource;
        }
        return nullptr;
    }

    /// Whether the declared resource has problems of its own, which explain why it is not there.
    bool hasErrors(const std::string& name) const {
        const std::string at = document::child("/Resources", name);
        return std::ranges::any_of(reading_.problems.list(), [&](const document::Problem& one) {
            return one.severity == document::Severity::Error && one.pointer.starts_with(at) &&
                   (one.pointer.size() == at.size() || one.pointer[at.size()] == '/');
        });
    }

    std::string typeOf(const std::string& name) const {
        const document::Node* type = document::resolve(root_, document::child("/Resources", name) + "/Type");
        return type != nullptr && type->isString() ? "an " + type->asString() : "no service";
    }

    /// The resource of that name; says what is wrong when there is none that can be called, and what to do (`advice`).
    const Resource* target(const std::string& name, const std::string& pointer, const std::string& advice = {}) {
        if (name.empty()) return nullptr;  // reported where it was read
        const Resource* found = find(resourceOf(name));
        if (found != nullptr && namesLatest(name) && !std::holds_alternative<lambda::Spec>(found->spec)) {
            problem(pointer, document::quoted(found->name) + " is " + serviceLabel(found->spec) +
                                 ": only a function has $LATEST");
            return nullptr;
        }
        if (found != nullptr && std::holds_alternative<dax::Spec>(found->spec)) {
            problem(pointer,
                    document::quoted(name) + " is a DAX cluster: name the table as Target and the cluster as Via");
            return nullptr;
        }
        if (found != nullptr) {
            if (!hasVersion(*found, name))
                problem(pointer, unknownTarget(PublishedNames(root_, design_).names(), name));
            return found;
        }
        if (declared_.contains(name)) {
            if (!hasErrors(name))
                problem(pointer,
                        document::quoted(name) + " is " + typeOf(name) + ": nothing can be sent to it" + advice);
            return nullptr;
        }
        const std::vector<std::string_view> views(names_.begin(), names_.end());
        problem(pointer, document::quoted(name) + " is not a resource of this design" +
                             document::didYouMean(name, views) + advice);
        return nullptr;
    }

    static bool hasVersion(const Resource& resource, const std::string& target) {
        const auto* function = std::get_if<lambda::Spec>(&resource.spec);
        return function != nullptr ? hasQualifier(*function, target) : target.find(':') == std::string::npos;
    }

    void checkApi(const Resource& resource, const apigateway::Spec& api) {
        for (const auto& route : api.routes) {
            const auto own = resource.routes.find(route.key);
            const std::string at = own != resource.routes.end()
                                       ? own->second
                                       : document::child("/Resources/" + resource.name + "/Routes", route.key);
            checkAuthorizer(reading_, nearest(root_, at + "/AuthorizerId"), api, route);
            const bool said = document::resolve(root_, at + "/Integration") != nullptr;
            const std::string where = said ? at + "/Integration" : at;
            if ((route.http || route.service || route.isMock()) && !route.canaryIntegration.empty())
                problem(at + "/CanaryIntegration",
                        "is not modelled beside \"Mock\", Http or Service: both must be functions");
            if (own == resource.routes.end()) checkMock(reading_, nearest(root_, where), api, route);
            if (route.http) continue;
            if (route.service) {
                checkServiceCall(resource, route, where);
                continue;
            }
            std::set<std::string> names{apigateway::integrationOf(route, nullptr, false)};
            if (!api.stages.empty()) names.clear();
            for (const auto& stage : api.stages) {
                names.insert(apigateway::integrationOf(route, &stage, false));
                names.insert(apigateway::integrationOf(route, &stage, stage.canary.has_value()));
            }
            for (const std::string& name : names) {
                if (name != apigateway::kMock) {
                    checkIntegration(resource, name, where);
                } else if (!route.isMock()) {
                    problem(where, "\"Mock\" by way of a stage variable or a canary is not modelled");
                }
            }
        }
        for (const auto& authorizer : api.authorizers) {
            if (authorizer.kind != apigateway::AuthorizerSpec::Kind::Lambda) continue;
            const Resource* found = target(authorizer.function, "/Resources/" + authorizer.name);
            if (found == nullptr) continue;
            if (!std::holds_alternative<lambda::Spec>(found->spec))
                problem("/Resources/" + authorizer.name, "asks " + document::quoted(found->name) + ", which is " +
                                                             serviceLabel(found->spec) +
                                                             ": an authorizer asks a function");
            else
                edges_[resource.name].insert(found->name);
        }
    }

    void checkServiceCall(const Resource& api, const apigateway::RouteSpec& route, const std::string& where) {
        const Resource* found = target(route.integration, where);
        if (found == nullptr) return;
        edges_[api.name].insert(found->name);
        if (!route.service->input.empty()) checkInput(reading_, nearest(root_, route.service->input), *found);
        const std::string wrong = checkAction(reading_, nearest(root_, where), *route.service, *found);
        if (!wrong.empty()) problem(where, wrong);
    }

    void checkIntegration(const Resource& api, const std::string& name, const std::string& pointer) {
        const Resource* found = target(name, pointer);
        if (found == nullptr) return;
        if (std::holds_alternative<lambda::Spec>(found->spec)) {
            edges_[api.name].insert(found->name);
            return;
        }
        const std::string label = serviceLabel(api.spec);
        const std::string other = label.starts_with("HTTP") ? "a server" : "\"Mock\"";
        problem(pointer, document::quoted(found->name) + " is " + serviceLabel(found->spec) + "; any " + label +
                             " integrates with a function, " + other + " or {\"Service\": ...} here");
    }

    void checkSteps(const Resource& resource, const lambda::Steps& steps, const std::string& pointer) {
        eachCall(root_, steps, pointer, [&](const lambda::CallStep& call, const std::string& at) {
            const Resource* found = target(call.target, at + "/Target");
            if (found == nullptr) return;
            edges_[resource.name].insert(found->name);
            checkStepCall(reading_, root_, nearest(root_, at), call, *found);
        });
    }

    void checkTasks(const Resource& resource, const stepfunctions::Spec& machine) {
        const std::string states = document::child("/Resources", resource.name) + "/Behavior/States";
        for (std::size_t i = 0; i < machine.states.size(); ++i) {
            const stepfunctions::State& state = machine.definition.states[i];
            const std::string advice = std::string(kAdvice) + document::child(states, state.name).substr(1) + "/Target";
            const std::string at = taskPointer(root_, resource.name, state.name);
            const Resource* found = target(machine.states[i].target, at, advice);
            if (found == nullptr) continue;
            if (sqs::operationOf(machine.states[i].operation) && !std::holds_alternative<sqs::Spec>(found->spec)) {
                problem(at, "names " + document::quoted(found->name) + " (" + serviceLabel(found->spec) +
                                "), which is no queue; the state sends to one: {\"Ref\": \"QUEUE\"}");
                continue;
            }
            edges_[resource.name].insert(found->name);
            checkTask(reading_, nearest(root_, states), nearest(root_, at), state, machine.states[i], *found);
        }
    }

    void checkWorkload(const workload::TrafficSpec& workload) {
        const std::string pointer = document::child("/Workloads", workload.name);
        const Resource* found = target(workload.target, pointer + "/Target");
        if (found == nullptr) return;
        checkBodies(reading_, nearest(root_, pointer), workload, *found);
        if (workload.asynchronous && !std::holds_alternative<lambda::Spec>(found->spec))
            problem(pointer + "/InvocationType", "belongs to workloads on a function");
        checkApiWorkload(reading_, nearest(root_, pointer), workload, *found);
        checkInput(reading_, nearest(root_, pointer), *found);
        const bool mixed = document::resolve(root_, pointer + "/Mix") != nullptr;
        for (std::size_t i = 0; i < workload.mix.size(); ++i) {
            checkEntry(reading_, root_, mixed ? document::child(pointer + "/Mix", i) : pointer, workload.mix[i],
                       *found);
        }
    }

    void checkCycles() {
        for (const CallCycle& cycle : callCycles(names_, edges_))
            problem("/Resources/" + cycle.resource, "calls itself in a circle (" + cycle.path +
                                                        "): calls would never end, " +
                                                        endOfCircle(find(cycle.resource)));
    }

    Reading& reading_;
    const Node& root_;
    const Design& design_;
    std::vector<std::string> names_;
    std::set<std::string> declared_;
    std::map<std::string, std::set<std::string>> edges_;
};

}  // namespace

void checkLinks(Reading& reading, const Node& root, const Design& design) {
    Links(reading, root, design).check();
    checkQueues(reading, root, design);
    warnOfMessageLoops(reading, root, design);
    warnRegrets(reading, root, design);
    warnOfBodies(reading, root, design);
    warnOfSessions(reading, root, design);
    warnOfThrottledMappings(reading, root, design);
}

}  // namespace headroom::format
