// SPDX-License-Identifier: GPL-3.0-or-later
// What may go through a DAX cluster, and what rests on the whole design.
#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "model/services/dax/operation.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/cluster_reader.hpp"
#include "scenarios/format/step_walk.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr double kHalf = 0.5;

/// One call or kind of request that names a cluster.
struct Passage {
    const std::string& via;
    const std::string& table;
    const std::string& operation;
    bool consistent = false;
    std::string at;  ///< of the object that says it
};

/// Calls visit(passage, function or null) for everything that goes through a cluster.
template <class Visit>
void eachPassage(const Node& root, const Design& design, const Visit& visit) {
    for (const Resource& resource : design.resources) {
        const auto* function = std::get_if<lambda::Spec>(&resource.spec);
        if (function == nullptr) continue;
        const std::string steps = "/Resources/" + resource.name + "/Behavior/Steps";
        eachCall(root, function->steps, steps, [&](const lambda::CallStep& call, const std::string& at) {
            if (!call.via.empty())
                visit(Passage{call.via, call.target, call.operation, call.consistentRead, at}, function);
        });
    }
    for (const workload::TrafficSpec& workload : design.workloads) {
        if (workload.via.empty()) continue;
        const std::string at = document::child("/Workloads", workload.name);
        const bool mixed = document::resolve(root, at + "/Mix") != nullptr;
        for (std::size_t i = 0; i < workload.mix.size(); ++i) {
            const workload::MixEntry& entry = workload.mix[i];
            const std::string here = mixed ? document::child(at + "/Mix", i) : at;
            visit(Passage{workload.via, workload.target, entry.operation, entry.consistentRead, here}, nullptr);
        }
    }
}

class ClusterRules {
public:
    ClusterRules(Reading& reading, const Node& root, const Design& design)
        : reading_(reading), root_(root), design_(design) {}

    void check() {
        eachPassage(root_, design_,
                    [this](const Passage& passage, const lambda::Spec* function) { checkPassage(passage, function); });
        std::int64_t nodes = 0;
        for (const Resource& resource : design_.resources) {
            const auto* cluster = std::get_if<dax::Spec>(&resource.spec);
            if (cluster == nullptr) continue;
            nodes += cluster->replicationFactor;
            checkCluster(resource, nodes);
        }
        if (nodes <= design_.quotas.dax.nodes) checkChanges();
    }

private:
    void error(const std::string& at, std::string text) { reading_.error(nearest(root_, at), std::move(text)); }
    void warn(const std::string& at, std::string text) { reading_.warning(nearest(root_, at), std::move(text)); }

    const Resource* find(const std::string& name) const {
        const auto at = std::ranges::find(design_.resources, name, &Resource::name);
        return at == design_.resources.end() ? nullptr : &*at;
    }

    void checkPassage(const Passage& passage, const lambda::Spec* function) {
        const std::string via = viaOf(passage);
        const Resource* cluster = find(passage.via);
        if (cluster == nullptr || !std::holds_alternative<dax::Spec>(cluster->spec)) {
            std::vector<std::string_view> known;
            for (const Resource& one : design_.resources) {
                if (std::holds_alternative<dax::Spec>(one.spec)) known.push_back(one.name);
            }
            return error(via, document::quoted(passage.via) + " is not an AWS::DAX::Cluster of this design" +
                                  document::didYouMean(passage.via, known));
        }
        tables_[passage.via].insert(passage.table);
        const Resource* table = find(passage.table);
        if (table != nullptr && !std::holds_alternative<dynamodb::Spec>(table->spec))
            return error(via, "only tables are reached through DAX; " + document::quoted(passage.table) + " is " +
                                  serviceLabel(table->spec));
        if (function != nullptr && !function->vpc)
            error(via,
                  "cannot be reached: a DAX cluster is inside a VPC, so the function needs VpcConfig with "
                  "SubnetIds (DynamoDB Developer Guide, dax-concepts, 2026-04-13)");
        checkRead(passage, std::get<dax::Spec>(cluster->spec));
    }

    /// Via stands beside a call's Target, or in the workload around its Mix.
    std::string viaOf(const Passage& passage) const {
        const std::string own = passage.at + "/Via";
        if (document::resolve(root_, own) != nullptr) return own;
        return passage.at.substr(0, passage.at.rfind("/Mix")) + "/Via";
    }

