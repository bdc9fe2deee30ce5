// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/base/units.hpp"
#include "model/services/lambda/init_table.hpp"

namespace headroom::lambda {

/// What the first execution of a "hello world" function in a new environment takes longer than a warm one (code that is
/// compiled as it runs): the measured mean at 128, 256, 512 and 1,024 MB less kWarmHandler, on a straight line between
/// logarithms; above 1,024 MB it shrinks with the CPU. Nothing where no measurement exists.
std::optional<base::Duration> measuredFirstInvoke(std::string_view runtime, std::string_view language,
                                                  PackageType package, Architecture architecture, std::int64_t memory);

}  // namespace headroom::lambda
