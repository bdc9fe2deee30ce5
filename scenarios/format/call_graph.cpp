// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/call_graph.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "model/base/keys.hpp"
#include "model/services/apigateway/service_actions.hpp"
#include "model/workload/arrivals.hpp"
#include "scenarios/format/expected_execution.hpp"
#include "scenarios/format/global_tables.hpp"

namespace headroom::format {

namespace {

using Rate = std::optional<double>;

Rate product(const Rate& a, const Rate& b) { return a && b ? Rate(*a * *b) : Rate(); }

/// Follows requests from the workloads on. A resource is visited once all its callers have been: calls of a checked
/// design have no cycles.
class CallGraph {
public:
    CallGraph(const Design& design, base::Duration length, std::vector<TableLoad>* asked = nullptr)
        : design_(design), length_(length), asked_(asked) {}

    std::vector<CallEdge> build() {
        for (const auto& workload : design_.workloads) addWorkload(workload);
        for (const Resource& resource : design_.resources) {
            for (const std::string& target : targetsOf(resource)) callers_[target].push_back(&resource);
        }
        for (const Resource& resource : design_.resources) visit(resource);
        for (const auto& mapping : design_.mappings) addMapping(mapping);
        return std::move(edges_);
    }

private:
    const Resource* find(const std::string& target) const {
        for (const std::string& name : {target, resourceOf(target)}) {
            for (const Resource& resource : design_.resources) {
                if (resource.name == name) return &resource;
            }
        }
        return nullptr;
    }

    void addWorkload(const workload::TrafficSpec& workload) {
        if (workload.via.empty() && isReplica(workload.target)) return addReplica(workload);
        const Resource* target = find(workload.via.empty() ? workload.target : workload.via);
        const Resource* table = workload.via.empty() ? nullptr : find(workload.target);
        if (target == nullptr) return;
        const double rate =
            workload::meanRate(workload.arrivals, base::Instant{}, base::Instant{length_.count}).perSecond;
        // A session is several requests, how many depends on how long it lasts.
        const auto sent = [&](double share) { return workload.session ? Rate() : Rate(rate * share); };
        const double all = weightOf(workload.mix);
        for (const workload::MixEntry& entry : workload.mix) {
            const double share = entry.weight / all;
            const std::string route = routeOf(*target, entry);
            const std::string& what = route.empty() ? entry.operation : route;
            add({workload.name, true, target->name, {what.empty() ? "Invoke" : what}, share, sent(share)});
            if (table != nullptr) add({target->name, false, table->name, {what}, {}, {}});
            askFor(workload, entry, sent(share));
            if (!route.empty()) routes_[{target->name, route}] += rate * share;
        }
        if (workload.session) unknown_.insert(target->name);
    }

    /// A workload on a replica of a global table, whose figures are its own.
    void addReplica(const workload::TrafficSpec& workload) {
        const double rate =
            workload::meanRate(workload.arrivals, base::Instant{}, base::Instant{length_.count}).perSecond;
        const double all = weightOf(workload.mix);
        for (const workload::MixEntry& entry : workload.mix) {
            const double share = entry.weight / all;
            add({workload.name, true, workload.target, {entry.operation}, share, rate * share});
            askFor(workload, entry, rate * share);
        }
    }

    void askFor(const workload::TrafficSpec& workload, const workload::MixEntry& entry, const Rate& rate) {
        TableLoad call{{}, workload.target, entry.indexName, entry.operation, entry.items, entry.consistentRead};
        if (entry.itemSize) call.itemSize = base::Distribution::constant(static_cast<double>(entry.itemSize->count));
        call.newKeys = entry.key && base::keyCount(*entry.key) == 0;
        ask(std::move(call), rate, !workload.via.empty());
    }

    /// A cluster answers reads by itself, how many of them a run will tell.
    void ask(TableLoad call, const Rate& rate, bool cached = false) {
        const auto operation = dynamodb::operationOf(call.operation);
        if (asked_ == nullptr || !operation) return;
        const bool passedOn = dynamodb::traitsOf(*operation).writes || call.consistent ||
                              *operation == dynamodb::Operation::TransactGetItems;
        if (!cached || passedOn) call.perSecond = rate;
        asked_->push_back(std::move(call));
    }

    bool isReplica(const std::string& name) const {
        return std::ranges::any_of(design_.resources, [&](const Resource& resource) {
            const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
            return table != nullptr && std::ranges::any_of(table->replicas, [&](const std::string& region) {
                       return replicaName(resource.name, region) == name;
                   });
        });
    }

    /// An API of one route needs none to be named.
    static std::string routeOf(const Resource& target, const workload::MixEntry& entry) {
        const auto* api = std::get_if<apigateway::Spec>(&target.spec);
        return api != nullptr && entry.route.empty() && api->routes.size() == 1 ? api->routes.front().key : entry.route;
    }

