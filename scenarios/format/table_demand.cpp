// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/table_demand.hpp"

#include <algorithm>
#include <utility>

#include "model/workload/arrivals.hpp"

namespace headroom::format {

using dynamodb::CallUnits;

namespace {

constexpr int kDeepest = 32;  // calls of a sound design have no cycles; one that has them is refused elsewhere

void add(CallUnits& sum, const CallUnits& more, double times) {
    sum.reads += more.reads * times;
    sum.writes += more.writes * times;
}

/// "Views (eu-west-1)", a replica: "Views".
std::string ofAllRegions(const std::string& table) { return table.substr(0, table.find(" (")); }

bool isEndless(const base::KeyPopularity& keys) { return base::keyCount(keys) == 0; }

double sideOf(const CallUnits& units, bool writes) { return writes ? units.writes : units.reads; }

}  // namespace

/// What a call says of the items that it asks for.
struct TableDemand::Asked {
    std::string route;
    std::string operation;
    std::string index;
    std::int64_t items = 1;
    bool consistent = false;
    bool cached = false;  ///< goes through a cluster
    std::optional<base::Distribution> size;
    bool newKeys = false;  ///< they never repeat
};

TableDemand::TableDemand(const Design& design, std::string table, std::string index)
    : design_(design), table_(std::move(table)), index_(std::move(index)) {
    for (const workload::TrafficSpec& workload : design.workloads) {
        const bool open = !std::holds_alternative<workload::Closed>(workload.arrivals.process);
        if (open && !workload.session) loads_.push_back({&workload, ofRequest(workload)});
    }
}

double TableDemand::mean(bool writes, base::Duration length) const {
    double sum = 0.0;
    for (const Load& load : loads_) {
        const double units = sideOf(load.perRequest, writes);
        if (units <= 0.0) continue;  // most tables of a large design
        const base::Rate rate =
            workload::meanRate(load.workload->arrivals, base::Instant{}, base::Instant{length.count});
        sum += rate.perSecond * units;
    }
    return sum;
}

double TableDemand::busiest(bool writes, base::Duration length) const {
    constexpr std::int64_t kMostLooks = 20'000;  // two weeks minute by minute
    const bool any = std::ranges::any_of(
        loads_, [writes](const CallUnits& units) { return sideOf(units, writes) > 0.0; }, &Load::perRequest);
    if (!any) return 0.0;
    const std::int64_t step = std::max(base::minutes(1).count, length.count / kMostLooks);
    double most = 0.0;
    for (std::int64_t at = 0; at < length.count; at += step) {
        double sum = 0.0;
        for (const Load& load : loads_) {
            const double units = sideOf(load.perRequest, writes);
            if (units > 0.0) sum += workload::rateAt(load.workload->arrivals, base::Instant{at}).perSecond * units;
        }
        most = std::max(most, sum);
    }
    return most;
}

CallUnits TableDemand::ofRequest(const workload::TrafficSpec& workload) const {
    double weights = 0.0;
    for (const workload::MixEntry& entry : workload.mix) weights += entry.weight;
    CallUnits sum;
    if (weights <= 0.0) return sum;
    for (const workload::MixEntry& entry : workload.mix) {
        Asked asked{entry.route,
                    entry.operation,
                    entry.indexName,
                    entry.items,
                    entry.consistentRead,
                    !workload.via.empty(),
                    {},
                    entry.key && isEndless(*entry.key)};
        if (entry.itemSize) asked.size = base::Distribution::constant(static_cast<double>(entry.itemSize->count));
        add(sum, send(workload.target, asked, 0), entry.weight / weights);
    }
    return sum;
}

CallUnits TableDemand::send(const std::string& target, const Asked& asked, int depth) const {
    const std::string named = ofAllRegions(target);
    const std::string whole = resourceOf(named);
    const auto found = std::ranges::find_if(
        design_.resources, [&](const Resource& resource) { return resource.name == named || resource.name == whole; });
    if (found == design_.resources.end() || depth > kDeepest) return {};
    if (const auto* api = std::get_if<apigateway::Spec>(&found->spec)) return toApi(*api, asked.route, depth + 1);
    if (const auto* function = std::get_if<lambda::Spec>(&found->spec)) return walk(function->steps, depth + 1);
    const auto* table = std::get_if<dynamodb::Spec>(&found->spec);
    if (table == nullptr || found->name != ofAllRegions(table_)) return {};
    return toTable(*table, asked, target != table_);
}

CallUnits TableDemand::toApi(const apigateway::Spec& api, const std::string& name, int depth) const {
    const auto route = name.empty() && api.routes.size() == 1
                           ? api.routes.begin()
                           : std::ranges::find(api.routes, name, &apigateway::RouteSpec::key);
    if (route == api.routes.end()) return {};
    for (const apigateway::StageSpec& stage : api.stages) {
        if (apigateway::cacheTtlOf(*route, stage)) return {};
    }
    const apigateway::StageSpec* stage = api.stages.empty() ? nullptr : &api.stages.front();
    const std::string target = apigateway::integrationOf(*route, stage, false);
    if (!route->service) return send(target, {}, depth);
    const apigateway::ServiceCallSpec& service = *route->service;
    return send(target,
                {{},
                 service.action.substr(service.action.find(':') + 1),
                 service.indexName,
                 service.items,
                 service.consistentRead,
                 false,
                 service.itemSize,
                 service.key && isEndless(*service.key)},
                depth);
}

/// `elsewhere`: asked in another region of the global table, from where writes come one by one, once.
CallUnits TableDemand::toTable(const dynamodb::Spec& table, const Asked& asked, bool elsewhere) const {
    const auto operation = dynamodb::operationOf(asked.operation);
    if (!operation) return {};
    const base::Distribution& sizes = asked.size ? *asked.size : table.itemSize;
    const std::size_t number = dynamodb::indexNumber(table, asked.index);
    const bool ofIndex = number > 0 && table.indexes[number - 1].global;
    CallUnits units = dynamodb::expectedUnits(*operation, asked.items, asked.consistent, sizes);
    const bool here = ofIndex ? asked.index == index_ : index_.empty();
    if (elsewhere || asked.cached || !here) units.reads = 0.0;
    if (elsewhere && *operation == dynamodb::Operation::TransactWriteItems) units.writes /= 2.0;
    if (index_.empty()) return units;
    const dynamodb::IndexSpec& index = table.indexes[dynamodb::indexNumber(table, index_) - 1];
    units.writes = dynamodb::expectedIndexWrites(*operation, asked.items, table, index, sizes, asked.newKeys);
    return units;
}

CallUnits TableDemand::walk(const lambda::Steps& steps, int depth) const {
    CallUnits sum;
    if (depth > kDeepest) return sum;
    for (const lambda::Step& step : steps) {
        if (const auto* call = std::get_if<lambda::CallStep>(&step.what)) {
            add(sum,
                send(call->target,
                     {{},
                      call->operation,
                      call->indexName,
                      call->items,
                      call->consistentRead,
                      !call->via.empty(),
                      call->itemSize,
                      isEndless(call->key)},
                     depth),
                1.0);
        } else if (const auto* branch = std::get_if<lambda::BranchStep>(&step.what)) {
            double weights = 0.0;
            for (const lambda::BranchArm& arm : branch->arms) weights += arm.weight;
            for (const lambda::BranchArm& arm : branch->arms)
                if (weights > 0.0) add(sum, walk(arm.steps, depth + 1), arm.weight / weights);
        } else if (const auto* repeat = std::get_if<lambda::RepeatStep>(&step.what)) {
            add(sum, walk(repeat->steps, depth + 1), static_cast<double>(repeat->times));
        } else if (const auto* parallel = std::get_if<lambda::ParallelStep>(&step.what)) {
            for (const lambda::Steps& side : parallel->branches) add(sum, walk(side, depth + 1), 1.0);
        }
    }
    return sum;
}

}  // namespace headroom::format
