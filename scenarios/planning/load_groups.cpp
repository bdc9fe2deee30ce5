// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/load_groups.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <variant>

#include "model/services/dynamodb/expected_units.hpp"
#include "scenarios/format/call_graph.hpp"
#include "scenarios/format/spec_named.hpp"
#include "scenarios/study/expected_work.hpp"

namespace headroom::planning {

namespace {

/// "Carts" of a replica's "Carts (eu-west-1)".
std::string withoutRegion(const std::string& name) { return name.substr(0, name.find(" (")); }

/// What a workload calls, and what that calls.
std::set<std::string> reachedFrom(const std::string& workload, const std::vector<format::CallEdge>& calls) {
    std::set<std::string> reached;
    bool more = true;
    while (more) {
        more = false;
        for (const format::CallEdge& call : calls) {
            if (call.fromWorkload ? call.from != workload : !reached.contains(call.from)) continue;
            more = reached.insert(call.to).second || more;
            more = reached.insert(withoutRegion(call.to)).second || more;
        }
    }
    return reached;
}

/// What is asked of a resource: a table has capacity of its own for reads and for writes, and so has a global index.
enum class Asks : std::uint8_t { Calls, ReadUnits, WriteUnits };
struct Asked {
    std::string resource;  ///< reads of a replica: the replica
    std::string index;     ///< of a table, a global one; empty: the table itself
    Asks what = Asks::Calls;
    auto operator<=>(const Asked&) const = default;
};
using ByAsked = std::map<Asked, double>;

/// What reading a secondary index finds is as large as its entries.
base::Distribution readSizes(const base::Distribution& item, const dynamodb::Spec& table, std::size_t index) {
    if (index == 0) return item;
    const dynamodb::IndexSpec& read = table.indexes[index - 1];
    const bool fixed = read.entrySize || read.projection == dynamodb::Projection::KeysOnly;
    return fixed ? dynamodb::asTable(table, read).itemSize : item;
}

/// The units that one call of a table uses of it and of its indexes; what is written in a region is written in all.
void addUnits(const dynamodb::Spec& table, const format::TableLoad& call, double times, ByAsked& all) {
    const auto operation = dynamodb::operationOf(call.operation);
    if (!operation) return;
    const base::Distribution& sizes = call.itemSize ? *call.itemSize : table.itemSize;
    const std::size_t number = dynamodb::indexNumber(table, call.index);
    const auto units =
        dynamodb::expectedUnits(*operation, call.items, call.consistent, readSizes(sizes, table, number));
    const bool ofIndex = number > 0 && table.indexes[number - 1].global;
    all[{call.table, ofIndex ? call.index : "", Asks::ReadUnits}] += times * units.reads;
    double& writes = all[{withoutRegion(call.table), "", Asks::WriteUnits}];
    writes += times * units.writes;
    for (const dynamodb::IndexSpec& index : table.indexes) {
        const double entries = dynamodb::expectedIndexWrites(*operation, call.items, table, index, sizes, call.newKeys);
        if (index.global)
            all[{withoutRegion(call.table), index.name, Asks::WriteUnits}] += times * entries;
        else
            writes += times * entries;
    }
}

/// What one arrival of a workload is expected to ask: calls of each resource, units of a table. Where the file does not
/// tell how often, once.
ByAsked askedByArrival(const format::Design& design, std::size_t workload) {
    format::Design alone = design;
    const std::string& name = design.workloads[workload].name;
    std::erase_if(alone.workloads, [&](const auto& other) { return other.name != name; });
    for (workload::TrafficSpec& spec : alone.workloads) {
        spec.arrivals.process = workload::Poisson{{1.0}};
        spec.arrivals.scale = 1.0;
        spec.arrivals.timeScale = 1.0;
    }
    ByAsked all;
    std::set<std::string> unknown;
    const auto edges = format::callsOf(alone, base::minutes(1));
    const std::set<std::string> reached = reachedFrom(name, edges);
    for (const format::CallEdge& call : edges) {
        if (!call.fromWorkload && !reached.contains(call.from)) continue;
        if (format::specNamed<dynamodb::Spec>(design, withoutRegion(call.to)) != nullptr) continue;
        all[{call.to, {}, Asks::Calls}] += call.perSecond.value_or(0.0);
        if (!call.perSecond) unknown.insert(call.to);
    }
    for (const std::string& one : unknown) all[{one, {}, Asks::Calls}] = 1.0;
    for (const format::TableLoad& call : format::tableLoadsOf(alone, base::minutes(1))) {
        if (!call.from.empty() && !reached.contains(call.from)) continue;
        const auto* table = format::specNamed<dynamodb::Spec>(design, withoutRegion(call.table));
        if (table != nullptr) addUnits(*table, call, call.perSecond.value_or(1.0), all);
    }
    return all;
}

/// What each arrival of the workloads brings to limits that several share.
class SharedLoads {
public:
    explicit SharedLoads(const format::Design& design) : design_(design), work_(design) {}

    void add(std::size_t workload) {
        double requests = 0.0;
        double atOnce = 0.0;
        for (const auto& [asked, calls] : askedByArrival(design_, workload)) {
            if (calls <= 0.0) continue;
            const std::string& name = asked.resource;
            ofResources_[asked].emplace_back(workload, calls);
            const auto found = std::ranges::find(design_.resources, name, &format::Resource::name);
            if (found == design_.resources.end()) continue;
            if (std::holds_alternative<apigateway::Spec>(found->spec)) requests += calls;
            if (std::holds_alternative<lambda::Spec>(found->spec)) atOnce += calls * work_.of(name).seconds;
        }
        if (requests > 0.0) requests_.traffic.emplace_back(workload, requests);
        if (atOnce > 0.0) atOnce_.traffic.emplace_back(workload, atOnce);
    }

    void moveTo(std::vector<LoadGroup>& groups) {
        for (auto& [asked, traffic] : ofResources_) {
            if (traffic.size() > 1) groups.push_back({std::move(traffic), {withoutRegion(asked.resource)}});
        }
        for (LoadGroup* group : {&requests_, &atOnce_}) {
            if (group->traffic.size() > 1) groups.push_back(std::move(*group));
        }
    }

private:
    const format::Design& design_;
    study::ExpectedWork work_;
    std::map<Asked, std::vector<std::pair<std::size_t, double>>> ofResources_;
    LoadGroup requests_;  ///< of the account's APIs
    LoadGroup atOnce_;    ///< concurrent executions
};

}  // namespace

bool hasNoRate(const workload::TrafficSpec& spec) {
    return spec.arrivals.isClosed() || std::holds_alternative<workload::Schedule>(spec.arrivals.process);
}

std::vector<LoadGroup> loadGroupsOf(const format::Scenario& scenario) {
    const format::Design& design = scenario.designs.front();
    const auto calls = format::callsOf(design, scenario.simulation.duration);
    std::vector<LoadGroup> groups(1);
    SharedLoads shared(design);
    for (std::size_t i = 0; i < design.workloads.size(); ++i) {
        groups.push_back({{{i, 1.0}}, reachedFrom(design.workloads[i].name, calls)});
        if (hasNoRate(design.workloads[i])) continue;
        groups.front().traffic.emplace_back(i, 1.0);
        shared.add(i);
    }
    shared.moveTo(groups);
    return groups;
}

}  // namespace headroom::planning
