// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/format/integration_reader.hpp"

/// Calls of other AWS services by the gateway itself, in each of their forms.
namespace headroom::format {

/// {"Service": "dynamodb:GetItem", "Target": ...} as a route's Integration.
void readService(Reading& reading, const Place& place, apigateway::ApiKind kind, apigateway::RouteSpec& route);

/// An HTTP API's IntegrationSubtype.
void readSubtype(Reading& reading, const IntegrationPlace& at, const Place& subtype, apigateway::ApiKind kind,
                 apigateway::RouteSpec& route);

/// "...:dynamodb:action/GetItem" as a Uri.
void readAction(Reading& reading, const IntegrationPlace& at, const Place& uri, const std::string& action,
                apigateway::RouteSpec& route);

/// A function behind Type AWS: its errors become what the IntegrationResponses say, and it may run later.
void readCustomFunction(Reading& reading, const IntegrationPlace& at, const Place& uri, apigateway::RouteSpec& route);

}  // namespace headroom::format
