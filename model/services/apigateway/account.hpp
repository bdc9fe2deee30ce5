// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "model/base/units.hpp"
#include "model/engine/busiest_second.hpp"
#include "model/engine/resource_report.hpp"
#include "model/engine/token_bucket.hpp"
#include "model/services/apigateway/limits.hpp"
#include "model/services/apigateway/server_connections.hpp"
#include "model/services/apigateway/usage_plan.hpp"

namespace headroom::apigateway {

/// What all APIs of an account share in a region: one token bucket, a token a request whatever its API, full at the
/// beginning (API Gateway Developer Guide, request throttling, 2026-11). AWS calls its limits best-effort targets; here
/// they are exact.
class Account {
public:
    /// `startSecondsUtc`: the Unix time of the clock's 0, by which usage plans count days.
    Account(AccountQuota quota, base::Instant now, std::int64_t startSecondsUtc = 0)
        : quota_(quota),
          bucket_(quota.rate, quota.burst, now),
          connects_(quota.connectRate, quota.connectBurst, now),
          startSecondsUtc_(startSecondsUtc) {}
    Account(const Account&) = delete;
    Account& operator=(const Account&) = delete;

    const AccountQuota& quota() const { return quota_; }

    /// Whether a request may go on; takes its token.
    bool admit(base::Instant now) {
        requests_.count(now);
        return bucket_.take(1, now);
    }

    /// Whether a WebSocket connection may be opened; takes its token.
    bool admitConnection(base::Instant now) {
        opened_.count(now);
        return connects_.take(1, now);
    }

    /// The running plan of that name, made on first use: APIs that a plan opens share its clients' buckets and quotas.
    UsagePlan& plan(const UsagePlanSpec& spec, base::Instant now) {
        for (const auto& one : plans_) {
            if (one->name() == spec.name) return *one;
        }
        return *plans_.emplace_back(std::make_unique<UsagePlan>(spec, quota_, now, startSecondsUtc_));
    }

    /// The connections of the server that `spec` names, made on first use by the route `askedFirst`: whatever API's
    /// routes name it share them.
    std::shared_ptr<ServerConnections> server(const HttpBackendSpec& spec, const std::string& askedFirst) {
        std::shared_ptr<ServerConnections>& known = servers_[spec.server];
        if (known == nullptr) known = std::make_shared<ServerConnections>(askedFirst, spec);
        return known;
    }

    /// The number of an API key for Call.client, from 1; made on first use, at build time only.
    std::uint16_t clientOf(const std::string& apiKey) {
        const auto at = std::find(keys_.begin(), keys_.end(), apiKey);
        const auto index = at - keys_.begin();
        if (at == keys_.end()) keys_.push_back(apiKey);
        return static_cast<std::uint16_t>(index + 1);
    }

    /// Each API asks once when it is built; the first speaks for the account in its report.
    bool claimSpeaker() { return !std::exchange(claimed_, true); }

    /// The limits against the busiest second since Start, what was throttled included; that of new connections where
    /// there are any.
    std::vector<engine::QuotaUse> use() const {
        std::vector<engine::QuotaUse> uses{
            {"API Gateway requests per second", quota_.rate, static_cast<double>(requests_.most()), true}};
        if (opened_.most() > 0)
            uses.push_back({"API Gateway new connections per second", quota_.connectRate,
                            static_cast<double>(opened_.most()), true});
        return uses;
    }

private:
    AccountQuota quota_;
    engine::TokenBucket bucket_;
    engine::TokenBucket connects_;
    std::int64_t startSecondsUtc_;
    std::vector<std::unique_ptr<UsagePlan>> plans_;
    std::map<std::string, std::shared_ptr<ServerConnections>> servers_;
    std::vector<std::string> keys_;
    engine::BusiestSecond requests_;
    engine::BusiestSecond opened_;
    bool claimed_ = false;
};

}  // namespace headroom::apigateway
