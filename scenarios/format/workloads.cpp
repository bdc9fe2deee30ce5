// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/workloads.hpp"

#include "model/workload/arrivals.hpp"
#include "model/workload/schedule.hpp"
#include "model/workload/time_zone.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/format/session_fields.hpp"
#include "scenarios/format/workload_fields.hpp"
#include "scenarios/format/zone_law.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// Keys of a call that may stand in the workload itself when it has no Mix.
std::vector<std::string_view> callKeys() {
    std::vector<std::string_view> keys;
    for (const auto& field : kCallFields) keys.push_back(field.info.name);
    return keys;
}

std::vector<std::string_view> names(std::span<const base::Field<workload::TrafficSpec>> fields) {
    std::vector<std::string_view> all;
    for (const auto& field : fields) all.push_back(field.info.name);
    return all;
}

workload::MixEntry readEntry(Reading& reading, const Place& place, const std::vector<std::string_view>& others,
                             std::string_view owner) {
    workload::MixEntry entry;
    readFields<workload::MixEntry>(reading, place, FieldPlace::Here, kCallFields, {{}, others, owner}, entry);
    if (const Node* key = place.node.find("Key")) entry.key = readKeys(reading, place.at("Key", *key));
    return entry;
}

std::vector<workload::MixEntry> readMix(Reading& reading, const Place& place) {
    std::vector<workload::MixEntry> mix;
    if (!place.node.isArray() || place.node.size() == 0) {
        reading.wrongKind(place, "a list of {\"Route\", \"Weight\"}");
        return mix;
    }
    double total = 0.0;
    for (std::size_t i = 0; i < place.node.size(); ++i) {
        const Place item = place.at(i, place.node.elements()[i]);
        if (!isObject(reading, item, "an object with Route or Operation, and Weight")) {
            mix.emplace_back();  // keeps the places of the entries after it
            continue;
        }
        workload::MixEntry entry = readEntry(reading, item, {"Weight"}, "an entry of a Mix");
        if (const Node* weight = item.node.find("Weight")) {
            const auto value = readFieldValue(reading, item.at("Weight", *weight), kMixWeight.front().info);
            if (value) entry.weight = value->number;
        }
        total += entry.weight;
        mix.push_back(std::move(entry));
    }
    if (total <= 0.0) reading.error(place, "the weights must not all be 0");
    return mix;
}

void readZone(Reading& reading, const Place& place, const Simulation& simulation, workload::TrafficSpec& spec) {
    const Node* zone = place.node.find("TimeZone");
    if (zone == nullptr) return;
    const Place here = place.at("TimeZone", *zone);
    if (!zone->isString()) return reading.wrongKind(here, "a time zone such as \"America/New_York\"");
    const auto known = workload::TimeZone::named(zone->asString());
    if (!known) return reading.error(here, known.error().what);
    spec.arrivals.calendar.zone = *known;
    const auto& process = spec.arrivals.process;
    const bool byTheClock = std::holds_alternative<workload::Diurnal>(process) ||
                            std::holds_alternative<workload::Weekly>(process) ||
                            std::holds_alternative<workload::Schedule>(process);
    if (!byTheClock)
        return reading.warning(here,
                               "does nothing: Diurnal, Weekly and Schedule follow a clock, these arrivals do not");
    warnOfUnknownLaw(reading, here, *known, simulation);
}

workload::SessionSpec readSession(Reading& reading, const Place& place) {
    workload::SessionSpec session;
    if (isObject(reading, place, "an object with Length"))
        readFields<workload::SessionSpec>(reading, place, FieldPlace::Here, kSessionFields, {{}, {}, "a Session"},
                                          session);
    return session;
}

/// Recorded attempts that hold the clients' retries must not be tried again.
void checkRecordedRetries(Reading& reading, const Place& place, const workload::TrafficSpec& spec) {
    const auto* replay = std::get_if<workload::TraceReplay>(&spec.arrivals.process);
    const Node* retry = place.node.find("Retry");
    if (replay == nullptr || !replay->trace->includesRetries || spec.retry == client::RetryMode::Off) return;
    reading.error(place.at("Retry", *retry),
                  "must be \"off\": the trace has IncludesRetries, its counts hold the "
                  "clients' retries already; or leave IncludesRetries out");
}

/// Recorded traffic moves to Start; the waves of other workloads stay with the clock.
void noteAlignment(Reading& reading, const Place& place, const workload::ArrivalSpec& arrivals,
                   const Simulation& simulation) {
    constexpr std::int64_t kCalendar =
        100'000'000'000'000'000;  // three years after 1970: a time, not a number of seconds
    const auto* replay = std::get_if<workload::TraceReplay>(&arrivals.process);
    if (replay == nullptr || replay->trace == nullptr || replay->trace->start.ns < kCalendar) return;
    const std::int64_t second = 1'000'000'000;
    if (replay->trace->start.ns / second == simulation.startSecondsUtc) return;
    const std::string first = workload::toText(replay->trace->start);
    reading.note(place, "the trace's first time, " + first + ", is laid on Start, " + simulation.start +
                            ": its hours move with it, those of Diurnal and Weekly workloads, schedules and events do "
                            "not; where they should agree, give Simulation.Start that time");
}

