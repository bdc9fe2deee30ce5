// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/shot.hpp"

namespace headroom::shots {

/// Every tab before a run and after one.
void shootSmall(const Shot& shot);
/// The same of a scenario of many parts.
void shootBusy(const Shot& shot);
/// The same of a file with problems.
void shootBroken(const Shot& shot);

}  // namespace headroom::shots
