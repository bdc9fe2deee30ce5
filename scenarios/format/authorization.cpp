// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/authorization.hpp"

#include <algorithm>
#include <array>

#include "scenarios/document/suggest.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// An AuthorizationType that asks an authorizer, and of which types that may be.
struct Asking {
    std::string_view authorization;
    std::array<std::string_view, 2> authorizers;
};
constexpr std::array<Asking, 3> kAsking{
    {{"CUSTOM", {"REQUEST", "TOKEN"}}, {"COGNITO_USER_POOLS", {"COGNITO_USER_POOLS"}}, {"JWT", {"JWT"}}}};

constexpr std::string_view kAnswer =
    " (CreateRoute: \"Setting the authorization type to JWT requires a valid JWT authorizer\", and alike of CUSTOM and "
    "COGNITO_USER_POOLS)";

constexpr std::string_view kMethodPage = " (CloudFormation Template Reference, AWS::ApiGateway::Method)";

/// The type of an authorizer that stands in the file; empty when it is none, which is said elsewhere.
std::string typeOfAuthorizer(const ApiLookup& lookup, const std::string& name) {
    const bool v2 = lookup.typeOf(name) == "AWS::ApiGatewayV2::Authorizer";
    if (!v2 && lookup.typeOf(name) != "AWS::ApiGateway::Authorizer") return {};
    const Node* properties = lookup.section.node.find(name)->find("Properties");
    const Node* type =
        properties != nullptr && properties->isObject() ? properties->find(v2 ? "AuthorizerType" : "Type") : nullptr;
    return type != nullptr && type->isString() ? type->asString() : std::string();
}

/// AWS's answer to a method of that kind is not published, so it is no error.
void checkKind(const ApiLookup& lookup, const Place& place, const Authorization& said, const Asking& asking,
               const std::string& name) {
    const std::string type = typeOfAuthorizer(lookup, name);
    if (type.empty() || std::ranges::find(asking.authorizers, type) != asking.authorizers.end()) return;
    const std::string what = document::quoted(name) + " is a " + type + " authorizer, and AuthorizationType " +
                             said.type + " asks one of Type " + std::string(asking.authorizers[0]);
    if (said.owner == "route") return lookup.reading.error(place, what + std::string(kAnswer));
    lookup.reading.warning(
        place, what + (asking.authorizers[1].empty() ? std::string() : " or " + std::string(asking.authorizers[1])) +
                   " (API Gateway API Reference, Method.authorizationType)");
}

}  // namespace

std::string readAuthorization(const ApiLookup& lookup, const Place& properties, const Authorization& said) {
    const auto asking = std::ranges::find(kAsking, said.type, &Asking::authorization);
    const Node* authorizer = properties.node.find("AuthorizerId");
    if (authorizer == nullptr) {
        if (asking != kAsking.end())
            lookup.reading.error(properties, "lacks \"AuthorizerId\": AuthorizationType " + said.type +
                                                 " asks an authorizer" +
                                                 std::string(said.owner == "route" ? kAnswer : kMethodPage));
        return {};
    }
    const Place place = properties.at("AuthorizerId", *authorizer);
    if (asking == kAsking.end() && said.owner == "method") {
        lookup.reading.error(place, "is asked with AuthorizationType CUSTOM or COGNITO_USER_POOLS alone");
        return {};
    }
    const std::string name = resourceReference(lookup.reading, place);
    if (asking == kAsking.end()) {
        lookup.reading.warning(place,
                               document::quoted(name) + " is not asked: AuthorizationType " + said.type +
                                   (properties.node.find("AuthorizationType") == nullptr ? ", the default," : "") +
                                   " asks no authorizer, CUSTOM asks a function and JWT a JWT authorizer "
                                   "(CloudFormation Template Reference, AWS::ApiGatewayV2::Route)");
        return {};
    }
    checkKind(lookup, place, said, *asking, name);
    return name;
}

}  // namespace headroom::format
