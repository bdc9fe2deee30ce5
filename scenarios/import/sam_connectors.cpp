// SPDX-License-Identifier: GPL-3.0-or-later
// AWS::Serverless::Connector: what one resource may do to another (AWS SAM Developer Guide, 2026,
// reference-sam-connector).
#include <array>

#include "scenarios/import/sam_parts.hpp"

namespace headroom::importing::sam {

using document::Node;

namespace {

constexpr auto kTableRead =
    std::to_array<std::string_view>({"dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:BatchGetItem"});
constexpr auto kTableWrite = std::to_array<std::string_view>(
    {"dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"});

/// Source or Destination: by Id, or by what stands for it.
struct End {
    std::string type;  ///< CloudFormation's or SAM's
    Node arn;
    Node role;
};

class ConnectorExpansion {
public:
    ConnectorExpansion(Expansion& expansion, const std::string& name, const Node& properties, const Origin& origin)
        : expansion_(expansion), name_(name), given_(properties), origin_(origin) {}

    void expand() {
        const Node* from = given_.find("Source");
        const Node* to = given_.find("Destination");
        const Node* permissions = given_.find("Permissions");
        if (from == nullptr || to == nullptr || permissions == nullptr || !permissions->isArray()) return;
        const End source = endOf(*from);
        // What others than functions invoke is said by their own resources.
        if (!source.type.ends_with("::Function") || !source.role.isObject()) return;
        if (!to->isArray()) return allow(source, *to, *permissions, name_ + "Policy");
        for (std::size_t i = 0; i < to->size(); ++i)
            allow(source, to->elements()[i], *permissions, name_ + "PolicyDestination" + std::to_string(i));
    }

private:
    End endOf(const Node& given) const {
        if (!given.isObject()) return {};
        const std::string id = textOf(given, "Id");
        const auto part = [&](const char* key) {
            const Node* value = given.find(key);
            return value != nullptr ? *value : Node();
        };
        if (id.empty()) return {textOf(given, "Type"), part("Arn"), part("RoleName")};
        const Resource* resource = expansion_.source.find(id);
        if (resource == nullptr) return {};
        const Node* role = resource->properties.find("Role");
        const std::string named = role != nullptr ? namedIn(*role) : id + "Role";
        return {resource->type, attributeOf(id, "Arn", origin_.at), refTo(named, origin_.at)};
    }

    /// A managed policy of the source's role.
    void allow(const End& source, const Node& to, const Node& permissions, const std::string& name) {
        const End destination = endOf(to);
        std::vector<std::string_view> actions;
        for (const Node& permission : permissions.elements()) {
            const bool write = permission.isString() && permission.asString() == "Write";
            for (const std::string_view action : actionsOn(destination.type, write)) actions.push_back(action);
        }
        if (actions.empty() || destination.arn.isNull()) return;
        Resource& policy = expansion_.add(name, "AWS::IAM::ManagedPolicy", origin_);
        policy.properties = policyOf(actions, destination.arn, origin_.at);
        Node roles = Node::array(origin_.at);
        roles.append(source.role);
        policy.properties.set("Roles", std::move(roles), origin_.at);
    }

    static std::vector<std::string_view> actionsOn(const std::string& type, bool write) {
        if (type.ends_with("Table"))
            return write ? std::vector<std::string_view>(kTableWrite.begin(), kTableWrite.end())
                         : std::vector<std::string_view>(kTableRead.begin(), kTableRead.end());
        if (!write) return {};
        if (type.ends_with("::Function")) return {"lambda:InvokeFunction"};
        if (type == "AWS::SQS::Queue") return {"sqs:SendMessage"};
        if (type == "AWS::SNS::Topic") return {"sns:Publish"};
        if (type.ends_with("::StateMachine")) return {"states:StartExecution"};
        return {};
    }

    Expansion& expansion_;
    const std::string& name_;
    const Node& given_;
    const Origin& origin_;
};

}  // namespace

void expandConnector(Expansion& expansion, const std::string& name, const Node& properties, const Origin& origin) {
    ConnectorExpansion(expansion, name, properties, origin).expand();
}

}  // namespace headroom::importing::sam
