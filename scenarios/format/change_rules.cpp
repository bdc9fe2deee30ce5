// SPDX-License-Identifier: GPL-3.0-or-later
// What AWS refuses of changes of a table that follow each other.
#include <algorithm>
#include <functional>
#include <utility>

#include "model/base/digits.hpp"
#include "model/services/dynamodb/change_fields.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/event_changes.hpp"

namespace headroom::format {

using dynamodb::BillingMode;

namespace {

constexpr std::string_view kUpdate = "DynamoDB API Reference, UpdateTable, 2026";
constexpr std::string_view kGlobal = "DynamoDB Developer Guide, V2globaltables_HowItWorks, 2026-04-13";

/// " (source)".
std::string ruleOf(std::string_view source) { return " (" + std::string(source) + ")"; }

/// When a change happens.
struct Step {
    base::Duration at;
    std::size_t event;
};

std::vector<Step> stepsOf(const std::string& table, const std::vector<ScenarioEvent>& events) {
    std::vector<Step> steps;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (events[i].kind != ScenarioEvent::Kind::Change || events[i].target != table) continue;
        for (const base::Duration at : events[i].at) steps.push_back({at, i});
    }
    std::ranges::stable_sort(steps, {}, &Step::at);
    return steps;
}

/// What a table or a global index is known to be warm for, through its changes: reads and writes a second.
class Warmth {
public:
    /// A dynamodb::Spec or IndexSpec. `who`: "" or "of the index X ".
    template <class Spec>
    Warmth(const Spec& spec, BillingMode mode, std::string who)
        : who_(std::move(who)),
          reads_(std::max(spec.warmReadUnits.value_or(0), spec.readCapacityUnits.value_or(0))),
          writes_(std::max(spec.warmWriteUnits.value_or(0), spec.writeCapacityUnits.value_or(0))) {
        enter(mode);
    }
    /// Why the change (a dynamodb::Change or IndexCapacity) would lower it; empty when it does not. Then it is warm for
    /// that, too.
    template <class Change>
    std::string misfit(const Change& change, BillingMode next) {
        const std::string reads = lower(change.warmReads, reads_, "ReadUnitsPerSecond");
        const std::string writes = lower(change.warmWrites, writes_, "WriteUnitsPerSecond");
        reads_ = std::max({reads_, change.reads.value_or(0), change.warmReads.value_or(0)});
        writes_ = std::max({writes_, change.writes.value_or(0), change.warmWrites.value_or(0)});
        enter(next);
        return reads.empty() ? writes : reads;
    }
    void enter(BillingMode mode) {
        if (mode != BillingMode::PayPerRequest) return;
        reads_ = std::max(reads_, dynamodb::kInitialReads);
        writes_ = std::max(writes_, dynamodb::kInitialWrites);
    }

private:
    std::string lower(std::optional<std::int64_t> asked, std::int64_t warm, const char* key) const {
        if (!asked || *asked >= warm) return {};
        return "lowers WarmThroughput" + who_ + ": " + key + " is at least " + base::grouped(warm) +
               " by then and cannot be lowered" + ruleOf(dynamodb::source::kWarm);
    }

