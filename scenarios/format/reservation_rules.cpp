// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/reservation_rules.hpp"

namespace headroom::format {

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
    if (!checked) reading.error(nearest(root, "/Resources/" + last + checked.error().where), checked.error().what);
}

}  // namespace headroom::format
