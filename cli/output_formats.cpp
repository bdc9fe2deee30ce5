// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output_formats.hpp"

#include "cli/study_input.hpp"

namespace headroom::cli {

base::Result<OutputFormats> outputFormats(const std::string& text) {
    OutputFormats formats;
    for (const std::string& one : listOf(text)) {
        if (one == "md")
            formats.md = true;
        else if (one == "csv")
            formats.csv = true;
        else if (one == "html")
            formats.html = true;
        else if (one != "json")
            return base::Error{base::Errc::BadInput, "--format",
                               document::quoted(one) + " is not one of json, csv, md, html"};
    }
    return formats;
}

}  // namespace headroom::cli
