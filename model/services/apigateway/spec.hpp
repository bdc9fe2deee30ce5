// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/distribution.hpp"
#include "model/base/result.hpp"
#include "model/services/apigateway/limits.hpp"

namespace headroom::apigateway {

/// The integration that answers by itself, at once.
inline constexpr std::string_view kMock = "Mock";

/// One entry of Routes.
struct RouteSpec {
    std::string key;          ///< "GET /products/{id}" or "$default": its name in Routes
    std::string integration;  ///< a resource's name, or "Mock"
    std::int64_t timeoutInMillis = kLongestTimeoutMillis;
    std::optional<double> throttlingRateLimit{};         ///< requests a second; none: the account's
    std::optional<std::int64_t> throttlingBurstLimit{};  ///< requests; none: the account's

    bool isMock() const { return integration == kMock; }
    bool operator==(const RouteSpec&) const = default;
};

/// An AWS::ApiGatewayV2::Api with ProtocolType HTTP, or an AWS::Serverless::HttpApi, as the design says it.
struct Spec {
    std::vector<RouteSpec> routes;
    /// Seconds the gateway itself adds to a request and its answer together.
    base::Distribution overhead = base::Distribution::logNormal(0.005, 0.010);

    bool operator==(const Spec&) const = default;
};

/// What AWS refuses, or what contradicts itself, across fields: all of it. `where` is a JSON pointer below the resource
/// ("/Routes/GET ~1items"), `what` names the rule. Ranges of single fields are checked by their tables.
std::vector<base::Error> check(const Spec& spec, const AccountQuota& quota = {});

}  // namespace headroom::apigateway

#include "model/services/apigateway/spec_fields.hpp"
