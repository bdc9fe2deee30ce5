// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/cluster_reader.hpp"
#include "scenarios/format/event_changes.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/sections.hpp"

namespace headroom::format {

using base::Field;
using base::FieldKind;
using base::FieldPlace;
using document::Node;

namespace {

constexpr std::array<std::string_view, 7> kKinds{"Slowdown",   "Errors", "Outage",  "Deploy",
                                                 "CacheFlush", "Change", "NodeLoss"};

constexpr std::array<std::string_view, 2> kWays{"Cli", "Console"};

constexpr Field<ScenarioEvent> kEvery{{.name = "Every",
                                       .label = "Every",
                                       .kind = FieldKind::Duration,
                                       .place = FieldPlace::Here,
                                       .low = 1,
                                       .high = 400 * 86'400.0,
                                       .doc = "Instead of At: again and again, first one period after Start."}};

constexpr std::int64_t kMostTimes = 1'000'000;

constexpr std::array kEventFields{
    Field<ScenarioEvent>{{.name = "Kind",
                          .label = "Kind",
                          .kind = FieldKind::Choice,
                          .place = FieldPlace::Here,
                          .choices = kKinds,
                          .doc = "Slowdown (Factor times the latency), Errors (Factor is the share that fails), Outage "
                                 "(all fail), Deploy (a function loses its environments), CacheFlush (a REST API "
                                 "or a DAX cluster forgets what it caches), Change (a table or a DAX cluster has other "
                                 "Properties) or NodeLoss (a DAX cluster loses its primary node, which comes back as a "
                                 "replica).",
                          .required = true}},
    Field<ScenarioEvent>{{.name = "Target",
                          .label = "Target",
                          .kind = FieldKind::Object,
                          .place = FieldPlace::Here,
                          .doc = "The resource it happens to.",
                          .required = true}},
    Field<ScenarioEvent>{{.name = "At",
                          .label = "At",
                          .kind = FieldKind::Text,
                          .place = FieldPlace::Here,
                          .doc = "A time of day (\"20:00\", UTC, each day) or a duration from Start (\"90m\")."}},
    kEvery,
    Field<ScenarioEvent>{{.name = "For",
                          .label = "For",
                          .kind = FieldKind::Duration,
                          .place = FieldPlace::Here,
                          .low = 0.001,
                          .high = 400 * 86'400.0,
                          .defaultText = "5m",
                          .doc = "How long it lasts; a Deploy, a CacheFlush or a Change takes no time."},
                         &ScenarioEvent::length},
    Field<ScenarioEvent>{{.name = "Factor",
                          .label = "Factor",
                          .kind = FieldKind::Number,
                          .place = FieldPlace::Here,
                          .low = 0,
                          .high = 1e6,
                          .doc = "Of a Slowdown: how many times slower; of Errors: the share that fails."},
                         &ScenarioEvent::factor},
    Field<ScenarioEvent>{
        {.name = "Properties",
         .label = "Properties",
         .kind = FieldKind::Object,
         .place = FieldPlace::Here,
         .doc = "Of a Change: BillingMode, ProvisionedThroughput, GlobalSecondaryIndexes and TableClass of a table; "
                "ReplicationFactor of a DAX cluster, whose new nodes are in service then."}},
    Field<ScenarioEvent>{
        {.name = "Through",
         .label = "Through",
         .kind = FieldKind::Choice,
         .place = FieldPlace::Here,
         .choices = kWays,
         .defaultText = "Cli",
         .doc = "Of a Change to PAY_PER_REQUEST: the console deletes the table's auto scaling, the CLI "
                "and SDKs keep it.",
         .source = "DynamoDB Developer Guide, bp-switching-capacity-modes, 2026-04-13"},
        [](ScenarioEvent& event, std::size_t way) { event.change.console = way == 1; }},
};

/// The instants of an event within the measured window.
std::vector<base::Duration> instants(Reading& reading, const Place& item, const Simulation& simulation) {
    std::vector<base::Duration> at;
    const Node* fixed = item.node.find("At");
    const Node* every = item.node.find("Every");
    if ((fixed == nullptr) == (every == nullptr)) {
        reading.error(item, fixed == nullptr ? R"(needs "At" or "Every": when it happens)"
                                             : R"(has both "At" and "Every"; one of them says when it happens)");
        return at;
    }
    if (every != nullptr) {
        const auto read = readFieldValue(reading, item.at("Every", *every), kEvery.info);
        if (!read) return at;
        const base::Duration period(read->integer);
        if (simulation.duration / period > kMostTimes)
            return reading.error(item.at("Every", *every), "comes more than a million times in the run"), at;
        for (base::Duration t = period; t < simulation.duration; t += period) at.push_back(t);
        return at;
    }
    const Place place = item.at("At", *fixed);
    if (!fixed->isString())
        return reading.wrongKind(place, "a time of day (\"20:00\") or a duration from Start (\"90m\")"), at;
    if (const auto time = parseTimeOfDay(fixed->asString())) {
        const std::int64_t sinceMidnight = ((simulation.startSecondsUtc % 86'400) + 86'400) % 86'400;
        base::Duration t = *time - base::seconds(sinceMidnight);
        if (t.count < 0) t += base::days(1);
        for (; t < simulation.duration; t += base::days(1)) at.push_back(t);
    } else if (const auto length = parseDuration(fixed->asString())) {
        at.push_back(*length);
    } else {
        reading.error(place,
                      document::quoted(fixed->asString()) +
                          " is neither a time of day such as \"20:00\" nor a duration from Start such as \"90m\"");
    }
    return at;
}

/// A warning only: runs are also made shorter than the file says (--duration).
void warnIfNever(Reading& reading, const Place& item, const ScenarioEvent& event, const Simulation& simulation) {
    const Node* when = item.node.find("At") != nullptr ? item.node.find("At") : item.node.find("Every");
    if (when == nullptr || !when->isString() || (!event.at.empty() && event.at.front() < simulation.duration)) return;
    const Node* kind = item.node.find("Kind");
    reading.warning(item, kind->asString() + " of " + event.target + " (" + when->asString() +
                              ") never happens: the run ends " + durationText(simulation.duration) +
                              " after Start (Simulation.Duration)");
}

/// Two at once are five times five times slower, which is hardly meant of one event.
void warnIfItself(Reading& reading, const Place& item, const ScenarioEvent& event) {
    const bool adds = event.kind == ScenarioEvent::Kind::Slowdown || event.kind == ScenarioEvent::Kind::Errors;
    if (!adds || event.at.size() < 2 || event.at[1] - event.at[0] >= event.length) return;
    const Node* length = item.node.find("For");
    reading.warning(length != nullptr ? item.at("For", *length) : item,
                    "the event lasts " + durationText(event.length) + " and comes again after " +
                        durationText(event.at[1] - event.at[0]) + ": while two of it last, both Factors count");
}

bool readKind(Reading& reading, const Place& item, ScenarioEvent& event) {
    const Node* kind = item.node.find("Kind");
    if (kind == nullptr) return false;
    const Place place = item.at("Kind", *kind);
    const auto value = readFieldValue(reading, place, kEventFields.front().info);
    if (!value) return false;
    event.kind = static_cast<ScenarioEvent::Kind>(value->choice);
    return true;
}

bool isCluster(const std::vector<Resource>& resources, const std::string& name) {
    return std::ranges::any_of(resources, [&](const Resource& resource) {
        return resource.name == name && std::holds_alternative<dax::Spec>(resource.spec);
    });
}

bool checkTarget(Reading& reading, const Place& item, ScenarioEvent& event, const std::vector<Resource>& resources) {
    const Node* node = item.node.find("Target");
    if (node == nullptr) return false;
    const Place place = item.at("Target", *node);
    event.target = resourceReference(reading, place);
    std::vector<std::string_view> names;
    for (const Resource& resource : resources) {
        names.push_back(resource.name);
        if (resource.name != event.target) continue;
        const bool function = std::holds_alternative<lambda::Spec>(resource.spec);
        const bool table = std::holds_alternative<dynamodb::Spec>(resource.spec);
        const bool cluster = std::holds_alternative<dax::Spec>(resource.spec);
        const auto* api = std::get_if<apigateway::Spec>(&resource.spec);
        if (event.kind == ScenarioEvent::Kind::CacheFlush) {
            const bool caches = api != nullptr && std::ranges::any_of(api->stages, [](const auto& stage) {
                                    return stage.cacheGigabytes.has_value();
                                });
            if (!caches && !cluster)
                return reading.error(place, "CacheFlush happens to REST APIs with a cache and to DAX clusters only"),
                       false;
            return true;
        }
        if (event.kind == ScenarioEvent::Kind::Change && !table && !cluster)
            return reading.error(place, "Change is modelled of tables and DAX clusters only"), false;
        if (event.kind == ScenarioEvent::Kind::Deploy && !function)
            return reading.error(place, "Deploy happens to functions only"), false;
        if (event.kind == ScenarioEvent::Kind::NodeLoss && !cluster)
            return reading.error(place, "NodeLoss happens to DAX clusters only"), false;
        if (api != nullptr)
            return reading.error(place,
                                 "events on APIs are not modelled yet; name a function, a table, a queue, a state "
                                 "machine or a DAX cluster"),
                   false;
        return true;
    }
    if (!event.target.empty())
        reading.error(place, document::quoted(event.target) + " is not a resource of this design" +
                                 document::didYouMean(event.target, names));
    return false;
}

/// What happens at an instant has no length.
bool checkLength(Reading& reading, const Place& item, const ScenarioEvent& event) {
    using Kind = ScenarioEvent::Kind;
    const Node* length = item.node.find("For");
    const bool lasts = event.kind == Kind::Slowdown || event.kind == Kind::Errors || event.kind == Kind::Outage ||
                       event.kind == Kind::NodeLoss;
    if (length == nullptr || lasts) return true;
    reading.error(item.at("For", *length),
                  "does not belong to " + std::string(nameOf(event.kind)) + ", which happens at an instant");
    return false;
}

bool checkFactor(Reading& reading, const Place& item, const ScenarioEvent& event) {
    const Node* factor = item.node.find("Factor");
    const bool takes = event.kind == ScenarioEvent::Kind::Slowdown || event.kind == ScenarioEvent::Kind::Errors;
    if (takes && factor == nullptr) return reading.error(item, "lacks \"Factor\""), false;
    if (!takes && factor != nullptr)
        return reading.error(item.at("Factor", *factor), "belongs to Slowdown and Errors only"), false;
    if (event.kind == ScenarioEvent::Kind::Slowdown && event.factor < 1.0)
        return reading.error(item.at("Factor", *factor), "of a Slowdown must be at least 1"), false;
    if (event.kind == ScenarioEvent::Kind::Errors && event.factor > 1.0)
        return reading.error(item.at("Factor", *factor), "of Errors is a share from 0 to 1"), false;
    return true;
}

}  // namespace

std::span<const Field<ScenarioEvent>> eventFields() { return kEventFields; }

std::string_view nameOf(ScenarioEvent::Kind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }

std::vector<ScenarioEvent> readEvents(Reading& reading, const Node& root, const Simulation& simulation,
                                      const std::vector<Resource>& resources, const dynamodb::Quotas& quotas) {
    std::vector<ScenarioEvent> events;
    const Node* list = root.find("Events");
    if (list == nullptr) return events;
    const Place place{*list, "/Events"};
    if (!list->isArray()) return reading.wrongKind(place, "a list of events"), events;
    std::vector<Place> places;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Place item = place.at(i, list->elements()[i]);
        if (!isObject(reading, item, "an object with At or Every, Target and Kind")) continue;
        ScenarioEvent event;
        event.length = base::minutes(5);
        readFields<ScenarioEvent>(reading, item, FieldPlace::Here, kEventFields, {{}, {}, "an event"}, event);
        const bool known = readKind(reading, item, event) && checkTarget(reading, item, event, resources) &&
                           checkFactor(reading, item, event) && checkLength(reading, item, event);
        const std::size_t before = reading.problems.list().size();
        event.at = instants(reading, item, simulation);
        if (known && isCluster(resources, event.target)) readClusterChange(reading, item, event);
        if (known && !isCluster(resources, event.target)) readChange(reading, item, quotas, event);
        if (!known || errorsSince(reading, before)) continue;
        warnIfNever(reading, item, event, simulation);
        warnIfItself(reading, item, event);
        events.push_back(std::move(event));
        places.push_back(item);
    }
    checkModeSwitches(reading, resources, events, places);
    return events;
}

}  // namespace headroom::format
