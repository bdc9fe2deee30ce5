// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
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
    /// The longest period of its usage plans' quotas; 0 without one.
    base::Duration longestQuota() const;
    std::span<const UsagePlan* const> plans() const { return plans_; }

private:
    struct Cell {  ///< of a stage and a route
        engine::TokenBucket* method = nullptr;
        engine::TokenBucket* stage = nullptr;
    };
    struct Admission {  ///< of a stage and a key
        UsagePlan* plan = nullptr;
        UsagePlan::Client* client = nullptr;
        std::vector<engine::TokenBucket*> methods;  ///< by route
    };

    engine::TokenBucket* keep(std::optional<engine::TokenBucket> bucket);
    void addStage(const Spec& spec, const StageSpec* stage, const AccountQuota& quota, base::Instant now);
    void addPlan(const std::string& api, const Spec& spec, UsagePlan& plan, Account& account, base::Instant now);
    void openTo(Admission& admission, const Spec& spec, const PlanStage& open, const AccountQuota& quota,
                base::Instant now);
    Admission& admissionOf(std::size_t stage, std::size_t client);
    std::optional<Limit> refusalByPlan(const engine::Call& call, base::Instant now);
    void mark(Limit limit) { present_[static_cast<std::size_t>(limit)] = true; }

    std::size_t routes_;
    std::size_t stages_;
    std::vector<Cell> cells_;
    std::vector<std::vector<Admission>> admissions_;  ///< by stage and client
    std::deque<engine::TokenBucket> buckets_;
    std::array<bool, kLimitFigures.size()> present_{};
    std::vector<const UsagePlan*> plans_;
};

}  // namespace headroom::apigateway
