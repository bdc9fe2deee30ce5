// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "model/services/dynamodb/item_limit.hpp"
#include "model/services/dynamodb/minutes.hpp"
#include "model/services/dynamodb/table.hpp"

namespace headroom::dynamodb {

using engine::ResourceReport;

namespace {

/// `of` is AWS's "Table" or "Index"; `whose` stands behind what was throttled.
void warnOfThrottles(ResourceReport& report, const DirectionUsage& usage, bool writes, const std::string& of,
                     const std::string& whose) {
    for (std::size_t i = 1; i < kThrottleReasons; ++i) {
        const std::int64_t events = usage.throttles(static_cast<ThrottleReason>(i));
        if (events == 0) continue;
        const std::string what = writes ? "writes" : "reads";
        report.warnings.push_back({static_cast<std::uint64_t>(events), what + " were throttled" + whose + " (" + of +
                                                                           usage.direction() +
                                                                           std::string(kThrottleReasonNames[i]) + ")"});
    }
}

/// "0.52 %".
std::string percent(double share) {
    const auto hundredths = static_cast<std::int64_t>(share * 1e4 + 0.5);
    if (hundredths == 0) return "less than 0.01 %";
    const std::string digits = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + (digits.size() < 2 ? ".0" : ".") + digits + " %";
}

}  // namespace

ResourceReport Table::report(base::Duration window) const {
    ResourceReport report;
    report.resource = name_;
    usage_.addTo(report.figures);
    if (throughput().everProvisioned()) throughput().addTo(report.figures, window);
    const Partitions& partitions = capacity_.control().partitions();
    report.figures.push_back({"PartitionsMean", static_cast<double>(partitions.count())});
    report.figures.push_back({"PartitionSplits", static_cast<double>(partitions.splitsForHeat())});
    if (const auto error = partitions.heatError()) report.figures.push_back({"HeatErrorMax", *error});
    addReadings(report, window);
    addStorage(report, window);
    addReplication(report, window);
    if (stream_) stream_->addTo(report, window);
    addQuotas(report);
    addWarnings(report);
    addIndexes(report, window);
    return report;
}

/// Figures of a global index carry its name; its throttles are warned of with AWS's name for them.
void Table::addIndexes(ResourceReport& report, base::Duration window) const {
    for (const Index& index : indexes_) {
        if (!index.global()) continue;
        const std::string prefix = "index/" + index.spec().name;
        std::vector<engine::Figure> figures;
        for (const bool writes : {false, true}) {
            const DirectionUsage& usage = index.usage(writes);
            usage.addTo(figures);
            warnOfThrottles(report, usage, writes, "Index", writes ? " by index " + index.spec().name : "");
        }
        if (index.capacity().throughput().everProvisioned()) index.capacity().throughput().addTo(figures, window);
        figures.push_back({"PartitionsMean", static_cast<double>(index.capacity().control().partitions().count())});
        for (engine::Figure& figure : figures) {
            figure.name = prefix + "/" + figure.name;
            report.figures.push_back(std::move(figure));
        }
    }
}

void Table::addQuotas(ResourceReport& report) const {
    if (account_.speaks) {
        for (const bool writes : {false, true}) report.quotas.push_back(account_.account->use(writes));
    }
    const bool provisioned = throughput().units(true) > 0;
    const auto add = [&](bool writes, std::int64_t limit) {
        const std::string direction = writes ? "write" : "read";
        const std::string what = provisioned ? ": provisioned " + direction + " units a second"
                                             : ": on-demand " + direction + " units a second";
        report.quotas.push_back(
            {name_ + what, static_cast<double>(limit), inUnits(usage_.of(writes).busiestSecond()), true});
    };
    add(false, provisioned ? throughput().most(false) : quotas_.tableReads);
    add(true, provisioned ? throughput().most(true) : quotas_.tableWrites);
    for (const bool writes : {false, true}) {
        const base::HalfUnits most = capacity_.control().partitions().busiestMinute(writes);
        const std::string direction = writes ? "write" : "read";
        report.quotas.push_back({name_ + ": " + direction + " units a second of one partition, over a minute",
                                 static_cast<double>(writes ? kPartitionWrites : kPartitionReads),
                                 inUnits(most) / base::toSeconds(kMinute), false});
    }
}

namespace {

void warnOfEstimates(ResourceReport& report, const Spec& spec, const ExpiryFlow* expiries) {
    if (takesKindsForOne(spec))
        report.warnings.push_back(
            {0,
             "several kinds of keys reach beyond the 16,777,216 that are followed one by one, or one of them in turn: "
             "what expires, and what calls find, is estimated as if all fell on the kind with the most keys"});
    if (expiries != nullptr && expiries->estimatesTurns())
        report.warnings.push_back({0,
                                   "several callers go through the keys in turn, with MissingItems or more often "
                                   "than is followed: what there is from before the run, and when it expires, is "
                                   "estimated"});
}

void warnOfReadsAhead(ResourceReport& report, const StoredItems* stored) {
    const std::uint64_t ahead = stored == nullptr ? 0 : stored->readsAhead();
    if (ahead == 0) return;
    report.warnings.push_back(
        {ahead,
         "reads of keys that never repeat found nothing and cost a block each, because they came before an item "
         "was put and there are more of them than of such items: reads of Sequential keys go through the keys "
         "that puts have; for reads of what is there give them other keys, or MissingItems of the table"});
}

}  // namespace

void Table::addWarnings(ResourceReport& report) const {
    const auto warn = [&](std::int64_t count, std::string text) {
        report.warnings.push_back({static_cast<std::uint64_t>(count), std::move(text)});
    };
    if (!spec_.itemCount && !spec_.expires())
        warn(0, "storage is not priced, because it depends on ItemCount, which is not given");
    warnOfEstimates(report, spec_, expiries_.get());
    if (expiries_ && (spec_.newItems || spec_.missingItems) && expiries_->takenTooMany() > 0)
        warn(expiries_->takenTooMany(),
             "more items were deleted than were made or there: NewItems and MissingItems do not fit the calls");
    const bool warmed =
        std::ranges::any_of(indexes_, [](const Index& index) { return index.global() && index.capacity().warmed(); });
    if (capacity_.warmed() || warmed) warn(0, "raising WarmThroughput has a one-time charge that is not priced");
    for (const bool writes : {false, true}) warnOfThrottles(report, usage_.of(writes), writes, "Table", "");
    if (usage_.conflicts() > 0) warn(usage_.conflicts(), "requests conflicted with transactions on the same items");
    if (usage_.unprocessed() > 0) {
        warn(usage_.unprocessed(), "items of batches came back unprocessed and were not sent again");
    }
    if (usage_.cutPages() > 0) {
        warn(usage_.cutPages(),
             "queries or scans read one page of 1 MB and left the rest; each further page is a call of its own");
    }
    if (account_.refusedChanges > 0) {
        warn(account_.refusedChanges,
             "changes of its capacity were refused, because they would have taken the account above its "
             "quota of provisioned capacity in the region (Quotas.DynamoDB raises it)");
    }
    if (usage_.userErrors() > 0) warn(usage_.userErrors(), "calls broke a limit of DynamoDB");
    warnOfReadsAhead(report, stored_.get());
    if (cutItems_) {
        warn(0, percent(shareAbove(spec_.itemSize, largest_)) + " of the items are drawn above 400 KB" +
                    (localIndexes_ ? " with what local indexes project of them" : "") +
                    ", the largest that DynamoDB stores, and cut to it");
    }
}

}  // namespace headroom::dynamodb
