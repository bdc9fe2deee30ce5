// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "scenarios/document/problem.hpp"
#include "scenarios/import/report.hpp"

namespace headroom::importing {

/// A template with what stands in files of its own in its place.
struct WholeTemplate {
    document::Node root;
    /// Where parts come from that are of another file: "/Resources/DataTable", "/Conditions/DataIsProd".
    std::map<std::string, std::string> files;

    /// The file of what a pointer names; `own` where it is of no other.
    const std::string& fileOf(const std::string& pointer, const std::string& own) const;
};

/// The template with every nested stack whose template is a file beside it (AWS::CloudFormation::Stack with a relative
/// TemplateURL or the CDK's aws:asset:path, AWS::Serverless::Application with a Location, as `package` takes them) in
/// its place: resources, conditions and mappings under the stack's name and their own, parameters as the stack gives
/// them, outputs where the parent asks for them. A template of another kind (on S3, of the application repository)
/// stays a stack. Problems: a file that is there and cannot be read; stacks nested deeper than AWS allows, or in
/// themselves.
WholeTemplate withStacksInline(document::Node root, const std::string& file, Report& report,
                               document::Problems& problems);

}  // namespace headroom::importing
