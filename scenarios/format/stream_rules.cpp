// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/stream_rules.hpp"

#include <set>

namespace headroom::format {

namespace {

/// The functions that a route's requests go to, in any stage.
std::set<std::string> targetsOf(const apigateway::Spec& api, const apigateway::RouteSpec& route) {
    std::set<std::string> names{apigateway::integrationOf(route, nullptr, false)};
    for (const auto& stage : api.stages) {
        for (const bool canary : {false, true}) names.insert(apigateway::integrationOf(route, &stage, canary));
    }
    return names;
}

}  // namespace

void markStreamed(const FunctionNames& names, Design& design) {
    std::set<std::string> streamed;
    for (const Resource& resource : design.resources) {
        const auto* api = std::get_if<apigateway::Spec>(&resource.spec);
        if (api == nullptr) continue;
        for (const auto& route : api->routes) {
            if (!route.streams) continue;
            for (const std::string& name : targetsOf(*api, route)) streamed.insert(resourceOf(nameBehind(names, name)));
        }
    }
    for (Resource& resource : design.resources) {
        auto* function = std::get_if<lambda::Spec>(&resource.spec);
        if (function != nullptr && streamed.contains(resource.name)) function->streams = true;
    }
}

}  // namespace headroom::format
