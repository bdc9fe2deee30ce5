// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/template_rules.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "scenarios/document/pointer.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::array<const char*, 4> kIdentity{"Headers", "QueryStrings", "StageVariables", "Context"};

class ApiRules {
public:
    ApiRules(const Resource& api, document::Problems& problems)
        : properties_(api.properties),
          rest_(api.type == "AWS::Serverless::Api"),
          pointer_("/Resources/" + api.name + "/Properties"),
          problems_(problems) {}

    void check() {
        checkPaths();
        checkAuthorizers();
        checkResponses();
        const Node* fail = properties_.find("FailOnWarnings");
        if (fail != nullptr && fail->isString() && fail->asString() != "true" && fail->asString() != "false")
            refuse(*fail, "/FailOnWarnings", "must be true or false");
    }

private:
    void refuse(const Node& at, const std::string& where, const std::string& what) {
        problems_.error(at, pointer_ + where, what + " (SAM refuses it)");
    }

    void checkPaths() {
        const Node* body = properties_.find("DefinitionBody");
        const Node* paths = body != nullptr ? body->find("paths") : nullptr;
        if (paths == nullptr || !paths->isObject()) return;
        for (const document::Member& path : paths->members()) {
            const std::string where = document::child("/DefinitionBody/paths", path.key);
            if (!path.value.isObject())
                refuse(path.value, where,
                       "Value of '" + path.key + "' path must be a dictionary according to Swagger spec");
            for (std::size_t i = 0; path.value.isObject() && i < path.value.size(); ++i) {
                const Node* security = path.value.members()[i].value.find("security");
                if (security != nullptr && !security->isArray())
                    refuse(*security, where, "the security of " + path.key + " must be a list");
            }
        }
        const Node* servers = body->find("servers");
        for (std::size_t i = 0; servers != nullptr && servers->isArray() && i < servers->size(); ++i) {
            const Node* endpoint = servers->elements()[i].find("x-amazon-apigateway-endpoint-configuration");
            if (endpoint != nullptr && !endpoint->isObject())
                refuse(*endpoint, "/DefinitionBody/servers",
                       "Invalid OpenAPI definition of 'servers[" + std::to_string(i) +
                           "]': The value of 'x-amazon-apigateway-endpoint-configuration' should be a map");
        }
    }

    void checkAuthorizers() {
        const Node* auth = properties_.find("Auth");
        const Node* authorizers = auth != nullptr ? auth->find("Authorizers") : nullptr;
        for (std::size_t i = 0; authorizers != nullptr && authorizers->isObject() && i < authorizers->size(); ++i) {
            const document::Member& one = authorizers->members()[i];
            const Node* identity = one.value.find("Identity");
            const std::string where = document::child("/Auth/Authorizers", one.key) + "/Identity";
            if (rest_ && textOf(one.value, "FunctionPayloadType") == "REQUEST" && knowsNobody(identity))
                refuse(one.value, document::child("/Auth/Authorizers", one.key),
                       one.key +
                           " Authorizer must specify Identity with at least one of Headers, QueryStrings, "
                           "StageVariables, or Context.");
            if (identity == nullptr) continue;
            if (!identity->isObject()) {
                refuse(*identity, where, "should be a map");
                continue;
            }
            for (const char* list : kIdentity) {
                const Node* names = identity->find(list);
                if (names == nullptr || names->isObject()) continue;
                if (!names->isArray()) refuse(*names, where + "/" + list, "should be a list");
                for (std::size_t k = 0; names->isArray() && k < names->size(); ++k) {
                    if (!names->elements()[k].isScalar() || names->elements()[k].isNumber())
                        refuse(names->elements()[k], document::child(where + "/" + list, k), "should be a string");
                }
            }
        }
    }

    /// Whether policies are to be kept, and by nothing of a request (samtranslator, ApiGatewayAuthorizer).
    static bool knowsNobody(const Node* identity) {
        if (identity == nullptr) return true;
        if (!identity->isObject()) return false;
        const Node* ttl = identity->find("ReauthorizeEvery");
        const bool number = ttl != nullptr && ttl->isNumber();
        if (ttl != nullptr && (!number || ttl->asNumber() <= 0)) return false;
        return std::ranges::none_of(kIdentity, [&](const char* list) {
            const Node* names = identity->find(list);
            return names != nullptr && (!names->isArray() || names->size() > 0);
        });
    }

    void checkResponses() {
        static constexpr std::array<std::string_view, 3> kParameters{"Headers", "Paths", "QueryStrings"};
        const Node* responses = properties_.find("GatewayResponses");
        for (std::size_t i = 0; responses != nullptr && responses->isObject() && i < responses->size(); ++i) {
            const document::Member& one = responses->members()[i];
            const std::string where = document::child("/GatewayResponses", one.key);
            const Node* status = one.value.find("StatusCode");
            const bool digits = status == nullptr || !status->isString() ||
                                status->asString().find_first_not_of("0123456789") == std::string::npos;
            if (!digits) refuse(*status, where + "/StatusCode", "must be numeric");
            const Node* parameters = one.value.find("ResponseParameters");
            if (parameters == nullptr) continue;
            if (!parameters->isObject()) {
                refuse(*parameters, where + "/ResponseParameters", "should be a map");
                continue;
            }
            for (const document::Member& kind : parameters->members()) {
                if (std::ranges::find(kParameters, kind.key) == kParameters.end())
                    refuse(kind.value, document::child(where + "/ResponseParameters", kind.key),
                           "must be Headers, Paths or QueryStrings");
            }
        }
    }

    const Node& properties_;
    bool rest_;
    std::string pointer_;
    document::Problems& problems_;
};

void addKeys(const Node& owner, std::set<std::string>& keys) {
    const Node* schema = owner.find("KeySchema");
    for (std::size_t i = 0; schema != nullptr && schema->isArray() && i < schema->size(); ++i) {
        const std::string name = textOf(schema->elements()[i], "AttributeName");
        if (!name.empty()) keys.insert(name);
    }
}

}  // namespace

void checkServerlessApi(const Resource& api, document::Problems& problems) { ApiRules(api, problems).check(); }

void checkTableKeys(const Resource& table, document::Problems& problems) {
    const Node* definitions = table.properties.find("AttributeDefinitions");
    if (table.properties.find("KeySchema") == nullptr) return;
    if (definitions == nullptr)
        return problems.error(table.origin.at, "/Resources/" + table.name + "/Properties",
                              "lacks AttributeDefinitions (DynamoDB refuses it: Property AttributeDefinitions is "
                              "inconsistent with the KeySchema of the table and the secondary indexes)");
    if (!definitions->isArray()) return;
    std::set<std::string> keys;
    addKeys(table.properties, keys);
    for (const char* indexes : {"GlobalSecondaryIndexes", "LocalSecondaryIndexes"}) {
        const Node* list = table.properties.find(indexes);
        if (list != nullptr && !list->isArray()) return;  // not known here
        for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) addKeys(list->elements()[i], keys);
    }
    std::set<std::string> defined;
    for (const Node& definition : definitions->elements()) {
        const std::string name = textOf(definition, "AttributeName");
        if (name.empty()) return;  // hangs on what is not known here
        defined.insert(name);
    }
    if (keys == defined) return;
    problems.error(
        *definitions, "/Resources/" + table.name + "/Properties/AttributeDefinitions",
        "must name the attributes of KeySchema and of the indexes, all of them and no other (DynamoDB refuses "
        "it: some AttributeDefinitions are not used, or some index key attribute has no definition)");
}

}  // namespace headroom::importing
