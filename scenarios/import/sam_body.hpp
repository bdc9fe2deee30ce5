// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

namespace headroom::importing::sam {

/// The OpenAPI document of an API: in the template, or in a file beside it that DefinitionUri names. An empty one, and
/// a word in the report, where there is none to be read.
document::Node bodyOf(Report& report, const std::string& api, const document::Node& properties, const Origin& origin);

}  // namespace headroom::importing::sam
