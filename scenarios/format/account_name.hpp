// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/document/node.hpp"

namespace headroom::format {

/// Where a resource says what it is called in the account: "/Resources/View/Properties/FunctionName". Empty: it does
/// not say it, or not as a text.
std::string accountNameSlot(const document::Node& scenario, const std::string& resource);

}  // namespace headroom::format
