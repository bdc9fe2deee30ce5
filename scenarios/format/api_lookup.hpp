// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

/// The Resources section and the APIs in it, for those who read their parts.
struct ApiLookup {
    Reading& reading;
    const Place& section;
    std::vector<Resource>& resources;

    /// The API of that name; null when there is none.
    apigateway::Spec* find(const std::string& name) const;
    /// The API that a property names; null, after saying what is wrong, when it is none. `into`: its name.
    apigateway::Spec* apiOf(const Place& owner, std::string_view key, std::string* into = nullptr) const;

    /// Calls read(place, name, isV2) for each resource of AWS::ApiGateway::KIND or AWS::ApiGatewayV2::KIND.
    template <class Read>
    void each(std::string_view kind, Read read) const {
        for (const document::Member& member : section.node.members()) {
            const document::Node* type = member.value.isObject() ? member.value.find("Type") : nullptr;
            if (type == nullptr || !type->isString()) continue;
            const bool v2 = type->asString() == "AWS::ApiGatewayV2::" + std::string(kind);
            if (v2 || type->asString() == "AWS::ApiGateway::" + std::string(kind))
                read(section.at(member.key, member.value), member.key, v2);
        }
    }
};

/// Each reads one kind of part into the APIs.
void readRouteParts(const ApiLookup& lookup);
void readStageParts(const ApiLookup& lookup);
void readAuthorizerParts(const ApiLookup& lookup);
void readPlanParts(const ApiLookup& lookup);

}  // namespace headroom::format
