// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dax/usage.hpp"

#include <algorithm>
#include <utility>

namespace headroom::dax {

using engine::Figure;
using engine::Statistic;

namespace {

template <std::size_t... I>
std::array<Counted, kOperations> byOperation(engine::Metrics& metrics, const std::string& cluster,
                                             std::index_sequence<I...>) {
    return {Counted(metrics, cluster, std::string(kHandling[I].metric))...};
}

double percentOf(base::Bytes memory) { return 100.0 / static_cast<double>(std::max<std::int64_t>(memory.count, 1)); }

}  // namespace

Counted::Counted(engine::Metrics& metrics, const std::string& cluster, std::string name)
    : name_(std::move(name)), metric_(metrics.metric(cluster, name_, Statistic::Sum)) {}

Usage::Usage(engine::Metrics& metrics, const std::string& cluster, base::Bytes memory, bool burstable,
             base::Instant now)
    : metrics_(metrics),
      requests_(byOperation(metrics, cluster, std::make_index_sequence<kOperations>())),
      all_(metrics, cluster, "TotalRequestCount"),
      itemHits_(metrics, cluster, "ItemCacheHits"),
      itemMisses_(metrics, cluster, "ItemCacheMisses"),
      queryHits_(metrics, cluster, "QueryCacheHits"),
      queryMisses_(metrics, cluster, "QueryCacheMisses"),
      scanHits_(metrics, cluster, "ScanCacheHits"),
      scanMisses_(metrics, cluster, "ScanCacheMisses"),
      errors_(metrics, cluster, "ErrorRequestCount"),
      faults_(metrics, cluster, "FaultRequestCount"),
      failed_(metrics, cluster, "FailedRequestCount"),
      throttled_(metrics, cluster, "ThrottledRequestCount"),
      evicted_(metrics, cluster, "EvictedSize"),
      cpu_(metrics.metric(cluster, "CPUUtilization", Statistic::Average)),
      memory_(metrics.gauge(cluster, "CacheMemoryUtilization", now, Statistic::Average, percentOf(memory))),
      connections_(metrics.gauge(cluster, "ClientConnections", now)) {
    if (!burstable) return;
    creditBalance_ = &metrics.metric(cluster, "CPUCreditBalance", Statistic::Average);
    surplusBalance_ = &metrics.metric(cluster, "CPUSurplusCreditBalance", Statistic::Average);
}

void Usage::looked(Operation operation, std::int64_t hits, std::int64_t misses) {
    const bool items = handlingOf(operation).path == Path::Items;
    const bool scan = operation == Operation::Scan;
    Counted& hit = items ? itemHits_ : scan ? scanHits_ : queryHits_;
    Counted& miss = items ? itemMisses_ : scan ? scanMisses_ : queryMisses_;
    if (hits > 0) hit.add(hits);
    if (misses > 0) miss.add(misses);
}

void Usage::throttled() {
    throttled_.add(1);
    errors_.add(1);
    failed_.add(1);
}

void Usage::fault() {
    faults_.add(1);
    failed_.add(1);
}

void Usage::answered(const engine::Outcome& outcome) {
    if (outcome.ok()) return;
    (outcome.status >= 500 ? faults_ : errors_).add(1);
    failed_.add(1);
}

void Usage::addTo(std::vector<Figure>& figures) const {
    for (const Counted* one : {&all_, &itemHits_, &itemMisses_}) one->addTo(figures);
    if (itemLookups() > 0.0) figures.push_back({"ItemCacheHitRatio", itemHits_.total() / itemLookups(), itemLookups()});
    for (const Counted* one :
         {&queryHits_, &queryMisses_, &scanHits_, &scanMisses_, &errors_, &faults_, &failed_, &throttled_, &evicted_})
        one->addTo(figures);
    figures.push_back({"PassedThrough", static_cast<double>(passed_)});
    figures.push_back({"StaleReads", static_cast<double>(stale_)});
    figures.push_back({"ClientConnectionsMax", mostConnections()});
    const auto samples = static_cast<double>(metrics_.samples(cpu_));
    if (samples > 0.0) figures.push_back({"CPUUtilizationMean", metrics_.sum(cpu_) / samples, samples});
}

void Usage::addTo(std::vector<engine::Warning>& warnings) const {
    const auto warn = [&](double count, const char* text) {
        if (count > 0.0) warnings.push_back({static_cast<std::uint64_t>(count), text});
    };
    warn(static_cast<double>(passed_),
         "strongly consistent or transactional reads passed through DAX: nothing of them is cached");
    warn(throttled_.total(), "requests were throttled by DAX, whose nodes had no CPU left (ThrottlingException)");
    if (evicted_.total() > 0.0)
        warnings.push_back({0, "data was pushed out of a full cache (EvictedSize): a larger node type would keep it"});
    warn(faults_.total(), "requests failed in DAX or behind it");
    warn(static_cast<double>(stale_), "reads of a replica returned what had been overwritten (ReplicationLag)");
}

}  // namespace headroom::dax
