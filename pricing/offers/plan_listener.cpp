// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/plan_listener.hpp"

#include <algorithm>
#include <string_view>

namespace headroom::pricing {

namespace {

/// The service code of a plan file's offer code: AWSComputeSavingsPlan is of ComputeSavingsPlans.
std::string serviceOfOffer(std::string_view code) {
    if (code.find("SavingsPlan") == std::string_view::npos) return std::string(code);
    if (code.starts_with("AWS")) code.remove_prefix(3);
    return std::string(code) + (code.ends_with("s") ? "" : "s");
}

}  // namespace

bool PlanListener::inPlan(const Place& at) { return at.path[0] == "products" && at.arrays == 1 && at.depth == 2; }

bool PlanListener::inTerm(const Place& at) {
    return at.path[0] == "terms" && at.path[1] == "savingsPlan" && at.arrays == 1 && at.depth == 3;
}

bool PlanListener::inRate(const Place& at) {
    return at.path[0] == "terms" && at.path[1] == "savingsPlan" && at.arrays == 2 && at.depth == 4;
}

void PlanListener::begin(const Place& at) {
    if (inPlan(at)) {
        planSku_.clear();
        planType_.clear();
    } else if (inTerm(at)) {
        offer_.plans = true;
        termSku_.clear();
        termEffective_.clear();
    } else if (inRate(at)) {
        rate_ = {};
    }
}

void PlanListener::take(const Place& at, const std::string& value) {
    if (at.depth == 0 || at.depth > at.path.size()) return;
    const std::string& name = at.path[at.depth - 1];
    if (inPlan(at)) {
        if (name == "sku") planSku_ = value;
        if (name == "usageType") planType_ = value;
        if (name == "serviceCode") planService_ = value;
    } else if (inTerm(at)) {
        if (name == "sku") termSku_ = value;
        if (name == "effectiveDate") termEffective_ = value;
    } else if (inRate(at)) {
        takeRate(name, value);
    } else if (at.path[0] == "terms" && at.arrays == 2 && at.depth == 5 && at.path[3] == "discountedRate") {
        if (name == "price") rate_.usd = value;
        if (name == "currency") rate_.currency = value;
    }
}

void PlanListener::takeRate(const std::string& name, const std::string& value) {
    if (name == "discountedServiceCode") rate_.service = value;
    if (name == "discountedUsageType") rate_.usageType = value;
    if (name == "discountedRegionCode") rate_.region = value;
    if (name == "unit") rate_.unit = value;
}

void PlanListener::end(const Place& at) {
    if (inPlan(at)) {
        endPlan(at.line);
    } else if (inRate(at)) {
        // A plan has rates for a hundred thousand machines: those of services without a book are of no use here.
        if (std::ranges::find(offer_.planServices, rate_.service) == offer_.planServices.end()) {
            ++offer_.planRatesLeft;
            return;
        }
        ofTerm_.push_back({rate_, at.line});
    } else if (inTerm(at)) {
        for (Pending& pending : ofTerm_) {
            pending.rate.planSku = termSku_;
            pending.rate.effective = termEffective_;
            all_.push_back(std::move(pending));
        }
        ofTerm_.clear();
    }
}

void PlanListener::endPlan(std::size_t line) {
    offer_.code = offer_.code.empty() ? planService_ : serviceOfOffer(offer_.code);
    if (offer_.code != planService_)
        offer_.note(line, planSku_ + " is a plan of " + planService_ + " in a file of " + offer_.code);
    offer_.planSkus.insert(planSku_);
    if (!plans_.emplace(planSku_, planType_).second) offer_.note(line, "product " + planSku_ + " is there twice");
}

void PlanListener::finish() {
    if (offer_.plans) offer_.code = serviceOfOffer(offer_.code);  // the head may come last
    for (Pending& pending : all_) {
        const auto plan = plans_.find(pending.rate.planSku);
        if (plan == plans_.end()) {
            offer_.note(pending.line, "rates of plan " + pending.rate.planSku + ", which the file does not describe");
            continue;
        }
        pending.rate.plan = plan->second;
        offer_.add(pending.rate, pending.line);
    }
    all_.clear();
}

}  // namespace headroom::pricing
