// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/format/place.hpp"

/// What AWS asks of a design's tables taken together.
namespace headroom::format {

/// Refuses more provisioned capacity in all than the account has in the region.
void checkProvisionedSum(Reading& reading, const document::Node& root, const Design& design);

}  // namespace headroom::format
