// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "model/services/apigateway/api.hpp"
#include "model/workload/traffic.hpp"

namespace headroom::build {

/// What a service call asks for, as its target numbers it.
struct AskedOperation {
    std::uint16_t number = 0;
    std::uint8_t index = 0;      ///< of a state machine: which inputs
    std::uint64_t sequence = 0;  ///< of a table's keys: see KeySampler::begin()
};
using FindOperation = std::function<AskedOperation(const std::string&, const apigateway::ServiceCallSpec&)>;

/// The service of that name; `asynchronous`: what takes events for it.
using FindService = std::function<engine::Service*(const std::string& name, bool asynchronous)>;

/// Connects an API's routes, stages and authorizers to the services that `find` knows by name.
void connectApi(apigateway::Api& api, const apigateway::Spec& spec, const FindService& find,
                const FindOperation& operation);

/// What a workload's entry asks an API for: its route and stage, and with which key.
workload::Ask askApi(const apigateway::Spec& spec, apigateway::Account& account, const workload::TrafficSpec& workload,
                     const std::string& route);

/// How a WebSocket API keeps its connections.
workload::SessionRules sessionRules(const apigateway::Spec& spec);

}  // namespace headroom::build
