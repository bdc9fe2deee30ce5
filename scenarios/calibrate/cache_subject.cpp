// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/cache_subject.hpp"

#include <algorithm>
#include <set>

#include "model/services/dynamodb/operation.hpp"
#include "model/workload/arrivals.hpp"

namespace headroom::calibrate {

namespace {

using dynamodb::Operation;

/// The number of keys of a popularity that Zipf's law can stand for; 0 for the others.
double keysOf(const base::KeyPopularity& keys) {
    const bool fits = std::holds_alternative<base::UniformKeys>(keys) || std::holds_alternative<base::ZipfKeys>(keys);
    return fits ? static_cast<double>(base::keyCount(keys)) : 0.0;
}

void settle(CacheSubject& subject) {
    double all = 0.0;
    double most = 0.0;
    for (const CachedKeys& part : subject.parts) all += part.share;
    for (CachedKeys& part : subject.parts) {
        if (part.share > most && !part.asOne) subject.keys = part.keys;
        most = std::max(most, part.share);
        part.share = all > 0.0 ? part.share / all : 1.0 / static_cast<double>(subject.parts.size());
    }
}

const apigateway::StageSpec* stageOf(const apigateway::Spec& api, const std::string& name) {
    for (const apigateway::StageSpec& stage : api.stages) {
        if (stage.name == name) return &stage;
    }
    return api.stages.empty() ? nullptr : &api.stages.front();
}

/// One route and number of keys after the other.
class ApiParts {
public:
    ApiParts(const format::Scenario& scenario, const apigateway::Spec& api) : scenario_(scenario), api_(api) {}

    void add(const workload::TrafficSpec& workload) {
        const apigateway::StageSpec* stage = stageOf(api_, workload.stage);
        if (stage == nullptr) return;
        const base::Instant end{scenario_.simulation.duration.count};
        const double rate = workload::meanRate(workload.arrivals, base::Instant{0}, end).perSecond;
        double weights = 0.0;
        for (const workload::MixEntry& entry : workload.mix) weights += entry.weight;
        for (const workload::MixEntry& entry : workload.mix) {
            const apigateway::RouteSpec* route = routeOf(entry.route);
            const auto ttl = route != nullptr ? apigateway::cacheTtlOf(*route, *stage) : std::nullopt;
            if (!ttl || *ttl <= 0) continue;
            const double keys = entry.key ? keysOf(*entry.key) : 0.0;
            if (keys <= 0.0 && !route->cachedAsOne)
                subject.why = workload.name + " has no Key of Zipf or Uniform: how many keys there are is not known";
            note(*route, {rate * entry.weight / weights, keys, {static_cast<double>(*ttl), 0.0}, route->cachedAsOne},
                 keys * workload.responseSize.mean(), *stage);
        }
    }

    CacheSubject subject;

private:
    const apigateway::RouteSpec* routeOf(const std::string& key) const {
        const auto at = std::ranges::find(api_.routes, key, &apigateway::RouteSpec::key);
        if (at != api_.routes.end()) return &*at;
        return api_.routes.size() == 1 ? &api_.routes.front() : nullptr;
    }

    void note(const apigateway::RouteSpec& route, const CachedKeys& part, double bytes,
              const apigateway::StageSpec& stage) {
        if (bytes > stage.cacheGigabytes.value_or(0.0) * static_cast<double>(base::gibibytes(1).count))
            subject.notes.push_back("answers to all keys of " + route.key + " are more than the cache holds");
        for (std::size_t i = 0; i < routes_.size(); ++i) {
            if (routes_[i] != route.key || subject.parts[i].keys != part.keys) continue;
            subject.parts[i].share += part.share;
            return;
        }
        routes_.push_back(route.key);
        subject.parts.push_back(part);
    }

    const format::Scenario& scenario_;
    const apigateway::Spec& api_;
    std::vector<std::string> routes_;  ///< of the parts
};

/// The calls through a cluster.
class ClusterCalls {
public:
    ClusterCalls(std::string cluster, bool queries) : cluster_(std::move(cluster)), queries_(queries) {}

    void add(const std::string& via, const std::string& table, const std::string& name, const base::KeyPopularity& keys,
             std::int64_t items, bool strong) {
        const auto operation = dynamodb::operationOf(name);
        if (via != cluster_ || !operation) return;
        writes = writes || dynamodb::traitsOf(*operation).writes;
        const bool counts = queries_ ? *operation == Operation::Query
                                     : *operation == Operation::GetItem || *operation == Operation::BatchGetItem;
        if (!counts || strong) return;
        tables.insert(table);
        counted.insert(keysOf(keys));
        mostItems = std::max(mostItems, items);
    }

