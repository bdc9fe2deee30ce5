// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/stream_rules.hpp"

#include <algorithm>
#include <set>

#include "scenarios/format/step_walk.hpp"

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

/// Whether the API asks the function for whole answers.
bool callsBuffered(const apigateway::Spec& api, const std::string& function) {
    for (const auto& route : api.routes) {
        const auto names = targetsOf(api, route);
        const bool calls =
            std::ranges::any_of(names, [&](const std::string& name) { return resourceOf(name) == function; });
        if (calls && !route.streams) return true;
    }
    return std::ranges::any_of(api.authorizers, [&](const auto& one) { return resourceOf(one.function) == function; });
}

bool callsBuffered(const document::Node& root, const Resource& caller, const std::string& function) {
    if (const auto* api = std::get_if<apigateway::Spec>(&caller.spec)) return callsBuffered(*api, function);
    const auto* code = std::get_if<lambda::Spec>(&caller.spec);
    bool calls = false;
    if (code != nullptr) {
        eachCall(root, code->steps, "/Resources/" + caller.name + "/Behavior/Steps",
                 [&](const lambda::CallStep& call, const std::string&) { calls = calls || call.target == function; });
    }
    return calls;
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

void checkStreamed(Reading& reading, const document::Node& root, const Design& design) {
    for (const Resource& resource : design.resources) {
        const auto* function = std::get_if<lambda::Spec>(&resource.spec);
        if (function == nullptr || !function->streams) continue;
        for (const Resource& caller : design.resources) {
            if (!callsBuffered(root, caller, resource.name)) continue;
            reading.error(nearest(root, document::child("/Resources", caller.name)),
                          "calls " + resource.name +
                              ", which streams its answers through its URL or a route with ResponseTransferMode "
                              "STREAM: buffered answers of the same function are not modelled");
        }
    }
}

}  // namespace headroom::format
