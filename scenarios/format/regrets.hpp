// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/format/place.hpp"

namespace headroom::format {

/// Warns of what AWS accepts and whoever deploys it regrets: work that always takes longer than whoever asks for it
/// waits, functions that let nothing in, answers that no cache keeps.
void warnRegrets(Reading& reading, const document::Node& root, const Design& design);

}  // namespace headroom::format
