// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

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

}  // namespace headroom::theory
