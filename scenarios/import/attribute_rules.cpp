// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/section_rules.hpp"

namespace headroom::importing {

using document::Node;

namespace {

struct Attributes {
    std::string_view type;
    std::array<std::string_view, 3> names;
};

/// "Return values" of each type (CloudFormation Template Reference, 2026). Types with many are not here.
constexpr auto kAttributes = std::to_array<Attributes>({
    {"AWS::DynamoDB::Table", {"Arn", "StreamArn"}},
    {"AWS::DynamoDB::GlobalTable", {"Arn", "StreamArn", "TableId"}},
    {"AWS::Lambda::Function", {"Arn", "SnapStartResponse"}},
    {"AWS::StepFunctions::StateMachine", {"Arn", "Name", "StateMachineRevisionId"}},
    {"AWS::StepFunctions::Activity", {"Arn", "Name"}},
    {"AWS::DAX::Cluster", {"Arn", "ClusterDiscoveryEndpoint", "ClusterDiscoveryEndpointURL"}},
    {"AWS::SQS::Queue", {"Arn", "QueueName", "QueueUrl"}},
});

class AttributeRules {
public:
    AttributeRules(const Node& resources, document::Problems& problems) : resources_(resources), problems_(problems) {}

    void check(const Node& value, const std::string& pointer) {
        if (value.isArray()) {
            for (std::size_t i = 0; i < value.size(); ++i) check(value.elements()[i], document::child(pointer, i));
            return;
        }
        if (!value.isObject()) return;
        const Node* get = value.size() == 1 ? value.find("Fn::GetAtt") : nullptr;
        const auto text = get != nullptr ? toText(value) : std::nullopt;
        if (text) return checkText(*text, *get, pointer);
        const Node* sub = value.size() == 1 ? value.find("Fn::Sub") : nullptr;
        if (sub != nullptr && sub->isString()) return checkText(sub->asString(), *sub, pointer);
        for (const document::Member& member : value.members())
            check(member.value, document::child(pointer, member.key));
    }

private:
    void checkText(const std::string& text, const Node& at, const std::string& pointer) {
        for (const Piece& piece : piecesOf(text)) {
            const std::size_t dot = piece.reference ? piece.text.find('.') : std::string::npos;
            if (dot != std::string::npos) checkOne(piece.text.substr(0, dot), piece.text.substr(dot + 1), at, pointer);
        }
    }

    void checkOne(const std::string& name, const std::string& attribute, const Node& at, const std::string& pointer) {
        const Node* resource = resources_.find(name);
        if (resource == nullptr || !resource->isObject()) return;
        const std::string type = textOf(*resource, "Type");
        const auto known = std::ranges::find(kAttributes, std::string_view(type), &Attributes::type);
        const std::string first = attribute.substr(0, attribute.find('.'));
        if (known == kAttributes.end() || std::ranges::find(known->names, first) != known->names.end()) return;
        problems_.error(at, pointer,
                        "asks for an attribute that " + type +
                            " does not have (CloudFormation refuses it: Template error: resource " + name +
                            " does not support attribute type " + attribute + " in Fn::GetAtt)" +
                            document::didYouMean(attribute, known->names));
    }

    const Node& resources_;
    document::Problems& problems_;
};

}  // namespace

void checkAttributes(const Node& root, document::Problems& problems) {
    const Node* resources = root.find("Resources");
    if (resources == nullptr || !resources->isObject()) return;
    AttributeRules rules(*resources, problems);
    rules.check(*resources, "/Resources");
    if (const Node* outputs = root.find("Outputs")) rules.check(*outputs, "/Outputs");
}

}  // namespace headroom::importing
