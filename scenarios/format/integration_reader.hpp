// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "model/services/apigateway/route_part_fields.hpp"
#include "model/services/apigateway/spec.hpp"
#include "scenarios/format/place.hpp"

/// What the integrations of both generations of templates have in common.
namespace headroom::format {

/// An integration that stands in a template.
struct IntegrationPlace {
    Place owner;              ///< the resource
    Place properties;         ///< the integration's own
    Place behavior;           ///< what a template can not say: Http, Service
    std::string_view uriKey;  ///< how its generation calls the Uri
};

/// Sets what answers a route's requests.
void readTarget(Reading& reading, const IntegrationPlace& at, const apigateway::IntegrationProperties& written,
                apigateway::ApiKind kind, apigateway::RouteSpec& route);

}  // namespace headroom::format
