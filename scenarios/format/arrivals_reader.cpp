// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/arrival_fields.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/sections.hpp"
#include "scenarios/format/trace_reader.hpp"
#include "scenarios/format/workloads.hpp"

namespace headroom::format {

using base::FieldPlace;
using document::Node;

namespace {

constexpr std::array kForms{
    ArrivalForm{"Constant", "Rate", "evenly spaced"},
    ArrivalForm{"Poisson", "Rate", "a Poisson process"},
    ArrivalForm{"Diurnal", "Mean, PeakToMean, PeakAt", "a day's wave: rate proportional to exp(k cos)"},
    ArrivalForm{"Weekly", "Mean, Days or Hours, PeakToMean, PeakAt", "a week's pattern"},
    ArrivalForm{"Ramp", "From, To, At, Over", "from one rate to another in a straight line"},
    ArrivalForm{"Steps", "a list of {At, Rate}", "one rate after the other"},
    ArrivalForm{"Spike", "Base, Peak, At, For, Rise", "a flash crowd"},
    ArrivalForm{"Bursty", "States: a list of {Rate, MeanFor}", "a Markov-modulated Poisson process"},
    ArrivalForm{"Trace", "File, Format, Column, Row, Interval, Gaps, Burstiness, IncludesRetries", "recorded traffic"},
    ArrivalForm{"Schedule", "an expression such as \"rate(5 minutes)\" or \"cron(0 12 * * ? *)\"",
                "like an EventBridge rule"},
    ArrivalForm{"Closed", "Users, Think", "a fixed number of users with think time"},
};

void readPeakAt(Reading& reading, const Place& place, base::Duration& peakAt) {
    const Node* node = place.node.find("PeakAt");
    if (node == nullptr) return;
    const auto time = node->isString() ? parseTimeOfDay(node->asString()) : std::nullopt;
    if (time)
        peakAt = *time;
    else if (node->isString())
        reading.error(place.at("PeakAt", *node),
                      document::quoted(node->asString()) + " is not a time of day such as \"08:00\" or \"20:00\"");
    else
        reading.wrongKind(place.at("PeakAt", *node), "a time of day such as \"20:00\"");
}

std::vector<double> readNumbers(Reading& reading, const Place& place, std::string_view key, std::size_t count) {
    std::vector<double> values;
    const Node* node = place.node.find(key);
    if (node == nullptr) return values;
    const Place list = place.at(key, *node);
    bool good = node->isArray() && node->size() == count;
    for (std::size_t i = 0; good && i < count; ++i) {
        good = node->elements()[i].isNumber() && node->elements()[i].asNumber() >= 0.0;
        if (good) values.push_back(node->elements()[i].asNumber());
    }
    if (good) return values;
    reading.error(list, "must be a list of " + std::to_string(count) + " numbers of at least 0");
    return {};
}

template <class Process, std::size_t N>
Process readPlain(Reading& reading, const Place& place, const std::array<base::Field<Process>, N>& fields,
                  std::string_view owner) {
    Process process;
    if (isObject(reading, place, "an object of parameters")) {
        readFields<Process>(reading, place, FieldPlace::Here, fields, {{}, {}, owner}, process);
    }
    return process;
}

workload::Weekly readWeekly(Reading& reading, const Place& place) {
    auto weekly = readPlain<workload::Weekly>(reading, place, arrival::kWeekly, "Weekly");
    readPeakAt(reading, place, weekly.peakAt);
    weekly.hours = readNumbers(reading, place, "Hours", 168);
    for (const char* key : {"Days", "PeakToMean", "PeakAt"}) {
        const Node* beside = place.node.find("Hours") != nullptr ? place.node.find(key) : nullptr;
        if (beside != nullptr)
            reading.error(place.at(key, *beside), "does not go with Hours, which say all of the week");
    }
    const auto days = readNumbers(reading, place, "Days", 7);
    for (std::size_t i = 0; i < days.size(); ++i) weekly.days[i] = days[i];
    return weekly;
}

template <class Item, std::size_t N>
std::vector<Item> readList(Reading& reading, const Place& place, const std::array<base::Field<Item>, N>& fields,
                           std::string_view owner) {
    std::vector<Item> items;
    if (!place.node.isArray()) {
        reading.wrongKind(place, "a list");
        return items;
    }
    for (std::size_t i = 0; i < place.node.size(); ++i) {
        items.push_back(readPlain<Item>(reading, place.at(i, place.node.elements()[i]), fields, owner));
    }
    return items;
}

workload::Bursty readBursty(Reading& reading, const Place& place) {
    workload::Bursty bursty;
    const Node* states = place.node.find("States");
    if (states == nullptr || place.node.size() != 1) {
        reading.error(place, R"(must be an object with "States", a list of {"Rate", "MeanFor"})");
        return bursty;
    }
    bursty.states =
        readList<workload::Bursty::State>(reading, place.at("States", *states), arrival::kState, "a state of Bursty");
    return bursty;
}

std::optional<workload::ArrivalProcess> readProcess(Reading& reading, const Place& place, std::string_view name) {
    if (name == "Constant") return readPlain<workload::Constant>(reading, place, arrival::kConstant, name);
    if (name == "Poisson") return readPlain<workload::Poisson>(reading, place, arrival::kPoisson, name);
    if (name == "Diurnal") {
        auto diurnal = readPlain<workload::Diurnal>(reading, place, arrival::kDiurnal, name);
        readPeakAt(reading, place, diurnal.peakAt);
        return diurnal;
    }
    if (name == "Weekly") return readWeekly(reading, place);
    if (name == "Ramp") return readPlain<workload::Ramp>(reading, place, arrival::kRamp, name);
    if (name == "Steps")
        return workload::Steps{readList<workload::Steps::Step>(reading, place, arrival::kStep, "a step")};
    if (name == "Spike") return readPlain<workload::Spike>(reading, place, arrival::kSpike, name);
    if (name == "Bursty") return readBursty(reading, place);
    if (name == "Closed") return readPlain<workload::Closed>(reading, place, arrival::kClosed, name);
    if (name == "Schedule") {
        if (!place.node.isString()) return reading.wrongKind(place, "text such as \"rate(5 minutes)\""), std::nullopt;
        const auto schedule = workload::parseSchedule(place.node.asString());
        if (!schedule) return reading.error(place, schedule.error().what), std::nullopt;
        return *schedule;
    }
    return readTrace(reading, place);
}

/// The member of Arrivals that names the process; the others are scales.
const document::Member* processOf(Reading& reading, const Place& place) {
    const document::Member* found = nullptr;
    std::vector<std::string_view> names{"Scale", "TimeScale"};
    for (const ArrivalForm& form : kForms) names.push_back(form.name);
    for (const document::Member& member : place.node.members()) {
        bool form = false;
        for (const ArrivalForm& one : kForms) form = form || one.name == member.key;
        if (form && found != nullptr)
            return reading.problems.error(member.keyPosition, document::child(place.pointer, member.key),
                                          "is a second arrival process beside " + found->key +
                                              "; one workload has one: a Patch takes the file's away with " +
                                              document::quoted(found->key) + ": null"),
                   nullptr;
        if (form) found = &member;
        if (form || member.key == "Scale" || member.key == "TimeScale") continue;
        reading.problems.error(member.keyPosition, document::child(place.pointer, member.key),
                               "is not an arrival process" + document::didYouMean(member.key, names));
        return nullptr;
    }
    if (found == nullptr)
        reading.error(place, "names no arrival process, such as {\"Poisson\": {\"Rate\": \"120/s\"}}");
    return found;
}

}  // namespace

std::span<const ArrivalForm> arrivalForms() { return kForms; }

std::optional<workload::ArrivalSpec> readArrivals(Reading& reading, const Place& place, const Simulation& simulation) {
    if (!isObject(reading, place, "an arrival process such as {\"Poisson\": {\"Rate\": \"120/s\"}}"))
        return std::nullopt;
    const document::Member* member = processOf(reading, place);
    if (member == nullptr) return std::nullopt;
    const std::size_t before = reading.problems.list().size();
    arrival::Scales scales;
    const std::array<std::string_view, 1> process{member->key};
    readFields<arrival::Scales>(reading, place, FieldPlace::Here, arrival::kScales, {{}, process, "Arrivals"}, scales);
    const Place inner = place.at(member->key, member->value);
    auto read = readProcess(reading, inner, member->key);
    if (!read || errorsSince(reading, before)) return std::nullopt;
    workload::ArrivalSpec spec{std::move(*read), scales.scale, scales.timeScale, {}};
    spec.calendar.start = workload::Timestamp{simulation.startSecondsUtc * base::kNanosecondsPerSecond};
    if (const auto checked = workload::check(spec); !checked) {
        reading.error(inner, checked.error().where + (checked.error().where.empty() ? "" : " ") + checked.error().what);
        return std::nullopt;
    }
    return spec;
}

}  // namespace headroom::format
