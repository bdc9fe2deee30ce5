// SPDX-License-Identifier: GPL-3.0-or-later
// What a table and its indexes are billed for: capacity, requests and storage, each by the table class of its time.
#include "model/services/dynamodb/table.hpp"

namespace headroom::dynamodb {

using base::Granules;
using base::MeterKind;

namespace {

// Of BilledAmounts.
constexpr std::size_t kReads = 0;
constexpr std::size_t kTableWrites = 1;
constexpr std::size_t kIndexWrites = 2;

constexpr std::int64_t kHalvesPerUnit = 2;
constexpr std::int64_t kNanosecondsPerHour = base::hours(1).count;

/// Usage types of the infrequent-access class carry a prefix (AWS price list AmazonDynamoDB, 2025-08-28).
std::string usageType(TableClass tableClass, std::string_view type) {
    return (tableClass == TableClass::StandardInfrequentAccess ? "IA-" : "") + std::string(type);
}

}  // namespace

BilledAmounts& BilledAmounts::operator+=(const BilledAmounts& other) {
    for (std::size_t i = 0; i < kKinds; ++i) {
        held[i] += other.held[i];
        requested[i] += other.requested[i];
    }
    time += other.time;
    itemTime += other.itemTime;
    return *this;
}

BilledAmounts& BilledAmounts::operator-=(const BilledAmounts& other) {
    for (std::size_t i = 0; i < kKinds; ++i) {
        held[i] -= other.held[i];
        requested[i] -= other.requested[i];
    }
    time -= other.time;
    itemTime -= other.itemTime;
    return *this;
}

/// Of the measured time until now, or the end.
BilledAmounts Table::amountsUntil(base::Instant at) const {
    BilledAmounts all;
    const auto add = [&](const OwnCapacity& capacity, std::size_t writes) {
        all.held[kReads] += capacity.throughput().heldUntil(false, at);
        all.held[writes] += capacity.throughput().heldUntil(true, at);
        all.requested[kReads] += capacity.onDemandUnits(false).count;
        all.requested[writes] += capacity.onDemandUnits(true).count;
    };
    add(capacity_, kTableWrites);
    for (const Index& index : indexes_) {
        if (index.global()) add(index.capacity(), kIndexWrites);
    }
    all.time = at.ns;
    if (stored_ && stored_->counts()) all.itemTime = stored_->until(at);
    return all;
}

void Table::endClassPeriod(base::Instant now) {
    BilledAmounts ended = amountsUntil(now);
    for (const BilledAmounts& earlier : ofClass_) ended -= earlier;
    ofClass_[static_cast<std::size_t>(class_)] += ended;
}

std::array<BilledAmounts, 2> Table::amountsByClass(base::Duration window) const {
    std::array<BilledAmounts, 2> all = ofClass_;
    BilledAmounts rest = amountsUntil(base::Instant{window.count});
    for (const BilledAmounts& earlier : ofClass_) rest -= earlier;
    all[static_cast<std::size_t>(class_)] += rest;
    return all;
}

/// A class that the table never had has no lines, one that it had has them all.
bool Table::hadClass(TableClass tableClass) const {
    return tableClass == class_ || ofClass_[static_cast<std::size_t>(tableClass)].time > 0;
}

/// A global table's own writes are replicated writes, those of its indexes are not (Developer Guide,
/// global-tables-billing, 2026-04-13).
template <class Add>
void Table::addWrites(const std::array<Granules, BilledAmounts::kKinds>& amounts, const Add& add) const {
    if (spec_.replicas.empty()) return add("", amounts[kTableWrites] + amounts[kIndexWrites]);
    add("Repl", amounts[kTableWrites]);
    if (globalIndexes_) add("", amounts[kIndexWrites]);
}

void Table::addReadings(engine::ResourceReport& report, base::Duration window) const {
    const std::array<BilledAmounts, 2> amounts = amountsByClass(window);
    for (const TableClass tableClass : {TableClass::Standard, TableClass::StandardInfrequentAccess}) {
        if (!hadClass(tableClass)) continue;
        const BilledAmounts& of = amounts[static_cast<std::size_t>(tableClass)];
        const auto add = [&](const std::string& type, Granules granules, std::int64_t perUnit, MeterKind kind) {
            report.readings.push_back({name_, "AmazonDynamoDB", usageType(tableClass, type), granules, perUnit, kind});
        };
        if (throughput().everProvisioned()) {
            add("ReadCapacityUnit-Hrs", of.held[kReads], kNanosecondsPerHour, MeterKind::Recurring);
            addWrites(of.held, [&](const char* replicated, Granules units) {
                add(std::string(replicated) + "WriteCapacityUnit-Hrs", units, kNanosecondsPerHour,
                    MeterKind::Recurring);
            });
        }
        if (!capacity_.everOnDemand()) continue;
        add("ReadRequestUnits", of.requested[kReads], kHalvesPerUnit, MeterKind::Measured);
        addWrites(of.requested, [&](const char* replicated, Granules units) {
            add(std::string(replicated) + "WriteRequestUnits", units, kHalvesPerUnit, MeterKind::Measured);
        });
    }
}

/// `bytes` is the mean of the window.
void Table::addStored(engine::ResourceReport& report, double bytes, base::Duration window) const {
    const std::array<BilledAmounts, 2> amounts = amountsByClass(window);
    BilledAmounts all = amounts[0];
    all += amounts[1];
    for (const TableClass tableClass : {TableClass::Standard, TableClass::StandardInfrequentAccess}) {
        if (!hadClass(tableClass)) continue;
        const BilledAmounts& of = amounts[static_cast<std::size_t>(tableClass)];
        const auto [part, whole] =
            all.itemTime > 0 ? std::pair(of.itemTime, all.itemTime) : std::pair(Granules(of.time), Granules(all.time));
        const double share = whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 1.0;
        report.readings.push_back({name_, "AmazonDynamoDB", usageType(tableClass, "TimedStorage-ByteHrs"),
                                   static_cast<Granules>(bytes * share + 0.5), base::gibibytes(1).count,
                                   MeterKind::Stored});
    }
}

}  // namespace headroom::dynamodb
