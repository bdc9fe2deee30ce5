// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/offers/offer_parts.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace headroom::pricing {

/// The files that an index leads to, and what is to be said of them.
struct IndexedFiles {
    std::vector<std::filesystem::path> files;
    std::vector<OfferNote> notes;
};

/// The files of an index's `urls` that are there. A URL's path is looked for in the folder of the index, whole and,
/// where no other of its URLs ends so, without its first folders ("us-east-1/index.json"); and where the index lies in
/// a copy of AWS's own folders ("offers/v1.0/aws/..."), in that copy. An error is said of a path that leads out of the
/// folder, of the index itself, and where nothing is found.
IndexedFiles filesOfIndex(const std::filesystem::path& index, const std::vector<std::string>& urls);

}  // namespace headroom::pricing
