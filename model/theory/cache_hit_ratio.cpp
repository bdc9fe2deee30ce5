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

}  // namespace

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
