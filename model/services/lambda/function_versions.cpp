// SPDX-License-Identifier: GPL-3.0-or-later
// What a function's published versions have: provisioned concurrency, and shares of its traffic.
#include <algorithm>

#include "model/engine/delay.hpp"
#include "model/services/lambda/function.hpp"
#include "model/services/lambda/weighted_alias.hpp"

namespace headroom::lambda {

namespace {

constexpr std::uint64_t kRouting = 0x726f'7574'696e'6700ULL;  // "routing": a branch of a call's draws

}  // namespace

void Function::share(Function& version, double weight) {
    const double before = shares_.empty() ? 0.0 : shares_.back().first;
    shares_.emplace_back(before + weight, &version);
}

Function& Function::routed(const engine::Call& call) {
    base::Stream stream(base::deriveKey(call.draws, kRouting));
    const double u = stream.uniform();
    for (const auto& [upTo, version] : shares_) {
        if (u < upTo) return *version;
    }
    return *this;
}

engine::Task<engine::Outcome> WeightedAlias::serve(engine::RequestRef request, engine::Call call) {
    base::Stream stream(base::deriveKey(call.draws, kRouting));
    Function& to = stream.uniform() < weight_ ? other_ : version_;
    return to.serveHere(std::move(request), call);
}

bool Function::canProvision(std::int64_t count) const {
    return provisioned_ != nullptr && count >= 0 && account_.canProvision(pool_, count - provisioned_->requested());
}

std::int64_t Function::setProvisioned(std::int64_t count) {
    if (!canProvision(count)) return provisioned_ == nullptr ? 0 : provisioned_->allocated();
    const base::Instant now = world_.now();
    const std::int64_t allocated = provisioned_->allocated();
    if (count == provisioned_->requested()) return allocated;
    const std::int64_t waiting = std::max<std::int64_t>(provisioned_->requested() - allocated, 0);
    provisioned_->request(count, now);
    ++change_;
    if (count > allocated) {
        account_.provision(pool_, count - allocated - waiting, now);
        allocate(change_, count).spawn();
        return allocated;
    }
    // What is busy keeps its share of the quota until it is done.
    const std::int64_t gone = environments_.withdraw(allocated - count, now);
    account_.provision(pool_, -gone - waiting, now);
    provisioned_->allocate(count, now);
    return count;
}

engine::Process Function::allocate(std::uint64_t change, std::int64_t count) {
    co_await engine::delay(provisioned_->delayOf(count - provisioned_->allocated()));
    if (change != change_) co_return;  // another request has replaced this one
    // Those still busy since an earlier reduction are taken back: their share was held all the time.
    const std::int64_t kept = environments_.provision(count - provisioned_->allocated(), world_.now());
    account_.provision(pool_, -kept, world_.now());
    provisioned_->allocate(count, world_.now());
}

}  // namespace headroom::lambda
