// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pricing/bill.hpp"

/// What costs leave out because nobody knows its price or quantity: a design that uses it looks cheaper than it is.
namespace headroom::planning {

/// Adds what the bill does not contain, once each: "AmazonDAX NodeUsage:dax.r7i.large of Cache".
void addUnpriced(const pricing::Bill& bill, std::vector<std::string>& into);

/// Whether both bills leave out the same usage types, of one service or (empty) of all, so that their difference says
/// something.
bool leaveOutTheSame(const pricing::Bill& a, const pricing::Bill& b, std::string_view service = {});

}  // namespace headroom::planning
