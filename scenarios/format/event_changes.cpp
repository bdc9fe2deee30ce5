// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/event_changes.hpp"

#include <algorithm>

#include "model/base/digits.hpp"
#include "model/services/dynamodb/change_fields.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

using document::Node;
using dynamodb::BillingMode;

namespace {

constexpr std::string_view kUpdate = "DynamoDB API Reference, UpdateTable, 2026";

/// " (source)".
std::string ruleOf(std::string_view source) { return " (" + std::string(source) + ")"; }

void checkQuota(Reading& reading, const Place& place, const char* key, std::optional<std::int64_t> units,
                std::int64_t quota) {
    if (units.value_or(0) <= quota) return;
    reading.error(place.at(key, *place.node.find(key)), "is above the quota of " + base::grouped(quota) +
                                                            " units a table" + ruleOf(dynamodb::source::kQuotas));
}

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

/// What a table is known to be warm for, through its changes: reads and writes a second.
class Warmth {
public:
    explicit Warmth(const dynamodb::Spec& table)
        : reads_(std::max(table.warmReadUnits.value_or(0), table.readCapacityUnits.value_or(0))),
          writes_(std::max(table.warmWriteUnits.value_or(0), table.writeCapacityUnits.value_or(0))) {
        enter(table.billingMode);
    }
    /// Why the change would lower it; empty when it does not. Then it is warm for that, too.
    std::string misfit(const dynamodb::Change& change, BillingMode next) {
        const std::string reads = lower(change.warmReads, reads_, "ReadUnitsPerSecond");
        const std::string writes = lower(change.warmWrites, writes_, "WriteUnitsPerSecond");
        reads_ = std::max({reads_, change.reads.value_or(0), change.warmReads.value_or(0)});
        writes_ = std::max({writes_, change.writes.value_or(0), change.warmWrites.value_or(0)});
        enter(next);
        return reads.empty() ? writes : reads;
    }

private:
    void enter(BillingMode mode) {
        if (mode != BillingMode::PayPerRequest) return;
        reads_ = std::max(reads_, dynamodb::kInitialReads);
        writes_ = std::max(writes_, dynamodb::kInitialWrites);
    }
    static std::string lower(std::optional<std::int64_t> asked, std::int64_t warm, const char* key) {
        if (!asked || *asked >= warm) return {};
        return std::string("lowers WarmThroughput: ") + key + " is at least " + base::grouped(warm) +
               " by then and cannot be lowered" + ruleOf(dynamodb::source::kWarm);
    }

    std::int64_t reads_;
    std::int64_t writes_;
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
        if (std::ranges::find(change.indexes, index.name, &dynamodb::IndexCapacity::index) == change.indexes.end())
            return "needs ProvisionedThroughput of the global index " + document::quoted(index.name) +
                   " in GlobalSecondaryIndexes: it has capacity of its own once the table is PROVISIONED";
    }
    return {};
}

/// Why the change does not fit a table of that mode; empty when it does.
std::string misfit(const dynamodb::Change& change, BillingMode mode, const dynamodb::Spec& table) {
    const bool everywhere = change.billingMode || change.writes || !change.indexes.empty() || change.adjusts();
    if (!table.replicas.empty() && everywhere)
        return "changes the BillingMode, the writes, WarmThroughput or OnDemandThroughput of a global table, which "
               "concerns all its regions and is not modelled yet";
    const BillingMode next = change.billingMode.value_or(mode);
    const bool units = change.reads || change.writes;
    if (next == BillingMode::PayPerRequest && (units || !change.indexes.empty()))
        return "gives ProvisionedThroughput, which cannot be given with BillingMode PAY_PER_REQUEST" + ruleOf(kUpdate);
    if (next == BillingMode::Provisioned && (change.mostReads || change.mostWrites))
        return "gives OnDemandThroughput, which is for on-demand tables only; this one is PROVISIONED by then" +
               ruleOf(dynamodb::source::kOnDemand);
    const bool turns = next == BillingMode::Provisioned && mode == BillingMode::PayPerRequest;
    if (turns && !units) return "needs ProvisionedThroughput: the table is PAY_PER_REQUEST before it" + ruleOf(kUpdate);
    return indexMisfit(change, table, turns);
}

/// Whether the last of the times is one too many within `period`.
bool tooOften(const std::vector<base::Duration>& times, std::int64_t most, base::Duration period) {
    const auto count = static_cast<std::size_t>(most);
    return times.size() > count && times.back() - times[times.size() - 1 - count] < period;
}

void readIndexCapacities(Reading& reading, const Place& place, const dynamodb::Quotas& quotas,
                         dynamodb::Change& change) {
    if (!place.node.isArray()) return reading.wrongKind(place, "a list of {\"IndexName\", \"ProvisionedThroughput\"}");
    for (std::size_t i = 0; i < place.node.size(); ++i) {
        const Place item = place.at(i, place.node.elements()[i]);
        if (!isObject(reading, item, "an object with IndexName and ProvisionedThroughput")) continue;
        dynamodb::IndexCapacity& index = change.indexes.emplace_back();
        readFields<dynamodb::IndexCapacity>(reading, item, base::FieldPlace::Here, dynamodb::kChangedIndexFields,
                                            {{}, {}, "a changed index"}, index);
        const Node* throughput = item.node.find("ProvisionedThroughput");
        if (throughput == nullptr) continue;
        const Place units = item.at("ProvisionedThroughput", *throughput);
        if (!isObject(reading, units, "an object")) continue;
        readFields<dynamodb::IndexCapacity>(reading, units, base::FieldPlace::Here,
                                            dynamodb::kChangedIndexThroughputFields, {{}, {}, "ProvisionedThroughput"},
                                            index);
        checkQuota(reading, units, "ReadCapacityUnits", index.reads, quotas.tableReads);
        checkQuota(reading, units, "WriteCapacityUnits", index.writes, quotas.tableWrites);
    }
}

