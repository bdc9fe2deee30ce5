// SPDX-License-Identifier: GPL-3.0-or-later
// What a design's windowed objectives look at, and what else a run is asked to keep.
#include "model/services/dynamodb/operation.hpp"
#include "scenarios/build/design_world.hpp"

namespace headroom::build {

void DesignWorld::watchErrors(std::size_t index) {
    const format::Objective& objective = design_.objectives[index];
    for (workload::Traffic& traffic : workloads_) {
        if (traffic.name() == objective.of) windows_.emplace_back(index, &traffic.watchErrors(*objective.window));
    }
    for (stepfunctions::Machine& machine : machines_) {
        if (machine.name() == objective.of) windows_.emplace_back(index, &machine.watchErrors(*objective.window));
    }
}

void DesignWorld::watchObjectives() {
    for (std::size_t i = 0; i < design_.objectives.size(); ++i) {
        const format::Objective& objective = design_.objectives[i];
        if (!objective.window) continue;
        if (objective.metric == format::Objective::Metric::ErrorRate) {
            watchErrors(i);
            continue;
        }
        const base::Duration limit = base::fromSeconds(objective.atMost);
        for (workload::Traffic& traffic : workloads_) {
            if (traffic.name() == objective.of) windows_.emplace_back(i, &traffic.watch(*objective.window, limit));
        }
        for (stepfunctions::Machine& machine : machines_) {
            if (machine.name() == objective.of) windows_.emplace_back(i, &machine.watch(*objective.window, limit));
        }
        for (apigateway::Api& api : apis_) {
            if (api.name() == objective.of) windows_.emplace_back(i, &api.watch(*objective.window, limit));
            for (std::size_t route = 0; route < api.routeCount(); ++route) {
                if (api.name() + "/" + api.routeKey(route) == objective.of)
                    windows_.emplace_back(i, &api.watch(*objective.window, limit, route));
            }
        }
    }
}

engine::QuantileWindows& DesignWorld::keep(const WatchedPercentiles& what) {
    return watched_.emplace_back(what, engine::QuantileWindows(what.window, what.shares)).second;
}

void DesignWorld::watchRequests() {
    const auto p99 = [&](const std::string& of, const char* metric) -> engine::QuantileWindows& {
        return keep({of, metric, timing_.period, {0.99}});
    };
    for (apigateway::Api& api : apis_) {
        api.watchLatency(p99(api.name(), "Latency"));
        for (std::size_t route = 0; route < api.routeCount(); ++route)
            api.watchLatency(p99(api.name() + "/" + api.routeKey(route), "Latency"), route);
    }
    for (dynamodb::Table& table : tables_)
        table.watchOperation(std::nullopt).succeeded =
            &world_.metrics().metric(table.name(), "SuccessfulRequests", engine::Statistic::Sum);
    for (stepfunctions::Machine& machine : machines_) machine.watchTime(p99(machine.name(), "ExecutionTime"));
    for (workload::Traffic& traffic : workloads_) traffic.watchLatency(p99(traffic.name(), "Latency"));
}

bool DesignWorld::watch(const WatchedPercentiles& what) {
    for (lambda::Function& function : functions_) {
        if (function.name() != what.resource) continue;
        if (what.metric == "Duration") function.watchDurations(keep(what));
        if (what.metric == "init_duration") {
            engine::Metric& count = world_.metrics().metric(what.resource, "ColdStarts", engine::Statistic::Sum);
            function.watchColdStarts(count,
                                     world_.metrics().metric(what.resource, what.metric, engine::Statistic::Average));
        }
        return what.metric == "Duration" || what.metric == "init_duration";
    }
    for (apigateway::Api& api : apis_) {
        if (api.name() != what.resource) continue;
        if (what.metric == "Latency") api.watchLatency(keep(what));
        if (what.metric == "IntegrationLatency") api.watchIntegration(keep(what));
        return what.metric == "Latency" || what.metric == "IntegrationLatency";
    }
    for (stepfunctions::Machine& machine : machines_) {
        if (machine.name() != what.resource || what.metric != "ExecutionTime") continue;
        machine.watchTime(keep(what));
        return true;
    }
    dynamodb::Table* table = tableNamed(what.resource);
    return table != nullptr && watchTable(*table, what);
}

bool DesignWorld::watchTable(dynamodb::Table& table, const WatchedPercentiles& what) {
    const auto operation = dynamodb::operationOf(what.operation);
    if (!operation && !what.operation.empty()) return false;
    dynamodb::OperationWatch& watch = table.watchOperation(operation);
    const auto metric = [&](const char* name, engine::Statistic statistic) {
        return &world_.metrics().metric(what.resource, watchedName(name, what.operation), statistic);
    };
    if (watch.succeeded == nullptr) watch.succeeded = metric("SuccessfulRequests", engine::Statistic::Sum);
    if (operation && watch.latency == nullptr) {  // of all together the table has both by itself
        watch.latency = metric("SuccessfulRequestLatency", engine::Statistic::Average);
        watch.throttled = metric("ThrottledRequests", engine::Statistic::Sum);
    }
    if (what.metric == "SuccessfulRequestLatency" && !what.shares.empty()) watch.percentiles.push_back(&keep(what));
    return what.metric == "SuccessfulRequestLatency" || what.metric == "ThrottledRequests";
}

void DesignWorld::finish() {
    world_.metrics().closePeriod(world_.now(), true);
    for (stepfunctions::Machine& machine : machines_) machine.finish();
    for (workload::Traffic& traffic : workloads_) traffic.settle();
    for (auto& [what, windows] : watched_) windows.finish(world_.now());
}

std::vector<PercentileSeries> DesignWorld::percentiles() const {
    std::vector<PercentileSeries> all;
    for (const auto& [what, windows] : watched_) {
        for (std::size_t i = 0; i < what.shares.size(); ++i)
            all.push_back({what.resource, what.metric, what.shares[i], what.operation, what.window, windows.values(i)});
    }
    return all;
}

}  // namespace headroom::build
