// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/reservation_rules.hpp"

#include "scenarios/format/function_names.hpp"

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
    if (last.empty()) return;
    const auto checked = lambda::checkReservations(design.quotas.lambda, reserved, provisioned);
    if (!checked)
        reading.error(nearest(root, placeOf(root, design, document::child("/Resources", last), checked.error().where)),
                      checked.error().what);
}

}  // namespace headroom::format
