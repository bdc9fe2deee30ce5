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
#include "model/services/apigateway/route_spec.hpp"
#include "model/services/apigateway/stage_spec.hpp"

namespace headroom::apigateway {

/// What API Gateway offers, each with its own limits, metrics and prices.
enum class ApiKind : std::uint8_t { Http, Rest, WebSocket };

/// How a REST API is reached; the others are regional.
enum class EndpointType : std::uint8_t { Edge, Regional, Private };

/// Routes of a WebSocket API that every one has.
inline constexpr std::string_view kConnect = "$connect";
inline constexpr std::string_view kDisconnect = "$disconnect";
inline constexpr std::string_view kPush = "@connections";  ///< messages that the server sends on its own

/// The gateway's own time by kind of API: seconds, request and answer together (sources: kOverheadField and its kin).
base::Distribution defaultOverhead(ApiKind kind);

/// An API of any kind with its stages, as the design says it.
struct Spec {
    std::vector<RouteSpec> routes;
    /// Seconds the gateway itself adds to a request and its answer together.
    base::Distribution overhead = base::Distribution::logNormal(0.005, 0.010);
    ApiKind kind = ApiKind::Http;
    EndpointType endpoint = EndpointType::Regional;
    base::Distribution endpointOverhead{};  ///< seconds that an edge-optimized or private endpoint adds
    bool chargesRefused = false;            ///< whether answers 401, 403 and 429 are billed as calls
    bool eachMethodItsOwn = false;          ///< a stage's "*" limits are every method's own, not shared by all
    std::vector<StageSpec> stages{};        ///< none: one without limits
    std::vector<AuthorizerSpec> authorizers{};
    std::vector<UsagePlanSpec> plans{};  ///< that open one of its stages; a plan of several APIs stands in each

    bool operator==(const Spec&) const = default;
};

/// The name of the resource that serves a route on a stage, stage variables filled in; as the canary does if asked.
/// Empty when a variable has no value there.
std::string integrationOf(const RouteSpec& route, const StageSpec* stage, bool canary);

/// The cache of a stage keeps a route's answers that long: seconds, nothing when it does not cache them.
std::optional<std::int64_t> cacheTtlOf(const RouteSpec& route, const StageSpec& stage);

/// What AWS refuses, or what contradicts itself, across fields: all of it. `where` is a JSON pointer below the resource
/// ("/Routes/GET ~1items"), `what` names the rule. Ranges of single fields are checked by their tables.
std::vector<base::Error> check(const Spec& spec, const AccountQuota& quota = {});

/// Routes that name a server which routes of another API, called `name`, name as well, and say other things of it.
std::vector<base::Error> checkServers(const Spec& spec, const Spec& other, const std::string& name);

}  // namespace headroom::apigateway

#include "model/services/apigateway/spec_fields.hpp"
