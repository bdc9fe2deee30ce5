// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "scenarios/document/node.hpp"

namespace headroom::document {

/// The key CloudFormation's long form uses for a short tag: "Fn::Sub" for "!Sub", "Ref" for "!Ref"; "" for any other
/// tag.
std::string_view longForm(std::string_view tag);

/// Levels of nesting a short tag adds around its value: `!GetAtt a.b` becomes a list in an object.
int levelsAdded(std::string_view tag);

/// Builds `{"Fn::Name": value}` at `at`. Text after `!GetAtt` is split at its first dot; without one `fault` says so.
Node wrapInLongForm(std::string_view tag, Node value, Position at, std::string& fault);

/// What is wrong with a tag that is none of CloudFormation's and none of YAML's own.
std::string unknownTag(std::string_view tag);

}  // namespace headroom::document
