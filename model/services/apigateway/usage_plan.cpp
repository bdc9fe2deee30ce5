// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/usage_plan.hpp"

#include <algorithm>
#include <chrono>

namespace headroom::apigateway {

namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;

std::int64_t floorDivide(std::int64_t a, std::int64_t b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }

std::int64_t monthOf(std::int64_t day) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    return static_cast<std::int64_t>(static_cast<int>(date.year())) * 12 + static_cast<unsigned>(date.month());
}

}  // namespace

std::optional<engine::TokenBucket> bucketOf(const Throttle& throttle, const AccountQuota& quota, base::Instant now) {
    if (!throttle.any()) return std::nullopt;
    const double burst = throttle.burst ? static_cast<double>(*throttle.burst) : quota.burst;
    return engine::TokenBucket(rateOf(throttle, quota), burst, now);
}

double rateOf(const Throttle& throttle, const AccountQuota& quota) { return throttle.rate.value_or(quota.rate); }

std::int64_t periodOf(std::int64_t day, const PlanQuota& quota) {
    switch (quota.period) {
        case PlanQuota::Period::Day:
            return day;
        case PlanQuota::Period::Week:
            return floorDivide(day + 4 - quota.offset, 7);  // 1970-01-04 was a Sunday
        case PlanQuota::Period::Month:
            return monthOf(day - quota.offset);
    }
    return day;
}

UsagePlan::UsagePlan(const UsagePlanSpec& spec, const AccountQuota& quota, base::Instant now,
                     std::int64_t startSecondsUtc)
    : spec_(spec), startSecondsUtc_(startSecondsUtc) {
    for (const std::string& key : spec.keys) clients_.push_back({key, bucketOf(spec.throttle, quota, now)});
    if (!spec.quota) return;
    const std::int64_t before = dayOf(base::Instant{now.ns - 1});
    if (periodOf(before, *spec.quota) == periodOf(dayOf(now), *spec.quota)) partPeriod_ = periodOf(before, *spec.quota);
}

std::int64_t UsagePlan::dayOf(base::Instant now) const {
    return floorDivide(startSecondsUtc_ + floorDivide(now.ns, base::kNanosecondsPerSecond), kSecondsPerDay);
}

UsagePlan::Client* UsagePlan::client(const std::string& key) {
    for (Client& client : clients_) {
        if (client.key == key) return &client;
    }
    return nullptr;
}

std::int64_t UsagePlan::busiestSecond() const {
    std::int64_t most = 0;
    for (const Client& client : clients_) most = std::max(most, client.asked.most());
    return most;
}

base::Duration UsagePlan::quotaLength() const {
    if (!spec_.quota) return {};
    switch (spec_.quota->period) {
        case PlanQuota::Period::Day:
            return base::days(1);
        case PlanQuota::Period::Week:
            return base::days(7);
        case PlanQuota::Period::Month:
            break;
    }
    return base::days(28);
}

std::vector<const UsagePlan::Client*> UsagePlan::outgrowing(base::Duration window) const {
    std::vector<const Client*> found;
    if (quotaLength() <= window || window.count <= 0) return found;
    const double times = base::toSeconds(quotaLength()) / base::toSeconds(window);
    for (const Client& client : clients_)
        if (static_cast<double>(client.measured) * times > static_cast<double>(spec_.quota->limit))
            found.push_back(&client);
    return found;
}

bool UsagePlan::exhausted(Client& client, base::Instant now) const {
    if (!spec_.quota) return false;
    const std::int64_t day = dayOf(now);
    if (day != client.day) {
        client.day = day;
        const std::int64_t period = periodOf(day, *spec_.quota);
        if (period != client.period) {
            if (isMeasured(client.period)) client.most = std::max(client.most, client.used + client.refused);
            client.used = client.refused = 0;
        }
        client.period = period;
    }
    const bool refuses = counts(client.period, now) && client.used >= spec_.quota->limit;
    if (refuses) ++client.refused;
    return refuses;
}

bool UsagePlan::isMeasured(std::int64_t period) const {
    return period != partPeriod_ && period >= periodOf(dayOf(base::Instant{0}), *spec_.quota);
}

std::optional<std::int64_t> UsagePlan::busiestPeriod(base::Duration window) const {
    if (!spec_.quota) return std::nullopt;
    const std::int64_t last = periodOf(dayOf(base::Instant{window.count}), *spec_.quota);  // has not ended
    std::int64_t first = dayOf(base::Instant{0});
    while (!isMeasured(periodOf(first, *spec_.quota))) ++first;
    if (periodOf(first, *spec_.quota) >= last) return std::nullopt;
    std::int64_t most = 0;
    for (const Client& client : clients_) {
        const bool ended = isMeasured(client.period) && client.period < last;
        most = std::max({most, client.most, ended ? client.used + client.refused : 0});
    }
    return most;
}

}  // namespace headroom::apigateway
