// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace headroom::document {

/// What a file is that begins with these bytes (four are enough) and is not text in UTF-8, and what to do about it: "is
/// Parquet, which is not read: save it as CSV". Empty for what may be text, and for gzip, which some readers unpack.
std::string otherForm(std::string_view head);

/// Whether a file that begins with these bytes is packed by gzip.
bool isGzip(std::string_view head);

}  // namespace headroom::document