    void checkRead(const Passage& passage, const dax::Spec& cluster) {
        if (passage.consistent)
            return warn(passage.at + "/ConsistentRead",
                        "strongly consistent reads pass through DAX: none is cached, each costs the table a whole read "
                        "and DAX as much work as a miss");
        if (passage.operation == "TransactGetItems")
            warn(passage.at + "/Operation", "transactional reads pass through DAX: none is cached");
        const bool isQuery = passage.operation == "Query" || passage.operation == "Scan";
        if (isQuery && cluster.queryTtl.count == 0)
            warn(passage.at + "/Operation",
                 "queries and scans pass through " + passage.via + ": its QueryTtl of 0 switches the query cache off");
    }

    void checkCluster(const Resource& resource, std::int64_t nodes) {
        const std::string at = "/Resources/" + resource.name;
        const auto& tables = tables_[resource.name];
        if (tables.empty()) warn(at, "nothing goes through this cluster (Via): it costs and does nothing");
        if (tables.size() > dax::kMostTables)
            error(at,
                  "has more than 500 tables behind it, the most of a DAX cluster (DynamoDB Developer Guide, DAX "
                  "quotas, 2026-04-13)");
        if (nodes > design_.quotas.dax.nodes) tooMany(at + "/Properties/ReplicationFactor", nodes);
    }

    void tooMany(const std::string& at, std::int64_t nodes) {
        error(at, "brings the account to " + std::to_string(nodes) + " DAX nodes in the region; the quota is " +
                      std::to_string(design_.quotas.dax.nodes) +
                      " (DynamoDB Developer Guide, DAX quotas, 2026-04-13); Quotas.DAX.Nodes raises it");
    }

    /// The Changes of all clusters in the order of their times.
    void checkChanges() {
        std::vector<std::pair<base::Duration, std::size_t>> order;
        for (std::size_t i = 0; i < design_.events.size(); ++i) {
            if (design_.events[i].nodes == 0) continue;
            for (const base::Duration at : design_.events[i].at) order.emplace_back(at, i);
        }
        std::ranges::stable_sort(order);
        std::map<std::string, std::int64_t> nodes;
        for (const Resource& resource : design_.resources)
            if (const auto* spec = std::get_if<dax::Spec>(&resource.spec))
                nodes[resource.name] = spec->replicationFactor;
        for (const auto& [at, i] : order) {
            nodes[design_.events[i].target] = design_.events[i].nodes;
            std::int64_t sum = 0;
            for (const auto& [name, count] : nodes) sum += count;
            if (sum <= design_.quotas.dax.nodes) continue;
            return tooMany("/Events/" + std::to_string(i) + "/Properties/ReplicationFactor", sum);
        }
    }

    Reading& reading_;
    const Node& root_;
    const Design& design_;
    std::map<std::string, std::set<std::string>> tables_;  ///< behind each cluster
};

bool isSearch(const std::string& operation) { return operation == "Query" || operation == "Scan"; }

}  // namespace

void checkClusters(Reading& reading, const Node& root, const Design& design) {
    ClusterRules(reading, root, design).check();
}

void fillClusterDefaults(Reading& reading, const Node& root, Design& design) {
    std::set<std::string> searched;
    eachPassage(root, design, [&](const Passage& passage, const lambda::Spec*) {
        if (isSearch(passage.operation) && !passage.consistent) searched.insert(passage.via);
    });
    for (Resource& resource : design.resources) {
        auto* spec = std::get_if<dax::Spec>(&resource.spec);
        if (spec == nullptr) continue;
        const std::string behavior = "/Resources/" + resource.name + "/Behavior";
        const bool shared = document::resolve(root, behavior + "/QueryCacheShare") != nullptr;
        if (!shared && searched.contains(resource.name) && spec->queryTtl.count > 0) {
            spec->queryCacheShare = kHalf;
            reading.assume(behavior + "/QueryCacheShare", "0.5", std::string(dax::source::kNothing), true);
        }
        if (spec->type().unitsPerSecond <= 0.0 && !spec->nodeCapacity) {
            reading.assume(behavior + "/NodeCapacity",
                           std::to_string(static_cast<std::int64_t>(spec->type().capacity())) + "/s",
                           std::string(dax::source::kAnalogousCapacity), true);
        }
        if (spec->replicationFactor > 1) continue;
        const std::set<std::string> idle{behavior + "/FailoverTime", behavior + "/ReplicationLag"};
        std::erase_if(reading.assumptions, [&](const Assumption& one) { return idle.contains(one.path); });
    }
}

}  // namespace headroom::format
