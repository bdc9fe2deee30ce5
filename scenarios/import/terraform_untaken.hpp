// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"
#include "scenarios/import/terraform_block.hpp"

namespace headroom::importing::terraform {

/// Tells of the attributes that say something and were not asked for.
void tellUntaken(const document::Node& values, const Block::Taken& taken, Resource& resource, Report& report);

}  // namespace headroom::importing::terraform
