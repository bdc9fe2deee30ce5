// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/money_words.hpp"
#include "scenarios/format/objective_hints.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/format/sections.hpp"

namespace headroom::format {

using base::Field;
using base::FieldKind;
using base::FieldPlace;
using document::Node;

namespace {

constexpr std::array<std::string_view, 3> kMetrics{"Latency", "ErrorRate", "Cost"};

constexpr std::array kObjectiveFields{
    Field<Objective>{{.name = "Metric",
                      .label = "Metric",
                      .kind = FieldKind::Choice,
                      .place = FieldPlace::Here,
                      .choices = kMetrics,
                      .doc = "What is judged: Latency, ErrorRate or Cost.",
                      .required = true}},
    Field<Objective>{
        {.name = "Of",
         .label = "Of",
         .kind = FieldKind::Text,
         .place = FieldPlace::Here,
         .doc = "An API, one of its routes (\"Api/GET /x\"), a state machine or a workload; of ErrorRate a "
                "workload, whose requests fail, or a state machine, whose executions fail."},
        &Objective::of},
    Field<Objective>{{.name = "Statistic",
                      .label = "Statistic",
                      .kind = FieldKind::Text,
                      .place = FieldPlace::Here,
                      .defaultText = "p99",
                      .doc = "Of Latency: p50, p90, p95, p99, p99.9 or any other percentile, mean or max."},
                     &Objective::statistic},
    Field<Objective>{{.name = "Window",
                      .label = "Window",
                      .kind = FieldKind::Duration,
                      .place = FieldPlace::Here,
                      .low = 1,
                      .high = 86'400,
                      .doc = "Of Latency or ErrorRate: judge each window of this length on its own."},
                     &Objective::window},
    Field<Objective>{{.name = "Share",
                      .label = "Share of windows",
                      .kind = FieldKind::Probability,
                      .place = FieldPlace::Here,
                      .low = 0,
                      .high = 1,
                      .defaultText = "1",
                      .doc = "Of the windows, how many must meet the limit."},
                     &Objective::share},
    Field<Objective>{
        {.name = "Confidence",
         .label = "Confidence",
         .kind = FieldKind::Probability,
         .place = FieldPlace::Here,
         .low = 0.5,
         .high = 0.999,
         .defaultText = "0.95",
         .doc = "How sure it must be to count as met or as missed: the interval of that confidence lies on "
                "one side of the limit. Until then it is undecided."},
        &Objective::confidence},
    Field<Objective>{{.name = "AtMost",
                      .label = "At most",
                      .kind = FieldKind::Object,
                      .place = FieldPlace::Here,
                      .doc = "The limit: a duration, a share or an amount of USD.",
                      .required = true}},
    Field<Objective>{{.name = "Period",
                      .label = "Period",
                      .kind = FieldKind::Object,
                      .place = FieldPlace::Here,
                      .defaultText = "month",
                      .doc = "Of Cost: month."}},
};

/// What a limit is, by metric: AtMost above takes each of these.
constexpr std::array<base::FieldInfo, 3> kLimits{{{.name = "AtMost",
                                                   .label = "At most",
                                                   .kind = FieldKind::Duration,
                                                   .place = FieldPlace::Here,
                                                   .doc = "The latency that the statistic may reach.",
                                                   .required = true},
                                                  {.name = "AtMost",
                                                   .label = "At most",
                                                   .kind = FieldKind::Probability,
                                                   .place = FieldPlace::Here,
                                                   .low = 0,
                                                   .high = 1,
                                                   .doc = "The share of requests that may fail.",
                                                   .required = true},
                                                  {.name = "AtMost",
                                                   .label = "At most",
                                                   .kind = FieldKind::Text,
                                                   .place = FieldPlace::Here,
                                                   .doc = "An amount a month, such as \"900 USD\".",
                                                   .required = true}}};

bool readLimit(Reading& reading, const Place& item, Objective& objective) {
    const Node* node = item.node.find("AtMost");
    if (node == nullptr) return false;
    const Place place = item.at("AtMost", *node);
    std::optional<double> value;
    switch (objective.metric) {
        case Objective::Metric::Latency:
            value = readQuantity(reading, place, Dimension::Duration);
            break;
        case Objective::Metric::ErrorRate:
            if (node->isString()) {
                const auto share = percentMeant(node->asString());
                const std::string meant = share ? fmt::format("; did you mean {:g}?", *share) : "";
                return reading.error(place, "is text; must be a share from 0 to 1" + meant), false;
            }
            value = readQuantity(reading, place, Dimension::Count);
            if (value && (*value < 0.0 || *value > 1.0))
                return reading.error(place, "must be a share from 0 to 1, such as 0.01 for 1 %"), false;
            break;
        case Objective::Metric::Cost:
            if (!node->isString()) return reading.wrongKind(place, "an amount such as \"900 USD\""), false;
            if (const auto usd = parseUsd(node->asString()))
                value = *usd;
            else
                reading.error(place, usd.error().what);
            break;
    }
    if (value) objective.atMost = *value;
    return value.has_value();
}

/// "0.1 %" of 0.001: the unit in which what came of it is told.
std::string percentText(double share) {
    std::string text = fmt::format("{:.8f}", share * 100.0);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text + " %";
}

std::string objectiveText(const Objective& objective) {
    switch (objective.metric) {
        case Objective::Metric::Latency: {
            std::string text = objective.statistic + " of " + objective.of;
            if (objective.window) text += " in " + durationWords(*objective.window);
            return text + " ≤ " + durationWords(base::fromSeconds(objective.atMost));
        }
        case Objective::Metric::ErrorRate:
            return "errors of " + objective.of +
                   (objective.window ? " in " + durationWords(*objective.window) : std::string()) + " ≤ " +
                   percentText(objective.atMost);
        case Objective::Metric::Cost:
            return "cost ≤ " + moneyWords(objective.atMost) + " / month";
    }
    return {};
}

bool readMetric(Reading& reading, const Place& item, Objective& objective) {
    const Node* node = item.node.find("Metric");
    if (node == nullptr) return false;
    const auto statistic = node->isString() ? statisticMeant(node->asString()) : std::nullopt;
    if (statistic) {
        reading.error(item.at("Metric", *node),
                      document::quoted(node->asString()) +
                          " is a statistic; write \"Metric\": \"Latency\", \"Statistic\": \"" + *statistic + "\"");
        return false;
    }
    if (node->isString() && isOfBackgroundWork(node->asString()))
        return reading.error(item.at("Metric", *node),
                             document::quoted(node->asString()) +
                                 " cannot be limited: objectives judge what callers wait for, executions of state "
                                 "machines and the bill (Latency, ErrorRate, Cost). Of queues, mappings and "
                                 "asynchronous invocations results have ages, dead letters and what is left waiting"),
               false;
    const auto value = readFieldValue(reading, item.at("Metric", *node), kObjectiveFields.front().info);
    if (value) objective.metric = static_cast<Objective::Metric>(value->choice);
    return value.has_value();
}

/// {"P99": "250ms"}: the limit is at another place.
void noteStatisticKeys(Reading& reading, const Place& item) {
    for (const document::Member& member : item.node.members()) {
        if (const auto statistic = statisticMeant(member.key))
            reading.note(item.at(member.key, member.value),
                         "a percentile is written \"Statistic\": \"" + *statistic + "\", its limit \"AtMost\"");
    }
}

bool checkOf(Reading& reading, const Place& item, const Objective& objective, const std::vector<std::string>& names,
             std::string_view what) {
    const Node* node = item.node.find("Of");
    if (node == nullptr) {
        reading.error(item, "lacks \"Of\": " + std::string(what));
        return false;
    }
    if (std::find(names.begin(), names.end(), objective.of) != names.end()) return true;
    const std::vector<std::string_view> views(names.begin(), names.end());
    reading.error(item.at("Of", *node), document::quoted(objective.of) + " is not " + std::string(what) +
                                            document::didYouMean(objective.of, views));
    return false;
}

/// A key that not every metric's objectives have.
struct KeyOfSome {
    std::string_view key;
    std::array<bool, 3> of;  ///< by Objective::Metric
    const char* otherwise;
};
constexpr const char* kNoBillByWindow = "belongs to Latency and ErrorRate objectives only: a bill is a month's";
constexpr std::array kKeysOfSome{
    KeyOfSome{"Statistic", {true, false, false}, "belongs to Latency objectives only"},
    KeyOfSome{"Window", {true, true, false}, kNoBillByWindow}, KeyOfSome{"Share", {true, true, false}, kNoBillByWindow},
    KeyOfSome{"Of", {true, true, false}, "does not belong to a Cost objective, which is about the whole bill"},
    KeyOfSome{"Period", {false, false, true}, "must be \"month\", on a Cost objective"}};

bool checkKeys(Reading& reading, const Place& item, const Objective& objective) {
    for (const KeyOfSome& one : kKeysOfSome) {
        const Node* node = item.node.find(one.key);
        const bool wrongPeriod = node != nullptr && one.key == "Period" && *node != Node::string("month");
        if (node != nullptr && (wrongPeriod || !one.of.at(static_cast<std::size_t>(objective.metric))))
            return reading.error(item.at(one.key, *node), one.otherwise), false;
    }
    const Node* share = item.node.find("Share");
    if (share == nullptr || objective.window) return true;
    return reading.error(item.at("Share", *share), "is the share of windows that keep the limit: give Window too"),
           false;
}

bool finishObjective(Reading& reading, const Place& item, Objective& objective, const ObjectiveNames& names) {
    if (!checkKeys(reading, item, objective)) return false;
    if (objective.metric == Objective::Metric::Latency) {
        if (objective.statistic.empty()) objective.statistic = "p99";
        const auto percentile = percentileOf(objective.statistic);
        if (!percentile) {
            const Node* node = item.node.find("Statistic");
            const auto meant = statisticMeant(objective.statistic);
            return reading.error(item.at("Statistic", *node), "must be p50, p90, p95, p99, p99.9 ..., mean or max" +
                                                                  (meant ? "; did you mean \"" + *meant + "\"?" : "")),
                   false;
        }
        objective.percentile = *percentile;
        if (objective.window && *percentile == 0.0)
            return reading.error(item, "a windowed objective needs a percentile or max, not the mean"), false;
        return !names.complete || checkOf(reading, item, objective, names.latency,
                                          "an API, a route (\"Api/GET /x\"), a state machine or a workload");
    }
    return objective.metric == Objective::Metric::Cost || !names.complete ||
           checkOf(reading, item, objective, names.errors, "a workload or a state machine");
}

}  // namespace

std::span<const Field<Objective>> objectiveFields() { return kObjectiveFields; }

const base::FieldInfo& limitField(Objective::Metric metric) { return kLimits.at(static_cast<std::size_t>(metric)); }

std::optional<Objective::Metric> metricNamed(std::string_view name) {
    const auto found = std::ranges::find(kMetrics, name);
    if (found == kMetrics.end()) return std::nullopt;
    return static_cast<Objective::Metric>(found - kMetrics.begin());
}

std::vector<Objective> readObjectives(Reading& reading, const Node& root, const ObjectiveNames& names) {
    std::vector<Objective> objectives;
    std::vector<std::size_t> items;  // where each stands in the list
    const Node* list = root.find("Objectives");
    if (list == nullptr) return objectives;
    const Place place{*list, "/Objectives"};
    if (!list->isArray()) return reading.wrongKind(place, "a list of objectives"), objectives;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Place item = place.at(i, list->elements()[i]);
        if (!isObject(reading, item,
                      R"(an object such as {"Metric": "Latency", "Of": "Api", "Statistic": "p99", "AtMost": "250ms"})"))
            continue;
        noteStatisticKeys(reading, item);
        Objective objective;
        readFields<Objective>(reading, item, FieldPlace::Here, kObjectiveFields, {{}, {}, "an objective"}, objective);
        if (!readMetric(reading, item, objective) || !readLimit(reading, item, objective)) continue;
        if (!finishObjective(reading, item, objective, names)) continue;
        objective.text = objectiveText(objective);
        objectives.push_back(std::move(objective));
        items.push_back(i);
    }
    warnOfObjectives(reading, place, objectives, items);
    return objectives;
}

}  // namespace headroom::format
