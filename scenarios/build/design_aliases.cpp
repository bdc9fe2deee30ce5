// SPDX-License-Identifier: GPL-3.0-or-later
// Aliases of functions that are called by names of their own.
#include "scenarios/build/design_world.hpp"

namespace headroom::build {

void DesignWorld::addAliases(const format::Resource& resource) {
    const auto* spec = std::get_if<lambda::Spec>(&resource.spec);
    if (spec == nullptr) return;
    const auto version = [&](const std::string& name) -> lambda::Function& {
        return *functionNamed(name.empty() ? resource.name : resource.name + ":" + name);
    };
    for (const lambda::AliasRoute& route : spec->routes) {
        lambda::Function& own = version(route.version);
        lambda::Function& other = route.weight > 0.0 ? version(route.other) : own;
        aliases_.emplace_back(std::piecewise_construct, std::forward_as_tuple(resource.name + ":" + route.name),
                              std::forward_as_tuple(own, other, route.weight));
    }
    events_.addOthers(world_, *spec, resource.name, [this](const std::string& name) { return find(name); });
}

}  // namespace headroom::build
