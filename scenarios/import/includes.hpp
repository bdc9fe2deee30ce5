// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/document/node.hpp"
#include "scenarios/import/report.hpp"

namespace headroom::importing {

/// The template with every AWS::Include of a file beside it in its place (CloudFormation Template Reference,
/// transform-aws-include, 2026; `aws cloudformation package` takes local paths): in the section Transform, or as
/// Fn::Transform in a value, whose other members stay. What is included has the place of its Fn::Transform. One that
/// is in no file here, and any other macro, is told as left out; among properties an empty Fn::Transform says that some
/// are missing.
document::Node withIncludes(document::Node root, const std::string& file, Report& report);

}  // namespace headroom::importing
