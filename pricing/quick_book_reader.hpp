// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/own_prices.hpp"

#include <memory>

namespace headroom::pricing {

/// Reads a user's book in one pass over its text and a few dozen bytes a price, where TableReader makes a tree of
/// 2,000. It takes nothing that the careful reading refuses, and says nothing: null where anything is wrong, or
/// unusual.
std::unique_ptr<OwnPrices> quicklyRead(const OwnTable& table);

}  // namespace headroom::pricing
