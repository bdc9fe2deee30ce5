// SPDX-License-Identifier: GPL-3.0-or-later
// What runs scenarios or shows their results.
#pragma once

#include "cmake/precompiled/scenario.hpp"
#include "scenarios/study/intervals.hpp"
#include "scenarios/study/result.hpp"
#include "scenarios/study/run.hpp"
