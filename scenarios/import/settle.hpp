// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/import/draft.hpp"

namespace headroom::importing {

/// Reads the draft as the format does, takes out what is not modelled (with the format's own reason in the report), and
/// again, until all of it is accepted. What AWS itself refuses becomes a problem at its place in the file.
void settle(const Inventory& inventory, Draft& draft, Report& report, std::vector<document::Problem>& problems);

}  // namespace headroom::importing
