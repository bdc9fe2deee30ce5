// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/agreements_check.hpp"

#include <set>
#include <string>
#include <variant>
#include <vector>

#include "pricing/usage_list.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::format {

namespace {

std::vector<std::string> replicaRegions(const Design& design) {
    std::set<std::string> regions;
    for (const Resource& resource : design.resources) {
        if (const auto* table = std::get_if<dynamodb::Spec>(&resource.spec))
            regions.insert(table->replicas.begin(), table->replicas.end());
    }
    return {regions.begin(), regions.end()};
}

}  // namespace

void checkAgreements(Reading& reading, const document::Node& root, const pricing::PriceBook& home,
                     const pricing::PriceBooks& books, Design& design) {
    Billing& billing = design.billing;
    if (!billing.agreements.plans.empty())
        billing.plansElsewhere = pricing::plansKnownIn(replicaRegions(design), billing.pricesAsOf, books);
    pricing::BillOptions options;
    std::vector<base::Error> errors;
    pricing::applyAgreements(billing.agreements, home, options, errors, billing.plansElsewhere);
    if (billing.agreements.currency) static_cast<void>(pricing::inCurrency(*billing.agreements.currency, {}, errors));
    for (const base::Error& error : errors) reading.error(nearest(root, error.where), error.what);
}

}  // namespace headroom::format
