// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"
#include "scenarios/import/terraform_block.hpp"

namespace headroom::importing::terraform {

/// Tells of what a plan does not know before it is applied, where a design hangs on it and no reference says it.
void tellUnknown(const Instance& instance, const Block& block, const Resource& resource, Report& report);

}  // namespace headroom::importing::terraform
