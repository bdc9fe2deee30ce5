// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/account_throughput.hpp"

#include <algorithm>

namespace headroom::dynamodb {

namespace {

constexpr double kPercent = 100.0;

double shareOf(std::int64_t limit) { return kPercent / static_cast<double>(std::max<std::int64_t>(limit, 1)); }

}  // namespace

AccountThroughput::AccountThroughput(std::string region, const Quotas& quotas)
    : region_(std::move(region)),
      directions_{Direction{quotas.accountReads, quotas.tableReads},
                  Direction{quotas.accountWrites, quotas.tableWrites}} {}

std::size_t AccountThroughput::join() {
    for (Direction& direction : directions_) direction.members.push_back(0);
    return directions_[0].members.size() - 1;
}

void AccountThroughput::change(std::size_t member, bool writes, std::int64_t by, base::Instant now) {
    Direction& direction = directions_[at(writes)];
    direction.held += by;
    direction.most = std::max(direction.most, direction.held);
    direction.members[member] += by;
    if (direction.utilization != nullptr) show(direction, now);
}

/// How much is held of what may be held (Developer Guide, metrics-dimensions, 2026-04-13).
void AccountThroughput::show(Direction& direction, base::Instant now) {
    const auto set = [now](engine::Gauge& gauge, std::int64_t level) { gauge.change(level - gauge.level(), now); };
    set(*direction.utilization, direction.held);
    set(*direction.highestUtilization, *std::ranges::max_element(direction.members));
}

void AccountThroughput::publish(engine::Metrics& metrics, const std::string& resource, base::Instant now) {
    const auto gauge = [&](const std::string& name, double unit) -> engine::Gauge& {
        return metrics.gauge(resource, name, now, engine::Statistic::Maximum, unit);
    };
    for (const bool writes : {false, true}) {
        Direction& direction = directions_[at(writes)];
        const std::string what = writes ? "Write" : "Read";
        direction.utilization = &gauge("AccountProvisioned" + what + "CapacityUtilization", shareOf(direction.limit));
        direction.highestUtilization =
            &gauge("MaxProvisionedTable" + what + "CapacityUtilization", shareOf(direction.tableLimit));
        gauge("AccountMax" + what + "s", 1.0).change(direction.limit, now);
        show(direction, now);
    }
}

engine::QuotaUse AccountThroughput::use(bool writes) const {
    const Direction& direction = directions_[at(writes)];
    return {std::string("DynamoDB provisioned ") + (writes ? "write" : "read") + " units a second of the account in " +
                region_,
            static_cast<double>(direction.limit), static_cast<double>(direction.most), true};
}

}  // namespace headroom::dynamodb
