// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "scenarios/format/distribution_reader.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/range_check.hpp"
#include "scenarios/format/reference.hpp"
#include "scenarios/format/topics.hpp"
#include "scenarios/format/workloads.hpp"

namespace headroom::format {

namespace {

/// " or one of \"2020\" \"2021\"": the words that stand for something prepared.
std::string wordsText(const base::FieldInfo& info) {
    std::string all = info.choices.empty() ? "" : " or one of";
    for (const std::string_view choice : info.choices) all += " \"" + std::string(choice) + "\"";
    return all;
}

std::string placeText(const FieldGroup& group, const base::FieldInfo& info) {
    switch (info.place) {
        case base::FieldPlace::Properties:
            return group.path + " / Properties / " + std::string(info.name);
        case base::FieldPlace::Behavior:
            return group.path + " / Behavior / " + std::string(info.name);
        case base::FieldPlace::Here:
            return group.path + " / " + std::string(info.name);
    }
    return {};
}

std::string explainField(const FieldGroup& group, const base::FieldInfo& info) {
    std::string text = placeText(group, info) + "\n    " + std::string(info.doc) + "\n";
    if (info.kind != base::FieldKind::Object) text += "    is:      " + kindText(info) + "\n";
    if (info.name == "Arrivals") {
        for (const ArrivalForm& form : arrivalForms())
            text += "    " + std::string(form.name) + ": " + std::string(form.doc) + " (" +
                    std::string(form.parameters) + ")\n";
    }
    if (const std::string range = rangeText(info); !range.empty()) text += "    range:   " + range + "\n";
    if (!info.defaultText.empty())
        text += "    default: " + std::string(info.defaultText) +
                (info.guess ? "  (a guess: listed on every report)" : "") + "\n";
    if (info.required) text += "    required\n";
    if (!info.source.empty()) text += "    source:  " + std::string(info.source) + "\n";
    return text;
}

std::string explainOther(const FieldGroup& group, const base::OtherProperty& other) {
    const bool later = other.status == base::OtherProperty::Status::NotModelled;
    return group.path + " / " + std::string(other.name) + "\n    " +
           (later ? "not modelled yet: " : "accepted, without effect: ") + std::string(other.reason) + "\n";
}

std::string explainForms(std::string_view key) {
    std::string text;
    for (const DistributionForm& form : distributionForms()) {
        if (form.name == key)
            text += "distribution " + std::string(form.name) + "\n    " + std::string(form.doc) +
                    "\n    parameters: " + std::string(form.parameters) + "\n";
    }
    for (const ArrivalForm& form : arrivalForms()) {
        if (form.name == key)
            text += "arrival process " + std::string(form.name) + "\n    " + std::string(form.doc) +
                    "\n    parameters: " + std::string(form.parameters) + "\n";
    }
    return text;
}

std::string explainGroup(const FieldGroup& group) {
    std::string text = group.path + ": " + group.title + "\n";
    for (const base::FieldInfo* info : group.fields)
        text += "    " + std::string(info->name) + ": " + std::string(info->doc) + "\n";
    return text;
}

std::string explainTopic(const Topic& topic) {
    std::string text =
        std::string(topic.name) + " (" + std::string(topic.title) + ")\n    " + std::string(topic.text) + "\n";
    if (!topic.example.empty()) text += "    example: " + std::string(topic.example) + "\n";
    return text;
}

/// Where a word such as "Slowdown" may stand as a value.
std::string explainWord(const FieldGroup& group, const base::FieldInfo& info, std::string_view word) {
    if (std::ranges::find(info.choices, word) == info.choices.end()) return {};
    return "a value of " + placeText(group, info) + "\n    " + std::string(info.doc) + "\n";
}

/// "Workloads" of "Workloads.X", "Events" of "Events[]": the key as it stands in a file.
std::string_view keyOf(std::string_view path) { return path.substr(0, path.find_first_of(".[")); }

}  // namespace

std::string kindText(const base::FieldInfo& info) {
    using base::FieldKind;
    switch (info.kind) {
        case FieldKind::Integer:
            return "a whole number" + (info.unit.empty() ? std::string() : " of " + std::string(info.unit));
        case FieldKind::Number:
            return "a number" + (info.unit.empty() ? std::string() : " of " + std::string(info.unit));
        case FieldKind::Boolean:
            return "true or false";
        case FieldKind::Text:
            return "text";
        case FieldKind::Choice: {
            std::string all = "one of";
            for (const std::string_view choice : info.choices) all += " \"" + std::string(choice) + "\"";
            return all;
        }
        case FieldKind::Duration:
            return "a duration with its unit: \"250us\", \"12ms\", \"10s\", \"5m\", \"24h\", \"30d\"";
        case FieldKind::Bytes:
            return "a size with its unit: \"512B\", \"4KB\", \"10MB\", \"25GB\"";
        case FieldKind::Rate:
            return "a rate: \"120/s\", \"50/min\"";
        case FieldKind::Probability:
            return "a probability from 0 to 1";
        case FieldKind::DurationDistribution:
            return "a duration (\"12ms\"), a distribution of durations" + wordsText(info);
        case FieldKind::BytesDistribution:
            return "a size (\"4KB\"), a distribution of sizes" + wordsText(info);
        case FieldKind::Object:
            return "see its description";
    }
    return {};
}

std::string explainKey(std::string_view key) {
    std::string text;
    for (const Topic& topic : topics()) {
        if (topic.name == key) text += explainTopic(topic);
    }
    text += explainForms(key);
    for (const FieldGroup& group : fieldGroups()) {
        if (group.path == key || keyOf(group.path) == key) text += explainGroup(group);
        for (const base::FieldInfo* info : group.fields) {
            if (info->name == key) text += explainField(group, *info);
        }
        for (const base::OtherProperty* other : group.others) {
            if (other->name == key) text += explainOther(group, *other);
        }
    }
    if (!text.empty()) return text;
    for (const FieldGroup& group : fieldGroups()) {
        for (const base::FieldInfo* info : group.fields) text += explainWord(group, *info, key);
    }
    return text;
}

std::vector<std::string> explainedNames() {
    std::set<std::string> names;
    for (const Topic& topic : topics()) names.emplace(topic.name);
    for (const FieldGroup& group : fieldGroups()) {
        names.insert(group.path);
        names.emplace(keyOf(group.path));
        for (const base::FieldInfo* info : group.fields) names.emplace(info->name);
        for (const base::OtherProperty* other : group.others) names.emplace(other->name);
    }
    for (const DistributionForm& form : distributionForms()) names.emplace(form.name);
    for (const ArrivalForm& form : arrivalForms()) names.emplace(form.name);
    return {names.begin(), names.end()};
}

}  // namespace headroom::format
