// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/sam_rules.hpp"

#include <algorithm>
#include <array>

#include "scenarios/document/pointer.hpp"

namespace headroom::importing::sam {

using document::Node;

namespace {

constexpr std::array<std::string_view, 8> kSections{"Api",          "Function",     "HttpApi",          "SimpleTable",
                                                    "StateMachine", "LayerVersion", "CapacityProvider", "WebSocketApi"};
constexpr std::array<std::string_view, 5> kOfOneFunction{"FunctionName", "Events", "Policies", "InlineCode",
                                                         "ImageUri"};

/// Rules of one resource.
class Rules {
public:
    Rules(const Resource& resource, const Inventory& source, document::Problems& problems)
        : resource_(resource),
          source_(source),
          given_(resource.properties),
          pointer_("/Resources/" + resource.name + "/Properties"),
          problems_(problems) {}

    void check() {
        if (resource_.type == "AWS::Serverless::Function") checkFunction();
        if (resource_.type == "AWS::Serverless::StateMachine") checkMachine();
        if (resource_.type == "AWS::Serverless::SimpleTable") checkTable();
        if (resource_.type == "AWS::Serverless::Connector") checkConnector();
        if (has("Connectors") && resource_.type.starts_with("AWS::Serverless::") &&
            resource_.type != "AWS::Serverless::Function")
            refuse("Connectors", "property Connectors not defined for resource of type " + resource_.type);
        const bool rest = resource_.type == "AWS::Serverless::Api";
        if (rest || resource_.type == "AWS::Serverless::HttpApi") checkApi(rest);
    }

private:
    bool has(std::string_view key) const { return given_.find(key) != nullptr; }

    void refuse(std::string_view key, const std::string& text) {
        const Node* node = key.empty() ? nullptr : given_.find(key);
        const std::string where = node != nullptr ? "/" + std::string(key) : std::string();
        problems_.error(node != nullptr && node->position().known() ? node->position() : resource_.origin.at,
                        pointer_ + where,
                        text + " (SAM refuses it: Resource with id [" + resource_.name + "] is invalid)");
    }

    void checkFunction() {
        const bool image = textOf(given_, "PackageType") == "Image";
        if (image && !has("ImageUri")) refuse("PackageType", "'ImageUri' must be set");
        if (!image && !has("CodeUri") && !has("InlineCode") && !has("ImageUri"))
            refuse("", "Either 'InlineCode' or 'CodeUri' must be set");
        const Node* alias = given_.find("AutoPublishAlias");
        if (alias != nullptr && alias->isArray())
            refuse("AutoPublishAlias", "'AutoPublishAlias' must be a string or a Ref");
        if (has("ProvisionedConcurrencyConfig") && alias == nullptr)
            refuse("ProvisionedConcurrencyConfig",
                   "To set ProvisionedConcurrencyConfig AutoPublishAlias must be defined on the function");
        if (has("DeploymentPreference") && alias == nullptr)
            refuse("DeploymentPreference", "'DeploymentPreference' requires AutoPublishAlias property to be specified");
        const Node* queue = given_.find("DeadLetterQueue");
        const bool lacks = queue != nullptr && queue->isObject() && queue->find("Ref") == nullptr &&
                           (queue->find("TargetArn") == nullptr || queue->find("Type") == nullptr);
        if (lacks)
            refuse("DeadLetterQueue", "'DeadLetterQueue' requires Type and TargetArn properties to be specified");
        checkUrl();
        checkEvents();
    }

    void checkUrl() {
        const Node* config = given_.find("FunctionUrlConfig");
        if (config == nullptr || !config->isObject()) return;
        const Node* type = config->find("AuthType");
        const bool good =
            type != nullptr && (!type->isString() || type->asString() == "AWS_IAM" || type->asString() == "NONE");
        if (!good)
            refuse("FunctionUrlConfig",
                   "AuthType is required to configure function property `FunctionUrlConfig`. Please provide either "
                   "AWS_IAM or NONE");
    }

    void checkEvents() {
        const Node* events = given_.find("Events");
        if (events != nullptr && !events->isObject()) refuse("Events", "Property 'Events' should be a map");
    }

    void checkMachine() {
        const bool uri = has("DefinitionUri");
        if (uri && has("Definition"))
            refuse("DefinitionUri", "Specify either 'Definition' or 'DefinitionUri' property and not both");
        if (!uri && !has("Definition")) refuse("", "Either 'Definition' or 'DefinitionUri' property must be specified");
        if (has("Role") && has("Policies"))
            refuse("Policies",
                   "Specify either 'Role' or 'Policies' (but not both at the same time) or neither of them");
        checkEvents();
    }

    void checkTable() {
        const Node* key = given_.find("PrimaryKey");
        if (key == nullptr || !key->isObject()) return;
        if (key->find("Name") == nullptr) refuse("PrimaryKey", "'PrimaryKey' is missing required Property 'Name'");
        const std::string type = textOf(*key, "Type");
        if (!type.empty() && type != "String" && type != "Number" && type != "Binary")
            refuse("PrimaryKey", "Invalid 'Type' \"" + type + "\"");
    }

