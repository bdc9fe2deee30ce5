// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "model/base/keys.hpp"
#include "model/base/sampler.hpp"
#include "model/engine/service.hpp"
#include "model/engine/timeout.hpp"
#include "model/engine/world.hpp"
#include "model/services/apigateway/route_spec.hpp"
#include "model/services/apigateway/ttl_cache.hpp"

namespace headroom::apigateway {

/// Decides for an API who may call. See README.md for every rule.
class Authorizer {
public:
    /// `api` names the hop on which time is booked. A Lambda authorizer's function is connected before the first call.
    Authorizer(engine::World& world, const std::string& api, const AuthorizerSpec& spec, base::Duration timeout);

    void connect(engine::Service& function, std::uint16_t operation = 0);

    /// Success, or the answer that the caller gets instead: 401, 403, or 500 when the authorizer itself fails. The same
    /// caller is asked for by all attempts of a request.
    engine::Task<engine::Outcome> judge(engine::RequestRef request, engine::Call call);
    /// Forgets its policies.
    void flush() { policies_.clear(); }

    const AuthorizerSpec& spec() const { return spec_; }
    std::uint64_t hits() const { return hits_; }
    std::uint64_t misses() const { return misses_; }

private:
    bool allows(std::uint64_t identity) const;
    /// What a kept policy is of: all that the identity sources name.
    std::uint64_t policyOf(std::uint64_t identity, const engine::Call& call) const;

    engine::World& world_;
    engine::HopId hop_;
    AuthorizerSpec spec_;
    std::uint64_t key_;
    base::Sampler latency_;
    base::KeySampler identities_;
    TtlCache policies_;
    engine::TimeoutLane& timeout_;
    engine::Service* function_ = nullptr;
    std::uint16_t operation_ = 0;
    std::uint64_t hits_ = 0;
    std::uint64_t misses_ = 0;
};

}  // namespace headroom::apigateway
