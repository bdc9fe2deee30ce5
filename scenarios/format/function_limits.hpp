// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/format/place.hpp"

namespace headroom::format {

/// Refuses what AWS does of properties that have no effect on a simulation: more than five layers, ImageConfig beside a
/// zip package, environment variables above 4 KB. (Lambda Developer Guide, gettingstarted-limits, 2026; CloudFormation
/// Template Reference, AWS::Lambda::Function.)
void checkCodeProperties(Reading& reading, const Place& properties);

}  // namespace headroom::format
