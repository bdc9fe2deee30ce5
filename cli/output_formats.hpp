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
    bool pdf = false;
    bool odt = false;
};

/// Reads --format: json, csv, md, html, pdf, odt, separated by commas. Errors: BadInput; Environment, where pdf is
/// asked for and cannot be made here.
base::Result<OutputFormats> outputFormats(const std::string& text);

}  // namespace headroom::cli
