// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

Design::Design() = default;
Design::Design(const Design&) = default;
Design::Design(Design&&) noexcept = default;
Design& Design::operator=(const Design&) = default;
Design& Design::operator=(Design&&) noexcept = default;
Design::~Design() = default;

}  // namespace headroom::format
