// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

#include "scenarios/document/problem.hpp"

namespace headroom::importing {

/// Whether a template asks for the transform AWS::LanguageExtensions.
bool hasLanguageExtensions(const document::Node& root);

/// The template with every loop written out (CloudFormation User Guide, intrinsic-function-reference-foreach, 2026-11):
/// "Fn::ForEach::Name": [identifier, collection, {key: value}] in the place of members of an object, whose keys and
/// values have "${identifier}", "&{identifier}" (letters and digits alone) or a Ref to it. A collection is a list, or a
/// Ref to a list parameter. Nothing when there is no loop. Problems are what CloudFormation refuses.
std::optional<document::Node> withoutLoops(const document::Node& root,
                                           const std::map<std::string, std::string>& parameters,
                                           document::Problems& problems);

}  // namespace headroom::importing
