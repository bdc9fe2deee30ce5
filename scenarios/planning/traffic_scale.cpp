// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/traffic_scale.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "scenarios/document/pointer.hpp"
#include "scenarios/planning/node_edits.hpp"

namespace headroom::planning {

using document::Node;

namespace {

base::Error bad(std::string where, std::string what) {
    return {base::Errc::BadInput, std::move(where), std::move(what)};
}

Node numberNode(double value) {
    std::array<char, 32> digits{};
    return Node::number({digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr}, value);
}

std::optional<double> numberIn(const std::string& text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// {"Uncertain": ...} with each of its parts multiplied; nothing of another value.
std::optional<Node> rangeTimes(const Node& scale, double factor) {
    const Node* range = scale.isObject() ? scale.find("Uncertain") : nullptr;
    if (range == nullptr || !range->isObject()) return std::nullopt;
    Node parts = Node::object();
    for (const document::Member& part : range->members()) {
        if (!part.value.isNumber()) return std::nullopt;
        parts.set(part.key, numberNode(part.value.asNumber() * factor));
    }
    Node made = Node::object();
    made.set("Uncertain", std::move(parts));
    return made;
}

/// What stands for a parameter; nothing where there is no such parameter, or it has no value.
std::optional<Node> parameterIn(const Source& source, const std::string& name) {
    const auto given = source.overrides.parameters.find(name);
    if (given != source.overrides.parameters.end()) {
        const auto value = numberIn(given->second);
        return value ? std::optional(numberNode(*value)) : std::nullopt;
    }
    const Node* standard = document::resolve(source.root, document::child("/Parameters", name) + "/Default");
    return standard != nullptr ? std::optional(*standard) : std::nullopt;
}

std::optional<Node> times(const Source& source, const Node& scale, double factor) {
    if (scale.isNumber()) return numberNode(scale.asNumber() * factor);
    if (auto range = rangeTimes(scale, factor)) return range;
    const std::string name = scale.isObject() ? textIn(scale, "Ref") : std::string();
    const auto parameter = name.empty() ? std::nullopt : parameterIn(source, name);
    if (!parameter) return std::nullopt;
    return parameter->isNumber() ? times(source, *parameter, factor) : rangeTimes(*parameter, factor);
}

}  // namespace

base::Result<void> scaleTraffic(Source& source, double factor) {
    Node* workloads = source.root.find("Workloads");
    if (workloads == nullptr || !workloads->isObject()) return bad("/Workloads", "there is no traffic to scale");
    for (document::Member& workload : workloads->members()) {
        Node* arrivals = workload.value.find("Arrivals");
        if (arrivals == nullptr || !arrivals->isObject()) continue;
        const Node* scale = arrivals->find("Scale");
        auto scaled = scale != nullptr ? times(source, *scale, factor) : std::optional(numberNode(factor));
        if (!scaled) {
            return bad(document::child("/Workloads", workload.key) + "/Arrivals/Scale",
                       "must be a number, a parameter of Type Number ({\"Ref\": ...}) or a range of numbers "
                       "({\"Uncertain\": ...}) for traffic to be scaled");
        }
        arrivals->set("Scale", std::move(*scaled));
    }
    return {};
}

}  // namespace headroom::planning