template <std::size_t N>
bool readUnits(Reading& reading, const Place& properties, const char* key,
               const std::array<base::Field<dynamodb::Change>, N>& fields, dynamodb::Change& change) {
    const Node* given = properties.node.find(key);
    if (given == nullptr) return false;
    const Place units = properties.at(key, *given);
    if (!isObject(reading, units, "an object")) return false;
    readFields<dynamodb::Change>(reading, units, base::FieldPlace::Here, fields, {{}, {}, key}, change);
    return true;
}

void checkMaximum(Reading& reading, const Place& properties, const char* key, std::optional<std::int64_t> units) {
    if (units != 0) return;
    const Place place = properties.at("OnDemandThroughput", *properties.node.find("OnDemandThroughput"));
    reading.error(place.at(key, *place.node.find(key)),
                  "must be at least 1, or -1 for none" + ruleOf(dynamodb::source::kOnDemand));
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

void readChange(Reading& reading, const Place& item, const dynamodb::Quotas& quotas, ScenarioEvent& event) {
    const Node* properties = item.node.find("Properties");
    const bool isChange = event.kind == ScenarioEvent::Kind::Change;
    for (const char* key : {"Properties", "Through"}) {
        if (!isChange && item.node.find(key) != nullptr)
            reading.error(item.at(key, *item.node.find(key)), "belongs to a Change only");
    }
    if (!isChange) return;
    if (properties == nullptr) return reading.error(item, "lacks \"Properties\"");
    const Place place = item.at("Properties", *properties);
    if (!isObject(reading, place, "an object with BillingMode, ProvisionedThroughput or WarmThroughput")) return;
    if (properties->size() == 0) return reading.error(place, "changes nothing");
    readFields<dynamodb::Change>(reading, place, base::FieldPlace::Here, dynamodb::kChangeFields,
                                 {{}, {}, "a Change of a table"}, event.change);
    if (const Node* indexes = properties->find("GlobalSecondaryIndexes"))
        readIndexCapacities(reading, place.at("GlobalSecondaryIndexes", *indexes), quotas, event.change);
    readUnits(reading, place, "WarmThroughput", dynamodb::kChangeWarmFields, event.change);
    if (readUnits(reading, place, "OnDemandThroughput", dynamodb::kChangeMaximumFields, event.change)) {
        checkMaximum(reading, place, "MaxReadRequestUnits", event.change.mostReads);
        checkMaximum(reading, place, "MaxWriteRequestUnits", event.change.mostWrites);
    }
    if (!readUnits(reading, place, "ProvisionedThroughput", dynamodb::kChangeThroughputFields, event.change)) return;
    const Place units = place.at("ProvisionedThroughput", *properties->find("ProvisionedThroughput"));
    checkQuota(reading, units, "ReadCapacityUnits", event.change.reads, quotas.tableReads);
    checkQuota(reading, units, "WriteCapacityUnits", event.change.writes, quotas.tableWrites);
}

void checkModeSwitches(Reading& reading, const std::vector<Resource>& resources,
                       const std::vector<ScenarioEvent>& events, const std::vector<Place>& places) {
    Misfits misfits(reading, places);
    for (const Resource& resource : resources) {
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr) continue;
        BillingMode mode = table->billingMode;
        dynamodb::TableClass tableClass = table->tableClass;
        Warmth warmth(*table);
        std::vector<base::Duration> switches;  // to on-demand
        std::vector<base::Duration> classes;
        for (const Step& step : stepsOf(resource.name, events)) {
            const dynamodb::Change& change = events[step.event].change;
            const BillingMode next = change.billingMode.value_or(mode);
            std::string text = misfit(change, mode, *table);
            const std::string cooler = warmth.misfit(change, next);
            if (text.empty()) text = cooler;
            if (!text.empty()) misfits.add(step.event, text);
            if (next == BillingMode::PayPerRequest && mode != next) switches.push_back(step.at);
            mode = next;
            if (change.tableClass.value_or(tableClass) != tableClass) classes.push_back(step.at);
            tableClass = change.tableClass.value_or(tableClass);
            if (tooOften(switches, dynamodb::kSwitchesToOnDemand, dynamodb::kSwitchPeriod))
                misfits.add(step.event,
                            "is a fifth switch to on-demand within 24 hours; AWS allows four (DynamoDB Developer "
                            "Guide, bp-switching-capacity-modes, 2026-04-13)");
            if (tooOften(classes, dynamodb::kClassChanges, dynamodb::kClassPeriod))
                misfits.add(step.event,
                            "is a third change of TableClass within 30 days; AWS allows two (DynamoDB Developer Guide, "
                            "CostOptimization_TableClass, 2026-04-13)");
        }
    }
}

}  // namespace headroom::format
