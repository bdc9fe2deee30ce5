// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

#include "scenarios/document/node.hpp"

namespace headroom::importing {

/// What a value of a template refers to by Ref and Fn::Sub, and what the conditions do that it hangs on. `root`: of
/// the template, whose Conditions are looked into. Names of resources are among them.
std::set<std::string> parametersIn(const document::Node& value, const document::Node& root);

}  // namespace headroom::importing
