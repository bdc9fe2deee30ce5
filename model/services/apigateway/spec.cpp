// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/spec.hpp"

#include <algorithm>
#include <array>

namespace headroom::apigateway {

namespace {

using base::Errc;
using base::Error;

constexpr std::array<std::string_view, 8> kMethods{"ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"};

/// "GET /path" or "$default" (API Gateway Developer Guide, http-api-develop-routes, 2026-11).
bool isRouteKey(std::string_view key) {
    if (key == "$default") return true;
    const std::size_t space = key.find(' ');
    if (space == std::string_view::npos || space + 1 >= key.size() || key[space + 1] != '/') return false;
    if (key.find(' ', space + 1) != std::string_view::npos) return false;
    return std::find(kMethods.begin(), kMethods.end(), key.substr(0, space)) != kMethods.end();
}

std::string pointerTo(const RouteSpec& route) {
    std::string pointer = "/Routes/";
    for (const char c : route.key) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
    return pointer;
}

void checkRoute(const RouteSpec& route, const AccountQuota& quota, std::vector<Error>& errors) {
    const std::string where = pointerTo(route);
    if (!isRouteKey(route.key)) {
        errors.push_back({Errc::Refused, where,
                          "a route key is a method, a space and a path (\"GET /items\"), or \"$default\"; methods are "
                          "ANY, DELETE, GET, HEAD, OPTIONS, PATCH, POST and PUT"});
    }
    const char* lower =
        ": a route's limit must not be above the account's in the region (API Gateway Developer Guide, "
        "request throttling); raise Quotas/ApiGateway if yours was raised";
    if (route.throttlingRateLimit.value_or(0.0) > quota.rate) {
        errors.push_back({Errc::Refused, where + "/ThrottlingRateLimit", std::string("too high") + lower});
    }
    if (static_cast<double>(route.throttlingBurstLimit.value_or(0)) > quota.burst) {
        errors.push_back({Errc::Refused, where + "/ThrottlingBurstLimit", std::string("too high") + lower});
    }
}

}  // namespace

std::vector<Error> check(const Spec& spec, const AccountQuota& quota) {
    std::vector<Error> errors;
    if (spec.routes.empty()) errors.push_back({Errc::BadInput, "/Routes", "an API needs at least one route"});
    for (const RouteSpec& route : spec.routes) checkRoute(route, quota, errors);
    if (const auto overhead = spec.overhead.check(); !overhead) {
        errors.push_back({Errc::BadInput, "/Behavior/Overhead/" + overhead.error().where, overhead.error().what});
    }
    return errors;
}

}  // namespace headroom::apigateway
