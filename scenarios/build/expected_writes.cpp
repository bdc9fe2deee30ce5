// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/build/expected_writes.hpp"

#include <algorithm>
#include <utility>

#include "model/services/dynamodb/operation.hpp"
#include "scenarios/format/expected_execution.hpp"

namespace headroom::build {

namespace {

constexpr int kDeepest = 32;  // calls of a sound design have no cycles

}  // namespace

/// What a call says.
struct ExpectedWrites::Ask {
    std::string route;
    std::string operation;
    const base::KeyPopularity* keys = nullptr;
    std::int64_t items = 1;
    std::string stage{};  ///< of an API; empty: its only one
};

std::vector<dynamodb::ExpectedCalls> ExpectedWrites::of(std::uint32_t workload, double perSecond) {
    const workload::TrafficSpec& spec = design_.workloads[workload];
    double weights = 0.0;
    for (const workload::MixEntry& entry : spec.mix) weights += entry.weight;
    if (weights <= 0.0 || spec.session) return {};
    workload_ = workload;
    for (const workload::MixEntry& entry : spec.mix) {
        const base::KeyPopularity* keys = entry.key ? &*entry.key : nullptr;
        send(spec.target, {entry.route, entry.operation, keys, entry.items, spec.stage},
             perSecond * entry.weight / weights, 0);
    }
    return std::exchange(calls_, {});
}

void ExpectedWrites::send(const std::string& target, const Ask& ask, double perSecond, int depth) {
    const auto found = std::ranges::find(design_.resources, format::resourceOf(target), &format::Resource::name);
    if (found == design_.resources.end() || depth > kDeepest) return;
    if (const auto* api = std::get_if<apigateway::Spec>(&found->spec)) toApi(*api, ask, perSecond, depth + 1);
    if (const auto* function = std::get_if<lambda::Spec>(&found->spec)) walk(function->steps, perSecond, depth + 1);
    if (const auto* machine = std::get_if<stepfunctions::Spec>(&found->spec)) toMachine(*machine, perSecond, depth + 1);
    if (std::holds_alternative<dynamodb::Spec>(found->spec) && found->name == table_) take(ask, perSecond);
}

void ExpectedWrites::toApi(const apigateway::Spec& api, const Ask& ask, double perSecond, int depth) {
    const auto route = ask.route.empty() && api.routes.size() == 1
                           ? api.routes.begin()
                           : std::ranges::find(api.routes, ask.route, &apigateway::RouteSpec::key);
    if (route == api.routes.end()) return;
    const auto named = std::ranges::find(api.stages, ask.stage, &apigateway::StageSpec::name);
    const auto used = named == api.stages.end() ? api.stages.begin() : named;
    const apigateway::StageSpec* stage = used == api.stages.end() ? nullptr : &*used;
    if (stage != nullptr && apigateway::cacheTtlOf(*route, *stage)) return;
    const std::string target = apigateway::integrationOf(*route, stage, false);
    if (!route->service) return send(target, {}, perSecond, depth);
    const apigateway::ServiceCallSpec& service = *route->service;
    const std::string operation = service.action.substr(service.action.find(':') + 1);
    send(target, {{}, operation, service.key ? &*service.key : ask.keys, service.items}, perSecond, depth);
}

void ExpectedWrites::toMachine(const stepfunctions::Spec& machine, double perSecond, int depth) {
    if (machine.data) return;
    const std::vector<double> entered =
        format::expectedExecution(machine, [](stepfunctions::StateIndex) { return 0.0; }).entered;
    for (std::size_t i = 0; i < machine.states.size(); ++i) {
        const stepfunctions::StateSpec& state = machine.states[i];
        if (state.target.empty() || entered[i] <= 0.0) continue;
        const auto items = state.items ? static_cast<std::int64_t>(state.items->mean() + 0.5) : 1;
        send(state.target, {{}, state.operation, state.key ? &*state.key : nullptr, items}, perSecond * entered[i],
             depth);
    }
}

void ExpectedWrites::take(const Ask& ask, double perSecond) {
    const auto operation = dynamodb::operationOf(ask.operation);
    if (!operation || !dynamodb::traitsOf(*operation).writes || ask.keys == nullptr) return;
    const bool deletes = *operation == dynamodb::Operation::DeleteItem;
    if (putsNew_ && base::keyCount(*ask.keys) == 0 && !deletes && !base::putsItems(ask.operation)) return;
    const auto keys = static_cast<double>(base::keysOfCall(ask.operation, ask.items));
    calls_.push_back({workload_, deletes, *ask.keys, perSecond * keys});
}

void ExpectedWrites::walk(const lambda::Steps& steps, double perSecond, int depth) {
    if (depth > kDeepest) return;
    for (const lambda::Step& step : steps) {
        if (const auto* call = std::get_if<lambda::CallStep>(&step.what)) {
            send(call->target, {{}, call->operation, &call->key, call->items}, perSecond, depth);
        } else if (const auto* branch = std::get_if<lambda::BranchStep>(&step.what)) {
            double weights = 0.0;
            for (const lambda::BranchArm& arm : branch->arms) weights += arm.weight;
            for (const lambda::BranchArm& arm : branch->arms)
                if (weights > 0.0) walk(arm.steps, perSecond * arm.weight / weights, depth + 1);
        } else if (const auto* repeat = std::get_if<lambda::RepeatStep>(&step.what)) {
            walk(repeat->steps, perSecond * static_cast<double>(repeat->times), depth + 1);
        } else if (const auto* parallel = std::get_if<lambda::ParallelStep>(&step.what)) {
            for (const lambda::Steps& side : parallel->branches) walk(side, perSecond, depth + 1);
        }
    }
}

}  // namespace headroom::build
