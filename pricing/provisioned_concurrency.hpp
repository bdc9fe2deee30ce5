// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/bill.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace headroom::pricing {

/// Whose Lambda prices: each has its own usage types.
enum class LambdaArchitecture : std::uint8_t {
    X86,
    Arm,  ///< usage types that end in -ARM
};

/// From which utilisation on Lambda's provisioned concurrency costs less than running on demand. Utilisation is billed
/// time over the time that environments are provisioned, 1 being always busy.
struct ProvisionedBreakEven {
    /// idle / (on demand - duration when provisioned), to six decimals. None where provisioned duration is not cheaper
    /// than on-demand duration: then nothing ever pays for being provisioned.
    std::optional<Decimal> utilisation;
    /// Whether an environment that is busy enough can be cheaper provisioned: the exact break-even is below 1. Not so
    /// in every region: provisioned prices follow the region, on-demand ones mostly do not.
    bool canPay = false;
};

/// The break-even by the prices of a region, where `own` rates replace the book's (as in a bill): idle, duration when
/// provisioned, and the first tier of duration on demand. Beyond that tier on demand is cheaper still, so what cannot
/// pay here never does. Requests cost the same either way; INIT, which on demand is billed as well, is not in it.
/// nullopt when one of the three prices is not known. Source: Lambda pricing page (the charges).
std::optional<ProvisionedBreakEven> provisionedConcurrencyBreakEven(const PriceBook& book,
                                                                    LambdaArchitecture architecture,
                                                                    std::span<const RateOverride> own = {});

}  // namespace headroom::pricing
