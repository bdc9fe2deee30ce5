// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "scenarios/document/problem.hpp"
#include "scenarios/import/report.hpp"

namespace headroom::importing {

/// The template with every nested stack whose template is a file beside it (AWS::CloudFormation::Stack with a relative
/// TemplateURL, AWS::Serverless::Application with a Location, as `package` takes them) in its place: resources,
/// conditions and mappings under the stack's name and their own, parameters as the stack gives them, outputs where the
/// parent asks for them. What comes from such a file has the stack's place in reports. A template of another kind (on
/// S3, of the application repository) stays a stack. Nothing when there is none. Problems: a file that is there and
/// cannot be read; stacks nested deeper than AWS allows, or in themselves.
std::optional<document::Node> withStacksInline(const document::Node& root, const std::string& file, Report& report,
                                               document::Problems& problems);

}  // namespace headroom::importing
