// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/shot.hpp"

namespace headroom::shots {

/// Import, trace and cover; a run that fails.
void shootDialogs(const Shot& shot);
/// The form of a workload, of a distribution, with all settings.
void shootForms(const Shot& shot);
/// The window in its other language.
void shootIndonesian(const Shot& shot);

}  // namespace headroom::shots
