// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output_formats.hpp"

#include "cli/study_input.hpp"
#include "report/pdf_report.hpp"

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
        else if (one == "pdf")
            formats.pdf = true;
        else if (one == "odt")
            formats.odt = true;
        else if (one != "json")
            return base::Error{base::Errc::BadInput, "--format",
                               document::quoted(one) + " is not one of json, csv, md, html, pdf, odt"};
    }
    if (formats.pdf) {  // before a long study, not after it
        if (const auto available = report::pdfAvailable(); !available) return available.error();
    }
    return formats;
}

}  // namespace headroom::cli
