// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "model/base/units.hpp"
#include "model/engine/busiest_second.hpp"
#include "model/engine/token_bucket.hpp"
#include "model/services/apigateway/limits.hpp"
#include "model/services/apigateway/stage_spec.hpp"

namespace headroom::apigateway {

/// A bucket of these limits; one that is not given is the account's. Nothing when neither is.
std::optional<engine::TokenBucket> bucketOf(const Throttle& throttle, const AccountQuota& quota, base::Instant now);

/// Requests a second that such a bucket lets pass for good.
double rateOf(const Throttle& throttle, const AccountQuota& quota);

/// The number of the period that a day lies in; days count from 1970-01-01, a Thursday. Periods begin at midnight UTC.
std::int64_t periodOf(std::int64_t day, const PlanQuota& quota);

/// A usage plan at work: a bucket and a count for each of its keys.
class UsagePlan {
public:
    UsagePlan(const UsagePlanSpec& spec, const AccountQuota& quota, base::Instant now, std::int64_t startSecondsUtc);

    /// One key's share of the plan, over all APIs and stages that the plan opens.
    struct Client {
        std::string key;
        std::optional<engine::TokenBucket> bucket;
        std::int64_t day = INT64_MIN;
        std::int64_t period = INT64_MIN;
        std::int64_t used = 0;          ///< in this period
        std::int64_t refused = 0;       ///< in this period, for the quota
        std::int64_t most = 0;          ///< asked of the quota in any period before that was measured whole
        std::int64_t measured = 0;      ///< since Start
        engine::BusiestSecond asked{};  ///< of its bucket
    };

    const std::string& name() const { return spec_.name; }
    const UsagePlanSpec& spec() const { return spec_; }
    /// Nothing when the key is not one of the plan's.
    Client* client(const std::string& key);
    /// Whether the client's quota is used up. Asked once for each request.
    bool exhausted(Client& client, base::Instant now) const;
    /// Whether the client's bucket lets a request pass, if it has one; takes its token.
    bool admits(Client& client, base::Instant now) const {
        if (!client.bucket) return true;
        client.asked.count(now);
        return client.bucket->take(1, now);
    }
    /// What came to a key's bucket in the busiest second of any.
    std::int64_t busiestSecond() const;
    /// Counts a request that the limits let pass; after exhausted().
    void use(Client& client, base::Instant now) const {
        if (counts(client.period, now)) ++client.used;
        if (now.ns >= 0) ++client.measured;
    }
    /// A quota's period; of months the shortest. 0 without a quota.
    base::Duration quotaLength() const;
    /// What came to a key's quota, refused requests included, in the busiest period that the clock has seen whole by
    /// then and that ended after Start; nothing when there was no such period.
    std::optional<std::int64_t> busiestPeriod(base::Duration window) const;
    /// The keys whose requests of the window, had they come at that rate for a whole period, would be more than the
    /// quota; where the window holds a period none.
    std::vector<const Client*> outgrowing(base::Duration window) const;

private:
    std::int64_t dayOf(base::Instant now) const;
    /// Whether the period began no earlier than the clock and was not over at Start.
    bool isMeasured(std::int64_t period) const;
    /// Nobody knows what was used of a period before the clock began, so a piece of it in the warm-up says nothing: it
    /// is counted from Start. Then a longer warm-up changes no result; a period that begins in it is counted whole.
    bool counts(std::int64_t period, base::Instant now) const { return now.ns >= 0 || period != partPeriod_; }

    UsagePlanSpec spec_;
    std::int64_t startSecondsUtc_;
    std::int64_t partPeriod_ = INT64_MIN;  ///< had begun before the clock did
    std::deque<Client> clients_;
};

}  // namespace headroom::apigateway
