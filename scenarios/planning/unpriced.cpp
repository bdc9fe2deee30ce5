// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/unpriced.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace headroom::planning {

namespace {

std::set<std::pair<std::string, std::string>> leftOutOf(const pricing::Bill& bill, std::string_view service) {
    std::set<std::pair<std::string, std::string>> types;
    for (const pricing::NotPriced& item : bill.notPriced) {
        if (service.empty() || item.service == service) types.emplace(item.service, item.usageType);
    }
    return types;
}

}  // namespace

void addUnpriced(const pricing::Bill& bill, std::vector<std::string>& into) {
    for (const pricing::NotPriced& item : bill.notPriced) {
        std::string text = item.service + " " + item.usageType;
        if (!item.resource.empty()) text += " of " + item.resource;
        if (std::ranges::find(into, text) == into.end()) into.push_back(std::move(text));
    }
}

bool leaveOutTheSame(const pricing::Bill& a, const pricing::Bill& b, std::string_view service) {
    return leftOutOf(a, service) == leftOutOf(b, service);
}

}  // namespace headroom::planning
