// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/measured.hpp"

#include <algorithm>

#include "scenarios/document/pointer.hpp"

namespace headroom::calibrate {

using document::Member;
using document::Node;

namespace {

bool isStep(const Node& step, std::string_view kind) { return step.isObject() && step.find(kind) != nullptr; }
bool isWork(const Node& step) { return isStep(step, "Compute") || isStep(step, "Wait"); }

}  // namespace

base::Error refused(std::string what) { return {base::Errc::BadInput, "", std::move(what)}; }

Node* resourceNamed(Node& scenario, const std::string& name, const std::vector<std::string_view>& types) {
    Node* resources = scenario.find("Resources");
    Node* resource = resources != nullptr && resources->isObject() ? resources->find(name) : nullptr;
    const Node* type = resource != nullptr && resource->isObject() ? resource->find("Type") : nullptr;
    if (type == nullptr || !type->isString()) return nullptr;
    const bool good = std::ranges::any_of(types, [&](std::string_view one) { return type->asString().ends_with(one); });
    return good ? resource : nullptr;
}

Node* functionNamed(Node& scenario, const std::string& name) {
    return resourceNamed(scenario, name, {"AWS::Lambda::Function", "AWS::Serverless::Function"});
}

std::string onlyOne(const Node& scenario, const char* section, std::string_view type) {
    std::string found;
    const Node* all = scenario.find(section);
    for (std::size_t i = 0; all != nullptr && all->isObject() && i < all->size(); ++i) {
        const Member& member = all->members()[i];
        const Node* said = member.value.find("Type");
        if (!type.empty() && (said == nullptr || !said->isString() || !said->asString().ends_with(type))) continue;
        if (!found.empty()) return {};
        found = member.key;
    }
    return found;
}

bool holds(const Node& scenario, const char* section, const std::string& name) {
    const Node* all = scenario.find(section);
    return all != nullptr && all->isObject() && all->find(name) != nullptr;
}

std::optional<std::int64_t> memoryOf(const Node& scenario, const Node& function) {
    const Node* memory = document::resolve(function, "/Properties/MemorySize");
    const Node* parameter = memory != nullptr && memory->isObject() ? memory->find("Ref") : nullptr;
    if (parameter != nullptr && parameter->isString())
        memory = document::resolve(scenario, "/Parameters/" + parameter->asString() + "/Default");
    if (memory == nullptr && parameter == nullptr) return 128;
    return memory != nullptr && memory->isNumber() ? memory->asInteger() : std::nullopt;
}

Node& behaviorOf(Node& resource) {
    Node* behavior = resource.find("Behavior");
    return behavior != nullptr && behavior->isObject() ? *behavior : resource.set("Behavior", Node::object());
}

void noteSource(Node& scenario, const std::string& pointer, const std::string& source) {
    Node* imported = scenario.find("Imported");
    if (imported == nullptr || !imported->isObject()) imported = &scenario.set("Imported", Node::object());
    Node* measured = imported->find("Measured");
    if (measured == nullptr || !measured->isObject()) measured = &imported->set("Measured", Node::object());
    measured->set(pointer, Node::string(source));
}

void dropSource(Node& scenario, const std::string& pointer) {
    Node* measured = document::resolve(scenario, "/Imported/Measured");
    if (measured == nullptr || !measured->isObject()) return;
    std::erase_if(measured->members(), [&](const Member& member) { return member.key == pointer; });
}

bool calls(const Node& steps) {
    const auto other = [](const Node& step) { return !isWork(step); };
    if (steps.isArray()) return std::ranges::any_of(steps.elements(), other);
    return steps.isObject() &&
           std::ranges::any_of(steps.members(), [&](const Member& member) { return other(member.value); });
}

void dropWork(Node& steps) {
    if (steps.isArray()) std::erase_if(steps.elements(), isWork);
    if (steps.isObject()) std::erase_if(steps.members(), [](const Member& member) { return isWork(member.value); });
}

void setCode(Node& behavior, Node code) {
    Node named = Node::object();
    named.set("Code", std::move(code));
    const Node* steps = behavior.find("Steps");
    for (std::size_t i = 0; steps != nullptr && steps->isObject() && i < steps->size(); ++i) {
        const Member& member = steps->members()[i];
        if (!isWork(member.value) && member.key != "Code") named.set(member.key, member.value);
    }
    for (std::size_t i = 0; steps != nullptr && steps->isArray() && i < steps->size(); ++i) {
        const Node& step = steps->elements()[i];
        if (!isWork(step)) named.set("Step" + std::to_string(i + 1), step);
    }
    std::erase_if(behavior.members(), [](const Member& member) { return member.key == "Duration"; });
    behavior.set("Steps", std::move(named));
}

void setMeasured(Node& scenario, const std::string& name, Node time, const std::string& source) {
    Node* function = functionNamed(scenario, name);
    if (function == nullptr) return;
    const std::optional<std::int64_t> memory = memoryOf(scenario, *function);
    Node& behavior = behaviorOf(*function);
    Node* steps = behavior.find("Steps");
    const std::string own = "/Resources/" + name + "/Behavior/";
    std::string key = "Duration";
    if (steps == nullptr || !calls(*steps)) {
        key = "Steps/Code";
        Node compute = Node::object();
        compute.set("Duration", std::move(time));
        if (memory) compute.set("AtMemory", Node::integer(*memory));
        Node code = Node::object();
        code.set("Compute", std::move(compute));
        setCode(behavior, std::move(code));
    } else {
        dropWork(*steps);
        behavior.set("Duration", std::move(time));
    }
    dropSource(scenario, own + (key == "Duration" ? "Steps/Code" : "Duration"));
    noteSource(scenario, own + key, source);
}

std::string thousandths(double value) {
    const auto whole = static_cast<long long>(value * 1000.0 + 0.5);
    return std::to_string(whole / 1000) + "." + std::to_string(1000 + whole % 1000).substr(1);
}

Node ranged(const std::string& low, const std::string& likely, const std::string& high) {
    if (low == likely || likely == high) return Node::string(likely);
    Node range = Node::object();
    range.set("Low", Node::string(low));
    range.set("Likely", Node::string(likely));
    range.set("High", Node::string(high));
    Node uncertain = Node::object();
    uncertain.set("Uncertain", std::move(range));
    return uncertain;
}

}  // namespace headroom::calibrate
