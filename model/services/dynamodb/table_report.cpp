// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "model/services/dynamodb/table.hpp"

namespace headroom::dynamodb {

using base::MeterKind;
using engine::ResourceReport;

namespace {

constexpr std::string_view kOfferCode = "AmazonDynamoDB";
constexpr std::int64_t kHalvesPerUnit = 2;
constexpr std::int64_t kNanosecondsPerHour = base::hours(1).count;

/// Usage types of the infrequent-access class carry a prefix (AWS price list AmazonDynamoDB, 2025-08-28).
std::string usageType(TableClass tableClass, std::string_view type) {
    return (tableClass == TableClass::StandardInfrequentAccess ? "IA-" : "") + std::string(type);
}

}  // namespace

ResourceReport Table::report(base::Duration window) const {
    ResourceReport report;
    report.resource = name_;
    usage_.addTo(report.figures);
    if (throughput_.everProvisioned()) throughput_.addTo(report.figures, window);
    addReadings(report, window);
    addStorage(report, window);
    addReplication(report);
    addQuotas(report);
    addWarnings(report);
    return report;
}

void Table::addReadings(ResourceReport& report, base::Duration window) const {
    const auto add = [&](std::string_view type, base::Granules granules, std::int64_t perUnit, MeterKind kind) {
        report.readings.push_back(
            {name_, std::string(kOfferCode), usageType(spec_.tableClass, type), granules, perUnit, kind});
    };
    if (throughput_.everProvisioned()) {
        const base::Instant end{window.count};
        add("ReadCapacityUnit-Hrs", throughput_.heldUntil(false, end), kNanosecondsPerHour, MeterKind::Recurring);
        add("WriteCapacityUnit-Hrs", throughput_.heldUntil(true, end), kNanosecondsPerHour, MeterKind::Recurring);
    }
    if (onDemandMeters_[0].used) {
        add("ReadRequestUnits", onDemandUnits(false).count, kHalvesPerUnit, MeterKind::Measured);
        const bool global = !spec_.replicas.empty();
        add(global ? "ReplWriteRequestUnits" : "WriteRequestUnits",
            onDemandUnits(true).count + expiryWrites(window).count, kHalvesPerUnit, MeterKind::Measured);
    }
}

void Table::addQuotas(ResourceReport& report) const {
    const bool provisioned = throughput_.units(true) > 0;
    const auto add = [&](bool writes, std::int64_t limit) {
        const std::string direction = writes ? "write" : "read";
        const std::string what = provisioned ? ": provisioned " + direction + " units a second"
                                             : ": on-demand " + direction + " units a second";
        report.quotas.push_back(
            {name_ + what, static_cast<double>(limit), inUnits(usage_.of(writes).busiestSecond()), true});
    };
    add(false, provisioned ? throughput_.most(false) : quotas_.tableReads);
    add(true, provisioned ? throughput_.most(true) : quotas_.tableWrites);
}

void Table::addWarnings(ResourceReport& report) const {
    const auto warn = [&](std::int64_t count, std::string text) {
        report.warnings.push_back({static_cast<std::uint64_t>(count), std::move(text)});
    };
    if (!spec_.itemCount && !spec_.expires())
        warn(0, "storage is not priced, because it depends on ItemCount, which is not given");
    if (spec_.billingMode == BillingMode::PayPerRequest && (spec_.warmReadUnits || spec_.warmWriteUnits)) {
        warn(0, "raising WarmThroughput has a one-time charge that is not priced");
    }
    for (const bool writes : {false, true}) {
        const DirectionUsage& usage = usage_.of(writes);
        for (std::size_t i = 1; i < kThrottleReasons; ++i) {
            const std::int64_t events = usage.throttles(static_cast<ThrottleReason>(i));
            if (events == 0) continue;
            warn(events, std::string(writes ? "writes" : "reads") + " were throttled (Table" + usage.direction() +
                             std::string(kThrottleReasonNames[i]) + ")");
        }
    }
    if (usage_.unprocessed() > 0) {
        warn(usage_.unprocessed(), "items of batches came back unprocessed and were not sent again");
    }
    if (usage_.cutPages() > 0) {
        warn(usage_.cutPages(),
             "queries or scans read one page of 1 MB and left the rest; each further page is a call of its own");
    }
    if (usage_.userErrors() > 0) warn(usage_.userErrors(), "calls broke a limit of DynamoDB");
    if (cutItems_) warn(0, "some items were drawn above 400 KB, the largest that DynamoDB stores, and cut to it");
}

}  // namespace headroom::dynamodb
