// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/document/node.hpp"

namespace headroom::importing {

/// The API that SAM makes of events which name none (ServerlessRestApi, ServerlessHttpApi), as a resource that they
/// name: a nested stack has its own, so that routes of two do not become those of one. `child` is changed.
void declareImpliedApis(document::Node& child);

}  // namespace headroom::importing
