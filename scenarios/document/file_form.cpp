// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/file_form.hpp"

namespace headroom::document {

std::string otherForm(std::string_view head) {
    // APPNOTE.TXT 4.3.7 and 4.3.16; Parquet's file format, "File format"; the byte order marks of Unicode 3.10.
    if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06"))
        return "is a zip archive: unpack it; of a workbook (.xlsx, .ods) save the sheet as CSV";
    if (head.starts_with("PAR1")) return "is Parquet, which is not read: save it as CSV, packed by gzip or not";
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
        return "is in the encoding UTF-16; save it as UTF-8";
    return "";
}

bool isGzip(std::string_view head) { return head.starts_with("\x1F\x8B"); }  // RFC 1952, 2.3.1

}  // namespace headroom::document