    void checkConnector() {
        for (const char* end : {"Source", "Destination"}) {
            const Node* node = given_.find(end);
            const std::string id = node != nullptr ? textOf(*node, "Id") : std::string();
            if (!id.empty() && source_.find(id) == nullptr)
                refuse(end, "Unable to find resource with logical id '" + id + "'");
        }
        const Node* permissions = given_.find("Permissions");
        for (std::size_t i = 0; permissions != nullptr && permissions->isArray() && i < permissions->size(); ++i) {
            const Node& one = permissions->elements()[i];
            if (!one.isString() || one.asString() == "Write") continue;
            if (one.asString() != "Read")
                refuse("Permissions", "Unsupported 'Permissions' provided; valid values are: Read, Write");
            else if (isFunction("Source") && isFunction("Destination"))
                refuse("Permissions", "Unsupported 'Permissions' provided; valid values are: Write");
        }
    }

    /// Whether an end of a connector, or one of its ends, is a function of the template.
    bool isFunction(std::string_view end) const {
        const Node* node = given_.find(end);
        const auto is = [&](const Node& one) {
            const Resource* resource = one.isObject() ? source_.find(textOf(one, "Id")) : nullptr;
            return resource != nullptr && resource->type.ends_with("::Function");
        };
        if (node == nullptr || !node->isArray()) return node != nullptr && is(*node);
        return std::ranges::any_of(node->elements(), is);
    }

    void checkApi(bool rest) {
        if (rest && !has("StageName")) refuse("", "Missing required property 'StageName'");
        if (has("DefinitionUri") && has("DefinitionBody"))
            refuse("DefinitionUri", "Specify either 'DefinitionUri' or 'DefinitionBody' property and not both");
        if (has("DefinitionUri") && isTrue(given_, "MergeDefinitions"))
            refuse("MergeDefinitions", "Cannot set 'MergeDefinitions' to True when using `DefinitionUri`");
        const Node* auth = given_.find("Auth");
        if (auth == nullptr || !auth->isObject()) return;
        const std::string standard = textOf(*auth, "DefaultAuthorizer");
        const Node* known = auth->find("Authorizers");
        const bool built = standard.empty() || standard == "AWS_IAM" || standard == "NONE";
        if (!built && (known == nullptr || (known->isObject() && known->find(standard) == nullptr)))
            refuse("Auth",
                   "Unable to set DefaultAuthorizer because '" + standard + "' was not defined in 'Authorizers'");
        for (std::size_t i = 0; !rest && known != nullptr && known->isObject() && i < known->size(); ++i)
            checkHttpAuthorizer(known->members()[i]);
        const Node* plan = auth->find("UsagePlan");
        if (rest && plan != nullptr && plan->isObject() && plan->find("CreateUsagePlan") == nullptr)
            refuse("Auth", "'CreateUsagePlan' is required field inside UsagePlan properties");
    }

    /// Of an HTTP API: one with JwtConfiguration is OAuth2, any other a function (SAM, ApiGatewayV2Authorizer).
    void checkHttpAuthorizer(const document::Member& authorizer) {
        const Node& given = authorizer.value;
        if (!given.isObject()) return;
        const auto lacks = [&](const char* key) { return given.find(key) == nullptr; };
        if (!lacks("JwtConfiguration")) {
            if (lacks("IdentitySource"))
                refuse("Auth", authorizer.key + " OAuth2 Authorizer must define 'IdentitySource'.");
            return;
        }
        if (!lacks("IdentitySource"))
            return refuse("Auth", "IdentitySource must be defined only for OAuth2 Authorizer.");
        for (const char* key : {"FunctionArn", "AuthorizerPayloadFormatVersion"}) {
            if (lacks(key)) return refuse("Auth", authorizer.key + " Lambda Authorizer must define '" + key + "'.");
        }
    }

    const Resource& resource_;
    const Inventory& source_;
    const Node& given_;
    std::string pointer_;
    document::Problems& problems_;
};

}  // namespace

void checkGlobals(const Node& globals, document::Problems& problems) {
    for (const document::Member& section : globals.members()) {
        const std::string pointer = document::child("/Globals", section.key);
        if (std::ranges::find(kSections, section.key) == kSections.end()) {
            problems.error(section.keyPosition, pointer,
                           "'Globals' section is invalid: '" + section.key + "' is not supported (SAM refuses it)");
            continue;
        }
        if (!section.value.isObject()) {
            problems.error(section.keyPosition, pointer, "must be a dictionary (SAM refuses it)");
            continue;
        }
        if (section.key != "Function") continue;
        for (const std::string_view key : kOfOneFunction) {
            const document::Member* member = section.value.findMember(key);
            if (member != nullptr)
                problems.error(member->keyPosition, document::child(pointer, member->key),
                               "is not a supported property of 'Function' in 'Globals' (SAM refuses it)");
        }
    }
}

void checkServerless(const Resource& resource, const Inventory& source, document::Problems& problems) {
    Rules(resource, source, problems).check();
}

}  // namespace headroom::importing::sam
