// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/design_sketch.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "gui/items/layered_layout.hpp"

namespace headroom::gui {

namespace {

SketchKind kindOf(const document::Node& resource) {
    const document::Node* node = resource.isObject() ? resource.find("Type") : nullptr;
    const std::string_view type = node != nullptr && node->isString() ? std::string_view(node->asString()) : "";
    const auto is = [&](const auto&... names) { return ((type == names) || ...); };
    if (is("AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api", "AWS::Serverless::Api", "AWS::Serverless::HttpApi"))
        return SketchKind::Api;
    if (is("AWS::Lambda::Function", "AWS::Serverless::Function")) return SketchKind::Function;
    if (is("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::Serverless::SimpleTable", "AWS::DAX::Cluster",
           "AWS::SQS::Queue"))
        return SketchKind::Store;
    if (is("AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine")) return SketchKind::Machine;
    return SketchKind::Other;
}

/// Scaling, aliases, stages and the like say how others are set up; a sketch leaves them out. A mapping is an arrow.
bool isDrawn(const document::Node& resource) { return kindOf(resource) != SketchKind::Other; }

/// The names that are said anywhere in a part of the document, alone or before a route or a method.
void namesIn(const document::Node& node, std::set<std::string, std::less<>>& names) {
    if (node.isString()) {
        const std::string& text = node.asString();
        names.insert(text);
        names.insert(text.substr(0, text.find_first_of("/.")));
    } else if (node.isArray()) {
        for (const document::Node& element : node.elements()) namesIn(element, names);
    } else if (node.isObject()) {
        for (const document::Member& member : node.members()) namesIn(member.value, names);
    }
}

struct Part {
    std::string name;
    const document::Node* node = nullptr;
    SketchKind kind = SketchKind::Other;
};

void collect(const document::Node& root, std::string_view section, std::vector<Part>& parts) {
    const document::Node* all = root.find(section);
    if (all == nullptr || !all->isObject()) return;
    for (const document::Member& member : all->members()) {
        const bool workload = section == "Workloads";
        if (!workload && !isDrawn(member.value)) continue;
        parts.push_back({member.key, &member.value, workload ? SketchKind::Workload : kindOf(member.value)});
    }
}

bool isNamed(const document::Node& node, const std::string& name) {
    std::set<std::string, std::less<>> names;
    namesIn(node, names);
    return names.contains(name);
}

/// What a function reads by an event source mapping is an arrow to it, though neither names the other.
void addMappings(const document::Node& root, const std::vector<Part>& parts, DesignSketch& sketch) {
    const document::Node* resources = root.find("Resources");
    if (resources == nullptr || !resources->isObject()) return;
    for (const document::Member& member : resources->members()) {
        const document::Node* type = member.value.isObject() ? member.value.find("Type") : nullptr;
        if (type == nullptr || !type->isString() || type->asString() != "AWS::Lambda::EventSourceMapping") continue;
        const document::Node* properties = member.value.find("Properties");
        if (properties == nullptr || !properties->isObject()) continue;
        const document::Node* source = properties->find("EventSourceArn");
        const document::Node* reader = properties->find("FunctionName");
        if (source == nullptr || reader == nullptr) continue;
        for (std::size_t from = 0; from < parts.size(); ++from) {
            for (std::size_t to = 0; to < parts.size(); ++to) {
                const bool read = parts[from].kind == SketchKind::Store && parts[to].kind == SketchKind::Function;
                if (read && isNamed(*source, parts[from].name) && isNamed(*reader, parts[to].name))
                    sketch.arrows.emplace_back(from, to);
            }
        }
    }
}

}  // namespace

DesignSketch sketchOf(const document::Node& root) {
    DesignSketch sketch;
    if (!root.isObject()) return sketch;
    std::vector<Part> parts;
    collect(root, "Workloads", parts);
    collect(root, "Resources", parts);
    for (std::size_t from = 0; from < parts.size(); ++from) {
        sketch.kinds.push_back(parts[from].kind);
        std::set<std::string, std::less<>> names;
        namesIn(*parts[from].node, names);
        for (std::size_t to = 0; to < parts.size(); ++to) {
            if (to != from && parts[to].kind != SketchKind::Workload && names.contains(parts[to].name))
                sketch.arrows.emplace_back(from, to);
        }
    }
    addMappings(root, parts, sketch);
    sketch.places = layeredLayout(parts.size(), sketch.arrows, kSketchStep);
    for (const QPointF& place : sketch.places) {
        sketch.size = sketch.size.expandedTo(QSizeF(place.x() + kSketchBox.width(), place.y() + kSketchBox.height()));
    }
    return sketch;
}

}  // namespace headroom::gui
