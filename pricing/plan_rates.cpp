// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/plan_rates.hpp"

#include <algorithm>
#include <array>

namespace headroom::pricing {

std::string_view planKindOf(std::string_view service) {
    if (service == "AWSLambda") return "ComputeSavingsPlans";
    if (service == "AmazonDynamoDB") return "DatabaseSavingsPlans";
    return "";
}

bool isCoveredByPlans(std::string_view service, std::string_view usageType) {
    constexpr std::string_view kArm = "-ARM";
    if (service == "AmazonDynamoDB")
        return usageType.ends_with("RequestUnits") || usageType.ends_with("CapacityUnit-Hrs");
    if (service != "AWSLambda") return false;
    if (usageType.ends_with(kArm)) usageType.remove_suffix(kArm.size());
    static constexpr std::array<std::string_view, 4> kOfLambda{
        "Request", "Lambda-GB-Second", "Lambda-Provisioned-GB-Second", "Lambda-Provisioned-Concurrency"};
    return std::ranges::find(kOfLambda, usageType) != kOfLambda.end();
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

std::string planKnownFrom(const PriceBook& book, const std::string& plan) {
    std::string first;
    for (const LaterPrice& price : book.later) {
        const bool its = isSavingsPlans(price.service) && price.usageType.starts_with(plan + "/");
        if (its && (first.empty() || price.validFrom < first)) first = price.validFrom;
    }
    return first;
}

}  // namespace headroom::pricing