    static double weightOf(const std::vector<workload::MixEntry>& mix) {
        double all = 0.0;
        for (const workload::MixEntry& entry : mix) all += entry.weight;
        return all > 0.0 ? all : 1.0;
    }

    void add(CallEdge edge) {
        const auto same = std::find_if(edges_.begin(), edges_.end(), [&](const CallEdge& one) {
            return one.from == edge.from && one.fromWorkload == edge.fromWorkload && one.to == edge.to;
        });
        if (same == edges_.end()) return edges_.push_back(std::move(edge));
        for (std::string& what : edge.what) {
            if (std::ranges::find(same->what, what) == same->what.end()) same->what.push_back(std::move(what));
        }
        const auto sum = [](const Rate& a, const Rate& b) { return a && b ? Rate(*a + *b) : Rate(); };
        same->perRequest = sum(same->perRequest, edge.perRequest);
        same->perSecond = sum(same->perSecond, edge.perSecond);
    }

    /// What reaches a resource; nothing when one of its callers' rates is not known.
    Rate reaching(const std::string& name) {
        if (unknown_.contains(name) || (asked_ != nullptr && isMapped(name))) return {};
        double all = 0.0;
        for (const CallEdge& edge : edges_) {
            if (edge.to != name) continue;
            if (!edge.perSecond) return {};
            all += *edge.perSecond;
        }
        return all;
    }

    /// How many records a mapping takes at once, a run will tell.
    bool isMapped(const std::string& function) const {
        return std::ranges::any_of(design_.mappings,
                                   [&](const auto& mapping) { return resourceOf(mapping.function) == function; });
    }

    void visit(const Resource& resource) {
        if (!visited_.insert(resource.name).second) return;
        for (const Resource* caller : callers_[resource.name]) visit(*caller);
        const Rate rate = reaching(resource.name);
        if (const auto* api = std::get_if<apigateway::Spec>(&resource.spec)) addApi(resource, *api, rate);
        if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) {
            addSteps(resource, function->steps, rate, 1.0);
            const double badly = std::min(1.0, function->error + function->crash);
            addEvent(resource, function->async.onSuccess, "OnSuccess", rate, 1.0 - badly);
            addEvent(resource, function->async.onFailure, "OnFailure", rate, badly);
        }
        if (const auto* machine = std::get_if<stepfunctions::Spec>(&resource.spec)) addTasks(resource, *machine, rate);
    }

    /// Whom a resource calls, found without its rate.
    std::set<std::string> targetsOf(const Resource& from) const {
        CallGraph alone(design_, length_);
        if (const auto* api = std::get_if<apigateway::Spec>(&from.spec)) alone.addApi(from, *api, {});
        if (const auto* function = std::get_if<lambda::Spec>(&from.spec)) {
            alone.addSteps(from, function->steps, {}, 1.0);
            alone.addEvent(from, function->async.onSuccess, "OnSuccess", {}, 1.0);
            alone.addEvent(from, function->async.onFailure, "OnFailure", {}, 1.0);
        }
        if (const auto* machine = std::get_if<stepfunctions::Spec>(&from.spec)) alone.addTasks(from, *machine, {});
        std::set<std::string> targets;
        for (const CallEdge& edge : alone.edges_) targets.insert(edge.to);
        return targets;
    }

    void addApi(const Resource& resource, const apigateway::Spec& api, const Rate& rate) {
        for (const auto& route : api.routes) {
            Rate perSecond = rate ? Rate(0.0) : Rate();
            if (const auto known = routes_.find({resource.name, route.key}); rate && known != routes_.end())
                perSecond = known->second;
            const Rate share = rate && *rate > 0.0 ? Rate(*perSecond / *rate) : Rate();
            std::set<std::string> names{apigateway::integrationOf(route, nullptr, false)};
            for (const auto& stage : api.stages) {
                names.insert(apigateway::integrationOf(route, &stage, false));
                names.insert(apigateway::integrationOf(route, &stage, stage.canary.has_value()));
            }
            std::set<std::string> targets;
            for (const std::string& name : names) {
                if (const Resource* target = find(name)) targets.insert(target->name);
            }
            for (const std::string& target : targets) {
                const bool one = targets.size() == 1;  // else stages decide, and who calls which is not told
                add({resource.name, false, target, {route.key}, one ? share : Rate(), one ? perSecond : Rate()});
                if (route.service) askFor(resource, target, *route.service, one ? perSecond : Rate());
            }
            for (const auto& authorizer : api.authorizers) {
                if (authorizer.name != route.authorizer || find(authorizer.function) == nullptr) continue;
                add({resource.name, false, find(authorizer.function)->name, {"authorizer"}, {}, {}});
            }
        }
    }

