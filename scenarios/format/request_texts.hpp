// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "scenarios/format/integration_reader.hpp"

namespace headroom::format {

/// What the request of a service's action says of `key`, as it is written ("${Orders}"): in a template that is JSON
/// (`"TableName": "..."`) or a form (`QueueUrl=...&`), in an HTTP API's parameter, or in a REST API's of the query
/// ("integration.request.querystring.QueueUrl"). Empty: nothing.
std::string saidOf(const IntegrationPlace& at, std::string_view key);

}  // namespace headroom::format
