// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "scenarios/document/node.hpp"

namespace headroom::importing {

/// Old names of resources and the ones that they have from now on.
using NewNames = std::map<std::string, std::string>;

/// Every Ref, Fn::GetAtt and Fn::Sub in a value refers to the new names.
void renameReferences(document::Node& value, const NewNames& names);

/// The same of an API's routes, which name what answers and who lets in by themselves.
void renameInRoutes(document::Node& routes, const NewNames& names);

}  // namespace headroom::importing
