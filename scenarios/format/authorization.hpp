// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "scenarios/format/api_lookup.hpp"

namespace headroom::format {

/// How an AWS::ApiGateway::Method or an AWS::ApiGatewayV2::Route says who may call it.
struct Authorization {
    std::string_view owner;   ///< "method" or "route"
    const std::string& type;  ///< its AuthorizationType: NONE, AWS_IAM, CUSTOM, COGNITO_USER_POOLS or JWT
};

/// The authorizer that its requests ask: the one of AuthorizerId, empty where the AuthorizationType asks none. A type
/// that asks one and has none, or one of another kind, is an error, as it is for AWS.
std::string readAuthorization(const ApiLookup& lookup, const Place& properties, const Authorization& said);

}  // namespace headroom::format
