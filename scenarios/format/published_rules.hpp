// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/format/place.hpp"

namespace headroom::format {

/// What is only known of a function once its aliases, versions and URLs are read: AWS's refusals, what has no effect,
/// and what is assumed of SnapStart. `provisionedAt`: where its provisioned concurrency stands; empty: with the
/// function.
void settlePublished(Reading& reading, const document::Node& root, const std::string& name, const lambda::Spec& spec,
                     const std::string& provisionedAt);

}  // namespace headroom::format
