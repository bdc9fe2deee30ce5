// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// A report as blocks in reading order: what is broken into pages. Plain values, because the setter of pages is loaded
/// when a PDF is asked for and only then.
namespace headroom::report {

struct PageBlock {
    enum class Kind : std::uint8_t { Chapter, Section, Paragraph, Decision, Note, Items, Table, Chart };

    Kind kind = Kind::Paragraph;
    std::string text;  ///< of a chart its title
    std::vector<std::string> items{};
    std::vector<std::vector<std::string>> rows{};  ///< the first is the head
    std::vector<bool> right{};                     ///< by column: set to the right
    std::string svg{};
    double aspect = 1.0;  ///< of the chart: width over height
};

struct PagedDocument {
    std::string title;
    std::string client;
    std::string author;
    std::string version;
    std::string date;    ///< "2026-01-05"; empty: none, and the file has none either
    std::string logo;    ///< PNG, JPEG or GIF in base64; may be empty
    std::string remark;  ///< on the cover and at the foot of every page
    bool partial = false;
    std::vector<std::string> chapters;  ///< of the contents, in their order
    std::vector<PageBlock> blocks;
};

}  // namespace headroom::report

/// Sets the document as PDF, A4. The one function of the library `headroom_pages`; false when `pdf` is not usable.
extern "C" bool headroomSetPages(const headroom::report::PagedDocument& document, std::string& pdf);
