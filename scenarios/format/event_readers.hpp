// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"

/// What invokes functions without waiting for them.
namespace headroom::format {

/// Aliases, versions and URLs by their resource's name, and the function that each stands for.
using FunctionNames = std::vector<std::pair<std::string, std::string>>;

/// The function behind a name; the name itself when it is none of these.
std::string nameBehind(const FunctionNames& names, const std::string& name);

/// Reads AWS::Lambda::EventInvokeConfig, SAM's EventInvokeConfig and dead-letter queues into their functions, and notes
/// which functions take events.
void attachEventInvokes(Reading& reading, const document::Node& root, const FunctionNames& names, Design& design);

/// Whether an event of AWS::Serverless::Function of this Type is an event source mapping.
bool isMappingEvent(std::string_view type);

/// Reads event source mappings into the design; sources that are not modelled are refused by name.
void attachMappings(Reading& reading, const document::Node& root, const FunctionNames& names, Design& design);

}  // namespace headroom::format
