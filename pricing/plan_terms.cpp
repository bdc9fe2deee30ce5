// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/plan_terms.hpp"

#include <array>
#include <utility>

namespace headroom::pricing {

namespace {

constexpr std::int64_t kHalves = 2;
constexpr std::int64_t kHoursAYear = 365 * 24;

}  // namespace

PlanTerms planTermsOf(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, PlanTerms>, 6> kKnown{{
        {"1yrNoUpfront", {1, 0}},
        {"1yrPartialUpfront", {1, 1}},
        {"1yrAllUpfront", {1, kHalves}},
        {"3yrNoUpfront", {3, 0}},
        {"3yrPartialUpfront", {3, 1}},
        {"3yrAllUpfront", {3, kHalves}},
    }};
    const std::size_t colon = name.rfind(':');
    const std::string_view end = colon == std::string_view::npos ? std::string_view() : name.substr(colon + 1);
    for (const auto& [suffix, terms] : kKnown) {
        if (end == suffix) return terms;
    }
    return {};
}

base::Result<Money> upfrontFee(const PlanTerms& terms, const PriceRate& commitment, Rounding rounding) {
    return charge({kHoursAYear * terms.years * terms.upfrontHalves, kHalves}, commitment, rounding);
}

Money upfrontPart(const PlanTerms& terms, Money committed, Int128 step) {
    const auto steps = multiplyDivideHalfEven(committed.nanos() / step, terms.upfrontHalves, kHalves);
    return Money::fromNanos(steps.value_or(0) * step);  // no more than the commitment, which fits
}

}  // namespace headroom::pricing
