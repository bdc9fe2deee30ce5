// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pricing/usage_list.hpp"
#include "report/json_writer.hpp"

namespace headroom::report {

/// What a line is for, as files say it: "Usage", "Reserved", "Fee", "SavingsPlan", "Unused".
std::string_view kindText(pricing::LineKind kind);

/// Writes the member "LineItems": amounts with at most nine decimals, rates with all the decimals quoted.
void writeLineItems(JsonWriter& json, const pricing::Bill& bill);

/// Writes the member "NotPriced".
void writeNotPriced(JsonWriter& json, const pricing::Bill& bill);

/// Commitments with their use, and what is paid once; nothing where there is none.
void writeCommitments(JsonWriter& json, const pricing::Bill& bill);

/// The books that a bill's prices come from.
void writeBooks(JsonWriter& json, const pricing::Bill& bill);

/// A total in another currency, with the rate and its day.
void writeCurrency(JsonWriter& json, const std::optional<pricing::BilledCurrency>& currency);

/// What `headroom bill --json` prints: {"LineItems": [...], "Total": ...}; with `Notes` where something was left out.
/// The total is null where nothing that was used has a price.
std::string billJson(const pricing::Bill& bill, const std::optional<pricing::BilledCurrency>& currency = std::nullopt,
                     std::span<const std::string> notes = {});

}  // namespace headroom::report
