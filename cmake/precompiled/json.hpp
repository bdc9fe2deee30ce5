// SPDX-License-Identifier: GPL-3.0-or-later
// What reads and writes JSON by itself: price books, the data of state machines.
#pragma once

#include <nlohmann/json.hpp>

#include "cmake/precompiled/standard.hpp"
