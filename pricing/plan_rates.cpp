// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/plan_rates.hpp"

#include <algorithm>

namespace headroom::pricing {

std::string_view planKindOf(std::string_view service) {
    if (service == "AWSLambda") return "ComputeSavingsPlans";
    if (service == "AmazonDynamoDB") return "DatabaseSavingsPlans";
    return "";
}

std::string planRateName(const std::string& plan, const std::string& service, const std::string& usageType) {
    return plan + "/" + service + "/" + usageType;
}

std::string planServiceOf(const PriceBook& book, const std::string& plan) {
    const auto known = std::ranges::find_if(book.entries, [&](const PriceEntry& entry) {
        return isSavingsPlans(entry.service) && entry.usageType.starts_with(plan + "/");
    });
    return known == book.entries.end() ? std::string() : known->service;
}

std::vector<PlanRate> planRatesOf(const PriceBook& book, const std::string& plan) {
    std::vector<PlanRate> rates;
    for (const PriceEntry& entry : book.entries) {
        if (!isSavingsPlans(entry.service) || !entry.usageType.starts_with(plan + "/")) continue;
        const std::string rest = entry.usageType.substr(plan.size() + 1);
        const std::size_t slash = rest.find('/');
        rates.push_back(
            {rest.substr(0, slash), rest.substr(slash + 1), entry.tiers.front().rate, entry.origin, entry.validFrom});
    }
    return rates;
}

std::vector<std::string> plansIn(const PriceBook& book) {
    std::vector<std::string> plans;
    for (const PriceEntry& entry : book.entries) {
        const std::string plan = entry.usageType.substr(0, entry.usageType.find('/'));
        if (isSavingsPlans(entry.service) && std::ranges::find(plans, plan) == plans.end()) plans.push_back(plan);
    }
    return plans;
}

}  // namespace headroom::pricing
