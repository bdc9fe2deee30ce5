// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "scenarios/document/node.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/document/substitute.hpp"

namespace headroom::format {

/// Reads the Parameters section (Type Number or String, Default, MinValue, MaxValue, AllowedValues as in
/// CloudFormation), with values given by `--set`. Unknown names in `given` are problems of the file as a whole. A
/// parameter that is wrong has the value Node::reported(), so that its references say no more.
document::ParameterValues readParameters(document::Problems& problems, const document::Node& root,
                                         const std::map<std::string, std::string>& given);

/// Reports every parameter that has a resource's name.
void refuseNamesOfResources(document::Problems& problems, const document::Node& root);

/// Reports what is left of {"Ref": ...} and names no resource of `root`, and replaces it by Node::reported().
/// CloudFormation's pseudo parameters (AWS::Region ...) stay as they are.
void refuseOpenReferences(document::Problems& problems, document::Node& root,
                          const document::ParameterValues& parameters);

}  // namespace headroom::format
