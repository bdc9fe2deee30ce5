// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "pricing/bill.hpp"
#include "pricing/usage_list.hpp"
#include "report/guessed_prices.hpp"
#include "report/style.hpp"

namespace headroom::report {

/// A bill's lines and its total, rounded to cents; lines with a price that is not AWS's say so.
Rows billRows(const pricing::Bill& bill, const GuessedPrices& guessed);

/// What a line's amount is besides quantity x rate: " (free tier)", " (covered by ...)", " (less 7 %)"; empty: nothing.
std::string lineNote(const pricing::LineItem& line);

/// What is left out of a total: how much of what, why, and what would give it a price.
/// `home`: the bill's own region, where Rates without a prefix hold. `ratesByPrefix`: those of other regions hold by
/// the prefix of a region, as `headroom bill` takes them.
std::string notPricedText(const pricing::NotPriced& item, const std::string& home, bool ratesByPrefix = false);

/// Whether the lines of billRows() add up to another total than the one they end with.
bool roundingShows(const pricing::Bill& bill);

/// Whether a commitment's use was counted as even over the month, for want of the hours: coverage is then an upper
/// bound.
bool settledByMonth(const pricing::CommitmentUse& use);

/// What else is to be said of a bill: payments at the start, use of commitments, another currency, own books.
/// `shown` writes what somebody named as it may stand there.
std::string billNotes(const pricing::Bill& bill, const std::optional<pricing::BilledCurrency>& currency,
                      std::string (*shown)(std::string_view) = &terminalText);

/// A bill for the terminal: lines and total.
std::string billText(const pricing::Bill& bill, bool cents,
                     const std::optional<pricing::BilledCurrency>& currency = std::nullopt,
                     const GuessedPrices& guessed = {});

}  // namespace headroom::report