    void addSteps(const lambda::Steps& steps) {
        for (const lambda::Step& step : steps) {
            if (const auto* call = std::get_if<lambda::CallStep>(&step.what)) {
                add(call->via, call->target, call->operation, call->key, call->items, call->consistentRead);
            } else if (const auto* branch = std::get_if<lambda::BranchStep>(&step.what)) {
                for (const lambda::BranchArm& arm : branch->arms) addSteps(arm.steps);
            } else if (const auto* repeat = std::get_if<lambda::RepeatStep>(&step.what)) {
                addSteps(repeat->steps);
            } else if (const auto* parallel = std::get_if<lambda::ParallelStep>(&step.what)) {
                for (const lambda::Steps& side : parallel->branches) addSteps(side);
            }
        }
    }

    std::set<std::string> tables;
    std::set<double> counted;  ///< numbers of keys; 0: no popularity that is fitted
    std::int64_t mostItems = 1;
    bool writes = false;

private:
    std::string cluster_;
    bool queries_;
};

std::string whyNot(const ClusterCalls& calls, const dax::Spec& spec, bool queries) {
    if (calls.tables.empty()) return "nothing is read through it";
    if (calls.tables.size() > 1) return "several tables are read through it: the ratio does not tell them apart";
    if (calls.counted.size() > 1) return "its calls name different numbers of keys";
    if (*calls.counted.begin() <= 0.0) return "its calls have no Key of Zipf or Uniform";
    if (queries && spec.queryTtl.count == 0) return "QueryTtl is 0: no result is kept";
    return {};
}

/// How many entries of the mean size fit; 0: nothing is known of the size.
double capacityOf(const dax::Spec& spec, bool queries, double bytes) {
    const base::Bytes memory = queries ? spec.queryMemory() : spec.usableMemory() - spec.queryMemory();
    const double each = bytes + static_cast<double>(spec.entryOverhead.count);
    return bytes > 0.0 ? static_cast<double>(memory.count) / each : 0.0;
}

const dynamodb::Spec* tableNamed(const format::Design& design, const std::string& name) {
    for (const format::Resource& resource : design.resources) {
        if (resource.name == name) return std::get_if<dynamodb::Spec>(&resource.spec);
    }
    return nullptr;
}

}  // namespace

CacheSubject subjectOfApi(const format::Scenario& scenario, const format::Resource& api) {
    ApiParts parts(scenario, std::get<apigateway::Spec>(api.spec));
    for (const workload::TrafficSpec& workload : scenario.designs.front().workloads) {
        if (format::resourceOf(workload.target) == api.name) parts.add(workload);
    }
    CacheSubject subject = std::move(parts.subject);
    if (subject.parts.empty()) subject.why = "no workload asks for a route that is cached";
    settle(subject);
    return subject;
}

CacheSubject subjectOfCluster(const format::Scenario& scenario, const format::Resource& cluster, bool queries) {
    const format::Design& design = scenario.designs.front();
    const auto& spec = std::get<dax::Spec>(cluster.spec);
    ClusterCalls calls(cluster.name, queries);
    for (const workload::TrafficSpec& workload : design.workloads) {
        for (const workload::MixEntry& entry : workload.mix)
            calls.add(workload.via, workload.target, entry.operation, entry.key.value_or(base::HotKeys{}), entry.items,
                      entry.consistentRead);
    }
    for (const format::Resource& resource : design.resources) {
        if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) calls.addSteps(function->steps);
    }
    CacheSubject subject;
    subject.why = whyNot(calls, spec, queries);
    if (!subject.why.empty()) return subject;
    subject.table = *calls.tables.begin();
    const dynamodb::Spec* table = tableNamed(design, subject.table);
    const double bytes = table != nullptr ? table->itemSize.mean() : 0.0;
    const double each = queries ? bytes * static_cast<double>(calls.mostItems) : bytes;
    subject.parts.push_back({1.0,
                             *calls.counted.begin(),
                             {base::toSeconds(queries ? spec.queryTtl : spec.itemTtl), capacityOf(spec, queries, each)},
                             false});
    settle(subject);
    if (calls.writes && !queries) subject.notes.push_back("writes through the cluster fill it as well: left out");
    if (calls.mostItems > 1 && !queries) subject.notes.push_back("a batch's items are taken to be drawn one by one");
    return subject;
}

}  // namespace headroom::calibrate
