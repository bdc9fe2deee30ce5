// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// Off, empty, or nothing: as if it were not there.
bool saysNothing(const document::Node& value);

/// A property of a resource, under CloudFormation's name, that its reader did not take. One that the format knows as
/// not modelled or without effect goes into the resource, and is told with that reason; any other is told as `path`,
/// which is not read.
void tellUntaken(const std::string& key, const std::string& path, const document::Node& value, Resource& resource,
                 Report& report);

/// Whether the format declares that property of the type.
bool isDeclared(std::string_view type, std::string_view key);

}  // namespace headroom::importing
