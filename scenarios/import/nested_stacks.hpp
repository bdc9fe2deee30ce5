// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>

#include "scenarios/document/problem.hpp"
#include "scenarios/import/given_templates.hpp"
#include "scenarios/import/report.hpp"

namespace headroom::importing {

/// A template with what stands in files of its own in its place.
struct WholeTemplate {
    document::Node root;
    /// Where parts come from that are of another file: "/Resources/DataTable", "/Conditions/DataIsProd".
    std::map<std::string, std::string> files;
    std::set<std::string> stacks;  ///< names of those that have been put in place

    /// The file of what a pointer names; `own` where it is of no other.
    const std::string& fileOf(const std::string& pointer, const std::string& own) const;
};

/// The template with every nested stack whose template is here (AWS::CloudFormation::Stack,
/// AWS::Serverless::Application) in its place: resources, conditions and mappings under the stack's name and their own,
/// parameters as the stack gives them, outputs where the parent asks for them; what waits for the stack waits for all
/// of it. A template is here as a file beside its parent (a relative TemplateURL or Location, the CDK's aws:asset:path,
/// as `package` takes them), or as one of `given`, which are told that they are nested. A template of another kind (on
/// S3, of the application repository) stays a stack. Problems: a file that is there and cannot be read; stacks nested
/// deeper than AWS allows, or in themselves.
WholeTemplate withStacksInline(document::Node root, const std::string& file, GivenTemplates& given, Report& report,
                               document::Problems& problems);

}  // namespace headroom::importing
