// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace headroom::study {

/// "1 message was lost: it became too old", "1,200 messages were lost: they became too old": a count before a text that
/// begins with what is counted, in the plural.
std::string counted(std::uint64_t count, const std::string& text);

/// Such a text as it stands behind a 1; one that stands so already is left as it is.
std::string textOfOne(const std::string& text);

}  // namespace headroom::study
