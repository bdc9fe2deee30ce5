// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/workload/traffic_spec.hpp"
#include "scenarios/format/place.hpp"

/// What a workload may say of an API, and a route of its authorizer.
namespace headroom::format {

/// Checks Stage, ApiKey and Session against the target; refuses them where it is no API.
void checkApiWorkload(Reading& reading, const Place& workload, const workload::TrafficSpec& spec,
                      const Resource& target);

/// Checks the route of a workload or of an entry of its Mix (`place`, at the pointer `at`), and that what a cache keeps
/// has a Key.
void checkApiEntry(Reading& reading, const Place& place, const std::string& at, const workload::MixEntry& entry,
                   const std::string& name, const apigateway::Spec& api);

/// Refuses a mock on an HTTP API.
void checkMock(Reading& reading, const Place& place, const apigateway::Spec& api, const apigateway::RouteSpec& route);

/// Refuses an authorizer that the API does not have.
void checkAuthorizer(Reading& reading, const Place& place, const apigateway::Spec& api,
                     const apigateway::RouteSpec& route);

}  // namespace headroom::format
