// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/physical_names.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kNames{
    {{"AWS::DynamoDB::Table", "TableName"},
     {"AWS::DynamoDB::GlobalTable", "TableName"},
     {"AWS::Lambda::Function", "FunctionName"},
     {"AWS::SQS::Queue", "QueueName"},
     {"AWS::DAX::Cluster", "ClusterName"},
     {"AWS::DAX::ParameterGroup", "ParameterGroupName"}}};

/// Properties that name another resource, and are not names of the resource itself.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kReferring{
    {{"AWS::Lambda::EventSourceMapping", "FunctionName"},
     {"AWS::Lambda::EventSourceMapping", "EventSourceArn"},
     {"AWS::Lambda::Alias", "FunctionName"},
     {"AWS::Lambda::Version", "FunctionName"},
     {"AWS::Lambda::Permission", "FunctionName"},
     {"AWS::Lambda::Url", "TargetFunctionArn"},
     {"AWS::Lambda::EventInvokeConfig", "FunctionName"},
     {"AWS::DAX::Cluster", "ParameterGroupName"}}};

using Known = std::map<std::string, std::string>;

Known knownNames(const Inventory& inventory) {
    Known known;
    for (const Resource& resource : inventory.resources) {
        for (const auto& [type, key] : kNames) {
            const std::string name = resource.type == type ? textOf(resource.properties, key) : std::string();
            if (!name.empty()) known.emplace(name, resource.name);
        }
    }
    return known;
}

/// "orders-prod" out of an ARN of a function, a table's stream or a queue, or as it stands.
std::string nameIn(const std::string& text) {
    if (!text.starts_with("arn:")) return text;
    std::string rest = text;
    for (int i = 0; i < 5; ++i) {
        const std::size_t colon = rest.find(':');
        if (colon == std::string::npos) return text;
        rest.erase(0, colon + 1);
    }
    for (const std::string_view prefix : {"function:", "table/"}) {
        if (rest.starts_with(prefix)) rest.erase(0, prefix.size());
    }
    return rest.substr(0, rest.find_first_of("/:"));
}

void resolve(Node& value, const Known& known) {
    if (!value.isString()) return;
    const auto found = known.find(nameIn(value.asString()));
    if (found != known.end()) value = refTo(found->second, value.position());
}

/// "table/NAME", "table/NAME/index/I", "function:NAME:ALIAS".
void resolveScaled(Node& value, const Known& known) {
    const auto text = toText(value);
    if (!text) return;
    const std::size_t begin = text->find_first_of("/:");
    if (begin == std::string::npos) return;
    const std::size_t end = std::min(text->find_first_of("/:", begin + 1), text->size());
    const auto found = known.find(text->substr(begin + 1, end - begin - 1));
    if (found == known.end()) return;
    value = Node::string(text->substr(0, begin + 1) + found->second + text->substr(end), value.position());
}

}  // namespace

void resolvePhysicalNames(Inventory& inventory) {
    const Known known = knownNames(inventory);
    for (Resource& resource : inventory.resources) {
        for (const auto& [type, key] : kReferring) {
            Node* value = resource.type == type ? resource.properties.find(key) : nullptr;
            if (value != nullptr) resolve(*value, known);
        }
        Node* scaled = resource.type.starts_with("AWS::ApplicationAutoScaling::")
                           ? resource.properties.find("ResourceId")
                           : nullptr;
        if (scaled != nullptr) resolveScaled(*scaled, known);
    }
}

}  // namespace headroom::importing
