// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/made_up_names.hpp"
#include "scenarios/import/nested_stacks.hpp"

namespace headroom::importing {

/// Whether a document is a CloudFormation or SAM template.
bool isTemplate(const document::Node& root);

/// A template with what it includes, its nested stacks (those of `templates` among them) and its loops written out.
WholeTemplate wholeTemplate(document::Node root, const std::string& file, const Given& given, GivenTemplates& templates,
                            Report& report, document::Problems& problems);

/// Reads a template into the inventory: values in place, resources whose condition is false left out, SAM's types
/// expanded as AWS's own transform does it. Problems are what AWS refuses. Returns whose names hang on defaults.
DefaultNames readTemplate(const WholeTemplate& whole, const std::string& file, const Given& given, Inventory& inventory,
                          Report& report, document::Problems& problems);

}  // namespace headroom::importing
