// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/base/distribution.hpp"
#include "model/base/keys.hpp"
#include "model/base/units.hpp"
#include "model/services/apigateway/limits.hpp"

namespace headroom::apigateway {

/// The integration that answers by itself, at once.
inline constexpr std::string_view kMock = "Mock";

/// {"Http": ...}: a server outside the model, with a limit of its own on how many requests it serves at a time.
struct HttpBackendSpec {
    base::Distribution latency;                  ///< seconds from the request's arrival there to its answer
    double failureRate = 0.0;                    ///< share that it answers with `failureStatus`
    std::int64_t failureStatus = 500;            ///< HTTP status, passed through to the client
    std::optional<std::int64_t> maxConnections;  ///< served at a time; the others queue, first come first served
    std::optional<std::int64_t> maxQueue;        ///< beyond it: 503 at once; none: any number waits
    base::Distribution connect;                  ///< seconds to set up a connection that is not there to be used again
    base::Duration keepAlive = base::seconds(60);  ///< how long an idle connection stays usable
    std::string server{};  ///< routes with the same name here, of all APIs, are served by one; empty: by its own
    bool vpcLink = false;
    base::Distribution vpcLinkLatency = base::Distribution::uniform(0.001, 0.005);  ///< seconds; with vpcLink alone

    bool operator==(const HttpBackendSpec&) const = default;
};

/// {"Service": "dynamodb:GetItem", ...}: an action of another service that the gateway asks for by itself.
struct ServiceCallSpec {
    std::string action;                            ///< of kServiceActions
    std::int64_t items = 1;                        ///< of a table's batch, transaction or query
    std::optional<base::Distribution> itemSize{};  ///< bytes; none: the table's
    std::optional<base::KeyPopularity> key{};      ///< of a table's items; none: the request's own
    bool consistentRead = false;
    std::string indexName{};          ///< of a table: the secondary index that is read
    bool asynchronous = false;        ///< of a function: X-Amz-Invocation-Type is Event
    std::string input{};              ///< of a state machine: the pointer of what gives an Input; empty: none
    std::uint16_t clientError = 400;  ///< what the client sees when the service answers 4xx
    std::uint16_t serverError = 500;  ///< and 5xx

    bool operator==(const ServiceCallSpec&) const = default;
};

/// Who may call a route. A Lambda authorizer is a function that is invoked unless its policy for the caller is cached;
/// a JWT or Cognito authorizer is the gateway's own.
struct AuthorizerSpec {
    enum class Kind : std::uint8_t { Lambda, Jwt };
    std::string name;
    Kind kind = Kind::Lambda;
    bool keptByRoute = false;                      ///< a kept policy is of a caller and a route, not of a caller alone
    bool keptByItem = false;                       ///< and of the item that the path names
    std::string function{};                        ///< of a Lambda authorizer
    std::int64_t ttlSeconds = kDefaultTtlSeconds;  ///< of a Lambda authorizer's policies; 0: not cached
    base::Distribution latency = base::Distribution::constant(0.002);  ///< seconds; of a JWT authorizer
    double unauthenticated = 0.0;                                      ///< share of requests without a token: 401
    double denied = 0.0;  ///< share of identities whose requests are refused: 403
    base::KeyPopularity identities = base::UniformKeys{1'000};

    bool operator==(const AuthorizerSpec&) const = default;
};

/// Limits of a route, a stage or a usage plan; what is not given is the account's.
struct Throttle {
    std::optional<double> rate{};         ///< requests a second
    std::optional<std::int64_t> burst{};  ///< requests

    bool any() const { return rate || burst; }
    bool operator==(const Throttle&) const = default;
};

/// Whether the usage plan of a request's API key is asked.
enum class KeyUse : std::uint8_t { WhereShown, Required, Ignored };

/// One entry of Routes.
struct RouteSpec {
    std::string key;  ///< "GET /products/{id}", "$default" or a WebSocket API's "sendMessage": its name in Routes
    std::string integration;  ///< a resource's name, "Mock", or empty with `http`; may hold "${stageVariables.NAME}"
    std::int64_t timeoutInMillis = kLongestTimeoutMillis;
    std::optional<double> throttlingRateLimit{};         ///< requests a second; none: the account's
    std::optional<std::int64_t> throttlingBurstLimit{};  ///< requests; none: the account's
    std::optional<HttpBackendSpec> http{};
    std::string canaryIntegration{};  ///< serves the stage's canary share; empty: the same as the others
    std::string authorizer{};         ///< its name; empty: everybody may call
    std::optional<std::int64_t> cacheTtlInSeconds{};  ///< REST, of a stage with a cache; none: the stage's
    std::optional<ServiceCallSpec> service{};         ///< of `integration`, without code between
    KeyUse keyUse = KeyUse::WhereShown;
    bool streams = false;      ///< REST: answers are handed on as they come, and not cached
    bool cachedAsOne = false;  ///< the cache tells no items apart: no parameter of the request is in its key

    bool isMock() const { return integration == kMock; }
    /// Whether its path names an item: "GET /products/{id}".
    bool namesItem() const { return key.find('{') != std::string::npos; }
    bool isGet() const { return key.starts_with("GET "); }
    bool operator==(const RouteSpec&) const = default;
};

}  // namespace headroom::apigateway
