// SPDX-License-Identifier: GPL-3.0-or-later
// What a cluster has to say at the end of a run.
#include <algorithm>
#include <string>

#include "model/services/dax/cluster.hpp"

namespace headroom::dax {

using base::MeterKind;
using engine::ResourceReport;

namespace {

constexpr std::string_view kOfferCode = "AmazonDAX";

/// How many items fit: of the mean size of those that are there, or of the tables' when none is.
double capacityInItems(const LruCache& items, double meanItemSize, base::Bytes overhead) {
    const auto each = items.entries() > 0
                          ? static_cast<double>(items.bytes().count) / static_cast<double>(items.entries())
                          : meanItemSize + static_cast<double>(overhead.count);
    return each > 0.0 ? static_cast<double>(items.capacity().count) / each : 0.0;
}

}  // namespace

ResourceReport Cluster::report(base::Duration) const {
    ResourceReport report;
    report.resource = name_;
    usage_.addTo(report.figures);
    double mean = 0.0;
    for (const Front& front : fronts_) mean += front.meanItemSize() / static_cast<double>(fronts_.size());
    report.figures.push_back({"ItemCacheCapacityItems", capacityInItems(items_, mean, spec_.entryOverhead)});
    report.figures.push_back({"ItemCacheEntriesMax", static_cast<double>(items_.mostEntries())});
    addReadings(report);
    addQuotas(report);
    usage_.addTo(report.warnings);
    if (refusedConnections_ > 0) {
        report.warnings.push_back({refusedConnections_, "requests found every node with 40,000 connections"});
    }
    return report;
}

void Cluster::addReadings(ResourceReport& report) const {
    const base::Instant now = world_.now();
    report.readings.push_back({name_, std::string(kOfferCode), "NodeUsage:" + std::string(spec_.type().name),
                               fleet_.held(now).count, base::hours(1).count, MeterKind::Recurring});
    if (spec_.type().burst != Burst::Unlimited) return;
    report.readings.push_back({name_, std::string(kOfferCode), "CPUCredits:t3", fleet_.surplus(now).count,
                               base::hours(1).count, MeterKind::Measured});
}

void Cluster::addQuotas(ResourceReport& report) const {
    report.quotas.push_back({name_ + ": connections to a DAX cluster",
                             static_cast<double>(kMostConnections * static_cast<std::int64_t>(fleet_.alive())),
                             usage_.mostConnections(), false});
}

}  // namespace headroom::dax
