// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "model/services/lambda/step_fields.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resources.hpp"
#include "scenarios/format/workloads.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::array<std::string_view, 6> kKinds{"Compute", "Wait", "Call", "Branch", "Repeat", "Parallel"};

template <class Kind, std::size_t N>
std::optional<Kind> readPlain(Reading& reading, const Place& place, const std::array<base::Field<Kind>, N>& fields,
                              std::string_view owner) {
    if (!isObject(reading, place, "an object")) return std::nullopt;
    Kind step;
    readFields<Kind>(reading, place, base::FieldPlace::Here, fields, {{}, {}, owner}, step);
    return step;
}

std::optional<lambda::CallStep> readCall(Reading& reading, const Place& place) {
    if (!isObject(reading, place, "an object with Target and Operation")) return std::nullopt;
    Node plain = place.node;
    for (const char* key : {"Target", "Via"}) {
        const Node* named = place.node.find(key);
        if (named == nullptr || !named->isObject()) continue;
        const std::string name = resourceReference(reading, place.at(key, *named));
        plain.set(key, name.empty() ? Node::reported(named->position()) : Node::string(name, named->position()));
    }
    auto call = readPlain<lambda::CallStep>(reading, {plain, place.pointer}, lambda::kCallFields, "a Call step");
    if (!call) return std::nullopt;
    if (const Node* key = place.node.find("Key")) {
        if (auto keys = readKeys(reading, place.at("Key", *key))) call->key = *keys;
    }
    if (place.node.find("Input") != nullptr) call->input = place.pointer;  // read with its machine
    if (const Node* retry = place.node.find("Retry")) call->retry = readRetry(reading, place.at("Retry", *retry));
    return call;
}

std::optional<lambda::BranchStep> readBranch(Reading& reading, const Place& place) {
    if (!place.node.isArray() || place.node.size() == 0) {
        reading.wrongKind(place, "a list of {\"Weight\", \"Steps\"}");
        return std::nullopt;
    }
    lambda::BranchStep branch;
    double total = 0.0;
    for (std::size_t i = 0; i < place.node.size(); ++i) {
        const Place item = place.at(i, place.node.elements()[i]);
        auto arm = readPlain<lambda::BranchArm>(reading, item, lambda::kBranchFields, "an entry of Branch");
        if (!arm) {
            branch.arms.emplace_back();
            continue;
        }
        if (const Node* steps = item.node.find("Steps")) arm->steps = readSteps(reading, item.at("Steps", *steps));
        total += arm->weight;
        branch.arms.push_back(std::move(*arm));
    }
    if (total <= 0.0 && !branch.arms.empty()) reading.error(place, "the weights must not all be 0");
    return branch;
}

std::optional<lambda::RepeatStep> readRepeat(Reading& reading, const Place& place) {
    auto repeat = readPlain<lambda::RepeatStep>(reading, place, lambda::kRepeatFields, "a Repeat step");
    if (!repeat) return std::nullopt;
    if (const Node* steps = place.node.find("Steps")) repeat->steps = readSteps(reading, place.at("Steps", *steps));
    return repeat;
}

/// "Compute, Wait, Call, Branch, Repeat, Parallel".
std::string kindNames() {
    std::string names;
    for (const std::string_view kind : kKinds) names += (names.empty() ? "" : ", ") + std::string(kind);
    return names;
}

bool isKind(std::string_view key) { return std::find(kKinds.begin(), kKinds.end(), key) != kKinds.end(); }

/// A list of steps; a step in its place is what people write by mistake.
lambda::Steps readBranchSteps(Reading& reading, const Place& place) {
    if (place.node.isObject() && place.node.size() == 1 && isKind(place.node.members().front().key)) {
        reading.wrongKind(place, "a list of steps, which may hold this one: [ { ... } ]");
        return {};
    }
    return readSteps(reading, place);
}

std::optional<lambda::ParallelStep> readParallel(Reading& reading, const Place& place) {
    if ((!place.node.isArray() && !place.node.isObject()) || place.node.size() == 0) {
        reading.wrongKind(place, "a list of lists of steps, or an object of named ones; at least one");
        return std::nullopt;
    }
    lambda::ParallelStep parallel;
    if (place.node.isArray()) {
        for (std::size_t i = 0; i < place.node.size(); ++i)
            parallel.branches.push_back(readBranchSteps(reading, place.at(i, place.node.elements()[i])));
        return parallel;
    }
    for (const document::Member& member : place.node.members())
        parallel.branches.push_back(readBranchSteps(reading, place.at(member.key, member.value)));
    return parallel;
}

std::optional<lambda::Step> wrap(auto&& part) {
    if (!part) return std::nullopt;
    return lambda::Step{std::move(*part)};
}

std::optional<lambda::Step> readStep(Reading& reading, const Place& place) {
    if (!place.node.isObject() || place.node.size() != 1) {
        reading.wrongKind(place, "a step: an object with exactly one of " + kindNames());
        return std::nullopt;
    }
    const document::Member& member = place.node.members().front();
    const Place inner = place.at(member.key, member.value);
    if (member.key == "Compute")
        return wrap(readPlain<lambda::ComputeStep>(reading, inner, lambda::kComputeFields, "a Compute step"));
    if (member.key == "Wait" &&
        member.value.find("Duration") == nullptr) {  // {"Wait": "5ms"}, {"Wait": {"Exponential": ...}}
        auto duration = readDistribution(reading, inner, Dimension::Duration);
        if (!duration) return std::nullopt;
        return lambda::Step{lambda::WaitStep{*duration}};
    }
    if (member.key == "Wait")
        return wrap(readPlain<lambda::WaitStep>(reading, inner, lambda::kWaitFields, "a Wait step"));
    if (member.key == "Call") return wrap(readCall(reading, inner));
    if (member.key == "Branch") return wrap(readBranch(reading, inner));
    if (member.key == "Repeat") return wrap(readRepeat(reading, inner));
    if (member.key == "Parallel") return wrap(readParallel(reading, inner));
    const std::string near = document::didYouMean(member.key, kKinds);
    reading.problems.error(member.keyPosition, inner.pointer,
                           "is not a step" + (near.empty() ? ": must be one of " + kindNames() : near));
    return std::nullopt;
}

}  // namespace

// A wrong step leaves an empty one behind, so that the places of those after it are still theirs.
std::vector<lambda::Step> readSteps(Reading& reading, const Place& place) {
    std::vector<lambda::Step> steps;
    if (place.node.isArray()) {
        for (std::size_t i = 0; i < place.node.size(); ++i) {
            steps.push_back(readStep(reading, place.at(i, place.node.elements()[i])).value_or(lambda::Step{}));
        }
    } else if (place.node.isObject()) {  // named steps, so that a design's patch can change one of them
        for (const document::Member& member : place.node.members()) {
            steps.push_back(readStep(reading, place.at(member.key, member.value)).value_or(lambda::Step{}));
        }
    } else {
        reading.wrongKind(place, "a list of steps, or an object of named steps");
    }
    return steps;
}

}  // namespace headroom::format
