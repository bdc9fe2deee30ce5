// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/environments.hpp"

#include <algorithm>
#include <limits>

namespace headroom::lambda {

namespace {

constexpr base::Instant kNever{std::numeric_limits<std::int64_t>::max()};

// Branches of an environment's key.
enum Draw : std::uint64_t { kPlacement, kInit, kLifetime, kIdle };

base::Duration draw(base::Sampler& sampler, std::uint64_t key, base::Instant now) {
    base::Stream stream(key);
    return base::sampleDuration(sampler, stream, now);
}

std::optional<base::Sampler> optionalSampler(const std::optional<base::Distribution>& law, std::uint64_t key) {
    if (!law) return std::nullopt;
    return base::Sampler(*law, key);
}

} // namespace

Environments::Environments(const Spec& spec, std::uint64_t key, base::Instant now)
    : key_(key),
      placement_(spec.placement, base::deriveKey(key, kPlacement)),
      init_(initOf(spec).value_or(base::Distribution()), base::deriveKey(key, kInit)),
      idleLifetime_(optionalSampler(spec.idleLifetime, base::deriveKey(key, kIdle))),
      lifetime_(optionalSampler(spec.lifetime, base::deriveKey(key, kLifetime))),
      measuredFrom_(now) {}

Environment* Environments::findWarm(base::Instant now) {
    while (lastUsed_ != nullptr && lastUsed_->idleUntil <= now) {
        Environment& gone = *lastUsed_;
        lastUsed_ = gone.next;
        end(gone, gone.idleUntil);
    }
    return lastUsed_;
}

void Environments::take(Environment& environment) {
    lastUsed_ = environment.next;
    environment.next = nullptr;
    environment.idle = false;
}

Environment& Environments::create(base::Instant now) {
    if (free_ == nullptr) free_ = &all_.emplace_back();
    Environment& environment = *free_;
    free_ = environment.next;
    Cursor cursor = std::move(environment.cursor); // keeps its memory
    environment = Environment{};
    environment.cursor = std::move(cursor);
    environment.number = created_++;
    environment.key = base::deriveKey(key_, environment.number);
    environment.created = now;
    environment.alive = true;
    environment.placement = draw(placement_, base::deriveKey(environment.key, kPlacement), now);
    environment.init = draw(init_, base::deriveKey(environment.key, kInit), now);
    environment.retireAt =
        lifetime_ ? now + draw(*lifetime_, base::deriveKey(environment.key, kLifetime), now) : kNever;
    ++count_;
    peak_ = std::max(peak_, count_);
    return environment;
}

void Environments::release(Environment& environment, base::Instant now) {
    if (environment.retireAt <= now) {
        end(environment, now);
        return;
    }
    environment.idleUntil = environment.retireAt;
    if (idleLifetime_) {
        const std::uint64_t key = base::deriveKey(base::deriveKey(environment.key, kIdle), environment.idlePeriods++);
        environment.idleUntil = std::min(environment.retireAt, now + draw(*idleLifetime_, key, now));
    }
    environment.idle = true;
    environment.next = lastUsed_;
    lastUsed_ = &environment;
}

void Environments::reset(Environment& environment, base::Instant now) {
    const std::uint64_t key = base::deriveKey(base::deriveKey(environment.key, kInit), environment.resets++);
    environment.needsInit = true;
    environment.placement = base::Duration(0);
    environment.init = draw(init_, key, now);
    environment.connections = 0;
    environment.quotas = {};
}

void Environments::retireAll(base::Instant now) {
    for (Environment& environment : all_) {
        if (!environment.alive) continue;
        environment.retireAt = std::min(environment.retireAt, now);
        environment.idleUntil = std::min(environment.idleUntil, now);
    }
}

void Environments::startMeasuring(base::Instant now) {
    Environment** link = &lastUsed_;
    while (*link != nullptr) {
        Environment& environment = **link;
        if (environment.idleUntil > now) {
            link = &environment.next;
            continue;
        }
        *link = environment.next;
        end(environment, environment.idleUntil);
    }
    measuredFrom_ = now;
    lived_ = 0;
    peak_ = count_;
}

double Environments::mean(base::Duration window, base::Instant end) const {
    if (window.count <= 0) return 0.0;
    auto total = lived_;
    for (const Environment& environment : all_) {
        if (!environment.alive) continue;
        const base::Instant until = environment.idle ? std::min(environment.idleUntil, end) : end;
        total += measured(environment, until).count;
    }
    return static_cast<double>(total) / static_cast<double>(window.count);
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

} // namespace headroom::lambda
