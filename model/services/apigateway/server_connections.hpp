// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/base/units.hpp"
#include "model/engine/semaphore.hpp"
#include "model/services/apigateway/route_spec.hpp"

namespace headroom::apigateway {

/// The connections of a server and who waits for one. Routes that name the same `Server`, of whatever API, share them.
struct ServerConnections {
    ServerConnections(std::string askedFirst, const HttpBackendSpec& spec) : name(std::move(askedFirst)) {
        if (spec.maxConnections) turns.emplace(*spec.maxConnections);
    }

    std::string name;                        ///< of its hop: the route that asked first
    std::optional<engine::Semaphore> turns;  ///< none: any number at once
    std::vector<base::Instant> idle;         ///< since when, the last used on top
};

}  // namespace headroom::apigateway
