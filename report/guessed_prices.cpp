// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/guessed_prices.hpp"

#include <algorithm>

#include "pricing/third_party.hpp"

namespace headroom::report {

namespace {

constexpr std::string_view kRates = "/Rates/";

}  // namespace

GuessedPrices guessedPrices(const study::StudyResult& result) {
    GuessedPrices prices;
    for (const study::Assumption& one : result.assumptions) {
        if (!one.guess || !one.path.starts_with(kRates)) continue;
        std::string name = one.path.substr(kRates.size());
        const std::size_t slash = name.find("~1");  // of a JSON pointer
        if (slash != std::string::npos) name.replace(slash, 2, "/");
        prices.insert(std::move(name));
    }
    return prices;
}

std::string guessText(const pricing::LineItem& line, const GuessedPrices& guessed) {
    const bool own = line.ownRate || !line.freeAllowance.empty();
    // What the study assumed is of its own region; a line of another one knows whose its price is.
    const bool guess = line.origin == pricing::kThirdPartyOrigin ||
                       (line.region.empty() && guessed.contains(line.service + "/" + line.usageType));
    return guess && !own ? " (not AWS's price: a guess)" : "";
}

std::string guessedPricesText(const GuessedPrices& guessed) {
    std::string text;
    for (std::string name : guessed) {
        std::ranges::replace(name, '/', ' ');
        text += (text.empty() ? "not AWS's: " : ", ") + name;
    }
    return text;
}

}  // namespace headroom::report
