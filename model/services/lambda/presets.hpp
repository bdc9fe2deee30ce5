// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "model/base/distribution.hpp"

/// Measured laws that a design may name, and the defaults that it need not. Seconds.
namespace headroom::lambda {

/// How long an idle environment is kept.
inline constexpr std::array<std::string_view, 2> kIdleLifetimePresets{"2020", "2021"};
/// How long an environment is used at all. One law for both names: nothing was measured after 2020.
inline constexpr std::array<std::string_view, 2> kLifetimePresets{"2020", "2021"};

inline constexpr std::string_view kDefaultIdleLifetime = "2021";
inline constexpr std::string_view kDefaultLifetime = "2020";

/// The law of that name; nothing for an unknown one. "2021": gone after 5 to 7 idle minutes. "2020": mostly after 10 to
/// 11 minutes. @see README, "Environments"
std::optional<base::Distribution> idleLifetimePreset(std::string_view name);

/// The law of that name: a wall near two hours.
std::optional<base::Distribution> lifetimePreset(std::string_view name);

/// What a caller sees of a cold start beyond INIT: placing the environment and loading the code.
base::Distribution defaultPlacement();

/// What Lambda itself adds to every invocation before the caller has the answer.
base::Distribution defaultInvokeOverhead();

}  // namespace headroom::lambda
