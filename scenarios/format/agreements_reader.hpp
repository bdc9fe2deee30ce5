// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pricing/usage_list.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::format {

/// Reads a bill's agreements with AWS (Discount, Discounts, ReservedCapacity, SavingsPlans, Currency) from `object`, a
/// scenario's Billing or a list of usage, which stands at `pointer`. Numbers keep all their digits; what they mean is
/// checked where the bill is made (`pricing::applyAgreements`).
pricing::Agreements readAgreements(document::Problems& problems, const document::Node& object,
                                   const std::string& pointer);

/// A number as written, or a number in quotes; nothing where there is none, with a problem where it is something else.
std::optional<pricing::NumberText> numberText(document::Problems& problems, const document::Node& object,
                                              const std::string& pointer, std::string_view key);

/// {usage type: USD, or [{"UpTo", "USD"}]} as prices of the user's own.
std::vector<pricing::OwnRate> readOwnRates(document::Problems& problems, const document::Node& section,
                                           const std::string& pointer);

}  // namespace headroom::format
