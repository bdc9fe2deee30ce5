// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/engine/service.hpp"
#include "model/services/apigateway/account.hpp"
#include "model/services/apigateway/spec.hpp"

namespace headroom::apigateway {

/// Whose limit refused a request.
enum class Limit : std::uint8_t { PlanQuota, Plan, PlanMethod, Method, Stage, Account, Connections };

/// The figure that counts each.
inline constexpr std::array<std::string_view, 7> kLimitFigures{
    "ThrottlesUsagePlanQuota", "ThrottlesUsagePlan", "ThrottlesUsagePlanMethod", "ThrottlesMethod",
    "ThrottlesStage",          "ThrottlesAccount",   "ThrottlesConnections"};

/// The limits of one API below the account's, in AWS's order: the usage plan of the request's key (its quota, then its
/// limit or the one it gives the method), the method's on the stage or, where it has none, the stage's own. An API
/// without such limits has no gate.
class Gate {
public:
    Gate(const std::string& api, const Spec& spec, Account& account, base::Instant now);

    static bool isNeeded(const Spec& spec);

    /// The limit that refuses a request, if one does; takes a token of each that it passes.
    std::optional<Limit> refusal(const engine::Call& call, base::Instant now);

    /// Whether any of the API's limits is of that kind: then its count is reported.
    bool has(Limit limit) const { return present_[static_cast<std::size_t>(limit)]; }
    /// The limits below the account's against the busiest second since Start of one bucket of theirs, by what came to
    /// it; and where a window holds a whole period of a plan's quota, that against the busiest period of one key. A
    /// plan of several APIs with the first of them.
    std::vector<engine::QuotaUse> use(base::Duration window) const;
    /// The longest period of its usage plans' quotas; 0 without one.
    base::Duration longestQuota() const;
    std::span<const UsagePlan* const> plans() const { return plans_; }

private:
    /// A bucket and what came to it.
    struct Metered {
        engine::TokenBucket bucket;
        std::size_t limit;  ///< of limits_
        engine::BusiestSecond asked{};

        bool take(base::Instant now) {
            asked.count(now);
            return bucket.take(1, now);
        }
    };
    struct Cell {  ///< of a stage and a route
        Metered* method = nullptr;
        Metered* stage = nullptr;
    };
    struct Admission {  ///< of a stage and a key
        UsagePlan* plan = nullptr;
        UsagePlan::Client* client = nullptr;
        std::vector<Metered*> methods;  ///< by route
    };

    /// A bucket of that limit, of which there may be several; null where the throttle says nothing.
    Metered* keep(const std::string& limit, const Throttle& throttle);
    void addStage(const Spec& spec, const StageSpec* stage);
    void addPlan(const Spec& spec, UsagePlan& plan, Account& account);
    void openTo(Admission& admission, const Spec& spec, const PlanStage& open);
    Admission& admissionOf(std::size_t stage, std::size_t client);
    std::optional<Limit> refusalByPlan(const engine::Call& call, base::Instant now);
    void mark(Limit limit) { present_[static_cast<std::size_t>(limit)] = true; }

    std::string api_;
    AccountQuota quota_;
    base::Instant began_;
    std::size_t routes_;
    std::size_t stages_;
    std::vector<Cell> cells_;
    std::vector<std::vector<Admission>> admissions_;  ///< by stage and client
    std::deque<Metered> buckets_;
    std::vector<engine::QuotaUse> limits_;
    std::map<std::string, std::size_t> limitNamed_;
    std::array<bool, kLimitFigures.size()> present_{};
    std::vector<const UsagePlan*> plans_;
};

}  // namespace headroom::apigateway
