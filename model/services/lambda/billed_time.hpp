// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/units.hpp"
#include "model/services/lambda/limits.hpp"

namespace headroom::lambda {

/// The billed time of an invocation: INIT and execution together, rounded up to the millisecond (AWS blog "Lambda
/// standardizes billing for INIT Phase", 2025-04-29).
constexpr base::Duration billedDuration(base::Duration init, base::Duration duration) {
    const std::int64_t steps = (init + duration + kBillingStep - base::nanoseconds(1)) / kBillingStep;
    return kBillingStep * steps;
}

}  // namespace headroom::lambda
