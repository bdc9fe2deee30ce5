// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/format/place.hpp"

namespace headroom::format {

/// Warns of connections of WebSocket APIs that the gateway always closes before their clients leave: after two hours,
/// or where they fall silent for ten minutes. Clients are not taken to connect again.
void warnOfSessions(Reading& reading, const document::Node& root, const Design& design);

}  // namespace headroom::format
