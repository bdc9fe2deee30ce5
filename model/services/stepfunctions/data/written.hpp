// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/services/stepfunctions/data/flow.hpp"

namespace headroom::stepfunctions::data {

/// What a Map whose results are put into S3 gives instead of them: where its manifest is (Guide,
/// input-output-resultwriter). `where` is what the ResultWriter's Parameters came to, `run` names the Map Run.
Json writtenResult(const std::string& run, const Json& where);

}  // namespace headroom::stepfunctions::data
