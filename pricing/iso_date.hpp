// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace headroom::pricing {

/// Whether a text is a day of the calendar as YYYY-MM-DD. Such dates sort as text.
bool isIsoDate(std::string_view text);

}  // namespace headroom::pricing
