// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/load_groups.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <variant>

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

/// What a call asks of a resource: a table has capacity of its own for reads and for writes.
enum class Asks : std::uint8_t { Any, Read, Write };
using Asked = std::pair<std::string, Asks>;

Asks asksOf(const format::Design& design, const format::CallEdge& call) {
    const auto operation = dynamodb::operationOf(call.what.front());
    if (!operation || format::specNamed<dynamodb::Spec>(design, withoutRegion(call.to)) == nullptr) return Asks::Any;
    return dynamodb::traitsOf(*operation).writes ? Asks::Write : Asks::Read;
}

/// Expected calls of each resource for one arrival of a workload.
std::map<Asked, double> callsByArrival(const format::Design& design, std::size_t workload) {
    format::Design alone = design;
    const std::string& name = design.workloads[workload].name;
    std::erase_if(alone.workloads, [&](const auto& other) { return other.name != name; });
    for (workload::TrafficSpec& spec : alone.workloads) {
        spec.arrivals.process = workload::Poisson{{1.0}};
        spec.arrivals.scale = 1.0;
        spec.arrivals.timeScale = 1.0;
    }
    std::map<Asked, double> calls;
    std::set<Asked> unknown;
    const auto edges = format::operationsOf(alone, base::minutes(1));
    const std::set<std::string> reached = reachedFrom(name, edges);
    for (const format::CallEdge& call : edges) {
        if (!reached.contains(call.to)) continue;
        const Asked asked(withoutRegion(call.to), asksOf(design, call));
        if (call.perSecond)
            calls[asked] += *call.perSecond;
        else
            unknown.insert(asked);
    }
    for (const Asked& asked : unknown) calls[asked] = 1.0;
    return calls;
}

/// What each arrival of the workloads brings to limits that several share.
class SharedLoads {
public:
    explicit SharedLoads(const format::Design& design) : design_(design), work_(design) {}

    void add(std::size_t workload) {
        double requests = 0.0;
        double atOnce = 0.0;
        for (const auto& [asked, calls] : callsByArrival(design_, workload)) {
            if (calls <= 0.0) continue;
            const std::string& name = asked.first;
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
            if (traffic.size() > 1) groups.push_back({std::move(traffic), {asked.first}});
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
