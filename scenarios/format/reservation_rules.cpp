// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/reservation_rules.hpp"

#include <algorithm>

#include "scenarios/format/function_names.hpp"
#include "scenarios/format/spec_named.hpp"

namespace headroom::format {

namespace {

/// Where the value stands: of provisioned concurrency, it may be at an alias or version of the function.
std::string placeOf(const document::Node& root, const Design& design, const std::string& function,
                    const std::string& where) {
    if (document::resolve(root, function + where) != nullptr) return function + where;
    const PublishedNames published(root, design);
    for (const auto& [name, stands] : published.names()) {
        const std::string own = document::child("/Resources", name) + where;
        if (document::child("/Resources", resourceOf(stands)) == function && document::resolve(root, own) != nullptr)
            return own;
    }
    return function + where;
}

/// What the account's quota leaves to provision beside what `but` provisions itself.
std::int64_t leftOfAccount(const Design& design, const lambda::Spec& but) {
    std::int64_t left = design.quotas.lambda.concurrentExecutions - lambda::kAlwaysUnreserved;
    for (const Resource& resource : design.resources) {
        const auto* function = std::get_if<lambda::Spec>(&resource.spec);
        if (function == nullptr || function == &but) continue;
        left -= function->reservedConcurrentExecutions.value_or(lambda::provisionedInAll(*function));
    }
    return left;
}

/// What is provisioned of the version that is scaled: the function's own, or one behind a colon.
std::int64_t provisionedOf(const lambda::Spec& function, const std::string& scaled) {
    for (const lambda::FurtherVersion& version : function.versions) {
        if (scaled.ends_with(":" + version.name)) return version.provisionedConcurrency.value_or(0);
    }
    return function.provisionedConcurrency.value_or(0);
}

/// MaxCapacity, or what a scheduled action makes of it.
std::int64_t mostOf(const Scaling& scaling) {
    std::int64_t most = scaling.most;
    for (const ScheduledBounds& action : scaling.actions) most = std::max(most, action.most.value_or(0));
    return most;
}

/// AWS takes the bounds, and refuses what goes too far as it comes.
void warnOfScaled(Reading& reading, const document::Node& root, const Design& design, const Scaling& scaling) {
    const auto* function = specNamed<lambda::Spec>(design, resourceOf(scaling.resource));
    if (function == nullptr || scaling.dimension != ScaledDimension::ProvisionedConcurrency) return;
    const std::int64_t beside = lambda::provisionedInAll(*function) - provisionedOf(*function, scaling.resource);
    const auto& reserved = function->reservedConcurrentExecutions;
    const std::int64_t left = reserved.value_or(leftOfAccount(design, *function)) - beside;
    if (mostOf(scaling) <= left) return;
    const std::string why = reserved ? "the function's reserved concurrency leaves, "
                                     : "the account's concurrency leaves beside what is reserved and provisioned, ";
    reading.warning(nearest(root, document::child("/Resources", scaling.name) + "/Properties/MaxCapacity"),
                    "may be scaled to " + std::to_string(mostOf(scaling)) + ", above what " + why +
                        std::to_string(std::max<std::int64_t>(left, 0)) +
                        ": AWS refuses such changes as they come (Lambda Developer Guide, lambda-concurrency; 100 of "
                        "Quotas.Lambda.ConcurrentExecutions stay unreserved)");
}

}  // namespace

void checkReservations(Reading& reading, const document::Node& root, const Design& design) {
    std::vector<std::int64_t> reserved;
    std::vector<std::int64_t> provisioned;  // beside reservations
    std::string last;
    for (const Resource& resource : design.resources) {
        const auto* function = std::get_if<lambda::Spec>(&resource.spec);
        if (function == nullptr) continue;
        if (const auto& some = function->reservedConcurrentExecutions) {
            reserved.push_back(*some);
        } else if (const std::int64_t ahead = lambda::provisionedInAll(*function); ahead > 0) {
            provisioned.push_back(ahead);
        } else {
            continue;
        }
        last = resource.name;
    }
    if (!last.empty()) {
        const auto checked = lambda::checkReservations(design.quotas.lambda, reserved, provisioned);
        if (!checked)
            return reading.error(
                nearest(root, placeOf(root, design, document::child("/Resources", last), checked.error().where)),
                checked.error().what);
    }
    for (const Scaling& scaling : design.scalings) warnOfScaled(reading, root, design, scaling);
}

}  // namespace headroom::format
