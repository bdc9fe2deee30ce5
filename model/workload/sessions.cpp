// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that stay open: how a workload's clients hold them.
#include <algorithm>

#include "model/base/ziggurat.hpp"
#include "model/engine/delay.hpp"
#include "model/workload/draws.hpp"
#include "model/workload/traffic.hpp"

namespace headroom::workload {

using base::deriveKey;
using engine::Outcome;

void Traffic::holdSessions(const SessionSpec& spec, const SessionRules& rules) {
    base::Sampler length(spec.length, world_.keyOf("sessions of " + name_));
    sessions_ = std::make_unique<Sessions>(
        Sessions{std::move(length), spec.messages.perSecond, spec.received.perSecond, rules});
}

/// The call of a session's request that is none of the mix: it has no body.
engine::Call Traffic::sessionCall(std::uint64_t key, std::uint16_t route) {
    engine::Call call = mix_.callFor(key, world_.now());
    call.route = route;
    call.payload = base::Bytes(0);
    call.itemSize = base::Bytes(-1);
    return call;
}

engine::Process Traffic::converse(std::uint64_t key) {
    client::RetryQuota quota;
    {
        const engine::RequestRef request = begin(key);
        engine::Task<Outcome> asked = ask(request, sessionCall(key, sessions_->rules.connect), quota);
        const Outcome outcome = co_await asked;
        finish(*request, outcome);
        if (!outcome.ok()) co_return;
    }
    base::Stream stream(deriveKey(key, draws::kSession));
    const base::Duration stays = base::sampleDuration(sessions_->length, stream, world_.now());
    const base::Instant leaves = world_.now() + std::min(stays, sessions_->rules.longest);
    const double rate = sessions_->messages + sessions_->received;
    for (std::uint64_t nth = 0;; ++nth) {
        const base::Instant out = std::min(leaves, world_.now() + sessions_->rules.silence);
        base::Instant next = out;
        if (rate > 0.0) next = world_.now() + base::durationFromDraw(base::standardExponential(stream) / rate);
        if (next >= out) {
            co_await engine::delayUntil(out, engine::Rank::Normal);
            break;
        }
        co_await engine::delayUntil(next, engine::Rank::Normal);
        const std::uint64_t message = deriveKey(key, draws::kMessages + nth);
        if (stream.uniform() * rate < sessions_->messages) {
            const bool tooLarge = mix_.callFor(message, world_.now()).payload > sessions_->rules.largest;
            sendOne(begin(message)).spawn();
            if (tooLarge) break;
        } else {
            push(message).spawn();
        }
    }
    hangUp(key).spawn();
}

/// A message to the client: work of the target's, not a request of the workload's.
engine::Process Traffic::push(std::uint64_t key) {
    const engine::RequestRef request = world_.requests().acquire();
    request->key = key;
    request->workload = number_;
    request->began = world_.now();
    request->measured = request->began.ns >= 0;
    engine::Call call = mix_.callFor(key, request->began);
    call.payload = std::max(call.itemSize, base::Bytes(0));
    call.route = sessions_->rules.push;
    call.itemSize = base::Bytes(-1);
    engine::Task<Outcome> pushed = route_.target->serve(request, call);
    co_await pushed;
}

engine::Process Traffic::hangUp(std::uint64_t key) {
    const engine::RequestRef request = world_.requests().acquire();
    request->key = deriveKey(key, draws::kSession);
    request->workload = number_;
    request->began = world_.now();
    request->measured = request->began.ns >= 0;
    engine::Task<Outcome> closed =
        route_.target->serve(request, sessionCall(request->key, sessions_->rules.disconnect));
    co_await closed;
}

}  // namespace headroom::workload
