// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scenarios/document/node.hpp"

/// CloudFormation's functions as the text that they stand for, where a definition of its own language holds them.
namespace headroom::format {

/// The text of a value: itself, or what Ref, Fn::GetAtt, Fn::Sub or Fn::Join make of it. A resource's ARN ends in its
/// logical id. Nothing for anything else. `resources` is the file's section.
std::optional<std::string> textOf(const document::Node& resources, const document::Node& value);

/// Replaces every such function in a tree by its text.
void replaceFunctions(const document::Node& resources, document::Node& tree);

/// The resource that an ARN or a name names: "Work" of "arn:aws:lambda:us-east-1:123456789012:function:Work", of
/// "${Work.Arn}" and of "Work"; a function's alias, version or $LATEST stays behind a colon.
std::string resourceIn(std::string_view text);

}  // namespace headroom::format
