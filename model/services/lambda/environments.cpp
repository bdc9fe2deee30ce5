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
      idleLifetime_(optionalSampler(spec.idleLifetime, base::deriveKey(key, kIdle))),
      shortestIdle_(shortestOf(spec.idleLifetime)),
      lifetime_(optionalSampler(spec.lifetime, base::deriveKey(key, kLifetime))),
      measuredFrom_(now) {}

Environment* Environments::findWarm(base::Instant now) {
    while (lastUsed_ != nullptr && !stays(*lastUsed_, now)) {
        Environment& gone = *lastUsed_;
        lastUsed_ = gone.next;
        end(gone, goneAt(gone));
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
    Cursor cursor = std::move(environment.cursor);  // keeps its memory
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
    environment.idleSince = now;
    ++environment.idlePeriods;
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
    }
}

void Environments::startMeasuring(base::Instant now) {
    Environment** link = &lastUsed_;
    while (*link != nullptr) {
        Environment& environment = **link;
        if (stays(environment, now)) {
            link = &environment.next;
            continue;
        }
        *link = environment.next;
        end(environment, goneAt(environment));
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
        const base::Instant until = environment.idle ? std::min(goneAt(environment), end) : end;
        total += measured(environment, until).count;
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