    std::string who_;
    std::int64_t reads_;
    std::int64_t writes_;
};

/// The warmth of a table and of each of its global indexes.
class TableWarmth {
public:
    explicit TableWarmth(const dynamodb::Spec& table) : table_(table, table.billingMode, "") {
        for (const dynamodb::IndexSpec& index : table.indexes) {
            if (!index.global) continue;
            indexes_.emplace_back(index.name,
                                  Warmth(index, table.billingMode, " of the index " + document::quoted(index.name)));
        }
    }
    std::string misfit(const dynamodb::Change& change, BillingMode next) {
        std::string text = table_.misfit(change, next);
        for (auto& [name, warmth] : indexes_) {
            const auto asked = std::ranges::find(change.indexes, name, &dynamodb::IndexCapacity::index);
            const std::string own = asked == change.indexes.end() ? "" : warmth.misfit(*asked, next);
            warmth.enter(next);
            if (text.empty()) text = own;
        }
        return text;
    }

private:
    Warmth table_;
    std::vector<std::pair<std::string, Warmth>> indexes_;
};

/// Why the indexes of the change do not fit the table; empty when they do.
std::string indexMisfit(const dynamodb::Change& change, const dynamodb::Spec& table, bool turnsProvisioned) {
    for (const dynamodb::IndexCapacity& one : change.indexes) {
        const auto known = [&](const dynamodb::IndexSpec& index) { return index.global && index.name == one.index; };
        if (std::ranges::none_of(table.indexes, known))
            return "changes " + document::quoted(one.index) + ", which is not a global secondary index of the table";
        if (std::ranges::count(change.indexes, one.index, &dynamodb::IndexCapacity::index) > 1)
            return "changes the index " + document::quoted(one.index) + " twice";
    }
    for (const dynamodb::IndexSpec& index : table.indexes) {
        if (!turnsProvisioned || !index.global) continue;
        const auto given = std::ranges::find(change.indexes, index.name, &dynamodb::IndexCapacity::index);
        if (given == change.indexes.end() || !given->provisions())
            return "needs ProvisionedThroughput of the global index " + document::quoted(index.name) +
                   " in GlobalSecondaryIndexes: it has capacity of its own once the table is PROVISIONED";
    }
    return {};
}

/// Whether writes of the global table, or of its index, are scaled in every region.
bool scalesWrites(const dynamodb::Spec& table, const std::string& index) {
    return std::ranges::any_of(table.replicaScalings, [&](const dynamodb::ReplicaScaling& scaling) {
        return scaling.region.empty() && scaling.index == index;
    });
}

/// Why a global table cannot turn provisioned; empty when it can. `scaled`: auto scaling was not deleted.
std::string globalMisfit(const dynamodb::Spec& table, bool scaled) {
    if (table.replicas.empty()) return {};
    bool all = scaled && scalesWrites(table, "");
    for (const dynamodb::IndexSpec& index : table.indexes)
        all = all && (!index.global || scalesWrites(table, index.name));
    if (all) return {};
    return "turns a global table PROVISIONED whose writes are not scaled: auto scaling of the writes of the table and "
           "of all its global indexes must be there (WriteProvisionedThroughputSettings of a table that begins "
           "PROVISIONED; the console deletes it)" +
           ruleOf(kGlobal);
}

/// Why the change does not fit a table of that mode; empty when it does.
std::string misfit(const dynamodb::Change& change, BillingMode mode, const dynamodb::Spec& table, bool scaled) {
    const BillingMode next = change.billingMode.value_or(mode);
    const bool units = change.reads || change.writes;
    const bool indexUnits = std::ranges::any_of(change.indexes, &dynamodb::IndexCapacity::provisions);
    const auto capped = [](const auto& asked) { return asked.mostReads || asked.mostWrites; };
    const bool maximum = capped(change) || std::ranges::any_of(change.indexes, capped);
    if (next == BillingMode::PayPerRequest && (units || indexUnits))
        return "gives ProvisionedThroughput, which cannot be given with BillingMode PAY_PER_REQUEST" + ruleOf(kUpdate);
    if (next == BillingMode::Provisioned && maximum)
        return "gives OnDemandThroughput, which is for on-demand tables only; this one is PROVISIONED by then" +
               ruleOf(dynamodb::source::kOnDemand);
    const bool turns = next == BillingMode::Provisioned && mode == BillingMode::PayPerRequest;
    if (turns && !units) return "needs ProvisionedThroughput: the table is PAY_PER_REQUEST before it" + ruleOf(kUpdate);
    const std::string text = turns ? globalMisfit(table, scaled) : "";
    return text.empty() ? indexMisfit(change, table, turns) : text;
}

/// Whether the last of the times is one too many within `period`.
bool tooOften(const std::vector<base::Duration>& times, std::int64_t most, base::Duration period) {
    const auto count = static_cast<std::size_t>(most);
    return times.size() > count && times.back() - times[times.size() - 1 - count] < period;
}

/// Events that are wrong, each once.
class Misfits {
public:
    Misfits(Reading& reading, const std::vector<Place>& places) : reading_(reading), places_(places) {}
    void add(std::size_t event, const std::string& text) {
        if (std::ranges::find(told_, event) != told_.end()) return;
        told_.push_back(event);
        reading_.error(places_[event], text);
    }

private:
    Reading& reading_;
    const std::vector<Place>& places_;
    std::vector<std::size_t> told_;
};

}  // namespace

void checkModeSwitches(Reading& reading, const std::vector<Resource>& resources,
                       const std::vector<ScenarioEvent>& events, const std::vector<Place>& places) {
    Misfits misfits(reading, places);
    for (const Resource& resource : resources) {
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr) continue;
        BillingMode mode = table->billingMode;
        dynamodb::TableClass tableClass = table->tableClass;
        TableWarmth warmth(*table);
        bool scaled = true;                    // until the console deletes it
        std::vector<base::Duration> switches;  // to on-demand
        std::vector<base::Duration> classes;
        for (const Step& step : stepsOf(resource.name, events)) {
            const dynamodb::Change& change = events[step.event].change;
            const BillingMode next = change.billingMode.value_or(mode);
            std::string text = misfit(change, mode, *table, scaled);
            const std::string cooler = warmth.misfit(change, next);
            if (text.empty()) text = cooler;
            if (!text.empty()) misfits.add(step.event, text);
            const bool onDemand = next == BillingMode::PayPerRequest && mode != next;
            const bool reclassed = change.tableClass.value_or(tableClass) != tableClass;
            if (onDemand) {
                switches.push_back(step.at);
                scaled = scaled && !change.console;
            }
            mode = next;
            if (reclassed) classes.push_back(step.at);
            tableClass = change.tableClass.value_or(tableClass);
            if (onDemand && tooOften(switches, dynamodb::kSwitchesToOnDemand, dynamodb::kSwitchPeriod))
                misfits.add(step.event,
                            "is a fifth switch to on-demand within 24 hours; AWS allows four (DynamoDB Developer "
                            "Guide, bp-switching-capacity-modes, 2026-04-13)");
            if (reclassed && tooOften(classes, dynamodb::kClassChanges, dynamodb::kClassPeriod))
                misfits.add(step.event,
                            "is a third change of TableClass within 30 days; AWS allows two (DynamoDB Developer Guide, "
                            "CostOptimization_TableClass, 2026-04-13)");
        }
    }
}

}  // namespace headroom::format
