// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/terraform_block.hpp"

namespace headroom::importing::terraform {

/// Types whose attributes are put together another way than CloudFormation's; others keep Terraform's name.
Translation translatedByHand(const std::string& type, const Block& block);

}  // namespace headroom::importing::terraform
