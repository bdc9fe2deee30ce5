// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "scenarios/document/problem.hpp"

namespace headroom::document {

/// Reads one YAML document from valid UTF-8 without control characters, with CloudFormation's short tags
/// (`!Ref x` is `{"Ref": x}`, `!GetAtt a.b` is `{"Fn::GetAtt": ["a", "b"]}`, `!Sub`, `!Join` ... are `{"Fn::Sub":
/// ...}`). Plain scalars have YAML 1.2's core types, `no` and `010` are text. Merge keys (`<<`) and several documents
/// are refused. A value made by an alias keeps the place where it was written. Stops at the first error of syntax.
std::optional<Node> readYaml(const std::string& text, Problems& problems);

}  // namespace headroom::document
