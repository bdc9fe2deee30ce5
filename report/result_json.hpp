// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "report/month_hours.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::report {

/// result.json of a finished study (scenario-format section 3): the same bytes for the same result on any machine.
std::string resultJson(const study::StudyResult& result, const MonthHours& monthHours = {});

}  // namespace headroom::report
