// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "model/theory/zipf_groups.hpp"

/// Hit ratios of caches under independent requests, as closed forms.
namespace headroom::theory {

/// The share of requests that find their key in a cache that keeps each for `ttl` seconds from its filling, with room
/// for all: a key of probability p, asked for p x rate times a second, is missed once and then found for `ttl`.
double ttlHitRatio(const std::vector<double>& probabilities, double rate, double ttl);

/// The share of requests that find their key in an LRU cache of `capacity` entries of one size: Che's approximation (H.
/// Che, Y. Tung, Z. Wang, "Hierarchical Web caching systems", IEEE JSAC 20, 2002). A key stays for a characteristic
/// time t from its last use, and t is such that the expected number of keys present is the capacity. 1 when all keys
/// fit.
double cheHitRatio(const std::vector<double>& probabilities, double capacity);

/// What a cache does with its entries.
struct CacheRules {
    double ttl = 0.0;       ///< seconds from the filling, not renewed by use; 0: they do not expire
    double capacity = 0.0;  ///< entries of an LRU, expired or not; 0: room for all
};

/// The share of requests, `rate` a second by a Poisson process, that find their key in a cache of both rules. With t
/// the characteristic time of the LRU (as in cheHitRatio) and x = rate of the key x t, a filling is followed by x +
/// (e^x - 1 - x)(1 - e^(-b (ttl - t))) hits where ttl > t, b = rate of the key x (1 - e^-x) / (e^x - 1 - x), and by
/// rate x ttl where not. That is exact where one of the rules does not matter; in between the chain of gaps shorter
/// than t is taken to end at a constant rate, whose mean is right.
double cacheHitRatio(const std::vector<KeyGroup>& keys, double rate, const CacheRules& rules);

}  // namespace headroom::theory
