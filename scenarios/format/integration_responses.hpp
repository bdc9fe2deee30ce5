// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/services/apigateway/route_spec.hpp"
#include "scenarios/format/place.hpp"

namespace headroom::format {

/// IntegrationResponses of a REST API's integration: which status a service's errors become. A function's error is
/// matched by its message, which a scenario does not have: the first pattern is taken to catch it.
void readResponses(Reading& reading, const Place& integration, apigateway::ServiceCallSpec& call);

}  // namespace headroom::format
