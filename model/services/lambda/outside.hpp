// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/engine/causes.hpp"
#include "model/engine/resource_report.hpp"
#include "model/services/lambda/async_spec.hpp"

namespace headroom::lambda {

/// Adds what records cost that were sent out of the scenario, under the names of AWS's price list: `requests` of the
/// service there. Nothing for none.
void addOutsideReading(engine::ResourceReport& into, const std::string& name, AsyncTarget::Kind where,
                       std::uint64_t requests);
/// The same for what of them each workload caused.
void addOutsideCause(std::vector<engine::CausedReading>& into, const std::string& name, AsyncTarget::Kind where,
                     const std::vector<base::Granules>& byWorkload);

}  // namespace headroom::lambda
