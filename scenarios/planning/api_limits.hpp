// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "scenarios/planning/limit_kinds.hpp"

/// Limits that an API has several of, all counted in one figure: of its usage plans, its methods, its stages.
namespace headroom::planning {

/// The limit once for each place where the design sets one of its kind for that API, with the place as its setting: a
/// usage plan ("Partner"), a plan's method ("Partner, GET /search"), a method ("GET /search", with its stage where
/// there are several) or a stage ("stage prod"). Empty where no limit of that kind is told apart so.
std::vector<LimitReached> settingsOf(const LimitReached& limit, const format::Design& design);

/// Lifts what limit.setting names by that factor (takes it away where nothing else would then apply), or all of its
/// kind where it names none. A plan of several APIs is lifted in each. False where there is none.
bool liftSetting(const LimitReached& limit, double factor, format::Design& design);

/// Whether requests are still refused when only these of the settings are as the design has them, all others lifted.
using StillRefuses = std::function<base::Result<bool>(std::span<const LimitReached>)>;

/// Those of the settings that refuse by themselves, found by halves: they refuse all together. All of a group that
/// refuses though neither half of it does. Errors: what stillRefuses says.
base::Result<std::vector<LimitReached>> refusingOf(std::span<const LimitReached> settings,
                                                   const StillRefuses& stillRefuses);

}  // namespace headroom::planning
