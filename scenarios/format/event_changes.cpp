// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/event_changes.hpp"

#include <algorithm>

#include "model/services/dynamodb/change_fields.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

using document::Node;
using dynamodb::BillingMode;

namespace {

void checkQuota(Reading& reading, const Place& place, const char* key, std::optional<std::int64_t> units,
                std::int64_t quota) {
    if (units.value_or(0) <= quota) return;
    reading.error(place.at(key, *place.node.find(key)),
                  "is above the quota of " + std::to_string(quota) + " units a table");
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

/// Why the change does not fit a table of that mode; empty when it does.
std::string misfit(const dynamodb::Change& change, BillingMode mode) {
    const BillingMode next = change.billingMode.value_or(mode);
    const bool units = change.reads || change.writes;
    if (next == BillingMode::PayPerRequest && units)
        return "gives ProvisionedThroughput, which cannot be given with BillingMode PAY_PER_REQUEST";
    if (next == BillingMode::Provisioned && mode == BillingMode::PayPerRequest && !units)
        return "needs ProvisionedThroughput: the table is PAY_PER_REQUEST before it";
    return {};
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
    if (!isObject(reading, place, "an object with BillingMode or ProvisionedThroughput")) return;
    if (properties->size() == 0) return reading.error(place, "changes nothing");
    readFields<dynamodb::Change>(reading, place, base::FieldPlace::Here, dynamodb::kChangeFields,
                                 {{}, {}, "a Change of a table"}, event.change);
    const Node* throughput = properties->find("ProvisionedThroughput");
    if (throughput == nullptr) return;
    const Place units = place.at("ProvisionedThroughput", *throughput);
    if (!isObject(reading, units, "an object")) return;
    readFields<dynamodb::Change>(reading, units, base::FieldPlace::Here, dynamodb::kChangeThroughputFields,
                                 {{}, {}, "ProvisionedThroughput"}, event.change);
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
        std::vector<base::Duration> switches;  // to on-demand
        for (const Step& step : stepsOf(resource.name, events)) {
            const dynamodb::Change& change = events[step.event].change;
            const std::string text = misfit(change, mode);
            if (!text.empty()) misfits.add(step.event, text);
            const BillingMode next = change.billingMode.value_or(mode);
            if (next == BillingMode::PayPerRequest && mode != next) switches.push_back(step.at);
            mode = next;
            const auto most = static_cast<std::size_t>(dynamodb::kSwitchesToOnDemand);
            if (switches.size() <= most) continue;
            const base::Duration first = switches[switches.size() - 1 - most];
            if (switches.back() - first < dynamodb::kSwitchPeriod)
                misfits.add(step.event,
                            "is a fifth switch to on-demand within 24 hours; AWS allows four (DynamoDB Developer "
                            "Guide, bp-switching-capacity-modes, 2026-04-13)");
        }
    }
}

}  // namespace headroom::format
