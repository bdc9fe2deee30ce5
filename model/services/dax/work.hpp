// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/base/units.hpp"
#include "model/services/dax/limits.hpp"

namespace headroom::dax {

/// Units of work of one item or result: so many for each KB begun, at least one.
constexpr std::int64_t unitsOf(base::Bytes size, std::int64_t each) {
    return std::max<std::int64_t>(1, (size + kWorkBlock - base::bytes(1)) / kWorkBlock) * each;
}

}  // namespace headroom::dax
