// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/base/result.hpp"

namespace headroom::cli {

/// What a study writes beside its JSON.
struct OutputFormats {
    bool md = false;
    bool csv = false;
    bool html = false;
};

/// Reads --format: json, csv, md, html, separated by commas.
base::Result<OutputFormats> outputFormats(const std::string& text);

}  // namespace headroom::cli
