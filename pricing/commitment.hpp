// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_rate.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::pricing {

/// A percentage off: of everything (an enterprise agreement), of a service, or of one usage type. The most specific
/// that fits a line counts, never two. Of commitments' fees it is that of everything.
struct Discount {
    std::string service;    ///< empty: every service
    std::string usageType;  ///< empty: all of the service's
    Decimal percent;        ///< 0 to 100
};

/// Capacity reserved for a term, charged whether used or not (DynamoDB: Standard class, one region, blocks of 100).
struct ReservedCapacity {
    std::string service;
    std::string usageType;  ///< "WriteCapacityUnit-Hrs"
    std::string term;       ///< "1yr" or "3yr"
    std::int64_t units = 0;
    std::optional<PriceRate> hourly;  ///< the user's own fees; else the book's
    std::optional<PriceRate> upfront;
};

/// What a savings plan charges for a usage type.
struct PlanRate {
    std::string service;
    std::string usageType;
    PriceRate rate;
    std::string origin{};     ///< of a book's rate: whose, as in BookUsed
    std::string validFrom{};  ///< of a book's rate; empty for the user's own
};

/// An hourly spend committed to, in exchange for lower rates. AWS publishes plans' rates per region and plan; none is
/// built in: they are given.
struct SavingsPlan {
    std::string name;
    std::string service;   ///< "ComputeSavingsPlans", "DatabaseSavingsPlans": what its fee is billed as
    PriceRate commitment;  ///< USD an hour
    std::vector<PlanRate> rates;
};

/// Whether that is the service code of savings plans.
inline bool isSavingsPlans(std::string_view service) { return service.ends_with("SavingsPlans"); }

}  // namespace headroom::pricing
