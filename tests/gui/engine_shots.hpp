// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/shot.hpp"

namespace headroom::shots {

/// Scenarios of the gallery as the engine itself reads and runs them: a state machine, a queue, regions, a VPC, designs
/// that are nearly alike.
void shootGallery(const Shot& shot);

}  // namespace headroom::shots
