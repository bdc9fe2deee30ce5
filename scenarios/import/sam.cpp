// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/sam.hpp"

#include <algorithm>

#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/sam_parts.hpp"
#include "scenarios/import/sam_rules.hpp"

namespace headroom::importing {

using document::Node;

namespace sam {

Resource& Expansion::add(std::string name, std::string type, const Origin& origin) {
    made.push_back(newResource(std::move(name), std::move(type), origin));
    return made.back();
}

void Expansion::leaveOut(const Node& at, const Resource& owner, std::string_view key, std::string text) {
    const document::Position place = at.position().known() ? at.position() : owner.origin.at;
    report.push_back({Fate::LeftOut, {owner.origin.file, place}, owner.name + "." + std::string(key), std::move(text)});
}

Node merged(const Node& global, const Node& own) {
    if (global.isArray() && own.isArray()) {
        Node list = global;
        for (const Node& element : own.elements()) list.append(element);
        return list;
    }
    const auto isCall = [](const Node& node) {
        return node.size() == 1 &&
               (node.members().front().key == "Ref" || node.members().front().key.starts_with("Fn::"));
    };
    if (!global.isObject() || !own.isObject() || isCall(global) || isCall(own)) return own;
    Node object = global;
    for (const document::Member& member : own.members()) {
        const Node* inherited = global.find(member.key);
        object.set(member.key, inherited != nullptr ? merged(*inherited, member.value) : member.value,
                   member.keyPosition);
    }
    return object;
}

Node invocationUri(const Node& target, bool streams) {
    std::string name = toText(target).value_or("");
    const bool function = name.ends_with('}') && name.find('.') == std::string::npos && target.find("Ref") == nullptr;
    if (function) name.insert(name.size() - 1, ".Arn");
    const std::string version = streams ? "2021-11-15" : "2015-03-31";
    return fromText("arn:aws:apigateway:${AWS::Region}:lambda:path/" + version + "/functions/" + name +
                        (streams ? "/response-streaming-invocations" : "/invocations"),
                    target.position());
}

void expandSimpleTable(Expansion& expansion, const Resource& table) {
    Resource& made = expansion.add(table.name, "AWS::DynamoDB::Table", table.origin);
    const document::Position at = table.origin.at;
    std::string key = "id";
    std::string type = "String";
    if (const Node* primary = table.properties.find("PrimaryKey")) {
        if (const std::string name = textOf(*primary, "Name"); !name.empty()) key = name;
        if (const std::string said = textOf(*primary, "Type"); !said.empty()) type = said;
    }
    Node attribute = Node::object(at);
    attribute.set("AttributeName", Node::string(key, at), at);
    Node schema = attribute;
    attribute.set("AttributeType", Node::string(type == "Number" ? "N" : type == "Binary" ? "B" : "S", at), at);
    schema.set("KeyType", Node::string("HASH", at), at);
    Node attributes = Node::array(at);
    attributes.append(std::move(attribute));
    Node schemas = Node::array(at);
    schemas.append(std::move(schema));
    made.properties.set("AttributeDefinitions", std::move(attributes), at);
    made.properties.set("KeySchema", std::move(schemas), at);
    if (table.properties.find("ProvisionedThroughput") == nullptr)
        made.properties.set("BillingMode", Node::string("PAY_PER_REQUEST", at), at);
    for (const char* same :
         {"TableName", "ProvisionedThroughput", "SSESpecification", "PointInTimeRecoverySpecification"})
        copyMember(table.properties, same, made.properties, same);
}

}  // namespace sam

namespace {

Node withGlobals(const Resource& resource, const Node& globals) {
    constexpr std::string_view kPrefix = "AWS::Serverless::";
    const Node* global = globals.find(std::string_view(resource.type).substr(kPrefix.size()));
    return global != nullptr ? sam::merged(*global, resource.properties) : resource.properties;
}

void expandOne(sam::Expansion& expansion, const Resource& resource) {
    if (resource.type == "AWS::Serverless::Function") return sam::expandFunction(expansion, resource);
    if (resource.type == "AWS::Serverless::StateMachine") return sam::expandStateMachine(expansion, resource);
    if (resource.type == "AWS::Serverless::SimpleTable") return sam::expandSimpleTable(expansion, resource);
    if (resource.type == "AWS::Serverless::Connector")
        return sam::expandConnector(expansion, resource.name, resource.properties, resource.origin);
    if (resource.type == "AWS::Serverless::Api" || resource.type == "AWS::Serverless::HttpApi")
        return;  // with all routes, at the end
    expansion.made.push_back(resource);
    if (resource.type == "AWS::Serverless::LayerVersion") expansion.made.back().type = "AWS::Lambda::LayerVersion";
}

}  // namespace

void expandSam(Inventory& inventory, const SamTemplate& given, Report& report, document::Problems& problems) {
    const Node& globals = given.globals;
    sam::checkGlobals(globals, problems);
    for (Resource& resource : inventory.resources) {
        if (resource.type.starts_with("AWS::Serverless::")) resource.properties = withGlobals(resource, globals);
    }
    for (const Resource& resource : inventory.resources) sam::checkServerless(resource, inventory, problems);
    sam::Expansion expansion{inventory, globals, given.written, report, problems};
    for (const Resource& resource : inventory.resources) {
        expandOne(expansion, resource);
        const Node* written = given.written.find(resource.name);
        const Node* connectors = written != nullptr ? written->find("Connectors") : nullptr;
        for (std::size_t i = 0; connectors != nullptr && connectors->isObject() && i < connectors->size(); ++i) {
            const document::Member& member = connectors->members()[i];
            const Node* own = member.value.isObject() ? member.value.find("Properties") : nullptr;
            if (own == nullptr || !own->isObject()) continue;
            Node properties = *own;
            Node source = Node::object(member.keyPosition);
            source.set("Id", Node::string(resource.name, member.keyPosition), member.keyPosition);
            properties.set("Source", std::move(source), member.keyPosition);
            sam::expandConnector(expansion, resource.name + member.key, properties,
                                 {resource.origin.file, member.keyPosition});
        }
    }
    sam::expandApis(expansion);
    sam::resolveNames(expansion, given.region);
    inventory.resources = std::move(expansion.made);
}

}  // namespace headroom::importing
