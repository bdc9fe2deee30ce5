// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/made_up_names.hpp"

/// What the report says that a template is taken with.
namespace headroom::importing {

/// That a template with SAM's types lacks its Transform: what is not deployed yet may lack it, SAM's own examples do.
void tellTransform(const TemplateSource& source, Report& report);

/// Which of several deployments this is: the parameters that have their defaults. `unset`: those without a value.
void tellDefaults(const TemplateSource& source, const std::set<std::string>& unset, Report& report);

}  // namespace headroom::importing