    void askFor(const Resource& from, const std::string& target, const apigateway::ServiceCallSpec& service,
                const Rate& rate) {
        const std::string_view operation = apigateway::actionNamed(service.action)->operation;
        ask({from.name, target, service.indexName, std::string(operation), service.items, service.consistentRead,
             service.itemSize, service.key && base::keyCount(*service.key) == 0},
            rate);
    }

    void addEvent(const Resource& from, const lambda::AsyncTarget& target, const char* what, const Rate& rate,
                  double share) {
        const Resource* found = target.kind == lambda::AsyncTarget::Kind::Function ? find(target.name) : nullptr;
        if (found != nullptr) add({from.name, false, found->name, {what}, share, product(rate, share)});
    }

    void addSteps(const Resource& from, const lambda::Steps& steps, const Rate& rate, double times) {
        for (const lambda::Step& step : steps) {
            if (const auto* call = std::get_if<lambda::CallStep>(&step.what)) {
                addCall(from, *call, rate, times);
            } else if (const auto* branch = std::get_if<lambda::BranchStep>(&step.what)) {
                double weights = 0.0;
                for (const lambda::BranchArm& arm : branch->arms) weights += arm.weight;
                for (const lambda::BranchArm& arm : branch->arms)
                    addSteps(from, arm.steps, rate, weights > 0.0 ? times * arm.weight / weights : 0.0);
            } else if (const auto* repeat = std::get_if<lambda::RepeatStep>(&step.what)) {
                addSteps(from, repeat->steps, rate, times * static_cast<double>(repeat->times));
            } else if (const auto* parallel = std::get_if<lambda::ParallelStep>(&step.what)) {
                for (const lambda::Steps& side : parallel->branches) addSteps(from, side, rate, times);
            }
        }
    }

    void addCall(const Resource& from, const lambda::CallStep& call, const Rate& rate, double times) {
        const Resource* target = find(call.target);
        const Resource* cluster = call.via.empty() ? nullptr : find(call.via);
        const Resource* first = cluster != nullptr ? cluster : target;
        if (first == nullptr) return;
        add({from.name, false, first->name, {call.operation}, times, product(rate, times)});
        ask({from.name, call.target, call.indexName, call.operation, call.items, call.consistentRead, call.itemSize,
             base::keyCount(call.key) == 0},
            product(rate, times), cluster != nullptr);
        // How many of the reads the cluster answers by itself, a run will tell.
        if (cluster != nullptr && target != nullptr)
            add({cluster->name, false, target->name, {call.operation}, {}, {}});
    }

    void addTasks(const Resource& from, const stepfunctions::Spec& machine, const Rate& rate) {
        const auto noTime = [](stepfunctions::StateIndex) { return 0.0; };
        const std::vector<double> entered = expectedExecution(machine, noTime).entered;
        for (std::size_t i = 0; i < machine.states.size(); ++i) {
            const stepfunctions::StateSpec& state = machine.states[i];
            const Resource* target = state.target.empty() ? nullptr : find(state.target);
            if (target == nullptr) continue;
            // Where data decide, and of what only a failure leads to, a run will tell.
            const Rate times = machine.data || entered[i] <= 0.0 ? Rate() : Rate(entered[i]);
            const std::string& what = state.operation;
            add({from.name, false, target->name, {what.empty() ? "Invoke" : what}, times, product(rate, times)});
            const double items = state.items ? state.items->mean() : 1.0;
            ask({from.name, target->name, state.indexName, what, std::max<std::int64_t>(1, std::llround(items)),
                 state.consistentRead, state.itemSize, state.key && base::keyCount(*state.key) == 0},
                product(rate, times));
        }
    }

    void addMapping(const lambda::MappingSpec& mapping) {
        const Resource* source = find(mapping.source);
        const Resource* function = find(mapping.function);
        if (source != nullptr && function != nullptr) add({source->name, false, function->name, {"records"}, {}, {}});
    }

    const Design& design_;
    base::Duration length_;
    std::vector<TableLoad>* asked_;  ///< where what is asked of tables goes; null: nowhere
    std::vector<CallEdge> edges_;
    std::map<std::pair<std::string, std::string>, double> routes_;  ///< requests a second, by API and route
    std::set<std::string> unknown_;                                 ///< APIs whose sessions send who knows how much
    std::map<std::string, std::vector<const Resource*>> callers_;
    std::set<std::string> visited_;
};

}  // namespace

std::vector<CallEdge> callsOf(const Design& design, base::Duration length) { return CallGraph(design, length).build(); }

std::vector<TableLoad> tableLoadsOf(const Design& design, base::Duration length) {
    std::vector<TableLoad> asked;
    CallGraph(design, length, &asked).build();
    return asked;
}

}  // namespace headroom::format
