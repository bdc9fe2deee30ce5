// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "scenarios/document/node.hpp"

namespace headroom::importing {

/// What answers a route, as the scenario's Routes say it: a function, "Mock", {"Service": ...}, {"Http": {}} (whose
/// latency no template says), out of an x-amazon-apigateway-integration. Nothing, and why, for what is not modelled.
std::optional<document::Node> integrationNode(const document::Node& integration, std::string& why);

}  // namespace headroom::importing
