// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/environments.hpp"

#include <algorithm>
#include <limits>
#include <memory>

#include "model/services/lambda/billed_time.hpp"
#include "model/services/lambda/snap_start.hpp"

namespace headroom::lambda {

namespace {

constexpr base::Instant kNever{std::numeric_limits<std::int64_t>::max()};

// Branches of an environment's key.
enum Draw : std::uint64_t { kPlacement, kInit, kLifetime, kIdle, kRenewal, kRestore, kVpc, kFirstRun, kProactive };

base::Duration draw(base::Sampler& sampler, std::uint64_t key, base::Instant now) {
    base::Stream stream(key);
    return base::sampleDuration(sampler, stream, now);
}

std::optional<base::Sampler> optionalSampler(const std::optional<base::Distribution>& law, std::uint64_t key) {
    if (!law) return std::nullopt;
    return base::Sampler(*law, key);
}

/// A lower bound of what can be drawn; a microsecond less, so that rounding cannot matter.
base::Duration shortestOf(const std::optional<base::Distribution>& law) {
    const std::optional<double> least = law ? law->quantile(0.0) : std::nullopt;
    return std::max(base::Duration(0), base::durationFromDraw(least.value_or(0.0)) - base::microseconds(1));
}

}  // namespace

Environments::Environments(const Spec& spec, std::uint64_t key, base::Instant now)
    : key_(key),
      placement_(spec.placement, base::deriveKey(key, kPlacement)),
      init_(initOf(spec).value_or(base::Distribution()), base::deriveKey(key, kInit)),
      proactive_(spec.proactiveInit),
      idleLifetime_(optionalSampler(spec.idleLifetime, base::deriveKey(key, kIdle))),
      shortestIdle_(shortestOf(spec.idleLifetime)),
      lifetime_(optionalSampler(spec.lifetime, base::deriveKey(key, kLifetime))),
      measuredFrom_(now) {
    if (spec.snapStart && spec.published) restore_ = optionalSampler(restoreOf(spec), base::deriveKey(key, kRestore));
    if (spec.vpc) vpcPlacement_.emplace(spec.vpcPlacement, base::deriveKey(key, kVpc));
    firstRun_ = optionalSampler(firstInvokeOf(spec), base::deriveKey(key, kFirstRun));
}

Environments::~Environments() {
    for (Environment* environment : all_) std::destroy_at(environment);
}

Environment* Environments::findWarm(base::Instant now, Pool pool) {
    Environment*& top = this->top(pool);
    if (pool == Pool::Provisioned) {
        if (top != nullptr) renew(*top, now, ahead_);
        return top;
    }
    while (top != nullptr && !stays(*top, now)) {
        Environment& gone = *top;
        top = gone.next;
        end(gone, goneAt(gone));
    }
    return top;
}

void Environments::take(Environment& environment) {
    top(environment.pool) = environment.next;
    environment.next = nullptr;
    environment.idle = false;
}

Environment& Environments::create(base::Instant now, Pool pool) {
    if (free_ == nullptr) free_ = all_.emplace_back(::new (memory_.take(sizeof(Environment))) Environment);
    Environment& environment = *free_;
    free_ = environment.next;
    environment = Environment{};
    environment.number = created_++;
    environment.key = base::deriveKey(key_, environment.number);
    environment.created = now;
    environment.alive = true;
    environment.pool = pool;
    environment.placement = draw(placement_, base::deriveKey(environment.key, kPlacement), now);
    if (vpcPlacement_) environment.placement += draw(*vpcPlacement_, base::deriveKey(environment.key, kVpc), now);
    environment.init = drawInit(environment, base::deriveKey(environment.key, kInit), now);
    runFirst(environment, environment.key, now);
    if (proactive_ > 0.0 && pool != Pool::Provisioned) {
        base::Stream stream(base::deriveKey(environment.key, kProactive));
        const bool ahead = stream.chance(proactive_);
        environment.initialisedAhead = ahead;
        environment.needsInit = !ahead;
    }
    environment.retireAt =
        lifetime_ ? now + draw(*lifetime_, base::deriveKey(environment.key, kLifetime), now) : kNever;
    ++count_;
    peak_ = std::max(peak_, count_);
    return environment;
}

base::Duration Environments::drawInit(const Environment& environment, std::uint64_t key, base::Instant now) {
    return draw(restore_ && environment.pool == Pool::OnDemand ? *restore_ : init_, key, now);
}

void Environments::runFirst(Environment& environment, std::uint64_t key, base::Instant now) const {
    environment.isFresh = firstRun_.has_value();
    if (firstRun_) environment.firstRun = draw(*firstRun_, base::deriveKey(key, kFirstRun), now);
}

std::int64_t Environments::provision(std::int64_t count, base::Instant now) {
    const std::int64_t kept = std::min(excess_, count);
    excess_ -= kept;
    for (const Pool pool : {Pool::OnDemand, Pool::Latest}) sweep(pool, now);  // the peak counts those who are there
    for (std::int64_t i = kept; i < count; ++i) {
        Environment& environment = create(now, Pool::Provisioned);
        environment.needsInit = false;
        ++ahead_.count;
        ahead_.billedMilliseconds += billedDuration(environment.init, base::Duration(0)) / kBillingStep;
        push(environment);
    }
    return kept;
}

std::int64_t Environments::withdraw(std::int64_t count, base::Instant now) {
    const std::int64_t wanted = count;
    for (; count > 0; --count) {
        Environment* idle = findWarm(now, Pool::Provisioned);
        if (idle == nullptr) break;
        take(*idle);
        end(*idle, now);
    }
    excess_ += count;
    return wanted - count;
}

InitAhead Environments::initAhead(base::Instant end) const {
    InitAhead all = ahead_;
    for (const Environment* environment : all_) {
        if (!environment->alive || !environment->idle || environment->pool != Pool::Provisioned) continue;
        Environment copy = *environment;
        renew(copy, end, all);
    }
    return all;
}

void Environments::renew(Environment& environment, base::Instant until, InitAhead& into) const {
    while (environment.retireAt <= until) {
        const base::Instant at = environment.retireAt;
        environment.key = base::deriveKey(environment.key, kRenewal);
        environment.init = draw(init_, base::deriveKey(environment.key, kInit), at);
        runFirst(environment, environment.key, at);
        environment.needsInit = false;
        environment.suppressedInit = false;
        environment.connections = 0;
        environment.quotas = {};
        environment.retireAt = kNever;
        if (lifetime_) {
            const base::Duration drawn = draw(*lifetime_, base::deriveKey(environment.key, kLifetime), at);
            environment.retireAt = at + std::max(drawn, kShortestProvisioned);
        }
        if (at < measuredFrom_) continue;
        ++into.count;
        into.billedMilliseconds += billedDuration(environment.init, base::Duration(0)) / kBillingStep;
    }
}

void Environments::push(Environment& environment) {
    environment.idle = true;
    environment.next = top(environment.pool);
    top(environment.pool) = &environment;
}

bool Environments::release(Environment& environment, base::Instant now) {
    if (environment.pool == Pool::Provisioned) {
        if (excess_ > 0) {
            --excess_;
            end(environment, now);
            return true;
        }
        renew(environment, now, ahead_);
        push(environment);
        return false;
    }
    if (environment.retireAt <= now) {
        end(environment, now);
        return false;
    }
    environment.idleSince = now;
    ++environment.idlePeriods;
    push(environment);
    return false;
}

void Environments::reset(Environment& environment, base::Instant now, bool failedToStart) {
    const std::uint64_t key = base::deriveKey(base::deriveKey(environment.key, kInit), environment.resets++);
    environment.needsInit = failedToStart;
    environment.suppressedInit = !failedToStart;
    environment.placement = base::Duration(0);
    environment.init = drawInit(environment, key, now);
    runFirst(environment, key, now);
    environment.connections = 0;
    environment.quotas = {};
}

void Environments::retireAll(base::Instant now) {
    for (Environment* environment : all_) {
        if (environment->alive) environment->retireAt = std::min(environment->retireAt, now);
    }
}

void Environments::sweep(Pool pool, base::Instant now) {
    Environment** link = &top(pool);
    while (*link != nullptr) {
        Environment& environment = **link;
        if (stays(environment, now)) {
            link = &environment.next;
            continue;
        }
        *link = environment.next;
        end(environment, goneAt(environment));
    }
}

void Environments::startMeasuring(base::Instant now) {
    for (const Pool pool : {Pool::OnDemand, Pool::Latest}) sweep(pool, now);
    measuredFrom_ = now;
    lived_ = 0;
    peak_ = count_;
    ahead_ = {};
}

double Environments::mean(base::Duration window, base::Instant end) const {
    if (window.count <= 0) return 0.0;
    auto total = lived_;
    for (const Environment* environment : all_) {
        if (!environment->alive) continue;
        const bool expires = environment->idle && environment->pool != Pool::Provisioned;
        const base::Instant until = expires ? std::min(goneAt(*environment), end) : end;
        total += measured(*environment, until).count;
    }
    return static_cast<double>(total) / static_cast<double>(window.count);
}

bool Environments::stays(const Environment& environment, base::Instant now) const {
    if (environment.retireAt <= now) return false;
    return now - environment.idleSince < shortestIdle_ || goneAt(environment) > now;
}

base::Instant Environments::goneAt(const Environment& environment) const {
    if (!idleLifetime_) return environment.retireAt;
    const std::uint64_t key = base::deriveKey(base::deriveKey(environment.key, kIdle), environment.idlePeriods - 1);
    const base::Instant idleEnd = environment.idleSince + draw(*idleLifetime_, key, environment.idleSince);
    return std::min(environment.retireAt, idleEnd);
}

void Environments::end(Environment& environment, base::Instant at) {
    lived_ += measured(environment, at).count;
    environment.alive = false;
    environment.idle = false;
    environment.next = free_;
    free_ = &environment;
    --count_;
}

base::Duration Environments::measured(const Environment& environment, base::Instant end) const {
    return std::max(base::Duration(0), end - std::max(environment.created, measuredFrom_));
}

}  // namespace headroom::lambda
