// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

#include "scenarios/study/result.hpp"

namespace headroom::report {

/// Prices that are not AWS's: "AmazonDAX/NodeUsage:dax.t3.small".
using GuessedPrices = std::set<std::string>;

/// Those that a result's bills were made with: they stand among its assumptions, under Rates.
GuessedPrices guessedPrices(const study::StudyResult& result);

/// " (not AWS's price: a guess)" of a line that has such a price, else nothing.
std::string guessText(const pricing::LineItem& line, const GuessedPrices& guessed);

/// "not AWS's: AmazonDAX NodeUsage:dax.t3.small"; nothing where all prices are.
std::string guessedPricesText(const GuessedPrices& guessed);

}  // namespace headroom::report