/// A warning only: perhaps nothing came after it. But the bill takes the whole run for a usual stretch of a month.
void warnIfShort(Reading& reading, const Place& place, const workload::ArrivalSpec& arrivals,
                 const Simulation& simulation) {
    constexpr double kSlack = 0.98;  // the last of single arrivals is not the end of the recording
    const auto* replay = std::get_if<workload::TraceReplay>(&arrivals.process);
    if (replay == nullptr || replay->trace == nullptr) return;
    const double covered = base::toSeconds(replay->trace->length()) * arrivals.timeScale;
    if (covered >= kSlack * base::toSeconds(simulation.duration)) return;
    reading.warning(place, "the trace ends " + durationText(base::fromSeconds(covered)) + " after Start, the run " +
                               durationText(simulation.duration) +
                               " after it (Simulation.Duration): nothing arrives in between, and a month's bill counts "
                               "that silence as usual; a trace begins at Start, whatever its timestamps say");
}

/// Nobody designs for no traffic: it is a slip, or was to be filled in.
void warnIfSilent(Reading& reading, const Place& place, const workload::ArrivalSpec& arrivals, base::Duration length) {
    const auto* schedule = std::get_if<workload::Schedule>(&arrivals.process);
    const auto* replay = std::get_if<workload::TraceReplay>(&arrivals.process);
    const bool closed = std::holds_alternative<workload::Closed>(arrivals.process);
    const bool byRate = schedule == nullptr && replay == nullptr && !closed && length.count > 0;
    const bool silent =
        arrivals.scale == 0.0 ||
        (byRate && workload::meanRate(arrivals, base::Instant{}, base::Instant{length.count}).perSecond == 0.0) ||
        (replay != nullptr && replay->trace != nullptr && replay->trace->total() == 0.0);
    if (silent) reading.warning(place, "asks nothing in the whole run: its rate, its scale or all its counts are 0");
    if (schedule == nullptr || silent) return;
    const auto first = workload::nextRun(*schedule, arrivals.calendar, base::Instant{});
    if (!first) return reading.warning(place, "asks nothing: its Schedule never comes, not before 2200");
    const bool late = static_cast<double>(first->ns) * arrivals.timeScale >= static_cast<double>(length.count);
    if (late)
        reading.warning(place, "asks nothing in the whole run: its Schedule first comes after " +
                                   durationText(base::Duration(first->ns)));
}

std::optional<workload::TrafficSpec> readWorkload(Reading& reading, const Place& place, const std::string& name,
                                                  const Simulation& simulation) {
    workload::TrafficSpec spec;
    spec.name = name;
    spec.responseSize = base::Distribution::constant(1024.0);
    if (!isObject(reading, place, "an object with Target and Arrivals")) return std::nullopt;
    readFields<workload::TrafficSpec>(reading, place, FieldPlace::Here, kWorkloadFields, {{}, callKeys(), "a workload"},
                                      spec);
    if (const Node* target = place.node.find("Target"))
        spec.target = resourceReference(reading, place.at("Target", *target));
    if (const Node* via = place.node.find("Via")) spec.via = resourceReference(reading, place.at("Via", *via));
    if (const Node* key = place.node.find("ApiKey")) spec.apiKey = resourceReference(reading, place.at("ApiKey", *key));
    if (const Node* session = place.node.find("Session"))
        spec.session = readSession(reading, place.at("Session", *session));
    if (const Node* retry = place.node.find("Retry"))
        spec.retry = readRetry(reading, place.at("Retry", *retry)).value_or(client::RetryMode::Off);
    if (const Node* mix = place.node.find("Mix")) {
        for (const std::string_view key : callKeys()) {
            const Node* beside = place.node.find(key);
            if (beside != nullptr)
                reading.error(place.at(key, *beside), "belongs into the entries of Mix when there is a Mix");
        }
        spec.mix = readMix(reading, place.at("Mix", *mix));
    } else {
        spec.mix.push_back(readEntry(reading, place, names(kWorkloadFields), "a workload"));
    }
    const Node* arrivals = place.node.find("Arrivals");
    if (arrivals == nullptr) return std::nullopt;
    auto process = readArrivals(reading, place.at("Arrivals", *arrivals), simulation);
    if (!process) return std::nullopt;
    spec.arrivals = std::move(*process);
    checkRecordedRetries(reading, place, spec);
    noteAlignment(reading, place.at("Arrivals", *arrivals), spec.arrivals, simulation);
    warnIfShort(reading, place.at("Arrivals", *arrivals), spec.arrivals, simulation);
    readZone(reading, place, simulation, spec);
    warnIfSilent(reading, place.at("Arrivals", *arrivals), spec.arrivals, simulation.duration);
    return spec;
}

}  // namespace

std::vector<workload::TrafficSpec> readWorkloads(Reading& reading, const Node& root, const Simulation& simulation) {
    std::vector<workload::TrafficSpec> workloads;
    const Node* section = root.find("Workloads");
    const Place place{section != nullptr ? *section : root, "/Workloads"};
    if (section == nullptr || (section->isObject() && section->size() == 0)) {
        reading.problems.error(place.node.position(), "/Workloads",
                               "a scenario needs at least one workload: {\"Shoppers\": {\"Target\", \"Arrivals\"}}");
        return workloads;
    }
    if (!isObject(reading, place, "an object of workloads by name")) return workloads;
    for (const document::Member& member : section->members()) {
        auto spec = readWorkload(reading, place.at(member.key, member.value), member.key, simulation);
        if (spec) workloads.push_back(std::move(*spec));
    }
    return workloads;
}

}  // namespace headroom::format
