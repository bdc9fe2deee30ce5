// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/authorizer.hpp"

#include <cassert>

#include "model/engine/delay.hpp"
#include "model/platform/client/patience.hpp"
#include "model/services/apigateway/answer.hpp"

namespace headroom::apigateway {

namespace {

using engine::Outcome;

// Branches of Call.draws.
constexpr std::uint64_t kTokenDraws = 0;
constexpr std::uint64_t kLatencyDraws = 1;
constexpr std::uint64_t kFunctionDraws = 2;

}  // namespace

Authorizer::Authorizer(engine::World& world, const std::string& api, const AuthorizerSpec& spec, base::Duration timeout)
    : world_(world),
      hop_(world.hops().id(api)),
      spec_(spec),
      key_(world.keyOf("authorizer " + spec.name)),
      latency_(spec.latency, world.keyOf("latency of " + spec.name)),
      identities_(spec.identities),
      timeout_(world.scheduler().lane(timeout)) {}

void Authorizer::connect(engine::Service& function, std::uint16_t operation) {
    function_ = &function;
    operation_ = operation;
}

engine::Task<Outcome> Authorizer::judge(engine::RequestRef request, engine::Call call) {
    base::Stream token(base::deriveKey(call.draws, kTokenDraws));
    if (spec_.unauthenticated > 0.0 && token.chance(spec_.unauthenticated)) co_return unauthorized();
    base::Stream who(base::deriveKey(request->key, key_));
    const std::uint64_t identity = identities_(who);
    const base::Instant asked = world_.now();
    if (spec_.kind == AuthorizerSpec::Kind::Jwt) {
        base::Stream draws(base::deriveKey(call.draws, kLatencyDraws));
        co_await engine::delay(base::sampleDuration(latency_, draws, asked));
        request->record(hop_, engine::Cause::Overhead, asked, world_.now(), call.branch);
        co_return allows(identity) ? Outcome{} : forbidden();
    }
    const std::uint64_t policy = policyOf(identity, call);
    if (const auto known = policies_.find(policy, asked)) {
        if (request->measured) ++hits_;
        co_return *known != 0 ? Outcome{} : forbidden();
    }
    if (request->measured) ++misses_;
    assert(function_ != nullptr);
    engine::Call onward;
    onward.operation = operation_;
    onward.draws = base::deriveKey(call.draws, kFunctionDraws);
    const client::Patience patience(*request, call.branch, asked);
    onward.branch = patience.branch();
    engine::Task<Outcome> callee = function_->serve(request, onward);
    engine::WithTimeout<Outcome> timed(timeout_, std::move(callee), engine::OnTimeout::Abandon);
    const std::optional<Outcome> answer = co_await timed;
    if (!answer) {
        patience.end(*request, hop_, world_.now());
        co_return authorizerFailed(engine::Disposition::TimedOut);
    }
    if (!answer->ok()) co_return authorizerFailed(answer->disposition);
    const bool allowed = allows(identity);
    policies_.fill(policy, allowed ? 1 : 0, base::Bytes(1), base::seconds(spec_.ttlSeconds), world_.now());
    co_return allowed ? Outcome{} : forbidden();
}

std::uint64_t Authorizer::policyOf(std::uint64_t identity, const engine::Call& call) const {
    std::uint64_t policy = base::deriveKey(key_, identity);
    if (spec_.keptByRoute) policy = base::deriveKey(policy, call.route);
    if (spec_.keptByItem) policy = base::deriveKey(policy, call.item);
    return policy;
}

bool Authorizer::allows(std::uint64_t identity) const {
    if (spec_.denied <= 0.0) return true;
    base::Stream stream(base::deriveKey(key_, identity));
    return !stream.chance(spec_.denied);
}

}  // namespace headroom::apigateway
