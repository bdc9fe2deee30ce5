// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/provisioned_concurrency.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace headroom::pricing {
namespace {

constexpr std::string_view kService = "AWSLambda";
constexpr int kDecimals = 6;

/// Prices of a GB-second over one denominator: integers that compare and subtract exactly.
struct Prices {
    Int128 idle = 0;
    Int128 provisioned = 0;
    Int128 onDemand = 0;
};

/// The first tier's rate, the user's own before the book's.
std::optional<PriceRate> firstRate(const PriceBook& book, std::span<const RateOverride> own,
                                   const std::string& usageType) {
    const auto mine = std::ranges::find_if(
        own, [&](const RateOverride& rate) { return rate.service == kService && rate.usageType == usageType; });
    if (mine != own.end()) return mine->tiers.front().rate;
    const PriceEntry* entry = book.find(kService, usageType);
    if (entry == nullptr) return std::nullopt;
    return entry->tiers.front().rate;
}

/// A rate as numerator and denominator; nullopt when they do not fit.
std::optional<std::pair<Int128, Int128>> fraction(const PriceRate& rate) {
    const auto scale = powerOfTen(rate.usd.scale);
    const auto denominator = scale ? checkedMultiply(*scale, rate.per) : std::nullopt;
    if (!denominator) return std::nullopt;
    return std::pair{rate.usd.mantissa, *denominator};
}

std::optional<Prices> overOneDenominator(const std::array<PriceRate, 3>& rates) {
    Int128 common = 1;
    for (const PriceRate& rate : rates) {
        const auto part = fraction(rate);
        const auto next = part ? leastCommonMultiple(common, part->second) : std::nullopt;
        if (!next) return std::nullopt;
        common = *next;
    }
    std::array<Int128, 3> numerators{};
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const auto part = fraction(rates[i]);
        const auto numerator = checkedMultiply(part->first, common / part->second);
        if (!numerator) return std::nullopt;
        numerators[i] = *numerator;
    }
    return Prices{numerators[0], numerators[1], numerators[2]};
}

}  // namespace

std::optional<ProvisionedBreakEven> provisionedConcurrencyBreakEven(const PriceBook& book,
                                                                    LambdaArchitecture architecture,
                                                                    std::span<const RateOverride> own) {
    const std::string suffix = architecture == LambdaArchitecture::Arm ? "-ARM" : "";
    const auto idle = firstRate(book, own, "Lambda-Provisioned-Concurrency" + suffix);
    const auto provisioned = firstRate(book, own, "Lambda-Provisioned-GB-Second" + suffix);
    const auto onDemand = firstRate(book, own, "Lambda-GB-Second" + suffix);
    if (!idle || !provisioned || !onDemand) return std::nullopt;
    const auto prices = overOneDenominator({*idle, *provisioned, *onDemand});
    if (!prices) return std::nullopt;
    const Int128 saved = prices->onDemand - prices->provisioned;
    if (saved <= 0) return ProvisionedBreakEven{};
    return ProvisionedBreakEven{roundedQuotient(prices->idle, saved, kDecimals), prices->idle < saved};
}

}  // namespace headroom::pricing
