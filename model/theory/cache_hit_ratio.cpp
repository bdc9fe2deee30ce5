// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/theory/cache_hit_ratio.hpp"

#include "model/base/elementary.hpp"

namespace headroom::theory {

namespace {

/// Keys present when each stays for `time` requests from its last use.
double present(const std::vector<double>& probabilities, double time) {
    double keys = 0.0;
    for (const double p : probabilities) keys -= base::math::expm1(-p * time);
    return keys;
}

/// The characteristic time of an LRU, in requests; infinite when all keys fit.
double characteristicTime(const std::vector<KeyGroup>& groups, double capacity) {
    double all = 0.0;
    for (const KeyGroup& group : groups) all += group.keys;
    if (capacity <= 0.0 || capacity >= all) return base::math::kInfinity;
    const auto present = [&](double time) {
        double keys = 0.0;
        for (const KeyGroup& group : groups) keys -= group.keys * base::math::expm1(-group.probability * time);
        return keys;
    };
    double high = 1.0;
    while (present(high) < capacity) high *= 2.0;
    double low = 0.0;
    for (int i = 0; i < 40; ++i) {
        const double middle = 0.5 * (low + high);
        (present(middle) < capacity ? low : high) = middle;
    }
    return high;
}

/// Hits that follow a filling of a key that is asked for `rate` times a second.
double hitsAfterFilling(double rate, double stays, double ttl) {
    if (stays >= ttl) return rate * ttl;
    const double x = rate * stays;
    constexpr double kSure = 500.0;  // e^500 hits: only the time to live ends them
    if (x > kSure) return rate * ttl;
    const double chain = base::math::expm1(x);  // e^x - 1 in all, did nothing expire
    if (ttl == base::math::kInfinity) return chain;
    const double beyond = x < 1e-4 ? x * x / 2.0 : chain - x;
    if (beyond <= 0.0) return x;
    const double ends = -rate * base::math::expm1(-x) / beyond;
    return x - beyond * base::math::expm1(-ends * (ttl - stays));
}

}  // namespace

double cacheHitRatio(const std::vector<KeyGroup>& keys, double rate, const CacheRules& rules) {
    const double ttl = rules.ttl > 0.0 ? rules.ttl : base::math::kInfinity;
    const double stays = characteristicTime(keys, rules.capacity) / rate;
    double hits = 0.0;
    for (const KeyGroup& group : keys) {
        if (group.probability <= 0.0) continue;
        const double after = hitsAfterFilling(group.probability * rate, stays, ttl);
        const double ratio = after == base::math::kInfinity ? 1.0 : after / (1.0 + after);
        hits += group.probability * group.keys * ratio;
    }
    return hits;
}

double ttlHitRatio(const std::vector<double>& probabilities, double rate, double ttl) {
    double hits = 0.0;
    for (const double p : probabilities) {
        const double asked = p * rate * ttl;
        hits += p * asked / (1.0 + asked);
    }
    return hits;
}

double cheHitRatio(const std::vector<double>& probabilities, double capacity) {
    if (capacity >= static_cast<double>(probabilities.size())) return 1.0;
    double low = 0.0;
    double high = 1.0;
    while (present(probabilities, high) < capacity) high *= 2.0;
    for (int i = 0; i < 50; ++i) {
        const double middle = 0.5 * (low + high);
        (present(probabilities, middle) < capacity ? low : high) = middle;
    }
    double hits = 0.0;
    for (const double p : probabilities) hits -= p * base::math::expm1(-p * high);
    return hits;
}

}  // namespace headroom::theory
