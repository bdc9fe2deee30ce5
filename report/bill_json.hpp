// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "pricing/bill.hpp"
#include "report/json_writer.hpp"

namespace headroom::report {

/// Writes the member "LineItems": amounts with at most nine decimals, rates with all the decimals quoted.
void writeLineItems(JsonWriter& json, const pricing::Bill& bill);

/// Writes the member "NotPriced".
void writeNotPriced(JsonWriter& json, const pricing::Bill& bill);

/// What `headroom bill --json` prints: {"LineItems": [...], "Total": ...}.
std::string billJson(const pricing::Bill& bill);

}  // namespace headroom::report
