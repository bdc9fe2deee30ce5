// SPDX-License-Identifier: GPL-3.0-or-later
// What reads, runs, compares and prints scenarios: the type of a scenario alone costs a second and a half a file.
#pragma once

#include "cmake/precompiled/engine.hpp"
#include "pricing/bill.hpp"
#include "scenarios/document/node.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"
