// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "scenarios/calibrate/access_log.hpp"
#include "scenarios/recorded/input_file.hpp"

namespace headroom::calibrate {

/// Whether a file that begins like this is an answer of CloudWatch Logs in JSON (filter-log-events, get-log-events,
/// get-query-results with @message) whose messages are lines of an access log.
bool isAccessEvents(std::string_view beginning);

/// Gives each message that is such a line to `use`; the answer is how many are none. `beginning`: of the file, what has
/// been read. Errors: damaged JSON, or JSON that breaks off.
base::Result<std::uint64_t> readAccessEvents(std::string beginning, recorded::InputFile& in,
                                             const std::function<void(const AccessLine&)>& use);

}  // namespace headroom::calibrate
