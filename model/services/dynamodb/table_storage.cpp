// SPDX-License-Identifier: GPL-3.0-or-later
// What a table holds, and what is kept of it.
#include <algorithm>

#include "model/services/dynamodb/table.hpp"

namespace headroom::dynamodb {

namespace {

/// What storage adds to each item of a global table beside the 100 B (Guide, CapacityUnitCalculations, 2023-06-15).
constexpr base::Bytes kReplicationOverhead = base::bytes(48);

double bytesOf(base::Bytes bytes) { return static_cast<double>(bytes.count); }

void add(engine::ResourceReport& report, std::string_view type, double bytes, base::MeterKind kind) {
    report.readings.push_back({report.resource, "AmazonDynamoDB", std::string(type),
                               static_cast<base::Granules>(bytes + 0.5), base::gibibytes(1).count, kind});
}

/// Whether a delete that took none of the items that are followed took one from before the beginning.
bool takesEarlier(ExpiryFlow& expiries, const StoredItems& stored, const CallItem& item, Caller caller,
                  base::Instant now) {
    const bool took = item.change == ItemChange::Deleted;
    if (took)
        expiries.tookEarlier(now);
    else if (expiries.leavesNewKeys() && stored.takesEarlier(item.key))
        expiries.missedEarlier(now, caller.workload);
    return took;
}

}  // namespace

/// Shares that the scenario gives decide by what they made of the call, else the keys do.
void Table::follow(const CallItem& item, bool deletes, Caller caller) {
    const base::Instant now = world_.now();
    const bool given = (deletes ? spec_.missingItems : spec_.newItems).has_value();
    if (spec_.expires()) {
        const bool isNew = StoredItems::isNew(item.key);
        const bool known = !isNew && expiries_->knows(item.key);
        if (!deletes && item.change == ItemChange::None) {  // the attribute is as it was
            if (known) expiries_->left(caller);
            if (!known && !isNew) expiries_->passed(deletes, caller);
            return;
        }
        expiries_->called(item.change == ItemChange::Created ? 1 : (item.change == ItemChange::Deleted ? -1 : 0), now);
        const bool followed = stored_ && (isNew || stored_->counts()) && !given;
        if (known) {
            if (!deletes) return expiries_->put(item.key, now, caller);
            return expiries_->remove(item.key, item.change == ItemChange::Deleted, now, caller);
        }
        if (!isNew) expiries_->passed(deletes, caller);
        const bool changed = followed && (deletes ? stored_->remove(item.key, now) : stored_->put(item.key, now));
        if (followed && !changed && !(deletes && takesEarlier(*expiries_, *stored_, item, caller, now))) return;
        if (given && item.change != (deletes ? ItemChange::Deleted : ItemChange::Created)) return;
        if (given && deletes && stored_) stored_->take(item.key, now);
        const bool fresh = isNew || spec_.newItems.has_value();  // items that a given share makes are each a new one
        return expiries_->saw(deletes, fresh, now, caller.workload);
    }
    if (deletes && item.change == ItemChange::None) return;
    if (given) {
        const bool news = deletes || item.change == ItemChange::Created;
        if (news) stored_->add(deletes ? -1 : 1, now);
    } else if (deletes) {
        stored_->remove(item.key, now);
    } else {
        stored_->put(item.key, now);
    }
    if (stored_->counts() && stored_->count() >= holdAt_) hold(stored_->count());
}

/// Looks again when there are a thousandth of a partition's items more.
void Table::hold(std::int64_t items) {
    base::Bytes bytes = storedBytes(items, spec_.itemSize.mean());
    for (Index& index : indexes_) {
        const base::Bytes entries = index.storedOf(static_cast<double>(items));
        if (index.global()) {
            index.capacity().control().partitions().hold(entries);
        } else {
            bytes += entries;
        }
    }
    capacity_.control().partitions().hold(bytes);
    const auto aPartition =
        static_cast<double>(kPartitionSize.count) / (spec_.itemSize.mean() + bytesOf(kStorageOverhead));
    holdAt_ = items + std::max<std::int64_t>(1, static_cast<std::int64_t>(aPartition / 1'000.0));
}

std::optional<double> Table::meanItems(base::Duration window) const {
    const base::Instant end{window.count};
    if (stored_ && stored_->counts() && window.count > 0)
        return static_cast<double>(stored_->until(end)) / static_cast<double>(window.count);
    const bool lives = expiries_ != nullptr && window.count > 0;
    double live = lives ? expiries_->itemsOver(base::Instant{}, end) : 0.0;  // what the writes keep alive
    if (lives && expiries_->leavesNewKeys())
        live += static_cast<double>(stored_->until(end)) / static_cast<double>(window.count);
    if (spec_.itemCount) return std::max(live, static_cast<double>(*spec_.itemCount));
    return lives ? std::optional(live) : std::nullopt;
}

void Table::addStorage(engine::ResourceReport& report, base::Duration window) const {
    const std::optional<double> items = meanItems(window);
    if (spec_.importSize) add(report, "ImportDataSize-Bytes", bytesOf(*spec_.importSize), base::MeterKind::Stored);
    if (!items) {
        if (spec_.backedUp())
            report.warnings.push_back({0, "backups, restores and exports are not priced: they depend on ItemCount"});
        return;
    }
    if ((stored_ && stored_->counts()) || spec_.expires()) report.figures.push_back({"ItemsMean", *items});
    if (expiries_)
        report.figures.push_back({"TimeToLiveDeletedItemCount", expiries_->gone(base::Instant{window.count})});
    const base::Bytes beside = kStorageOverhead + (spec_.replicas.empty() ? base::Bytes(0) : kReplicationOverhead);
    const double each = spec_.itemSize.mean() + bytesOf(beside);
    StoredBytes stored;
    for (const Index& index : indexes_)
        (index.global() ? stored.globalIndexes : stored.table) += bytesOf(index.storedOf(*items));
    stored.table += *items * each;
    addStored(report, stored.table + stored.globalIndexes, window);
    addBackups(report, stored, window);
}

/// What is kept is a time average; what is restored and exported happens in the window. Backups and exports are of the
/// table and its local indexes (Developer Guide, PointInTimeRecovery_Howitworks, 2026-04-13); a restore makes the
/// global ones as well.
void Table::addBackups(engine::ResourceReport& report, const StoredBytes& stored, base::Duration window) const {
    const double seconds = base::toSeconds(window);
    const double bytes = stored.table;
    if (spec_.pointInTimeRecovery) add(report, "TimedPITRStorage-ByteHrs", bytes, base::MeterKind::Stored);
    if (spec_.backups.perSecond > 0.0) {
        const double kept = spec_.backups.perSecond * base::toSeconds(spec_.backupRetention + base::days(1));
        add(report, "TimedBackupStorage-ByteHrs", bytes * kept, base::MeterKind::Stored);
    }
    if (spec_.restores.perSecond > 0.0)
        add(report, "RestoreDataSize-Bytes", (bytes + stored.globalIndexes) * spec_.restores.perSecond * seconds,
            base::MeterKind::Measured);
    if (spec_.exports.perSecond > 0.0)
        add(report, "ExportDataSize-Bytes", bytes * spec_.exports.perSecond * seconds, base::MeterKind::Measured);
}

}  // namespace headroom::dynamodb
