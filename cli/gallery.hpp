// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace headroom::cli {

/// A file of scenarios/gallery, compiled in.
struct GalleryFile {
    std::string_view name;
    std::string_view text;
};

std::span<const GalleryFile> galleryFiles();

}  // namespace headroom::cli
