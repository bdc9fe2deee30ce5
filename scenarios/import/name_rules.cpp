// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <map>

#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/section_rules.hpp"

namespace headroom::importing {

using document::Node;

namespace {

struct NameProperty {
    std::string_view type;
    std::string_view key;
    std::string_view kind;  ///< of one kind each has a name of its own in a region of an account
};

constexpr auto kNames = std::to_array<NameProperty>({
    {"AWS::Lambda::Function", "FunctionName", "function"},
    {"AWS::Serverless::Function", "FunctionName", "function"},
    {"AWS::DynamoDB::Table", "TableName", "table"},
    {"AWS::DynamoDB::GlobalTable", "TableName", "table"},
    {"AWS::Serverless::SimpleTable", "TableName", "table"},
    {"AWS::StepFunctions::StateMachine", "StateMachineName", "machine"},
    {"AWS::Serverless::StateMachine", "Name", "machine"},
});

}  // namespace

void checkNames(const Inventory& own, const std::string& file, document::Problems& problems) {
    std::map<std::pair<std::string_view, std::string>, std::string> taken;
    for (const Resource& resource : own.resources) {
        if (resource.origin.file != file) continue;  // a nested stack has names of its own
        for (const NameProperty& one : kNames) {
            const Node* name = resource.type == one.type ? resource.properties.find(one.key) : nullptr;
            const auto text = name != nullptr ? toText(*name) : std::nullopt;
            if (!text || text->empty()) continue;
            const auto [other, free] = taken.emplace(std::pair(one.kind, *text), resource.name);
            if (free) continue;
            problems.error(*name, "/Resources/" + resource.name + "/Properties/" + std::string(one.key),
                           "is the name of " + other->second + " as well (AWS refuses it: a " + std::string(one.kind) +
                               " of that name already exists)");
        }
    }
}

}  // namespace headroom::importing
