// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/presets.hpp"

namespace headroom::lambda {

namespace {

// mikhail.io, data/coldstart_aws_interval.json, 2021-01-07: share of cold starts by idle gap: up to 3 min 0, 5 min
// 0.003, 6 min 0.41, 7 min 1. Linear in between.
base::Distribution idle2021() {
    return base::Distribution::piecewise({{0.0, 180.0}, {0.003, 300.0}, {0.41, 360.0}, {1.0, 420.0}});
}

// Request logs of pacslab/serverless-performance-modeling, us-east-1, 2020: shares gone after an idle gap g of 330 s
// 0.04, 620 s 0.09, 633 s 0.20, 654 s 0.56, 694 s 0.60, 779 s 0.66, 1,300 s 0.74; longest gap survived 1,523 s. These
// hold the environments that met the two-hour wall within the gap as well: F(g) = 1 - (1 - listed) / (1 - g / 7,100 s).
base::Distribution idle2020() {
    return base::Distribution::piecewise({{0.0, 330.0},
                                          {0.003, 620.0},
                                          {0.122, 633.0},
                                          {0.515, 654.0},
                                          {0.557, 694.0},
                                          {0.618, 779.0},
                                          {0.682, 1'300.0},
                                          {1.0, 1'523.0}});
}

}  // namespace

std::optional<base::Distribution> idleLifetimePreset(std::string_view name) {
    if (name == kIdleLifetimePresets[0]) return idle2020();
    if (name == kIdleLifetimePresets[1]) return idle2021();
    return std::nullopt;
}

std::optional<base::Distribution> lifetimePreset(std::string_view name) {
    if (name != kLifetimePresets[0] && name != kLifetimePresets[1]) return std::nullopt;
    // Same logs: of the spans from first to last use at 0.1 requests/s the 90th percentile is 7,052 to 7,088 s; the
    // longest of 472 environments 7,387 s. What lies below the 90th percentile was not published: taken as narrow.
    return base::Distribution::piecewise({{0.0, 7'000.0}, {0.9, 7'080.0}, {1.0, 7'390.0}});
}

// codetalkio X-Ray traces, January 2021, Rust on provided.al2, 116 cold traces: what remains of a cold start without
// INIT and function is 61.8, 74.9, 91.6, 129.6 ms at p5, p50, p90, p99; less the overhead of a warm call at the same
// percentiles.
base::Distribution defaultPlacement() {
    return base::Distribution::percentiles({{0.05, 0.0574}, {0.50, 0.0686}, {0.90, 0.0842}, {0.99, 0.1163}});
}

// Same traces, 140 warm: AWS::Lambda segment less function segment.
base::Distribution defaultInvokeOverhead() {
    return base::Distribution::percentiles({{0.05, 0.0044}, {0.50, 0.0063}, {0.90, 0.0074}, {0.99, 0.0133}});
}

}  // namespace headroom::lambda
